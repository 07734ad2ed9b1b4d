"""Questions about an accident that somebody can answer in chat, and what the answers tell. Pure.

Who the dependants are and what was earned each month are read from papers, and are not asked.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from types import MappingProxyType
from typing import Any

from services.eligibility.benefits import Benefit
from services.eligibility.facts import Chance, Circumstance, Facts, Outcome, Question

YES_NO = ("yes", "no")
CHOICES: Mapping[Question, tuple[str, ...]] = MappingProxyType(
    {
        Question.OUTCOME: tuple(Outcome),
        Question.CIRCUMSTANCE: tuple(Circumstance),
        **dict.fromkeys(
            (
                Question.EMPLOYED, Question.FOREIGN, Question.ABROAD, Question.INTERRUPTED,
                Question.LINDUNG, Question.ATTENDANCE, Question.INVALID, Question.SELF_EMPLOYED,
                Question.HOUSEWIFE,
            ),
            YES_NO,
        ),
    }
)  # fmt: skip
NUMBERS: Mapping[Question, int] = MappingProxyType(  # the most that can be meant; typed
    {Question.LEAVE_DAYS: 3650, Question.DISABLEMENT: 100}
)
_ASKED_OTHERWISE = frozenset({Question.ABROAD})  # "in Malaysia?": yes is not abroad


def next_question(found: Iterable[Benefit], told: Iterable[str]) -> Question | None:
    """Return what to ask next, of what can be answered and was not; None: nothing is open."""
    open_ones = (each for each in found if each.chance is not Chance.UNLIKELY)
    asks = (each.ask for each in open_ones if isinstance(each.ask, Question))
    known = set(told)
    return next((ask for ask in asks if ask in {*CHOICES, *NUMBERS} and ask not in known), None)


def pick(asked: Question | None, named: Sequence[str]) -> tuple[Question | None, str | None]:
    """Return which question is answered, and how, by the answers that words name.

    That is the one that was asked, or the only one that has the answer; "tidak bekerja" says
    nothing of where it happened. Without an answer it may be a number.
    """
    choices = CHOICES.get(asked, ()) if asked else ()
    negated = "no" in named and choices != YES_NO
    if not negated and (answer := next((each for each in named if each in choices), None)):
        return asked, answer
    alone = named[0] if len(named) == 1 else None
    others = (ask for ask, of in CHOICES.items() if of != YES_NO and alone in of)
    other = next(others, None)
    return (other, alone) if other else (asked, None)


def example(question: Question) -> str:
    """Return an answer to show how it is typed."""
    return CHOICES[question][0] if question in CHOICES else "14"


def read(question: Question, typed: str) -> str | None:
    """Return an answer as it is kept: a choice, or a number; None: it is none."""
    if question in CHOICES:
        return typed if typed in CHOICES[question] else None
    try:
        number = Decimal(typed.split(maxsplit=1)[0].removesuffix("%").replace(",", "."))
    except (InvalidOperation, IndexError):
        return None
    whole = question is not Question.LEAVE_DAYS or number == number.to_integral_value()
    return (
        str(number) if number.is_finite() and 0 <= number <= NUMBERS[question] and whole else None
    )


def with_answers(facts: Facts, answers: Mapping[str, str]) -> Facts:
    """Return the facts with what was answered; an answer stands against what a report told."""
    values: dict[str, Any] = {}
    for name, answer in answers.items():
        question = Question(name)
        values[question.value] = _value(question, answer)
    return replace(facts, **values)


def without(facts: Facts, *asks: Question) -> Facts:
    """Return the facts as if these questions had not been answered."""
    values: dict[str, Any] = {ask.value: None for ask in asks}
    return replace(facts, **values)


def told(facts: Facts) -> dict[Question, str]:
    """Return what is known of all that can be answered, each answer as `read` keeps it."""
    values = {ask: getattr(facts, ask.value) for ask in (*CHOICES, *NUMBERS)}
    return {ask: _kept(ask, value) for ask, value in values.items() if value is not None}


def _kept(question: Question, value: object) -> str:
    if isinstance(value, bool):
        return YES_NO[value is (question in _ASKED_OTHERWISE)]
    return str(value)


def _value(question: Question, answer: str) -> object:
    match question:
        case Question.OUTCOME:
            return Outcome(answer)
        case Question.CIRCUMSTANCE:
            return Circumstance(answer)
        case Question.LEAVE_DAYS:
            return int(Decimal(answer))
        case Question.DISABLEMENT:
            return Decimal(answer)
        case _:
            return (answer == "yes") is not (question in _ASKED_OTHERWISE)
