"""Keep the branches of the reference data as rows, so that other rows can point at them."""

import csv

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.places import Branch
from db.queries import branches as queries
from services.places.gazetteer import REFERENCE


async def keep(session: AsyncSession) -> int:
    """Add the branches that are not rows yet and return how many; known rows stay as edited."""
    known = {branch.code for branch in await queries.every(session)}
    with (REFERENCE / "branches.csv").open(encoding="utf-8", newline="") as lines:
        new = [_branch(row) for row in csv.DictReader(lines) if row["code"] not in known]
    session.add_all(new)
    return len(new)


def _branch(row: dict[str, str]) -> Branch:
    return Branch(
        code=row["code"],
        name=row["name"],
        kind=row["kind"],
        state=row["state"],
        town=row["town"],
        district=row["district"],
        address=row["address"] or None,
        phone=row["phone"] or None,
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
    )
