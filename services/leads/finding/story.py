"""Show the whole story of a lead in private: card, reports, who was asked, steps, notes, photos.

What holds personal data leaves the chat again after `private_answer_minutes`
(config/rules/leads.yaml). In a group only the way to the private chat is shown.
"""

from collections.abc import Sequence
from datetime import timedelta

from markupsafe import Markup
from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.assignments import AssignmentState
from db.models.casework import Entry, EntryKind
from db.models.leads import Custody, Lead, Sighting
from db.models.people import Person
from db.queries import casework as queries
from db.queries import held
from db.queries import leads as leads_queries
from services import access, clock, texts
from services.access import Action
from services.leads import cards, rights, showing
from services.leads.cards import View
from services.leads.casework import progress_lines
from services.leads.finding import story_cards
from services.leads.finding.story_cards import Story
from services.leads.hands import outlook, plan_lines
from services.leads.intake import posts
from services.messaging import outbox
from services.messaging.outbox import Button, Lane, Message
from services.people import asked as answers
from services.people import roles
from services.people.asked import Asked
from services.records import audit, installation

MOST_PHOTOS = 10  # the newest


async def show(
    session: AsyncSession, actor: Person, asked: Asked, lead_id: int, number_of_page: int = 0
) -> None:
    """Show one page of the story where it was asked in private; in a group the way there.

    Raises:
        Refusal: no such lead, or no right to see it.
    """
    lead = await rights.lead_for(session, actor, lead_id, Action.LEAD_SEE)
    if not asked.private:
        await _show_way(session, asked, lead)
        return
    _note(session, actor, lead)
    family = await posts.family(session, lead.id)  # with what was joined into it
    entries = _told_once(await queries.entries(session, family), lead)
    sources = await queries.sightings(session, family)
    pages = await _pages(session, actor, asked, lead, sources=sources, entries=entries)
    place = min(number_of_page, len(pages) - 1)
    footer = texts.say(asked.language, "story.goes", minutes=minutes())
    text = Markup("\n\n").join([pages[place], footer])
    buttons = await _buttons(session, actor, asked, lead, place=place, count=len(pages))
    card = await _page_before(session, asked, lead)
    name = card or f"{showing.name(lead.id)}:story:{asked.name}"
    message = Message(text, buttons)
    key = f"lead:{lead.id}:story:{asked.name}"
    await outbox.post(session, key, asked.chat_id, message, card=name)
    if card is None:
        await vanish(session, asked.chat_id, name)
        await _send_photos(session, asked, lead, entries, name)


async def vanish(session: AsyncSession, chat_id: int, card: str) -> None:
    """Take a card with personal data out of a private chat when its time is over."""
    at = clock.now() + timedelta(minutes=minutes())
    key = f"gone:{chat_id}:{card}"
    await outbox.delete(session, key, chat_id, card=card, lane=Lane.REMINDER, not_before=at)


def _told_once(entries: Sequence[Entry], lead: Lead) -> list[Entry]:
    """Leave out what a lead joined into this one tells of the same join."""
    return [
        each
        for each in entries
        if each.kind not in (EntryKind.JOINED, EntryKind.SPLIT) or each.lead_id == lead.id
    ]


async def _pages(
    session: AsyncSession,
    actor: Person,
    asked: Asked,
    lead: Lead,
    *,
    sources: Sequence[Sighting],
    entries: Sequence[Entry],
) -> list[Markup]:
    assigned = await leads_queries.assignments(session, lead.id)
    people = await outlook.people_of(session, lead, assigned)
    named = {each.posted_by_id for each in sources} | {each.by_id or 0 for each in entries}
    named |= {int(each.details["to"]) for each in entries if each.details.get("to")}
    known = await held.people(session, named)
    groups = await held.groups_at(session, {each.chat_id for each in sources})
    standing = await showing.standing_of(session, lead)
    card = cards.write(lead, standing, await _view(session, actor, lead), asked.language, None)
    story = Story(
        sources=sources,
        outcomes=plan_lines.outcomes(outlook.turns(assigned, people), asked.language),
        entries=entries,
        names={each.id: each.name for each in known.values()},
        groups={each.chat_id: each.title for each in groups.values()},
        several=len(lead.victims) > 1,
    )
    return story_cards.pages(card.text, story, asked.language)


async def _view(session: AsyncSession, actor: Person, lead: Lead) -> View:
    if lead.holder_id == actor.id:
        return View.HOLDER
    assigned = await leads_queries.assignments(session, lead.id)
    waits = any(
        each.person_id == actor.id and each.state is AssignmentState.ASKED for each in assigned
    )
    return View.ASKED if waits else View.PAST


async def _buttons(
    session: AsyncSession, actor: Person, asked: Asked, lead: Lead, *, place: int, count: int
) -> answers.Rows:
    """The pages; and, for who holds the lead or oversees its branch, what to do next."""
    turning = []
    for other, key in ((place - 1, "leads.button.back"), (place + 1, "button.next_page")):
        if 0 <= other < count:
            label = texts.plain(texts.say(asked.language, key))
            turning.append(Button(label, press=f"story:{lead.id}.{other}"))
    rows: answers.Rows = (tuple(turning),) if turning else ()
    if lead.custody is not Custody.HELD:
        return rows
    branch = await leads_queries.branch(session, lead.branch_code)
    grants = await roles.grants_of(session, actor)
    if lead.holder_id == actor.id or access.may(grants, Action.LEAD_OVERSEE, branch):
        return (*rows, *progress_lines.buttons(lead, None, asked.language))
    return rows


async def _page_before(session: AsyncSession, asked: Asked, lead: Lead) -> str | None:
    """Return the story's card whose button turned the page, so that it is replaced."""
    if not asked.pressed:
        return None
    card = await outbox.card_at(session, asked.chat_id, asked.message_id)
    beginning = f"{showing.name(lead.id)}:story:"
    return card if card is not None and card.startswith(beginning) else None


async def _send_photos(
    session: AsyncSession, asked: Asked, lead: Lead, entries: Sequence[Entry], name: str
) -> None:
    photos = [each for each in entries if each.file_id]
    for each in photos[-MOST_PHOTOS:]:
        caption = texts.say(asked.language, "story.photo_caption", number=lead.id, time=each.at)
        card = f"{name}:photo:{each.id}"
        await outbox.send_photo(
            session, f"{card}:sent", asked.chat_id, each.file_id or "", Message(caption), card=card
        )
        await vanish(session, asked.chat_id, card)


async def _show_way(session: AsyncSession, asked: Asked, lead: Lead) -> None:
    """A group sees a link, whoever asks; what it leads to is for those who may."""
    bot = await installation.bot_username(session)
    label = texts.plain(texts.say(asked.language, "lead.button.see"))
    button = Button(label, url=f"https://t.me/{bot}?start=lead_{lead.id}")
    text = texts.say(asked.language, "story.in_private_only", number=lead.id)
    await answers.post(session, asked, "story", text, ((button,),) if bot else ())


def _note(session: AsyncSession, actor: Person, lead: Lead) -> None:
    subject = f"lead:{lead.id}"
    audit.note(session, action="lead.seen", actor=actor.id, subject=subject, ground=subject)


def minutes() -> int:
    """Return how long an answer with personal data stays in a chat."""
    return int(rules.number("leads", "private_answer_minutes"))
