"""What this database serves: production's is never opened by a sandbox, nor the other way.

Also the bot's @username, as the gateway last heard it: deep links are made of it; and the courier's
pace, by which the time of a broadcast is told.
"""

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.records import Installation
from db.queries.inserting import insert_new

ENVIRONMENT = "environment"
BOT_USERNAME = "bot_username"
PACE = "letters_per_second"


class OtherEnvironment(Exception):
    """This database belongs to an installation of another environment."""


async def environment(session: AsyncSession) -> str | None:
    """Return what this database serves; None before it was settled."""
    return await _fact(session, ENVIRONMENT)


async def settle(session: AsyncSession, wanted: str) -> None:
    """Write once which environment the database serves; the first migration does.

    Raises:
        OtherEnvironment: it serves another one already.
    """
    if await environment(session) is None:
        session.add(Installation(name=ENVIRONMENT, value=wanted))
        await session.flush()
    await require(session, wanted)


async def require(session: AsyncSession, wanted: str) -> None:
    """Check that the database serves the *wanted* environment.

    Raises:
        OtherEnvironment: it serves another one, or was never settled.
    """
    found = await environment(session)
    if found != wanted:
        raise OtherEnvironment(
            f"this database belongs to {found or 'no installation yet'}, not to {wanted}"
        )


async def bot_username(session: AsyncSession) -> str | None:
    """Return the bot's name without @; None before a gateway has ever run."""
    return await _fact(session, BOT_USERNAME)


async def keep_bot_username(session: AsyncSession, username: str) -> None:
    """Keep the bot's name as Telegram tells it."""
    await _keep(session, BOT_USERNAME, username)


async def pace(session: AsyncSession) -> float | None:
    """Return how many letters the courier sends in a second; None before one has ever run."""
    found = await _fact(session, PACE)
    return float(found) if found else None


async def keep_pace(session: AsyncSession, per_second: float) -> None:
    """Keep the pace that the courier's settings give it."""
    await _keep(session, PACE, str(per_second))


async def _keep(session: AsyncSession, name: str, value: str) -> None:
    if await _fact(session, name) == value:
        return
    if not await insert_new(session, Installation, name=name, value=value):
        row = await session.get_one(Installation, name)  # another process was first
        row.value = value


async def _fact(session: AsyncSession, name: str) -> str | None:
    row = await session.get(Installation, name)
    return row.value if row else None
