"""Day of an accident, relative to the day of the post.

Pure. "Malam tadi" is the evening before; "Rabu lalu" the last Wednesday before the post; a bare
weekday the last one, today included. What does not follow from the post's own day stays None.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from services.leads.reading import small_hours
from services.leads.reading.patterns import any_of
from services.leads.reading.prose import in_full
from services.typed_days import MONTHS, WEEKDAYS

# Words of the same day and of the day before. Spellings of chats beside those of newspapers.
EVENING_BEFORE = (
    "malam tadi",
    "mlm tadi",
    "malam td",
    "mlm td",
    "last night",
    "malam semalam",
    "semalam malam",
    "lewat malam tadi",
    "malam tek",  # of Sarawak
)
TONIGHT = frozenset(("malam tadi", "mlm tadi", "malam td", "mlm td"))  # when written at night
NIGHT = 20  # o'clock
HOUR = re.compile(r"(?<![\d.:])(\d|1[01])(?:[.:]([0-5]\d))?\s?(?:pm|malam|mlm)\b")
YESTERDAY = ("semalam", "smlm", "semlm", "smalam", "yesterday", "kemarin")
TODAY = (
    "hari ini",
    "hari ni",
    "harini",
    "hr ni",
    "hr ini",
    "tadi",
    "td",
    "sebentar tadi",
    "today",
    "pagi ini",
    "pagi ni",
    "petang ini",
    "tengah hari tadi",
    "tengah hari ini",
    "petang ni",
    "malam ini",
    "malam ni",
    "tengah hari ini",
    "this morning",
    "this afternoon",
    "this evening",
    "tonight",
    "baru sahaja",
    "baru je",
    "just now",
    "earlier today",
    "pagi tek",
    "petang tek",
    "tek pagi",
    "tek jam",
    "tek pukul",
)
TWO_DAYS = (
    "kelmarin",
    "kelmarin dulu",
    "dua hari lalu",
    "2 hari lalu",
    "two days ago",
    "2 days ago",
)

_DAYS = r"isnin|selasa|rabu|khamis|jumaat|sabtu|ahad|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_MONTHS = "|".join(sorted(MONTHS, key=len, reverse=True))
# Since when it had rained: "hujan dari semalam".
RAINED = re.compile(r"\b(?:hujan|rain\w*)\b[^.,\n]{0,25}?\b(?:dari|sejak|since) (?:\w+ )?$")
RELATIVE = any_of((*EVENING_BEFORE, *YESTERDAY, *TODAY, *TWO_DAYS))
# "Thu 1.15am": short only before a figure.
_SHORT = r"(?:mon|tue|wed|thu|fri|sat|sun)(?=[,.]?\s\d)"
WEEKDAY = re.compile(
    rf"(?<!\w)(last\s)?({_DAYS}|{_SHORT})(\s(?:lalu|lepas|last))?(?!\w)", re.IGNORECASE
)
DAY_MONTH = re.compile(
    rf"(?<![\w.])(\d{{1,2}})(?:st|nd|rd|th|hb|"
    rf"haribulan)?\s?({_MONTHS})\b\.?,?(?:\s?(\d{{4}})\b)?",
    re.IGNORECASE,
)
MONTH_DAY = re.compile(
    rf"(?<!\w)({_MONTHS})\.?\s(\d{{1,2}})(?:st|nd|rd|th)?(?!\w|\.\d)(?:,?\s(\d{{4}})\b)?",
    re.IGNORECASE,
)
FIGURES = re.compile(r"(?<![\d.])(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?!\d)")

# Without a year, only beside a word of day or hour: "Jalan 12/3" is an address.
DAY_ONLY = re.compile(
    r"(?<![a-z])(?:tarikh|pada|on|kejadian|kemalangan|dated?|[ap]\.?m\.?|pagi|petang|"
    r"malam)\s?:?\s"
    r"(\d{1,2})/(\d{1,2})(?![/\d])",
    re.IGNORECASE,
)
DAY_AND_HOUR = re.compile(
    r"(?<![\w/.])(\d{1,2})/(\d{1,2})(?=,?\s(?:jam|pukul|pkl)\s?\d)", re.IGNORECASE
)
# The day of a death, not of the accident before it: "meninggal dunia hari ini".
OF_DEATH = re.compile(
    r"\b(?:meninggal(?: dunia)?|menghembuskan nafas\w*|died|passed away|succumbed)"
    r"(?:\s(?:pada|on|awal|pagi|petang|malam|tengah hari|early|this)){0,2}\s$"
)
# "Said on April 7 at about 8.50am a car ...": with its hour it is the day of the event.
CLOCK_NEXT = re.compile(r"(?:\sat|\sjam|\spukul|,)?\s(?:about|around|kira-kira)?\s?\d{1,2}[.:]\d\d")
SENTENCE = re.compile(r"[.!?]\s|\n")
EVENT = any_of(
    r"""
        kemalangan, nahas, accident, eksiden, maut, meninggal\w{0,3}, cedera, parah, terbabas,
        terkorban,
        \w{0,3}langgar\w{0,3}, \w{0,3}rempuh\w{0,3}, bertembung, jatuh, terjatuh, kejadian, insiden,
        tragedi, kebakaran, letupan, lemas, hilang, crash\w{0,2}, killed, died, dead, injured, hurt,
        collision, incident, fell, explosion, fire, drowned, pengsan, rebah, strok, stroke,
        tersepit,
        melecur, dihempap, tertimbus, overturn\w{0,2}, collapsed?, meletup, runtuh, tergelincir,
        slipped
    """
)
# What comes days after an accident; its day is second best.
LATER = re.compile(
    r"(?:dirawat|rawatan|succumbed|in hospital|nafas)[^.]{0,14}$|"
    r"(?:ditemui|ditemukan|dijumpai|(?:was|were|been) found|recovered|mahkamah|court|didakwa|"
    r"charged|"
    r"dikebumikan|buried|tular|viral|mengeluarkan notis|stop-?work|meninggal dunia di hospital|"
    r"bertambah|has risen|rose to)(?![^.]{0,30}(?:kejadian|kemalangan|accident))[^.]{0,85}$"
)

AGED = re.compile(r", \d{2}(?:,|\)|\.(?!\d))")
NAMED = re.compile(r"[A-Z][\w'’]+ $")
SON_OF = re.compile(
    r"\b(?:bin|binti|b\.|bt\.?|md\.?|mohd\.?|m[uo]hamm?[ae]d|abdul) $", re.IGNORECASE
)
TO_COME = re.compile(r"\b(?:dijangka|dijadual\w*|akan|bakal|scheduled|expected|will)\b[^.;]{0,40}$")
YEARS = range(1900, 2100)  # "1/1/0001", "31/12/9999": mistyped; also no day lies a week before it


# So long ago, told without its year, it is a day of the coming two months: a wedding, a hearing.
AHEAD = timedelta(days=305)
WITH_YEAR = re.compile(r"\d{4}$|\d[/.-]\d{1,2}[/.-]\d{2}$")


@dataclass(frozen=True, slots=True)
class Day:
    """A day that a text names, and the phrase for it."""

    on: date
    phrase: str
    at: int  # where in the text


def days(text: str, posted: date) -> list[Day]:
    """Return the days that the text names, in the order of the text."""
    found = [*_relative(text, posted), *_weekdays(text, posted), *_dates(text, posted)]
    return sorted(found, key=lambda day: day.at)


def full_days(text: str) -> list[date]:
    """Return the days that the text names with their year."""
    named = _dates(text, date.max)
    return [day.on for day in named if WITH_YEAR.search(day.phrase)]


def last_full_day(text: str) -> date | None:
    """Return the last of the days that the text names with their year."""
    return max(full_days(text), default=None)


def accident_day(
    text: str, posted_at: datetime, *, dateline_end: int = 0, hour: time | None = None
) -> date | None:
    """Return the day of the accident: the first named after the dateline, none after the post.

    *hour* is the time that the text tells of the accident.
    """
    posted, text = posted_at.date(), in_full(text[dateline_end:])
    named = [day for day in days(text, posted) if day.on <= posted]
    named = [day for day in named if day.on > posted - AHEAD or WITH_YEAR.search(day.phrase)]
    named = [day for day in named if not RAINED.search(text[: day.at].lower()[-60:])]
    told = [day for day in named if not _of_statement(text, day)]
    told = [day for day in told if not _of_what_came_later(text, day)] or told
    if not told:
        return None
    beside = [day for day in told if _beside_accident(text, day)]
    of_event = [day for day in beside if not OF_DEATH.search(text[: day.at].lower()[-40:])]
    first = (of_event or beside or told)[0]
    if posted_at.hour >= NIGHT and _of_this_night(text, first, posted_at):
        return posted
    if first.on == posted and first.phrase.lower() in TODAY:
        before = small_hours.is_of_the_day_before(text, first.at, first.phrase, posted_at, hour)
        return first.on - timedelta(days=before)
    return first.on


def _of_this_night(text: str, day: Day, posted_at: datetime) -> bool:
    """Tell whether "9.15 malam tadi", written at eleven at night, is of that very night."""
    if " ".join(day.phrase.lower().split()) not in TONIGHT:
        return False
    hour = HOUR.search(text[max(0, day.at - 40) : day.at + 40].lower())
    if hour is None:
        return False
    minutes = (int(hour[1]) + 12) * 60 + int(hour[2] or 0)
    return NIGHT * 60 - 60 <= minutes <= posted_at.hour * 60 + posted_at.minute


def _beside_accident(text: str, day: Day) -> bool:
    """Tell whether the sentence of the day names an accident or somebody's harm."""
    before = SENTENCE.split(text[max(0, day.at - 300) : day.at])[-1]
    after = SENTENCE.split(text[day.at : day.at + 200])[0]
    return EVENT.search(f"{before}{after}".lower()) is not None


def _relative(text: str, posted: date) -> Iterator[Day]:
    for found in RELATIVE.finditer(text.lower()):
        phrase = " ".join(found[0].lower().split())
        back = 0
        if phrase in EVENING_BEFORE or phrase in YESTERDAY:
            back = 1
        elif phrase in TWO_DAYS:
            back = 2
        if phrase == "malam tadi" and text[: found.start()].lower().endswith("tengah "):
            back = 0  # "12.05 tengah malam tadi": past midnight
        yield Day(posted - timedelta(days=back), phrase, found.start())


def _weekdays(text: str, posted: date) -> Iterator[Day]:
    for found in WEEKDAY.finditer(text):
        aged = AGED.match(text, found.end()) and NAMED.search(text[: found.start()])
        if aged or SON_OF.search(text[: found.start()]):
            continue  # Ali Sabtu, 34: a man's name
        if TO_COME.search(text[: found.start()]):
            continue  # "dijangka berlangsung Sabtu ini"
        if (
            not found[0][0].isupper()
            and not (found[1] or found[3])
            and found[2].lower() in {"ahad", "sabtu"}
        ):
            continue
        back = (posted.isoweekday() - WEEKDAYS[found[2].lower()]) % 7
        if back == 0 and (found[1] or found[3]):
            back = 7
        yield Day(posted - timedelta(days=back), found[0], found.start())


def _dates(text: str, posted: date) -> Iterator[Day]:
    for found in DAY_MONTH.finditer(text):
        yield from _day(found, found[1], MONTHS[found[2].lower()], found[3], posted)
    for found in MONTH_DAY.finditer(text):
        yield from _day(found, found[2], MONTHS[found[1].lower()], found[3], posted)
    for form in (DAY_ONLY, DAY_AND_HOUR):
        for found in form.finditer(text):
            yield from _day(found, found[1], int(found[2]), None, posted)
    for found in FIGURES.finditer(text):
        yield from _day(found, found[1], int(found[2]), found[3], posted)


def _day(
    found: re.Match[str], day: str, month: int, year: str | None, posted: date
) -> Iterator[Day]:
    whole = posted.year if year is None else int(year) + (2000 if len(year) == 2 else 0)
    if whole not in YEARS:
        return
    try:
        on = date(whole, month, int(day))
        if year is None and on > posted:
            on = on.replace(year=whole - 1)
    except ValueError:
        return
    yield Day(on, found[0], found.start())


def _of_statement(text: str, day: Day) -> bool:
    """Tell whether the day is that of somebody's words ("katanya dalam kenyataan hari ini")."""
    before = text[max(0, day.at - 60) : day.at].lower()
    said = (
        r"(?:kenyataan|katanya|berkata|dihubungi|ditemui(?! (?:mati|maut|lemas|tidak|tak|dalam|"
        r"terapung|rentung|meninggal|terbaring|oleh|selamat|hidup))|pemberita|statement|said|"
        r"told|"
        r"bernama|"
        r"media)"
    )

    found = re.search(rf"{said}([^.]{{0,45}})$", before)
    clock = CLOCK_NEXT.match(text, day.at + len(day.phrase))
    return found is not None and clock is None and EVENT.search(found[1]) is None


def _of_what_came_later(text: str, day: Day) -> bool:
    """Tell whether the day is that of a death in hospital, of a finding, of a day in court."""
    before = re.split(r"[.!?]\s|\n", text[max(0, day.at - 120) : day.at].lower())[-1]
    return LATER.search(before) is not None
