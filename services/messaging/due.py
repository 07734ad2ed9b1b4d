"""What is to be done at a moment: rows are the schedule, the ticker only looks.

A due row is done in one transaction with what it does: done together or not at all. Whoever
planned it checks again, when it is due, that it still holds. One that raises is tried again
after growing pauses, at last it is `failed` and the admins are alarmed.
"""

from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.messaging import Due, DueState
from db.queries import dues

ATTEMPTS = 5
FIRST_PAUSE_SECONDS = 5  # then 10, 20, 40

Kind = Callable[[AsyncSession, int], Awaitable[None]]  # called with the subject's id


async def plan(session: AsyncSession, key: str, kind: str, subject_id: int, at: datetime) -> None:
    """Plan *kind* for *subject_id* at a moment; what is planned under the same key is moved."""
    await dues.plan(session, [(key, kind, subject_id, at)])


async def plan_all(session: AsyncSession, rows: Iterable[tuple[str, str, int, datetime]]) -> None:
    """Plan several at once: key, kind, subject, moment of each; no key twice."""
    await dues.plan(session, rows)


async def cancel(session: AsyncSession, key: str) -> None:
    """Drop what is planned under *key*; nothing happens where nothing is.

    What a ticker does at that very moment is left to it: it checks again that it still holds.
    """
    await dues.cancel(session, [key])


async def cancel_all(session: AsyncSession, keys: Collection[str]) -> None:
    """Drop what is planned under these keys."""
    if keys:
        await dues.cancel(session, keys)


async def ready(session: AsyncSession, now: datetime, limit: int) -> list[int]:
    """Return the ids of rows that are due, the longest due first."""
    return await dues.ready(session, now, limit)


async def run(
    session: AsyncSession, due_id: int, now: datetime, kinds: Mapping[str, Kind]
) -> Due | None:
    """Do one row; None where another ticker has it or it no longer waits.

    It is marked done first, so that what it does may plan the same key anew.

    Raises:
        KeyError: nobody does rows of that kind. And whatever the kind raises.
    """
    row = await dues.claim(session, due_id, now)
    if row is None:
        return None
    row.state, row.ended_at = DueState.DONE, now
    await session.flush()
    await kinds[row.kind](session, row.subject_id)
    return row


async def put_off(session: AsyncSession, due_id: int, now: datetime) -> Due | None:
    """Note that a row raised: try again later, or give it up; return it, None if it is gone."""
    row = await dues.claim(session, due_id, now)
    if row is None:
        return None
    row.attempts += 1
    if row.attempts >= ATTEMPTS:
        row.state, row.ended_at = DueState.FAILED, now
    else:
        row.due_at = now + pause(row.attempts)
    return row


def pause(attempts: int) -> timedelta:
    """Return how long a row rests that raised *attempts* times."""
    return timedelta(seconds=FIRST_PAUSE_SECONDS * 2 ** (attempts - 1))
