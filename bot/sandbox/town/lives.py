"""Working lives: jobs, gaps between them, wages that rise; in whole months.

Pure. A raise begins a new span, because a span has one wage. Source of the numbers:
config/reference/town/registry.yaml, "lives".
"""

import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache

from . import plan


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere one can work."""

    employer_code: str
    registered_on: date
    wage: tuple[int, int]  # RM/month, today
    weight: float


@dataclass(frozen=True, slots=True)
class Job:
    """Months without a gap at one employer for one wage; first days of months."""

    employer_code: str
    first_month: date
    last_month: date
    wage: Decimal  # RM/month


def jobs(
    chance: random.Random, born: date, places: Sequence[Place], until: date
) -> tuple[Job, ...]:
    """Return a working life up to the month *until*, the earliest month first."""
    facts = plan.registry()["lives"]
    end = _month(until)
    month = _month(born) + 12 * chance.randint(*facts["starts_at"])
    if chance.random() < facts["left_for_good"]:
        end -= chance.randint(6, 120)
    found: list[Job] = []
    before: Place | None = None
    while month <= end:
        place = _choose(chance, places, month, before)
        if place is None:
            month += 1
            continue
        last = min(month + _length(chance) - 1, end)
        found += _with_raises(chance, place, month, last, now=_month(until))
        month, before = last + 1 + _gap(chance), place
    if chance.random() < facts["second_job"]:
        found += _second_job(chance, places, found, end, now=_month(until))
    return tuple(sorted(found, key=lambda job: (job.first_month, job.employer_code)))


def _choose(
    chance: random.Random, places: Sequence[Place], month: int, before: Place | None
) -> Place | None:
    open_then = [one for one in places if _month(one.registered_on) <= month and one is not before]
    if not open_then:
        return None
    return chance.choices(open_then, [one.weight for one in open_then])[0]


def _length(chance: random.Random) -> int:
    facts = plan.registry()["lives"]["months_at_job"]
    months = chance.lognormvariate(math.log(facts["median"]), facts["spread"])
    return min(max(round(months), 2), int(facts["most"]))


def _gap(chance: random.Random) -> int:
    facts = plan.registry()["lives"]
    if chance.random() < facts["without_gap"]:
        return 0
    return 1 + int(chance.expovariate(1 / facts["mean_gap"]))


def _second_job(
    chance: random.Random, places: Sequence[Place], known: Sequence[Job], end: int, *, now: int
) -> Iterator[Job]:
    """Give the last months at an employer where this worker never was."""
    been = {job.employer_code for job in known}
    first = end - chance.randint(4, 20)
    fresh = [one for one in places if one.employer_code not in been]
    place = _choose(chance, fresh, first, None)
    if known and place is not None:
        yield from _with_raises(chance, place, first, end, now=now)


def _with_raises(
    chance: random.Random, place: Place, first: int, last: int, *, now: int
) -> Iterator[Job]:
    """Give the job as spans, each with the wage of its first month."""
    low, high = place.wage
    today = low + (high - low) * chance.random() ** 2  # RM; high wages are rare
    yearly = 1 + plan.registry()["lives"]["yearly_raise"]
    while first <= last:
        wage = _rounded(max(today / yearly ** ((now - first) / 12), _minimum(first)))
        until = min(first + chance.randint(*plan.registry()["lives"]["raise_every"]) - 1, last)
        until = min(
            [until, *(since - 1 for since, least in _orders() if since > first and least > wage)]
        )
        yield Job(place.employer_code, _first_day(first), _first_day(until), wage)
        first = until + 1


def _minimum(month: int) -> int:
    """Return the least wage of the law in that month, RM; before 2013 there was none."""
    return max((wage for since, wage in _orders() if month >= since), default=400)


@cache
def _orders() -> tuple[tuple[int, int], ...]:
    """Return the months from which a minimum wage holds, and the wage."""
    orders = plan.registry()["minimum_wages"]
    return tuple((_month(date.fromisoformat(f"{m}-01")), wage) for m, wage in orders.items())


def _rounded(wage: float) -> Decimal:
    return Decimal(math.ceil(wage / 10) * 10).quantize(Decimal("0.01"))


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _first_day(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)


def employed(jobs: Sequence[Job], until: date) -> Iterator[tuple[Job, date, date | None]]:
    """Give each job with the days of the employment it is part of: raises do not end it.

    Who still contributed in the month *until* is still employed.
    """
    for job in jobs:
        first, last = _month(job.first_month), _month(job.last_month)
        same = [one for one in jobs if one.employer_code == job.employer_code]
        ends = {_month(one.last_month) + 1: one for one in same}
        begins = {_month(one.first_month): one for one in same}
        while first in ends:
            first = _month(ends[first].first_month)
        while last + 1 in begins:
            last = _month(begins[last + 1].last_month)
        ended_on = _first_day(last + 1) - timedelta(days=1) if last < _month(until) else None
        yield job, _first_day(first), ended_on
