"""A lead that somebody holds, with report and victim: what the flow tests of casework need."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.casework import Entry
from db.models.leads import Lead, Sighting, Stage, Victim
from db.models.people import Person, Role
from services.leads.casework import timers
from services.leads.hands import answering, escalation
from tests.flows import make

GROUP = -1001  # Kuantan's squad
AINA, BAKRI, CHONG, DEVI, POSTER, STRANGER = 11, 12, 13, 14, 15, 99
REPORT = "Kemalangan maut di Gambang, Kuantan. Mangsa Zulkarnain bin Contoh, 34."
NAME = "Zulkarnain bin Contoh"


async def staff(session: AsyncSession) -> None:
    """Aina and Bakri are Kuantan's squad, Chong its head, Devi coordinates Pahang."""
    await make.group(session, GROUP)
    await make.person(session, AINA, role=Role.SQUAD, name="Aina binti Sampel")
    await make.person(session, BAKRI, role=Role.SQUAD, name="Bakri bin Sampel")
    await make.person(session, CHONG, role=Role.BRANCH_HEAD, name="Chong Contoh")
    await make.person(session, DEVI, role=Role.COORDINATOR, scope="MY-06", name="Devi a/p Contoh")
    await make.person(session, POSTER, name="Poster Sampel", reachable=False)
    await make.duty(session, AINA)


async def lead(
    session: AsyncSession,
    holder_id: int | None = AINA,
    *,
    name: str = NAME,
    nric: str | None = "920101065555",
    text: str = REPORT,
    posted_by: int = POSTER,
    **facts: Any,
) -> int:
    """Add a lead posted in Kuantan's group, accepted by the holder; return its number."""
    poster = await session.get_one(Person, posted_by)
    given = {"place_name": "Gambang", "district": "Kuantan", "state": "MY-06", **facts}
    row = await make.lead(session, poster, **given)
    row.victims.append(Victim(name=name, age=34, nric=nric))
    session.add(
        Sighting(
            lead_id=row.id, chat_id=GROUP, message_id=700 + row.id,
            posted_by_id=posted_by, posted_at=row.opened_at, text=text,
        )
    )  # fmt: skip
    await session.flush()
    await timers.start(session, row)
    if holder_id is not None:
        await answering.accept(session, await session.get_one(Person, holder_id), row.id)
    else:
        await escalation.start(session, row)
    return row.id


async def now(after: AsyncSession, number: int) -> Lead:
    """Return the lead as it was committed."""
    await after.rollback()
    return await after.get_one(Lead, number, populate_existing=True)


async def stages(after: AsyncSession, number: int) -> list[Stage]:
    """Return the steps that the history tells, in order."""
    found = await after.scalars(select(Entry).where(Entry.lead_id == number).order_by(Entry.id))
    return [Stage(each.details["stage"]) for each in found if "stage" in each.details]
