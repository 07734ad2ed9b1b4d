"""What list of leads somebody wants: whose, which, which page; as typed and as a button holds it.

Pure. "/leads lewat maut kuantan 7d" is overdue ones, deaths, of the branch Kuantan, reported in
the last seven days.
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from services.errors import Refusal
from services.leads.finding import periods
from services.people import scopes
from services.people import typed as people_typed
from services.people.duty_hours import Days
from services.people.scopes import Branches
from services.places import states

PAGE = 8  # leads on a page
_ANY = "-"


class Whose(StrEnum):
    """Which leads are listed."""

    MINE = "mine"  # held by me, or waiting for my answer
    BRANCH = "branch"  # open ones of all branches that I may see
    OVERDUE = "overdue"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A list of leads."""

    whose: Whose
    place: str | None = None  # a branch's code, or a state's
    severity: str | None = None
    kind: str | None = None
    days: Days | None = None  # reported in, the first and the last one; Malaysian calendar
    page: int = 0


_WHOSE = {
    **{each.value: each for each in Whose},
    "saya": Whose.MINE,
    "cawangan": Whose.BRANCH,
    "semua": Whose.BRANCH,
    "all": Whose.BRANCH,
    "lewat": Whose.OVERDUE,
    "ditutup": Whose.ENDED,
    "selesai": Whose.ENDED,
    "closed": Whose.ENDED,
}
_SEVERITY = {
    "maut": "death",
    "fatal": "death",
    "death": "death",
    "parah": "serious_injury",
    "serious": "serious_injury",
    "ringan": "minor_injury",
    "minor": "minor_injury",
}
_KIND = {
    "jalan": "commuting_or_road",
    "road": "commuting_or_road",
    "kerja": "workplace",
    "workplace": "workplace",
    "work": "workplace",
    "sakit": "illness",
    "illness": "illness",
    "tengah": "middleman",
    "middleman": "middleman",
    "lain": "other",
    "other": "other",
}
_FILLING = ("orang", "tempat")  # "orang tengah", "tempat kerja"
_SHORT = {  # in buttons, which hold 64 bytes
    "death": "d",
    "serious_injury": "s",
    "minor_injury": "n",
    "commuting_or_road": "r",
    "workplace": "w",
    "illness": "i",
    "middleman": "m",
    "other": "o",
}
_LONG = {short: long for long, short in _SHORT.items()}
SEVERITIES = ("death", "serious_injury", "minor_injury")


def typed(text: str, usual: Whose, known: Branches, today: date) -> Wanted:
    """Return what is typed behind /leads; *usual* is whose they are where nothing says it.

    Raises:
        Refusal: a word is neither a list, nor a kind, nor a branch or state, nor a day.
    """
    days, text = periods.cut(text.lower(), today)
    wanted = Wanted(usual, days=days)
    names: list[str] = []
    whose_said = False
    for word in text.split():
        if word in _WHOSE:
            wanted, whose_said = replace(wanted, whose=_WHOSE[word]), True
        elif word in _SEVERITY:
            wanted = replace(wanted, severity=_SEVERITY[word])
        elif word in _KIND:
            wanted = replace(wanted, kind=_KIND[word])
        elif word not in _FILLING:
            names.append(word)
    if names:
        wanted = replace(wanted, place=_place(" ".join(names), known))
    if (names or wanted.severity or wanted.kind or days) and not whose_said:
        wanted = replace(wanted, whose=Whose.BRANCH)  # a filter looks further than my own
    return wanted


def written(wanted: Wanted) -> str:
    """Return the list as a button holds it: "overdue.PHG-KTN.d.-.20261101-20261115.2"."""
    parts = (
        wanted.place,
        _SHORT.get(wanted.severity or ""),
        _SHORT.get(wanted.kind or ""),
        "-".join(f"{day:%Y%m%d}" for day in wanted.days) if wanted.days else None,
    )
    return ".".join((wanted.whose, *(part or _ANY for part in parts), str(wanted.page)))


def read(argument: str) -> Wanted:
    """Return the list that a button holds; a strange one is my own first page.

    Buttons from before there were days have one part less, and kinds in full.
    """
    whose, *parts = argument.split(".")
    if len(parts) == 4:
        parts.insert(3, _ANY)
    page = people_typed.number(parts[-1]) if len(parts) == 5 else None
    if whose not in {*Whose} or page is None:
        return Wanted(Whose.MINE)
    place, severity, kind, days = (None if part == _ANY else part for part in parts[:4])
    severity, kind = _LONG.get(severity or "", severity), _LONG.get(kind or "", kind)
    period = _days(days) if days else None
    known = severity in (None, *_SEVERITY.values()) and kind in (None, *_KIND.values())
    if not known or (days and period is None):
        return Wanted(Whose.MINE)
    return Wanted(Whose(whose), place, severity, kind, period, page)


def _days(written: str) -> Days | None:
    first, _, last = written.partition("-")
    try:
        return _day(first), _day(last)
    except ValueError:
        return None


def _day(written: str) -> date:
    return date(int(written[:4]), int(written[4:6]), int(written[6:8]))


def _place(name: str, known: Branches) -> str:
    found = scopes.find(name, known)
    if found.branch is not None:
        return found.branch.code
    state = states.code_of(name)
    if state is None:
        raise Refusal("lead.list_unknown", typed=name[:40])
    return state
