"""What an exception says of a person reaches no log, no alarm, no screen of the command line."""

import logging
from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import insert, select, text

from bot import errors, logs, office
from bot.errors import Circumstance
from bot.transactions import Transactions
from config.settings import Settings
from db.models.messaging import Letter
from db.models.people import Role
from db.models.registry import PERSONS, Edition
from db.queries import loading
from services.records import installation
from tests.flows import make, registered
from tests.flows.conftest import Chat
from tests.flows.intake import rows
from tests.flows.registry import SITI

ADMIN, SOMEBODY = 50, 51
TABLE = PERSONS[Edition.A].rows
ROW = registered.person(SITI, "SITI CONTOH BINTI SAMPEL", born=date(1989, 3, 12))
SAID = (SITI, "890312", "SITI", "1989")

Wrong = Callable[[Transactions], Awaitable[None]]


async def kept_twice(transactions: Transactions) -> None:
    async with transactions.begin() as session:
        await session.execute(insert(TABLE), [ROW | {"name_id": 1}] * 2)


async def kept_in_part(transactions: Transactions) -> None:
    async with transactions.begin() as session:
        await session.execute(insert(TABLE), [ROW])


async def loaded_twice(transactions: Transactions) -> None:
    row = tuple((ROW | {"name_id": 1})[column.name] for column in TABLE.columns)
    async with transactions.begin() as session:
        await loading.add(session, TABLE, [row, row])


async def asked_for_no_number(transactions: Transactions) -> None:
    async with transactions.begin() as session:
        await session.execute(text("SELECT CAST(:said AS integer) / :none"), {"said": "x"})


async def read_wrongly(_: Transactions) -> None:
    try:
        int(ROW["name"])
    except ValueError as error:
        raise KeyError(ROW["name"]) from error


WRONGS = [kept_twice, kept_in_part, loaded_twice, asked_for_no_number, read_wrongly]


async def raised(transactions: Transactions, wrong: Wrong) -> Exception:
    """Return what goes wrong."""
    try:
        await wrong(transactions)
    except Exception as error:
        return error
    raise AssertionError("nothing went wrong")


def written(error: Exception) -> str:
    """Return how it stands in the log."""
    info: Any = (type(error), error, error.__traceback__)
    record = logging.LogRecord("x", logging.ERROR, "x.py", 1, "failed", None, info)
    return logs.formatter([], readable=False).format(record)


@pytest.mark.parametrize("wrong", WRONGS)
async def test_log_shows_the_way_and_nothing_of_the_person(
    transactions: Transactions, wrong: Wrong
) -> None:
    line = written(await raised(transactions, wrong))

    assert wrong.__name__ in line
    assert not [said for said in SAID if said in line]


async def test_log_names_what_was_violated(transactions: Transactions) -> None:
    line = written(await raised(transactions, kept_twice))

    assert "IntegrityError" in line
    assert TABLE.name in line


@pytest.mark.parametrize("wrong", WRONGS)
async def test_admin_and_sender_read_nothing_of_the_person(
    chat: Chat, transactions: Transactions, wrong: Wrong
) -> None:
    async with transactions.begin() as session:
        await make.person(session, ADMIN, role=Role.ADMIN, scope="MY")
        await make.person(session, SOMEBODY)
    where = Circumstance(900, SOMEBODY, SOMEBODY, 1, pressed=False, language="ms")

    await errors.unexpected(transactions, where, await raised(transactions, wrong))

    letters = await rows(chat, select(Letter))
    assert {each.chat_id for each in letters} == {ADMIN, SOMEBODY}
    assert not [said for said in SAID for each in letters if said in str(each.payload)]


@pytest.mark.parametrize("wrong", [kept_twice, kept_in_part, loaded_twice])
async def test_command_line_refuses_without_the_row(
    transactions: Transactions, database_url: str, wrong: Wrong
) -> None:
    settings = Settings(_env_file=None, environment="sandbox", database_url=database_url)
    async with transactions.begin() as session:
        await installation.settle(session, "sandbox")

    with pytest.raises(Exception) as refused:  # noqa: PT011  whichever it is
        async with office.office(settings) as opened:
            await wrong(opened)

    assert not [said for said in SAID if said in str(refused.value)]
