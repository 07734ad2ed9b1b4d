"""What is asked after an accident can be answered in chat, and an answer is never asked again."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services import texts
from services.eligibility import accident, answers
from services.eligibility.facts import Circumstance, Facts, Outcome, Question
from services.eligibility.history import History

DAY = date(2026, 7, 1)


@pytest.mark.parametrize(
    ("question", "typed", "kept"),
    [
        pytest.param(Question.CIRCUMSTANCE, "commuting", "commuting", id="a choice"),
        pytest.param(Question.CIRCUMSTANCE, "yes", None, id="no choice of this one"),
        pytest.param(Question.LEAVE_DAYS, "14 hari", "14", id="days"),
        pytest.param(Question.LEAVE_DAYS, "14.5", None, id="half a day"),
        pytest.param(Question.DISABLEMENT, "12,5%", "12.5", id="percent"),
        pytest.param(Question.DISABLEMENT, "101", None, id="more than all"),
        pytest.param(Question.DISABLEMENT, "NaN", None, id="no number"),
        pytest.param(Question.LEAVE_DAYS, "", None, id="nothing"),
    ],
)
def test_answer_is_a_choice_or_a_number(question: Question, typed: str, kept: str | None) -> None:
    assert answers.read(question, typed) == kept


@pytest.mark.parametrize(
    ("asked", "named", "picked"),
    [
        pytest.param(
            Question.CIRCUMSTANCE, ["commuting", "work"], (Question.CIRCUMSTANCE, "commuting"),
            id="on the way to work",
        ),
        pytest.param(
            Question.EMPLOYED, ["work", "no"], (Question.EMPLOYED, "no"), id="did not work"
        ),
        pytest.param(
            Question.CIRCUMSTANCE, ["work", "no"], (Question.CIRCUMSTANCE, None), id="not at work"
        ),
        pytest.param(
            Question.CIRCUMSTANCE, ["death"], (Question.OUTCOME, "death"), id="something else"
        ),
        pytest.param(Question.LEAVE_DAYS, [], (Question.LEAVE_DAYS, None), id="a number"),
        pytest.param(None, ["yes"], (None, None), id="nothing was asked"),
    ],
)  # fmt: skip
def test_words_answer_what_was_asked_or_what_alone_has_the_answer(
    asked: Question | None, named: list[str], picked: tuple[Question | None, str | None]
) -> None:
    assert answers.pick(asked, named) == picked


def test_answers_become_facts_and_stand_against_the_report() -> None:
    told = {
        "outcome": "injury", "circumstance": "commuting", "abroad": "yes", "interrupted": "no",
        "leave_days": "14", "disablement": "12.5",
    }  # fmt: skip

    facts = answers.with_answers(Facts(outcome=Outcome.DEATH), told)

    assert (facts.outcome, facts.circumstance) == (Outcome.INJURY, Circumstance.COMMUTING)
    assert (facts.abroad, facts.interrupted) == (False, False)  # asked: was it in Malaysia?
    assert (facts.leave_days, facts.disablement) == (14, Decimal("12.5"))


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_questions_end_whatever_is_answered(data: st.DataObject) -> None:
    told: dict[str, str] = {}
    while True:
        found = accident.after_accident(answers.with_answers(Facts(), told), History(), DAY)
        question = answers.next_question(found, told)
        if question is None:
            break
        assert question not in told
        told[question] = data.draw(st.sampled_from(answers.CHOICES.get(question, ("0", "5"))))

    assert len(told) <= len(answers.CHOICES) + len(answers.NUMBERS)


@pytest.mark.parametrize("language", ["ms", "en"])
def test_every_question_and_answer_has_its_words(language: str) -> None:
    for question in (*answers.CHOICES, *answers.NUMBERS):
        assert texts.say(language, f"eligibility.ask.{question}")
        assert texts.say(language, f"victim.fact.{question}")
    for answer in {each for choices in answers.CHOICES.values() for each in choices}:
        assert texts.say(language, f"victim.answer.{answer}")
