"""One at a time by a row that its holder renews: who does not renew it in time is replaced.

Who waits measures with seconds that never jump how long the row has stood as it is, and takes the
place of a holder only after a whole lease without a renewal (bot/leading.py). The row's end is
written for people, and only the proof compares it with a clock: one that is put forward or back,
here or on another machine, gives a lease neither two holders nor a dead one for a day.
"""

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from db.queries import leases
from services import clock

COURIER = "courier"
TICKER = "ticker"
POLLING = "polling"  # the gateway that asks Telegram; by webhook there may be many


async def end(session: AsyncSession, name: str) -> datetime | None:
    """Return the end that the lease shows, another after each renewal; None: it is free."""
    return await leases.end(session, name)


async def take(
    session: AsyncSession,
    name: str,
    holder: str,
    seconds: float,
    *,
    given_up: datetime | None = None,
) -> bool:
    """Take the lease if nobody holds it; return whether it is ours now.

    *given_up* is the end that it has shown for a whole lease: if it still does, its holder is dead.
    """
    until = clock.now() + timedelta(seconds=seconds)
    return await leases.take(session, name, holder, until, given_up)


async def renew(session: AsyncSession, name: str, holder: str, seconds: float) -> bool:
    """Hold it longer; False: another took it meanwhile."""
    return await leases.renew(session, name, holder, clock.now() + timedelta(seconds=seconds))


async def release(session: AsyncSession, name: str, holder: str) -> None:
    """Give it back, so that nobody has to wait for its end."""
    await leases.release(session, name, holder)
