"""A day that lies behind the data: a month that nobody can know yet is not one without a payment.

Pure. Such an answer is counted twice, with none of these months paid and with all of them; where
the two differ it cannot be told.
"""

from dataclasses import dataclass, replace

from services.eligibility import assess
from services.eligibility.assess import Answer
from services.eligibility.counting import Verdict
from services.eligibility.history import month_of
from services.eligibility.months import Month


@dataclass(frozen=True, slots=True)
class Ahead:
    """What becomes of a verdict, whatever is paid in the months that are not known."""

    since: Month  # the first month that the data cannot hold
    unpaid: Verdict  # if nothing is paid from it on
    paid: Verdict  # if every month is

    @property
    def open(self) -> bool:
        """Whether the verdict hangs on these months."""
        return self.unpaid is not self.paid


def look(given: Answer, since: Month) -> Ahead | None:
    """Return what the months from *since* to the notice leave open; None: there are none."""
    history, ahead = given.case.history, range(since, month_of(given.day))
    if history.paid is None or not ahead:
        return None
    paid = replace(history, paid=history.paid.union(map(Month, ahead)))
    other = assess.assess(paid, given.scheme, given.day, given.case.law)
    return Ahead(since, given.verdict, other.verdict)


def honest(given: Answer, ahead: Ahead | None) -> Answer:
    """Return the answer, with a verdict that no month to come can overturn."""
    if ahead is None or not ahead.open:
        return given
    return replace(given, verdict=Verdict.CANNOT_TELL)
