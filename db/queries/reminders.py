"""Questions on reminders and on the letters that say an appointment stands."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import case, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.appointments import AppointmentLetter, Reminder, ReminderKind, ReminderState
from db.models.messaging import Letter, LetterState
from db.queries.inserting import insert_all_new

_DUE = text("reminders.state = 'due'")
_UNSYNCHRONISED = {"synchronize_session": False}
# A letter under way may come back to wait; one of unknown fate may be sent again by an admin.
_UNDER_WAY = (LetterState.WAITING, LetterState.SENDING, LetterState.UNKNOWN)
MOOT = "moot"  # the cause of a letter that was taken back


async def plan(session: AsyncSession, rows: Sequence[dict[str, Any]]) -> None:
    """Add reminders, each once an appointment, kind and version."""
    if rows:
        await insert_all_new(session, Reminder, rows)


async def void(
    session: AsyncSession,
    appointment_id: int,
    now: datetime,
    kinds: Collection[ReminderKind] | None = None,
) -> None:
    """Make what is still due of an appointment moot; a sweep that has it is waited for."""
    query = update(Reminder).where(Reminder.appointment_id == appointment_id, _DUE)
    if kinds is not None:
        query = query.where(Reminder.kind.in_(kinds))
    await session.execute(
        query.values(state=ReminderState.VOID, ended_at=now).execution_options(**_UNSYNCHRONISED)
    )


async def move(
    session: AsyncSession, appointment_id: int, kind: ReminderKind, at: datetime
) -> None:
    """Put a reminder that is still due to another moment."""
    await session.execute(
        update(Reminder)
        .where(Reminder.appointment_id == appointment_id, Reminder.kind == kind, _DUE)
        .values(due_at=at)
        .execution_options(**_UNSYNCHRONISED)
    )


class Told(NamedTuple):
    """A letter that says an appointment stands."""

    appointment_id: int
    key: str  # of the letter
    asks: bool
    reminder_id: int | None


async def track_all(session: AsyncSession, told: Sequence[Told]) -> None:
    """Note letters that say an appointment stands, all at once."""
    if told:
        await insert_all_new(session, AppointmentLetter, [each._asdict() for each in told])


async def track(
    session: AsyncSession,
    key: str,
    told: Sequence[tuple[int, int | None]],
    *,
    asks: bool = False,
) -> None:
    """Note that a letter says these appointments stand (appointment, reminder or None)."""
    await track_all(session, [Told(row, key, asks, reminder) for row, reminder in told])


async def letters_of(
    session: AsyncSession, appointment_id: int, *, asking: bool = False
) -> Sequence[str]:
    """Return the keys of letters that say an appointment stands, or only of those that ask."""
    query = select(AppointmentLetter.key).where(AppointmentLetter.appointment_id == appointment_id)
    if asking:
        query = query.where(AppointmentLetter.asks)
    return (await session.scalars(query)).all()


async def take_back(session: AsyncSession, keys: Collection[str], now: datetime) -> Sequence[str]:
    """End letters that wait; of those under way let no second try be made; return the ended."""
    if not keys:
        return []
    ended = await session.execute(
        update(Letter)
        .where(
            Letter.key.in_(keys),
            Letter.state.in_(_UNDER_WAY),
            or_(Letter.expires_at.is_(None), Letter.expires_at > now),
        )
        .values(
            state=case(
                (Letter.state == LetterState.WAITING, LetterState.STALE), else_=Letter.state
            ),
            ended_at=case((Letter.state == LetterState.WAITING, now), else_=Letter.ended_at),
            cause=MOOT,
            expires_at=now,
        )
        .returning(Letter.key, Letter.state)
        .execution_options(**_UNSYNCHRONISED)
    )
    return [key for key, state in ended if state == LetterState.STALE]


async def tell_anew(session: AsyncSession, keys: Collection[str], but: int) -> None:
    """Let reminders of other appointments that taken-back letters told come due again."""
    told = select(AppointmentLetter.reminder_id).where(
        AppointmentLetter.key.in_(keys), AppointmentLetter.appointment_id != but
    )
    await session.execute(
        update(Reminder)
        .where(
            Reminder.id.in_(told),
            Reminder.state.in_((ReminderState.SENT, ReminderState.MERGED)),
        )
        .values(state=ReminderState.DUE, ended_at=None)
        .execution_options(**_UNSYNCHRONISED)
    )
