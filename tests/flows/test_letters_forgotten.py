"""Personal data of the registry, words and pictures, is not kept once its letter was sent."""

import pytest
from sqlalchemy import select

from bot.transactions import Transactions
from db.models.messaging import Attachment, Letter, LetterState
from services.messaging import delivery, lease, outbox
from services.messaging.outbox import Message
from services.messaging.outcomes import Answer, Reply
from services.texts import say
from tests.flows.conftest import Chat
from tests.flows.intake import rows

AINA = 5101
WORDS = Message(say("ms", "check.picture"))


async def send_all(transactions: Transactions) -> None:
    """Be the courier that sends whatever waits."""
    async with transactions.begin() as session:
        await lease.take(session, lease.COURIER, "me", 10)
        batch = await delivery.claim(session, "me", (), 10)
        for call in batch.calls:
            await delivery.settle(session, "me", [(call, Reply(Answer.DONE, message_id=7))])


@pytest.mark.parametrize(("key", "kept"), [("private:months", 0), ("digest", 1)])
async def test_picture_is_gone_once_it_was_sent_if_it_shows_a_person(
    chat: Chat, transactions: Transactions, key: str, kept: int
) -> None:
    async with transactions.begin() as session:
        await outbox.send_photo(session, key, AINA, b"png", WORDS, card="months")

    await send_all(transactions)

    (letter,) = await rows(chat, select(Letter))
    assert (letter.state, bool(letter.payload)) == (LetterState.SENT, bool(kept))
    assert len(await rows(chat, select(Attachment))) == kept


async def test_what_a_newer_letter_says_in_its_place_is_gone_too(
    chat: Chat, transactions: Transactions
) -> None:
    async with transactions.begin() as session:
        await outbox.post(session, "private:1", AINA, WORDS, card="check:1")
        await outbox.post(session, "private:2", AINA, WORDS, card="check:1")

    await send_all(transactions)

    states = [(each.state, each.payload) for each in await rows(chat, select(Letter))]
    assert states == [(LetterState.SUPERSEDED, {}), (LetterState.SENT, {})]
