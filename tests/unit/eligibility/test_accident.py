"""No fact that is told later contradicts what was said of a benefit, and none is ever left out."""

from dataclasses import fields, replace
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from services.eligibility import accident, months
from services.eligibility.benefits import Benefit, Kind
from services.eligibility.covers import Scheme
from services.eligibility.facts import Chance, Circumstance, Dependants, Facts, Outcome, Question
from services.eligibility.history import History
from services.eligibility.months import Month
from tests.unit.eligibility.histories import Record, records

NAMES = [field.name for field in fields(Facts)]
HISTORY = ["born", "entry", "paid", "wages"]
FACTS = st.builds(
    Facts,
    outcome=st.sampled_from(Outcome),
    circumstance=st.sampled_from(Circumstance),
    employed=st.booleans(),
    foreign=st.booleans(),
    abroad=st.booleans(),
    interrupted=st.booleans(),
    lindung=st.booleans(),
    leave_days=st.integers(0, 30),
    disablement=st.integers(0, 100).map(Decimal),
    attendance=st.booleans(),
    invalid=st.booleans(),
    self_employed=st.booleans(),
    plan=st.integers(1, 4),
    housewife=st.booleans(),
    dependants=st.builds(Dependants, *[st.integers(0, 4)] * 5),
    died=st.none(),
)
LIVING = {Kind.MEDICAL, Kind.TEMPORARY, Kind.PERMANENT, Kind.ATTENDANCE, Kind.INVALIDITY}


def by_name(benefits: tuple[Benefit, ...]) -> dict[str, Benefit]:
    return {f"{benefit.cover.scheme}/{benefit.kind}": benefit for benefit in benefits}


def forget(facts: Facts, names: set[str]) -> Facts:
    blank = Facts()
    return replace(facts, **{name: getattr(blank, name) for name in names})


@settings(max_examples=200, deadline=None)
@given(FACTS, records(stray=False), st.sets(st.sampled_from(NAMES)),
       st.sets(st.sampled_from(HISTORY)))  # fmt: skip
def test_no_completion_contradicts_a_chance(
    facts: Facts, record: Record, missing: set[str], unknown: set[str]
) -> None:
    history = replace(
        record.history,
        **{name: getattr(History(), name) for name in unknown},
    )
    complete = by_name(accident.after_accident(facts, record.history, record.day))

    told = by_name(accident.after_accident(forget(facts, missing), history, record.day))

    assert told.keys() == complete.keys()
    for name, benefit in told.items():
        assert benefit.chance in (Chance.CANNOT_TELL, complete[name].chance), name


@settings(max_examples=200, deadline=None)
@given(FACTS, records(stray=False), st.sets(st.sampled_from(NAMES)))
def test_what_cannot_be_told_asks_for_something(
    facts: Facts, record: Record, missing: set[str]
) -> None:
    benefits = accident.after_accident(forget(facts, missing), record.history, record.day)

    open_ones = [each for each in benefits if each.chance is Chance.CANNOT_TELL]
    assert [each for each in open_ones if each.ask is None] == []


def test_death_at_work_whose_benefits_are_settled_says_why_and_needs_no_more() -> None:
    facts = Facts(outcome=Outcome.DEATH, circumstance=Circumstance.WORK, employed=True)

    found = by_name(accident.after_accident(facts, History(), date(2026, 9, 1)))

    funeral, survivors = found["invalidity/funeral"], found["invalidity/survivors"]
    assert (funeral.chance, funeral.changes) == (Chance.LIKELY, ())
    assert survivors.chance is Chance.UNLIKELY
    assert [each.name for each in survivors.sources] == ["survivors_cause"]


def test_a_funeral_that_hangs_on_the_nationality_asks_for_it() -> None:
    """Foreign workers were not in the invalidity scheme before 1 July 2024."""
    facts = Facts(Outcome.DEATH, Circumstance.WORK, employed=False, abroad=False)
    entry, day = months.read("2004-01"), date(2006, 1, 1)
    paid = frozenset(Month(month) for month in range(entry, entry + 24))
    history = History(date(1980, 1, 1), entry, paid)

    funeral = by_name(accident.after_accident(facts, history, day))["invalidity/funeral"]

    assert (funeral.chance, funeral.ask) == (Chance.CANNOT_TELL, Question.FOREIGN)


@settings(max_examples=100, deadline=None)
@given(FACTS, records(stray=False))
def test_all_facts_leave_nothing_open_but_a_birthday(facts: Facts, record: Record) -> None:
    benefits = accident.after_accident(facts, record.history, record.day)

    open_ones = [each.cover.scheme for each in benefits if each.chance is Chance.CANNOT_TELL]
    assert set(open_ones) <= {Scheme.INVALIDITY}


@settings(max_examples=100, deadline=None)
@given(FACTS, records(stray=False))
def test_the_living_and_the_dead_get_their_own_benefits(facts: Facts, record: Record) -> None:
    benefits = accident.after_accident(facts, record.history, record.day)

    likely = {each.kind for each in benefits if each.chance is Chance.LIKELY}
    common = {Kind.SELF_EMPLOYED, Kind.HOUSEWIFE}
    injured = facts.outcome is Outcome.INJURY
    assert likely - common <= LIVING if injured else likely.isdisjoint(LIVING)


def test_a_wage_that_is_not_known_makes_the_amount_an_estimate() -> None:
    paid = frozenset(range(2026 * 12 - 12, 2026 * 12))
    history = History(paid=paid, wages={2026 * 12 - 1: Decimal(3000)})  # type: ignore[arg-type, dict-item]
    facts = Facts(Outcome.INJURY, Circumstance.WORK, employed=True, leave_days=10)

    told = by_name(accident.after_accident(facts, history, date(2026, 1, 10)))

    flags = [said.key for said in told["employment/temporary"].to_confirm]
    assert "confirm.estimate" in flags
