"""The courier keeps a card one message: sent once, then edited, sent anew where it is gone."""

from datetime import timedelta

from markupsafe import Markup
from sqlalchemy import select

from bot.transactions import Transactions
from db.models.messaging import Card, LetterState
from services import clock
from services.messaging import outbox
from services.messaging.outbox import Message
from tests.flows import couriered
from tests.flows.couriered import AINA, Posts, ends, letter, running
from tests.flows.fake_telegram import FakeTelegram

telegram, post = couriered.telegram, couriered.post


async def test_waiting_letters_of_a_card_become_the_newest(
    transactions: Transactions, telegram: FakeTelegram, post: Posts
) -> None:
    await post(AINA, "open", "asked", "accepted", card="lead:17")
    await post(AINA, "other")
    async with running(transactions, telegram):
        await telegram.received(2)
        await ends(transactions, "other", LetterState.SENT)

    assert [call.text for call in telegram.calls] == ["accepted", "other"]
    assert (await letter(transactions, "open")).state is LetterState.SUPERSEDED


async def test_a_card_is_sent_once_then_edited(
    transactions: Transactions, telegram: FakeTelegram, post: Posts
) -> None:
    async with running(transactions, telegram):
        await post(AINA, "open", card="lead:17")
        await telegram.received(1)
        await post(AINA, "accepted", card="lead:17")
        _, edit = await telegram.received(2)
        await ends(transactions, "accepted", LetterState.SENT)

    assert (edit.method, edit.text) == ("editMessageText", "accepted")
    assert edit.parameters["message_id"] == 1001


async def test_a_card_whose_message_is_gone_is_sent_anew(
    transactions: Transactions, telegram: FakeTelegram, post: Posts
) -> None:
    telegram.refuse(400, "Bad Request: message to edit not found", method="editMessageText")
    async with running(transactions, telegram):
        await post(AINA, "open", card="lead:17")
        await telegram.received(1)
        await post(AINA, "accepted", card="lead:17")
        await telegram.received(3)
        await ends(transactions, "accepted", LetterState.SENT)

    async with transactions.database.sessions() as session:
        card = (await session.scalars(select(Card))).one()
    assert [call.method for call in telegram.calls] == [
        "sendMessage", "editMessageText", "sendMessage",
    ]  # fmt: skip
    assert card.message_id == 1003


async def test_a_photo_card_is_edited_by_its_caption_and_its_bytes(
    transactions: Transactions, telegram: FakeTelegram, post: Posts
) -> None:
    async with running(transactions, telegram):
        for text in ("first", "second"):
            async with transactions.begin() as session:
                message = Message(Markup(text))
                await outbox.send_photo(session, text, AINA, text.encode(), message, card="map")
            await ends(transactions, text, LetterState.SENT)
        await post(AINA, "words", card="map")
        photo, media, caption = await telegram.received(3)

    assert photo.parameters["photo"] == ("photo.jpg", b"first")
    assert media.parameters["media"]["media"] == "attach://file"
    assert media.parameters["file"] == ("photo.jpg", b"second")
    assert (caption.method, caption.text) == ("editMessageCaption", "words")


async def test_a_card_can_be_deleted_and_sent_again(
    transactions: Transactions, telegram: FakeTelegram, post: Posts
) -> None:
    async with running(transactions, telegram):
        await post(AINA, "open", card="lead:17")
        await telegram.received(1)
        async with transactions.begin() as session:
            await outbox.post(session, "lost", AINA, Message(Markup("lost")), card="lead:17")
            await outbox.delete(session, "gone", AINA, card="lead:17")
            await outbox.post(session, "anew", AINA, Message(Markup("anew")), card="lead:17")
        await telegram.received(3)

    assert [(call.method, call.parameters.get("message_id")) for call in telegram.calls] == [
        ("sendMessage", None), ("deleteMessage", 1001), ("sendMessage", None),
    ]  # fmt: skip


async def test_a_deletion_that_waits_for_its_time_holds_nothing_up(
    transactions: Transactions, telegram: FakeTelegram, post: Posts
) -> None:
    async with running(transactions, telegram):
        await post(AINA, "open", card="lead:17:story")
        await telegram.received(1)
        async with transactions.begin() as session:
            at = clock.now() + timedelta(seconds=1)
            await outbox.delete(session, "gone", AINA, card="lead:17:story", not_before=at)
        await post(AINA, "next page", card="lead:17:story")
        await post(AINA, "else")
        calls = await telegram.received(4)

    assert [call.method for call in calls] == [
        "sendMessage", "editMessageText", "sendMessage", "deleteMessage",
    ]  # fmt: skip
    assert calls[3].parameters["message_id"] == 1001


async def test_not_modified_counts_as_sent(
    transactions: Transactions, telegram: FakeTelegram, post: Posts
) -> None:
    telegram.refuse(400, "Bad Request: message is not modified: same", method="editMessageText")
    async with running(transactions, telegram):
        await post(AINA, "open", card="lead:17")
        await ends(transactions, "open", LetterState.SENT)
        await post(AINA, "same", card="lead:17")
        same = await ends(transactions, "same", LetterState.SENT)

    assert same.cause is None
