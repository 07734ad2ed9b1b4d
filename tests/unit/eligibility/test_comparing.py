"""One person's pension on two days: what the law and the months made of it, or nothing."""

import html
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.eligibility import comparing, comparison_cards, explaining, months
from services.eligibility.assess import assess
from services.eligibility.comparing import Comparison, compare
from services.eligibility.history import History, Scheme
from services.eligibility.months import Month
from tests.unit.eligibility.histories import Record, records
from tests.unit.eligibility.test_cards import FULL
from tests.unit.telegram_html import wrong_html

OLD, NEW, LATER = date(2022, 6, 1), date(2026, 3, 1), date(2026, 3, 20)
LOW = History(FULL.born, FULL.entry, FULL.paid, dict.fromkeys(FULL.paid or (), Decimal(800)))


def card(found: Comparison, language: str = "en", today: date = NEW) -> str:
    said = comparison_cards.compared(found, language, today).text
    return html.unescape(re.sub(r"<[^>]+>", "", said))


def test_a_changed_number_of_the_law_is_told_with_day_and_source() -> None:
    found = compare(LOW, Scheme.INVALIDITY, OLD, NEW)

    changed = {before.name: (before.number, after.number) for before, after in found.law}
    assert changed["minimum_average_wage"] == (Fraction(950), Fraction(1100))
    said = card(found)
    assert "minimum average wage (RM a month): from 950 to 1100, in force from Sunday" in said
    assert "P.U.(A) 323/2022" in said


def test_verdict_and_amount_of_both_days_stand_first() -> None:
    lines = card(compare(LOW, Scheme.INVALIDITY, OLD, NEW)).splitlines()

    assert lines[0] == "Invalidity pension (Pencen Ilat): notice on two days, compared"
    assert lines[1].startswith("• Wednesday, 1 June 2022: conditions of the full pension are met;")
    assert lines[2].startswith("• today, Sunday, 1 March 2026: conditions of the full pension")
    assert "RM570.00 a month" in lines[1]
    assert "RM704.00 a month" in lines[2]
    assert "• Pension a month: from RM570.00 to RM704.00" in lines


def test_what_the_months_did_and_what_the_law_did_is_told_apart() -> None:
    said = card(compare(LOW, Scheme.INVALIDITY, OLD, NEW))

    assert (
        "had the law of Wednesday, 1 June 2022 stayed: rate from 60% to 64%; "
        "pension a month from RM570.00 to RM608.00 (RM38.00 more)" in said
    )
    assert "The change of the law: pension a month from RM608.00 to RM704.00 (RM96.00" in said


def test_a_higher_ceiling_of_wages_is_the_laws_doing() -> None:
    high = History(FULL.born, FULL.entry, FULL.paid, dict.fromkeys(FULL.paid or (), Decimal(9000)))

    found = compare(high, Scheme.INVALIDITY, date(2024, 9, 1), NEW)

    assert "top_assumed_wage" in {before.name for before, _ in found.law}
    assert found.by_old_law.average_wage == Decimal("4950.00")
    assert (found.later.average_wage or 0) > Decimal("4950.00")


def test_effects_that_cancel_out_are_both_told() -> None:
    found = compare(LOW, Scheme.INVALIDITY, OLD, NEW)
    cancelled = replace(found, law=(), later=found.earlier)

    assert cancelled.differs
    assert "(RM38.00 less)" in card(cancelled)


def test_the_older_day_comes_first_whatever_the_order() -> None:
    assert compare(LOW, Scheme.INVALIDITY, NEW, OLD) == compare(LOW, Scheme.INVALIDITY, OLD, NEW)


@pytest.mark.parametrize(
    ("language", "plainly"),
    [
        ("en", "Nothing differs: verdict and amount are the same on both days"),
        ("ms", "Tiada apa-apa yang berbeza: keputusan semakan dan jumlahnya sama"),
    ],
)
def test_that_nothing_differs_is_said_plainly(language: str, plainly: str) -> None:
    found = compare(FULL, Scheme.SURVIVORS, NEW, LATER)

    assert not found.differs
    assert plainly in card(found, language)


def test_without_a_change_of_law_that_is_said_and_what_the_months_made() -> None:
    history = History(
        FULL.born, FULL.entry, frozenset(Month(m) for m in sorted(FULL.paid or ())[:40])
    )
    said = card(compare(history, Scheme.INVALIDITY, date(2014, 2, 1), date(2015, 2, 1)))

    assert "No figure in the law on this pension changed between these days." in said
    assert "Contribution months in the 40 months before: from 31 to 19" in said


def test_a_no_names_the_other_ways() -> None:
    found = compare(History(paid=frozenset()), Scheme.INVALIDITY, OLD, NEW)

    assert "Section 17(3A)" in card(found)
    assert "To be confirmed by PERKESO" in card(compare(LOW, Scheme.INVALIDITY, OLD, NEW))


@settings(max_examples=60, deadline=None)
@given(records(), st.dates(date(2003, 1, 1), date(2030, 1, 1)))
def test_every_comparison_is_told_in_both_languages_and_misses_no_change(
    record: Record, other: date
) -> None:
    day = record.day if isinstance(record.day, date) else months.first_day(record.day)
    found = compare(record.history, record.scheme, day, other)

    malay, english = (
        comparison_cards.compared(found, language, NEW).text for language in ("ms", "en")
    )

    assert max(len(malay), len(english)) < 3_700
    assert (wrong_html(malay), wrong_html(english)) == ([], [])
    assert malay.count("\n") == english.count("\n")
    first, last = sorted((day, other))
    assert (found.earlier, found.later) == (
        assess(record.history, record.scheme, first), assess(record.history, record.scheme, last),
    )  # fmt: skip
    used = {value.name for answer in (found.earlier, found.later) for value in answer.sources}
    assert used <= set(comparing.names(record.scheme))


def test_all_numbers_that_an_answer_may_rest_on_are_compared() -> None:
    answer = assess(History(paid=frozenset()), Scheme.SURVIVORS, NEW)

    used = explaining.sources(answer.case)
    assert {value.name for value in used} <= set(comparing.names(Scheme.SURVIVORS))
