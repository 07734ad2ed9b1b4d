"""What exists, in which order it starts and stops.

One process may be the whole program (a pilot branch, the sandbox) or one part of it: several
gateways, the courier and the ticker share the database and nothing else, and start in any order.
"""

import asyncio
import signal
from collections.abc import Awaitable, Callable, Collection
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING, Any

import structlog

from bot import lean, logs, waiting, web
from bot.leading import Leadership, holder
from bot.transactions import OUTAGES, Transactions
from bot.waiting import NotReady
from config.settings import Settings
from db.session import connect
from services import clock
from services.messaging import lease
from services.records import standing

if TYPE_CHECKING:
    from bot.gateway import Gateway

PARTS = ("gateway", "courier", "ticker")
SILENT_SECONDS = 120  # of a transaction; the longest, a recount, reads again for some 20 meanwhile

log = structlog.get_logger()

Well = Callable[[], bool]


class Stop(asyncio.Event):
    """Set when the program shall stop, asked to or because a part ended by itself."""

    ended_by: str | None = None


class House:
    """What of the program runs in this process, as its web server asks."""

    def __init__(self, transactions: Transactions) -> None:
        self.transactions = transactions
        self.well: dict[str, Well] = {}  # each part: whether it works
        self.gateway: Gateway | None = None
        self.has_started = False  # and so it stays
        self.is_open = False  # the database is usable, the parts have started, none is stopping

    def accepts(self) -> bool:
        """Whether an update that comes now can be handled."""
        return self.is_open and self.gateway is not None and self.gateway.is_ready

    async def dispatch(self, update: dict[str, Any]) -> None:
        """Handle an update that the webhook brought."""
        assert self.gateway is not None  # noqa: S101  it is asked first whether it accepts
        await self.gateway.dispatch(update)

    async def health(self) -> dict[str, bool]:
        """Each part, whether it works, and whether all have started.

        A restart would help where one does not; one that starts waits for its database.
        """
        parts = {name: is_well() for name, is_well in self.well.items()}
        return {"started": self.has_started, **parts}

    async def ready(self) -> dict[str, bool]:
        """What there must be before this process is given work."""
        found = {"open": self.is_open, "database": await self.transactions.is_well()}
        if self.gateway is not None:
            found["telegram"] = self.gateway.is_ready
        return found | await self.health()

    async def standing(self) -> standing.Standing | None:
        """How the installation stands; None while the database cannot be asked."""
        if not self.is_open:
            return None
        try:
            async with self.transactions.database.sessions() as session:
                return await standing.of(session)
        except OUTAGES:
            return None


async def run(settings: Settings, parts: Collection[str] = PARTS) -> None:
    """Run the named parts until the process is asked to stop.

    Raises:
        NotReady: the database belongs to another environment or a newer program, or a part of
            the program ended by itself.
    """
    logs.configure(settings)
    if settings.clock_offset_path is not None:
        clock.follow(settings.clock_offset_path)
    database = connect(settings.database_url, idle_seconds=SILENT_SECONDS)
    try:
        await _run(settings, parts, Transactions(database))
    finally:
        await database.close()
    log.info("program.stopped")


async def _run(settings: Settings, parts: Collection[str], transactions: Transactions) -> None:
    """Start in this order; stop in the other: first no more comes in, then nothing goes out."""
    stop, house = Stop(), House(transactions)
    async with AsyncExitStack() as stack:
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
        served = await stack.enter_async_context(AsyncExitStack())
        await served.enter_async_context(web.serving(settings, _desk(house, settings, parts)))
        if not await _usable(transactions, settings, stop):
            return
        if "courier" in parts:
            house.well["courier"] = await _courier(stack, settings, transactions, stop)
        if "ticker" in parts:
            house.well["ticker"] = await _ticker(stack, settings, transactions, stop)
        if "gateway" in parts:
            house.gateway = _gateway(stack, settings, transactions)
            stack.push_async_callback(served.aclose)  # what was brought is handled to its end
            house.well["gateway"] = _running(stack, house.gateway.run(), stop, "gateway")
        house.has_started = house.is_open = True
        log.info("program.started", parts=sorted(parts))
        await stop.wait()
        house.is_open = False
        log.info("program.stopping")
        if stop.ended_by:
            raise NotReady(f"The {stop.ended_by} ended by itself; the log above says why.")


async def _usable(transactions: Transactions, settings: Settings, stop: Stop) -> bool:
    """Wait for the database; False where the program is told to stop meanwhile."""
    waits = asyncio.ensure_future(waiting.until_usable(transactions.database, settings))
    stopped = asyncio.ensure_future(stop.wait())
    await asyncio.wait({waits, stopped}, return_when=asyncio.FIRST_COMPLETED)
    stopped.cancel()
    if not waits.done():
        waits.cancel()
        await asyncio.gather(waits, return_exceptions=True)
        return False
    waits.result()
    return True


def _desk(house: House, settings: Settings, parts: Collection[str]) -> web.Desk:
    by_webhook = "gateway" in parts and settings.updates == "webhook"
    return web.Desk(
        health=house.health,
        ready=house.ready,
        standing=house.standing,
        dispatch=house.dispatch if by_webhook else None,
        accepts=house.accepts,
    )


async def _courier(
    stack: AsyncExitStack, settings: Settings, transactions: Transactions, stop: Stop
) -> Well:
    from bot.courier import Courier

    courier = Courier(transactions, settings)
    well = _running(stack, courier.run(), stop, "courier")
    stack.push_async_callback(courier.stop)
    return well


async def _ticker(
    stack: AsyncExitStack, settings: Settings, transactions: Transactions, stop: Stop
) -> Well:
    from bot.due_kinds import DAILY, DUE_KINDS, LONGEST
    from bot.prover import Prover
    from bot.ticker import Ticker
    from services.appointments import sweeping

    leadership = Leadership(transactions, lease.TICKER, holder(), settings.courier_lease_seconds)
    prover = Prover(transactions, settings.heartbeat_url)
    ticker = Ticker(
        transactions, DUE_KINDS, prover.prove, DAILY, sweeping.sweep,
        longest=LONGEST, may_tick=leadership.holds,
    )  # fmt: skip
    leads = _running(stack, leadership.lead(asyncio.Event().wait), stop, "ticker")
    ticker.start()
    stack.push_async_callback(ticker.stop)  # before the lease is given back
    return lambda: leads() and ticker.is_well()


def _gateway(stack: AsyncExitStack, settings: Settings, transactions: Transactions) -> "Gateway":
    with lean.importing():
        from bot.gateway import Gateway  # and with it aiogram, which the other parts save

    gateway = Gateway(transactions, settings)
    stack.push_async_callback(gateway.close)
    return gateway


def _running(stack: AsyncExitStack, work: Awaitable[None], stop: Stop, name: str) -> Well:
    """Run *work* beside the rest; when it ends or fails by itself, the program stops."""
    task = asyncio.ensure_future(work)

    def ended(done: "asyncio.Future[None]") -> None:
        if not done.cancelled() and not stop.is_set():
            log.error("program.part_ended", part=name, exc_info=done.exception())
            stop.ended_by = name
        stop.set()

    async def cancel() -> None:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    task.add_done_callback(ended)
    stack.push_async_callback(cancel)
    return lambda: not task.done()
