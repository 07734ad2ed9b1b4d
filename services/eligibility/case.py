"""Everything that was found out on the way to an answer, for those who explain it. Pure."""

from dataclasses import dataclass
from datetime import date

from services.eligibility.ages import Ages
from services.eligibility.counting import Counts, Verdict
from services.eligibility.history import History, Scheme, month_of
from services.eligibility.months import Month
from services.eligibility.parameters import Law
from services.eligibility.rating import Rating
from services.eligibility.terms import Terms
from services.eligibility.wages import Average


@dataclass(frozen=True, slots=True)
class Case:
    """A history, the conditions of the day, and what they come to."""

    history: History
    scheme: Scheme
    day: date | Month  # of the notice or death
    law_day: date  # whose law is applied
    law: Law
    terms: Terms
    counts: Counts
    ages: Ages
    possible: frozenset[Verdict]  # outcomes of the qualifying period
    verdict: Verdict
    average: Average
    rating: Rating | None
    grant: bool | None

    @property
    def month(self) -> Month:
        """Return the month of the notice or death."""
        return month_of(self.day)

    @property
    def by_window(self) -> bool:
        """Whether the first test alone is passed."""
        window = self.counts.window_paid
        return window is not None and window >= self.terms.window_paid

    @property
    def too_late(self) -> bool:
        """Whether an age shuts the person out."""
        return False in (self.ages.notice_in_time, self.ages.entry_in_time)
