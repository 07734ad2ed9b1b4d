"""What became of a broadcast: report, who is silent, a spreadsheet; recounted from the letters."""

import asyncio
from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.broadcasts import RECALLING, Broadcast, BroadcastRound, BroadcastState
from db.models.people import Person
from db.queries import broadcast_after as after
from db.queries import broadcast_reach as reach
from db.queries import broadcast_sending as sending
from db.queries import broadcasts as queries
from db.queries.broadcast_after import Told
from services import access, clock, texts
from services.access import Action
from services.errors import Refusal
from services.messaging import outbox
from services.messaging.broadcasts import (
    after_cards,
    again,
    areas,
    cards,
    checking,
    heads,
    outcomes,
    reaching,
    sheet,
)
from services.messaging.broadcasts.after_cards import Report
from services.messaging.outbox import Message
from services.people import roles
from services.people.asked import Asked, lines, post
from services.records import audit

LISTED = 10  # broadcasts in one list


async def report(session: AsyncSession, actor: Person, asked: Asked, number: int) -> None:
    """Show what became of it.

    Raises:
        Refusal: no such broadcast for the actor, or it never went out.
    """
    row = await _went_out(session, actor, number)
    over = await again.refusal(session, row) is not None
    told = await after.every(session, number)
    every = await queries.rounds(session, number)
    author = await session.get_one(Person, row.created_by_id)
    approver = await session.get(Person, row.approved_by_id) if row.approved_by_id else None
    counts: Counter[str] = Counter()
    counts.update({str(key): count for key, count in outcomes.count(row, told).items()})
    seen = Report(
        row=row,
        counts=counts,
        acks=await queries.count_acks(session, number),
        silent=len(await after.silent(session, number)) if row.wants_ack else 0,
        unmatched=len(row.unmatched),
        rounds=tuple((each.kind, each.started_at or each.asked_at) for each in every),
        author=author.name,
        approver=approver.name if approver else None,
        pressed=await _pressed_before(session, actor, row, every),
        recalled=Counter(
            map(outcomes.recalled, (await sending.taken_back(session, number)).values())
        ),
        removed=not told and bool(row.areas),
        reachable=0 if over else await _reachable(session, row),
        over=over,
    )
    text, buttons = after_cards.report(asked.language, seen)
    await post(session, asked, "broadcast.report", text, buttons)
    _note(session, "broadcast.report_seen", actor, row)


async def show_silent(session: AsyncSession, actor: Person, asked: Asked, number: int) -> None:
    """Name to the coordinator, never to a group, who of the area has not acknowledged it.

    Raises:
        Refusal: no such broadcast for the actor, or it asks for no acknowledgement.
    """
    row = await _went_out(session, actor, number)
    if not row.wants_ack:
        raise Refusal("broadcast.no_acks_wanted", number=number)
    found = await after.silent(session, number, await areas.area_of(session, actor, row))
    names = [after_cards.named(each.name, each.staff_number) for each in found if each.inside]
    chased = await heads.chased(session, number)
    text, buttons = after_cards.silent(asked.language, row, names, len(found), chased=chased)
    await post(session, asked, "broadcast.silent", text, buttons)
    _note(session, "broadcast.silent_seen", actor, row)


async def export(session: AsyncSession, actor: Person, asked: Asked, number: int) -> None:
    """Send the actor a spreadsheet of all recipients with their outcomes; the area's by name.

    Raises:
        Refusal: no such broadcast for the actor, or it never went out.
    """
    row = await _went_out(session, actor, number)
    area = await areas.area_of(session, actor, row)
    told = await after.every(session, number, area)
    unmatched, _ = await areas.unmatched(session, row, area)
    caption = texts.say(asked.language, "broadcast.sheet", number=number, count=len(told))
    await _send_sheet(session, asked, row, told, unmatched=unmatched, caption=caption)
    _note(session, "broadcast.exported", actor, row)


async def show_unreachable(session: AsyncSession, actor: Person, asked: Asked, number: int) -> None:
    """List whom nothing can be sent, and why; as a spreadsheet too where they are many.

    Raises:
        Refusal: no such broadcast for the actor.
    """
    row = await checking.visible(session, actor, number)
    area = await areas.area_of(session, actor, row)
    found = await after.unreachable(session, number, area)
    named = [each for each in found if each.inside]
    unmatched, hidden = await areas.unmatched(session, row, area)
    text = cards.unreachable(
        asked.language, row, [(each.cause, each.name, each.staff_number) for each in named],
        unmatched, outside=len(found) - len(named) + hidden, unnamed=areas.names_nobody(row),
    )  # fmt: skip
    await post(session, asked, "broadcast.unreachable", text)
    if max(len(named), len(unmatched)) > cards.LISTED:
        count = len(named) + len(unmatched)
        caption = texts.say(
            asked.language, "broadcast.sheet_unreachable", number=number, count=count
        )
        await _send_sheet(session, asked, row, named, unmatched=unmatched, caption=caption)
    _note(session, "broadcast.unreachable_seen", actor, row)


async def show_list(session: AsyncSession, actor: Person, asked: Asked) -> None:
    """List the newest broadcasts of the actor's, and those that wait for an approval of his.

    Raises:
        Refusal: the actor broadcasts nothing.
    """
    access.require(await roles.grants_of(session, actor), Action.BROADCAST)
    found = [
        row
        for row in await queries.newest(session, actor.id, limit=4 * LISTED)
        if actor.id in (row.created_by_id, row.approved_by_id)
        or await checking.covers(session, actor, row)
    ]
    told = [cards.listed(asked.language, row) for row in found[:LISTED]]
    how = texts.say(asked.language, "broadcast.list_how" if told else "broadcast.list_empty")
    await post(session, asked, "broadcasts", lines(*told, how))


async def _send_sheet(
    session: AsyncSession,
    asked: Asked,
    row: Broadcast,
    told: Sequence[Told],
    *,
    unmatched: Sequence[str],
    caption: Markup,
) -> None:
    meant = sheet.Meant(told, unmatched, await sending.taken_back(session, row.id))
    content = await asyncio.to_thread(sheet.of, asked.language, row, meant, clock.now())
    # "private:": what the letter carries is removed as soon as it was sent
    await outbox.send_document(
        session, f"private:broadcast:{row.id}:{asked.name}", asked.chat_id, content,
        Message(caption, protected=True), name=f"hebahan-{row.id}.xlsx",
    )  # fmt: skip


async def _went_out(session: AsyncSession, actor: Person, number: int) -> Broadcast:
    row = await checking.visible(session, actor, number)
    if row.state in (BroadcastState.DRAFT, BroadcastState.ASKED, BroadcastState.DISCARDED):
        raise Refusal("broadcast.not_out", number=number)
    return row


async def _reachable(session: AsyncSession, row: Broadcast) -> int:
    asked = await after.heads_told(session, row.id, reaching.REACH.name)
    return await reach.count_reachable(session, row, again.REACHABLE_LATER, closed=bool(asked))


async def _pressed_before(
    session: AsyncSession, actor: Person, row: Broadcast, every: Sequence[BroadcastRound]
) -> tuple[str, ...]:
    """Return who of the area had acknowledged it when it was recalled; empty where it was not."""
    recalled = next((each.asked_at for each in every if each.kind in RECALLING), None)
    if recalled is None:
        return ()
    found = await after.pressed(session, row.id, await areas.area_of(session, actor, row))
    return tuple(name for name, at in found if at <= recalled)


def _note(session: AsyncSession, action: str, actor: Person, row: Broadcast) -> None:
    audit.note(session, action=action, actor=actor.id, subject=f"broadcast:{row.id}")
