"""Receive what people post: read it, and open a lead, ask whether it is one, or leave it alone.

Groups and private chats come in here alike; `group` is None for a private chat. Whatever might be
a report is kept first (services/leads/intake/posts.py), so a message brought twice changes nothing.
"""

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.leads import Lead, Post, PostState
from db.models.people import Person
from db.models.places import Group
from db.queries import posts as queries
from services import clock, texts
from services.leads import parsing
from services.leads.intake import opening, posts, private_reports
from services.leads.intake.posts import Incoming, Speaker
from services.leads.parsing import Report
from services.people import groups
from services.places import reference


async def receive(
    session: AsyncSession, message: Incoming, actor: Person, group: Group | None
) -> Post | None:
    """Read a message; return what is kept of it, None for ordinary talk.

    What replies in a group to a lead's message and is no sure report is talk of that lead.
    """
    if not parsing.is_report(message.text):
        return None
    post = await posts.keep(session, message, actor)
    if post.state is PostState.UNREAD:
        replied = message.replies_to if group is not None else None
        of_lead = replied and await posts.lead_of(session, message.chat_id, replied)
        await _read(session, post, actor, group, asks=not of_lead)
    return post


async def force(
    session: AsyncSession,
    message: Incoming,
    actor: Person,
    group: Group | None,
    posted_by: Person | None = None,
) -> tuple[Lead, bool]:
    """Take a message for a lead because *actor* says so; return it, and whether it is new."""
    known = await posts.lead_of(session, message.chat_id, message.message_id)
    if known is not None:
        return await session.get_one(Lead, known), False
    post = await posts.keep(session, message, posted_by or actor)
    post.text, post.file_id = message.text or post.text, message.file_id or post.file_id
    return await _force(session, post, actor, group), True


async def confirm(
    session: AsyncSession, actor: Person, post_id: int, chat_id: int, group: Group | None
) -> Lead | None:
    """A person says that a doubtful post is a lead; None where that is over or elsewhere."""
    post = await queries.post(session, post_id)
    if post is None or post.chat_id != chat_id:
        return None
    if post.lead_id is not None:
        return await posts.survivor(session, post.lead_id)
    return await _force(session, post, actor, group)


async def deny(session: AsyncSession, post_id: int, chat_id: int) -> bool:
    """A person says that a doubtful post of a private chat is none; False where that is over."""
    post = await queries.post(session, post_id)
    if post is None or post.chat_id != chat_id or post.state is not PostState.DOUBTFUL:
        return False
    await posts.dismiss(session, post)
    return True


async def read_again(session: AsyncSession, post_id: int) -> None:
    """Read a post whose handling failed."""
    post = await queries.post(session, post_id)
    if post is None or post.state is not PostState.UNREAD:
        return
    actor = await session.get_one(Person, post.posted_by_id)
    group = await groups.of_chat(session, post.chat_id)
    if group is None and post.chat_id != actor.telegram_id:
        post.state = PostState.DISMISSED  # the group was unregistered meanwhile
        return
    await _read(session, post, actor, group, late=True)


async def reread(
    session: AsyncSession, post: Post, actor: Person, group: Group | None
) -> Lead | None:
    """Read a post again that was no lead so far and was edited."""
    was_asked = post.state is PostState.DOUBTFUL
    lead = await _read(session, post, actor, group)
    if was_asked and post.state is not PostState.DOUBTFUL:
        await posts.answered(session, post)
    return lead


async def is_sure(session: AsyncSession, who: Speaker, message: Incoming) -> bool:
    """Whether a message's words are surely a report, without anybody saying so."""
    home = await opening.home_of(session, who.actor, who.group)
    local = message.at.astimezone(clock.LOCAL)
    state = home.state if home else None
    return parsing.read(message.text, local, reference.gazetteer(), state) is not None


async def report_in(
    session: AsyncSession, text: str, post: Post, by: Person, group: Group | None
) -> Report | None:
    """Return what a text tells, read as of the day of its post."""
    home = await opening.home_of(session, by, group)
    local = post.posted_at.astimezone(clock.LOCAL)  # "pagi tadi" is counted in Malaysian days
    return parsing.read(
        text,
        local,
        reference.gazetteer(),
        home.state if home else None,
        forced=post.forced,
        doubtful=True,
    )


async def _force(session: AsyncSession, post: Post, actor: Person, group: Group | None) -> Lead:
    post.forced = True
    await posts.answered(session, post)
    lead = await _read(session, post, actor, group)
    assert lead is not None  # noqa: S101  what is forced is always read
    return lead


async def _read(
    session: AsyncSession,
    post: Post,
    actor: Person,
    group: Group | None,
    *,
    late: bool = False,
    asks: bool = True,
) -> Lead | None:
    """Read a kept post; *asks*: a doubtful one is asked about, else it is talk.

    *late*: a fault of ours held it up, so it is let pass without a limit.
    """
    report = await report_in(session, post.text, post, actor, group)
    language = (group.language if group else actor.language) or texts.DEFAULT
    if report is None or not (report.sure or asks):
        post.state = PostState.TALK
        return None
    if not report.sure:
        if post.state is not PostState.DOUBTFUL:
            post.state = PostState.DOUBTFUL
            await posts.ask(session, post, group, language)
        return None
    if group is None and not late:
        await private_reports.refuse_flood(session, actor)
    lead = await opening.open_lead(session, post, report, actor, group)
    if group is None:
        await private_reports.thank(session, lead, post, actor)
    return lead
