"""Remove what has served: numbers of updates, conversations left, what old letters said."""

from datetime import timedelta

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.queries import lookups, posts, tidying
from services import clock
from services.records import proof

UPDATES_HOURS = 48  # Telegram redelivers for 24 hours
TYPED_HOURS = 2  # what was typed to be looked up; numbers tried in a row are seen within one
CONVERSATION_DAYS = 7  # in the middle of one; an ended one goes with the updates

log = structlog.get_logger()


async def tidy(session: AsyncSession) -> None:
    """Remove what is too old to be of use."""
    now = clock.now()
    ended_before = now - timedelta(hours=UPDATES_HOURS)
    updates = await tidying.forget_updates(session, ended_before)
    conversations = await tidying.forget_conversations(
        session, ended_before, left_before=now - timedelta(days=CONVERSATION_DAYS)
    )
    days = rules.number("messaging", "letter_content_days")
    letters = await tidying.blank_letters(session, now - timedelta(days=days))
    talk_days = rules.number("messaging", "talk_days")
    talk = await posts.forget(session, now - timedelta(days=talk_days))
    await lookups.forget_typed(session, now - timedelta(hours=TYPED_HOURS))
    await proof.tidy(session)
    log.info(
        "house.tidied", updates=updates, conversations=conversations, letters=letters, talk=talk
    )
