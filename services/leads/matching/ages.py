"""Compare how old the victims are and how many were hurt or died, where names do not decide.

Pure.
"""

from collections.abc import Iterator

from services.leads.matching import companions
from services.leads.matching.account import Account, Person, Signal
from services.leads.matching.weighing import POINTS

CLOSE_AGES = 1  # years between two reports of one person: birthdays, slips
FAR_AGES = 3  # years; beyond, two persons even with one name
MANY = 5  # victims
LIKE_TOLLS = 0.6  # of the higher one: more are found in the hours after


def unnamed(one: Account, two: Account) -> Iterator[Signal]:
    """Compare ages where names do not decide: equal ages of two persons count, one's against."""
    yield from _ages_told(one, two)
    if (count := len(one.people)) == len(two.people) > 1:
        key = "many_same" if count >= MANY or _same_fates(one, two) else "count_same"
        yield Signal(key, POINTS[key], (("total", count),))
    elif (dead := _dead(one)) == _dead(two) and dead > 1:
        yield Signal("toll_same", POINTS["toll_same"], (("total", dead),))
    yield from _many_dead(_dead(one), _dead(two))


def _many_dead(one: int, two: int) -> Iterator[Signal]:
    """Yield that many died, about as many in both: few accidents of a year have such a toll."""
    if min(one, two) >= MANY and min(one, two) >= LIKE_TOLLS * max(one, two):
        yield Signal("tolls_many", POINTS["tolls_many"])


def _dead(account: Account) -> int:
    """Return how many died: as counted in the text, else those told one by one."""
    counted = account.words.said.killed
    return counted or sum(person.outcome == "death" for person in account.people)


def _same_fates(one: Account, two: Account) -> bool:
    """Whether as many died and as many were hurt, some of each."""
    fates = [sorted(person.outcome or "" for person in account.people) for account in (one, two)]
    return fates[0] == fates[1] and len(set(fates[0])) > 1


def of_one(a: Person, b: Person) -> Iterator[Signal]:
    """Yield what the ages of two with one name say."""
    apart = apart_by(a, b)
    if apart is None:
        return
    if apart <= CLOSE_AGES:
        key = "age_same" if apart == 0 else "age_near"
        yield Signal(key, POINTS[key])
    elif apart > FAR_AGES:
        yield Signal("namesake", POINTS["namesake"], (("years", apart),))


def _ages_told(one: Account, two: Account) -> Iterator[Signal]:
    ages = _all_ages(one), _all_ages(two)
    apart = min((abs(a - b) for a in ages[0] for b in ages[1]), default=None)
    if apart is None:
        return
    if apart <= CLOSE_AGES:
        key = "age_same" if apart == 0 else "age_near"
        yield Signal(key, POINTS[key])
    elif (
        apart > FAR_AGES
        and len(one.people) == len(two.people) == 1
        and not companions.two_of_one(one, two)
    ):
        yield Signal("age_differs", POINTS["age_differs"], (("years", apart),))


def _all_ages(account: Account) -> frozenset[int]:
    """Return the victims' ages; where none is known, those of anybody in the text."""
    own = frozenset(person.age for person in account.people if person.age is not None)
    return own or (frozenset() if account.words.said.court else account.words.said.ages)


def apart_by(one: Person, two: Person) -> int | None:
    """Return the years between the two; None where one's age is not told."""
    return abs(one.age - two.age) if one.age is not None and two.age is not None else None
