"""What exists, in which order it starts and stops.

One process may be the whole program (a pilot branch, the sandbox) or one part of it: several
gateways, the courier and the ticker share the database and nothing else.
"""

import asyncio
import signal
from collections.abc import Awaitable, Callable, Collection, Mapping
from contextlib import AsyncExitStack
from datetime import time
from typing import TYPE_CHECKING

import structlog

from bot import lean, logs, web
from bot.transactions import Transactions
from config.settings import Settings
from db import schema
from db.session import Database, connect
from services import clock
from services.appointments import freed, planning, sweeping, unreached
from services.detections import closing
from services.leads.casework import timers
from services.leads.hands import escalation, handing_over, overdue
from services.leads.intake import albums, editing, opening, posts, receiving
from services.leads.matching import joining
from services.messaging import daily
from services.messaging.daily import Daily
from services.people import coverage
from services.records import installation, standing
from services.registry.checks import desks, reviewing, victims, watching
from services.reports import digest
from services.screening import kinds, offering
from services.workers import renewing

if TYPE_CHECKING:
    from bot.gateway import Gateway

PARTS = ("gateway", "courier", "ticker")
DAILY = {  # kind of a due row that renews itself
    "digest": Daily(lambda: time(8), digest.plan),
    "roster.coverage": Daily(coverage.at, coverage.plan),
    watching.DAILY: Daily(watching.at, watching.plan),
    closing.DAILY: Daily(closing.at, closing.close_registered),
    unreached.TIDY: Daily(unreached.at, unreached.tidy),
    reviewing.DAILY: Daily(reviewing.at, reviewing.plan_open),
    **kinds.DAILY,
    renewing.DAILY: Daily(renewing.at, renewing.ask_anew),
}
DUE_KINDS = {  # kind of a due row -> who does it
    "lead.unanswered": escalation.unanswered,
    "lead.ask_again": joining.ask_again,
    "lead.next_step": overdue.look,
    "lead.join_lapsed": joining.lapse,
    "handover.expired": handing_over.expired,
    **timers.KINDS,
    planning.LAPSED: unreached.lapse,
    reviewing.KIND: reviewing.to_head,
    desks.FORGET: desks.forget,
    watching.KIND: watching.officer,
    opening.MATCH: victims.match,
    "post.read": receiving.read_again,
    "post.edit": editing.read_again,
    "post.lapse": posts.lapse,
    "post.album": albums.settle,
    "digest.group": digest.to_group,
    "digest.person": digest.to_person,
    "roster.coverage.person": coverage.to_person,
    **kinds.KINDS,
    **daily.kinds(DAILY),
}
freed.LISTENERS[:] = [offering.freed]  # who waits hears of a place that becomes free

log = structlog.get_logger()

Well = Callable[[], bool]


class Stop(asyncio.Event):
    """Set when the program shall stop, asked to or because a part ended by itself."""

    ended_by: str | None = None


class NotReady(Exception):
    """The program cannot run; the message says what to do."""


async def run(settings: Settings, parts: Collection[str] = PARTS) -> None:
    """Run the named parts until the process is asked to stop.

    Raises:
        NotReady: the database was not migrated, belongs to another environment, or a part of
            the program ended by itself.
    """
    logs.configure(settings)
    if settings.clock_offset_path is not None:
        clock.follow(settings.clock_offset_path)
    database = connect(settings.database_url)
    try:
        await _check(database, settings)
        await _run(settings, parts, Transactions(database))
    finally:
        await database.close()
    log.info("program.stopped")


async def _check(database: Database, settings: Settings) -> None:
    if await schema.revision_of(database) != schema.newest_revision():
        raise NotReady("The database is not up to date. Run: prihatin migrate")
    async with database.sessions() as session:
        try:
            await installation.require(session, settings.environment)
        except installation.OtherEnvironment as error:
            raise NotReady(f"Refused: {error}.") from error


async def _run(settings: Settings, parts: Collection[str], transactions: Transactions) -> None:
    """Start in this order; stop in the other: first no more comes in, then nothing goes out."""
    stop = Stop()
    well: dict[str, Well] = {}
    async with AsyncExitStack() as stack:
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
        if "courier" in parts:
            well["courier"] = await _courier(stack, settings, transactions, stop)
        if "ticker" in parts:
            well["ticker"] = await _ticker(stack, settings, transactions)
        gateway = _gateway(stack, settings, transactions) if "gateway" in parts else None
        desk = _desk(transactions, well, gateway if settings.updates == "webhook" else None)
        await stack.enter_async_context(web.serving(settings, desk))
        if gateway is not None:
            runs = _running(stack, gateway.run(), stop, "gateway")
            well["gateway"] = lambda: runs() and gateway.is_ready
        log.info("program.started", parts=sorted(parts))
        await stop.wait()
        if stop.ended_by:
            raise NotReady(f"The {stop.ended_by} ended by itself; the log above says why.")


async def _courier(
    stack: AsyncExitStack, settings: Settings, transactions: Transactions, stop: Stop
) -> Well:
    from bot.courier import Courier

    courier = Courier(
        transactions, settings, listeners=(overdue.unreachable, unreached.unreachable)
    )
    well = _running(stack, courier.run(), stop, "courier")
    stack.push_async_callback(courier.stop)
    return well


async def _ticker(stack: AsyncExitStack, settings: Settings, transactions: Transactions) -> Well:
    from bot.prover import Prover
    from bot.ticker import Ticker

    prover = Prover(transactions, settings.heartbeat_url)
    ticker = Ticker(transactions, DUE_KINDS, prover.prove, DAILY, sweeping.sweep)
    ticker.start()
    stack.push_async_callback(ticker.stop)
    return ticker.is_well


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


def _desk(
    transactions: Transactions, well: Mapping[str, Well], gateway: "Gateway | None"
) -> web.Desk:
    async def health() -> dict[str, bool]:
        return {
            "database": await transactions.is_well(),
            **{n: is_well() for n, is_well in well.items()},
        }

    async def figures() -> standing.Standing:
        async with transactions.database.sessions() as session:
            return await standing.of(session)

    return web.Desk(health, figures, gateway.dispatch if gateway else None)
