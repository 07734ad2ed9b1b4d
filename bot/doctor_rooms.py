"""What the doctor says of appointments, screening, broadcasts and detections.

What the program is late with is a problem; what people have left lying is told, with what to type.
"""

from bot.findings import Finding
from services.records.rooms import Rooms

_TICKER = "See that a ticker runs: prihatin run --role ticker"


def findings(seen: Rooms) -> list[Finding]:
    """Return a finding for each room."""
    return [_appointments(seen), _calls(seen), _screening(seen), _broadcasts(seen),
            _detections(seen)]  # fmt: skip


def _appointments(seen: Rooms) -> Finding:
    told = f"{seen.coming} to come"
    if seen.reminders_late:
        return Finding("appointments", f"{told}; {seen.reminders_late} reminders are late", _TICKER)
    if seen.unmarked:
        told = f"{told}; of {seen.unmarked} nobody said within a week whether the worker came"
        advice = "Case managers: /visit NUMBER came; clinics: /clinic DAY"
        return Finding("appointments", told, advice, optional=True)
    return Finding("appointments", told)


def _calls(seen: Rooms) -> Finding:
    told = f"{seen.calls} to be made"
    if seen.calls_late:
        told = f"{told}, {seen.calls_late} for more than a week"
        return Finding("calls", told, "Officers list them with /calls", optional=True)
    return Finding("calls", told)


def _screening(seen: Rooms) -> Finding:
    told = f"{seen.clinics} clinics, {seen.waves} waves run, {seen.waiting} workers wait"
    if seen.offers_late:
        told = f"{told}; {seen.offers_late} offers hold a place although their time is over"
        return Finding("screening", told, _TICKER)
    if seen.clinics_full:
        told = f"{told}; {seen.clinics_full} clinics have no free time ahead"
        return Finding("screening", told, "Clinics open times with /slots", optional=True)
    return Finding("screening", told)


def _broadcasts(seen: Rooms) -> Finding:
    told = f"{seen.broadcasts} under way, {seen.broadcasts_asked} wait for a second person"
    if seen.broadcasts_over:
        told = f"{told}; {seen.broadcasts_over} still under way after their end"
        advice = f"One that was paused: /broadcast NUMBER stop. Else: {_TICKER}"
        return Finding("broadcasts", told, advice)
    return Finding("broadcasts", told)


def _detections(seen: Rooms) -> Finding:
    told = f"{seen.detections} open"
    if seen.detections_old:
        told = f"{told}, {seen.detections_old} that nobody has taken for a week"
        advice = "Inspectors list them with /detections; a branch without one: /invite"
        return Finding("detections", told, advice, optional=True)
    return Finding("detections", told)
