"""The courier: what is posted arrives, in order, at its pace, once."""

from contextlib import suppress
from datetime import timedelta

from markupsafe import Markup

from bot.transactions import Transactions
from db.models.messaging import LetterState
from services import clock
from services.messaging import outbox
from services.messaging.outbox import Button, Lane, Message
from tests.flows import couriered
from tests.flows.couriered import AINA, Posts, ends, letter, running
from tests.flows.fake_telegram import FakeTelegram

telegram, post = couriered.telegram, couriered.post


async def test_what_is_posted_arrives_with_its_buttons(
    transactions: Transactions, telegram: FakeTelegram
) -> None:
    message = Message(Markup("<b>Hai</b>"), buttons=((Button("Terima", press="accept:17"),),))
    async with running(transactions, telegram):
        async with transactions.begin() as session:
            await outbox.post(session, "hai", AINA, message, reply_to=9)
        (call,) = await telegram.received(1)
        sent = await ends(transactions, "hai", LetterState.SENT)

    assert (call.method, call.chat_id, call.text) == ("sendMessage", AINA, "<b>Hai</b>")
    assert call.parameters["reply_markup"]["inline_keyboard"][0][0]["callback_data"] == "accept:17"
    assert call.parameters["reply_parameters"]["message_id"] == 9
    assert sent.message_id == 1001


async def test_what_was_rolled_back_is_never_said(
    transactions: Transactions, telegram: FakeTelegram, post: Posts
) -> None:
    async with running(transactions, telegram):
        with suppress(RuntimeError):
            async with transactions.begin() as session:
                await outbox.post(session, "untrue", AINA, Message(Markup("untrue")))
                raise RuntimeError
        await post(AINA, "true")
        calls = await telegram.received(1)

    assert [call.text for call in calls] == ["true"]


async def test_order_within_a_chat_is_kept_whatever_the_lanes(
    transactions: Transactions, telegram: FakeTelegram, post: Posts
) -> None:
    await post(AINA, "1", lane=Lane.BULK)
    await post(AINA, "2", lane=Lane.ANSWER)
    await post(AINA, "3", lane=Lane.LEAD)
    telegram.latency = 0.02
    async with running(transactions, telegram):
        calls = await telegram.received(3)

    assert [call.text for call in calls] == ["1", "2", "3"]


async def test_answers_overtake_bulk_to_other_chats(
    transactions: Transactions, telegram: FakeTelegram, post: Posts
) -> None:
    for number in range(20):
        await post(100 + number, f"bulk {number}", lane=Lane.BULK)
    async with running(transactions, telegram, letters_per_second=6):
        await telegram.received(3)
        await post(AINA, "answer")
        await telegram.received(21)

    # What goes within AHEAD_MOST_SECONDS is claimed already, and posting the answer takes a while.
    assert "answer" in [call.text for call in telegram.calls[3:8]]


async def test_a_later_moment_does_not_stop_the_chat(
    transactions: Transactions, telegram: FakeTelegram, post: Posts
) -> None:
    await post(AINA, "later", not_before=clock.now() + timedelta(seconds=1.5))
    await post(AINA, "now")
    async with running(transactions, telegram):
        calls = await telegram.received(2)

    assert [call.text for call in calls] == ["now", "later"]


async def test_letters_to_a_chat_are_a_pause_apart(
    transactions: Transactions, telegram: FakeTelegram, post: Posts
) -> None:
    await post(AINA, "1", "2", "3")
    async with running(transactions, telegram, seconds_between_letters_chat=0.2):
        first, second, third = await telegram.received(3)

    assert second.at - first.at > 0.15
    assert third.at - second.at > 0.15


async def test_two_hundred_letters_are_paced_and_complete(
    transactions: Transactions, telegram: FakeTelegram, post: Posts
) -> None:
    async with transactions.begin() as session:
        for number in range(200):
            await outbox.post(session, f"{number}", 1 + number % 40, Message(Markup(f"{number}")))
    async with running(transactions, telegram, letters_per_second=150):
        calls = await telegram.received(200, within=30)

    assert {call.text for call in calls} == {str(number) for number in range(200)}
    assert calls[-1].at - calls[0].at > 199 / 150 - 0.05
    for chat_id in range(1, 41):
        numbers = [int(call.text) for call in calls if call.chat_id == chat_id]
        assert numbers == sorted(numbers)


async def test_documents_locations_menus_and_deletions_go_the_same_way(
    transactions: Transactions, telegram: FakeTelegram
) -> None:
    commands = {"commands": [{"command": "help", "description": "Bantuan"}]}
    async with running(transactions, telegram):
        async with transactions.begin() as session:
            paper = Message(Markup("Surat"))
            await outbox.send_document(session, "a", AINA, b"%PDF", paper, name="surat.pdf")
            await outbox.send_location(session, "b", AINA, 3.8, 103.3)
            await outbox.delete(session, "c", AINA, message_id=7)
            await outbox.delete(session, "d", AINA, card="never sent")
            await outbox.call(session, "e", "setMyCommands", commands)
        await telegram.received(4)
        await ends(transactions, "d", LetterState.SENT)

    by_method = {call.method: call for call in telegram.calls}
    assert by_method["sendDocument"].parameters["document"] == ("surat.pdf", b"%PDF")
    assert float(by_method["sendLocation"].parameters["latitude"]) == 3.8
    assert by_method["deleteMessage"].parameters["message_id"] == 7
    assert by_method["setMyCommands"].parameters["commands"] == commands["commands"]


async def test_what_is_too_old_is_not_sent(
    transactions: Transactions, telegram: FakeTelegram, post: Posts
) -> None:
    await post(AINA, "old", expires_at=clock.now() - timedelta(seconds=1))
    async with running(transactions, telegram):
        await post(AINA, "new")
        await telegram.received(1)
        await ends(transactions, "old", LetterState.STALE)

    assert [call.text for call in telegram.calls] == ["new"]


async def test_what_an_invitation_said_is_gone_once_it_was_sent(
    transactions: Transactions, telegram: FakeTelegram, post: Posts
) -> None:
    link = "invite.made:m1 https://t.me/prihatin_bot?start=secret"
    async with running(transactions, telegram):
        await post(AINA, link, "other")
        await ends(transactions, "other", LetterState.SENT)

    assert telegram.calls[0].text == link
    assert (await letter(transactions, link)).payload == {}
    assert (await letter(transactions, "other")).payload["text"] == "other"
