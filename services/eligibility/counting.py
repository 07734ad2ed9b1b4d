"""Count contribution months, and tell which outcomes of the qualifying period are possible.

Pure. Act 4 section 17(2) and (3). M is the month of the notice or death and is not counted. The
first test looks at the months before M, whatever the entry: section 17(2)(i) does not name it.
The others look at the complete months from entry to M-1. Shares are compared as whole numbers, so
that nothing is rounded. A contribution proves that entry was no later: where entry is unknown, the
first one paid is its latest month.
"""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from services.eligibility import months
from services.eligibility.history import History
from services.eligibility.months import Month
from services.eligibility.terms import Terms


class Verdict(StrEnum):
    """What the conditions come to."""

    FULL = "full"
    REDUCED = "reduced"
    NOT_MET = "not_met"
    CANNOT_TELL = "cannot_tell"


ANY = frozenset({Verdict.FULL, Verdict.REDUCED, Verdict.NOT_MET})
NEVER = frozenset({Verdict.NOT_MET})


@dataclass(frozen=True, slots=True)
class Counts:
    """What was counted; None where it is not known."""

    window_paid: int | None = None
    span_months: int | None = None  # complete months from entry to the end of M-1
    span_paid: int | None = None
    first: Month | None = None  # the first contribution before M
    before_entry: int = 0  # contributions before M that are not among span_paid
    too_late: int = 0  # contributions left out: in the month of the notice or later


def count(history: History, month: Month, terms: Terms) -> Counts:
    """Count the months; *month* is that of the notice or death."""
    span = None if history.entry is None else max(0, month - history.entry)
    if history.paid is None:
        return Counts(span_months=span)
    entry = -1 if history.entry is None else history.entry
    counted = [paid for paid in history.paid if paid < month]
    since = len([paid for paid in counted if paid >= entry])
    opens = month - terms.window_months
    return Counts(
        window_paid=len([paid for paid in counted if paid >= opens]),
        span_months=span,
        span_paid=since,
        first=min(counted, default=None),
        before_entry=len(counted) - since,
        too_late=len(history.paid) - len(counted),
    )


def possible(counts: Counts, month: Month, terms: Terms) -> frozenset[Verdict]:
    """Return every outcome of the qualifying period that the missing facts leave open."""
    window, span, paid = counts.window_paid, counts.span_months, counts.span_paid
    if window is None or paid is None:
        return ANY
    if span is not None:
        return frozenset({verdict(window, span, paid, terms)})
    if counts.first is None:
        return NEVER
    best = verdict(window, month - counts.first, paid, terms)
    if best is Verdict.NOT_MET or window >= terms.window_paid:
        return frozenset({best})
    return ANY if best is Verdict.FULL else frozenset({Verdict.REDUCED, Verdict.NOT_MET})


def verdict(window: int, span: int, paid: int, terms: Terms) -> Verdict:
    """Return the outcome of the qualifying period for these counts."""
    if window >= terms.window_paid:
        return Verdict.FULL
    if paid < terms.span_paid:
        return Verdict.NOT_MET
    if _share(paid, span, terms.full):
        return Verdict.FULL
    if _share(paid, span, terms.reduced):
        return Verdict.REDUCED
    return Verdict.NOT_MET


def on_the_line(counts: Counts, terms: Terms) -> bool:
    """Whether the outcome hangs on one month of the span.

    The words of the Act leave open whether the month before the notice belongs to the span, and
    whether the month of entry is complete; without either there is one month less.
    """
    window, span, paid = counts.window_paid, counts.span_months, counts.span_paid
    if window is None or span is None or paid is None or paid < terms.span_paid:
        return False
    if window >= terms.window_paid:
        return False
    exact = any(paid * share.denominator == span * share.numerator
                for share in (terms.full, terms.reduced))  # fmt: skip
    return exact or (
        verdict(window, span, paid, terms) is not verdict(window, span - 1, paid, terms)
    )


def needed(span: int, share: Fraction, least: int) -> int:
    """Return how many contributions a share of *span* months asks for, *least* at the least."""
    return max(least, -(-span * share.numerator // share.denominator))


def window(month: Month, terms: Terms) -> tuple[Month, Month]:
    """Return the first and last month that the first test looks at."""
    looked_at = months.before(month, terms.window_months)
    return Month(looked_at[0]), Month(looked_at[-1])


def _share(paid: int, span: int, share: Fraction) -> bool:
    return share.denominator * paid >= share.numerator * span
