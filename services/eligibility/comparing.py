"""The same person's pension on two days, each by its own law, and what changed between. Pure.

What was paid is known as of today for both: only months before each day count. A number of the law
changed where its value did; a new source for the same value is no change. What the months between
did and what the law's change did is told apart by a third answer: the later day's record by the
law as it stood on the earlier day, with its ceilings of wages too.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise

from services.eligibility.assess import Answer, assess
from services.eligibility.history import History, Scheme
from services.eligibility.parameters import Law, Value, in_force
from services.eligibility.terms import AGE, RATE

_NAMES = (
    "window_months", "window_paid", "span_paid", "full_share", *AGE, *RATE,
    "pension_reduced_percent", "average_months", "minimum_average_wage", "minimum_for_new_awards",
    "grant_paid", "top_assumed_wage", "assumed_wage_table",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Comparison:
    """The answers of two days."""

    earlier: Answer
    later: Answer
    by_old_law: Answer  # the later day's record by the earlier day's law
    law: tuple[tuple[Value, Value], ...]  # each number that changed between: before, after

    @property
    def differs(self) -> bool:
        """Whether verdict, rate, amount, grant or law are others."""
        answers = (self.earlier, self.by_old_law, self.later)
        return bool(self.law) or len({_outcome(each) for each in answers}) > 1


def compare(
    history: History, scheme: Scheme, one: date, other: date, law: Law | None = None
) -> Comparison:
    """Compare a notice, or death, on two days; the older one comes first."""
    law = law or in_force()
    first, last = sorted((one, other))
    changed = tuple(
        (before, after)
        for name in names(scheme)
        for before, after in pairwise(law.values(name))
        if first < after.since <= last and before.value != after.value
    )
    by_old_law = assess(history, scheme, last, _as_of(law, first))
    return Comparison(
        assess(history, scheme, first, law), assess(history, scheme, last, law), by_old_law, changed
    )


def names(scheme: Scheme) -> tuple[str, ...]:
    """Return the names of the numbers that a pension may rest on."""
    return (*_NAMES, f"{scheme}_reduced_share")


@lru_cache(maxsize=64)
def _as_of(law: Law, day: date) -> Law:
    """Return the same object for the same day: what rests on a law is kept by it."""
    return law.as_of(day)


def _outcome(answer: Answer) -> tuple[object, ...]:
    percent = answer.rating.percent if answer.rating else None
    return answer.verdict, percent, answer.monthly, answer.grant
