"""Proposed duty: nobody's moment left out, fair, rested, and never on leave."""

from collections import Counter
from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest

from services.clock import LOCAL
from services.people import duty_hours
from services.people.rostering import Duty, Squad, Terms, propose

TERMS = Terms(time(8), time(17), on_call=1, fair_within=timedelta(days=60))
MONDAY = date(2026, 11, 23)
HOLIDAY = date(2026, 12, 11)  # a Friday
MONTH = MONDAY + timedelta(days=27)
SQUAD = (1, 2, 3, 4, 5, 6, 7, 8)


def at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), LOCAL)


def working() -> frozenset[date]:
    days = (MONDAY + timedelta(days=number) for number in range(-70, 70))
    return frozenset(day for day in days if day.isoweekday() < 6 and day != HOLIDAY)


def roster(
    members: tuple[int, ...] = SQUAD,
    *,
    leave: dict[int, list[tuple[date, date]]] | None = None,
    known: list[Duty] | None = None,
    last: date = MONTH,
    now: datetime | None = None,
    terms: Terms = TERMS,
) -> list[Duty]:
    squad = Squad(members, leave or {}, working())
    return propose((MONDAY, last), now or at(MONDAY, 0), squad, known or [], terms)


def on_call(duties: list[Duty]) -> list[Duty]:
    """Duties outside working hours."""
    return [
        duty
        for duty in duties
        if not (duty.starts_at.date() in working() and duty.starts_at.hour in range(8, 17))
    ]


def gaps(duties: list[Duty], since: date = MONDAY, until: date = MONTH) -> float:
    span = at(since, 0), at(until + timedelta(days=1), 8)
    return duty_hours.hours(duty_hours.without(span, [duty.span for duty in duties]))


@pytest.mark.parametrize("size", [1, 2, 3, 4, 6, 7, 8, 12])
def test_no_moment_is_without_anybody(size: int) -> None:
    assert gaps(roster(tuple(range(1, size + 1)))) == 0


@pytest.mark.parametrize("size", [1, 2, 3, 8])
def test_nobody_is_on_duty_twice_at_once(size: int) -> None:
    duties = sorted(roster(tuple(range(size))), key=lambda duty: (duty.person_id, duty.starts_at))

    pairs = [(a, b) for a, b in pairwise(duties) if a.person_id == b.person_id]
    assert [pair for pair in pairs if pair[0].ends_at > pair[1].starts_at] == []


def test_in_working_hours_all_but_the_one_after_the_night_are_on_duty() -> None:
    duties = roster()
    morning = [duty for duty in duties if duty.starts_at == at(MONDAY + timedelta(days=1), 8)]
    night = [duty for duty in duties if duty.starts_at == at(MONDAY, 17)]

    assert len(night) == 1
    assert {duty.person_id for duty in morning} == {*SQUAD} - {night[0].person_id}


def test_a_public_holiday_is_kept_by_one_like_a_weekend() -> None:
    day = [duty for duty in roster() if duty.starts_at == at(HOLIDAY, 8)]

    assert len(day) == 1
    assert day[0].ends_at == at(HOLIDAY, 17)


@pytest.mark.parametrize("size", [3, 5, 6, 7, 8])
def test_nobody_has_two_nights_in_a_row(size: int) -> None:
    nights = [duty for duty in roster(tuple(range(size))) if duty.starts_at.hour == 17]

    assert not [(a, b) for a, b in pairwise(nights) if a.person_id == b.person_id]


@pytest.mark.parametrize("size", [4, 6, 7, 8])
def test_hours_on_call_are_shared_fairly(size: int) -> None:
    shares: Counter[int] = Counter()
    for duty in on_call(roster(tuple(range(size)))):
        shares[duty.person_id] += int(duty_hours.hours([duty.span]))

    assert len(shares) == size
    assert max(shares.values()) - min(shares.values()) <= 24


def test_whoever_had_much_before_has_less_now() -> None:
    busy = [
        Duty(1, at(day, 17), at(day + timedelta(days=1), 8))
        for day in (MONDAY - timedelta(days=2 * number) for number in range(1, 15))
    ]
    counts = Counter(duty.person_id for duty in on_call(roster(known=busy)))

    assert counts[1] == 0
    assert min(counts[member] for member in SQUAD[1:]) >= 4


def test_hours_longer_ago_than_the_window_do_not_count() -> None:
    old = [
        Duty(1, at(day, 17), at(day + timedelta(days=1), 8))
        for day in (MONDAY - timedelta(days=61 + number) for number in range(9))
    ]

    assert Counter(duty.person_id for duty in on_call(roster(known=old)))[1] > 0


def test_nobody_is_put_on_duty_on_leave_not_even_for_the_end_of_a_night() -> None:
    away = (MONDAY + timedelta(days=3), MONDAY + timedelta(days=5))
    duties = [duty for duty in roster(leave={2: [away]}) if duty.person_id == 2]

    assert duties
    assert not [duty for duty in duties if duty_hours.overlap(duty.span, duty_hours.whole(away))]


def test_all_on_leave_is_a_gap_and_nothing_else_is() -> None:
    day = MONDAY + timedelta(days=3)
    duties = roster(leave={member: [(day, day)] for member in SQUAD})

    free = duty_hours.without((at(MONDAY, 0), at(MONTH, 8)), [duty.span for duty in duties])
    assert free == [(at(day - timedelta(days=1), 17), at(day + timedelta(days=1), 8))]


def test_what_is_planned_stays_and_only_gaps_are_filled() -> None:
    kept = [
        Duty(1, at(MONDAY, 8), at(MONDAY, 12)),
        Duty(2, at(MONDAY, 17), at(MONDAY, 23)),
    ]
    duties = [duty for duty in roster(known=kept, last=MONDAY) if duty.starts_at >= at(MONDAY, 8)]

    assert {duty.starts_at for duty in duties} == {at(MONDAY, 12), at(MONDAY, 23)}
    assert [duty for duty in duties if duty_hours.overlap(duty.span, kept[0].span)] == []
    assert gaps([*duties, *kept, *roster(last=MONDAY)], until=MONDAY) == 0


def test_filled_once_there_is_nothing_more_to_fill() -> None:
    first = roster()

    assert roster(known=first) == []


def test_duty_elsewhere_takes_a_member_away_and_covers_nothing_here() -> None:
    elsewhere = Duty(1, at(MONDAY, 0), at(MONDAY + timedelta(days=2), 0), here=False)
    duties = roster((1, 2), known=[elsewhere], last=MONDAY)

    assert {duty.person_id for duty in duties} == {2}


def test_nothing_is_proposed_for_what_is_over() -> None:
    now = at(MONDAY, 14)

    assert min(duty.starts_at for duty in roster(now=now)) == now


def test_two_on_call_are_two_different_people() -> None:
    two = Terms(TERMS.begins, TERMS.ends, on_call=2, fair_within=TERMS.fair_within)
    nights: dict[datetime, set[int]] = {}
    for duty in on_call(roster(terms=two)):
        nights.setdefault(duty.starts_at, set()).add(duty.person_id)

    assert {len(people) for people in nights.values()} == {2}
