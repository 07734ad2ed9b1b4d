"""Public holidays and days of rest of each state.

The library `holidays` knows the yearly lists of the Prime Minister's Department: the days of each
state, those in lieu of a holiday on a day of rest, and the weekend (Friday and Saturday in Kedah,
Kelantan and Terengganu, and in Johor until the end of 2024). Days of the Islamic calendar that are
not yet announced are estimated, and their name says so. What states declare at short notice stands
in config/reference/holidays.yaml. Pure after the first use.

It is imported at the first question: a quarter of a second and 17 MB, which few need.
"""

from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

import yaml

from services.places.gazetteer import REFERENCE

if TYPE_CHECKING:
    from holidays.countries.malaysia import Malaysia

_LANGUAGES = {"ms": "ms_MY", "en": "en_US"}
EVERYWHERE = "MY"


def name(state: str, day: date, language: str = "ms") -> str | None:
    """Return the public holiday of *state* ("MY-06") on a day; None on any other day."""
    found = _declared("added", state).get(day)
    if found is not None:
        return str(found["name"][language])
    if day in _declared("removed", state):
        return None
    return _calendar(state, language).get(day)


def is_weekend(state: str, day: date) -> bool:
    """Whether the state rests on that weekday."""
    return _calendar(state, "ms").is_weekend(day)


def is_working_day(state: str, day: date) -> bool:
    """Whether offices of that state are open."""
    return not is_weekend(state, day) and name(state, day) is None


def working_days(state: str, first: date, last: date) -> frozenset[date]:
    """Return the working days from *first* to *last*, both included."""
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return frozenset(day for day in days if is_working_day(state, day))


@cache
def _calendar(state: str, language: str) -> "Malaysia":
    from holidays.countries.malaysia import Malaysia

    return Malaysia(subdiv=state.partition("-")[2], language=_LANGUAGES[language])


@cache
def _declared(kind: str, state: str) -> dict[date, dict[str, Any]]:
    entries = _file()[kind]
    return {each["day"]: each for each in entries if {state, EVERYWHERE} & set(each["states"])}


@cache
def _file() -> dict[str, list[dict[str, Any]]]:
    with (REFERENCE / "holidays.yaml").open(encoding="utf-8") as file:
        read: dict[str, list[dict[str, Any]]] = yaml.safe_load(file)
    return read
