"""Questions after the clock was put back: what is further ahead than it can be."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.messaging import Due, DueState, Letter

_UNSYNCHRONISED = {"synchronize_session": False}
_WAITING = text("letters.state = 'waiting'")


async def not_after(session: AsyncSession, kind: str, moment: datetime) -> int:
    """Let the waiting rows of a kind be due at that moment at the latest; return how many moved."""
    moved = await session.scalars(
        update(Due)
        .where(Due.kind == kind, Due.state == DueState.WAITING, Due.due_at > moment)
        .values(due_at=moment)
        .returning(Due.id)
        .execution_options(**_UNSYNCHRONISED)
    )
    return len(moved.all())


async def try_sooner(session: AsyncSession, now: datetime, far: datetime) -> int:
    """Let letters be tried now that were tried before and would be again after *far* only."""
    sooner = await session.scalars(
        update(Letter)
        .where(_WAITING, Letter.attempts > 0, Letter.not_before > far)
        .values(not_before=now)
        .returning(Letter.id)
        .execution_options(**_UNSYNCHRONISED)
    )
    return len(sooner.all())


async def deletions_of_the_future(session: AsyncSession, now: datetime) -> Sequence[Letter]:
    """Return waiting deletions with a moment that were posted later than *now*, as it seems."""
    query = select(Letter).where(
        _WAITING,
        Letter.method == "deleteMessage",
        Letter.not_before.is_not(None),
        Letter.created_at > now,
    )
    return (await session.scalars(query.with_for_update(skip_locked=True))).all()
