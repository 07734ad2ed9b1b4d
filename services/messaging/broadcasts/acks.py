"""Acknowledge a broadcast: once a person, where it was read; the message says so from then on."""

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.broadcasts import RECALLING, Broadcast, BroadcastAck
from db.models.people import Person
from db.queries import broadcast_sending as sending
from db.queries import broadcasts as queries
from db.queries.inserting import insert_new
from services import clock
from services.errors import Refusal
from services.messaging import outbox
from services.messaging.broadcasts import letter_cards, rounds
from services.messaging.outbox import Lane
from services.people.asked import Asked, answer
from services.records import audit, installation


async def acknowledge(session: AsyncSession, actor: Person, asked: Asked, number: int) -> None:
    """Note that the actor has read it.

    Raises:
        Refusal: it did not come to the actor, asks for nothing, or this is only a preview.
    """
    row = await session.get(Broadcast, number)
    if row is None or not await queries.is_recipient(
        session, number, [asked.chat_id, actor.telegram_id]
    ):
        own = row is not None and actor.id == row.created_by_id
        raise Refusal("broadcast.only_preview" if own else "broadcast.not_for_you", number=number)
    if not row.wants_ack:
        raise Refusal("broadcast.no_acks_wanted", number=number)
    at = clock.now()
    new = await insert_new(
        session, BroadcastAck, broadcast_id=number, person_id=actor.id, chat_id=asked.chat_id, at=at
    )
    if new:
        audit.note(
            session, action="broadcast.acknowledged", actor=actor.id, chat=asked.chat_id,
            subject=f"broadcast:{number}", moment=at,
        )  # fmt: skip
    if asked.private:
        await _show_private(session, row, actor, asked)
        await answer(session, asked, "broadcast.thanks", number=number)
    elif new:
        await _show_group(session, row, asked)


async def _show_private(session: AsyncSession, row: Broadcast, actor: Person, asked: Asked) -> None:
    """The message loses its button and says when it was acknowledged."""
    ack = await session.get(BroadcastAck, (row.id, actor.id))
    language = asked.language
    message = letter_cards.arrives(
        row, language, await installation.bot_username(session),
        acknowledged_at=ack.at if ack else clock.now(),
    )  # fmt: skip
    for card in await _standing(session, row, actor.telegram_id):
        key = f"broadcast:{row.id}:acked:{actor.id}:{card}"
        await outbox.post(session, key, actor.telegram_id, message, card=card)


async def _show_group(session: AsyncSession, row: Broadcast, asked: Asked) -> None:
    """The group sees how many have; never who has not."""
    count = await queries.count_acks(session, row.id, asked.chat_id)
    message = letter_cards.arrives(
        row, asked.language, await installation.bot_username(session), acks=count
    )
    for card in await _standing(session, row, asked.chat_id):
        key = f"broadcast:{row.id}:acks:{asked.chat_id}:{count}:{card}"
        await outbox.post(session, key, asked.chat_id, message, card=card, lane=Lane.REMINDER)


async def _standing(session: AsyncSession, row: Broadcast, chat_id: int) -> list[str]:
    """Return the cards of it that stand in a chat; none where it was recalled."""
    kinds = await rounds.kinds(session, row.id)
    if any(kind in RECALLING for kind in kinds.values()):
        return []
    cards = await rounds.told_cards(session, row)
    return [name for _, name in await sending.cards_standing(session, [chat_id], cards)]
