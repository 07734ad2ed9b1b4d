"""Correct a lead by a reply: "pembetulan: umur 45, bukan 54", in a group or in private.

In a group everybody may correct what was posted there; elsewhere who reported it, or who answers
for leads of that branch. Where several victims are known and none is meant, buttons ask.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.casework import EntryKind
from db.models.leads import Lead, Post, PostState
from db.models.people import Person
from db.queries import groups as group_queries
from db.queries import leads as lead_queries
from db.queries import posts as queries
from services import clock, texts
from services.access import Action
from services.errors import Refusal
from services.leads import corrections, parsing, rights, told_here
from services.leads.corrections import Change, Correction, Field, KnownVictim
from services.leads.intake import changing, facts, joined_edits, known_number, opening, posts
from services.leads.intake.posts import Incoming, Speaker
from services.leads.matching import joining
from services.leads.reading.corrected import OF_VICTIM
from services.messaging import outbox
from services.messaging.outbox import Button, Message
from services.people import typed
from services.places import reference

_CUE = r"\s*(?P<cue>pembetulan|betulkan|ralat|correction|corrected)\b"
MEANT = re.compile(_CUE, re.IGNORECASE)
NUMBERED = re.compile(rf"{_CUE}\s*#?(?P<number>\d{{1,9}})\s*:", re.IGNORECASE)


def is_meant(text: str) -> bool:
    """Whether a reply says that it corrects something."""
    return MEANT.match(text) is not None


def is_addressed_to_none(text: str) -> bool:
    """Whether words that reply to no lead correct something and are no report of their own."""
    return is_meant(text) and not parsing.is_report(text)


def number_in(text: str) -> int | None:
    """Return the lead that a correction names: "pembetulan 17: umur 45"."""
    found = NUMBERED.match(text)
    return int(found["number"]) if found else None


def tells_fact(text: str, at: datetime) -> bool:
    """Whether a fact of some lead can be read from words, and that it can be meant."""
    found = _corrections(text, (), at, None)
    return found is not None and found.doubt is None


def require_fact(text: str, at: datetime, language: str) -> None:
    """Do nothing where a correction tells a fact, whatever lead it is for.

    Raises:
        Refusal: nothing can be read from it, or what it tells cannot be meant.
    """
    found = _corrections(text, (), at, None)
    if found is None:
        raise Refusal("correction.not_understood_any")
    _require_clear(found, language)


async def read(session: AsyncSession, lead_id: int, text: str, at: datetime) -> Correction | None:
    """Return what a reply to a lead corrects."""
    lead = await lead_queries.with_victims(session, lead_id)
    return None if lead is None else await _read(session, lead, text, at)


async def correct(session: AsyncSession, who: Speaker, message: Incoming, lead_id: int) -> None:
    """Change the lead as a reply says, or ask whose fact it tells.

    Of a joined lead the one that stays is changed too, until a split.

    Raises:
        Refusal: the actor may not, or nothing can be read from it.
    """
    lead = await lead_to_correct(session, who, await joining.resolved(session, lead_id))
    post = await posts.keep(session, message, who.actor)
    if post.state is not PostState.UNREAD:
        return
    await apply(session, who, lead, post, of=lead_id)


async def apply(session: AsyncSession, who: Speaker, lead: Lead, post: Post, *, of: int) -> None:
    """Change the lead as a kept reply says now; *of*: it, or one joined into it that is meant.

    Raises:
        Refusal: nothing can be read from it, it is known already, or it cannot be meant.
    """
    leads = await _meant(session, lead, of)
    found = await _read(session, leads[0], post.text, post.posted_at)
    if found is None and len(leads) > 1:  # the joined lead says so already
        leads = [lead]
        found = await _read(session, lead, post.text, post.posted_at)
    if found is None:
        known = _corrections(post.text, (), post.posted_at, None) is not None
        said = "change.nothing" if known else "correction.not_understood"
        raise Refusal(said, number=await known_number.of(session, who, lead))
    _require_clear(found, who.asked.language)
    if len(leads) > 1 and _is_unclear(found, leads[0]):  # on the card that stays it may be clear
        found = _as_above(found, await _read(session, lead, post.text, post.posted_at), leads)
    if _is_unclear(found, leads[0]):
        await _ask_whose(session, who, leads[0], post)
        return
    await _change(session, who, leads, post, found)


async def _meant(session: AsyncSession, lead: Lead, of: int) -> list[Lead]:
    """Return the lead that is meant and those that stand for it, up to *lead*; all are locked."""
    leads = await joined_edits.locked(session, of)
    return leads if leads and leads[-1].id == lead.id else [lead]


async def choose(session: AsyncSession, who: Speaker, post_id: int, victim: int) -> None:
    """Change the lead by a reply that waited for somebody to say whose fact it tells.

    Raises:
        Refusal: the actor may not, or it is over.
    """
    post = await queries.post(session, post_id)
    if post is None or post.chat_id != who.asked.chat_id or post.lead_id is None:
        raise Refusal("correction.over")
    stays = await posts.survivor(session, post.lead_id)
    lead = await lead_to_correct(session, who, stays.id)
    leads = await _meant(session, lead, post.lead_id)
    found = await _read(session, leads[0], post.text, post.posted_at)
    if (
        post.state is not PostState.DOUBTFUL
        or found is None
        or found.doubt
        or victim >= len(leads[0].victims)
    ):
        raise Refusal("correction.over")
    await posts.answered(session, post)
    told = tuple(_of(each, victim) for each in found.changes)
    await _change(session, who, leads, post, replace(found, changes=told))


async def lapse(session: AsyncSession, post_id: int) -> None:
    """Nobody said in time whose or which it is, or that a post is a lead; of a correction tell."""
    post = await queries.post(session, post_id)
    if post is None or post.state is not PostState.DOUBTFUL:
        return
    if post.lead_id is not None or is_addressed_to_none(post.text):
        language = await _language_at(session, post)
        await outbox.post(
            session, f"post:{post.id}:lapsed", post.chat_id,
            Message(texts.say(language, "correction.lapsed")), reply_to=post.message_id,
        )  # fmt: skip
    await posts.dismiss(session, post)


async def _language_at(session: AsyncSession, post: Post) -> str:
    group = await group_queries.group_at(session, post.chat_id)
    if group is not None:
        return group.language
    writer = await session.get_one(Person, post.posted_by_id)
    return writer.language or texts.DEFAULT


async def _read(session: AsyncSession, lead: Lead, text: str, at: datetime) -> Correction | None:
    branch = await lead_queries.branch(session, lead.branch_code)
    known = branch.code != opening.HEADQUARTERS
    return _corrections(text, facts.known(lead.victims), at, branch.state if known else None)


def _corrections(
    text: str, victims: Sequence[KnownVictim], at: datetime, home_state: str | None
) -> Correction | None:
    return corrections.read(
        NUMBERED.sub(r"\g<cue>:", text),
        victims,
        posted_at=at.astimezone(clock.LOCAL),
        places=reference.gazetteer(),
        home_state=home_state,
    )


async def _change(
    session: AsyncSession, who: Speaker, leads: Sequence[Lead], post: Post, found: Correction
) -> None:
    post.state, post.lead_id = PostState.CORRECTION, leads[0].id
    told = changing.Told(EntryKind.CORRECTION, found.changes, found.place, post.text)
    if len(leads) > 1:
        await joined_edits.change(session, who, leads, post, told)
    else:
        await changing.change(session, who, leads[0], post, told)


async def lead_to_correct(session: AsyncSession, who: Speaker, lead_id: int) -> Lead:
    """Return the lead, locked, if the actor may correct it; of joined ones the one that stays."""
    family = await posts.family(session, lead_id)
    if who.group is not None:
        may = await queries.sighted_in(session, family, who.group.chat_id)
    else:
        may = await posts.is_poster(session, who.actor, lead_id)
    if not may:
        return await rights.lead_for(session, who.actor, lead_id, Action.LEAD_ANSWER)
    lead = await lead_queries.locked(session, lead_id)
    if lead is None:
        raise Refusal("lead.unknown", number=lead_id)
    return lead


def _require_clear(found: Correction, language: str) -> None:
    """Refuse what cannot be meant, in the words typed; identity numbers are not quoted."""
    doubt = found.doubt
    if doubt is None:
        return
    if doubt.field is Field.NRIC:
        raise Refusal("correction.doubt.nric")
    name = texts.say(language, f"field.{doubt.field}")
    words = [typed.shown(each) for each in (*doubt.words, "")]
    raise Refusal(f"correction.doubt.{doubt.kind}", field=name, one=words[0], other=words[1])


def _is_unclear(found: Correction, lead: Lead) -> bool:
    return len(lead.victims) > 1 and any(
        each.field in OF_VICTIM and each.victim is None for each in found.changes
    )


def _of(change: Change, victim: int) -> Change:
    unclear = change.field in OF_VICTIM and change.victim is None
    return replace(change, victim=victim) if unclear else change


def _as_above(found: Correction, above: Correction | None, leads: Sequence[Lead]) -> Correction:
    """Return the correction of the first lead, with whose it is where the last one knows that."""
    own = joined_edits.own_places(leads[0], leads[-1])
    whose = {each.field: each.victim for each in (above.changes if above else ())}
    changes = []
    for change in found.changes:
        place = own.get(known) if (known := whose.get(change.field)) is not None else None
        changes.append(change if place is None else _of(change, place))
    return replace(found, changes=tuple(changes))


async def _ask_whose(session: AsyncSession, who: Speaker, lead: Lead, post: Post) -> None:
    """Ask whose fact it is; by name where the names were posted."""
    post.state, post.lead_id = PostState.DOUBTFUL, lead.id
    asked, number = who.asked, await known_number.of(session, who, lead)
    knows = asked.private and await rights.may_see(session, who.actor, lead)
    family = await posts.family(session, lead.id)
    told = told_here.words(await queries.texts_in(session, family, asked.chat_id))
    rows = []
    for place, victim in enumerate(lead.victims):
        order = texts.say(asked.language, "correction.victim", order=place + 1)
        name = victim.name if knows else told_here.phrase(victim.name, told)
        label = name or texts.plain(order)
        rows.append((Button(label[:60], press=f"whose:{post.id}.{place}"),))
    await outbox.post(
        session,
        f"post:{post.id}:whose",
        post.chat_id,
        Message(texts.say(asked.language, "correction.whose", number=number), tuple(rows)),
        card=f"post:{post.id}",
        reply_to=post.message_id,
    )
    await posts.plan_lapse(session, post, ":whose")
