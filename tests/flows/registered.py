"""Editions of the registry filled with rows that a test or a bench makes up, without an import.

Names are normalised, numbered from 1 without a gap, and indexed, as an import does it.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Table, delete, insert, update
from sqlalchemy.ext.asyncio import AsyncSession

from db import keys
from db.models.registry import EMPLOYERS, PERSONS, Current, Edition, EmployerStatus, Extract
from services.registry import index, normalising

AS_OF = datetime(2026, 11, 27, 20, 0, tzinfo=UTC)
A_TIME = 20_000  # rows of one statement


def employer(code: str, name: str, **more: Any) -> dict[str, Any]:
    """Return the row of an active employer."""
    return {
        "key": keys.of_code(code), "name": name, "ssm_new": None, "ssm_old": None,
        "branch_code": "PHG-KTN", "address": None, "postcode": None, "town": "Kuantan",
        "state": "MY-06", "latitude": None, "longitude": None, "phone": None,
        "status": EmployerStatus.ACTIVE, "registered_on": date(2010, 5, 1), "in_arrears": None,
        "synthetic": True,
    } | more  # fmt: skip


def person(nric: str, name: str, **more: Any) -> dict[str, Any]:
    """Return the row of a person."""
    return {
        "key": keys.of_nric(nric), "name": name, "born": date(1985, 3, 12), "sex": None,
        "phone": None, "other_number": None, "address": None, "postcode": None, "synthetic": True,
    } | more  # fmt: skip


async def employers(
    session: AsyncSession, rows: Sequence[dict[str, Any]], edition: Edition = Edition.A
) -> None:
    """Make these the employers that are answered from."""
    tables = EMPLOYERS[edition]
    for table in (tables.rows, tables.called, tables.index.names):
        await session.execute(delete(table))
    numbers = await _names(session, tables.index.names, [_employer(row) for row in rows])
    called = [
        {"name_id": numbers[_employer(row)], "employer": row["key"], "former": False}
        for row in rows
    ]
    await _insert(session, tables.rows, rows)
    await _insert(session, tables.called, called)
    await _turn(session, Extract.EMPLOYERS, edition, len(rows))


async def persons(
    session: AsyncSession, rows: Sequence[dict[str, Any]], edition: Edition = Edition.A
) -> None:
    """Make these the persons that are answered from."""
    tables = PERSONS[edition]
    for table in (tables.rows, tables.index.names):
        await session.execute(delete(table))
    numbers = await _names(session, tables.index.names, [_person(row) for row in rows])
    await _insert(session, tables.rows, [row | {"name_id": numbers[_person(row)]} for row in rows])
    await _turn(session, Extract.PERSONS, edition, len(rows))


async def one_more_employer(
    session: AsyncSession, row: dict[str, Any], number: int, edition: Edition = Edition.A
) -> None:
    """Add an employer whose name stands behind those of the index."""
    tables = EMPLOYERS[edition]
    await session.execute(insert(tables.rows), [row])
    name = {"id": number, "name": _employer(row)}
    await session.execute(insert(tables.index.names), [name])
    called = {"name_id": number, "employer": row["key"], "former": False}
    await session.execute(insert(tables.called), [called])


async def _turn(session: AsyncSession, extract: Extract, edition: Edition, rows: int) -> None:
    indexed = await index.build(session, extract, edition)
    values = {
        "edition": edition, "as_of": AS_OF, "rows": rows, "names_indexed": indexed,
        "synthetic": True,
    }  # fmt: skip
    changed = await session.execute(
        update(Current).where(Current.extract == extract).values(**values)
    )
    if not changed.rowcount:  # type: ignore[attr-defined]  # an update tells it
        await session.execute(insert(Current).values(extract=extract, **values))


async def _names(session: AsyncSession, table: Table, names: Sequence[str]) -> dict[str, int]:
    numbers = {name: number for number, name in enumerate(dict.fromkeys(names), start=1)}
    await _insert(session, table, [{"id": each, "name": name} for name, each in numbers.items()])
    return numbers


async def _insert(session: AsyncSession, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    for begin in range(0, len(rows), A_TIME):
        await session.execute(insert(table), rows[begin : begin + A_TIME])


def _employer(row: dict[str, Any]) -> str:
    return normalising.employer(row["name"])


def _person(row: dict[str, Any]) -> str:
    return normalising.person(row["name"])
