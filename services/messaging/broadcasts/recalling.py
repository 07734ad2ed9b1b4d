"""Recall what arrived: each message is edited to say so, or taken away.

Letters under way are waited for first, so that none slips through; chats in which nothing stands
are left alone. Telegram lets a bot delete for 48 hours, and edit for longer.
"""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.broadcasts import (
    OUT,
    TELLING,
    UNDER_WAY,
    Broadcast,
    BroadcastRecipient,
    BroadcastRound,
    BroadcastState,
    RoundKind,
)
from db.models.people import Person
from db.queries import broadcast_after as after
from db.queries import broadcast_sending as sending
from services import clock
from services.errors import Refusal
from services.messaging import outbox
from services.messaging.broadcasts import (
    after_cards,
    checking,
    letter_cards,
    rounds,
    shown,
    stopping,
)
from services.messaging.broadcasts.fields import AREA
from services.messaging.outbox import Lane
from services.people.asked import Asked, answer, post
from services.records import audit

WORDS = {
    RoundKind.EDIT: ("edit", "sunting"),
    RoundKind.DELETE: ("delete", "padam"),
}


async def offer(session: AsyncSession, actor: Person, asked: Asked, number: int) -> None:
    """Show how it can be recalled: nothing is changed yet.

    Raises:
        Refusal: no such broadcast for the actor, or nothing of it arrived.
    """
    row = await _recallable(session, actor, number)
    text, buttons = after_cards.recall(asked.language, row, may_delete=await _young(session, row))
    await post(session, asked, "broadcast.recall_offer", text, buttons, prompt=True)


async def recall(
    session: AsyncSession, actor: Person, asked: Asked, number: int, words: str
) -> None:
    """Stop what still goes out, then edit or delete what arrived.

    Raises:
        Refusal: nothing of it arrived, or it is too old to be deleted.
    """
    first, _, reason = words.strip().partition(" ")
    kind = next((kind for kind, named in WORDS.items() if first.lower() in named), None)
    if kind is None:
        await offer(session, actor, asked, number)
        return
    row = await _recallable(session, actor, number)
    if kind is RoundKind.DELETE and not await _young(session, row):
        raise Refusal("broadcast.too_old_to_delete", number=number)
    if row.state in UNDER_WAY:
        await stopping.end(session, row, BroadcastState.CANCELLED)
    await rounds.start(session, row, kind, actor, reason=reason.strip() or None)
    audit.note(
        session, action="broadcast.recalled", actor=actor.id, subject=f"broadcast:{number}",
        by=kind, acknowledged=len(await after.pressed(session, number)),
    )  # fmt: skip
    await answer(session, asked, f"broadcast.recalling.{kind}", number=number)


async def gather(session: AsyncSession, row: Broadcast) -> bool:
    """Choose the chats in which it stands; False while letters of it are still under way."""
    cards = await rounds.told_cards(session, row)
    if await sending.count_sending(session, cards):
        return False
    await after.choose_standing(session, row, row.round, cards)
    return True


async def post_batch(
    session: AsyncSession,
    row: Broadcast,
    round_: BroadcastRound,
    batch: Sequence[BroadcastRecipient],
    beginning: str,
) -> None:
    """Post the edits or deletions of these chats, of every message that tells of it there."""
    cards = await rounds.told_cards(session, row)
    standing = await sending.cards_standing(session, [each.chat_id for each in batch], cards)
    names: dict[int, list[str]] = {}
    for chat_id, name in standing:
        names.setdefault(chat_id, []).append(name)
    for each in batch:
        for number, name in enumerate(sorted(names.get(each.chat_id, ()))):
            key = f"{beginning}{each.id}" + (f":{number}" if number else "")
            await _take_back(session, row, round_, each, key=key, card=name)
    if row.latitude is not None:
        await _drop_places(session, row, batch, beginning)


async def _take_back(
    session: AsyncSession,
    row: Broadcast,
    round_: BroadcastRound,
    each: BroadcastRecipient,
    *,
    key: str,
    card: str,
) -> None:
    if round_.kind is RoundKind.DELETE:
        await outbox.delete(session, key, each.chat_id, card=card, lane=Lane.BULK)
        return
    message = letter_cards.recalled(row, each.language, round_.asked_at, round_.reason)
    await outbox.post(session, key, each.chat_id, message, lane=Lane.BULK, card=card)


async def _drop_places(
    session: AsyncSession, row: Broadcast, batch: Sequence[BroadcastRecipient], beginning: str
) -> None:
    told = [
        number for number, kind in (await rounds.kinds(session, row.id)).items() if kind in TELLING
    ]
    keys = await after.keys_of(session, row.id, told, [each.chat_id for each in batch])
    ids = {each.chat_id: each.id for each in batch}
    for chat_id, message_id in await sending.places_of(
        session, [shown.place_key(key) for key in keys], clock.now() - _may_delete()
    ):
        key = f"{beginning}{ids[chat_id]}:place{message_id}"
        await outbox.delete(session, key, chat_id, message_id=message_id, lane=Lane.BULK)


async def _recallable(session: AsyncSession, actor: Person, number: int) -> Broadcast:
    row = await checking.visible(session, actor, number)
    if row.training or row.state not in OUT:
        raise Refusal("broadcast.nothing_to_recall", number=number)
    if await after.oldest_sent(session, number) is None:
        raise Refusal("broadcast.nothing_to_recall", number=number)
    return row


async def _young(session: AsyncSession, row: Broadcast) -> bool:
    """Whether the oldest message may still be deleted."""
    oldest = await after.oldest_sent(session, row.id)
    return oldest is not None and clock.now() - oldest < _may_delete()


def _may_delete() -> timedelta:
    return timedelta(hours=rules.number(AREA, "delete_hours"))
