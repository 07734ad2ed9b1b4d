"""Letters, cards and due rows broken by hand; the heartbeat, its alarm, and who is told."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
from aiohttp import web
from sqlalchemy import select, text, update

from bot import ticker
from bot.prover import Prover
from bot.ticker import Ticker
from bot.transactions import Transactions
from db.models.messaging import Due, Lease, Letter, LetterState
from db.models.people import Role
from db.models.records import Proof
from services import clock
from services.messaging import tidying
from services.records import heartbeat, proof, standing
from tests.flows import kept, make

ADMIN = 15


@pytest.fixture(autouse=True)
async def house(transactions: Transactions) -> None:
    async with transactions.begin() as session:
        await kept.build(session)
        await make.person(session, ADMIN, role=Role.ADMIN, scope="MY")


def ago(**time: float) -> Any:
    return clock.now() - timedelta(**time)


async def keys(transactions: Transactions, *letters: Letter) -> list[str]:
    """Recount with these letters added; return the keys of the problems."""
    async with transactions.database.writers() as session:
        session.add_all(letters)
        await session.flush()
        problems = (await proof.recount(session)).problems
        await session.rollback()
    return [each.partition(" ")[0] for each in problems]


@pytest.mark.parametrize(
    ("facts", "key"),
    [
        pytest.param({"created_at": 16}, "letter_waits", id="for too long"),
        pytest.param({"created_at": 14}, None, id="within the grace"),
        pytest.param({"created_at": 60, "not_before": 5}, None, id="planned for later"),
        pytest.param({"created_at": 60, "not_before": 20}, "letter_waits", id="and overdue"),
        pytest.param({"created_at": 60, "cause": "429", "attempts": 2}, None, id="with a cause"),
        pytest.param({"created_at": 60, "lane": 3}, None, id="to many"),
        pytest.param({"created_at": 60 * 13, "lane": 3}, "letter_waits", id="to many, for long"),
        pytest.param(
            {"created_at": 60 * 25, "cause": "429", "attempts": 9},
            "letter_never_ends",
            id="tried for a day",
        ),
    ],
)
async def test_waiting_letter(
    transactions: Transactions, facts: dict[str, Any], key: str | None
) -> None:
    moments = {name: ago(minutes=facts[name]) for name in facts if name.endswith(("_at", "before"))}

    found = await keys(transactions, kept.letter("x", LetterState.WAITING, **(facts | moments)))

    assert found == ([key] if key else [])


async def test_letter_behind_one_that_was_put_off_waits_for_that_cause(
    transactions: Transactions,
) -> None:
    first = kept.letter("x", LetterState.WAITING, chat_id=5, cause="429", created_at=ago(hours=1))
    second = kept.letter("y", LetterState.WAITING, chat_id=5, created_at=ago(hours=1))

    assert await keys(transactions, first, second) == []


@pytest.mark.parametrize(
    ("state", "facts", "key"),
    [
        pytest.param(LetterState.SENT, {}, "sent_without_number", id="sent"),
        pytest.param(LetterState.SENT, {"method": "deleteMessage"}, None, id="deleted"),
        pytest.param(LetterState.REFUSED, {}, "letter_without_cause", id="refused"),
        pytest.param(LetterState.STALE, {}, "letter_without_cause", id="stale"),
        pytest.param(
            LetterState.SUPERSEDED,
            {"cause": "newer one", "card": "lead:2"},
            "superseded_by_nothing",
            id="superseded",
        ),
    ],
)
async def test_ended_letter(
    transactions: Transactions, state: LetterState, facts: dict[str, Any], key: str | None
) -> None:
    found = await keys(transactions, kept.letter("x", state, **facts))

    assert found == ([key] if key else [])


async def test_letter_in_a_dead_courier_s_hands(transactions: Transactions) -> None:
    async with transactions.begin() as session:
        session.add(Lease(name="courier", holder="alive", until=clock.now() + timedelta(hours=1)))
    old = {"created_at": ago(hours=1)}

    dead = kept.letter("x", LetterState.SENDING, courier="dead", **old)
    alive = kept.letter("y", LetterState.SENDING, courier="alive", **old)

    assert await keys(transactions, dead) == ["letter_left_sending"]
    assert await keys(transactions, alive) == []


async def test_card_that_no_letter_sent(transactions: Transactions) -> None:
    async with transactions.database.writers() as session:
        await session.execute(text("UPDATE cards SET name = 'lead:9'"))
        problems = (await proof.recount(session)).problems
        await session.rollback()

    assert problems == ["card_without_letter lead:9"]


async def test_what_should_have_been_done(transactions: Transactions) -> None:
    async with transactions.database.writers() as session:
        late = update(Due).where(Due.key == "held").values(due_at=ago(minutes=6))
        await session.execute(late)
        problems = (await proof.recount(session)).problems
        await session.rollback()

    assert len(problems) == 1
    assert problems[0].startswith("due_overdue due:")


async def _break(transactions: Transactions) -> None:
    async with transactions.begin() as session:
        await session.execute(update(Due).where(Due.key == "held").values(state="cancelled"))


async def _again(transactions: Transactions) -> None:
    """Ten minutes later."""
    async with transactions.begin() as session:
        for row in await session.scalars(select(Proof)):
            row.at -= timedelta(minutes=11)
    await Prover(transactions).prove()


async def _alarms(transactions: Transactions) -> list[str]:
    async with transactions.database.sessions() as session:
        found = await session.scalars(select(Letter).where(Letter.chat_id == ADMIN))
        return [str(letter.payload["text"]) for letter in found]


async def test_heartbeat_beats_while_nothing_is_wrong(transactions: Transactions) -> None:
    await Prover(transactions).prove()
    await Prover(transactions).prove()

    async with transactions.database.sessions() as session:
        seen = await standing.of(session)
        assert len((await session.scalars(select(Proof))).all()) == 1
    assert seen.proof.is_well
    assert seen.proof.age_seconds is not None
    assert await _alarms(transactions) == []


async def test_recount_has_a_tick_of_its_own(
    transactions: Transactions, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ticker, "PROOF_LOOK_SECONDS", 0.05)
    recounted = asyncio.Event()

    async def prove() -> None:
        await Prover(transactions).prove()
        recounted.set()

    ticking = Ticker(transactions, {}, prove=prove)
    ticking.start()
    await asyncio.wait_for(recounted.wait(), 30)
    await ticking.stop()

    async with transactions.database.sessions() as session:
        assert (await standing.of(session)).proof.is_well


async def test_problem_stops_the_heartbeat_and_alarms_once(transactions: Transactions) -> None:
    await Prover(transactions).prove()
    await _break(transactions)
    await _again(transactions)
    await _again(transactions)

    async with transactions.database.sessions() as session:
        seen = (await standing.of(session)).proof
    assert (seen.is_well, seen.problems) == (False, 1)
    assert seen.age_seconds is not None
    assert seen.age_seconds > 20 * 60
    [alarm] = await _alarms(transactions)
    assert "held_without_timer lead:2" in alarm


async def test_stale_proof_is_no_heartbeat(transactions: Transactions) -> None:
    await Prover(transactions).prove()
    async with transactions.begin() as session:
        await session.execute(update(Proof).values(at=ago(minutes=31)))

    async with transactions.database.sessions() as session:
        assert not (await heartbeat.of(session)).is_well


async def test_old_recounts_are_removed(transactions: Transactions) -> None:
    await Prover(transactions).prove()
    async with transactions.begin() as session:
        await session.execute(update(Proof).values(at=ago(days=91)))
        await tidying.tidy(session)

    async with transactions.database.sessions() as session:
        assert (await session.scalars(select(Proof))).all() == []


@pytest.fixture
async def watchman() -> AsyncIterator[tuple[str, list[str]]]:
    """Somebody outside who waits for the ping."""
    heard: list[str] = []

    async def hear(request: web.Request) -> web.Response:
        heard.append(request.path)
        return web.Response()

    application = web.Application()
    application.router.add_get("/beat", hear)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/beat", heard
    await runner.cleanup()


async def test_watchman_hears_of_good_recounts_only(
    transactions: Transactions, watchman: tuple[str, list[str]]
) -> None:
    url, heard = watchman
    await Prover(transactions, url).prove()
    assert heard == ["/beat"]

    await _break(transactions)
    async with transactions.begin() as session:
        await session.execute(update(Proof).values(at=ago(minutes=11)))
    await Prover(transactions, url).prove()
    assert heard == ["/beat"]


async def test_watchman_who_is_away_does_not_stop_the_proof(transactions: Transactions) -> None:
    await Prover(transactions, "http://127.0.0.1:9/beat").prove()

    async with transactions.database.sessions() as session:
        assert (await heartbeat.of(session)).is_well
