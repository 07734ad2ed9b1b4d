"""What the gateway does with updates that cannot be handled: nobody else waits for them.

An unreadable one alarms; while the database is out an update is kept for later; polling confirms
a batch only after it was handled.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp import web
from aiohttp.typedefs import Handler
from sqlalchemy.exc import OperationalError

from bot import polling
from bot.gateway import Gateway
from bot.transactions import Transactions
from config.settings import Settings, load
from db.models.people import Role
from services.leads.intake import receiving
from services.records import installation
from tests.flows import make
from tests.flows.conftest import Chat

ADMIN, GROUP = 11, -1001


@pytest.fixture
def settings() -> Settings:
    return load(environment="sandbox", telegram_token="424242:SANDBOX")


async def test_gateways_that_start_at_once_keep_one_name(transactions: Transactions) -> None:
    async def start(name: str) -> None:
        async with transactions.begin() as session:
            await installation.keep_bot_username(session, name)
            await asyncio.sleep(0.1)  # both have looked before either has committed

    await asyncio.gather(start("one_bot"), start("one_bot"))
    await start("new_bot")

    async with transactions.begin() as session:
        assert await installation.bot_username(session) == "new_bot"


async def test_unreadable_update_alarms_and_is_done_with(
    chat: Chat, transactions: Transactions, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.gateway.dispatcher", lambda _: (chat.dispatcher, chat.door))
    async with transactions.begin() as session:
        await make.person(session, ADMIN, role=Role.ADMIN, scope="MY")
    gateway = Gateway(transactions, settings)

    for _ in range(2):
        await gateway.dispatch({"update_id": 7, "message": {"date": "not a date"}})

    await gateway.close()
    assert len(await chat.letters(ADMIN)) == 1


async def test_bug_changes_nothing_tells_the_person_and_alarms_the_admin(
    chat: Chat, transactions: Transactions, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: Any, **__: Any) -> None:
        raise RuntimeError("with 800101-14-0001 in it")

    monkeypatch.setattr(receiving, "receive", broken)
    async with transactions.begin() as session:
        await make.person(session, ADMIN, role=Role.ADMIN, scope="MY")
        await make.group(session, GROUP)

    await chat.say(5, "Kemalangan maut", chat=GROUP)
    await chat.again()

    told, alarmed = await chat.read(GROUP), await chat.read(ADMIN)
    assert "RuntimeError" in alarmed
    assert "800101" not in told + alarmed
    assert len(await chat.letters()) == 2


async def test_database_s_outage_puts_the_update_off(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    def out() -> None:
        raise OperationalError("begin", None, Exception("server is away"))

    monkeypatch.setattr(chat.door.transactions, "begin", out)

    with pytest.raises(OperationalError):
        await chat.say(5, "/help")

    monkeypatch.undo()
    await chat.again()
    assert await chat.read(5)


async def test_what_no_database_keeps_is_taken_out(
    chat: Chat, transactions: Transactions, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.gateway.dispatcher", lambda _: (chat.dispatcher, chat.door))
    gateway = Gateway(transactions, settings)
    await chat.say(5, "/help")
    update = chat.last | {"update_id": 99}
    update["message"] |= {"text": "/hel\0p \ud800", "message_id": 98}

    await gateway.dispatch(update)

    await gateway.close()
    assert len(await chat.letters(5)) == 2


async def test_error_in_telling_an_error_does_not_hold_up_the_others(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: Any, **__: Any) -> None:
        raise ValueError

    monkeypatch.setattr("bot.errors.refused", broken)

    await chat.say(5, "/accept nothing")

    assert await chat.letters() == []


@pytest.mark.parametrize("body", ["", "[]", '{"ok": true}', "<html>502</html>"])
async def test_answer_that_is_none_is_asked_again(body: str) -> None:
    answers = iter([body])
    done = asyncio.Event()

    async def telegram(request: web.Request) -> web.Response:
        said = next(answers, None)
        if said is None:
            done.set()
        text = '{"ok": true, "result": []}' if said is None else said
        await asyncio.sleep(0.01)
        return web.Response(text=text, status=502 if said else 200)

    async def dispatch(update: dict[str, Any]) -> None:
        raise AssertionError(update)

    async with _telegram(telegram) as url:
        task = asyncio.create_task(polling.poll(url, dispatch, timeout_seconds=0, at_once=1))
        await asyncio.wait_for(done.wait(), 5)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


@asynccontextmanager
async def _telegram(answer: Handler) -> AsyncIterator[str]:
    app = web.Application()
    app.router.add_post("/getUpdates", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/getUpdates"
    await runner.cleanup()


async def test_polling_confirms_only_what_was_handled() -> None:
    asked: list[dict[str, Any]] = []
    tries: list[int] = []

    async def telegram(request: web.Request) -> web.Response:
        asked.append(await request.json())
        first = asked[-1].get("offset", 0) <= 1
        batch = [{"update_id": 1}, {"update_id": 2}] if first else []
        await asyncio.sleep(0.01)
        return web.json_response({"ok": True, "result": batch})

    async def dispatch(update: dict[str, Any]) -> None:
        tries.append(update["update_id"])
        if tries.count(2) < 3:
            raise OperationalError("begin", None, Exception("away"))

    async with _telegram(telegram) as url:
        task = asyncio.create_task(polling.poll(url, dispatch, timeout_seconds=0, at_once=2))
        while len(asked) < 2:
            await asyncio.sleep(0.01)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    assert tries.count(2) == 3
    assert asked[1]["offset"] == 3
