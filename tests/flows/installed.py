"""An installation of its own, and the command line that is run on it."""

import json
import logging
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import structlog
from sqlalchemy import create_engine, text
from typer.testing import CliRunner, Result

from bot import cli
from config import settings

ROOT = Path(__file__).parents[2]


TOKEN = "123456789:AAHfiqksKZ8WmR2zSjiQ7_v4TMAKdiHm9T0"


ANSWERS: dict[str, dict[str, Any]] = {
    "getMe": {"username": "prihatin_bot", "can_read_all_group_messages": True},
    "getWebhookInfo": {"url": "", "pending_update_count": 0},
}


Prihatin = Callable[..., Result]


Execute = Callable[..., list[tuple[Any, ...]]]


class BotApi(BaseHTTPRequestHandler):
    """Answers the doctor's two questions, with the Date header of a real server."""

    answers = ANSWERS

    def do_GET(self) -> None:
        result = self.answers.get(self.path.rsplit("/", 1)[-1])
        status = 200 if result else 401
        self.send_response(status)
        self.end_headers()
        self.wfile.write(json.dumps({"ok": status == 200, "result": result}).encode())

    def log_message(self, *args: Any) -> None:
        pass


@pytest.fixture
def bot_api(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, dict[str, Any]]]:
    """What the Bot API answers; a test may change it."""
    answers = {method: dict(result) for method, result in ANSWERS.items()}
    monkeypatch.setattr(BotApi, "answers", answers)
    server = ThreadingHTTPServer(("127.0.0.1", 0), BotApi)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    monkeypatch.setenv("PRIHATIN_TELEGRAM_API_URL", f"http://127.0.0.1:{server.server_port}")
    monkeypatch.setenv("PRIHATIN_OTHER_API_URL_ALLOWED", "true")
    yield answers
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(autouse=True)
def installation(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """An installation of its own in an empty folder; logging is put back afterwards."""
    for name in settings.variables():
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PRIHATIN_TELEGRAM_TOKEN", TOKEN)
    monkeypatch.chdir(tmp_path)
    root = logging.getLogger()
    monkeypatch.setattr(root, "handlers", root.handlers[:])
    monkeypatch.setattr(root, "level", root.level)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    kept = structlog.get_config()
    yield
    logging.captureWarnings(False)
    structlog.configure(**kept)


@pytest.fixture
def prihatin() -> Prihatin:
    """Run `prihatin` with these arguments."""
    return lambda *arguments: CliRunner().invoke(cli.app, list(arguments))


@pytest.fixture
def migrated(monkeypatch: pytest.MonkeyPatch, database_url: str, prihatin: Prihatin) -> str:
    monkeypatch.setenv("PRIHATIN_DATABASE_URL", database_url)
    assert prihatin("migrate").exit_code == 0
    return database_url


@pytest.fixture
def execute(migrated: str) -> Execute:
    """Ask the database by another way than the program's."""

    def run(statement: str) -> list[tuple[Any, ...]]:
        engine = create_engine(migrated.replace("+aiosqlite", ""))
        with engine.begin() as connection:
            done = connection.execute(text(statement))
            rows = [tuple(row) for row in done] if done.returns_rows else []
        engine.dispose()
        return rows

    return run


@pytest.fixture
def unknown_letter(execute: Execute) -> int:
    execute(
        "INSERT INTO letters (id, key, chat_id, method, payload, lane, state, attempts, created_at)"
        " VALUES (7, 'lead:1', 5, 'sendMessage', '{\"text\": \"Hai\"}', 0, 'unknown', 1,"
        " '2026-03-01 00:00:00')"
    )
    return 7
