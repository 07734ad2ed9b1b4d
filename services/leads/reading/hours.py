"""Time of an accident: the hour with the part of the day that stands beside it.

Pure. "Malam tadi jam 11.30" is 23:30. Times of a call for help are second best; those of a death
in hospital, of a statement, of the end of the search are never taken.
"""

import re
from collections.abc import Iterator
from datetime import time

from services.leads.reading.patterns import any_of

# The time of the accident itself comes before that of the call; other moments are never taken.
OF_ACCIDENT = any_of(
    r"""
        kejadian, kemalangan, nahas, insiden, berlaku, tragedi, kebakaran, incident, accident,
        crash, happened, occurred, collision, jam kejadian, masa kejadian, tadi, semalam, mlm td,
        maut
    """
)
OCCURRED = any_of("berlaku, terjadi, happened, occurred, took place")
OF_CALL = any_of(
    r"""
        panggilan, menerima laporan, laporan, dimaklumkan, aduan, distress call, emergency call,
        received a, received, alerted, report, call
    """
)
OF_OTHER = any_of(
    r"""
        meninggal dunia pada, ditemukan, ditemui, dijumpai, was found, were found, recovered,
        tamat, berakhir, disahkan meninggal, pronounced dead, menghembuskan, tiba di, arrived,
        operasi, setakat, until, as of, sehingga, ended, dikebumikan, jenazah, menelefon, dipadam,
        under control, concluded, completed, wound up, brought down, pronounced, ditutup,
        extricated,
        sidang media, press conference, dibawa keluar, dikeluarkan, died at, dug out, pulled out,
        diserahkan, ditangguhkan, dihentikan, disambung, handed over, suspended, called off,
        hauled, freed, spotted, sighted, terapung, jumpa mayat, wake, tahlil, kenduri, ziarah,
        removed from, (?<!tiba-)tiba (?:pada|jam|kira-kira),
        funeral, pengebumian, cremation, pembakaran mayat, solat jenazah
    """
)
# "Upon reaching the place about 30km from Contoh at 4.17pm": when help came.
ARRIVED = re.compile(
    r"\b(?:up)?on (?:arrival|arriving|reaching)\b|\b(?:sebaik|setelah|selepas|apabila) (?:sahaja )?"
    r"(?:tiba|sampai)\b"
)
# What such a word counts or numbers is no hour: "Seksyen 15 petang semalam".
_NUMBERED = "".join(
    rf"(?<!\b{word}\s)"
    for word in (
        *("seksyen", "section", "blok", "block", "tingkat", "fasa", "phase", "lorong", "batu"),
        *("km", "kilometer", "lot", "no", "taman", "bahagian", "zon", "level", "laluan", "akta"),
        *("felda", "jalan", "gate", "pintu", "unit", "line", "platform", "umur", "aged"),
        *("terminal", "presint", "precinct"),
        *("palong", "keratong", "jengka", "sahabat", "kemahang"),  # schemes of many numbers
    )
)
CLOCK = re.compile(
    r"(?<![\w.,])(?:(?P<lead>pukul|pkl|kul|kol|jam|kira-kira|lebih kurang|sekitar|at|about|around|"
    r"by|masa|waktu|time|panggilan)\s?:?\s{0,2})?"
    r"(?:(?:kira-kira|lebih kurang|sekitar|about|around|(?P<clock>pukul|kul|kol|jam))\s)?"
    rf"(?=\d){_NUMBERED}"
    r"(?P<hour>[01]?\d|2[0-3])(?:[.:](?P<minute>[0-5]\d))?\s?"
    r"(?P<part>awal pagi|tengah ?hari|tgh hari|tengah malam|pagi|petang|ptg|malam|mlm|subuh|"
    r"a\.?m\b\.?|p\.?m\b\.?|noon|midnight"
    r"|hrs)?(?!\w|[.:]\d|%|\sberturut)",
    re.IGNORECASE,
)
# Part of the day in the same sentence, for an hour without one: "malam tadi jam 11.30".
PART_NEAR = re.compile(
    r"(?<!\w)(?<!pasar )(?<!kelab )(?<!selamat )(?<!good )"
    r"(tengah malam|tengah ?hari|awal pagi|pagi|"
    r"petang|malam|subuh|morning|afternoon|evening|tonight|night|noon|midnight)"
    r"(?!\w| market| club| shift)"
)
PART_WITHIN = 45  # characters, with no other figure between
CLOCK_LEADS = frozenset({"pukul", "pkl", "kul", "kol", "jam", "masa", "waktu", "time", "panggilan"})
AFTERNOON = frozenset({"petang", "ptg", "pm", "afternoon"})
EVENING = frozenset({"malam", "mlm", "night", "evening", "tonight"})
FOUR_FIGURES = re.compile(
    r"(?<!\d)(?:jam|pukul|pkl|masa|waktu|at)\s?:?\s?([01]\d|2[0-3]):?([0-5]\d)\s?(?:hrs|jam|"
    r"hours)?(?!\d)|(?<![\d.:])([01]\d|2[0-3])([0-5]\d)\s?(?:hrs|hours|jam(?!\s?\d)|"
    r"h(?=[,.\s])|pagi|petang|malam|"
    r"tgh ?hari|ptg|pg|mlm)\b",
    re.I,
)
# "Died at the scene of the 4.50am crash".
OF_THE_EVENT = re.compile(
    r"\d{1,2}(?:[.:]\d\d)?\s?(?:a\.?m\.?|p\.?m\.?|pagi|petang|malam)\s(?:crash|accident|incident|"
    r"collision|fire|mishap|tragedy|explosion)\b"
)
NEAR = 90  # characters before a time in which a word tells of what it is the time


def accident_time(text: str) -> time | None:
    """Return the time of the accident, else of the emergency call or report; None when neither is
    told.
    """
    best: tuple[int, int, time] | None = None
    for at, told, lead in _times(text):
        rank = _rank(text, at, lead)
        if rank is not None and (best is None or rank < best[0]):
            best = (rank, at, told)
    return best[2] if best else None


def _times(text: str) -> Iterator[tuple[int, time, bool]]:
    for found in FOUR_FIGURES.finditer(text):
        yield found.start(), time(int(found[1] or found[3]), int(found[2] or found[4])), True
    for found in CLOCK.finditer(text):
        hour, lead = int(found["hour"]), (found["lead"] or "").lower()
        by_clock = lead in CLOCK_LEADS or found["clock"] is not None
        part = (found["part"] or "").lower()
        if not part and (by_clock or (lead and found["minute"])):
            part = _part_near(text, found, hour)
        if part or (by_clock and found["minute"]):
            yield found.start(), _hour(hour, int(found["minute"] or 0), part), by_clock


def _part_near(text: str, clock: re.Match[str], hour: int) -> str:
    """Return the part of the day that stands nearest in the same sentence; empty without one."""
    begin, end = clock.start(), clock.end()
    before = re.split(r"[.!?;]\s|[\n\d]", text[max(0, begin - PART_WITHIN) : begin])[-1]
    after = re.split(r"[.!?;]\s|[\n\d]", text[end : end + PART_WITHIN])[0]
    near = [(len(before) - found.end(), found[1]) for found in PART_NEAR.finditer(before)]
    near += [(found.start(), found[1]) for found in PART_NEAR.finditer(after)]
    part = min(near, default=(0, ""))[1]
    return "" if part in AFTERNOON and 8 < hour < 12 else part


def _hour(hour: int, minute: int, part: str) -> time:
    part = part.replace(" ", "").replace(".", "")
    if hour > 12:
        return time(hour, minute)
    afternoon = part in AFTERNOON or (part in {"tengahhari", "tghhari", "noon"} and hour < 6)
    evening = part in EVENING and (6 if part in {"malam", "mlm"} else 5) <= hour < 12
    if (afternoon or evening) and hour < 12:
        return time(hour + 12, minute)
    if hour == 12 and part in {*EVENING, "awalpagi", "pagi", "tengahmalam", "am", "midnight"}:
        return time(0, minute)
    return time(hour % 24, minute)


def _rank(text: str, at: int, lead: bool) -> int | None:
    """Return how well a time is tied to the accident: 0 best; None when it is of something else."""
    before = re.split(r"[.!?;]\s|\n", text[max(0, at - NEAR) : at])[-1]
    if OF_THE_EVENT.match(text, at):
        return 0
    if ARRIVED.search(before):
        return None
    other, call = _last(OF_OTHER, before[-60:]), _last(OF_CALL, before[-60:])
    if other > call:
        return None
    if _last(OCCURRED, before) > call:
        return 0 if lead else 1
    if OF_CALL.search(before):
        return 4
    if OF_ACCIDENT.search(before[-60:]):
        return 0 if lead else 1
    after = re.split(r"[.!?;]\s|\n", text[at : at + 45])[0]
    return 2 if OF_ACCIDENT.search(after) else 3


def _last(words: re.Pattern[str], before: str) -> int:
    """Return where the last of the words stands; -1 without one."""
    return max((found.start() for found in words.finditer(before)), default=-1)
