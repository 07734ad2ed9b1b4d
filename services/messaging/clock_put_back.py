"""After the clock was put back: some of what it had planned while it was ahead is brought near.

A day would be lost else: a broadcast and the asking for a lead go on when their row is due, a
letter that is tried again holds up its chat, personal data stands until its deletion is due.
Which kinds of due rows these are: LONGEST in bot/due_kinds.py; all others stay as planned.
"""

from collections.abc import Callable, Mapping
from datetime import timedelta

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from db.queries import clock_put_back as queries
from services import clock
from services.messaging.outcomes import LONGEST_PAUSE_SECONDS

Longest = Mapping[str, Callable[[], timedelta]]  # kind of a due row -> how far ahead it can be

log = structlog.get_logger()


async def bring_near(session: AsyncSession, longest: Longest) -> None:
    """Move what is further ahead than it can be: due rows of these kinds, letters, deletions."""
    now = clock.now()
    moved = 0
    for kind, ahead in longest.items():
        moved += await queries.not_after(session, kind, now + ahead())
    far = now + timedelta(seconds=LONGEST_PAUSE_SECONDS)
    letters = await queries.try_sooner(session, now, far)
    for letter in await queries.deletions_of_the_future(session, now):
        if letter.not_before is not None:
            letter.not_before -= letter.created_at - now
            letter.created_at = now
            letters += 1
    if moved or letters:
        log.warning("clock.brought_near", dues=moved, letters=letters)
