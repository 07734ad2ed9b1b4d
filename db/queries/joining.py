"""The database's questions about which leads tell of one accident."""

from collections.abc import Collection, Sequence
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Date, TextClause, bindparam, delete, insert, text
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.leads import Key

MOST_A_KEY = 120  # leads under one key: of a disaster only the last ones, the rare keys find others


async def keep_keys(session: AsyncSession, lead_id: int, day: date, keys: Collection[str]) -> None:
    """Keep the lead under these keys only."""
    await session.execute(delete(Key).where(Key.lead_id == lead_id))
    rows = [{"key": key, "day": day, "lead_id": lead_id} for key in sorted(keys)]
    if rows:
        await session.execute(insert(Key), rows)


async def candidates(
    session: AsyncSession,
    wanted: Sequence[tuple[str, int, date, date]],
    *,
    but: int,
    most: int,
) -> list[int]:
    """Return leads under the wanted (key, weight, first day, last day), most weight first."""
    if not wanted:
        return []
    values: dict[str, Any] = {"but": but, "most": most}
    for number, (key, weight, first, last) in enumerate(wanted):
        values |= {f"k{number}": key, f"f{number}": first, f"l{number}": last, f"w{number}": weight}
    found = await session.execute(_candidates(len(wanted)), values)
    return [row[0] for row in found]


@cache
def _candidates(count: int) -> TextClause:
    """Return one statement for *count* keys; each reads no more than it must of the index."""
    parts = " UNION ALL ".join(_PART.format(n=n, most=MOST_A_KEY) for n in range(count))
    days = [bindparam(f"{end}{n}", type_=Date) for n in range(count) for end in "fl"]
    return text(_WHOLE.format(parts=parts)).bindparams(*days)


_PART = """
SELECT * FROM (
    SELECT lead_id, CAST(:w{n} AS INTEGER) AS weight FROM lead_keys
    WHERE key = :k{n} AND day BETWEEN :f{n} AND :l{n}
    ORDER BY day DESC, lead_id DESC LIMIT {most}
) AS s{n}
"""
_WHOLE = """
SELECT lead_id FROM ({parts}) AS found WHERE lead_id <> :but
GROUP BY lead_id ORDER BY SUM(weight) DESC, lead_id LIMIT :most
"""
