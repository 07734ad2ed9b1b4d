"""Reminders that wait: a sweep with nothing due, and 10,000 due at one moment."""

import asyncio
import statistics
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime

from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from bench.appointment_town import BEGIN, clock_from, provider, watch
from bench.first_way import Figure
from bot.transactions import Transactions
from db.models.messaging import Letter
from db.session import connect
from services.appointments import sweeping
from services.places import branches, holidays

SIZES, DUE, LOOKS = (10_000, 100_000, 1_000_000), 10_000, 100
WORKERS = 100_000
_SPREAD_SECONDS = 90 * 86_400


@asynccontextmanager
async def _opened(url: str) -> AsyncIterator[Transactions]:
    database = connect(url)
    try:
        yield Transactions(database)
    finally:
        await database.close()


async def scale(url: str, name: str) -> list[Figure]:
    figures = []
    async with _opened(url) as transactions:
        await _empty(transactions)
        kept = 0
        for size in SIZES:
            await _fill(transactions, kept, size)
            kept = size
            with clock_from(BEGIN):
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
    with clock_from(BEGIN):
        started = time.perf_counter()
        watching = asyncio.create_task(watch(stalls))
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


async def _empty(transactions: Transactions) -> None:
    """Remove what the rush left."""
    async with transactions.begin() as session:
        for table in (
            "letters", "reminders", "busy", "appointment_events", "appointments", "slots",
            "workers", "providers",
        ):  # fmt: skip
            await session.execute(text(f"DELETE FROM {table}"))
        await branches.keep(session)
        session.add(provider("B-1", id=1))
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
            await session.execute(text("ANALYZE workers"))
            await session.execute(text("ANALYZE people"))


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
