"""Duty rosters of the town: by the program's own pattern, so that the town shows how it plans.

Pure. The days that have no roster yet are filled; with the first of them come a member on leave
and a night with nobody, for the coverage check to find.
"""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta

from services import clock
from services.people import duties, duty_hours, rostering
from services.people.duty_hours import Days
from services.people.rostering import Duty, Squad
from services.places import holidays

from . import plan


def days(now: datetime) -> list[date]:
    """Return the days that must have a roster: some before today, many ahead."""
    duty = plan.town()["duty"]
    today = now.astimezone(clock.LOCAL).date()
    span = range(-duty["days_before"], duty["days_ahead"] + 1)
    return [today + timedelta(days=number) for number in span]


def fill(
    state: str,
    squad: Sequence[int],
    empty: Collection[date],
    known: Sequence[Duty],
    leave: dict[int, list[Days]],
) -> list[Duty]:
    """Return the duty that begins on *empty* days; *known*: what is planned around them."""
    first, last = min(empty), max(empty)
    terms = duties.terms()
    working = holidays.working_days(state, first - terms.fair_within, last + timedelta(days=2))
    proposed = rostering.propose(
        (first, last), duty_hours.midnight(first), Squad(squad, leave, working), known, terms
    )
    return [duty for duty in proposed if duty.starts_at.astimezone(clock.LOCAL).date() in empty]


def leave(branch: str, squad: Sequence[int], now: datetime) -> dict[int, list[Days]]:
    """Return the leave that comes with a branch's first roster."""
    part = plan.town()["duty"]["leave"]
    if branch != part["branch"]:
        return {}
    first = now.astimezone(clock.LOCAL).date() + timedelta(days=part["in_days"])
    return {squad[part["member"] - 1]: [(first, first + timedelta(days=part["days"] - 1))]}


def with_gap(branch: str, planned: Sequence[Duty], now: datetime) -> list[Duty]:
    """Return a branch's first roster without the night that nobody takes."""
    part = plan.town()["duty"]["gap"]
    if branch != part["branch"]:
        return list(planned)
    evening = now.astimezone(clock.LOCAL).date() + timedelta(days=part["in_days"])
    night = datetime.combine(evening, duties.terms().ends, clock.LOCAL)
    return [duty for duty in planned if duty.starts_at != night]
