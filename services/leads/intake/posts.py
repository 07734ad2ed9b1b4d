"""Posts: messages that might be reports, kept with what became of each (docs/decisions).

Ordinary talk is never kept. A post below certainty is asked about with one quiet button, and
dismissed when nobody says in time that it is a lead.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.leads import Lead, Post, PostState
from db.models.people import Person
from db.models.places import Group
from db.queries import leads as lead_queries
from db.queries import posts as queries
from services import clock, texts
from services.leads import parsing
from services.leads.matching import known
from services.messaging import due, outbox
from services.messaging.outbox import Button, Message
from services.people import groups
from services.people.asked import Asked

log = structlog.get_logger()

READ_AGAIN_SECONDS = 5  # after a failure; then with the growing pauses of due rows


@dataclass(frozen=True, slots=True)
class Incoming:
    """One message as Telegram brought it."""

    chat_id: int
    message_id: int
    at: datetime
    text: str  # typed or a caption; "" without words
    edited_at: datetime | None = None
    file_id: str | None = None  # of its photo, the largest size
    media_group_id: str | None = None  # of its album
    replies_to: int | None = None  # the message of the same chat to which it replies


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says something of a lead, and where the answer goes."""

    actor: Person
    asked: Asked
    group: Group | None  # the registered one; None in private


async def at(session: AsyncSession, chat_id: int, message_id: int) -> Post | None:
    """Return what was kept of a message, locked."""
    return await queries.post_at(session, chat_id, message_id)


async def keep(
    session: AsyncSession, message: Incoming, by: Person, state: PostState = PostState.UNREAD
) -> Post:
    """Keep a message unless it is kept already; return its row, locked."""
    return await queries.keep(
        session,
        message.chat_id,
        message.message_id,
        posted_by_id=by.id,
        posted_at=message.at,
        edited_at=message.edited_at,
        text=message.text,
        file_id=message.file_id,
        media_group_id=message.media_group_id,
        state=state,
        forced=False,
    )


async def keep_unread(session: AsyncSession, message: Incoming, by: Person) -> bool:
    """Keep a message whose handling failed, if it might be a report, and plan to read it again.

    Return whether it will be read again. An edit waits beside the text that was read already.
    """
    private = message.chat_id == by.telegram_id
    if not private and await groups.of_chat(session, message.chat_id) is None:
        return False
    known = await at(session, message.chat_id, message.message_id)
    if known is not None and message.edited_at is not None and known.state is not PostState.UNREAD:
        known.unread_edit = message.text if message.text != known.text else None
        return known.unread_edit is not None and await _plan_reading(session, known, "post.edit")
    if not _might_be_report(message.text):
        return False
    post = await keep(session, message, by)
    return post.state is PostState.UNREAD and await _plan_reading(session, post, "post.read")


async def _plan_reading(session: AsyncSession, post: Post, kind: str) -> bool:
    """Plan it in a row of its own: a ticker may have an earlier one and wait for the post."""
    soon = clock.now() + timedelta(seconds=READ_AGAIN_SECONDS)
    await due.plan(session, f"{kind}:{post.id}:{soon.timestamp()}", kind, post.id, soon)
    log.warning("post.unread", post=post.id, kind=kind)
    return True


async def lead_of(session: AsyncSession, chat_id: int, message_id: int) -> int | None:
    """Return the lead to which a message belongs; of joined leads it is the one that stays."""
    found = await own_lead_of(session, chat_id, message_id)
    return None if found is None else (await survivor(session, found)).id


async def own_lead_of(session: AsyncSession, chat_id: int, message_id: int) -> int | None:
    """Return the lead of a message, joined or not: a report, a correction, or one of our cards."""
    post = await queries.post_at(session, chat_id, message_id)
    found = post.lead_id if post else None
    if found is None:
        sighting = await lead_queries.sighting_of(session, chat_id, message_id)
        found = sighting.lead_id if sighting else None
    if found is None:
        found = await _lead_of_card(session, chat_id, message_id)
    return found


async def asked_about(session: AsyncSession, chat_id: int, message_id: int) -> int | None:
    """Return the post about which one of our messages asks."""
    name = await outbox.card_at(session, chat_id, message_id) or ""
    kind, _, number = name.partition(":")
    return int(number) if kind == "post" and number.isdigit() else None


async def is_poster(session: AsyncSession, actor: Person, lead_id: int) -> bool:
    """Whether that person posted the lead's report, or one of a lead joined into it."""
    return await queries.is_poster(session, await family(session, lead_id), actor.id)


async def family(session: AsyncSession, lead_id: int) -> list[int]:
    """Return the lead with those that were joined into it."""
    found = [lead_id]
    for each in found:
        found += await queries.joined_into(session, each)
    return found


async def survivor(session: AsyncSession, lead_id: int) -> Lead:
    """Return the lead, or the one into which it was joined."""
    return await session.get_one(Lead, await known.survivor(session, lead_id))


async def ask(session: AsyncSession, post: Post, group: Group | None, language: str) -> None:
    """Ask quietly whether the post is a lead, unless the group wants silence; for a time."""
    if group is not None and not group.asks_when_unsure:
        await plan_lapse(session, post)
        return
    yes = Button(texts.plain(texts.say(language, "button.is_lead")), press=f"islead:{post.id}")
    no = Button(texts.plain(texts.say(language, "button.no_lead")), press=f"nolead:{post.id}")
    key, row = ("unsure.group", (yes,)) if group else ("unsure.private", (yes, no))
    await outbox.post(
        session,
        f"post:{post.id}:unsure",
        post.chat_id,
        Message(texts.say(language, key), (row,), silent=group is not None),
        card=f"post:{post.id}",
        reply_to=post.message_id,
    )
    await plan_lapse(session, post)


async def answered(session: AsyncSession, post: Post) -> None:
    """Take the question about a post away, if there is one."""
    await due.cancel(session, _lapse_key(post))
    await outbox.delete(session, f"post:{post.id}:answered", post.chat_id, card=f"post:{post.id}")


async def dismiss(session: AsyncSession, post: Post) -> None:
    """Note that a doubtful post is no lead."""
    if post.state is PostState.DOUBTFUL:
        post.state = PostState.DISMISSED
        await answered(session, post)


async def plan_lapse(session: AsyncSession, post: Post, of: str = "") -> None:
    """Look at a doubtful post again when nobody said anything for some hours.

    A second question about it, *of* something else, has a due row of its own: a ticker may have
    the first one's in its hands and wait for the post, which we hold.
    """
    until = clock.now() + timedelta(hours=rules.number("leads", "unsure_hours"))
    await due.plan(session, _lapse_key(post) + of, "post.lapse", post.id, until)


def _lapse_key(post: Post) -> str:
    return f"post:{post.id}:lapse"


def _might_be_report(text: str) -> bool:
    try:
        return parsing.is_report(text)
    except Exception:  # the very bug may stand there, and no report may be lost by it
        log.exception("post.not_weighed")
        return bool(text)


async def _lead_of_card(session: AsyncSession, chat_id: int, message_id: int) -> int | None:
    """Return the lead of a card: "lead:17", "lead:17:reason"."""
    name = await outbox.card_at(session, chat_id, message_id) or ""
    kind, _, rest = name.partition(":")
    number = rest.partition(":")[0]
    return int(number) if kind == "lead" and number.isdigit() else None
