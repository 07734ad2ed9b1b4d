"""Tell whether an invalidity or survivors' pension is met, and what it comes to. Pure.

Each condition is met, not met or not known. One that is not met makes the verdict "not met",
whatever else is missing; "full" and "reduced" want all of them known. So no missing fact, once
it is told, contradicts a verdict. It is a first check: PERKESO decides, and the ways outside the
ordinary conditions (section 17(3A) above all) are always named.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from services.eligibility import ages, counting, explaining, months, rating, wages
from services.eligibility import changes as counterfactual
from services.eligibility.ages import Ages
from services.eligibility.case import Case
from services.eligibility.counting import Counts, Verdict
from services.eligibility.history import Fact, History, Scheme, law_day, month_of
from services.eligibility.months import Month
from services.eligibility.parameters import Law, Value, in_force
from services.eligibility.rating import Rating
from services.eligibility.said import Said
from services.eligibility.terms import Terms
from services.eligibility.terms import terms as terms_of
from services.eligibility.wages import Average


@dataclass(frozen=True, slots=True)
class Answer:
    """What a first check comes to; nothing in it is a decision."""

    scheme: Scheme
    day: date | Month  # of the notice or death
    law_day: date  # whose law was applied
    verdict: Verdict
    counts: Counts
    average: Average
    rating: Rating | None  # only for full and reduced
    grant: bool | None  # invalidity grant; None: cannot tell
    reasons: tuple[Said, ...]  # three: window, span, age
    notes: tuple[Said, ...]  # what was left out or estimated
    routes: tuple[Said, ...]  # ways outside the ordinary conditions, never empty
    sources: tuple[Value, ...]  # the numbers of the law that were used
    to_confirm: tuple[Said, ...]  # what PERKESO has to confirm
    ask: Fact | None  # the missing fact that would settle most
    case: Case  # all that was found on the way

    @property
    def average_wage(self) -> Decimal | None:
        """Return the average assumed wage in RM, rounded; before the minimum is applied."""
        return None if self.average.monthly is None else wages.half_up(self.average.monthly)

    @property
    def changes(self) -> tuple[Said, ...]:
        """Return what one more fact, or more contribution months, would change."""
        return counterfactual.changes(self.case)

    @property
    def monthly(self) -> Decimal | None:
        """Return the pension in RM a month; None where there is none or it is not known."""
        return self.rating.monthly if self.rating else None


def assess(history: History, scheme: Scheme, day: date | Month, law: Law | None = None) -> Answer:
    """Check the conditions of *scheme* for a notice, or death, on *day*, by that day's law.

    The wages are assumed by the law of their own months.
    """
    law = law or in_force()
    month, applied = month_of(day), law_day(day)
    terms = terms_of(scheme, applied, law)
    counts = counting.count(history, month, terms)
    age = ages.look(history, counts.first, day, applied=applied, terms=terms, law=law)
    open_outcomes = counting.possible(counts, month, terms)
    verdict = _verdict(open_outcomes, age)
    average = _average(history, month, terms, law)
    rated = (
        rating.rate(verdict, counts.span_paid or 0, average, terms)
        if verdict in (Verdict.FULL, Verdict.REDUCED)
        else None
    )
    case = Case(
        history, scheme, day, applied, law, terms, counts, age, open_outcomes, verdict, average,
        rated, grant=_grant(scheme, verdict, counts, terms),
    )  # fmt: skip
    used = explaining.sources(case)
    return Answer(
        scheme, day, applied, verdict, counts, average, rated, case.grant,
        reasons=explaining.reasons(case),
        notes=explaining.notes(case),
        routes=explaining.routes(case),
        sources=used,
        to_confirm=explaining.to_confirm(case, used),
        ask=_ask(case),
        case=case,
    )  # fmt: skip


def _verdict(open_outcomes: frozenset[Verdict], age: Ages) -> Verdict:
    if open_outcomes == counting.NEVER or False in (age.notice_in_time, age.entry_in_time):
        return Verdict.NOT_MET
    if len(open_outcomes) > 1 or None in (age.notice_in_time, age.entry_in_time):
        return Verdict.CANNOT_TELL
    return next(iter(open_outcomes))


def _average(history: History, month: Month, terms: Terms, law: Law) -> Average:
    among = months.before(month, terms.average_months)
    return wages.average(history.wages, history.paid or frozenset(), among, law)


def _grant(scheme: Scheme, verdict: Verdict, counts: Counts, terms: Terms) -> bool | None:
    """Whether the invalidity grant may be paid: no pension, but contributions enough for it."""
    if scheme is not Scheme.INVALIDITY or verdict in (Verdict.FULL, Verdict.REDUCED):
        return False
    if counts.span_paid is None:
        return None
    if counts.span_paid + counts.before_entry < terms.grant_paid:
        return False
    return True if verdict is Verdict.NOT_MET else None


def _ask(case: Case) -> Fact | None:
    """Name the fact to ask for next: the one without which most stays open."""
    if case.verdict is Verdict.CANNOT_TELL:
        if case.history.paid is None:
            return Fact.PAID
        if case.history.entry is None and len(case.possible) > 1:
            return Fact.ENTRY
        if case.history.born is None:
            return Fact.BORN
        return Fact.DAY if case.ages.notice_in_time is None else Fact.ENTRY
    return Fact.WAGES if case.rating and case.average.missing else None
