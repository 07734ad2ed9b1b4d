"""The registry is lifelike: valid numbers nobody bears, working lives without contradictions."""

import itertools
import re
from collections import Counter
from datetime import date
from decimal import Decimal
from functools import cache

import pytest

from bot.sandbox.town import plan, registry
from bot.sandbox.town.lives import Job
from bot.sandbox.town.registry import Worker

UNTIL = date(2026, 10, 1)
WORKERS = registry.workers()
EMPLOYERS = registry.employers()
PLACES = {f"{number:02}" for number in range(1, 17)}  # states; the register has more codes


@cache
def lives() -> dict[int, tuple[Job, ...]]:
    return {one.number: registry.jobs_of(one, EMPLOYERS, UNTIL) for one in WORKERS}


def test_numbers_are_as_many_as_planned() -> None:
    assert (len(EMPLOYERS), len(WORKERS)) == (40, 400)
    assert len({one.nric for one in WORKERS}) == 400
    assert len({one.code for one in EMPLOYERS}) == len({one.name for one in EMPLOYERS}) == 40
    assert {one.branch_code for one in EMPLOYERS} == {"PHG-KTN", "PHG-TML", "TRG-KTR"}


def test_identity_numbers_are_valid_in_shape() -> None:
    for one in WORKERS:
        year, month, day = (int(one.nric[at : at + 2]) for at in (0, 2, 4))
        assert re.fullmatch(r"\d{12}", one.nric)
        assert date(1900 + year, month, day) == one.born
        assert one.nric[6:8] in PLACES
        assert (int(one.nric[-1]) % 2 == 0) is one.woman


def test_identity_numbers_were_given_to_nobody() -> None:
    assert all(one.nric[8:10] == "00" and one.born < date(2000, 1, 1) for one in WORKERS)


def test_employer_codes_have_the_known_shape() -> None:
    assert all(re.fullmatch(r"Z0{7}\d{3}Z", one.code) for one in EMPLOYERS)


def test_employers_lie_around_their_towns_and_few_owe() -> None:
    middles = plan.registry()["points"]

    for one in EMPLOYERS:
        assert max(abs(a - b) for a, b in zip(one.point, middles[one.town], strict=True)) <= 0.003
    assert 1 <= sum(one.in_arrears for one in EMPLOYERS) <= 12


def test_telephones_are_no_subscriber_s() -> None:
    phones = [one.phone for one in WORKERS if one.phone]

    assert all(re.fullmatch(r"\+60100\d{6}", phone) for phone in phones)
    assert len(phones) == len(set(phones)) < 400  # some have none


def test_spans_of_one_employer_never_overlap() -> None:
    for jobs in lives().values():
        ends: dict[str, date] = {}
        for job in jobs:
            assert job.first_month > ends.get(job.employer_code, date.min)
            assert job.first_month <= job.last_month <= UNTIL
            ends[job.employer_code] = job.last_month


def test_spans_hold_first_days_of_months_in_which_both_were_there() -> None:
    registered = {one.code: one.registered_on for one in EMPLOYERS}
    for one in WORKERS:
        for job in lives()[one.number]:
            assert job.first_month.day == job.last_month.day == 1
            assert job.first_month.year - one.born.year >= 18
            assert job.first_month >= registered[job.employer_code].replace(day=1)


@pytest.mark.parametrize(
    ("month", "least"),
    [
        pytest.param(date(2025, 1, 1), 1500, id="the month before"),
        pytest.param(date(2025, 2, 1), 1700, id="from the month it holds"),
    ],
)
def test_nobody_earns_less_than_the_minimum_wage(month: date, least: int) -> None:
    wages = [
        job.wage
        for jobs in lives().values()
        for job in jobs
        if job.first_month <= month <= job.last_month
    ]

    assert min(wages) >= Decimal(least)
    assert len(wages) > 200


def test_lives_are_of_many_kinds() -> None:
    employers = Counter(len({job.employer_code for job in jobs}) for jobs in lives().values())
    employed = sum(any(job.last_month == UNTIL for job in jobs) for jobs in lives().values())

    assert min(employers) == 1
    assert max(employers) >= 6
    assert 280 <= employed <= 380
    assert any(_at_two_employers(jobs) for jobs in lives().values())
    assert any(_has_gap(jobs) for jobs in lives().values())
    assert all(lives().values())


def test_who_people_are_hangs_on_nothing_but_the_seed() -> None:
    assert registry.workers() == WORKERS
    assert registry.employers() == EMPLOYERS


def test_life_goes_on_when_it_is_told_later() -> None:
    worker: Worker = WORKERS[0]
    later = registry.jobs_of(worker, EMPLOYERS, date(2027, 10, 1))

    assert later[-1].last_month > UNTIL
    assert [job.first_month for job in lives()[worker.number]][:5] == [
        job.first_month for job in later
    ][:5]


def _at_two_employers(jobs: tuple[Job, ...]) -> bool:
    return any(
        one.employer_code != other.employer_code
        and one.first_month <= other.last_month
        and other.first_month <= one.last_month
        for one in jobs
        for other in jobs
    )


def _has_gap(jobs: tuple[Job, ...]) -> bool:
    return any(
        (after.first_month - before.last_month).days > 62
        for before, after in itertools.pairwise(jobs)
    )
