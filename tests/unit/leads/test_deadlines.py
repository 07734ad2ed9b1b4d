"""First action on the same day, first payment within 7 days; when that is looked at."""

from datetime import UTC, date, datetime, timedelta

import pytest

from db.models.leads import Lead, Stage
from services.clock import LOCAL
from services.leads.casework import deadlines
from services.leads.casework.deadlines import Timer

MORNING = datetime(2026, 11, 21, 9, tzinfo=LOCAL)


def lead(opened_at: datetime = MORNING, **facts: object) -> Lead:
    return Lead(**{"opened_at": opened_at, "stage": Stage.ACCEPTED, "kind": "workplace", **facts})


@pytest.mark.parametrize(
    ("opened_at", "day"),
    [
        pytest.param(MORNING, date(2026, 11, 21), id="the same day"),
        pytest.param(datetime(2026, 11, 21, 17, tzinfo=UTC), date(2026, 11, 22), id="local days"),
        pytest.param(MORNING.replace(hour=21, minute=59), date(2026, 11, 21), id="evening"),
        pytest.param(MORNING.replace(hour=22), date(2026, 11, 22), id="late: the next day"),
    ],
)
def test_first_action_is_wanted_on_the_day_it_came(opened_at: datetime, day: date) -> None:
    assert deadlines.action_day(opened_at) == day


def test_first_payment_is_wanted_within_seven_calendar_days() -> None:
    assert deadlines.payment_day(MORNING) == date(2026, 11, 28)
    assert deadlines.payment_day(MORNING.replace(hour=23)) == date(2026, 11, 28)


def test_breaches_are_foreseen_and_then_told_once_the_day_is_over() -> None:
    assert deadlines.moments(lead()) == {
        Timer.ACTION_NEAR: datetime(2026, 11, 21, 20, tzinfo=LOCAL),
        Timer.ACTION_MISSED: datetime(2026, 11, 22, 8, tzinfo=LOCAL),
        Timer.PAYMENT_NEAR: datetime(2026, 11, 27, 9, tzinfo=LOCAL),
        Timer.PAYMENT_MISSED: datetime(2026, 11, 29, 8, tzinfo=LOCAL),
    }


@pytest.mark.parametrize(
    ("opened", "reminded"),
    [
        pytest.param((19, 20), (20, 0), id="of the day"),
        pytest.param((19, 50), (20, 20), id="just before eight"),
        pytest.param((21, 29), (21, 59), id="the last"),
        pytest.param((21, 30), None, id="into the night"),
        pytest.param((21, 59), None, id="just before the night"),
    ],
)
def test_lead_of_the_evening_is_reminded_of_before_the_night(
    opened: tuple[int, int], reminded: tuple[int, int] | None
) -> None:
    at = MORNING.replace(hour=opened[0], minute=opened[1])
    near = reminded and MORNING.replace(hour=reminded[0], minute=reminded[1])

    assert deadlines.moments(lead(at)).get(Timer.ACTION_NEAR) == near


def test_lead_of_the_night_is_reminded_of_the_next_evening() -> None:
    near = deadlines.moments(lead(MORNING.replace(hour=23)))[Timer.ACTION_NEAR]

    assert near == datetime(2026, 11, 22, 20, tzinfo=LOCAL)


def test_payment_is_foreseen_a_day_ahead() -> None:
    last_moment = datetime(2026, 11, 29, tzinfo=LOCAL)

    assert last_moment - deadlines.moments(lead())[Timer.PAYMENT_NEAR] >= timedelta(days=1)


def test_what_was_done_is_not_looked_at_again() -> None:
    acted = lead(first_action_at=MORNING)
    paid = lead(first_action_at=MORNING, first_paid_at=MORNING)

    assert set(deadlines.moments(acted)) == {Timer.PAYMENT_NEAR, Timer.PAYMENT_MISSED}
    assert deadlines.moments(paid) == {}


def test_ended_lead_has_no_timers_and_a_middleman_is_not_paid() -> None:
    assert deadlines.moments(lead(stage=Stage.WITHDRAWN)) == {}
    assert Timer.PAYMENT_NEAR not in deadlines.moments(lead(kind="middleman"))


@pytest.mark.parametrize(
    ("now", "missed"),
    [(MORNING + timedelta(hours=14), False), (MORNING + timedelta(hours=15), True)],
)
def test_day_is_missed_when_it_is_over(now: datetime, missed: bool) -> None:
    assert deadlines.action_missed(lead(), now) is missed


def test_late_payment_stays_late() -> None:
    late = lead(first_paid_at=MORNING + timedelta(days=8))
    in_time = lead(first_paid_at=MORNING + timedelta(days=7))

    assert deadlines.payment_missed(late, MORNING + timedelta(days=30))
    assert not deadlines.payment_missed(in_time, MORNING + timedelta(days=30))


@pytest.mark.parametrize("hour", [0, 8, 21, 22, 23])
@pytest.mark.parametrize("days", [0, 1, 6, 7, 8])
def test_what_is_late_is_found_by_when_it_was_opened(days: int, hour: int) -> None:
    now = MORNING
    opened = (now - timedelta(days=days)).replace(hour=hour)
    one = lead(opened)

    action, payment = deadlines.late_before(now)

    assert (opened < action) is deadlines.action_missed(one, now)
    assert (opened < payment) is deadlines.payment_missed(one, now)
