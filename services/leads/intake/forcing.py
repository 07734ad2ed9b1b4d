"""Take a message for a lead because a person says so: /lead, /lead as a reply, the quiet button."""

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person
from db.queries import acquaintance
from services.errors import Refusal
from services.leads.intake import known_number, posts, receiving
from services.leads.intake.posts import Incoming, Speaker
from services.people.asked import Asked, answer


async def by_words(session: AsyncSession, who: Speaker, message: Incoming) -> None:
    """Take what stands after /lead for a report.

    Raises:
        Refusal: the group is not registered.
    """
    _registered(who)
    await _force(session, who, message)


async def by_reply(
    session: AsyncSession,
    who: Speaker,
    message: Incoming,
    author: int | None,
    *,
    own: Incoming,
) -> None:
    """Take the message for a report to which /lead replies; *author*: who wrote it, None: a bot.

    *own* has the words behind /lead: mostly a remark, but a report of their own goes before.

    Raises:
        Refusal: the group is not registered, or there are no words in the message.
    """
    if await receiving.is_sure(session, who, own):
        await by_words(session, who, own)
        return
    _registered(who)
    post_id = await posts.asked_about(session, message.chat_id, message.message_id)
    if post_id is not None:
        await by_press(session, who, post_id)
        return
    if not message.text.strip():
        raise Refusal("lead.no_words")
    known = await posts.lead_of(session, message.chat_id, message.message_id)
    if author is None and known is None:
        raise Refusal("lead.reply_to_person")
    posted_by = await acquaintance.by_telegram_id(session, author) if author else None
    await _force(session, who, message, posted_by)


async def by_press(session: AsyncSession, who: Speaker, post_id: int) -> None:
    """Take a doubtful post for a lead."""
    lead = await receiving.confirm(session, who.actor, post_id, who.asked.chat_id, who.group)
    if lead is None:
        raise Refusal("lead.post_gone")


async def denied(session: AsyncSession, asked: Asked, post_id: int) -> None:
    """Note that a doubtful text of a private chat is no report."""
    if await receiving.deny(session, post_id, asked.chat_id):
        await answer(session, asked, "unsure.denied")


async def explain(session: AsyncSession, asked: Asked) -> None:
    """Say how /lead is used in a group."""
    await answer(session, asked, "lead.explained")


async def _force(
    session: AsyncSession, who: Speaker, message: Incoming, posted_by: Person | None = None
) -> None:
    lead, is_new = await receiving.force(session, message, who.actor, who.group, posted_by)
    if not is_new:
        number = await known_number.of(session, who, lead)
        await answer(session, who.asked, "lead.known_already", number=number)


def _registered(who: Speaker) -> None:
    if who.group is None and not who.asked.private:
        raise Refusal("lead.group_not_registered")
