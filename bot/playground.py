"""Start everything on one machine: the sandbox here, the whole program as a child process.

The child is the same program as in production (`prihatin run`); it only gets the sandbox's
address and token, a database of its own and a clock that can be moved. Beside bot/cli.py this is
the only module that knows the sandbox.
"""

import asyncio
import errno
import os
import signal
import socket
import sys
import webbrowser
from asyncio.subprocess import Process
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager, suppress
from pathlib import Path

import aiohttp
from dotenv import dotenv_values
from rich.console import Console
from rich.panel import Panel

from bot import office
from bot.office import Refused
from bot.transactions import Transactions
from config import settings as configuration
from config.settings import ENV_FILE, PREFIX, Settings
from db.session import connect
from services import clock

FOLDER = Path("var/sandbox")
DATABASE = FOLDER / "prihatin.sqlite3"
CLOCK = FOLDER / "clock"
STATE = FOLDER / "telegram.json"
LOCK = FOLDER / "lock"
TOKEN = "424242:SANDBOX"  # noqa: S105  the sandbox accepts any such token
READY_SECONDS = 60  # for a slow machine; a usual one needs about 5
STOP_SECONDS = 20  # until the child is killed

screen = Console()


async def play(*, port: int, fresh: bool, open_page: bool) -> int:
    """Run sandbox and program until interrupted; return the exit status."""
    address = f"http://127.0.0.1:{port}"
    settings = sandbox_settings(address)
    FOLDER.mkdir(parents=True, exist_ok=True)
    async with AsyncExitStack() as stack:
        stack.enter_context(alone())
        if fresh:
            _forget(settings)
        screen.print(await office.migrate(settings), highlight=False, soft_wrap=True)
        stopped = asyncio.ensure_future(_stop_on_signals().wait())
        await stack.enter_async_context(_telegram(port))
        # The program starts while the town is played in: it needs the seconds to import.
        child = await stack.enter_async_context(_program(settings))
        await stack.enter_async_context(_town(settings, address))
        died = asyncio.ensure_future(child.wait())
        ready = asyncio.ensure_future(_until_ready(settings))
        await asyncio.wait({ready, died, stopped}, return_when=asyncio.FIRST_COMPLETED)
        if ready.done() and not died.done():
            _tell(address, open_page=open_page)
            await asyncio.wait({died, stopped}, return_when=asyncio.FIRST_COMPLETED)
        ready.cancel()
        return 0 if stopped.done() else died.result() or 1


def sandbox_settings(address: str) -> Settings:
    """Return the settings of the played program; what the environment says is respected.

    Raises:
        Refused: the environment or .env speaks of production, or of a real token.
    """
    said = {name: value for name, value in _said().items() if value}
    if said.get(f"{PREFIX}ENVIRONMENT", "sandbox") != "sandbox":
        reason = f"{PREFIX}ENVIRONMENT is production; the sandbox never touches it."
        raise Refused(_with_cause([reason]))
    ours = {
        "TELEGRAM_TOKEN": TOKEN,
        "DATABASE_URL": f"sqlite+aiosqlite:///{DATABASE}",
        "WEB_PORT": str(_free_port()),
    }
    given = {name.lower(): value for name, value in ours.items() if PREFIX + name not in said}
    try:
        return configuration.load(
            environment="sandbox",
            telegram_api_url=address,
            updates="polling",
            clock_offset_path=CLOCK,
            **given,
        )
    except configuration.SettingsRefused as error:
        raise Refused(_with_cause(error.reasons)) from error


def _said() -> dict[str, str | None]:
    ours = {name: value for name, value in os.environ.items() if value}  # empty: as good as unset
    return {**dotenv_values(ENV_FILE), **ours}


def _with_cause(reasons: list[str]) -> str:
    """Name the file that refused settings stand in: few think of it who start a sandbox."""
    in_file = {name for name in dotenv_values(ENV_FILE) if not os.environ.get(name)}
    if any(reason.split()[0] in in_file for reason in reasons):
        reasons = [
            *reasons,
            f"It stands in {Path(ENV_FILE).absolute()}. `prihatin sandbox` ignores nothing "
            "silently: rename that file, or start the sandbox in another folder.",
        ]
    return "\n".join(reasons)


@contextmanager
def alone() -> Iterator[None]:
    """Keep other sandboxes out of the folder while the block runs.

    Raises:
        Refused: one runs here already.
    """
    with LOCK.open("w") as lock:
        if sys.platform != "win32":  # where such locks do not exist
            import fcntl

            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise Refused(
                    f"A sandbox runs in {FOLDER.absolute()} already; end it, or start this one "
                    "in another folder."
                ) from error
        yield


def environment_of(settings: Settings) -> dict[str, str]:
    """Return the child's environment: ours and all settings that differ from their default."""
    environment = dict(os.environ)
    for name in settings.model_fields_set:
        value = getattr(settings, name)
        plain = value.get_secret_value() if hasattr(value, "get_secret_value") else value
        if plain is not None:
            environment[PREFIX + name.upper()] = str(plain)
    return environment


@asynccontextmanager
async def _telegram(port: int) -> AsyncIterator[None]:
    from bot.sandbox.server import Sandbox

    sandbox = Sandbox(port=port, clock_path=CLOCK, state_path=STATE)
    try:
        await sandbox.start()
    except OSError as error:
        await sandbox.stop()
        if error.errno != errno.EADDRINUSE:
            raise
        raise Refused(f"Port {port} is taken; is a sandbox running? Else: --port") from error
    try:
        yield
    finally:
        await sandbox.stop()


@asynccontextmanager
async def _town(settings: Settings, address: str) -> AsyncIterator[None]:
    """Play the town in; show on the page who is on duty while the block runs."""
    from bot.sandbox import town

    clock.follow(CLOCK)
    database = connect(settings.database_url)
    transactions = Transactions(database)
    try:
        await town.play(transactions, address)
        duty = asyncio.ensure_future(town.tell_duty(transactions, address))
        yield
        duty.cancel()
        await asyncio.gather(duty, return_exceptions=True)
    finally:
        await database.close()


@asynccontextmanager
async def _program(settings: Settings) -> AsyncIterator[Process]:
    """Run the whole program while the block runs; it gets Ctrl-C only through us."""
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", env=environment_of(settings), start_new_session=True
    )
    try:
        yield child
    finally:
        with suppress(ProcessLookupError):
            child.terminate()
        try:
            async with asyncio.timeout(STOP_SECONDS):
                await child.wait()
        except TimeoutError:
            child.kill()
            await child.wait()


async def _until_ready(settings: Settings) -> None:
    """Return when the program says that all its parts are well; give up after a minute."""
    address = f"http://{settings.web_host}:{settings.web_port}/ready"
    async with aiohttp.ClientSession() as client:
        with suppress(TimeoutError):
            async with asyncio.timeout(READY_SECONDS):
                while not await _well(client, address):  # noqa: ASYNC110  another process
                    await asyncio.sleep(0.1)


async def _well(client: aiohttp.ClientSession, address: str) -> bool:
    try:
        async with client.get(address) as answer:
            return answer.status == 200
    except aiohttp.ClientError:
        return False


def _stop_on_signals() -> asyncio.Event:
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    return stop


def _tell(address: str, *, open_page: bool) -> None:
    told = (
        f"[bold]Prihatin runs. The chat page: {address}/[/]\n"
        "Be anybody, type, press, move the clock. Everything is synthetic.\n"
        "Ctrl-C stops; what was played stays (forget it: prihatin sandbox --fresh)."
    )
    screen.print(Panel(told, expand=False))
    if open_page:
        webbrowser.open(f"{address}/")


def _forget(settings: Settings) -> None:
    if str(DATABASE) not in settings.database_url:
        raise Refused(f"--fresh forgets {DATABASE} only; empty the other database yourself.")
    for file in FOLDER.glob("*"):
        if file.is_file() and file != LOCK:
            file.unlink()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
