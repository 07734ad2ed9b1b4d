"""The database's questions about which leads tell of one accident."""

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date, timedelta
from functools import cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Date, TextClause, bindparam, delete, insert, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.assignments import Assignment
from db.models.leads import Join, JoinState, Key, Lead, Sighting, Victim
from db.models.messaging import Due, DueState

MOST_A_KEY = 120  # leads under one key: of a disaster only the last ones, the rare keys find others
LEAST_WEIGHT = 4  # of all keys shared: one common word, or the district alone, is never enough

_TOLD = (
    select(
        Lead.id, Lead.opened_at, Lead.accident_date, Lead.accident_time, Lead.kind,
        Lead.place_name, Lead.place_text, Lead.district, Lead.state, Lead.latitude, Lead.longitude,
        Lead.vehicles, Lead.hospital, Lead.urls, Lead.custody, Lead.joined_into_id,
        Victim.id.label("victim_id"), Victim.name, Victim.age, Victim.nric, Victim.nationality,
        Victim.occupation, Victim.employer, Victim.outcome,
    )
    .outerjoin(Victim, Victim.lead_id == Lead.id)
    .where(Lead.id.in_(bindparam("ids", expanding=True)))
    .order_by(Victim.id)
)  # fmt: skip
_TEXTS = (
    select(Sighting.lead_id, Sighting.text)
    .where(Sighting.lead_id.in_(bindparam("ids", expanding=True)))
    .order_by(Sighting.id)
)


async def keep_keys(session: AsyncSession, lead_id: int, day: date, keys: Collection[str]) -> None:
    """Keep the lead under these keys only."""
    await session.execute(delete(Key).where(Key.lead_id == lead_id))
    await add_keys(session, lead_id, day, keys)


async def add_keys(session: AsyncSession, lead_id: int, day: date, keys: Collection[str]) -> None:
    """Keep the lead under these keys, which it is not kept under yet."""
    rows = [{"key": key, "day": day, "lead_id": lead_id} for key in sorted(keys)]
    if rows:
        await session.execute(insert(Key), rows)


async def candidates(
    session: AsyncSession,
    wanted: Collection[tuple[str, int, int]],
    *,
    day: date,
    but: int,
    most: int,
) -> list[int]:
    """Return leads under the wanted (key, weight, days before and after *day*), most weight first.

    There are few windows of days, so the same statement serves many leads.
    """
    if not wanted:
        return []
    values: dict[str, Any] = {"but": but, "most": most}
    ranked = sorted(wanted, key=itemgetter(2))
    for number, (key, weight, days) in enumerate(ranked):
        values |= {f"k{number}": key, f"w{number}": weight}
        values |= {f"f{days}": day - timedelta(days), f"l{days}": day + timedelta(days)}
    counts = Counter(days for _, _, days in ranked)
    return list(await session.scalars(_candidates(tuple(sorted(counts.items()))), values))


async def told(session: AsyncSession, ids: Collection[int]) -> Sequence[Any]:
    """Return what was read of these leads: a row for each victim, one for a lead without any."""
    return (await session.execute(_TOLD, {"ids": list(ids)})).all()


async def texts(session: AsyncSession, ids: Collection[int]) -> Sequence[Any]:
    """Return (lead, text) of each report of these leads."""
    return (await session.execute(_TEXTS, {"ids": list(ids)})).all()


async def decided(session: AsyncSession, lead_id: int) -> set[int]:
    """Return the leads about which it was already asked whether they are one with this one."""
    found = await session.execute(
        select(Join.lead_id, Join.joined_id).where(
            (Join.lead_id == lead_id) | (Join.joined_id == lead_id)
        )
    )
    return {number for row in found for number in row} - {lead_id}


async def into_of(session: AsyncSession, lead_id: int) -> int | None:
    """Return the lead into which this one was joined."""
    return await session.scalar(select(Lead.joined_into_id).where(Lead.id == lead_id))


async def into(session: AsyncSession, lead_id: int) -> Sequence[Join]:
    """Return what was joined into the lead, the oldest join first."""
    found = await session.scalars(
        select(Join)
        .where(Join.lead_id == lead_id, Join.state == JoinState.JOINED)
        .order_by(Join.decided_at, Join.id)
        .execution_options(populate_existing=True)
    )
    return found.all()


async def that_stay(session: AsyncSession, ids: Collection[int]) -> set[int]:
    """Return which of these leads others were joined into."""
    found = select(Join.lead_id).where(Join.lead_id.in_(ids), Join.state == JoinState.JOINED)
    return set(await session.scalars(found))


async def between(session: AsyncSession, lead_id: int, joined_id: int) -> Join | None:
    """Return the join of the two, whatever its state."""
    return await session.scalar(
        select(Join)
        .where(Join.lead_id == lead_id, Join.joined_id == joined_id)
        .execution_options(populate_existing=True)
    )


async def of(session: AsyncSession, joined_id: int, state: JoinState) -> Join | None:
    """Return the lead's join in that state; there is one at most."""
    return await session.scalar(
        select(Join)
        .where(Join.joined_id == joined_id, Join.state == state)
        .order_by(Join.id.desc())
        .limit(1)
        .execution_options(populate_existing=True)
    )


async def assignments(session: AsyncSession, lead_id: int) -> Sequence[Assignment]:
    """Return the steps of all plans of the lead."""
    found = await session.scalars(
        select(Assignment)
        .where(Assignment.lead_id == lead_id)
        .order_by(Assignment.id)
        .execution_options(populate_existing=True)
    )
    return found.all()


async def waiting_dues(session: AsyncSession, lead_id: int) -> Sequence[Due]:
    """Return what is planned for the lead."""
    found = await session.scalars(
        select(Due)
        .where(Due.key.like(f"lead:{lead_id}:%"), Due.state == DueState.WAITING)
        .order_by(Due.id)
        .execution_options(populate_existing=True)
    )
    return found.all()


@cache
def _candidates(counts: tuple[tuple[int, int], ...]) -> TextClause:
    """Return one statement for so many keys of each window of days.

    Each part reads no more than it must of the index.
    """
    windows = [days for days, count in counts for _ in range(count)]
    parts = " UNION ALL ".join(
        _PART.format(n=n, days=days, most=MOST_A_KEY) for n, days in enumerate(windows)
    )
    ends = [bindparam(f"{end}{days}", type_=Date) for days, _ in counts for end in "fl"]
    return text(_WHOLE.format(parts=parts, least=LEAST_WEIGHT)).bindparams(*ends)


_PART = """
SELECT * FROM (
    SELECT lead_id, CAST(:w{n} AS INTEGER) AS weight FROM lead_keys
    WHERE key = :k{n} AND day BETWEEN :f{days} AND :l{days}
    ORDER BY day DESC, lead_id DESC LIMIT {most}
) AS s{n}
"""
_WHOLE = """
SELECT lead_id FROM ({parts}) AS found WHERE lead_id <> :but
GROUP BY lead_id HAVING SUM(weight) >= {least} ORDER BY SUM(weight) DESC, lead_id LIMIT :most
"""
