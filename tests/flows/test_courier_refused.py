"""What Telegram refuses for good: each refusal has its outcome, and who must hear of it does."""

import pytest
from sqlalchemy import select

from bot.transactions import Transactions
from db.models.messaging import Due, Letter, LetterState
from db.models.people import Person
from db.models.places import Group
from db.models.records import AuditNote
from services.messaging import unreachable
from services.places import branches
from tests.flows import couriered, make
from tests.flows.couriered import AINA, KUANTAN, Posts, add_person, ends, running
from tests.flows.fake_telegram import FakeTelegram

telegram, post = couriered.telegram, couriered.post


async def test_blocked_is_refused_noted_and_what_hangs_on_it_is_planned(
    transactions: Transactions, telegram: FakeTelegram, post: Posts
) -> None:
    await add_person(transactions, AINA)
    telegram.refuse(403, "Forbidden: bot was blocked by the user")
    async with running(transactions, telegram):
        await post(AINA, "hello")
        refused = await ends(transactions, "hello", LetterState.REFUSED)

    async with transactions.database.sessions() as session:
        person = (await session.scalars(select(Person))).one()
        planned = {(due.kind, due.subject_id) for due in await session.scalars(select(Due))}
    assert refused.cause == "blocked"
    assert person.blocked_at is not None
    assert planned == {(unreachable.LEADS, AINA), (unreachable.APPOINTMENTS, AINA)}


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


async def test_what_telegram_finds_wrong_is_refused_and_alarms_the_admins(
    transactions: Transactions, telegram: FakeTelegram, post: Posts
) -> None:
    await add_person(transactions, 42, admin=True)
    telegram.refuse(400, "Bad Request: message is too long", chat_id=AINA)
    async with running(transactions, telegram):
        await post(AINA, "endless")
        refused = await ends(transactions, "endless", LetterState.REFUSED)
        _, alarm = await telegram.received(2)

    assert refused.cause == "Message is too long"
    assert alarm.chat_id == 42
    assert "Message is too long" in alarm.text


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
    await add_person(transactions, 42, admin=True)
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
