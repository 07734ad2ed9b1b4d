"""Why an answer is what it is: reasons, what was left out, other ways, sources, open points.

Pure. Statements only; the words stand in config/texts.
"""

from datetime import date
from functools import lru_cache

from services.eligibility import counting, months, wages
from services.eligibility.case import Case
from services.eligibility.counting import Verdict
from services.eligibility.history import Scheme
from services.eligibility.months import Month
from services.eligibility.parameters import Law, Value
from services.eligibility.said import Said, said
from services.eligibility.terms import AGE, RATE

DISCRETION = said("route.discretion")  # never left out
PLAIN_AVERAGE = ("average_months", "minimum_average_wage")


def reasons(case: Case) -> tuple[Said, Said, Said]:
    """Return the three reasons: the window, the months since entry, the ages."""
    return _window(case), _span(case), _age(case)


def notes(case: Case) -> tuple[Said, ...]:
    """Tell what was left out of the counts, and what the amount lacks."""
    found = []
    if case.counts.before_entry:
        window = case.terms.window_months
        found.append(said("note.before_entry", count=case.counts.before_entry, months=window))
    if case.counts.span_months == 0:
        found.append(said("note.entry_late"))
    if case.counts.too_late:
        found.append(said("note.too_late", count=case.counts.too_late))
    if case.average.missing and case.average.over:
        found.append(said("note.wages_missing", count=case.average.missing))
    if case.rating and case.rating.monthly is None and case.average.missing:
        found.append(said("note.no_wages", lowest=case.rating.lowest))
    elif case.rating and case.rating.monthly is None:
        average = case.terms.average_months
        found.append(said("note.no_months", months=average, lowest=case.rating.lowest))
    if case.rating and case.rating.at_minimum:
        found.append(said("note.minimum", minimum=wages.half_up(case.terms.minimum_wage)))
    if case.grant:
        found.append(said("note.grant", needed=case.terms.grant_paid))
    return tuple(found)


def routes(case: Case) -> tuple[Said, ...]:
    """Name the ways outside the ordinary conditions; section 17(3A) always."""
    found = [DISCRETION]
    if case.scheme is Scheme.SURVIVORS:
        found += [said("route.pensioner"), said("route.work")]
    elif case.ages.notice_in_time is not True:
        found.append(said("route.after_age", age=case.terms.notice_age))
    return tuple(found)


def sources(case: Case) -> tuple[Value, ...]:
    """Return the numbers of the law that the answer rests on."""
    names = ["window_months", "window_paid"]
    if not case.by_window:
        names += ["span_paid", "full_share", f"{case.scheme}_reduced_share"]
    names += AGE
    if case.rating:
        names += RATE if case.verdict is Verdict.FULL else ["pension_reduced_percent"]
        names += PLAIN_AVERAGE
        names += ["minimum_for_new_awards"] if case.rating.at_minimum else []
    names += ["grant_paid"] if case.grant is not False else []
    found = _values(tuple(names), case.law_day, case.law)
    return found + _wage_values(case.average.since, case.month, case.law) if case.rating else found


def of_average(case: Case) -> tuple[Value, ...]:
    """Return the numbers of the law that the average wage rests on; none where there is none."""
    if case.average.since is None:
        return ()
    period = _values(("average_months",), case.law_day, case.law)
    return period + _wage_values(case.average.since, case.month, case.law)


def to_confirm(case: Case, used: tuple[Value, ...]) -> tuple[Said, ...]:
    """Return what PERKESO has to confirm: unsure numbers, and words that can be read two ways."""
    found = [said("confirm.rule", rule=value.name) for value in used if not value.sure]
    if counting.on_the_line(case.counts, case.terms):
        found.append(said("confirm.line"))
    if case.counts.before_entry or case.counts.span_months == 0:
        found.append(said("confirm.entry"))
    if case.ages.transition:
        found.append(said("confirm.transition"))
    if case.average.missing and case.average.over:
        found.append(said("confirm.estimate"))
    if case.rating and not case.average.over and not case.average.missing:
        found.append(said("confirm.no_months"))
    return tuple(dict.fromkeys(found))


def _window(case: Case) -> Said:
    first, last = counting.window(case.month, case.terms)
    about = {"month_first": first, "month_last": last, "months": case.terms.window_months}
    if case.counts.window_paid is None:
        return said("reason.window.unknown", needed=case.terms.window_paid, **about)
    key = "reason.window.met" if case.by_window else "reason.window.not_met"
    paid, needed = case.counts.window_paid, case.terms.window_paid
    return said(key, paid=paid, needed=needed, **about)


def _span(case: Case) -> Said:
    counts, terms = case.counts, case.terms
    if counts.span_paid is None:
        return said("reason.span.unpaid", least=terms.span_paid)
    since = case.history.entry if case.history.entry is not None else counts.first
    if since is None:
        return said("reason.span.nothing", least=terms.span_paid)
    span = case.month - since if counts.span_months is None else counts.span_months
    key = "no_entry" if case.history.entry is None else "counted"
    return said(
        f"reason.span.{key}", month=since, paid=counts.span_paid, months=span,
        full=counting.needed(span, terms.full, terms.span_paid),
        reduced=counting.needed(span, terms.reduced, terms.span_paid),
    )  # fmt: skip


def _age(case: Case) -> Said:
    ages, terms = case.ages, case.terms
    limits = {"notice": terms.notice_age, "start": terms.start_age}
    which = case.scheme.value
    if ages.notice_in_time is False:
        return said(f"reason.age.{which}.late", **limits)
    if ages.entry_in_time is False:
        return said("reason.age.started_late", **limits)
    if ages.notice_in_time and ages.entry_in_time:
        return said(f"reason.age.{which}.met", **limits)
    return said(f"reason.age.{which}.unknown", **limits)


@lru_cache(maxsize=4_096)
def _values(names: tuple[str, ...], day: date, law: Law) -> tuple[Value, ...]:
    return tuple(law.at(name, day) for name in names)


@lru_cache(maxsize=65_536)
def _wage_values(since: Month | None, month: Month, law: Law) -> tuple[Value, ...]:
    """Return the ceilings and tables from the oldest month averaged to the newest."""
    if since is None:
        return ()
    days = (months.first_day(since), months.first_day(Month(month - 1)))
    return tuple(
        value
        for name in ("top_assumed_wage", "assumed_wage_table")
        for value in dict.fromkeys(law.at(name, day) for day in days)
    )
