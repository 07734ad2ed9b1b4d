"""What this database serves: production's is never opened by a sandbox, nor the other way.

Also the bot's @username, as the gateway last heard it: deep links are made of it.
"""

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.records import Installation
from db.queries.inserting import insert_new

ENVIRONMENT = "environment"
BOT_USERNAME = "bot_username"


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
    if await _fact(session, BOT_USERNAME) == username:
        return
    if not await insert_new(session, Installation, name=BOT_USERNAME, value=username):
        row = await session.get_one(Installation, BOT_USERNAME)  # another gateway was first
        row.value = username


async def _fact(session: AsyncSession, name: str) -> str | None:
    row = await session.get(Installation, name)
    return row.value if row else None
