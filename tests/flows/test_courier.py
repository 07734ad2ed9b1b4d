"""The courier: what is posted arrives, in order, once; each refusal has its own outcome."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from typing import Any

import pytest
from markupsafe import Markup
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.courier import Courier, TokenRefused
from bot.transactions import Transactions
from db.models.messaging import Card, Letter, LetterState
from db.models.people import Grant, Person, Role
from db.models.places import Group
from db.models.records import AuditNote
from services import clock
from services.messaging import outbox
from services.messaging.outbox import Button, Lane, Message
from services.places import branches
from services.records import audit
from tests.flows import make
from tests.flows.fake_telegram import FakeTelegram, settings_for

AINA = 5101
KUANTAN = -1005102

Posts = Callable[..., Awaitable[None]]


@pytest.fixture
async def telegram() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as fake:
        yield fake


@pytest.fixture
def post(transactions: Transactions) -> Posts:
    """Post a text under a key that is the text itself."""

    async def posts(chat_id: int, *texts: str, **how: Any) -> None:
        async with transactions.begin() as session:
            for text in texts:
                await outbox.post(session, text, chat_id, Message(Markup(text)), **how)

    return posts


@asynccontextmanager
async def running(
    transactions: Transactions, telegram: FakeTelegram, *listeners: Any, **settings: Any
) -> AsyncIterator[Courier]:
    courier = Courier(transactions, settings_for(telegram.url, **settings), listeners)
    task = asyncio.create_task(courier.run())
    yield courier
    await courier.stop()
    await task


async def letter(transactions: Transactions, key: str) -> Letter:
    async with transactions.database.sessions() as session:
        return (await session.scalars(select(Letter).where(Letter.key == key))).one()


async def ends(transactions: Transactions, key: str, state: LetterState) -> Letter:
    """Wait until the letter is in *state*."""
    async with asyncio.timeout(10):
        while (found := await letter(transactions, key)).state is not state:
            await asyncio.sleep(0.02)
    return found


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


async def test_429_holds_its_chat_only_and_as_long_as_told(
    transactions: Transactions, telegram: FakeTelegram, post: Posts
) -> None:
    telegram.refuse(429, "Too Many Requests: retry after 1", chat_id=AINA, retry_after=1)
    await post(AINA, "first", "second")
    async with running(transactions, telegram):
        await telegram.received(1)
        await post(KUANTAN, "elsewhere")
        calls = await telegram.received(4)

    assert [call.text for call in calls] == ["first", "elsewhere", "first", "second"]
    assert calls[2].at - calls[0].at >= 1.0


async def test_blocked_is_refused_noted_and_told_to_listeners(
    transactions: Transactions, telegram: FakeTelegram, post: Posts
) -> None:
    await _add_person(transactions, AINA)
    told: list[int] = []

    async def listener(_session: object, chat_id: int) -> None:
        told.append(chat_id)

    telegram.refuse(403, "Forbidden: bot was blocked by the user")
    async with running(transactions, telegram, listener):
        await post(AINA, "hello")
        refused = await ends(transactions, "hello", LetterState.REFUSED)

    async with transactions.database.sessions() as session:
        person = (await session.scalars(select(Person))).one()
    assert refused.cause == "blocked"
    assert person.blocked_at is not None
    assert told == [AINA]


async def test_a_listener_that_raises_does_not_keep_the_outcome_from_being_written(
    transactions: Transactions, telegram: FakeTelegram, post: Posts
) -> None:
    async def listener(session: AsyncSession, _chat_id: int) -> None:
        audit.note(session, action="lead.asked", subject="lead:17")
        raise LookupError

    telegram.refuse(400, "Bad Request: chat not found")
    async with running(transactions, telegram, listener):
        await post(AINA, "hello")
        refused = await ends(transactions, "hello", LetterState.REFUSED)

    async with transactions.database.sessions() as session:
        noted = (await session.scalars(select(AuditNote))).all()
    assert refused.cause == "chat not found"
    assert noted == []  # what was undone is not told as done


async def test_a_group_that_became_a_supergroup_gets_its_letters_there(
    transactions: Transactions, telegram: FakeTelegram, post: Posts
) -> None:
    words = "Bad Request: group chat was upgraded to a supergroup chat"
    await post(-77, "open", card="lead:17")
    async with running(transactions, telegram):
        await ends(transactions, "open", LetterState.SENT)
        telegram.refuse(400, words, chat_id=-77, migrate_to_chat_id=KUANTAN)
        await post(-77, "accepted", card="lead:17")
        await post(-77, "news")
        await ends(transactions, "news", LetterState.SENT)

    assert [(call.chat_id, call.method, call.text) for call in telegram.calls[2:]] == [
        (KUANTAN, "sendMessage", "accepted"), (KUANTAN, "sendMessage", "news"),
    ]  # fmt: skip


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


async def test_what_telegram_finds_wrong_is_refused_and_alarms_the_admins(
    transactions: Transactions, telegram: FakeTelegram, post: Posts
) -> None:
    await _add_person(transactions, 42, admin=True)
    telegram.refuse(400, "Bad Request: message is too long", chat_id=AINA)
    async with running(transactions, telegram):
        await post(AINA, "endless")
        refused = await ends(transactions, "endless", LetterState.REFUSED)
        _, alarm = await telegram.received(2)

    assert refused.cause == "Message is too long"
    assert alarm.chat_id == 42
    assert "Message is too long" in alarm.text


@pytest.mark.parametrize("trouble", ["break_down", "drop"])
async def test_network_troubles_are_tried_again(
    transactions: Transactions, telegram: FakeTelegram, post: Posts, trouble: str
) -> None:
    getattr(telegram, trouble)(times=1)
    async with running(transactions, telegram):
        await post(AINA, "first", "second")
        calls = await telegram.received(3)
        sent = await ends(transactions, "second", LetterState.SENT)

    assert [call.text for call in calls] == ["first", "first", "second"]
    assert calls[1].at - calls[0].at >= 1.0
    assert sent.attempts == 1


async def test_what_is_too_old_is_not_sent(
    transactions: Transactions, telegram: FakeTelegram, post: Posts
) -> None:
    await post(AINA, "old", expires_at=clock.now() - timedelta(seconds=1))
    async with running(transactions, telegram):
        await post(AINA, "new")
        await telegram.received(1)
        await ends(transactions, "old", LetterState.STALE)

    assert [call.text for call in telegram.calls] == ["new"]


async def test_a_wrong_token_stops_the_courier_and_refuses_nothing(
    transactions: Transactions, telegram: FakeTelegram, post: Posts
) -> None:
    telegram.refuse(401, "Unauthorized", times=2)
    await post(AINA, "hello")
    courier = Courier(transactions, settings_for(telegram.url))

    with pytest.raises(TokenRefused):
        await courier.run()

    assert (await letter(transactions, "hello")).state is LetterState.WAITING


async def test_one_404_is_a_bug_of_that_letter_and_the_courier_goes_on(
    transactions: Transactions, telegram: FakeTelegram, post: Posts
) -> None:
    telegram.refuse(404, "Not Found", chat_id=AINA)
    async with running(transactions, telegram):
        await post(AINA, "first")
        await ends(transactions, "first", LetterState.REFUSED)
        await post(AINA, "second")
        await ends(transactions, "second", LetterState.SENT)

    assert [call.method for call in telegram.calls] == ["sendMessage", "getMe", "sendMessage"]


async def test_without_an_answer_about_the_token_the_letter_is_tried_again(
    transactions: Transactions, telegram: FakeTelegram, post: Posts
) -> None:
    telegram.refuse(404, "Not Found", method="sendMessage")
    telegram.refuse(500, "Internal Server Error", method="getMe")
    async with running(transactions, telegram):
        await post(AINA, "hello")
        await ends(transactions, "hello", LetterState.SENT)

    assert [call.method for call in telegram.calls] == ["sendMessage", "getMe", "sendMessage"]


@pytest.mark.parametrize(
    "words",
    ["Forbidden: bot was kicked from the supergroup chat", "Forbidden: the group chat was deleted"],
)
async def test_a_group_that_put_prihatin_out_counts_as_left(
    transactions: Transactions, telegram: FakeTelegram, post: Posts, words: str
) -> None:
    async with transactions.begin() as session:
        await branches.keep(session)
        await make.group(session, KUANTAN)
    telegram.refuse(403, words)
    async with running(transactions, telegram):
        await post(KUANTAN, "news")
        refused = await ends(transactions, "news", LetterState.REFUSED)

    async with transactions.database.sessions() as session:
        group = (await session.scalars(select(Group))).one()
        noted = (await session.scalars(select(AuditNote))).all()
    assert refused.cause == "blocked"
    assert group.left_at is not None
    assert [(note.action, note.subject) for note in noted] == [("group.left", f"group:{group.id}")]


async def test_a_chat_that_lets_nobody_write_alarms_once_a_day(
    transactions: Transactions, telegram: FakeTelegram, post: Posts
) -> None:
    await _add_person(transactions, 42, admin=True)
    words = "Bad Request: not enough rights to send text messages to the chat"
    telegram.refuse(400, words, chat_id=KUANTAN, times=2)
    async with running(transactions, telegram):
        await post(KUANTAN, "first", "second")
        refused = await ends(transactions, "first", LetterState.REFUSED)
        await ends(transactions, "second", LetterState.REFUSED)
        await telegram.received(3)

    async with transactions.database.sessions() as session:
        alarms = (await session.scalars(select(Letter).where(Letter.chat_id == 42))).all()
    assert refused.cause == "Not enough rights to send text messages to the chat"
    assert [alarm.key.startswith(f"alarm:closed{KUANTAN}-") for alarm in alarms] == [True]
    assert "Not enough rights" in alarms[0].payload["text"]


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


async def _add_person(transactions: Transactions, telegram_id: int, *, admin: bool = False) -> None:
    async with transactions.begin() as session:
        now = clock.now()
        person = Person(telegram_id=telegram_id, name="Aina", created_at=now, chat_opened_at=now)
        session.add(person)
        await session.flush()
        if admin:
            grant = Grant(person_id=person.id, role=Role.ADMIN, scope="MY", granted_at=now)
            session.add(grant)
