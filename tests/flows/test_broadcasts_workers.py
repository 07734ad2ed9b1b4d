"""An employer's workers: always approved, each once, and never who died since he was counted."""

from datetime import datetime

from sqlalchemy import update

from bot.transactions import Transactions
from db import keys
from db.models.broadcasts import BroadcastState
from db.models.workers import BoundBy, Worker
from services import clock
from services.clock import LOCAL
from tests.flows import broadcasting, make, registry
from tests.flows.broadcasting import (
    AINA,
    DEVI,
    HANA,
    ask,
    check,
    compose,
    run_through,
    the,
    told,
)
from tests.flows.conftest import Chat
from tests.flows.moving import Hands

office, hands = broadcasting.office, broadcasting.hands


async def test_workers_of_an_employer_need_an_approval_and_get_it_once(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    await _siti_is_enrolled(transactions)
    async with transactions.begin() as session:
        session.add(_worker(registry.FARID, None))
    number = await compose(chat, to=f"majikan {registry.KILANG}")
    code = await check(chat, number)
    checked = await chat.read(DEVI)
    await chat.press(DEVI, f"bc:send.{number}.{code}")
    await chat.press(HANA, f"bc:approve.{number}.{code}")
    await run_through(transactions, hands)

    assert "penerimanya pekerja" in checked
    assert len(await told(chat, 41)) == 1


async def test_workers_to_whom_nothing_is_sent_any_more_are_left_out(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    await _siti_is_enrolled(transactions)
    async with transactions.begin() as session:
        await session.execute(update(Worker).values(silenced_at=clock.now()))
    number = await compose(chat, to=f"majikan {registry.KILANG}")
    await chat.say(DEVI, f"/broadcast {number} semak")

    assert "Akan menerima: 0 orang" in await chat.read(DEVI)


async def test_worker_who_died_since_he_was_counted_gets_nothing(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    await _siti_is_enrolled(transactions)
    number, code = await ask(chat, f"majikan {registry.KILANG}; skuad KTN")
    await chat.press(HANA, f"bc:approve.{number}.{code}")
    async with transactions.begin() as session:
        await session.execute(update(Worker).values(silenced_at=clock.now()))
    await run_through(transactions, hands)

    assert await told(chat, 41) == []
    assert len(await told(chat, AINA)) == 1
    assert (await the(chat, number)).state is BroadcastState.DONE


async def test_worker_who_died_in_the_night_between_two_letters_gets_nothing(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    await _siti_is_enrolled(transactions)
    number, code = await ask(chat, f"majikan {registry.KILANG}; skuad KTN", until="2 hari")
    hands.to(datetime(2026, 12, 1, 23, 0, tzinfo=LOCAL))
    await chat.press(HANA, f"bc:approve.{number}.{code}")
    await run_through(transactions, hands)
    begun = (await the(chat, number)).state
    async with transactions.begin() as session:
        await session.execute(update(Worker).values(silenced_at=clock.now()))
    hands.to(datetime(2026, 12, 2, 10, 0, tzinfo=LOCAL))
    await run_through(transactions, hands)
    ended = (await the(chat, number)).state
    await chat.say(DEVI, f"/broadcast {number} recall edit")
    await run_through(transactions, hands)

    assert begun is BroadcastState.SENDING
    assert await told(chat, 41) == []
    assert len(await told(chat, AINA)) == 1
    assert ended is BroadcastState.DONE
    assert (await the(chat, number)).state is BroadcastState.RECALLED


async def _siti_is_enrolled(transactions: Transactions) -> None:
    """Siti works at the factory and is bound to her account."""
    async with transactions.begin() as session:
        await registry.fill(session)
        await make.person(session, 41, name="Siti Contoh")
        session.add(_worker(registry.SITI, 41))


def _worker(nric: str, person_id: int | None) -> Worker:
    return Worker(
        insured=keys.of_nric(nric), name="Contoh", state="MY-06", branch_code="PHG-KTN",
        person_id=person_id, bound_at=clock.now() if person_id else None,
        bound_by=BoundBy.CODE if person_id else None, created_at=clock.now(), synthetic=True,
    )  # fmt: skip
