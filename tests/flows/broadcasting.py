"""Those who broadcast and those who hear it, a clock at a working hour, and a courier by hand."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.due_kinds import DUE_KINDS
from bot.ticker import Ticker
from bot.transactions import Transactions
from db.models.broadcasts import Broadcast, BroadcastRecipient
from db.models.messaging import Letter, LetterState
from db.models.people import Person, Role
from services import clock
from services.clock import LOCAL
from services.messaging import delivery, lease
from services.messaging.calls import Call
from services.messaging.outcomes import Answer, Reply
from services.people import roles
from tests.flows import make
from tests.flows.conftest import Chat
from tests.flows.moving import Hands, moving

GROUP, FAR_GROUP = -1001, -1002  # Kuantan's squad; Kuala Terengganu's
AINA, BAKRI, CHONG, DEVI, FAUZI = 11, 12, 13, 14, 15
HANA, IDA = 16, 17  # coordinate the country
BLOCKED, NEVER = 18, 19  # of Kuantan's squad, too
STRANGER = 99
MANY = range(1000, 1400)  # Kuantan's squad, more than go ahead at once
TUESDAY = datetime(2026, 12, 1, 10, 0, tzinfo=LOCAL)
MALAY = "Banjir di Kuantan. Pusat bantuan dibuka 8.30 pagi, 2 Disember. Talian 1-300-22-8000."
ENGLISH = "Flood in Kuantan. The help centre opens at 8:30 am on 2 December. Line 1-300-22-8000."

Answers = Callable[[Call], Answer]


@pytest.fixture(autouse=True)
async def office(chat: Chat, transactions: Transactions) -> None:
    """Kuantan with squad, head and group; Pahang's coordinator; two of the country."""
    async with transactions.begin() as session:
        await make.group(session, GROUP)
        await make.group(session, FAR_GROUP, "TRG-KTR", language="en")
        await make.person(session, AINA, role=Role.SQUAD, name="Aina binti Sampel")
        await make.person(session, BAKRI, role=Role.SQUAD, name="Bakri bin Sampel", language="en")
        await make.person(session, CHONG, role=Role.BRANCH_HEAD, name="Chong Contoh")
        await make.person(session, DEVI, role=Role.COORDINATOR, scope="MY-06", name="Devi Contoh")
        await make.person(session, FAUZI, role=Role.SQUAD, scope="TRG-KTR", name="Fauzi Sampel")
        for who, name in ((HANA, "Hana Contoh"), (IDA, "Ida Contoh")):
            await make.person(session, who, role=Role.COORDINATOR, scope="MY", name=name)
        blocked = await make.person(session, BLOCKED, role=Role.SQUAD, name="Bidin Sampel")
        blocked.blocked_at = clock.now()
        await make.person(session, NEVER, role=Role.SQUAD, name="Nora Sampel", reachable=False)


@pytest.fixture
async def crowd(transactions: Transactions, chat: Chat) -> None:
    """Four hundred more in Kuantan's squad."""
    async with transactions.begin() as session:
        for who in MANY:
            await make.person(session, who, role=Role.SQUAD, language="en" if who % 2 else None)


@pytest.fixture
def hands(tmp_path: Path) -> Iterator[Hands]:
    """The hands of the clock, at ten on a Tuesday."""
    with moving(tmp_path) as moved:
        moved.to(TUESDAY)
        yield moved


async def compose(
    chat: Chat, who: int = DEVI, to: str = "skuad KTN", until: str = "6 jam", begin: str = ""
) -> int:
    """Write a whole draft in the chat; return its number."""
    await chat.say(who, f"/broadcast {begin}".strip())
    for words in (MALAY, ENGLISH, to, until):
        await chat.say(who, words)
    newest: Broadcast = (await rows(chat, select(Broadcast).order_by(Broadcast.id.desc())))[0]
    return newest.id


async def check(chat: Chat, number: int, who: int = DEVI) -> str:
    """Count it; return the code under which it may be sent."""
    await chat.say(who, f"/broadcast {number} semak")
    found = re.search(r"(?:hantar|send) ([0-9a-f]{8})</code>", await chat.read(who))
    assert found, await chat.read(who)
    return found[1]


async def send(chat: Chat, number: int, who: int = DEVI) -> None:
    """Count it and let it go."""
    await chat.press(who, f"bc:send.{number}.{await check(chat, number, who)}")


async def ask(
    chat: Chat, to: str = "skuad Terengganu", who: int = DEVI, until: str = "6 jam"
) -> tuple[int, str]:
    """Ask for approval of a broadcast outside one's own area."""
    number = await compose(chat, who, to=to, until=until)
    code = await check(chat, number, who)
    await chat.press(who, f"bc:send.{number}.{code}")
    return number, code


async def lose_roles(transactions: Transactions, who: int) -> None:
    """Whoever it is loses every role."""
    async with transactions.begin() as session:
        person = await session.get_one(Person, who)
        for grant in await roles.grants_of(session, person):
            grant.revoked_at = clock.now()


async def tick(transactions: Transactions, hands: Hands, seconds: float = 31) -> None:
    """Time passes, then what is due is done."""
    hands.to(clock.now() + timedelta(seconds=seconds))
    await Ticker(transactions, DUE_KINDS).run_due()


def done(_call: Call) -> Answer:
    return Answer.DONE


def but(who: int, answer: Answer) -> Answers:
    """Return a Telegram that answers so for one chat, and sends to all others."""
    return lambda call: answer if call.chat_id == who else Answer.DONE


async def deliver(
    transactions: Transactions, answers: Answers = done, most: int = 10_000
) -> list[Call]:
    """Be the courier until nothing may go, or *most* went; return what was called."""
    made: list[Call] = []
    async with transactions.begin() as session:
        await lease.take(session, lease.COURIER, "courier", 3600)
    idle = 0  # claims without a call: letters that had nothing to do, or that rest
    while len(made) < most and idle < 5:
        async with transactions.begin() as session:
            await delivery.drop_stale(session)
            batch = await delivery.claim(session, "courier", (), min(30, most - len(made)))
        idle = 0 if batch.calls else idle + 1
        if not batch.calls and not batch.more:
            break
        async with transactions.begin() as session:
            for call in batch.calls:
                made.append(call)
                reply = Reply(answers(call), 5000 + len(made), words="as the test wants it")
                await delivery.settle(session, "courier", [(call, reply)])
    return made


async def run_through(
    transactions: Transactions, hands: Hands, answers: Answers = done, ticks: int = 4
) -> list[Call]:
    """Let the abort window pass and everything arrive; return the calls of the broadcast."""
    made: list[Call] = []
    for _ in range(ticks):
        await tick(transactions, hands)
        made += await deliver(transactions, answers)
    return [call for call in made if call.key.startswith(("broadcast.to:", "broadcast.recall:"))]


async def begun(
    chat: Chat, transactions: Transactions, hands: Hands, *, until: str = "6 jam"
) -> int:
    """A broadcast to the crowd whose first letters wait in the outbox."""
    number = await compose(chat, until=until)
    await send(chat, number)
    await tick(transactions, hands)
    return number


async def arrived(
    chat: Chat, transactions: Transactions, hands: Hands, to: str = "skuad KTN; kumpulan KTN"
) -> int:
    """A broadcast that asks for acknowledgement and has arrived."""
    number = await compose(chat, to=to, until="3 hari")
    await chat.press(DEVI, f"bc:ack.{number}")
    await send(chat, number)
    await run_through(transactions, hands)
    return number


async def the(chat: Chat, number: int) -> Broadcast:
    found: Broadcast = (await rows(chat, select(Broadcast).where(Broadcast.id == number)))[0]
    return found


async def recipients(chat: Chat, number: int, round_: int = 1) -> list[BroadcastRecipient]:
    where = (BroadcastRecipient.broadcast_id == number, BroadcastRecipient.round == round_)
    return await rows(chat, select(BroadcastRecipient).where(*where).order_by("chat_id"))


async def told(chat: Chat, who: int) -> list[Letter]:
    """Return the letters of broadcasts to a chat."""
    return [each for each in await chat.letters(who) if each.key.startswith("broadcast.to:")]


async def states(chat: Chat) -> list[LetterState]:
    every = await chat.letters()
    return [each.state for each in every if each.key.startswith("broadcast.to:")]


async def rows(chat: Chat, query: Any) -> list[Any]:
    async with chat.database.sessions() as session:
        return list(await session.scalars(query))


def failing(call: Call) -> Answer:
    """Aina has blocked Prihatin, Bakri's account is gone, the group lets nobody write."""
    answers = {AINA: Answer.BLOCKED, BAKRI: Answer.NO_CHAT, GROUP: Answer.CLOSED}
    return answers.get(call.chat_id, Answer.DONE)


async def failed(
    chat: Chat, transactions: Transactions, hands: Hands, begin: datetime | None = None
) -> int:
    """A broadcast to Kuantan that reached nobody of the squad, and not the group."""
    if begin:
        hands.to(begin)
    number = await compose(chat, to="skuad KTN; kumpulan KTN", until="2 hari")
    await send(chat, number)
    await run_through(transactions, hands, failing)
    return number


async def labels(chat: Chat, who: int) -> set[str]:
    """Return the verbs of the buttons under the newest message."""
    markup = (await chat.letters(who))[-1].payload.get("reply_markup", {})
    presses = [each["callback_data"] for row in markup["inline_keyboard"] for each in row]
    return {press.removeprefix("bc:").partition(".")[0] for press in presses}
