"""The schedule of reminders: each at its moment, never in quiet time, never after, one a day."""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.models.appointments import AppointmentKind, ReminderKind
from services.appointments import reminding
from services.appointments.reminding import Case, schedule, settle
from services.clock import LOCAL
from services.places import holidays

D7, D3 = ReminderKind.WEEK_BEFORE, ReminderKind.THREE_DAYS_BEFORE
D1, H2 = ReminderKind.DAY_BEFORE, ReminderKind.TWO_HOURS_BEFORE
LIST = ReminderKind.UNCONFIRMED_LIST
PAHANG, KELANTAN = "MY-06", "MY-03"
TUESDAY = date(2026, 11, 24)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), LOCAL)


def case(
    starts_at: datetime,
    told_at: datetime,
    *,
    kind: AppointmentKind = AppointmentKind.RTW_CLINIC,
    state: str = PAHANG,
    confirmed: bool = False,
) -> Case:
    return Case(kind, starts_at, told_at, state, confirmed)


EARLIER = at(date(2026, 10, 20), 10)


@pytest.mark.parametrize(
    ("kind", "due"),
    [
        pytest.param(D7, at(date(2026, 11, 17), 9), id="week before, 09:00"),
        pytest.param(D3, at(date(2026, 11, 21), 10), id="three days before, 10:00"),
        pytest.param(D1, at(date(2026, 11, 23), 18), id="day before, unconfirmed 18:00"),
        pytest.param(LIST, at(date(2026, 11, 23), 14), id="case manager's list 14:00"),
        pytest.param(H2, at(TUESDAY, 8), id="two hours before"),
    ],
)
def test_each_reminder_has_its_moment(kind: ReminderKind, due: datetime) -> None:
    assert schedule(case(at(TUESDAY, 10), EARLIER))[kind] == due


def test_who_confirmed_is_reminded_in_the_morning_of_the_day_before() -> None:
    told = schedule(case(at(TUESDAY, 10), EARLIER, confirmed=True))

    assert told[D1] == at(date(2026, 11, 23), 10)


@pytest.mark.parametrize(
    ("days", "kinds"),
    [
        pytest.param(10, {D7, D3, D1, H2, LIST}, id="ten days ahead"),
        pytest.param(9, {D3, D1, H2, LIST}, id="less than ten"),
        pytest.param(4, {D3, D1, H2, LIST}, id="four days ahead"),
        pytest.param(3, {D1, H2, LIST}, id="less than four"),
        pytest.param(1, {H2}, id="the day before: he was told on that day, after the list"),
    ],
)
def test_a_young_booking_is_reminded_less(days: int, kinds: set[ReminderKind]) -> None:
    starts_at = at(TUESDAY, 15)

    assert set(schedule(case(starts_at, starts_at - timedelta(days=days)))) == kinds


def test_no_week_reminder_of_a_phone_call() -> None:
    assert D7 not in schedule(case(at(TUESDAY, 10), EARLIER, kind=AppointmentKind.PHONE))


@pytest.mark.parametrize(
    ("starts_at", "due"),
    [
        pytest.param(at(TUESDAY, 9, 59), at(date(2026, 11, 23), 20), id="before ten: evening"),
        pytest.param(at(TUESDAY, 10), at(TUESDAY, 8), id="at ten: eight"),
        pytest.param(at(TUESDAY, 23, 30), at(TUESDAY, 20, 59), id="late: before the night"),
    ],
)
def test_two_hours_before_keeps_the_night(starts_at: datetime, due: datetime) -> None:
    assert schedule(case(starts_at, EARLIER))[H2] == due


def test_week_reminder_waits_for_the_end_of_a_holiday_of_that_state() -> None:
    """Hari Hol of Pahang, 22 May; in Kelantan it is a Friday like others."""
    assert holidays.name(PAHANG, date(2026, 5, 22)) is not None
    assert holidays.name(KELANTAN, date(2026, 5, 22)) is None
    starts_at = at(date(2026, 5, 29), 11)
    booked = starts_at - timedelta(days=30)

    assert schedule(case(starts_at, booked))[D7] == at(date(2026, 5, 23), 8)
    there = schedule(case(starts_at, booked, state=KELANTAN))
    assert there[D7] == at(date(2026, 5, 22), 9)


def test_friday_prayer_is_kept() -> None:
    """A reminder that is late waits from 12:15 until 14:45."""
    friday = date(2026, 11, 20)
    known = case(at(date(2026, 11, 27), 10), EARLIER)

    late = settle(D7, at(friday, 9), known, at(friday, 13))

    assert late == at(friday, 14, 45)
    assert settle(H2, at(friday, 13), known, at(friday, 9)) == at(friday, 13)


def test_rule_1_last_allowed_minute_where_the_next_is_too_near() -> None:
    """d3 wanted on a holiday; the next day is nearer than 24 hours: the evening before it."""
    known = case(at(date(2026, 5, 23), 7, 30), EARLIER)

    due = settle(D3, at(date(2026, 5, 22), 10), known, at(date(2026, 5, 1), 9))

    assert due == at(date(2026, 5, 21), 20, 59)


@pytest.mark.parametrize(
    ("now", "due"),
    [
        pytest.param(at(TUESDAY, 9, 29), at(TUESDAY, 9, 29), id="late: sent at once"),
        pytest.param(at(TUESDAY, 9, 30), None, id="half an hour before: too late"),
        pytest.param(at(TUESDAY, 11), None, id="never after the beginning"),
    ],
)
def test_rule_2_late_is_sent_at_once_or_noted(now: datetime, due: datetime | None) -> None:
    assert settle(H2, at(TUESDAY, 8), case(at(TUESDAY, 10), EARLIER), now) == due


def test_late_in_the_night_and_too_near_in_the_morning_is_noted() -> None:
    known = case(at(TUESDAY, 8, 30), EARLIER)

    assert settle(H2, at(date(2026, 11, 23), 20), known, at(date(2026, 11, 23), 22)) is None


MOMENTS = st.integers(0, 3 * 365 * 24 * 60).map(
    lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
CASES = st.builds(
    lambda starts_at, ahead, kind, state, confirmed: case(
        starts_at, starts_at - timedelta(minutes=ahead), kind=kind, state=state, confirmed=confirmed
    ),
    MOMENTS,
    st.integers(1, 60 * 24 * 40),
    st.sampled_from(AppointmentKind),
    st.sampled_from([f"MY-{number:02}" for number in range(1, 17)]),
    st.booleans(),
)


@settings(max_examples=300, deadline=None)
@given(CASES)
def test_whatever_is_booked_the_rules_are_kept(known: Case) -> None:
    planned = {kind: due for kind, due in schedule(known).items() if due is not None}

    for kind, due in planned.items():
        assert known.told_at <= due < known.starts_at
        _is_awake(kind, due, known.state)
    days = Counter(
        due.astimezone(LOCAL).date() for kind, due in planned.items() if kind in (D7, D3, D1)
    )
    assert all(count == 1 for count in days.values())


@settings(max_examples=300, deadline=None)
@given(CASES, st.sampled_from([D7, D3, D1, H2]), st.integers(0, 60 * 24 * 41))
def test_however_late_the_sweep_is_the_rules_are_kept(
    known: Case, kind: ReminderKind, minutes: int
) -> None:
    wanted = schedule(known).get(kind)
    now = known.told_at + timedelta(minutes=minutes)
    if wanted is None:
        return
    due = settle(kind, wanted, known, now)

    if due is not None:
        assert max(now, known.told_at) <= due < known.starts_at
        _is_awake(kind, due, known.state)


def _is_awake(kind: ReminderKind, due: datetime, state: str) -> None:
    """Written apart from the schedule, by the minutes of casework 3.2."""
    if kind is LIST:
        return
    local = due.astimezone(LOCAL)
    minute = local.hour * 60 + local.minute
    assert 8 * 60 <= minute < 21 * 60
    if kind in (D7, D3):
        assert holidays.name(state, local.date()) is None
        assert not (local.weekday() == 4 and 12 * 60 + 15 <= minute < 14 * 60 + 45)
    assert local < reminding.quiet_from(kind, due)
