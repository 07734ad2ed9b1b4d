"""A post was edited: its lead is changed and says so, or it becomes a lead now."""

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.casework import EntryKind
from db.models.leads import Custody, Lead, Post, PostState, Sighting
from db.models.people import Person
from db.queries import leads as lead_queries
from db.queries import posts as queries
from services import clock, texts
from services.errors import Refusal
from services.leads import corrections
from services.leads.intake import (
    changing,
    correcting,
    facts,
    joined_edits,
    known_number,
    posts,
    receiving,
    unaddressed,
)
from services.leads.intake.posts import Incoming, Speaker
from services.leads.parsing import Report
from services.messaging import outbox
from services.messaging.outbox import Message
from services.people import groups, typed
from services.people.asked import Asked, answer
from services.records import audit


async def edited(session: AsyncSession, who: Speaker, message: Incoming) -> None:
    """Read an edited message; the same edit brought again changes nothing."""
    post = await posts.at(session, message.chat_id, message.message_id)
    sighting = await lead_queries.sighting_of(session, message.chat_id, message.message_id)
    if post is None and sighting is not None:  # posted before posts were kept
        post = await _kept(session, sighting)
    if post is None:
        await _unkept(session, who, message)
        return
    post.unread_edit = None
    if post.text == message.text:
        return
    old, post.text, post.edited_at = post.text, message.text, message.edited_at
    if sighting is not None:
        sighting.text, sighting.edited_at = message.text, message.edited_at
        await _of_lead(session, who, post, sighting.lead_id, old)
    elif post.state is PostState.CORRECTION and post.lead_id is not None:
        stays = await posts.survivor(session, post.lead_id)
        lead = await correcting.lead_to_correct(session, who, stays.id)  # the right may be gone
        await correcting.apply(session, who, lead, post, of=post.lead_id)
    elif post.lead_id is not None:
        return
    elif who.asked.private and correcting.is_addressed_to_none(message.text):
        await unaddressed.read(session, who, post)
    else:
        await receiving.reread(session, post, who.actor, who.group)


async def read_again(session: AsyncSession, post_id: int) -> None:
    """Handle an edit once more whose handling failed, unless a later one was read since."""
    post = await queries.post(session, post_id)
    if post is None or post.unread_edit is None:
        return
    actor = await session.get_one(Person, post.posted_by_id)
    group = await groups.of_chat(session, post.chat_id)
    private = post.chat_id == actor.telegram_id
    text, post.unread_edit = post.unread_edit, None
    if group is None and not private:  # unregistered meanwhile
        return
    language = (group.language if group else actor.language) or texts.DEFAULT
    name = f"{post.chat_id}.{post.message_id}"
    asked = Asked(post.chat_id, post.message_id, name, language, private)
    message = Incoming(post.chat_id, post.message_id, post.posted_at, text, edited_at=clock.now())
    try:
        async with audit.savepoint(session):
            await edited(session, Speaker(actor, asked, group), message)
    except Refusal as refusal:
        await answer(session, asked, refusal.key, **refusal.values)


async def to_command(session: AsyncSession, who: Speaker, message: Incoming) -> None:
    """A post was edited into a command, which does nothing: its lead stays, and that is said."""
    post = await posts.at(session, message.chat_id, message.message_id)
    if post is None or post.edited_at == message.edited_at:
        return
    post.edited_at = message.edited_at
    if post.lead_id is None:
        await posts.dismiss(session, post)
        return
    lead = await session.get_one(Lead, post.lead_id)
    changing.note(session, who.actor, lead, changing.Told(EntryKind.EDIT, (), None, message.text))
    command = typed.shown(message.text)
    await answer(session, who.asked, "edit.command", number=lead.id, typed=command)


async def _unkept(session: AsyncSession, who: Speaker, message: Incoming) -> None:
    """What was talk may have become a report, or in private a correction."""
    if who.asked.private and correcting.is_addressed_to_none(message.text):
        await unaddressed.correct(session, who, message)
    else:
        await receiving.receive(session, message, who.actor, who.group)


async def _of_lead(session: AsyncSession, who: Speaker, post: Post, lead_id: int, old: str) -> None:
    """Change the lead that the post opened by what is different now."""
    leads = await joined_edits.locked(session, lead_id)
    if not leads:
        return
    new_report = await receiving.report_in(session, post.text, post, who.actor, who.group)
    post_was_forced, post.forced = post.forced, True
    old_report = await receiving.report_in(session, old, post, who.actor, who.group)
    post.forced = post_was_forced
    if new_report is None or old_report is None:
        await _no_report(session, who, leads[-1], post, old)
        return
    told = _told(old_report, new_report, old)
    reports = (old_report, new_report)
    if len(leads) == 1:
        await _change(session, who, leads[0], post, told, reports=reports)
    elif told.changes or facts.tells_besides(*reports):
        await joined_edits.change(session, who, leads, post, told, reports=reports)
    else:
        changing.note(session, who.actor, leads[0], told)


async def _change(
    session: AsyncSession,
    who: Speaker,
    lead: Lead,
    post: Post,
    told: changing.Told,
    *,
    reports: tuple[Report, Report],
) -> None:
    if lead.custody is Custody.ENDED:
        changing.note(session, who.actor, lead, told)
        await answer(session, who.asked, "change.ended", number=lead.id)
        return
    facts.take_besides(lead, *reports)
    if told.changes or facts.tells_besides(*reports):
        await changing.change(session, who, lead, post, told)
    else:
        changing.note(session, who.actor, lead, told)


def _told(old: Report, new: Report, text: str) -> changing.Told:
    changes = corrections.difference(old, new)
    return changing.Told(EntryKind.EDIT, changes, new.place, text)


async def _no_report(
    session: AsyncSession, who: Speaker, stays: Lead, post: Post, old: str
) -> None:
    """The post tells no accident any more: the lead stays, and somebody decides."""
    told = changing.Told(EntryKind.EDIT, (), None, old)
    changing.note(session, who.actor, stays, told)
    key = f"lead:{stays.id}:no_report:{post.id}:{who.asked.name}"
    if stays.holder_id is None:
        number = await known_number.of(session, who, stays)
        await answer(session, who.asked, "edit.no_report", number=number)
        return
    holder = await session.get_one(Person, stays.holder_id)
    text = texts.say(holder.language or texts.DEFAULT, "edit.no_report", number=stays.id)
    await outbox.post(session, key, holder.telegram_id, Message(text))


async def _kept(session: AsyncSession, sighting: Sighting) -> Post:
    """Keep the post of a report that came before posts were kept."""
    by = await session.get_one(Person, sighting.posted_by_id)
    message = Incoming(sighting.chat_id, sighting.message_id, sighting.posted_at, sighting.text)
    post = await posts.keep(session, message, by, PostState.LEAD)
    post.lead_id = sighting.lead_id
    return post
