"""When the reminders of an appointment are due (casework 3.2). Pure after the first use.

Nothing is sent in quiet hours; the reminders of the week and of three days also keep the Friday
prayer and the public holidays of the worker's state. Numbers: config/rules/appointments.yaml.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from config import rules
from db.models.appointments import AppointmentKind, ReminderKind
from services.clock import LOCAL
from services.places import holidays

AREA = "appointments"
MINUTE = timedelta(minutes=1)
_FRIDAY = 4
_KEEPS_DAYS = frozenset({ReminderKind.WEEK_BEFORE, ReminderKind.THREE_DAYS_BEFORE})
# Of two that would come on one day the first named is sent.
_ONE_A_DAY = (
    ReminderKind.DAY_BEFORE,
    ReminderKind.THREE_DAYS_BEFORE,
    ReminderKind.WEEK_BEFORE,
)


@dataclass(frozen=True, slots=True)
class Case:
    """What the schedule depends on."""

    kind: AppointmentKind
    starts_at: datetime
    told_at: datetime  # when it was booked or moved, and the worker was told so
    state: str  # the worker's, ISO 3166-2:MY
    confirmed: bool = False


def schedule(case: Case) -> dict[ReminderKind, datetime | None]:
    """Return when each reminder is due; None: it comes too late, and is only noted.

    A kind that is not there is not sent: the booking is too young, another one comes on that
    day, or the worker was told of the booking on that day or after.
    """
    wanted = _wanted(case)
    moments = {kind: settle(kind, at, case, case.told_at) for kind, at in wanted.items()}
    days = {_day(case.told_at)}
    for kind in _ONE_A_DAY:
        at = moments.get(kind)
        if at is not None and _day(at) in days:
            del moments[kind]
        elif at is not None:
            days.add(_day(at))
    return moments


def settle(kind: ReminderKind, due: datetime, case: Case, now: datetime) -> datetime | None:
    """Return when a reminder that is due then may be sent, not before *now*; None: too late.

    Rules 1 to 3 of casework 3.2; one that is late already is treated as due now.
    """
    due = max(due, now)
    latest = case.starts_at - _minutes("late_minutes")
    if is_allowed(kind, due, case.state):
        return due if due < latest or due > now else None
    after = next_allowed(kind, due, case.state)
    if after <= case.starts_at - _least(kind):
        return after
    before = last_allowed(kind, due, case.state)
    return before if before >= now else None


def quiet_from(kind: ReminderKind, at: datetime) -> datetime:
    """Return when the quiet time after an allowed moment begins: until then it may be sent."""
    local = at.astimezone(LOCAL)
    begins = [_at(local, "quiet_begins_minute")]
    if kind in _KEEPS_DAYS and local.weekday() == _FRIDAY:
        begins.append(_at(local, "friday_begins_minute"))
    return min(each for each in begins if each > local)


def is_allowed(kind: ReminderKind, at: datetime, state: str) -> bool:
    """Whether a reminder of that kind may be sent at a moment to a worker of that state."""
    return _quiet(kind, at, state) is None


def next_allowed(kind: ReminderKind, at: datetime, state: str) -> datetime:
    """Return the first minute from *at* on in which it may be sent."""
    while (quiet := _quiet(kind, at, state)) is not None:
        at = quiet[1]
    return at


def last_allowed(kind: ReminderKind, at: datetime, state: str) -> datetime:
    """Return the last minute before *at*, or *at* itself, in which it may be sent."""
    while (quiet := _quiet(kind, at, state)) is not None:
        at = quiet[0] - MINUTE
    return at


def day_before_moment(case: Case) -> datetime:
    """Return when the reminder of the day before is wanted: later where nothing was confirmed."""
    name = "d1_at_minute" if case.confirmed else "d1_unconfirmed_at_minute"
    return _days_before(case, "d1_days_before", name)


def attendance(starts_at: datetime) -> datetime:
    """Return when the case manager is asked whether the worker came."""
    return starts_at + _minutes("attendance_minutes")


def _wanted(case: Case) -> dict[ReminderKind, datetime]:
    """Each reminder at its moment, without those that the booking came too late for."""
    ahead = case.starts_at - case.told_at
    wanted = {ReminderKind.DAY_BEFORE: day_before_moment(case)}
    if case.kind is not AppointmentKind.PHONE and ahead >= _days("d7_booked_days"):
        wanted[ReminderKind.WEEK_BEFORE] = _days_before(case, "d7_days_before", "d7_at_minute")
    if ahead >= _days("d3_booked_days"):
        at = _days_before(case, "d3_days_before", "d3_at_minute")
        wanted[ReminderKind.THREE_DAYS_BEFORE] = at
    wanted[ReminderKind.TWO_HOURS_BEFORE] = _two_hours_before(case)
    wanted[ReminderKind.UNCONFIRMED_LIST] = _days_before(case, "list_days_before", "list_at_minute")
    return {kind: at for kind, at in wanted.items() if at > case.told_at}


def _two_hours_before(case: Case) -> datetime:
    local = case.starts_at.astimezone(LOCAL)
    if local >= _at(local, "h2_early_minute"):
        return case.starts_at - _minutes("h2_minutes_before")
    return _at(local - timedelta(days=1), "h2_evening_at_minute")


def _quiet(kind: ReminderKind, at: datetime, state: str) -> tuple[datetime, datetime] | None:
    """Return the quiet time that holds *at*, from its first minute to the first after it."""
    local = at.astimezone(LOCAL)
    begins, ends = _at(local, "quiet_begins_minute"), _at(local, "quiet_ends_minute")
    one = timedelta(days=1)
    if local < ends:
        return begins - one, ends
    if local >= begins:
        return begins, ends + one
    if kind not in _KEEPS_DAYS:
        return None
    if holidays.name(state, local.date()) is not None:
        return ends, ends + one
    friday = _at(local, "friday_begins_minute"), _at(local, "friday_ends_minute")
    is_prayer = local.weekday() == _FRIDAY and friday[0] <= local < friday[1]
    return friday if is_prayer else None


def _days_before(case: Case, days: str, minute: str) -> datetime:
    return _at(case.starts_at.astimezone(LOCAL) - _days(days), minute)


def _at(day: datetime, minute: str) -> datetime:
    """Return that minute of the local day."""
    midnight = datetime.combine(day.date(), time(), LOCAL)
    return midnight + timedelta(minutes=rules.number(AREA, minute))


def _least(kind: ReminderKind) -> timedelta:
    """Return how long before the appointment it still serves; the list is for the staff."""
    if kind is ReminderKind.UNCONFIRMED_LIST:
        return timedelta()
    return _minutes(f"{kind}_least_minutes")


def _minutes(name: str) -> timedelta:
    return timedelta(minutes=rules.number(AREA, name))


def _days(name: str) -> timedelta:
    return timedelta(days=rules.number(AREA, name))


def _day(at: datetime) -> object:
    return at.astimezone(LOCAL).date()
