"""What the law is applied to, out of extracts: spans that overlap, contributions after a day."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from services.eligibility import months
from services.eligibility.facts import Facts
from services.registry.checks import pensions, records
from services.registry.checks.facts import Insured, Span, Work

ONE, OTHER = 1, 2


def span(first: str, last: str, wage_class: int, employer: int = ONE) -> Span:
    return Span(employer, months.read(first), months.read(last), wage_class, with_invalidity=True)


def insured(*spans: Span, works: tuple[Work, ...] = ()) -> Insured:
    return Insured(
        key=890312065124, name="SITI CONTOH", born=date(1989, 3, 12), sex="F", phone=None,
        address=None, postcode=None, spans=spans, works=works,
        as_of=datetime(2026, 11, 1, tzinfo=UTC), synthetic=True,
    )  # fmt: skip


def test_span_that_corrects_an_older_one_is_no_second_wage() -> None:
    found = records.history(insured(span("2026-01", "2026-03", 20), span("2026-03", "2026-04", 25)))

    assert found.wages[months.read("2026-02")] == records.wage_of(20)
    assert found.wages[months.read("2026-03")] == records.wage_of(25)


def test_wages_of_two_employers_are_added() -> None:
    found = records.history(
        insured(span("2026-01", "2026-03", 20), span("2026-03", "2026-04", 25, OTHER))
    )

    assert found.wages[months.read("2026-03")] == records.wage_of(20) + records.wage_of(25)


@pytest.mark.parametrize(
    ("started", "entry"),
    [
        pytest.param(date(2026, 1, 20), months.read("2026-01"), id="paid from the first month"),
        pytest.param(date(2025, 12, 31), None, id="employed before anything was paid"),
    ],
)
def test_entry_is_known_where_no_employment_began_before_it(
    started: date, entry: months.Month | None
) -> None:
    work = Work("", ONE, started, None)

    found = records.history(insured(span("2026-01", "2026-03", 20), works=(work,)))

    assert found.entry == entry


@pytest.mark.parametrize(
    ("day", "employed"),
    [
        pytest.param(date(2025, 12, 31), None, id="before the first contribution"),
        pytest.param(date(2026, 1, 1), True, id="in its month"),
        pytest.param(date(2026, 6, 30), True, id="extracts lag"),
        pytest.param(date(2026, 7, 1), None, id="long after the last"),
    ],
)
def test_who_contributed_shortly_before_is_employed(day: date, employed: bool | None) -> None:
    found = pensions.facts_of(insured(span("2026-01", "2026-03", 20)), Facts(), day)

    assert found.employed is employed


@pytest.mark.parametrize(("sex", "housewife"), [("M", False), ("F", None), (None, None)])
def test_a_man_is_no_housewife_and_a_woman_may_be(sex: str | None, housewife: bool | None) -> None:
    person = replace(insured(span("2026-01", "2026-03", 20)), sex=sex)

    assert pensions.facts_of(person, Facts(), date(2026, 4, 1)).housewife is housewife
