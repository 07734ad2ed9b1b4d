"""An implementation written apart, brute force over sets of months, says the same every time."""

from hypothesis import given, settings

from services.eligibility.assess import Answer, assess
from services.eligibility.months import Month
from tests.unit.eligibility import oracle
from tests.unit.eligibility.histories import Record, records
from tests.unit.eligibility.oracle import Told, Ym


def pair(month: Month) -> Ym:
    return month // 12, month % 12 + 1


def told(answer: Answer) -> Told:
    counts = answer.counts
    assert counts.window_paid is not None
    assert counts.span_months is not None
    assert counts.span_paid is not None
    assert answer.grant is not None
    return Told(
        answer.verdict, counts.window_paid, counts.span_months, counts.span_paid,
        int(answer.rating.percent) if answer.rating else None, answer.average_wage,
        answer.monthly, answer.grant,
    )  # fmt: skip


@settings(max_examples=2_000, deadline=None)
@given(records())
def test_both_say_the_same(record: Record) -> None:
    history = record.history
    assert history.born is not None
    expected = oracle.ask(
        record.scheme, history.born, pair(record.entry), {pair(month) for month in record.paid},
        record.day, {pair(month): wage for month, wage in history.wages.items()},
    )  # fmt: skip

    answer = assess(history, record.scheme, record.day)

    if answer.verdict == "cannot_tell":  # a birthday within the month of entry
        assert answer.case.ages.entry_in_time is None
    else:
        assert told(answer) == expected
