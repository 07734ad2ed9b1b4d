"""Read kept messages again that led to nothing: would today's reader call one of them a report?

Its own reading of the raw text, as on the day of the post and in the state of its group; what
intake made of it at the time is not asked. A reader that has improved says so here: that is a
warning, not a broken promise. Runs in a thread, page by page, so that nothing waits for it.
"""

import asyncio
from collections.abc import Sequence
from datetime import datetime

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from db.queries import proof as queries
from db.queries.proof import Unled
from services import clock
from services.leads import parsing
from services.places import reference

PAGE = 50  # messages read at a time; some 2 ms each

log = structlog.get_logger()


async def missed(
    session: AsyncSession, since: datetime | None, *, most: int
) -> tuple[int, list[str]]:
    """Return how many messages were read again, and those, *most* at most, that are reports."""
    read, found, after = 0, list[str](), 0
    while page := await queries.unled(session, after, since, limit=PAGE):
        after = page[-1].id
        read += len(page)
        found += await asyncio.to_thread(_reports_in, page)
    return read, found[:most]


def _reports_in(page: Sequence[Unled]) -> list[str]:
    return [f"reader_says_report post:{post.id}" for post in page if _is_report(post)]


def _is_report(post: Unled) -> bool:
    local = post.posted_at.astimezone(clock.LOCAL)
    try:
        report = parsing.read(post.text, local, reference.gazetteer(), post.state)
    except Exception:  # what nobody can read, a person must look at
        log.exception("proof.not_read", post=post.id)
        return True
    return report is not None and report.sure
