"""A migrated, empty database for a measure, and a part of the measures run alone."""

import argparse
import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from rich.console import Console
from rich.table import Table

from bench.first_way import Figure
from tests import databases


def sqlite(folder: Path) -> str:
    """Return the address of a new database in *folder*."""
    url = f"sqlite+aiosqlite:///{folder}/bench.sqlite3"
    databases.migrate(url)
    return url


@contextmanager
def postgres(name: str) -> Iterator[str]:
    """Give the address of a schema of this name; it is dropped at the end.

    Raises:
        psycopg.OperationalError: no server is there.
    """
    plain = databases.POSTGRES.replace("+psycopg", "", 1)
    with (
        psycopg.connect(plain, autocommit=True, connect_timeout=3) as server,
        databases.schema_of_its_own(server, databases.POSTGRES, name) as url,
    ):
        databases.migrate(url)
        yield url


def alone(
    about: str,
    title: str,
    people: int,
    measure: Callable[..., Awaitable[list[Figure]]],
    **more: int,
) -> None:
    """Run a part from the command line: --people, --sqlite, *more* numbers; print its table."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--people", type=int, default=people)
    parser.add_argument("--sqlite", action="store_true")
    for name, usual in more.items():
        parser.add_argument(f"--{name}", type=int, default=usual)
    asked = parser.parse_args()
    numbers = {name: getattr(asked, name) for name in more}

    async def measured() -> list[Figure]:
        return await measure(asked.people, asked.sqlite, **numbers)

    table = Table("measured", "value", "unit", title=title)
    for figure in asyncio.run(measured()):
        table.add_row(figure.what, f"{figure.value:,.1f}", figure.unit)
    Console(width=110).print(table)
