"""Databases that no migration has touched yet."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import psycopg
import pytest

from db.session import Database
from tests import databases
from tests.databases import POSTGRES, SCHEMA


@pytest.fixture
def postgres_blank_url(postgres: psycopg.Connection) -> Iterator[str]:
    with databases.schema_of_its_own(postgres, POSTGRES, f"{SCHEMA}_blank") as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
async def blank(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    """An empty database, on both kinds."""
    if request.param == "postgresql":
        url = request.getfixturevalue("postgres_blank_url")
    else:
        url = f"sqlite+aiosqlite:///{tmp_path / 'blank.sqlite3'}"
    database = databases.hasty(url)
    yield database
    await database.close()
