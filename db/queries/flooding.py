"""The database's questions about who sends too much."""

from datetime import datetime

from sqlalchemy import case, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.messaging import FloodCount


async def add(
    session: AsyncSession, telegram_id: int, minute: datetime, news: int
) -> tuple[int, datetime | None]:
    """Count messages of that minute; return how many there are now, and until when a rest lasts.

    Of two gateways that count at once, the second waits for the first.
    """
    sqlite_here = session.get_bind().dialect.name == "sqlite"
    insert = (sqlite.insert if sqlite_here else postgresql.insert)(FloodCount)
    new = insert.excluded
    same = FloodCount.minute == new.minute
    done = await session.execute(
        insert.values(telegram_id=telegram_id, minute=minute, sent=news)
        .on_conflict_do_update(
            index_elements=[FloodCount.telegram_id],
            set_={
                "sent": case((same, FloodCount.sent + new.sent), else_=new.sent),
                "minute": new.minute,
            },
        )
        .returning(FloodCount.sent, FloodCount.until)
    )
    sent, until = done.one()
    return sent, until


async def rest(session: AsyncSession, telegram_id: int, until: datetime) -> None:
    """Keep until when the person is not heard; what was sent before counts no more."""
    this = FloodCount.telegram_id == telegram_id
    await session.execute(update(FloodCount).where(this).values(until=until, sent=0))
