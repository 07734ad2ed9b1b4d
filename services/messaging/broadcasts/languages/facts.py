"""Say which facts a text states: numbers, dates, weekdays, hours, links. Pure.

The two languages of a broadcast must state the same ones; how often each is said does not matter.
A figure is read as what it most surely is: "8.30 pagi" is an hour, "RM 1,200.50" a number,
"3 Mac 2026" and "03/03/2026" the same day, "lapan malam", "8 pm" and "eight in the
evening" the same hour.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from services.messaging.broadcasts.languages.number_words import in_figures
from services.typed_days import MONTHS, WEEKDAY_NAMES, full_year

_MORNING = ("pagi", "in the morning", "am", "a.m", "a.m.")
_LATER = ("petang", "ptg", "in the afternoon", "in the evening", "pm", "p.m", "p.m.")
_MIDDAY = ("tengah hari", "tengahari", "tgh hari", "noon")
_NIGHT = ("malam", "mlm", "at night")
_MIDNIGHT = ("tengah malam", "tgh malam", "midnight")
_TIMES = {"juta": 1_000_000, "million": 1_000_000, "ribu": 1000, "thousand": 1000}

_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
_PARTS = "|".join(
    re.escape(word) for word in (*_MIDDAY, *_MIDNIGHT, *_MORNING[::-1], *_LATER[::-1], *_NIGHT)
)
LINK = re.compile(
    r"(?:https?://|www\.)[^\s<>()\"]+|(?<![\w.])[\w.+-]+@[\w-]+\.[\w.]+|(?<!\w)@\w{4,}"
    r"|(?<![\w.])[a-z0-9][\w-]*(?:\.[\w-]+)*\.(?:my|com|org|net|me|gov)\b(?:/[^\s<>()\"]*)?",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?!\d)|(?<!\d)(\d{1,2})/(\d{1,2})(?![\d/])"
    rf"|(?<!\d)(\d{{1,2}})(?:st|nd|rd|th|hb\.?)?\s+(?:of\s+)?({_NAMES})\.?(?![a-z])(?:,?\s+(\d{{4}}))?"
    rf"|\b({_NAMES})\s+(\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,?\s+(\d{{4}}))?",
    re.IGNORECASE,
)
_HOUR = re.compile(
    rf"(?<![\d.:])(\d{{1,2}})(?:[.:](\d{{2}}))?\s*(?:o['’]clock\s+)?({_PARTS})(?![a-z])"
    r"|(?<![\d.:])(\d{1,2}):(\d{2})(?![\d:])"
    rf"|\b(?:jam|pukul)\s+(\d{{1,2}})[.](\d{{2}})(?!\d|\s*(?:{_PARTS}))",
    re.IGNORECASE,
)
# "One" alone is an article, but not before these.
_ONE = re.compile(
    r"\bone(?=\s+(?:o['’]clock\s+)?(?:in the (?:morning|afternoon)|at night)\b)"
    rf"|(?:(?<=\bjam )|(?<=\bpukul ))satu(?=\s+(?:{_PARTS})(?![a-z]))",
    re.IGNORECASE,
)
_DAY_NAME = re.compile(rf"\b({'|'.join(WEEKDAY_NAMES)})\b", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?<![\d])\+?\d(?:[\d,]*\d)?(?:\.\d+)?(?:-\d+)*(?:\s+(?:juta|million|ribu|thousand)\b)?",
    re.IGNORECASE,
)


class Fact(NamedTuple):
    """One thing that a text states."""

    kind: str  # "link", "date", "hour", "weekday", "number"
    value: str  # the same in both languages
    words: str  # as it stands in the text, its number words in figures


def of(text: str) -> dict[tuple[str, str], Fact]:
    """Return the facts of a text by kind and value; of one said twice the first words."""
    found: dict[tuple[str, str], Fact] = {}
    for fact in _read(text):
        found.setdefault((fact.kind, fact.value), fact)
    return found


def difference(one: str, other: str) -> tuple[list[str], list[str]]:
    """Return the words of the facts that only *one* states, and those that only *other* does."""
    first, second = of(one), of(other)
    return (
        [fact.words for key, fact in first.items() if key not in second],
        [fact.words for key, fact in second.items() if key not in first],
    )


def _read(text: str) -> Iterator[Fact]:
    """Read the surest kind first; what was read is not read again as something else."""
    rest = in_figures(_ONE.sub("1", text))
    for kind, pattern, value in (
        ("link", LINK, _link),
        ("date", _DATE, _date),
        ("hour", _HOUR, _hour),
        ("weekday", _DAY_NAME, _weekday),
        ("number", _NUMBER, _number),
    ):
        read: list[tuple[int, int]] = []
        for match in pattern.finditer(rest):
            said = value(match)
            if said is not None:
                read.append(match.span())
                yield Fact(kind, said, " ".join(match[0].split()))
        for start, end in read:
            rest = rest[:start] + " " * (end - start) + rest[end:]


def _link(match: re.Match[str]) -> str:
    bare = match[0].rstrip(".,;:!?").lower()
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", bare).rstrip("/")


def _date(match: re.Match[str]) -> str | None:
    """Return "3/3/2026", or "3/3" without a year; None where there is no such month."""
    (d1, m1, y1, d2, m2, d3, name3, y3, name4, d4, y4) = match.groups()
    if name3 or name4:
        day, month, year = int(d3 or d4), MONTHS[(name3 or name4).lower()], y3 or y4
    else:
        day, month, year = int(d1 or d2), int(m1 or m2), y1
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    full = full_year(year)
    return f"{day}/{month}/{full}" if full is not None else f"{day}/{month}"


def _hour(match: re.Match[str]) -> str | None:
    part = " ".join((match[3] or "").lower().split())
    hour = int(match[1] or match[4] or match[6])
    minute = int(match[2] or match[5] or match[7] or 0)
    if part in (*_MORNING, *_NIGHT, *_MIDNIGHT) and hour == 12:
        hour = 0
    elif (
        (part in _LATER and hour < 12)
        or (part in _NIGHT and 5 <= hour < 12)  # "2 malam" is after midnight
        or (part in _MIDDAY and hour < 11)
    ):
        hour += 12
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None


def _weekday(match: re.Match[str]) -> str:
    return str(WEEKDAY_NAMES[match[0].lower()])


def _number(match: re.Match[str]) -> str:
    """Return the bare figures; of a telephone number with its signs taken out."""
    figures, *word = match[0].lower().split()
    if "-" in figures or figures.startswith("+"):
        return re.sub(r"\D", "", figures)
    bare = figures.replace(",", "")
    if word:
        return f"{float(bare) * _TIMES[word[0]]:.2f}".rstrip("0").rstrip(".")
    return (bare.rstrip("0").rstrip(".") if "." in bare else bare) or "0"
