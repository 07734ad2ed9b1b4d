"""A branch's office as a provider: interviews, visits to the work-site and calls start there."""

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.appointments import Provider, ProviderKind
from db.models.places import Branch
from db.queries import free_times as queries
from db.queries.inserting import insert_new


async def of_branch(session: AsyncSession, branch_code: str) -> list[Provider]:
    """Return the offices of a branch, its own first made a provider if it is none yet."""
    known = await queries.offices(session, branch_code)
    if known:
        return list(known)
    branch = await session.get_one(Branch, branch_code)
    seats = int(rules.number("appointments", "office_seats"))
    await insert_new(
        session, Provider, code=f"PERKESO-{branch.code}", kind=ProviderKind.OFFICE,
        name=branch.name, address=branch.address, postcode=None, town=branch.town,
        district=branch.district, state=branch.state, latitude=branch.latitude,
        longitude=branch.longitude, phone=branch.phone, branch_code=branch.code,
        capacity=seats, services=[], active=True, synthetic=False,
    )  # fmt: skip
    return list(await queries.offices(session, branch_code))
