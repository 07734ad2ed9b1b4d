"""Why a benefit is told as it is: the facts it rests on, what one more would make of it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings

from services.eligibility import accident, answers, what_if
from services.eligibility.benefits import Benefit, Kind
from services.eligibility.covers import Scheme
from services.eligibility.facts import Chance, Circumstance, Facts, Outcome, Question
from services.eligibility.history import History
from services.eligibility.what_if import If, Told, Why
from tests.unit.eligibility.histories import Record, records
from tests.unit.eligibility.test_accident import FACTS
from tests.unit.eligibility.test_cards import FULL

DAY = date(2026, 2, 10)
AT_WORK = Facts(Outcome.INJURY, Circumstance.WORK, employed=True, foreign=False)
LIKELY, UNLIKELY, OPEN = Chance.LIKELY, Chance.UNLIKELY, Chance.CANNOT_TELL


def explained(facts: Facts, history: History = FULL, day: date = DAY) -> dict[str, Why]:
    def judge(known: Facts) -> tuple[Benefit, ...]:
        return accident.after_accident(known, history, day)

    found = what_if.explain(facts, judge)
    return {f"{each.benefit.cover.scheme}/{each.benefit.kind}": each for each in found}


def test_a_likely_benefit_rests_on_every_fact_without_which_it_would_be_open() -> None:
    medical = explained(AT_WORK)["employment/medical"]

    assert medical.benefit.chance is LIKELY
    assert set(medical.rests_on) == {
        Told(Question.OUTCOME, "injury"), Told(Question.CIRCUMSTANCE, "work"),
        Told(Question.EMPLOYED, "yes"),
    }  # fmt: skip


def test_an_unlikely_benefit_rests_on_what_alone_shuts_it_out() -> None:
    survivors = explained(AT_WORK)["invalidity/survivors"]

    assert survivors.benefit.chance is UNLIKELY
    assert Told(Question.OUTCOME, "injury") in survivors.rests_on


def test_a_fact_that_changes_nothing_is_not_named() -> None:
    facts = replace(AT_WORK, lindung=True, attendance=False)

    assert Told(Question.LINDUNG, "yes") not in explained(facts)["employment/medical"].rests_on


@pytest.mark.parametrize(
    ("name", "facts", "question", "ifs"),
    [
        pytest.param(
            "employment/medical", replace(AT_WORK, outcome=None), Question.OUTCOME,
            (If(UNLIKELY, ("death",)), If(LIKELY, ("injury",))), id="a choice",
        ),
        pytest.param(
            "employment/temporary", AT_WORK, Question.LEAVE_DAYS,
            (If(UNLIKELY, least=0, most=3), If(LIKELY, least=4)), id="days of leave",
        ),
        pytest.param(
            "employment/permanent", AT_WORK, Question.DISABLEMENT,
            (If(UNLIKELY, least=0, most=0), If(LIKELY, least=1)), id="percent",
        ),
        pytest.param(
            "employment/attendance", AT_WORK, Question.DISABLEMENT,
            (If(UNLIKELY, least=0, most=99), If(OPEN, least=100)), id="percent, then one more",
        ),
        pytest.param(
            "employment/medical", replace(AT_WORK, circumstance=None), Question.CIRCUMSTANCE,
            (If(LIKELY, ("work",)), If(OPEN, ("commuting",)), If(UNLIKELY, ("private",))),
            id="a choice that leads to the next question",
        ),
    ],
)  # fmt: skip
def test_the_next_fact_is_told_with_what_each_answer_makes_of_it(
    name: str, facts: Facts, question: Question, ifs: tuple[If, ...]
) -> None:
    why = explained(facts)[name]

    assert (why.question, why.ifs) == (question, ifs)


def test_yes_to_in_malaysia_is_not_abroad() -> None:
    facts = Facts(Outcome.INJURY, Circumstance.PRIVATE, employed=True, foreign=False, lindung=True)
    medical = explained(facts, day=date(2026, 9, 1))["lindung/medical"]

    assert medical.question is Question.ABROAD
    assert medical.ifs == (If(LIKELY, ("yes",)), If(UNLIKELY, ("no",)))


def test_what_the_scheme_hangs_on_is_told_of_the_scheme() -> None:
    temporary = explained(replace(AT_WORK, circumstance=None))["employment/temporary"]

    assert temporary.cover_ifs == (
        If(LIKELY, ("work",)), If(OPEN, ("commuting",)), If(UNLIKELY, ("private",)),
    )  # fmt: skip
    assert temporary.ifs == (If(OPEN, ("work", "commuting")), If(UNLIKELY, ("private",)))


def test_a_pension_that_is_not_met_rests_on_its_reasons_not_on_facts() -> None:
    survivors = explained(Facts(Outcome.DEATH, employed=True), History(paid=frozenset()))

    assert survivors["invalidity/survivors"].rests_on == ()


def test_what_a_pension_lacks_is_told_with_its_three_reasons() -> None:
    facts = Facts(Outcome.DEATH, Circumstance.PRIVATE, employed=True, foreign=False)
    history = History(date(1980, 5, 1), FULL.entry, frozenset(sorted(FULL.paid or ())[:30]))

    survivors = explained(facts, history)["invalidity/survivors"].benefit

    keys = [said.key for said in survivors.reasons]
    assert [key for key in keys if key.startswith("reason.")] == [
        "reason.window.not_met", "reason.span.counted", "reason.age.survivors.met",
    ]  # fmt: skip
    assert "change.window" in [said.key for said in survivors.changes]


def test_a_death_at_work_is_told_why_there_is_no_survivors_pension() -> None:
    facts = Facts(Outcome.DEATH, Circumstance.WORK, employed=True, foreign=False)

    survivors = explained(facts)["invalidity/survivors"].benefit

    assert [said.key for said in survivors.reasons] == ["benefit.survivors.instead"]


@settings(max_examples=20, deadline=None)
@given(FACTS, records(stray=False))
def test_every_answer_that_is_foretold_comes_true(facts: Facts, record: Record) -> None:
    known = replace(facts, circumstance=None, leave_days=None, disablement=None)

    for place, why in enumerate(explained(known, record.history, record.day).values()):
        for each in why.ifs:
            assert why.question is not None
            answer = each.answers[0] if each.answers else str(each.least)
            later = answers.with_answers(known, {why.question: answer})
            found = accident.after_accident(later, record.history, record.day)[place]
            assert found.chance is each.chance, (found.kind, each)


@settings(max_examples=60, deadline=None)
@given(FACTS)
def test_what_is_told_is_read_back(facts: Facts) -> None:
    told = answers.told(facts)

    assert answers.with_answers(Facts(), {str(ask): kept for ask, kept in told.items()}) == replace(
        facts, dependants=Facts().dependants, plan=None
    )
    assert Decimal(told[Question.DISABLEMENT]) == facts.disablement


def test_all_benefits_are_explained() -> None:
    kinds = [(each.benefit.cover.scheme, each.benefit.kind) for each in explained(Facts()).values()]

    assert len(kinds) == 16
    assert {scheme for scheme, _ in kinds} == set(Scheme)
    assert {kind for _, kind in kinds} == set(Kind)
