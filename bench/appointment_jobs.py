"""The same as one APScheduler job each in its SQLAlchemyJobStore; the jobs only note the time."""

import asyncio
import statistics
import time
from datetime import UTC, datetime, timedelta

from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from sqlalchemy import func, select

from bench.appointment_reminders import LOOKS
from bench.appointment_town import watch
from bench.first_way import Figure

JOBS, FEW_JOBS, MANY_JOBS = 10_000, 500, 100_000
_ID_LENGTH = 32  # of a job's own id
_NOTED: list[float] = []  # when APScheduler's jobs ran


def _job() -> None:
    _NOTED.append(time.time())


async def jobs(url: str) -> list[Figure]:
    """The same with a job each, as one would without rows: APScheduler on SQLite."""
    _NOTED.clear()
    store = SQLAlchemyJobStore(url=url)
    scheduler = AsyncIOScheduler(
        jobstores={"default": store}, job_defaults={"misfire_grace_time": None}
    )
    scheduler.start(paused=True)
    a_job = _add(scheduler, datetime.now(UTC) + timedelta(days=9), FEW_JOBS) / FEW_JOBS
    due = datetime.now(UTC) + timedelta(seconds=2 * a_job * JOBS + 5)
    added = _add(scheduler, due, JOBS)
    await asyncio.sleep(max(0.0, (due - datetime.now(UTC)).total_seconds()))
    figures = [
        Figure(f"anchor: APScheduler, {JOBS:,} jobs added in", added, "s"),
        *await _run_jobs(scheduler),
    ]
    scheduler.pause()
    with store.engine.begin() as connection:  # rows like those that stand: 100,000 of them
        table = store.jobs_t
        for number in range(MANY_JOBS // FEW_JOBS - 1):
            copied = select(
                table.c.id.concat(f"-{number}"), table.c.next_run_time, table.c.job_state
            ).where(func.length(table.c.id) == _ID_LENGTH)
            connection.execute(table.insert().from_select(table.columns.keys(), copied))
    more = _add(scheduler, datetime.now(UTC) + timedelta(days=9), FEW_JOBS)
    looks = []
    for _ in range(LOOKS):
        started = time.perf_counter()
        store.get_due_jobs(datetime.now(UTC))
        looks.append(time.perf_counter() - started)
    scheduler.shutdown(wait=False)
    what = f"anchor: APScheduler beside {MANY_JOBS:,} jobs that wait"
    return [
        *figures,
        Figure(f"{what}, {FEW_JOBS} more added in", more, "s"),
        Figure(f"{what}, look with nothing due, median", statistics.median(looks) * 1000, "ms"),
    ]


def _add(scheduler: AsyncIOScheduler, at: datetime, count: int) -> float:
    """Add jobs for a moment; return how long it took, in seconds."""
    started = time.perf_counter()
    for _ in range(count):
        scheduler.add_job(_job, "date", run_date=at)
    return time.perf_counter() - started


async def _run_jobs(scheduler: AsyncIOScheduler) -> list[Figure]:
    """Let the jobs run that are due; the loop's stalls are those of the program."""
    stalls: list[float] = []
    watching = asyncio.create_task(watch(stalls))
    await asyncio.sleep(0)
    started, moment = time.perf_counter(), time.time()
    scheduler.resume()
    async with asyncio.timeout(900):
        while len(_NOTED) < JOBS:
            await asyncio.sleep(0.05)
    took = time.perf_counter() - started
    watching.cancel()
    late = sorted(at - moment for at in _NOTED)
    what = f"anchor: APScheduler, {JOBS:,} jobs due at one moment"
    return [
        Figure(f"{what}, run in (they only note the time)", took, "s"),
        Figure(f"{what}, late, median", statistics.median(late), "s"),
        Figure(f"{what}, late, 99th percentile", late[int(0.99 * len(late))], "s"),
        Figure(f"{what}, longest the loop was held", max(stalls) * 1000, "ms"),
    ]
