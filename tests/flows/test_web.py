"""The webhook answers 200 only for what was handled; health and metrics tell how it stands."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot import web
from bot.web import BODY_BYTES, SECRET_HEADER
from config.settings import Settings
from db.models.messaging import DueState, LetterState
from services.records.heartbeat import Heartbeat
from services.records.standing import Standing

SECRET = "a-secret-of-ours-1"
UPDATE = {"update_id": 7, "message": {"text": "hello"}}


class Program:
    """What stands behind the web server: it records updates, and can be broken."""

    def __init__(self) -> None:
        self.received: list[dict[str, Any]] = []
        self.outage: Exception | None = None
        self.parts = {"gateway": True, "courier": True}
        self.is_open = True

    async def dispatch(self, update: dict[str, Any]) -> None:
        if self.outage:
            raise self.outage
        self.received.append(update)

    async def health(self) -> dict[str, bool]:
        return self.parts

    async def ready(self) -> dict[str, bool]:
        return {"open": self.is_open, "database": self.outage is None, **self.parts}

    async def standing(self) -> Standing:
        return Standing(
            letters={LetterState.WAITING: 3},
            letter_waits_seconds=12.5,
            dues={DueState.DONE: 1},
            due_late_seconds=0,
            branches=54,
            groups=2,
            admins=1,
            clock_ahead=timedelta(0),
            proof=Heartbeat(age_seconds=90.0, problems=0, is_well=True),
        )


@pytest.fixture
def program() -> Program:
    return Program()


@pytest.fixture
async def telegram(program: Program) -> AsyncIterator[TestClient[Any, Any]]:
    """What stands before the web server."""
    settings = Settings(
        _env_file=None,
        telegram_token="123456789:AAHfiqksKZ8WmR2zSjiQ7_v4TMAKdiHm9T0",
        updates="webhook",
        webhook_url="https://prihatin.example/telegram",
        webhook_secret=SECRET,
    )
    desk = web.Desk(
        program.health, program.ready, program.standing, program.dispatch, lambda: program.is_open
    )
    async with TestClient(TestServer(web.application(settings, desk))) as client:
        yield client


async def bring(telegram: TestClient[Any, Any], secret: str = SECRET, **body: Any) -> int:
    async with telegram.post("/telegram", headers={SECRET_HEADER: secret}, **body) as answer:
        return answer.status


async def test_update_is_handled_and_confirmed(
    program: Program, telegram: TestClient[Any, Any]
) -> None:
    assert await bring(telegram, json=UPDATE) == 200
    assert program.received == [UPDATE]


async def test_update_comes_again_while_the_database_is_out(
    program: Program, telegram: TestClient[Any, Any]
) -> None:
    program.outage = ConnectionError("database")

    assert await bring(telegram, json=UPDATE) == 503


@pytest.mark.parametrize("secret", ["", "wrong", SECRET + "x", "rahsia-é"])
async def test_stranger_is_turned_away(
    program: Program, telegram: TestClient[Any, Any], secret: str
) -> None:
    assert await bring(telegram, secret, json=UPDATE) == 401
    assert program.received == []


@pytest.mark.parametrize(
    ("body", "status"),
    [
        pytest.param({"data": b"{"}, 400, id="no JSON"),
        pytest.param({"data": b"\xff"}, 400, id="no text"),
        pytest.param({"data": b"[" * 200_000}, 400, id="too deep"),
        pytest.param({"data": b"[" + b"9" * 5000 + b"]"}, 400, id="too great a number"),
        pytest.param({"json": []}, 400, id="no object"),
        pytest.param({"json": {"message": {}}}, 400, id="no number"),
        pytest.param({"data": b" " * (BODY_BYTES + 1)}, 413, id="too long"),
    ],
)
async def test_what_is_no_update_is_refused(
    program: Program, telegram: TestClient[Any, Any], body: dict[str, Any], status: int
) -> None:
    assert await bring(telegram, **body) == status
    assert program.received == []


@pytest.mark.parametrize(("courier", "status"), [(True, 200), (False, 503)])
async def test_health_names_the_part_that_is_not_well(
    program: Program, telegram: TestClient[Any, Any], courier: bool, status: int
) -> None:
    program.parts["courier"] = courier

    async with telegram.get("/health") as answer:
        assert answer.status == status
        assert await answer.json() == {"gateway": True, "courier": courier}


async def test_process_without_its_database_lives_and_is_given_no_work(
    program: Program, telegram: TestClient[Any, Any]
) -> None:
    program.outage = ConnectionError("database")

    async with telegram.get("/health") as alive, telegram.get("/ready") as ready:
        assert (alive.status, ready.status) == (200, 503)
        assert not (await ready.json())["database"]


async def test_process_that_starts_or_stops_lets_updates_come_again(
    program: Program, telegram: TestClient[Any, Any]
) -> None:
    program.is_open = False

    assert await bring(telegram, json=UPDATE) == 503
    assert program.received == []


async def test_metrics_tell_of_letters_and_dues(telegram: TestClient[Any, Any]) -> None:
    async with telegram.get("/metrics") as answer:
        lines = (await answer.text()).splitlines()

    assert 'prihatin_letters{state="waiting"} 3.0' in lines
    assert 'prihatin_dues{state="done"} 1.0' in lines
    assert "prihatin_letter_waits_seconds 12.5" in lines
