"""The same person's pension on two days, each by its own law, and what changed between. Pure.

What was paid is known as of today for both: only months before each day count. A number of the law
changed where its value did; a new source for the same value is no change.
"""

from dataclasses import dataclass
from datetime import date
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
    law: tuple[tuple[Value, Value], ...]  # each number that changed between: before, after

    @property
    def differs(self) -> bool:
        """Whether verdict, rate, amount, grant or law are others."""
        return bool(self.law) or _outcome(self.earlier) != _outcome(self.later)


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
    return Comparison(
        assess(history, scheme, first, law), assess(history, scheme, last, law), changed
    )


def names(scheme: Scheme) -> tuple[str, ...]:
    """Return the names of the numbers that a pension may rest on."""
    return (*_NAMES, f"{scheme}_reduced_share")


def _outcome(answer: Answer) -> tuple[object, ...]:
    percent = answer.rating.percent if answer.rating else None
    return answer.verdict, percent, answer.monthly, answer.grant
