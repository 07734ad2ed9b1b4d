"""APScheduler only ticks: each second it looks what is due, at times it tidies up or recounts.

The schedule itself is rows (services/messaging/due.py, reminders of appointments), so a restart
forgets nothing. Of several tickers the one that holds the lease works; rows are claimed one by one
all the same. A tick that fails alarms and goes on. APScheduler goes by the clock, and would sleep
for a day when that is put back by one: so seconds that never jump are beside it.
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
from services.messaging import alarms, clock_put_back, daily, due, tidying

AT_ONCE = 1000  # due rows listed in one question
DUE_SECONDS = 1
SWEEP_SECONDS = 5
TIDY_SECONDS = 3600.0
PROOF_LOOK_SECONDS = 60  # between looks whether it is time to recount
WELL_SECONDS = 30  # without a tick: something holds it up
BACK_SECONDS = 2.0  # the clock was put back, not only slowed down

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
        *,
        longest: clock_put_back.Longest | None = None,
        may_tick: Callable[[], bool] = lambda: True,
    ) -> None:
        """*may_tick* says whether this ticker is the one."""
        self._transactions = transactions
        self._kinds = kinds
        self._prove = prove
        self._every_day = every_day or {}
        self._sweep = sweep
        self._longest = longest or {}
        self._may_tick = may_tick
        self._tidied_at: float | None = None  # None: not since this ticker became the one
        self._proving: asyncio.Task[object] | None = None
        self._watching: asyncio.Task[None] | None = None
        self._stopping = False
        self._ticking = asyncio.Lock()
        self._sweeping = asyncio.Lock()  # beside: ten thousand reminders hold up no lead
        self._ticked_at: float | None = None  # None: not yet
        self._scheduler = AsyncIOScheduler(
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        )

    def start(self) -> None:
        """Tick from now on; needs a running event loop."""
        add = self._scheduler.add_job
        add(self._tick, "interval", seconds=DUE_SECONDS)
        if self._sweep:
            add(self._swept, "interval", [self._sweep], seconds=SWEEP_SECONDS)
        if self._prove:
            add(self._recount, "interval", [self._prove], seconds=PROOF_LOOK_SECONDS)
        self._scheduler.start()
        self._watching = asyncio.create_task(self._watch(clock.ahead_of_monotonic()))

    def is_well(self) -> bool:
        """Whether it ticks; not before the first tick."""
        at = self._ticked_at
        return at is not None and clock.monotonic() - at < WELL_SECONDS

    async def stop(self) -> None:
        """Start nothing more; return when the row under way is done."""
        self._stopping = True
        self._scheduler.pause()
        if self._watching:
            self._watching.cancel()
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
                if self._stopping or not self._may_tick():
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
        """Bring near what a clock that was ahead planned too far; see that each day's is planned.

        And remove what has served.
        """
        async with self._transactions.begin() as session:
            await clock_put_back.bring_near(session, self._longest)
        more = True
        while more and not self._stopping:
            async with self._transactions.begin() as session:
                more = await tidying.tidy(session)
        async with self._transactions.begin() as session:
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

    async def _tick(self) -> None:
        """Do what is due; tidy up at first, for a process may live short, and each hour."""
        async with self._ticking:
            if not self._may_tick():
                self._tidied_at = None
            elif not self._stopping:
                await self._try("due", self.run_due)
                now = clock.monotonic()
                if self._tidied_at is None or now - self._tidied_at >= TIDY_SECONDS:
                    self._tidied_at = now
                    await self._try("tidy", self.tidy)
            self._ticked_at = clock.monotonic()

    async def _watch(self, ahead: float) -> None:
        """Where the clock was put back, tick at once and tidy up again."""
        while True:
            await asyncio.sleep(DUE_SECONDS)
            before, ahead = ahead, clock.ahead_of_monotonic()
            if ahead < before - BACK_SECONDS:
                log.error("clock.put_back", seconds=round(before - ahead))
                self._tidied_at = None
                at_once = clock.machine_now()  # APScheduler's
                for job in self._scheduler.get_jobs():
                    job.modify(next_run_time=at_once)

    async def _swept(self, sweep: Callable[[AsyncSession], Awaitable[bool]]) -> None:
        async with self._sweeping:
            if self._may_tick():
                await self._try("reminders", partial(self.run_sweep, sweep))

    async def _recount(self, prove: Callable[[], Awaitable[None]]) -> None:
        """Recount beside the other ticks: a long one holds up no reminder."""
        if self._stopping or not self._may_tick():
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
