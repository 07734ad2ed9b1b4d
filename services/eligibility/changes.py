"""What one more fact, or more contribution months, would change in an answer. Pure."""

from services.eligibility import counting, months
from services.eligibility.case import Case
from services.eligibility.counting import Verdict
from services.eligibility.history import Scheme, birthday
from services.eligibility.months import Month
from services.eligibility.said import Said, said

AHEAD = 120  # months looked at; after ten years of contributions every test is passed


def changes(case: Case) -> tuple[Said, ...]:
    """Tell what would change the answer, the most settling first."""
    found = [*_missing(case)]
    if case.verdict in (Verdict.NOT_MET, Verdict.REDUCED) and not case.too_late:
        found += _more_months(case)
    if case.scheme is Scheme.INVALIDITY and not case.too_late:
        found += _later_notice(case)
    return tuple(found)


def _missing(case: Case) -> list[Said]:
    """Tell what each missing fact would settle, where it could settle anything."""
    history, ages, found = case.history, case.ages, []
    limits = {"notice": case.terms.notice_age, "start": case.terms.start_age}
    if case.verdict is Verdict.CANNOT_TELL:
        if history.paid is None:
            found.append(said("change.paid"))
        elif history.entry is None and len(case.possible) > 1:
            found += _entry(case)
        if history.born is None:
            found.append(said("change.born", **limits))
        elif ages.notice_in_time is None:
            found.append(said("change.day", month=case.month, **limits))
        elif ages.entry_in_time is None:
            found.append(said("change.entry_day", **limits))
    if case.rating and case.average.missing:
        found.append(said("change.wages"))
    return found


def _entry(case: Case) -> list[Said]:
    """Tell the first month of entry with which each pension is met."""
    paid, terms = case.counts.span_paid or 0, case.terms
    found = []
    for verdict, share in ((Verdict.FULL, terms.full), (Verdict.REDUCED, terms.reduced)):
        if verdict in case.possible:
            longest = paid * share.denominator // share.numerator  # months since entry
            found.append(said(f"change.entry.{verdict}", month=Month(case.month - longest)))
    return found


def _more_months(case: Case) -> list[Said]:
    """Tell how many more contributions, paid for months already past, would be enough."""
    counts, terms, found = case.counts, case.terms, []
    if counts.window_paid is None or counts.span_paid is None:
        return []
    lacking = terms.window_paid - counts.window_paid
    if 0 < lacking <= _since_entry(case, terms.window_months) - counts.window_paid:
        found.append(said("change.window", count=lacking))
    span = counts.span_months
    wanted = [("full", terms.full), ("reduced", terms.reduced)]
    for name, share in wanted if case.verdict is Verdict.NOT_MET else wanted[:1]:
        needed = 0 if span is None else counting.needed(span, share, terms.span_paid)
        if span is not None and counts.span_paid < needed <= span:
            found.append(said(f"change.span.{name}", count=needed - counts.span_paid))
    return found


def _since_entry(case: Case, most: int) -> int:
    """Return how many of the last *most* months came surely after entry, or a contribution."""
    known = [each for each in (case.history.entry, case.counts.first) if each is not None]
    return max(0, min(most, case.month - min(known))) if known else 0


def _later_notice(case: Case) -> list[Said]:
    """Tell how long it stays so without contributions, or when going on contributing is enough."""
    if case.counts.span_months is None or case.history.paid is None or case.history.born is None:
        return []
    reaches = birthday(case.history.born, case.terms.notice_age)
    last = months.of(reaches)  # in which a notice may still be in time
    if case.verdict is Verdict.FULL:
        until = _lasts(case)
        if until is None or until >= last:
            return [said("change.birthday", age=case.terms.notice_age, day=reaches)]
        return [said("change.until", month=until)]
    ahead = _enough_after(case) if case.verdict is Verdict.NOT_MET else None
    if ahead is None or case.month + ahead >= last:
        return []
    return [said("change.go_on", month=Month(case.month + ahead))]


def _lasts(case: Case) -> Month | None:
    """Return the last month of notice that still gives the full pension, nothing more paid."""
    for ahead in range(1, AHEAD + 1):
        if _later(case, ahead, paying=False) is not Verdict.FULL:
            return Month(case.month + ahead - 1)
    return None


def _enough_after(case: Case) -> int | None:
    """Return the months of unbroken contributions from now on after which a pension is met."""
    for ahead in range(1, AHEAD + 1):
        if _later(case, ahead, paying=True) is not Verdict.NOT_MET:
            return ahead
    return None


def _later(case: Case, ahead: int, *, paying: bool) -> Verdict:
    """Return the outcome of the qualifying period for a notice some months later."""
    counts, entry = case.counts, case.history.entry or 0
    new = ahead if paying else 0
    opens = case.month + ahead - case.terms.window_months
    old = sum(opens <= paid < case.month for paid in case.history.paid or ())
    window = old + min(new, case.terms.window_months)
    span = case.month + ahead - entry
    return counting.verdict(window, span, (counts.span_paid or 0) + new, case.terms)
