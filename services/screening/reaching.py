"""Write to a worker about screening, or have him called by the branch where he has no chat."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.appointments import ReminderKind
from db.models.people import Person
from db.models.workers import Worker
from services import clock, texts
from services.appointments import phone_calls, reminding
from services.messaging import outbox
from services.messaging.outbox import Lane, Message
from services.workers import finding

Written = Callable[[str], Message]  # in a language


async def tell(
    session: AsyncSession,
    worker: Worker,
    key: str,
    written: Written,
    *,
    call_for: str,
    not_before: datetime | None = None,
    expires_at: datetime | None = None,
    lane: Lane = Lane.REMINDER,
) -> bool:
    """Post a letter to the worker; return False where he is to be called instead, or nothing is.

    *key* begins with "screening:" or "result:", so that a silence takes it back. *call_for* is the
    end of the text "phone_call.why.<call_for>".
    """
    if worker.silenced_at is not None:
        return False
    person = await reachable(session, worker)
    if person is None:
        at = not_before or clock.now()
        await phone_calls.plan(session, key, worker, call_for, at)
        return False
    message = written(person.language or texts.DEFAULT)
    await outbox.post(
        session, key, person.telegram_id, message, lane=lane,
        not_before=not_before, expires_at=expires_at,
    )  # fmt: skip
    return True


async def reachable(session: AsyncSession, worker: Worker) -> Person | None:
    """Return the worker's Telegram person, None where nothing can be written to him."""
    person = await finding.person_of(session, worker)
    if person is None or person.chat_opened_at is None or person.blocked_at is not None:
        return None
    return person


def awake(worker: Worker, at: datetime) -> datetime:
    """Return the first moment from *at* on that is no quiet hour of the night."""
    return reminding.next_allowed(ReminderKind.TWO_HOURS_BEFORE, at, worker.state)


def welcome(worker: Worker, at: datetime) -> datetime:
    """Return the same, but also no Friday prayer and no holiday: for what can wait."""
    return reminding.next_allowed(ReminderKind.WEEK_BEFORE, at, worker.state)
