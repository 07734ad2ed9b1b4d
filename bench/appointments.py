"""Appointments at scale: places under a rush, and what a million reminders that wait cost.

`python -m bench.appointments` prints this part alone. First 10,000 workers try for 100 places at
once, over several connections; who is too late is offered another time in the same transaction.
Then 10,000, 100,000 and 1,000,000 appointments with three reminders each: a sweep with nothing
due, and 10,000 reminders due at one moment, swept into letters. Beside it the same 10,000 as one
APScheduler job each in its SQLAlchemyJobStore, whose jobs do nothing but note the time.
Synthetic rows; SQLite and, where a server is there, PostgreSQL. Other work on the machine blurs it.
"""

import asyncio
import statistics
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from sqlalchemy import func, insert, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from bench.first_way import Figure
from bot.transactions import Transactions
from db.models.appointments import Appointment, AppointmentKind, Provider, ProviderKind, Slot
from db.models.messaging import Letter
from db.models.workers import Worker
from db.session import Database, connect
from services import clock
from services.appointments import alternatives, booking, sweeping
from services.appointments.booking import Taken, Wish
from services.places import branches, holidays
from tests import databases

TRIES, PLACES, CONNECTIONS, AT_ONCE = 10_000, 100, 4, 8
SIZES, DUE, LOOKS = (10_000, 100_000, 1_000_000), 10_000, 100
JOBS, FEW_JOBS, MANY_JOBS = 10_000, 500, 100_000
_ID_LENGTH = 32  # of a job's own id
BEGIN = datetime(2026, 12, 1, 2, 0, tzinfo=UTC)  # 10:00 on a Tuesday in Malaysia
WORKERS = 100_000
_SPREAD_SECONDS = 90 * 86_400
_NOTED: list[float] = []  # when APScheduler's jobs ran


async def measure() -> list[Figure]:
    """Return all figures."""
    figures = []
    with tempfile.TemporaryDirectory() as folder:
        for name, url in _urls(Path(folder)):
            figures += await _rush(url, name)
            figures += await _scale(url, name)
        figures += await _jobs(f"sqlite:///{folder}/jobs.sqlite3")
    return figures


def _urls(folder: Path) -> Iterator[tuple[str, str]]:
    file = f"sqlite+aiosqlite:///{folder}/bench.sqlite3"
    databases.migrate(file)
    yield "SQLite", file
    with suppress(psycopg.OperationalError):
        plain = databases.POSTGRES.replace("+psycopg", "", 1)
        with (
            psycopg.connect(plain, autocommit=True, connect_timeout=3) as server,
            databases.schema_of_its_own(server, databases.POSTGRES, "bench_appointments") as url,
        ):
            databases.migrate(url)
            yield "PostgreSQL", url


@contextmanager
def _clock_from(begin: datetime) -> Iterator[None]:
    """Let the clock go on from *begin*: reminders keep to daytime, whatever time it is here."""
    real, started = clock.now, time.perf_counter()
    clock.now = lambda: begin + timedelta(seconds=time.perf_counter() - started)
    try:
        yield
    finally:
        clock.now = real


@asynccontextmanager
async def _opened(url: str) -> AsyncIterator[Transactions]:
    database = connect(url)
    try:
        yield Transactions(database)
    finally:
        await database.close()


async def _rush(url: str, name: str) -> list[Figure]:
    """Ten thousand try at once for a hundred places of one clinic's day."""
    opened = [connect(url) for _ in range(CONNECTIONS)]
    with _clock_from(BEGIN):
        slots = await _rush_town(opened[0])
        turns = asyncio.Semaphore(CONNECTIONS * AT_ONCE)
        ways = [Transactions(database) for database in opened]
        started = time.perf_counter()
        ends = await asyncio.gather(
            *(
                _try(ways[number % CONNECTIONS], number + 1, slots[number % len(slots)], turns)
                for number in range(TRIES)
            )
        )
        took = time.perf_counter() - started
    async with opened[0].sessions() as session:
        rows = await session.scalar(select(func.count()).select_from(Appointment)) or 0
        counted = await session.scalar(select(func.sum(Slot.taken)).where(Slot.provider_id == 1))
    for database in opened:
        await database.close()
    what = f"{name}: {TRIES:,} tries for {PLACES} places"
    return [
        Figure(f"{what}, booked", rows, "appointments"),
        Figure(f"{what}, places counted as taken", counted or 0, "places"),
        Figure(f"{what}, too late and offered another time", ends.count("offered"), "workers"),
        Figure(f"{what}, too late and offered none", ends.count("none"), "workers"),
        Figure(f"{what}, took", took, "s"),
    ]


async def _rush_town(database: Database) -> list[int]:
    """Keep 10,000 workers, a clinic with four slots of 25 places, and one with free places."""
    day = BEGIN + timedelta(days=7)
    async with Transactions(database).begin() as session:
        await branches.keep(session)
        await session.execute(insert(Worker), [_worker(number + 1) for number in range(TRIES)])
        for code in ("B-1", "B-2"):
            session.add(_provider(code))
        await session.flush()
        slots = [_slot(1, day + timedelta(hours=hour), PLACES // 4) for hour in range(4)]
        slots += [_slot(2, day + timedelta(hours=hour), 30_000) for hour in range(4)]
        session.add_all(slots)
        await session.flush()
        return [slot.id for slot in slots[:4]]


async def _try(ways: Transactions, worker: int, slot_id: int, turns: asyncio.Semaphore) -> str:
    async with turns, ways.begin() as session:
        who = await session.get_one(Worker, worker)
        slot = await session.get_one(Slot, slot_id)
        at = await session.get_one(Provider, slot.provider_id)
        kind = AppointmentKind.SCREENING
        wish = Wish(who, kind, at, slot.starts_at, slot.ends_at, slot.id, subject="round:1")
        try:
            await booking.book(session, wish, by=None)
        except Taken:
            return "offered" if await alternatives.nearest(session, wish) else "none"
        return "booked"


async def _scale(url: str, name: str) -> list[Figure]:
    figures = []
    async with _opened(url) as transactions:
        await _empty(transactions)
        kept = 0
        for size in SIZES:
            await _fill(transactions, kept, size)
            kept = size
            with _clock_from(BEGIN):
                looks = [await _timed(transactions, _look) for _ in range(LOOKS)]
            what = f"{name}: sweep with nothing due, {size:,} appointments, median"
            figures.append(Figure(what, statistics.median(looks) * 1000, "ms"))
        figures += await _minute(transactions, name)
    return figures


async def _look(session: AsyncSession) -> None:
    if await sweeping.sweep(session):
        raise RuntimeError("something was due")


async def _timed(
    transactions: Transactions, work: Callable[[AsyncSession], Awaitable[None]]
) -> float:
    started = time.perf_counter()
    async with transactions.begin() as session:
        await work(session)
    return time.perf_counter() - started


async def _minute(transactions: Transactions, name: str) -> list[Figure]:
    """Ten thousand reminders, each of another worker, are due at one moment."""
    async with transactions.begin() as session:
        await session.execute(
            text(
                "UPDATE reminders SET due_at = :at WHERE kind = 'd3' "
                "AND appointment_id IN (SELECT id FROM appointments WHERE id <= :most)"
            ),
            {"at": _bound(transactions, BEGIN), "most": DUE},
        )
    holidays.is_working_day("MY-06", BEGIN.date())  # the calendar is read once a process
    late: list[float] = []
    stalls: list[float] = []
    more = True
    with _clock_from(BEGIN):
        started = time.perf_counter()
        watching = asyncio.create_task(_watch(stalls))
        while more:
            async with transactions.begin() as session:
                more = await sweeping.sweep(session)
            late += [time.perf_counter() - started] * (sweeping.BATCH if more else 0)
        took = time.perf_counter() - started
        watching.cancel()
    async with transactions.database.sessions() as session:
        posted = await session.scalar(select(func.count()).select_from(Letter)) or 0
    what = f"{name}: {DUE:,} due at one moment beside {3 * SIZES[-1]:,} that wait"
    return [
        Figure(f"{what}, letters for the courier", posted, "letters"),
        Figure(f"{what}, claimed and posted in", took, "s"),
        Figure(f"{what}, late, median", statistics.median(late), "s"),
        Figure(f"{what}, late, 99th percentile", sorted(late)[int(0.99 * len(late))], "s"),
        Figure(f"{what}, longest the loop was held", max(stalls) * 1000, "ms"),
    ]


async def _watch(stalls: list[float]) -> None:
    while True:
        before = time.perf_counter()
        await asyncio.sleep(0.001)
        stalls.append(time.perf_counter() - before)


async def _empty(transactions: Transactions) -> None:
    """Remove what the rush left."""
    async with transactions.begin() as session:
        for table in (
            "letters", "reminders", "busy", "appointment_events", "appointments", "slots",
            "workers", "providers",
        ):  # fmt: skip
            await session.execute(text(f"DELETE FROM {table}"))
        await branches.keep(session)
        session.add(_provider("B-1", id=1))
        await session.flush()
        people = (
            f"SELECT i, 900000 + i, 'Sintetik', {_moment(transactions, '0')}, "
            f"{_moment(transactions, '0')}, true FROM n"
        )
        columns = "id, telegram_id, name, created_at, chat_opened_at, synthetic"
        await _series(session, "people", columns, people, (1, WORKERS))
        workers = (
            "SELECT i, 700000 + i, 'Sintetik', 'MY-06', 'PHG-KTN', i, "
            f"{_moment(transactions, '0')}, 'code', {_moment(transactions, '0')}, true FROM n"
        )
        columns = (
            "id, insured, name, state, branch_code, person_id, bound_at, bound_by, created_at, "
            "synthetic"
        )
        await _series(session, "workers", columns, workers, (1, WORKERS))


async def _fill(transactions: Transactions, kept: int, size: int) -> None:
    """Add appointments up to *size*, spread over 90 days from the tenth on, with reminders."""
    step = _SPREAD_SECONDS / SIZES[-1]
    at = f"(10 * 86400 + CAST(i * {step} AS integer))"
    rows = (
        f"SELECT i, 1 + i % {WORKERS}, 'rtw_clinic', 1, {_moment(transactions, at)}, "
        f"{_moment(transactions, at + ' + 1800')}, 'booked', 1, {_moment(transactions, '0')}, "
        "false FROM n"
    )
    columns = (
        "id, worker_id, kind, provider_id, starts_at, ends_at, state, version, booked_at, "
        "wants_change"
    )
    async with transactions.begin() as session:
        await _series(session, "appointments", columns, rows, (kept + 1, size))
        for number, (kind, before) in enumerate((("d3", 3 * 86400), ("d1", 86400), ("h2", 7200))):
            due = _moment(transactions, f"{at} - {before}")
            rows = f"SELECT i * 3 + {number}, i, '{kind}', 1, {due}, 'due' FROM n"
            columns = "id, appointment_id, kind, version, due_at, state"
            await _series(session, "reminders", columns, rows, (kept + 1, size))
    if not transactions.database.is_sqlite:
        async with transactions.begin() as session:
            await session.execute(text("ANALYZE reminders"))
            await session.execute(text("ANALYZE appointments"))


async def _series(
    session: AsyncSession, table: str, columns: str, rows: str, span: tuple[int, int]
) -> None:
    """Insert a row for each i of the span, both ends included."""
    first, last = span
    numbers = (
        f"WITH RECURSIVE n(i) AS (SELECT {first} UNION ALL SELECT i + 1 FROM n WHERE i < {last})"
    )
    await session.execute(text(f"INSERT INTO {table} ({columns}) {numbers} {rows}"))


def _moment(transactions: Transactions, seconds: str) -> str:
    """Return the SQL of the moment so many seconds after the beginning."""
    begin = f"{BEGIN:%Y-%m-%d %H:%M:%S}"
    if transactions.database.is_sqlite:
        return f"datetime('{begin}', ({seconds}) || ' seconds') || '.000000'"
    return f"timestamptz '{begin}+00' + ({seconds}) * interval '1 second'"


def _bound(transactions: Transactions, at: datetime) -> object:
    return f"{at:%Y-%m-%d %H:%M:%S.%f}" if transactions.database.is_sqlite else at


def _worker(number: int) -> dict[str, object]:
    return {
        "id": number, "insured": 700_000 + number, "name": "Sintetik", "state": "MY-06",
        "branch_code": "PHG-KTN", "created_at": BEGIN, "synthetic": True,
    }  # fmt: skip


def _provider(code: str, **facts: int) -> Provider:
    return Provider(
        code=code, kind=ProviderKind.PANEL_CLINIC, name=f"Klinik Sintetik {code}", town="Kuantan",
        district="Kuantan", state="MY-06", latitude=3.8, longitude=103.3, capacity=1, services=[],
        active=True, synthetic=True, **facts,
    )  # fmt: skip


def _slot(provider_id: int, starts_at: datetime, places: int) -> Slot:
    ends_at = starts_at + timedelta(minutes=30)
    return Slot(
        provider_id=provider_id, starts_at=starts_at, ends_at=ends_at, places=places, taken=0
    )


def _job() -> None:
    _NOTED.append(time.time())


async def _jobs(url: str) -> list[Figure]:
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
    watching = asyncio.create_task(_watch(stalls))
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


async def _print() -> None:
    for figure in await measure():
        print(f"{figure.what}: {figure.value:,.2f} {figure.unit}", flush=True)


if __name__ == "__main__":
    asyncio.run(_print())
