"""What a benefit's verdict rests on, and what one more fact would make of it. Pure.

All benefits are judged again without each fact that is told, and with each answer to what is asked
next; what then turns out otherwise hangs on that fact. So the explanation cannot disagree with the
verdict it explains.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from services.eligibility import answers
from services.eligibility.benefits import Benefit
from services.eligibility.covers import Cover
from services.eligibility.facts import Chance, Facts, Question

Judge = Callable[[Facts], Sequence[Benefit]]  # always the same benefits in the same order


class Told(NamedTuple):
    """A fact as it was told."""

    question: Question
    answer: str  # as services.eligibility.answers keeps it


class If(NamedTuple):
    """What a benefit would be if the next fact were one of these answers, or such a number."""

    chance: Chance
    answers: tuple[str, ...] = ()  # of a choice
    least: int | None = None  # of a number
    most: int | None = None  # None: or more


@dataclass(frozen=True, slots=True)
class Why:
    """A benefit with what its verdict rests on."""

    benefit: Benefit
    rests_on: tuple[Told, ...]  # facts without which it would be open, or that shut it out alone
    question: Question | None = None  # the one more fact, where somebody in a chat can tell it
    ifs: tuple[If, ...] = ()
    cover_ifs: tuple[If, ...] = ()  # of the scheme, where it is open whether it covers the accident
    untouched: bool = False  # all that is known has told nothing of it yet


class First(NamedTuple):
    """The question that settles most benefits, and how many of them each answer settles."""

    question: Question
    settles: tuple[tuple[str, int], ...]
    of: int  # benefits


def explain(facts: Facts, judge: Judge, stranger: Sequence[Benefit] = ()) -> tuple[Why, ...]:
    """Explain every benefit, in the order in which they are judged.

    *stranger* are the benefits of whom nothing is known at all, in the same order.
    """
    told = answers.told(facts)
    nothing = answers.without(facts, *told)
    bare = judge(nothing)
    without = {ask: judge(answers.without(facts, ask)) for ask in told}
    alone = {ask: judge(answers.with_answers(nothing, {ask: told[ask]})) for ask in told}

    @cache
    def having(ask: Question, answer: str) -> Sequence[Benefit]:
        return judge(answers.with_answers(facts, {ask: answer}))

    def why(place: int, benefit: Benefit) -> Why:
        deciding = {ask for ask in told if without[ask][place].chance is not benefit.chance}
        if benefit.chance is Chance.UNLIKELY and bare[place].chance is not Chance.UNLIKELY:
            deciding |= {ask for ask in told if alone[ask][place].chance is Chance.UNLIKELY}
        ask, cover_ask = _asked(benefit), _asked(benefit.cover)
        return Why(
            benefit,
            tuple(Told(ask, told[ask]) for ask in told if ask in deciding),
            ask,
            _ifs(ask, lambda ask, answer: having(ask, answer)[place].chance),
            _ifs(cover_ask, lambda ask, answer: having(ask, answer)[place].cover.chance),
            untouched=_untouched(benefit, stranger[place]) if stranger and not deciding else False,
        )

    return tuple(why(place, benefit) for place, benefit in enumerate(judge(facts)))


def first_question(facts: Facts, judge: Judge) -> First | None:
    """Return the question to start with, where it is not known what happened to whom, how.

    That is the one whose answers settle most, on the average of them; each is as likely as another.
    """
    if facts.outcome is not None or facts.circumstance is not None:
        return None
    open_now = [place for place, each in enumerate(judge(facts)) if _open(each)]

    def settled(ask: Question, answer: str) -> int:
        found = judge(answers.with_answers(facts, {ask: answer}))
        return sum(not _open(found[place]) for place in open_now)

    every = (
        First(ask, tuple((each, settled(ask, each)) for each in choices), len(judge(facts)))
        for ask, choices in answers.CHOICES.items()
        if ask not in answers.told(facts)
    )
    return max(every, key=lambda first: sum(n for _, n in first.settles) / len(first.settles))


def _open(benefit: Benefit) -> bool:
    return benefit.chance is Chance.CANNOT_TELL


def _untouched(benefit: Benefit, stranger: Benefit) -> bool:
    return _open(benefit) and benefit.reasons == stranger.reasons


def _asked(of: Benefit | Cover) -> Question | None:
    """Return the fact that decides, where it is one that can be told in a chat."""
    if of.chance is not Chance.CANNOT_TELL or not isinstance(of.ask, Question):
        return None
    return of.ask if of.ask in {*answers.CHOICES, *answers.NUMBERS} else None


def _ifs(ask: Question | None, chance: Callable[[Question, str], Chance]) -> tuple[If, ...]:
    if ask is None:
        return ()
    if ask in answers.NUMBERS:
        return _numbers(lambda number: chance(ask, str(number)), answers.NUMBERS[ask])
    chances = [(chance(ask, answer), answer) for answer in answers.CHOICES[ask]]
    return tuple(
        If(found, tuple(answer for _, answer in same))
        for found, same in groupby(chances, key=itemgetter(0))
    )


def _numbers(chance: Callable[[int], Chance], most: int) -> tuple[If, ...]:
    """Find the number from which on it is otherwise; every benefit has one such number at most."""
    low, high = 0, most
    if chance(low) is chance(high):
        return (If(chance(low), least=0),)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if chance(middle) is chance(0) else (low, middle)
    return If(chance(0), least=0, most=low), If(chance(high), least=high)
