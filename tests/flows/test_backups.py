"""The drill: a backup made under writes is restored elsewhere, and all promises hold there."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import func, select
from sqlalchemy.engine import make_url

from bot import backups, office
from bot.office import Refused
from bot.transactions import Transactions
from config.settings import Settings
from db.models.leads import Sighting
from db.models.people import Role
from db.session import connect
from services.records import installation, proof
from tests.databases import SCHEMA
from tests.flows import make
from tests.flows.conftest import Chat

AINA, CHONG, GROUP = 11, 13, -1001
REPORT = "Kemalangan maut pagi tadi di Gambang, Kuantan. Mangsa Zulkarnain bin Contoh, 34, lori."


def settings_on(url: str) -> Settings:
    plain = Settings(_env_file=None, environment="sandbox")
    return plain.model_copy(update={"database_url": url})


@contextmanager
def elsewhere(url: str, folder: Path) -> Iterator[str]:
    """The address of another database, empty; SQLite's is a file that is not there."""
    if url.startswith("sqlite"):
        yield f"sqlite+aiosqlite:///{folder}/elsewhere.sqlite3"
        return
    name = f"{SCHEMA}_elsewhere"
    plain = make_url(url).set(drivername="postgresql")
    with psycopg.connect(plain.render_as_string(hide_password=False), autocommit=True) as server:
        server.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(name))
        )
        there = plain.set(database=name).render_as_string(hide_password=False)
        with psycopg.connect(there, autocommit=True) as inside:
            inside.execute(sql.SQL("CREATE SCHEMA {}").format(sql.Identifier(SCHEMA)))
        try:
            yield make_url(url).set(database=name).render_as_string(hide_password=False)
        finally:
            dropped = sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name))
            server.execute(dropped)


async def test_backup_under_writes_is_restored_and_all_promises_hold(
    chat: Chat, transactions: Transactions, database_url: str, tmp_path: Path
) -> None:
    async with transactions.begin() as session:
        await installation.settle(session, "sandbox")
        await make.group(session, GROUP)
        await make.person(session, AINA, role=Role.SQUAD)
        await make.duty(session, AINA, hours=48)
        await make.person(session, CHONG, role=Role.BRANCH_HEAD)
    await chat.say(CHONG, REPORT, chat=GROUP)
    file, said = tmp_path / "prihatin.backup", 1
    copying = asyncio.create_task(backups.backup(settings_on(database_url), file))
    while not copying.done():
        await chat.say(CHONG, REPORT, chat=GROUP)
        said += 1
    await copying

    with elsewhere(database_url, tmp_path) as url:
        told = await backups.restore(settings_on(url), file)
        walked = await office.verify(settings_on(url))
        database = connect(url)
        async with Transactions(database).snapshot() as session:
            seen = await proof.recount(session, all_posts=True)
            sighted = await session.scalar(select(func.count()).select_from(Sighting)) or 0
        await database.close()

    assert said > 1
    assert file.stat().st_mode & 0o077 == 0
    assert told.startswith("Restored: revision ")
    assert (walked.problem, seen.problems) == (None, [])
    assert 1 <= sighted <= said


async def test_restore_never_writes_over_a_database(
    chat: Chat, transactions: Transactions, database_url: str, tmp_path: Path
) -> None:
    async with transactions.begin() as session:
        await installation.settle(session, "sandbox")
    file = tmp_path / "prihatin.backup"
    await backups.backup(settings_on(database_url), file)

    with pytest.raises(Refused, match="Nothing was done"):
        await backups.restore(settings_on(database_url), file)
    with pytest.raises(Refused, match="exists already"):
        await backups.backup(settings_on(database_url), file)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_what_is_no_backup_is_not_restored(database_url: str, tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("Dear Sir or Madam, " * 100)

    with elsewhere(database_url, tmp_path) as url, pytest.raises(Refused, match="cannot be copied"):
        await backups.restore(settings_on(url), file)

    assert not (tmp_path / "elsewhere.sqlite3").exists()


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_missing_tool_is_a_sentence(
    chat: Chat,
    transactions: Transactions,
    database_url: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with transactions.begin() as session:
        await installation.settle(session, "sandbox")
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(Refused, match="pg_dump is not installed here"):
        await backups.backup(settings_on(database_url), tmp_path / "prihatin.backup")

    assert list(tmp_path.iterdir()) == []
