"""The whole program as its users meet it: a process of its own, the sandbox over HTTP, a database.

People speak through the sandbox's control address; the program knows nothing of it.
"""

import asyncio
import os
import signal
import socket
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp

from bot.sandbox.server import Sandbox
from bot.transactions import Transactions
from db.session import Database
from tests.stories import forking
from tests.stories.forking import Forked

TOKEN = "424242:SANDBOX-story"
PATIENCE_SECONDS = 25
START_SECONDS = 120  # aiogram's import alone takes 4 s, much more on a busy machine
STOP_SECONDS = 45  # as compose.yaml gives
ROOT = Path(__file__).resolve().parents[2]


class Program:
    """`prihatin run` in a process of its own; *forked*: from one that has imported it already."""

    def __init__(self, environment: dict[str, str], log: Path, *, forked: bool) -> None:
        self.environment = environment
        self.log = log
        self.forked = forked
        self.process: asyncio.subprocess.Process | Forked | None = None

    async def start(self, *parts: str) -> None:
        """Start it, all parts or those named, and wait until it is well."""
        await self.launch(*parts)
        url = f"http://127.0.0.1:{self.environment['PRIHATIN_WEB_PORT']}/ready"
        await until(lambda: self._well(url), "the program is well", self.log, START_SECONDS)

    async def launch(self, *parts: str) -> None:
        """Start it, and do not wait."""
        arguments = ["run", *(f"--role={part}" for part in parts)]
        if self.forked:
            self.process = await forking.start(arguments, self.environment, self.log)
            return
        with self.log.open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", *arguments,
                env=self.environment, cwd=ROOT, stdout=log, stderr=log,
            )  # fmt: skip

    async def kill(self) -> None:
        """kill -9: no chance to tidy up."""
        assert self.process
        self.process.send_signal(signal.SIGKILL)
        await self.process.wait()
        self.process = None

    async def stop(self) -> None:
        """Ask it to stop, as a deployment does."""
        if self.process is not None:
            self.process.terminate()
            await asyncio.wait_for(self.process.wait(), STOP_SECONDS)
            self.process = None

    async def _well(self, url: str) -> bool:
        assert self.process
        assert self.process.returncode is None, self.log.read_text()[-3000:]
        try:
            async with aiohttp.ClientSession() as http, http.get(url) as answer:
                return answer.status == 200
        except aiohttp.ClientError:
            return False


class World:
    """The sandbox, the program and its database, and verbs for what people do."""

    def __init__(self, sandbox: Sandbox, program: Program, database: Database) -> None:
        self.sandbox = sandbox
        self.program = program
        self.database = database
        self.transactions = Transactions(database)
        self.http = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=300))

    def another(self) -> Program:
        """Return a second process of the same program, not started."""
        port = str(_free_port())
        environment = {**self.program.environment, "PRIHATIN_WEB_PORT": port}
        return Program(environment, self.program.log, forked=self.program.forked)

    async def sim(self, verb: str, **asked: Any) -> Any:
        """POST to the sandbox's control."""
        async with self.http.post(f"{self.sandbox.url}/sim/{verb}", json=asked) as answer:
            assert answer.status == 200, await answer.text()
            return await answer.json()

    async def look(self, path: str, **asked: Any) -> Any:
        """GET from the sandbox's control."""
        query = {name: str(value) for name, value in asked.items()}
        async with self.http.get(f"{self.sandbox.url}/sim/{path}", params=query) as answer:
            assert answer.status == 200, await answer.text()
            return await answer.json()

    async def messages(self, chat: int, person: int | None = None) -> list[dict[str, Any]]:
        """Return what stands in a chat, oldest first."""
        found: list[dict[str, Any]] = await self.look(
            f"chats/{chat}/messages", person=person or chat
        )
        return found

    async def sees(self, chat: int, words: str, person: int | None = None) -> dict[str, Any]:
        """Wait until a message of the chat holds *words*; return the newest such message."""
        found: list[dict[str, Any]] = []

        async def look() -> bool:
            found[:] = [m for m in await self.messages(chat, person) if words in told(m)]
            return bool(found)

        await until(look, f"chat {chat} shows {words!r}", self.program.log)
        return found[-1]

    async def press(self, person: int, chat: int, message: dict[str, Any], label: str) -> None:
        """Press the button with that label."""
        rows = message["reply_markup"]["inline_keyboard"]
        data = next(b["callback_data"] for row in rows for b in row if b["text"] == label)
        await self.sim("press", person=person, chat=chat, message=message["message_id"], data=data)


def told(message: dict[str, Any]) -> str:
    """Return the message's words: its text, or the caption of what it shows."""
    return str(message.get("text") or message.get("caption") or "")


async def until(
    holds: Callable[[], Awaitable[bool]], what: str, log: Path, patience: float = PATIENCE_SECONDS
) -> None:
    """Wait until something holds; fail with the program's last words."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        if await holds():
            return
        await asyncio.sleep(0.05)
    raise AssertionError(f"not within {patience} s: {what}\n{log.read_text()[-4000:]}")


@asynccontextmanager
async def world(
    database: Database,
    url: str,
    folder: Path,
    *,
    updates: str = "polling",
    forked: bool = False,
) -> AsyncIterator[World]:
    """Open a sandbox and prepare the program on the database; nothing runs yet."""
    clock_path = folder / "clock"
    sandbox = Sandbox(port=0, clock_path=clock_path)
    await sandbox.start()
    port = _free_port()
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("PRIHATIN_")},
        "PRIHATIN_ENVIRONMENT": "sandbox",
        "PRIHATIN_TELEGRAM_TOKEN": TOKEN,
        "PRIHATIN_TELEGRAM_API_URL": sandbox.url,
        "PRIHATIN_DATABASE_URL": url,
        "PRIHATIN_UPDATES": updates,
        "PRIHATIN_WEBHOOK_URL": f"http://127.0.0.1:{port}/telegram",
        "PRIHATIN_WEBHOOK_SECRET": "story-secret-0123456789",
        "PRIHATIN_WEB_PORT": str(port),
        "PRIHATIN_POLLING_TIMEOUT_SECONDS": "5",
        "PRIHATIN_COURIER_LEASE_SECONDS": "3",
        "PRIHATIN_CLOCK_OFFSET_PATH": str(clock_path),
    }
    program = Program(environment, folder / "program.log", forked=forked)
    program.log.touch()
    made = World(sandbox, program, database)
    try:
        yield made
    finally:
        if program.process is not None:
            await program.kill()
        await made.http.close()
        await sandbox.stop()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
