"""What becomes of a reminder whose time has come: said, put off, or moot. Pure.

What was planned is checked again: the appointment's version and state, the hour, the way to reach
the worker. Of reminders that come together for one day a worker hears once.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from db.models.appointments import AppointmentKind, AppointmentState, ReminderKind
from services.appointments import reminding, states
from services.appointments.reminding import Case
from services.clock import LOCAL

# Asked or told once a day; of two kinds the one nearer to the appointment.
OF_DAYS = (ReminderKind.DAY_BEFORE, ReminderKind.THREE_DAYS_BEFORE, ReminderKind.WEEK_BEFORE)


class Fate(StrEnum):
    """What is done with a reminder now."""

    TELL = "tell"
    CALL = "call"  # staff call the worker instead
    LIST = "list"  # on the case manager's list
    ASK = "ask"  # the case manager whether the worker came
    LATER = "later"
    LATE = "late"  # it serves no more
    MOOT = "moot"


@dataclass(frozen=True, slots=True)
class Claimed:
    """A reminder with what is known now of its appointment, its worker and where to write."""

    id: int
    kind: ReminderKind
    version: int
    due_at: datetime
    appointment_id: int
    of: AppointmentKind
    state: AppointmentState
    present: int  # the appointment's version
    starts_at: datetime
    place: str | None
    note: str | None
    provider: str
    address: str | None
    town: str
    phone: str | None  # of the provider
    worker_id: int
    worker: str  # name
    worker_state: str  # ISO 3166-2:MY
    silenced_at: datetime | None
    officer_id: int | None  # host, else case manager, else who booked it
    chat_id: int | None  # None: the worker is on no Telegram account
    language: str | None
    chat_opened_at: datetime | None
    blocked_at: datetime | None

    @property
    def day(self) -> date:
        """The day of the appointment in Malaysia."""
        return self.starts_at.astimezone(LOCAL).date()

    @property
    def can_be_written_to(self) -> bool:
        """Whether a letter may go to the worker and would reach him, as far as is known.

        Of a dead worker no appointment stands; who is silent without that is called.
        """
        reached = self.chat_opened_at is not None and self.blocked_at is None
        return reached and self.silenced_at is None


@dataclass(frozen=True, slots=True)
class Decided:
    """What is done with one reminder; *at* is when, where it is put off."""

    reminder: Claimed
    fate: Fate
    at: datetime | None = None


def decide(claimed: Iterable[Claimed], told_today: Collection[int], now: datetime) -> list[Decided]:
    """Return what is done with each; *told_today* are appointments that a letter told of today."""
    first = [_decide(each, told_today, now) for each in claimed]
    nearest: dict[tuple[int, date], int] = {}
    for each in first:
        if each.fate is Fate.TELL and each.reminder.kind in OF_DAYS:
            key = _group(each.reminder)
            rank = OF_DAYS.index(each.reminder.kind)
            nearest[key] = min(rank, nearest.get(key, rank))
    return [_one_a_day(each, nearest) for each in first]


def letters(decided: Iterable[Decided]) -> list[Sequence[Claimed]]:
    """Return the reminders to tell, those of one letter together, by time of the appointment."""
    together: dict[object, list[Claimed]] = defaultdict(list)
    for each in decided:
        if each.fate is Fate.TELL:
            missed = each.reminder.kind is ReminderKind.MISSED
            alone = each.reminder.id if missed else 0
            together[(*_group(each.reminder), each.reminder.kind, alone)].append(each.reminder)
    return [sorted(group, key=lambda each: each.starts_at) for group in together.values()]


def _decide(each: Claimed, told_today: Collection[int], now: datetime) -> Decided:
    if _is_moot(each, now):
        return Decided(each, Fate.MOOT)
    if each.kind is ReminderKind.UNCONFIRMED_LIST:
        return Decided(each, Fate.LIST)
    if each.kind is ReminderKind.ATTENDANCE:
        return Decided(each, Fate.ASK)
    at = _moment(each, now)
    if at is None or (each.kind in OF_DAYS and each.appointment_id in told_today):
        return Decided(each, Fate.LATE)
    if at > now:
        return Decided(each, Fate.LATER, at)
    return Decided(each, Fate.TELL if each.can_be_written_to else Fate.CALL)


def _is_moot(each: Claimed, now: datetime) -> bool:
    if each.version != each.present:
        return True
    if each.kind is ReminderKind.MISSED:
        return each.state is not AppointmentState.NO_SHOW
    if each.kind is ReminderKind.ATTENDANCE:
        return each.state not in states.STANDING
    if each.kind is ReminderKind.THREE_DAYS_BEFORE and each.state is AppointmentState.CONFIRMED:
        return True
    return each.state not in states.STANDING or each.starts_at <= now


def _moment(each: Claimed, now: datetime) -> datetime | None:
    if each.kind is ReminderKind.MISSED:
        return reminding.next_allowed(each.kind, now, each.worker_state)
    case = Case(each.of, each.starts_at, now, each.worker_state)
    return reminding.settle(each.kind, min(each.due_at, now), case, now)


def _one_a_day(each: Decided, nearest: dict[tuple[int, date], int]) -> Decided:
    if each.fate is not Fate.TELL or each.reminder.kind not in OF_DAYS:
        return each
    if OF_DAYS.index(each.reminder.kind) > nearest[_group(each.reminder)]:
        return Decided(each.reminder, Fate.LATE)
    return each


def _group(each: Claimed) -> tuple[int, date]:
    return each.worker_id, each.day
