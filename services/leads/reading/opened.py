"""Where the phrase of a place begins, and what is said of it there: "in Jalan Contoh, Sampel".

Pure. The town behind the comma is where it happened, whatever its street tells; "here" is the
dateline's town unless a statement was made here, or so many kilometres from here.
"""

import re

from services.leads.reading.place_words import HAPPENED, HERE, HOME, HOME_IN, TOWARDS

PLAIN, SURE = 2.0, 3.0  # as of a name that stands right behind "di"
BACK = 90  # characters before a name in which its phrase begins
SENTENCE = 150  # characters before it in which the accident is told
# "di kawasan Contoh ", "in Taman Contoh ": up to the name.
OPENS = re.compile(
    r"\b(?P<at>di|at|in|near|along|on|dekat|berhampiran|kat|sekitar)\s(?:the\s|perairan\s|"
    r"kawasan\s|"
    r"muara\s|sekitar\s|simpang\s)?"
    r"(?:(?!Hospital|Klinik|Pusat|Mahkamah|Balai|Ibu|IPD|Kem\s|Surau|Masjid|"
    r"Tanah)[A-Z][\w'.-]{0,20}\s){0,4}$"
)
NEW_SENTENCE = re.compile(r"[.;\n]\s")
# What was said here, and what lies so far from here; a court sits in the accident's district.
STATED = re.compile(
    r"\b(?:kenyataan|statement|sidang media|sidang akhbar|press conference|reporters|pemberita|"
    r"wartawan|ditemui|contacted|met|ketika dihubungi)\b[^.;]{0,30}$|"
    r"\b(?:from|dari|daripada)\s$",
    re.I,
)
NEARBY = 45  # characters before "here" that tell of what it is said


def says_here(text: str) -> bool:
    """Tell whether the accident is said to be here: "di sini", of no statement and no distance."""
    return any(
        STATED.search(text[max(0, here.start() - NEARBY) : here.start()]) is None
        for here in HERE.finditer(text)
    )


def weight_of_town(text: str, start: int) -> float:
    """Return what a town behind a comma tells of the scene, by what opens the phrase before it.

    `start`: of the name before the comma. 0 where nothing says that the phrase is of a scene.
    """
    before = NEW_SENTENCE.split(text[max(0, start - SENTENCE) : start])[-1]
    opens = OPENS.search(before[-BACK:])
    if opens is None:
        return 0.0
    told = before[: len(before[:-BACK]) + opens.end("at")].lower()
    if (
        HOME_IN.search(f"{told} ")
        or _ends(HOME, told)
        or _ends(TOWARDS, told[: -len(opens["at"])].rstrip())
    ):
        return 0.0
    return SURE if HAPPENED.search(told) else PLAIN


def _ends(words: re.Pattern[str], before: str) -> bool:
    return any(found.end() == len(before) for found in words.finditer(before[-40:]))
