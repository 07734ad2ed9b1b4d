"""APScheduler only ticks: each second it looks what is due, at times it tidies up or recounts.

The schedule itself is rows (services/messaging/due.py, reminders of appointments), so a restart
forgets nothing and several tickers share the work. A tick that fails alarms and goes on.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from functools import partial

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from sqlalchemy.ext.asyncio import AsyncSession

from bot.transactions import Transactions
from db.models.messaging import DueState
from services import clock
from services.messaging import alarms, daily, due, tidying

AT_ONCE = 1000  # due rows listed in one question
DUE_SECONDS = 1
SWEEP_SECONDS = 5
TIDY_HOURS = 1
PROOF_LOOK_SECONDS = 60  # between looks whether it is time to recount
WELL_SECONDS = 30  # without a tick: something holds it up

log = structlog.get_logger()


class Ticker:
    """Runs due rows by the table *kinds* (kind -> what to call with the subject's id)."""

    def __init__(
        self,
        transactions: Transactions,
        kinds: Mapping[str, Callable[[AsyncSession, int], Awaitable[None]]],
        prove: Callable[[], Awaitable[None]] | None = None,
        every_day: daily.Table | None = None,
        sweep: Callable[[AsyncSession], Awaitable[bool]] | None = None,
    ) -> None:
        self._transactions = transactions
        self._kinds = kinds
        self._prove = prove
        self._every_day = every_day or {}
        self._sweep = sweep
        self._proving: asyncio.Task[object] | None = None
        self._stopping = False
        self._ticking = asyncio.Lock()
        self._sweeping = asyncio.Lock()  # beside: ten thousand reminders hold up no lead
        self._ticked_at = clock.monotonic()
        self._scheduler = AsyncIOScheduler(
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        )

    def start(self) -> None:
        """Tick from now on; needs a running event loop."""
        add = self._scheduler.add_job
        add(self._guarded, "interval", ["due", self.run_due], seconds=DUE_SECONDS)
        if self._sweep:
            add(self._swept, "interval", [self._sweep], seconds=SWEEP_SECONDS)
        add(self._guarded, "interval", ["tidy", self.tidy], hours=TIDY_HOURS)
        add(self._guarded, args=["tidy", self.tidy])  # at once: a process may live shorter
        if self._prove:
            add(self._recount, "interval", [self._prove], seconds=PROOF_LOOK_SECONDS)
        self._scheduler.start()

    def is_well(self) -> bool:
        """Whether it ticks."""
        return clock.monotonic() - self._ticked_at < WELL_SECONDS

    async def stop(self) -> None:
        """Start nothing more; return when the row under way is done."""
        self._stopping = True
        self._scheduler.pause()
        if self._proving:  # it changes nothing until its end, and may take long
            self._proving.cancel()
            await asyncio.gather(self._proving, return_exceptions=True)
        async with self._ticking, self._sweeping:
            self._scheduler.shutdown(wait=False)

    async def run_due(self) -> None:
        """Do all that is due, each row in a transaction of its own."""
        now = clock.now()
        while True:
            async with self._transactions.begin() as session:
                ids = await due.ready(session, now, AT_ONCE)
            for due_id in ids:
                if self._stopping:
                    return
                await self._do(due_id, now)
            if len(ids) < AT_ONCE:
                return

    async def run_sweep(self, sweep: Callable[[AsyncSession], Awaitable[bool]]) -> None:
        """Do the reminders that are due, each batch in a transaction of its own."""
        more = True
        while more and not self._stopping:
            async with self._transactions.begin() as session:
                more = await sweep(session)

    async def tidy(self) -> None:
        """Remove what has served; see that the work of every day is planned."""
        async with self._transactions.begin() as session:
            await tidying.tidy(session)
            await daily.ensure_all(session, self._every_day)

    async def _do(self, due_id: int, now: datetime) -> None:
        try:
            async with self._transactions.begin() as session:
                row = await due.run(session, due_id, now, self._kinds)
        except Exception:
            log.exception("due.raised", due=due_id)
            await self._put_off(due_id)
        else:
            if row is not None:
                log.info("due.done", due=due_id, kind=row.kind, subject=row.subject_id)

    async def _put_off(self, due_id: int) -> None:
        async with self._transactions.begin() as session:
            row = await due.put_off(session, due_id, clock.now())
            if row is not None and row.state is DueState.FAILED:
                await alarms.raise_alarm(session, f"due-{due_id}", "due_failed", kind=row.kind)

    async def _guarded(self, name: str, tick: Callable[[], Awaitable[None]]) -> None:
        """Tick, one after the other."""
        async with self._ticking:
            if self._stopping:
                return
            await self._try(name, tick)
            self._ticked_at = clock.monotonic()

    async def _swept(self, sweep: Callable[[AsyncSession], Awaitable[bool]]) -> None:
        async with self._sweeping:
            await self._try("reminders", partial(self.run_sweep, sweep))

    async def _recount(self, prove: Callable[[], Awaitable[None]]) -> None:
        """Recount beside the other ticks: a long one holds up no reminder."""
        if self._stopping:
            return
        self._proving = asyncio.current_task()
        try:
            await self._try("proof", prove)
        finally:
            self._proving = None

    async def _try(self, name: str, tick: Callable[[], Awaitable[None]]) -> None:
        """Tick; whatever it raises alarms, once an hour, and does not end the ticking."""
        try:
            await tick()
        except Exception:
            log.exception("ticker.tick_failed", tick=name)
            await self._alarm(name)

    async def _alarm(self, name: str) -> None:
        try:
            async with self._transactions.begin() as session:
                id_ = f"tick-{name}-{clock.now():%Y%m%d%H}"
                await alarms.raise_alarm(session, id_, "tick_failed", tick=name)
        except Exception:  # the database is away; the log is all there is
            log.exception("alarm.failed", tick=name)
