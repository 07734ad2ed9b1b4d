"""Alarms about letters, in the transaction that writes what became of them."""

from datetime import datetime

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from services import clock
from services.messaging.calls import Call
from services.messaging.outcomes import Outcome
from services.records import audit

log = structlog.get_logger()


async def alarm(session: AsyncSession, id_: str, key: str, **values: str | int) -> None:
    """Alarm the admins; imported late, because few couriers ever need the texts in memory."""
    from services.messaging import alarms

    try:
        async with audit.savepoint(session):
            await alarms.raise_alarm(session, id_, key, **values)
    except Exception:
        log.exception("alarm.failed", id=id_)


async def refused(session: AsyncSession, call: Call, outcome: Outcome) -> None:
    """Alarm that Telegram found a letter wrong."""
    what = outcome.cause or ""
    await alarm(session, f"letter-{call.letter_id}", "letter_refused", method=call.method, why=what)


async def closed(session: AsyncSession, call: Call, outcome: Outcome, now: datetime) -> None:
    """Alarm once a day for a chat in which Prihatin may not write."""
    day = now.astimezone(clock.LOCAL).date()
    id_ = f"closed{call.chat_id}-{day:%Y%m%d}"
    await alarm(session, id_, "chat_closed", chat=call.chat_id, why=outcome.cause or "")
