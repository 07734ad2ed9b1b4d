"""Photos of a report: its own, those of its album in any order, and those that its poster adds.

Telegram brings an album part by part, and mostly one part has the caption. Parts without words
wait a minute for it; those of no report are then forgotten. In private, what comes without words
right after a report is of that report; of what is of none it is said how to add it. In a group
only what follows a full album is: apps split what is sent at once into albums of ten.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.casework import EntryKind
from db.models.leads import Custody, Lead, Post, PostState
from db.models.people import Person
from db.queries import leads as lead_queries
from db.queries import posts as queries
from services import clock, texts
from services.leads import history
from services.leads.intake import known_number, posts
from services.leads.intake.posts import Incoming, Speaker
from services.messaging import due
from services.people import asked as asking
from services.people import cards
from services.people.asked import Asked, answer

WAIT_SECONDS = 60  # for the part with the caption, and for the rest of what was sent at once
FULL = 10  # photos of an album at most (Bot API, sendMediaGroup)


async def attach(session: AsyncSession, post: Post, lead: Lead) -> None:
    """Add the photo of a report, and those of its album that have come, to its lead."""
    parts = [post]
    if post.media_group_id is not None:
        parts = [*await queries.album(session, post.chat_id, post.media_group_id)]
    for part in parts:
        if part is post or not part.text:
            await _add(session, part, lead)


async def keep_part(session: AsyncSession, message: Incoming, actor: Person) -> None:
    """Keep a part of an album that has no report of its own: it may belong to one."""
    if message.file_id is None or message.media_group_id is None or message.text:
        return
    post = await posts.keep(session, message, actor, PostState.TALK)
    known = await _lead_of_album(session, post)
    if known is not None:
        await _add(session, post, known)
    else:
        key = f"album:{post.id}"  # of this part: the ticker may have the row of another one
        at = clock.now() + timedelta(seconds=WAIT_SECONDS)
        await due.plan(session, key, "post.album", post.id, at)


async def settle(session: AsyncSession, post_id: int) -> None:
    """The album is complete: its parts go to its lead, or are forgotten."""
    post = await session.get(Post, post_id)
    if post is None or post.media_group_id is None:
        return
    parts = await queries.album(session, post.chat_id, post.media_group_id)
    if any(each.id > post.id and not each.text and each.lead_id is None for each in parts):
        return  # one that came later still waits
    lead = await _lead_of_album(session, post)
    open_ = any(p.state in (PostState.DOUBTFUL, PostState.UNREAD) for p in parts)
    alone = [part for part in parts if not part.text and part.lead_id is None]
    if lead is not None:
        for part in alone:
            await _add(session, part, lead)
    elif alone and not open_:  # else somebody may still say that it is a lead
        await _settle_alone(session, alone)


async def last_report(
    session: AsyncSession,
    person_id: int,
    chat_id: int,
    at: datetime,
    since: datetime | None = None,
) -> Lead | None:
    """Return the lead that a person told of in a chat just before, if it goes on.

    *since*: when something else was reported that a photo may be of.
    """
    first = at - timedelta(minutes=rules.number("leads", "photo_minutes"))
    first = max(first, since or first)
    found = await queries.last_lead_of(session, chat_id, person_id, first)
    lead = None if found is None else await posts.survivor(session, found)
    return None if lead is None or lead.custody is Custody.ENDED else lead


async def add_to_last(session: AsyncSession, who: Speaker, message: Incoming, lead_id: int) -> None:
    """Add a photo without words to the report that came right before it, and say so."""
    lead = await lead_queries.locked(session, lead_id)
    post = await posts.keep(session, message, who.actor, PostState.TALK)
    if lead is not None and post.lead_id is None:
        await _add_to_last(session, who, [post], lead)


async def add_photo(session: AsyncSession, who: Speaker, message: Incoming, lead_id: int) -> None:
    """Add a photo that the poster sends as a reply, and say so."""
    lead = await lead_queries.locked(session, lead_id)
    post = await posts.keep(session, message, who.actor, PostState.TALK)
    if lead is None or post.lead_id is not None:
        return
    await _add(session, post, lead)
    post.state = PostState.CORRECTION
    number = await known_number.of(session, who, lead)
    await answer(session, who.asked, "photo.added", number=number)


async def _settle_alone(session: AsyncSession, parts: Sequence[Post]) -> None:
    """Add an album of no report to the one right before it in private, or forget it."""
    first = parts[0]
    person = await session.get_one(Person, first.posted_by_id)
    language = person.language or texts.DEFAULT
    name = f"album:{first.chat_id}:{first.media_group_id}"
    asked = Asked(first.chat_id, first.message_id, name, language, private=True)
    is_private = first.chat_id == person.telegram_id
    lead = None
    if is_private:
        lead = await last_report(session, person.id, first.chat_id, first.posted_at)
    if lead is not None:
        await _add_to_last(session, Speaker(person, asked, None), parts, lead)
        return
    lead = None if is_private else await _lead_of_sending(session, first)
    for part in parts:
        if lead is None:
            await session.delete(part)
        else:
            await _add(session, part, lead)
    if is_private:
        text, officer = texts.say(language, "photo.how"), cards.officer_button(language)
        await asking.post(session, asked, "photo.how", text, ((officer,),))


async def _add_to_last(
    session: AsyncSession, who: Speaker, parts: Sequence[Post], lead: Lead
) -> None:
    for part in parts:
        await _add(session, part, lead)
        part.state = PostState.CORRECTION
    number = await known_number.of(session, who, lead)
    await answer(session, who.asked, "photo.added_to_last", number=number, count=len(parts))


async def _lead_of_album(session: AsyncSession, post: Post) -> Lead | None:
    parts = await queries.album(session, post.chat_id, post.media_group_id or "")
    known = next((part.lead_id for part in parts if part.lead_id is not None), None)
    return None if known is None else await posts.survivor(session, known)


async def _lead_of_sending(session: AsyncSession, first: Post) -> Lead | None:
    """Return the lead of a report whose photos were too many for one album, if these follow it."""
    since = first.posted_at - timedelta(seconds=WAIT_SECONDS)
    while (before := await queries.album_before(session, first, since)) is not None:
        parts = await queries.album(session, first.chat_id, before)
        if len(parts) < FULL:
            return None
        first = parts[0]
        if (lead := await _lead_of_album(session, first)) is not None:
            return None if lead.custody is Custody.ENDED else lead
    return None


async def _add(session: AsyncSession, part: Post, lead: Lead) -> None:
    part.state, part.lead_id = PostState.LEAD, lead.id
    if part.file_id is None or await queries.has_photo(session, lead.id, part.file_id):
        return
    by = await session.get_one(Person, part.posted_by_id)
    history.add(session, lead, EntryKind.PHOTO, by, file_id=part.file_id)
