"""Read why a member cannot take a lead, as typed behind /decline 17: "bercuti", "not my case".

Pure. Malay and English words of every day; the first that is meant counts. What is denied ("tak
sibuk") is no reason: then the four are listed to the person.
"""

import re
from types import MappingProxyType

_PATTERNS = MappingProxyType(
    {
        "leave": r"(?:ber)?cuti|(?:day )?off(?: day| duty)?|leave(?! (?:it|this|that|to|for)\b)"
        r"|holidays?|vacation|mc|emergency leave|(?:tak|tidak|kurang) sihat|unwell"
        r"|(?:tak|tidak) (?:be)?kerja|(?:tak|tidak) bertugas|not (?:working|on duty)"
        r"|^(?:saya |sedang )*sakit|^(?:i a?m )?(?:off )?sick",
        "far": r"(?:ber)?jauh(?:an)?|far|distance|luar kawasan",
        "busy": r"sibuk|busy|occupied|(?:meng)?urus(?:kan)? kes lain|(?:ada|banyak) kes(?: lain)?"
        r"|(?:an)?other cases?|mesyuarat|meeting|kursus|course|training",
        "other": r"bukan (?:kes|tugas|bidang|cawangan|urusan) (?:saya|kami|aku)"
        r"|not (?:my|our) (?:case|job|task|branch)|not mine|sebab lain|(?:an)?other reason"
        r"|^lain(?:[- ]lain)?$|^others?$",
    }
)
_REASONS = MappingProxyType(
    {reason: re.compile(rf"(?:\b|^)(?:{words})\b") for reason, words in _PATTERNS.items()}
)
_DENIED = re.compile(r"\b(?:tak|tidak|tdk|bukan|belum|not|no|isnt|never)(?: \w+)?$")
_MARKS = re.compile(r"[^\w\s-]+")


def read(text: str) -> str | None:
    """Return the reason (`cards.REASONS`) that a text tells, None where it tells none of them."""
    words = " ".join(_MARKS.sub("", text.lower()).split())
    found = [
        (match.start(), -match.end(), reason)
        for reason, pattern in _REASONS.items()
        if (match := pattern.search(words)) and not _DENIED.search(words[: match.start()].strip())
    ]
    return min(found)[2] if found else None
