"""Change a lead by what is told later, keep that in its history, and say what changed."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

from markupsafe import Markup
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.casework import EntryKind
from db.models.leads import Custody, Lead, Post
from db.models.people import Person
from db.models.places import Group
from db.queries import posts as post_queries
from services import texts
from services.leads import history, rights, showing, told_here
from services.leads.corrections import Change, Field
from services.leads.intake import change_lines, facts, known_number, matching_due, placing, posts
from services.leads.intake.located import Moved
from services.leads.intake.posts import Speaker
from services.leads.matching import joining
from services.messaging import outbox
from services.messaging.outbox import Message
from services.people.asked import Asked, lines
from services.places.gazetteer import Place
from services.records import audit

_PERSONAL = (Field.VICTIM_NAME, Field.VICTIM_AGE, Field.EMPLOYER, Field.OCCUPATION, Field.PLACE)


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody tells otherwise, and in which words."""

    kind: EntryKind  # CORRECTION or EDIT
    changes: Sequence[Change]
    place: Place | None  # what the gazetteer makes of a changed place
    text: str  # kept in the history: the correction, or the post before its edit
    of: int | None = None  # a joined lead whose report it is: that one's history tells it


async def change(session: AsyncSession, who: Speaker, lead: Lead, post: Post, told: Told) -> None:
    """Change the lead, which is locked, and say what is different now; of an ended one note it."""
    if lead.custody is Custody.ENDED:
        note(session, who.actor, lead, told)
        number = await known_number.of(session, who, lead)
        text = texts.say(who.asked.language, "change.ended", number=number)
        await _reply(session, who.asked, lead, post, text)
        return
    several = len(lead.victims) > 1
    made, moved = await take(session, lead, told)
    if not made and told.kind is EntryKind.EDIT:  # other words, or a link more
        note(session, who.actor, lead, told)
        await showing.show(session, lead)
        return
    if not made:
        number = await known_number.of(session, who, lead)
        text = texts.say(who.asked.language, "change.nothing", number=number)
        await _reply(session, who.asked, lead, post, text)
        return
    _keep(session, who.actor, lead, told, made)
    await session.flush()
    await joining.index(session, lead)
    await showing.show(session, lead)
    was = told.text if told.kind is EntryKind.EDIT else ""
    await _say(session, who, lead, post, made=made, moved=moved, several=several, was=was)


async def take(session: AsyncSession, lead: Lead, told: Told) -> tuple[tuple[Change, ...], Moved]:
    """Change the lead's facts and say nothing; return what is different, and its branch's fate."""
    before = list(lead.victims)
    made = facts.change(lead, told.changes)
    for gone in (each for each in before if each not in lead.victims):
        await session.delete(gone)
    if made:
        await matching_due.match_later(session, lead)
    if any(each.field is Field.PLACE for each in made):
        return made, await _place(session, lead, told.place)
    return made, Moved.NO


def note(session: AsyncSession, actor: Person, lead: Lead, told: Told) -> None:
    """Keep in the history what was told; nothing of the lead is changed."""
    _keep(session, actor, lead, told, ())


async def _place(session: AsyncSession, lead: Lead, place: Place | None) -> Moved:
    if place is None:  # the map does not know it: what the card shows is the words
        lead.place_name = None
        return Moved.NO
    moved = await placing.move(session, lead, place)
    lead.missing = [*facts.missing(lead)]
    return moved


def _keep(
    session: AsyncSession, actor: Person, lead: Lead, told: Told, made: Sequence[Change]
) -> None:
    if told.of is None:
        kept = [asdict(each) for each in made]
        history.add(session, lead, told.kind, actor, text=told.text, changes=kept)
    subject = f"lead:{lead.id}"
    audit.note(
        session,
        action=f"lead.{told.kind}",
        actor=actor.id,
        subject=subject,
        ground=subject,
        fields=[each.field.value for each in made],
    )


async def _say(
    session: AsyncSession,
    who: Speaker,
    lead: Lead,
    post: Post,
    *,
    made: Sequence[Change],
    moved: Moved,
    several: bool,
    was: str,
) -> None:
    """Reply where it was told, and write to the holder, whose card changes without a sound."""
    actor, asked = who.actor, who.asked
    here = await _was_posted_here(session, lead, asked)
    knows = asked.private and await rights.may_see(session, actor, lead)
    known = made if knows else await _as_known_here(session, lead, asked, made, was)
    number = await known_number.of(session, who, lead)
    shown = _text(asked.language, number, known, moved, several=several, before=here)
    await _reply(session, asked, lead, post, shown)
    if lead.holder_id is not None and lead.holder_id != actor.id:
        holder = await session.get_one(Person, lead.holder_id)
        language = holder.language or texts.DEFAULT
        text = _text(language, lead.id, made, moved, several=several, before=True)
        by = texts.say(language, "change.by", name=actor.name)
        await outbox.post(
            session,
            f"{_card(lead, post)}:{lead.revision}:holder",
            holder.telegram_id,
            Message(lines(text, by)),
        )


def _text(
    language: str,
    number: int,
    made: Sequence[Change],
    moved: Moved,
    *,
    several: bool,
    before: bool,
) -> Markup:
    told = change_lines.lines(language, made, several=several, before=before)
    if moved is not Moved.NO:
        told.append(texts.say(language, f"change.moved.{moved}", number=number))
    return lines(texts.say(language, "change.said", number=number), *told)


async def _was_posted_here(session: AsyncSession, lead: Lead, asked: Asked) -> bool:
    """Whether the chat knows what the lead said before: it was posted there, or it is private."""
    if asked.private:
        return True
    group = await session.get(Group, lead.group_id) if lead.group_id else None
    return group is not None and asked.chat_id in (group.chat_id, group.former_chat_id)


async def _as_known_here(
    session: AsyncSession, lead: Lead, asked: Asked, made: Sequence[Change], was: str
) -> list[Change]:
    """Return the changes without old words on people that came from elsewhere, not this chat.

    *was* is the post before its edit, which the chat has read too.
    """
    family = await posts.family(session, lead.id)
    posted = await post_queries.texts_in(session, family, asked.chat_id)
    told = told_here.words([*posted, was])
    return [
        replace(each, old=told_here.phrase(each.old, told)) if each.field in _PERSONAL else each
        for each in made
    ]


async def _reply(session: AsyncSession, asked: Asked, lead: Lead, post: Post, text: Markup) -> None:
    """Reply to who told it; a second word on the same message changes the reply."""
    await outbox.post(
        session,
        f"{_card(lead, post)}:{asked.name}:{lead.revision}",
        asked.chat_id,
        Message(text, silent=not asked.private),
        card=_card(lead, post),
        reply_to=post.message_id,
    )


def _card(lead: Lead, post: Post) -> str:
    return f"lead:{lead.id}:changed:{post.id}"
