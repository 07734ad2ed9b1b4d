"""Tell the admins that something is wrong, with an id that also stands in the log."""

from datetime import timedelta

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from db.queries import alarms as queries
from services import clock, texts
from services.messaging import outbox

MOST_PER_HOUR = 30  # letters to one admin; a fault in each message must not bury the leads

log = structlog.get_logger()


async def raise_alarm(
    session: AsyncSession,
    id: str,  # noqa: A002  what the admin reads is the id
    key: str,
    **values: str | int,
) -> None:
    """Write the text "alarm.<key>" to each admin, once for an *id*, in the admin's language.

    Nobody to write to, or too many alarms within the hour: the log alone tells it.
    """
    log.error("alarm.raised", id=id, key=key, **values)
    admins = await queries.admins_to_write_to(session)
    if not admins:
        log.error("alarm.unheard", id=id, reason="no_admin")
    since = clock.now() - timedelta(hours=1)
    for admin in admins:
        if await queries.alarms_since(session, admin.telegram_id, since) >= MOST_PER_HOUR:
            log.error("alarm.unheard", id=id, admin=admin.id, reason="too_many")
            continue
        text = texts.say(admin.language or texts.DEFAULT, f"alarm.{key}", id=id, **values)
        await outbox.post(
            session, f"alarm:{id}:{admin.id}", admin.telegram_id, outbox.Message(text)
        )
