"""Find an employer or a person by a whole number, or by the very name."""

from sqlalchemy import Table, select
from sqlalchemy.ext.asyncio import AsyncSession

from db import keys
from db.models.registry import EMPLOYERS, PERSONS, Current, Extract
from db.queries import registry_records as records
from services.places import distance
from services.registry import normalising
from services.registry import typed as reading
from services.registry.found import Candidate, Found, Kind
from services.registry.numbers import NumberKind

EXTRACTS = {Kind.EMPLOYER: Extract.EMPLOYERS, Kind.PERSON: Extract.PERSONS}


async def find(session: AsyncSession, text: str) -> Found:
    """Return who may be meant by a text."""
    read = reading.read(text)
    standing = await records.standing(session)
    found: list[Candidate] = []
    for kind, extract in EXTRACTS.items():
        if (current := standing.get(extract)) is not None:
            table = _table(kind, current)
            for row in (await session.execute(select(table))).mappings():
                if _key(kind, row["key"], read) or _called(kind, row["name"], read):
                    found.append(_candidate(kind, row))
    dated = {kind: standing[each].as_of for kind, each in EXTRACTS.items() if each in standing}
    exact = bool(read.numbers) and not read.names
    return Found(read, tuple(found), len(found) == 1, exact, dated)


async def around(session: AsyncSession, point: tuple[float, float]) -> Found:
    """Return the employers near a point, the nearest first."""
    standing = await records.standing(session)
    current = standing.get(Extract.EMPLOYERS)
    found: list[Candidate] = []
    if current is not None:
        for row in (await session.execute(select(_table(Kind.EMPLOYER, current)))).mappings():
            if row["latitude"] is not None:
                km = distance.kilometres(point, (row["latitude"], row["longitude"]))
                if km <= 1:
                    found.append(_candidate(Kind.EMPLOYER, row, km))
    dated = {Kind.EMPLOYER: current.as_of} if current else {}
    ordered = tuple(sorted(found, key=lambda each: each.km or 0))
    return Found(reading.read(""), ordered, False, False, dated)


def _table(kind: Kind, current: Current) -> Table:
    tables = EMPLOYERS if kind is Kind.EMPLOYER else PERSONS
    return tables[current.edition].rows


def _key(kind: Kind, key: int, read: reading.Typed) -> bool:
    if kind is Kind.EMPLOYER:
        return any(n.kind is NumberKind.CODE and n.value == keys.code_of(key) for n in read.numbers)
    return any(n.kind is NumberKind.NRIC and n.value == keys.number_of(key) for n in read.numbers)


def _called(kind: Kind, name: str, read: reading.Typed) -> bool:
    form = normalising.employer if kind is Kind.EMPLOYER else normalising.person
    return not read.numbers and any(form(each.text) in form(name) for each in read.names)


def _candidate(kind: Kind, row: records.Row, km: float | None = None) -> Candidate:
    if kind is Kind.PERSON:
        born = row["born"].year if row["born"] else None
        return Candidate(kind, row["key"], row["name"], 100, born_year=born)
    return Candidate(
        kind, row["key"], row["name"], 100, town=row["town"], branch_code=row["branch_code"],
        status=row["status"], km=km,
    )  # fmt: skip
