"""A post was edited: its lead is changed and says so, or it becomes a lead now."""

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.casework import EntryKind
from db.models.leads import Custody, Lead, Post, PostState, Sighting
from db.models.people import Person
from db.queries import leads as lead_queries
from services import texts
from services.leads import corrections
from services.leads.intake import changing, correcting, posts, receiving
from services.leads.intake.posts import Incoming, Speaker
from services.leads.parsing import Report
from services.messaging import outbox
from services.messaging.outbox import Message
from services.people.asked import answer


async def edited(session: AsyncSession, who: Speaker, message: Incoming) -> None:
    """Read an edited message; the same edit brought again changes nothing."""
    post = await posts.at(session, message.chat_id, message.message_id)
    sighting = await lead_queries.sighting_of(session, message.chat_id, message.message_id)
    if post is None and sighting is not None:  # posted before posts were kept
        post = await _kept(session, sighting)
    if post is None:
        await receiving.receive(session, message, who.actor, who.group)
        return
    if post.text == message.text:
        return
    old, post.text, post.edited_at = post.text, message.text, message.edited_at
    if sighting is not None:
        sighting.text, sighting.edited_at = message.text, message.edited_at
        await _of_lead(session, who, post, sighting.lead_id, old)
    elif post.state is PostState.CORRECTION and post.lead_id is not None:
        stays = await posts.survivor(session, post.lead_id)
        lead = await correcting.lead_to_correct(session, who, stays.id)  # the right may be gone
        await correcting.apply(session, who, lead, post)
    elif post.lead_id is None:
        await receiving.reread(session, post, who.actor, who.group)


async def _of_lead(session: AsyncSession, who: Speaker, post: Post, lead_id: int, old: str) -> None:
    """Change the lead that the post opened by what is different now."""
    lead = await lead_queries.locked(session, lead_id)
    if lead is None:
        return
    new_report = await receiving.report_in(session, post.text, post, who.actor, who.group)
    post_was_forced, post.forced = post.forced, True
    old_report = await receiving.report_in(session, old, post, who.actor, who.group)
    post.forced = post_was_forced
    if new_report is None or old_report is None:
        await _no_report(session, who, lead, post, old)
        return
    told = _told(old_report, new_report, old)
    if lead.joined_into_id is not None or lead.custody is Custody.ENDED:
        stays = await posts.survivor(session, lead.id)
        changing.note(session, who.actor, stays, told)
        await answer(session, who.asked, "change.ended", number=stays.id)
        return
    lead.vehicles, lead.urls = list(new_report.vehicles), list(new_report.urls)
    if old_report.severity != new_report.severity:
        lead.severity = new_report.severity
    told_more = old_report.severity != new_report.severity or old_report.urls != new_report.urls
    if told.changes or told_more:
        await changing.change(session, who, lead, post, told)
    else:
        changing.note(session, who.actor, lead, told)


def _told(old: Report, new: Report, text: str) -> changing.Told:
    changes = corrections.difference(old, new)
    return changing.Told(EntryKind.EDIT, changes, new.place, text)


async def _no_report(session: AsyncSession, who: Speaker, lead: Lead, post: Post, old: str) -> None:
    """The post tells no accident any more: the lead stays, and somebody decides."""
    stays = await posts.survivor(session, lead.id)
    told = changing.Told(EntryKind.EDIT, (), None, old)
    changing.note(session, who.actor, stays, told)
    key = f"lead:{stays.id}:no_report:{post.id}:{who.asked.name}"
    if stays.holder_id is None:
        await answer(session, who.asked, "edit.no_report", number=stays.id)
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
