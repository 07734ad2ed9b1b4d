"""Keep the branches of the reference data as rows, so that other rows can point at them."""

import csv

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.places import Branch
from services.places.gazetteer import REFERENCE


async def keep(session: AsyncSession) -> int:
    """Add the branches that are not rows yet and return how many; known rows stay as edited."""
    added = 0
    with (REFERENCE / "branches.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if await session.get(Branch, row["code"]) is None:
                session.add(_branch(row))
                added += 1
    return added


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
