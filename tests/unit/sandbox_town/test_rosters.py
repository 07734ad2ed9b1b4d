"""The town's rosters: nobody's moment left out but one, each state's weekend, edited days kept."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.sandbox.town import plan, rosters
from services import clock
from services.people import duty_hours
from services.people.rostering import Duty

NOW = datetime(2026, 11, 21, 23, 30, tzinfo=clock.LOCAL)  # a Saturday
FRIDAY, SATURDAY, SUNDAY, MONDAY = (date(2026, 11, 20) + timedelta(days=n) for n in range(4))
BRANCHES = [pytest.param(branch, id=branch["code"]) for branch in plan.town()["branches"]]


def roster(branch: plan.Plan, now: datetime = NOW) -> list[Duty]:
    """A branch's first roster."""
    squad = range(1, branch["squad"] + 1)
    leave = rosters.leave(branch["code"], squad, now)
    planned = rosters.fill(branch["state"], squad, rosters.days(now), [], leave)
    return rosters.with_gap(branch["code"], planned, now)


@pytest.mark.parametrize("hour", [0, 8, 23])
@pytest.mark.parametrize("branch", BRANCHES)
def test_nobody_is_missing_for_ninety_days_but_in_one_night(branch: plan.Plan, hour: int) -> None:
    now = NOW.replace(hour=hour)
    ahead = now - timedelta(days=29), now + timedelta(days=90)

    gaps = duty_hours.without(ahead, [duty.span for duty in roster(branch, now)])

    night = datetime(2026, 11, 26, 17, tzinfo=clock.LOCAL)
    expected = [(night, night + timedelta(hours=15))] if branch["code"] == "PHG-TML" else []
    assert gaps == expected


@pytest.mark.parametrize(
    ("code", "rests", "works"),
    [
        pytest.param("PHG-KTN", (SATURDAY, SUNDAY), (FRIDAY, MONDAY), id="Pahang"),
        pytest.param("TRG-KTR", (FRIDAY, SATURDAY), (SUNDAY, MONDAY), id="Terengganu"),
    ],
)
def test_weekend_is_the_state_s(
    code: str, rests: tuple[date, ...], works: tuple[date, ...]
) -> None:
    branch = next(one for one in plan.town()["branches"] if one["code"] == code)
    duties = roster(branch)

    at_noon = {
        day: sum(duty_hours.overlap(duty.span, noon(day)) for duty in duties)
        for day in (*rests, *works)
    }

    assert {at_noon[day] for day in rests} == {1}
    assert min(at_noon[day] for day in works) == branch["squad"] - 1


def test_who_is_on_leave_is_not_on_duty() -> None:
    branch = plan.town()["branches"][0]
    (member, (days,)), *_ = rosters.leave(branch["code"], range(1, 9), NOW).items()

    away = [duty for duty in roster(branch) if duty.person_id == member]

    assert not [duty for duty in away if duty_hours.overlap(duty.span, duty_hours.whole(days))]


def test_only_empty_days_are_filled() -> None:
    branch = plan.town()["branches"][0]
    squad = range(1, 9)
    known = rosters.fill(branch["state"], squad, [MONDAY], [], {})

    more = rosters.fill(branch["state"], squad, [MONDAY + timedelta(days=1)], known, {})

    assert {duty.starts_at.date() for duty in more} == {MONDAY + timedelta(days=1)}


def test_days_are_malaysian() -> None:
    just_after_midnight = datetime(2026, 11, 21, 16, 5, tzinfo=UTC)

    days = rosters.days(just_after_midnight)

    assert (days[0], days[-1]) == (date(2026, 10, 23), date(2027, 2, 20))


def noon(day: date) -> tuple[datetime, datetime]:
    at = datetime(day.year, day.month, day.day, 12, tzinfo=clock.LOCAL)
    return at, at + timedelta(minutes=1)
