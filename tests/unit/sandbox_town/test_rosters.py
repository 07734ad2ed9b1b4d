"""Rosters leave no moment without somebody on duty, rest on each state's weekend, and are fair."""

import itertools
from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.sandbox.town import plan, rosters
from bot.sandbox.town.rosters import Hours, Shift
from services import clock

NOW = datetime(2026, 11, 21, 23, 30, tzinfo=clock.LOCAL)  # a Saturday
FRIDAY, SATURDAY, SUNDAY, MONDAY = (date(2026, 11, 20) + timedelta(days=n) for n in range(4))
BRANCHES = [pytest.param(branch, id=branch["code"]) for branch in plan.town()["branches"]]


def roster(branch: plan.Plan, now: datetime = NOW) -> list[Shift]:
    hours = rosters.hours()
    return [
        shift
        for day in rosters.days(now)
        for shift in rosters.shifts(day, branch["squad"], branch["weekend"], hours)
    ]


def on_duty(shifts: list[Shift], moment: datetime) -> list[int]:
    return [shift.member for shift in shifts if shift.starts_at <= moment < shift.ends_at]


@pytest.mark.parametrize("branch", BRANCHES)
def test_every_half_hour_somebody_is_on_duty(branch: plan.Plan) -> None:
    shifts = roster(branch)
    moments = [NOW + timedelta(minutes=30 * n) for n in range(-29 * 48, 90 * 48 + 1)]

    counts = {len(on_duty(shifts, moment)) for moment in moments}

    assert counts == {1, 2}


@pytest.mark.parametrize("hour", [0, 3, 7, 8, 12, 23])
@pytest.mark.parametrize("branch", BRANCHES)
def test_ninety_days_ahead_are_covered_at_any_hour_of_the_start(
    branch: plan.Plan, hour: int
) -> None:
    now = NOW.replace(hour=hour)

    assert on_duty(roster(branch, now), now + timedelta(days=90))


@pytest.mark.parametrize(
    ("code", "rests", "works"),
    [
        pytest.param("PHG-KTN", (SATURDAY, SUNDAY), (FRIDAY, MONDAY), id="Pahang"),
        pytest.param("PHG-TML", (SATURDAY, SUNDAY), (FRIDAY, MONDAY), id="Pahang, inland"),
        pytest.param("TRG-KTR", (FRIDAY, SATURDAY), (SUNDAY, MONDAY), id="Terengganu"),
    ],
)
def test_weekend_is_the_state_s(
    code: str, rests: tuple[date, ...], works: tuple[date, ...]
) -> None:
    branch = next(one for one in plan.town()["branches"] if one["code"] == code)
    shifts = roster(branch)

    at_noon = {day: len(on_duty(shifts, noon(day))) for day in (*rests, *works)}

    assert at_noon == {**dict.fromkeys(rests, 1), **dict.fromkeys(works, 2)}


@pytest.mark.parametrize("branch", BRANCHES)
def test_nobody_has_two_duties_at_once_or_works_after_the_night(branch: plan.Plan) -> None:
    by_member: dict[int, list[Shift]] = {}
    for shift in roster(branch):
        by_member.setdefault(shift.member, []).append(shift)

    rests = [
        after.starts_at - before.ends_at
        for shifts in by_member.values()
        for before, after in itertools.pairwise(shifts)
    ]

    assert min(rests) >= timedelta(hours=10)


@pytest.mark.parametrize("branch", BRANCHES)
def test_nights_and_weekends_are_shared(branch: plan.Plan) -> None:
    shifts = roster(branch)
    nights = Counter(s.member for s in shifts if s.starts_at.hour >= 20)
    weekends = Counter(s.member for s in shifts if s.starts_at.isoweekday() in branch["weekend"])

    for shared in (nights, weekends):
        assert len(shared) == branch["squad"]
        assert max(shared.values()) - min(shared.values()) <= 4


def test_days_are_malaysian() -> None:
    just_after_midnight = datetime(2026, 11, 21, 16, 5, tzinfo=UTC)

    days = rosters.days(just_after_midnight)

    assert (days[0], days[-1]) == (date(2026, 10, 23), date(2027, 2, 20))


def test_roster_hangs_on_the_day_alone() -> None:
    hours: Hours = rosters.hours()

    again = [list(rosters.shifts(MONDAY, 8, (6, 7), hours)) for _ in range(2)]

    assert again[0] == again[1]
    assert [shift.starts_at.hour for shift in again[0]] == [8, 8, 17, 22]


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=clock.LOCAL)
