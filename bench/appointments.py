"""Appointments at scale: places under a rush, and what a million reminders that wait cost.

`python -m bench.appointments` prints this part alone. First 10,000 workers try for 100 places at
once, over several connections; who is too late is offered another time in the same transaction.
Then 10,000, 100,000 and 1,000,000 appointments with three reminders each: a sweep with nothing
due, and 10,000 reminders due at one moment, swept into letters. Beside it the same 10,000 as one
APScheduler job each in its SQLAlchemyJobStore, whose jobs do nothing but note the time.
Synthetic rows; SQLite and, where a server is there, PostgreSQL. Other work on the machine blurs it.
"""

import asyncio
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psycopg

from bench import opened
from bench.appointment_jobs import jobs
from bench.appointment_places import rush
from bench.appointment_reminders import scale
from bench.first_way import Figure


async def measure() -> list[Figure]:
    """Return all figures."""
    figures = []
    with tempfile.TemporaryDirectory() as folder:
        for name, url in _urls(Path(folder)):
            figures += await rush(url, name)
            figures += await scale(url, name)
        figures += await jobs(f"sqlite:///{folder}/jobs.sqlite3")
    return figures


def _urls(folder: Path) -> Iterator[tuple[str, str]]:
    yield "SQLite", opened.sqlite(folder)
    with suppress(psycopg.OperationalError), opened.postgres("bench_appointments") as url:
        yield "PostgreSQL", url


async def _print() -> None:
    for figure in await measure():
        print(f"{figure.what}: {figure.value:,.2f} {figure.unit}", flush=True)


if __name__ == "__main__":
    asyncio.run(_print())
