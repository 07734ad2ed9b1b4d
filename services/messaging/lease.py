"""One at a time by a row with an end: who does not renew it in time is replaced.

Machines that share a database keep their clocks by NTP; a lease is long beside what they differ.
"""

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from db.queries import leases
from services import clock

COURIER = "courier"
TICKER = "ticker"
POLLING = "polling"  # the gateway that asks Telegram; by webhook there may be many


async def take(session: AsyncSession, name: str, holder: str, seconds: float) -> bool:
    """Take the lease if nobody holds it; return whether it is ours now."""
    now = clock.now()
    return await leases.take(session, name, holder, now, now + timedelta(seconds=seconds))


async def renew(session: AsyncSession, name: str, holder: str, seconds: float) -> bool:
    """Hold it longer; False: another took it meanwhile."""
    return await leases.renew(session, name, holder, clock.now() + timedelta(seconds=seconds))


async def release(session: AsyncSession, name: str, holder: str) -> None:
    """Give it back, so that nobody has to wait for its end."""
    await leases.release(session, name, holder)
