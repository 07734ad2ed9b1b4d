"""Write small extracts, import them, and read what is answered from then."""

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import select

from bot import imports
from bot.imports import Report, Wanted
from bot.transactions import Transactions
from db import keys
from db.models.registry import CONTRIBUTIONS, EMPLOYERS, PERSONS, Extract
from services.registry import editions

EMPLOYERS_HEAD = ("code", "name", "former_names", "town", "synthetic")
PERSONS_HEAD = ("nric", "name", "synthetic")
MONTHS_HEAD = (
    "nric", "employer", "first_month", "last_month", "wage", "started_on", "ended_on", "synthetic",
)  # fmt: skip

ALI, SITI, CHONG = "800101060011", "850615060022", "900420060033"
MAJU, JAYA = "Z0000000001Z", "Z0000000002Z"

Rows = Sequence[Sequence[Any]]
FOUR: Rows = [
    (ALI, "Ali bin Abu", 1),
    (SITI, "Siti binti Omar", 1),
    (CHONG, "Chong Wei Ming", 1),
    ("910505060045", "Ali bin Abu", 1),
]
OTHER = [(ALI, "Ali bin Abu Bakar", 1), (SITI, "Siti binti Omar", 1), (CHONG, "Chong Wei Ming", 1)]


def write(path: Path, headings: Sequence[str], rows: Rows) -> Path:
    """Write a CSV file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([headings, *rows])
    return path


def persons(folder: Path, rows: Rows = FOUR, name: str = "persons.csv") -> Path:
    """Write a file of persons."""
    return write(folder / name, PERSONS_HEAD, rows)


async def take(
    transactions: Transactions, file: Path, extract: Extract = Extract.PERSONS, **more: Any
) -> Report:
    """Import the file."""
    return await imports.take(transactions, Wanted(extract, file, **more))


async def names(transactions: Transactions) -> dict[str, str]:
    """Return the names of persons by identity number, as they are answered now."""
    async with transactions.database.sessions() as session:
        current = await editions.current(session)
        if Extract.PERSONS not in current:
            return {}
        rows = PERSONS[current[Extract.PERSONS]].rows
        found = await session.execute(select(rows.c.key, rows.c.name))
        return {keys.number_of(row.key): row.name for row in found}


async def called(transactions: Transactions) -> set[tuple[str, str, bool]]:
    """Return normalised name, employer's code and whether it is a former name."""
    async with transactions.database.sessions() as session:
        kept = EMPLOYERS[(await editions.current(session))[Extract.EMPLOYERS]]
        found = await session.execute(
            select(kept.index.names.c.name, kept.called.c.employer, kept.called.c.former).join(
                kept.called, kept.called.c.name_id == kept.index.names.c.id
            )
        )
        return {(row.name, keys.code_of(row.employer), row.former) for row in found}


async def months(transactions: Transactions, table: str = "spans") -> list[tuple[Any, ...]]:
    """Return all rows of a table of the contributions."""
    async with transactions.database.sessions() as session:
        kept = CONTRIBUTIONS[(await editions.current(session))[Extract.CONTRIBUTIONS]]
        rows = getattr(kept, table)
        found = await session.execute(select(rows).order_by(*rows.primary_key))
        return [tuple(row) for row in found]
