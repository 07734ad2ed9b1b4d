"""What a text tells beside its accident: a picture's caption, an accident that was before.

Pure. Blanks stand where they stood, so that whatever is found keeps its place in the text.
"""

import re
from functools import lru_cache

from services.leads.reading import harm

LONGEST = 300  # characters of a caption

# "Clean-up work: Contoh, 51, sweeping ... - Bernama" above the story: whom a picture shows.
CREDIT = re.compile(
    r"\b(?:pic(?:ture)?s?|photos?|foto|gambar|bernama|reuters|afp)"
    r"(?:\s(?:by|by:|oleh|ihsan|courtesy of|via|from)\s[^\n]{2,40})?[.)]{0,2}\s?(?=\n)",
    re.I,
)
SHOWS = re.compile(
    r"^[A-Z][a-z][\w' -]{1,30}:\s[^\n:]{2,120}?\b[a-z]{3,}ing\b|"
    r"\b(?:pictured|seen here|(?:left|right|kiri|kanan|tengah)\)|kelihatan|dalam gambar)\b"
)
_ACCIDENT = (
    r"(?:accident|crash|collision|tragedy|incident|explosion|attack|mishap|kemalangan|nahas|"
    r"tragedi|kejadian|insiden|letupan|serangan)"
)
# "Days after the accident that claimed the life of Contoh in Sampel, another ...".
BEFORE = re.compile(
    r"(?:^|(?<=[.\n])\s{0,3})(?:(?:just|barely|only|hanya|baru|belum)\s)?(?:[\w-]{1,12}\s){0,2}?"
    rf"(?:hours|days?|weeks?|months?|years?|jam|hari|minggu|bulan|tahun)\s(?:after|selepas|lepas)\s"
    rf"[^.;\n]{{0,120}}?\b{_ACCIDENT}\b[^.;\n]{{3,160}}?,\s"
    r"(?=(?:yet\s)?(?:another|a second|satu lagi|seorang lagi|sebuah lagi)\b)",
    re.I,
)
SECOND = re.compile(
    rf"\b(?:after|following|selepas)\s(?:another|one|a similar|satu lagi)\s(?:{_ACCIDENT}\s)?"
    r"(?:in|at|near|on|di|dekat)\s[^.;\n]{3,100}",
    re.I,
)
# Only texts with one of these have an aside: the rest are not searched.
MAY_HAVE = re.compile(r"another|a second|\blagi\b|bernama|pic|photo|foto|gambar|reuters|afp", re.I)


@lru_cache(maxsize=16)  # texts: each is asked for twice
def left_out(text: str) -> str:
    """Return the text with blanks for captions and for accidents before this one."""
    if MAY_HAVE.search(text) is None:
        return text
    for aside in (BEFORE, SECOND):
        text = aside.sub(lambda found: " " * len(found[0]), text)
    for credit in CREDIT.finditer(text):
        begin = text.rfind("\n", 0, credit.start()) + 1
        line = text[begin : credit.end()]
        told = len(line) > LONGEST or harm.outcome_of(line.lower()) is not None  # of the story
        if not told and SHOWS.search(line):
            text = text[:begin] + " " * (credit.end() - begin) + text[credit.end() :]
    return text
