"""What is not known never becomes a "no", nor a "yes": no completion contradicts an answer."""

from dataclasses import replace
from datetime import date
from itertools import chain, combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from services.eligibility import months
from services.eligibility.assess import Answer, assess
from services.eligibility.counting import Verdict
from services.eligibility.history import Fact, History, Scheme
from services.eligibility.months import Month
from tests.unit.eligibility.histories import Record, records

FACTS = ("born", "entry", "paid", "wages", "day")
SUBSETS = list(chain.from_iterable(combinations(FACTS, count) for count in range(1, 6)))
YOUNG = date(1985, 6, 15)
NOTICE = months.read("2026-03")


def without(record: Record, missing: tuple[str, ...]) -> Answer:
    """Ask again with these facts missing."""
    told = record.history
    history = History(
        born=None if "born" in missing else told.born,
        entry=None if "entry" in missing else told.entry,
        paid=None if "paid" in missing else told.paid,
        wages={} if "wages" in missing else told.wages,
    )
    day = months.of(record.day) if "day" in missing else record.day
    return assess(history, record.scheme, day)


@settings(max_examples=600, deadline=None)
@given(records(stray=False))
def test_no_completion_contradicts_an_answer(record: Record) -> None:
    """For each of the 31 sets of missing facts."""
    complete = assess(record.history, record.scheme, record.day)

    for missing in SUBSETS:
        answer = without(record, missing)
        assert answer.verdict in (Verdict.CANNOT_TELL, complete.verdict), missing
        if answer.grant is not None and complete.grant is not None:
            assert answer.grant is complete.grant, missing
        if answer.rating and complete.rating:
            assert answer.rating.percent == complete.rating.percent, missing
            estimated = answer.average.missing and answer.average.over
            if answer.monthly is not None and not estimated:
                assert answer.monthly == complete.monthly, missing


@settings(max_examples=300, deadline=None)
@given(records())
def test_contributions_before_entry_or_after_the_notice_change_nothing_of_that(
    record: Record,
) -> None:
    """Without entry they prove an earlier one, which is another record."""
    complete = assess(record.history, record.scheme, record.day)

    for missing in SUBSETS:
        if "entry" not in missing:
            answer = without(record, missing)
            assert answer.verdict in (Verdict.CANNOT_TELL, complete.verdict), missing
            if answer.grant is not None and complete.grant is not None:
                assert answer.grant is complete.grant, missing


@settings(max_examples=300, deadline=None)
@given(records(stray=False), st.sampled_from(SUBSETS))
def test_what_cannot_be_told_asks_for_a_fact_that_is_missing(
    record: Record, missing: tuple[str, ...]
) -> None:
    answer = without(record, missing)

    if answer.verdict is Verdict.CANNOT_TELL:
        assert answer.ask in missing or answer.case.ages.entry_in_time is None
        assert answer.changes


@settings(max_examples=300, deadline=None)
@given(records(stray=False), st.lists(st.integers(0, 400), max_size=20))
def test_an_unknown_entry_holds_for_every_entry(record: Record, earlier: list[int]) -> None:
    """Entry came no later than the first contribution, and may have come any time before."""
    history = replace(record.history, entry=None)
    answer = assess(history, record.scheme, record.day)
    first = min(record.paid, default=months.of(record.day))

    for months_before in earlier:
        entry = Month(first - months_before)
        told = assess(replace(history, entry=entry), record.scheme, record.day)
        assert answer.verdict in (Verdict.CANNOT_TELL, told.verdict)


def test_enough_in_the_window_needs_no_entry() -> None:
    paid = frozenset(Month(NOTICE - ago) for ago in range(1, 25))

    answer = assess(History(YOUNG, None, paid), Scheme.INVALIDITY, NOTICE)

    assert answer.verdict is Verdict.FULL
    assert answer.rating is not None
    assert answer.rating.percent == 50


def test_too_few_months_since_entry_are_no_no_without_a_statement() -> None:
    entry = Month(NOTICE - 23)  # were it wrong, contributions before it would count in the window

    answer = assess(History(YOUNG, entry, None), Scheme.INVALIDITY, NOTICE)

    assert (answer.verdict, answer.grant) == (Verdict.CANNOT_TELL, None)


def test_entry_is_asked_where_it_matters_with_the_month_that_decides() -> None:
    paid = frozenset(Month(NOTICE - ago) for ago in range(41, 41 + 60))  # 60 in 100 months

    answer = assess(History(YOUNG, None, paid), Scheme.INVALIDITY, NOTICE)

    assert answer.verdict is Verdict.CANNOT_TELL
    assert answer.ask is Fact.ENTRY
    [reduced] = [said for said in answer.changes if said.key == "change.entry.reduced"]
    assert dict(reduced.values)["month"] == NOTICE - 180


def test_a_birthday_within_the_month_asks_for_the_day() -> None:
    paid = frozenset(Month(NOTICE - ago) for ago in range(1, 41))
    born = date(1966, 3, 15)
    history = History(born, Month(NOTICE - 200), paid)

    by_month = assess(history, Scheme.INVALIDITY, NOTICE)
    day_before = assess(history, Scheme.INVALIDITY, date(2026, 3, 14))
    on_the_day = assess(history, Scheme.INVALIDITY, date(2026, 3, 15))

    assert (by_month.verdict, by_month.ask) == (Verdict.CANNOT_TELL, Fact.DAY)
    assert (day_before.verdict, on_the_day.verdict) == (Verdict.FULL, Verdict.NOT_MET)
