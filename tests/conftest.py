"""A migrated, empty database for every test that asks, on SQLite and on PostgreSQL.

SQLite: a copy of a file that was migrated once. PostgreSQL: a schema of this process, migrated
once, emptied before each test and dropped at the end; where no server is reachable those tests
are skipped and say so, but fail in CI, which must prove both.
"""

import asyncio
import gc
import os
import shutil
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from pathlib import Path

import psycopg
import pytest
import structlog
import uvloop

from bot import lean
from bot.transactions import Transactions
from db.session import Database
from tests import databases, presses
from tests.databases import POSTGRES, SCHEMA

with lean.importing():  # as the program does it
    import aiogram

assert aiogram

# Rich's picture of an exception, with all local variables, takes seconds where a test provokes one.
structlog.configure(
    processors=[
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback),
    ]
)


def pytest_asyncio_loop_factories() -> Mapping[str, Callable[[], asyncio.AbstractEventLoop]]:
    """The loop that the program runs in (bot/cli_ways.py), and a quicker one."""
    return {"uvloop": uvloop.new_event_loop}


def pytest_collection_finish() -> None:
    """What was imported and collected stays: looking through it for garbage is time lost.

    So is looking often: a sixth of the processor's time of flow tests.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


presses.remember()


@pytest.fixture(autouse=True)
def every_button_has_a_row() -> Iterator[None]:
    """A new button says in tests/cases/rights.yaml who may press it."""
    presses.made.clear()
    yield
    missing = sorted(presses.made - presses.rowed())
    assert not missing, f"buttons without a row in tests/cases/rights.yaml: {missing}"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The address of a migrated, empty database; a program that a test starts can open it too."""
    if request.param == "postgresql":
        url: str = request.getfixturevalue("postgres_url")
        databases.empty(request.getfixturevalue("postgres"), SCHEMA)
        return url
    template: Path = request.getfixturevalue("sqlite_template")
    file = template.with_name("prihatin.sqlite3")
    for left in template.parent.glob(f"{file.name}*"):  # and its log, of the test before
        left.unlink()
    shutil.copyfile(template, file)
    return f"sqlite+aiosqlite:///{file}"


@pytest.fixture
async def database(database_url: str, engines: dict[str, Database]) -> AsyncIterator[Database]:
    """A database opened in this test's own event loop: its connections end with the test.

    The engine goes on to the next test, which finds its statements compiled.
    """
    opened = engines.setdefault(database_url, databases.hasty(database_url))
    yield opened
    await opened.close()


@pytest.fixture(scope="session")
def engines() -> dict[str, Database]:
    """Engines of this process by address; there is one of each kind of database."""
    return {}


@pytest.fixture
def transactions(database: Database) -> Transactions:
    return Transactions(database)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("sqlite") / "template.sqlite3"
    databases.migrate(f"sqlite+aiosqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def postgres_url(postgres: psycopg.Connection) -> Iterator[str]:
    with databases.schema_of_its_own(postgres, POSTGRES, SCHEMA) as url:
        databases.migrate(url)
        yield url


@pytest.fixture(scope="session")
def postgres() -> Iterator[psycopg.Connection]:
    """A plain connection to the server, or a visible skip; in CI a failure."""
    plain = POSTGRES.replace("+psycopg", "", 1)
    try:
        connection = psycopg.connect(plain, autocommit=True, connect_timeout=3)
    except psycopg.OperationalError as error:
        reason = f"no PostgreSQL for the tests (PRIHATIN_TEST_POSTGRES): {error}"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with connection:
        yield connection
