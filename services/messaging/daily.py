"""What is done every day at the same hour, as one due row a kind that renews itself.

The row is renewed before the day's work, in the same transaction. What the program slept through
is done once when it wakes, and the next time is the next hour of the kind, not one of the past.
`ensure` at each tidying plans a kind that is new, and one that failed too often.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import partial

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.messaging import DueState
from db.queries import dues
from services import clock
from services.messaging import due
from services.messaging.due import Kind


@dataclass(frozen=True, slots=True)
class Daily:
    """One kind of work of every day."""

    at: Callable[[], time]  # Malaysian time, read anew each day: it is a rule
    do: Kind  # called with the subject 0


Table = Mapping[str, Daily]  # by the kind of the due row


def kinds(table: Table) -> dict[str, Kind]:
    """Return what a ticker calls: each renews its row, then works."""
    return {kind: partial(_renew_and_do, kind, daily) for kind, daily in table.items()}


async def ensure_all(session: AsyncSession, table: Table) -> None:
    """Plan every kind of the table that is not planned."""
    for kind, daily in table.items():
        await ensure(session, kind, daily.at())


async def ensure(session: AsyncSession, kind: str, at: time) -> None:
    """Plan the next *at* of a kind, unless it waits: for that hour, or late already."""
    now = clock.now()
    wanted = next_moment(now, at)
    row = await dues.known(session, _key(kind))
    if row is None or row.state is not DueState.WAITING or row.due_at > wanted:
        await due.plan(session, _key(kind), kind, 0, wanted)


def at_minute(minute: float) -> time:
    """Return the time of day that is *minute* minutes after midnight."""
    return time(*divmod(int(minute), 60))


def next_moment(now: datetime, at: time) -> datetime:
    """Return the next moment after *now* that the clocks of Malaysia show *at*."""
    local = now.astimezone(clock.LOCAL)
    today = datetime.combine(local.date(), at, clock.LOCAL)
    return today if today > local else today + timedelta(days=1)


async def _renew_and_do(kind: str, daily: Daily, session: AsyncSession, subject_id: int) -> None:
    await ensure(session, kind, daily.at())
    await daily.do(session, subject_id)


def _key(kind: str) -> str:
    return f"daily:{kind}"
