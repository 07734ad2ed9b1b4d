"""What this database serves: production's is never opened by a sandbox, nor the other way."""

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.records import Installation

ENVIRONMENT = "environment"


class OtherEnvironment(Exception):
    """This database belongs to an installation of another environment."""


async def environment(session: AsyncSession) -> str | None:
    """Return what this database serves; None before it was settled."""
    row = await session.get(Installation, ENVIRONMENT)
    return row.value if row else None


async def settle(session: AsyncSession, wanted: str) -> None:
    """Write once which environment the database serves; the first migration does.

    Raises:
        OtherEnvironment: it serves another one already.
    """
    if await environment(session) is None:
        session.add(Installation(name=ENVIRONMENT, value=wanted))
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
