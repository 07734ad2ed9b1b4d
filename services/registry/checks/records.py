"""Read one employer or one person out of the extracts, and a person's history for the law.

The history holds contributions of the first category; entry is the month of the first of them,
unless an employment began earlier: then it is not known. A wage is not in the extract but its row
of the Act 4 table: the upper end of its bracket is taken.
"""

import csv
from decimal import Decimal
from functools import cache
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncSession

import config
from db.models.registry import Current, Extract
from db.queries import registry_records as queries
from services.eligibility import months
from services.eligibility.history import History
from services.eligibility.months import Month
from services.registry.checks.facts import Employer, Insured, Span, Work

TABLE = Path(config.__file__).parent / "reference" / "contribution_table_act4.csv"


async def employer(session: AsyncSession, key: int) -> Employer | None:
    """Return an employer; None where the extract has none of that key."""
    standing = await queries.standing(session)
    current = standing.get(Extract.EMPLOYERS)
    row = await queries.employer(session, current, key) if current else None
    if current is None or row is None:
        return None
    paid = standing.get(Extract.CONTRIBUTIONS)
    totals = await queries.totals(session, paid, key) if paid else None
    return Employer(
        key=key,
        name=row["name"],
        status=row["status"],
        registered_on=row["registered_on"],
        branch_code=row["branch_code"],
        town=row["town"],
        postcode=row["postcode"],
        address=row["address"],
        in_arrears=row["in_arrears"],
        employees=totals["employees"] if totals else None,
        last_month=Month(totals["last_month"]) if totals else None,
        as_of=current.as_of,
        synthetic=row["synthetic"],
    )


async def person(session: AsyncSession, key: int) -> Insured | None:
    """Return an insured person; None where the extract has none of that key."""
    standing = await queries.standing(session)
    current = standing.get(Extract.PERSONS)
    row = await queries.person(session, current, key) if current else None
    if current is None or row is None:
        return None
    paid = standing.get(Extract.CONTRIBUTIONS)
    spans = await queries.spans(session, paid, key) if paid else None
    return Insured(
        key=key,
        name=row["name"],
        born=row["born"],
        sex=row["sex"],
        phone=row["phone"],
        address=row["address"],
        postcode=row["postcode"],
        spans=None if spans is None else tuple(_span(each) for each in spans),
        works=await _works(session, standing, key),
        as_of=current.as_of,
        synthetic=row["synthetic"],
        paid_as_of=paid.as_of if paid else None,
    )


def history(insured: Insured) -> History:
    """Return what the law is applied to; what the extracts do not say stays unknown. Pure."""
    if insured.spans is None:
        return History(born=insured.born)
    spans = [span for span in insured.spans if span.with_invalidity]
    paid = {  # a span that overlaps an older one of the same employer corrects it
        (Month(number), span.employer_key): wage_of(span.wage_class)
        for span in spans
        for number in range(span.first, span.last + 1)
    }
    wages: dict[Month, Decimal] = {}
    for (month, _), wage in paid.items():
        wages[month] = wages.get(month, Decimal(0)) + wage
    entry = min((span.first for span in spans), default=None)
    if entry is not None and any(months.of(work.started_on) < entry for work in insured.works):
        entry = None  # contributions may have become payable before any was paid
    return History(born=insured.born, entry=entry, paid=frozenset(wages), wages=wages)


@cache
def _table() -> dict[int, Decimal]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {
            int(row["row"]): Decimal(row["wage_up_to"] or 0) or Decimal(row["wage_over"]) + 1
            for row in csv.DictReader(file)
        }


def wage_of(wage_class: int) -> Decimal:
    """Return the wage that stands for a row of the table, RM a month."""
    return _table()[wage_class]


def _span(row: queries.Row) -> Span:
    return Span(
        employer_key=row["employer"],
        first=Month(row["first_month"]),
        last=Month(row["last_month"]),
        wage_class=row["wage_class"],
        with_invalidity=row["category"] == 1,
    )


async def _works(
    session: AsyncSession, standing: dict[Extract, Current], key: int
) -> tuple[Work, ...]:
    paid, named = standing.get(Extract.CONTRIBUTIONS), standing.get(Extract.EMPLOYERS)
    rows = await queries.employments(session, paid, key) if paid else ()
    keys = [row["employer"] for row in rows]
    names = await queries.employers_called(session, named, keys) if named and keys else {}
    return tuple(
        Work(names.get(row["employer"], ""), row["employer"], row["started_on"], row["ended_on"])
        for row in rows
    )
