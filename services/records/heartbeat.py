"""What the recounts that were kept say: the newest one without a problem is the heartbeat.

Apart from the recount itself, which reads old messages again and so needs the whole reader of
reports: each process is asked how the installation stands, and few recount.
"""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.queries import proof as queries
from services import clock


@dataclass(frozen=True, slots=True)
class Heartbeat:
    """Whether the proof stands."""

    age_seconds: float | None  # of the newest recount without problems; None: there is none
    problems: int  # of the newest recount
    is_well: bool  # the newest recount is fresh and found no problem


async def of(session: AsyncSession) -> Heartbeat:
    """Return whether the newest recount found no problem, and how old it is."""
    last, good_at = await queries.newest(session), await queries.newest_good_at(session)
    age = (clock.now() - good_at).total_seconds() if good_at else None
    problems = len(last.problems) if last else 0
    fresh = age is not None and age < 60 * rules.number("proof", "stale_minutes")
    return Heartbeat(age, problems, is_well=fresh and not problems)


async def is_fresh(session: AsyncSession) -> bool:
    """Whether the last recount, of whatever process, is recent enough to wait with the next."""
    last = await queries.newest(session)
    rest = timedelta(minutes=rules.number("proof", "every_minutes"))
    return last is not None and timedelta(0) <= clock.now() - last.at < rest
