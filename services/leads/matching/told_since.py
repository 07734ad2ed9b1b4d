"""What a joined lead, or its edited report, changed on the one that stays; a split takes it back.

Kept with the join, column by column: what was there and what came. What somebody changed again
since then stands, and so does the branch once somebody holds the lead.
"""

from collections.abc import Collection, Mapping
from datetime import date, time
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from db.base import Base
from db.models.leads import Custody, Join, JoinState, Lead
from db.queries import joining as queries
from db.queries import leads as lead_queries
from services.leads.intake import facts

KEY = "told_since"  # in `Join.before`
_BRANCH = ("branch_code", "branch_reason", "distance_km")
_OF_LEAD = (
    "kind", "severity", "accident_date", "accident_time", "place_text", "place_name", "district",
    "state", "latitude", "longitude", "vehicles", "hospital", "urls", "missing", *_BRANCH,
)  # fmt: skip
_OF_VICTIM = ("name", "age", "nric", "nationality", "occupation", "employer", "outcome")

Facts = dict[str, dict[str, Any]]  # "lead" and each victim's id: column, value


def standing(lead: Lead) -> Facts:
    """Return what the lead and its victims, all of them kept already, say now."""
    return {
        "lead": _written(lead, _OF_LEAD),
        **{str(each.id): _written(each, _OF_VICTIM) for each in lead.victims},
    }


def keep(row: Join, of: int, before: Facts, after: Facts, *, taken: bool = False) -> None:
    """Keep with the join what the report of lead *of* has changed on the lead that stays.

    *taken*: by the join itself, not by an edit since.
    """
    changed = {
        bearer: {
            column: [before[bearer][column], now]
            for column, now in columns.items()
            if before[bearer][column] != now
        }
        for bearer, columns in after.items()
        if bearer in before
    }
    added = [int(bearer) for bearer in after if bearer not in before]
    told = {"of": of, "changed": changed, "added": added, "taken": taken}
    row.before = {**row.before, KEY: [*row.before.get(KEY, ()), told]}


def added(row: Join) -> set[int]:
    """Return the victims of the lead that stays whom only edited reports of the join tell."""
    return {number for told in row.before.get(KEY, ()) for number in told["added"]}


async def take_back(
    session: AsyncSession, row: Join, family: Collection[int]
) -> list[tuple[Lead, str]]:
    """Undo what reports of the *family* have changed on each lead above, all of them locked.

    Return those that nobody holds and that are with their former branch again, with the one left.
    """
    moved = []
    above: Join | None = row
    while above is not None:
        lead = await lead_queries.locked(session, above.lead_id)
        assert lead is not None  # noqa: S101  a join names two leads that are there
        told = above.before.get(KEY, ())
        for each in reversed([each for each in told if each["of"] in family]):
            left = lead.branch_code
            await _undo(session, lead, each)
            if lead.branch_code != left:
                moved.append((lead, left))
        rest = [each for each in told if each["of"] not in family]
        above.before = {**above.before, KEY: rest} if rest else _without(above.before)
        above = await queries.of(session, lead.id, JoinState.JOINED)
    return moved


async def take_back_taken(session: AsyncSession, row: Join, stays: Lead) -> None:
    """Undo what the join itself has changed on the lead that stays."""
    told = row.before.get(KEY, ())
    for each in reversed([each for each in told if each.get("taken")]):
        await _undo(session, stays, each)
    row.before = {**row.before, KEY: [each for each in told if not each.get("taken")]}


async def _undo(session: AsyncSession, lead: Lead, told: Mapping[str, Any]) -> None:
    of_lead = told["changed"].get("lead", {})
    branch = {name: of_lead[name] for name in _BRANCH if name in of_lead}
    missing = of_lead.get("missing")
    as_before = missing is not None and lead.missing == missing[1]
    _give(lead, {name: each for name, each in of_lead.items() if name not in _BRANCH})
    if "branch_code" not in branch or lead.custody not in (Custody.HELD, Custody.ENDED):
        _give(lead, branch)
    for victim in list(lead.victims):
        _give(victim, told["changed"].get(str(victim.id), {}))
        if victim.id in told["added"]:
            lead.victims.remove(victim)
            await session.delete(victim)
    if not as_before:
        lead.missing = [*facts.missing(lead)]


def _written(row: Base, columns: tuple[str, ...]) -> dict[str, Any]:
    return {column: _plain(getattr(row, column)) for column in columns}


def _give(row: Base, columns: Mapping[str, Any]) -> None:
    for column, (was, now) in columns.items():
        if _plain(getattr(row, column)) == now:
            setattr(row, column, _value(column, was))


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | time) else value


def _value(column: str, kept: Any) -> Any:
    if kept is None or column not in ("accident_date", "accident_time"):
        return kept
    return date.fromisoformat(kept) if column == "accident_date" else time.fromisoformat(kept)


def _without(before: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in before.items() if name != KEY}
