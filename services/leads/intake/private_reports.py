"""Answer who reports in private: thanks, what happens next, and where it was if that is unknown."""

import re
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.casework import EntryKind
from db.models.leads import Custody, Lead, Post, Stage
from db.models.people import Person
from db.models.places import Branch
from db.queries import leads as lead_queries
from db.queries import posts as queries
from db.queries.casework import entries
from services import clock, texts
from services.errors import Refusal
from services.leads import history, parsing, showing
from services.leads.hands import escalation
from services.leads.intake import opening, placing
from services.leads.intake.located import UNPLACED
from services.leads.parsing import Kind
from services.leads.reading.where import scene
from services.messaging import outbox
from services.messaging.outbox import Asks, Button, Key, Message
from services.people.asked import Asked, answer, paragraphs
from services.places import reference
from services.places.gazetteer import Place
from services.places.nearest import Point
from services.records import audit

FLOOD = timedelta(hours=1)
LONGEST_PLACE = 80  # characters
_WORD = re.compile(r"[^\W\d_]{2}")


async def refuse_flood(session: AsyncSession, actor: Person) -> None:
    """Let a report pass, unless the person sent too many in private within an hour.

    Raises:
        Refusal: too many.
    """
    most = int(rules.number("leads", "private_reports_an_hour"))
    since = clock.now() - FLOOD
    if await queries.count_leads_of(session, actor.telegram_id, actor.id, since) >= most:
        raise Refusal("private.too_many", most=most)


async def thank(session: AsyncSession, lead: Lead, post: Post, actor: Person) -> None:
    """Thank the person, with the lead's number and what happens next; ask for an unknown place."""
    language = actor.language or texts.DEFAULT
    unplaced = lead.branch_reason == UNPLACED
    branch = await session.get_one(Branch, lead.branch_code)
    middleman = lead.kind == Kind.MIDDLEMAN
    goes_to = "private.goes_to_middleman" if middleman else "private.goes_to"
    parts = [
        texts.say(language, "private.thanks", number=lead.id),
        None if unplaced else texts.say(language, goes_to, branch=branch.name),
        texts.say(language, "private.middleman" if middleman else "private.free"),
        texts.say(language, "private.next", number=lead.id),
        texts.say(language, "private.where") if unplaced else None,
    ]
    mistake = texts.plain(texts.say(language, "button.retract"))
    location = Key(texts.plain(texts.say(language, "key.location")), Asks.LOCATION)
    await outbox.post(
        session,
        f"lead:{lead.id}:thanks",
        post.chat_id,
        Message(
            paragraphs(*parts),
            () if unplaced else ((Button(mistake, press=f"retract:{lead.id}"),),),
            keys=((location,),) if unplaced else (),
        ),
        card=None if unplaced else f"lead:{lead.id}:thanks",
        reply_to=post.message_id,
    )


async def unplaced_of(
    session: AsyncSession, actor: Person, since: datetime | None = None
) -> int | None:
    """Return the lead, opened since a moment, of which the person is asked where it was."""
    lead = await queries.unplaced_of(session, actor.id, opening.HEADQUARTERS, UNPLACED)
    if lead is None or not opening.awaits_place(lead):
        return None
    return lead.id if since is None or lead.opened_at >= since else None


def may_tell_place(text: str) -> bool:
    """Whether words answer where it was: a known place, or so few that they were meant to.

    A report that tells more is one of its own; a number or a link is no place.
    """
    if "://" in text or not _WORD.search(text):
        return False
    return not parsing.is_report(text) or (
        len(text) <= LONGEST_PLACE and place_in(text) is not None
    )


def place_in(text: str, home_state: str | None = None) -> Place | None:
    """Return the place that a person answers with: "Gambang", "di Gambang, Kuantan"."""
    return scene(f"kejadian di {text}", reference.gazetteer(), home_state).place


async def place_told(
    session: AsyncSession, actor: Person, asked: Asked, lead_id: int, told: Point | str
) -> None:
    """The person says where it was: the branch there is asked, or the place is asked for again."""
    where = place_in(told) if isinstance(told, str) else told
    if where is None or (isinstance(where, tuple) and not reference.offices().is_here(where)):
        shown = told[:60] if isinstance(told, str) else f"{told[0]:.4f}, {told[1]:.4f}"
        await answer(session, asked, "private.place_unknown", typed=shown)
        return
    lead = await lead_queries.locked(session, lead_id)
    if lead is None or not opening.awaits_place(lead):
        return
    if isinstance(told, str):
        lead.place_text = told.strip()
    await placing.move(session, lead, where)
    lead.missing = [fact for fact in lead.missing if fact != "place"]
    audit.note(session, action="lead.placed", actor=actor.id, subject=f"lead:{lead.id}")
    await showing.show(session, lead)
    branch = await session.get_one(Branch, lead.branch_code)
    text = texts.say(asked.language, "private.placed", number=lead.id, branch=branch.name)
    key = f"lead:{lead.id}:placed"
    await outbox.post(session, key, asked.chat_id, Message(text, remove_keys=True))


async def only_open(session: AsyncSession, actor: Person) -> int | None:
    """Return the one lead that the person told in private and that is open; None: none, or more."""
    told = await queries.open_told_by(session, actor.id)
    return told[0] if len(told) == 1 else None


async def retract(session: AsyncSession, actor: Person, asked: Asked, lead_id: int) -> None:
    """Who reported in private takes it back: the lead ends, or its holder is told.

    What others reported too, and was joined into it, goes on.

    Raises:
        Refusal: it is not that person's private report.
    """
    lead = await lead_queries.locked(session, lead_id)
    if lead is None or lead.posted_by_id != actor.id or lead.group_id is not None:
        raise Refusal("private.not_yours", number=lead_id)
    if lead.custody is Custody.ENDED:
        await answer(session, asked, "private.ended_before", number=lead.id)
        return
    if not any(each.details.get("retracted") for each in await entries(session, [lead.id])):
        history.add(session, lead, EntryKind.NOTE, actor, retracted=True)
    if lead.holder_id is not None:
        await _tell_holder(session, lead)
        await answer(session, asked, "private.holder_told", number=lead.id)
        return
    if await queries.joined_into(session, lead.id):  # others told of it too: theirs goes on
        await answer(session, asked, "private.others_told", number=lead.id)
        return
    await escalation.end(session, lead)
    lead.custody, lead.stage, lead.ended_at = Custody.ENDED, Stage.NOT_A_LEAD, clock.now()
    subject = f"lead:{lead.id}"
    audit.note(session, action="lead.not_a_lead", actor=actor.id, subject=subject, ground=subject)
    await session.flush()
    await showing.show(session, lead)
    await answer(session, asked, "private.retracted", number=lead.id)


async def _tell_holder(session: AsyncSession, lead: Lead) -> None:
    holder = await session.get_one(Person, lead.holder_id)
    text = texts.say(holder.language or texts.DEFAULT, "private.reporter_retracts", number=lead.id)
    key = f"lead:{lead.id}:retracted:{holder.id}"
    await outbox.post(session, key, holder.telegram_id, Message(text), card=key)
