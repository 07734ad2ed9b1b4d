"""The town in the program's database: each thing by its business key, added once, never changed.

What a tester has changed or revoked stays so, because whoever is known is left alone.
"""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime, timedelta

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from db.models.people import DutyShift, Person
from db.models.places import Group
from db.models.registry import Clinic, ContributionSpan, Employer, Worker
from services import clock
from services.people import roles
from services.places import branches
from services.records import audit, installation

from . import cast, plan, registry, rosters
from .cast import Character


async def keep(session: AsyncSession, now: datetime) -> None:
    """Add what is missing.

    Raises:
        OtherEnvironment: the database is not a sandbox's.
    """
    await installation.settle(session, "sandbox")
    await branches.keep(session)
    await session.flush()
    await _people(session, now)
    await _groups(session, now)
    await _shifts(session, now)
    await _clinics(session)
    await _employers(session)
    await _workers(session, now)


async def groups(session: AsyncSession) -> dict[str, Group]:
    """Return the town's groups by branch; after a migration they have other chat ids."""
    rows = await session.scalars(select(Group).where(Group.synthetic).order_by(Group.id.desc()))
    return {row.branch_code: row for row in rows}


async def on_duty(session: AsyncSession, now: datetime) -> set[int]:
    """Return the Telegram ids of everybody on duty."""
    rows = await session.scalars(
        select(Person.telegram_id)
        .join(DutyShift, DutyShift.person_id == Person.id)
        .where(DutyShift.starts_at <= now, DutyShift.ends_at > now)
    )
    return set(rows)


def last_month(now: datetime) -> date:
    """Return the newest month that employers have paid for: the one before this."""
    today = now.astimezone(clock.LOCAL).date()
    return (today.replace(day=1) - timedelta(days=1)).replace(day=1)


async def _people(session: AsyncSession, now: datetime) -> None:
    known = await _known(session, Person.telegram_id)
    for one in cast.staff():
        if one.telegram_id not in known:
            await _enrol(session, one, now)


async def _enrol(session: AsyncSession, one: Character, now: datetime) -> None:
    """Add somebody of the staff, who has pressed Start before."""
    person = Person(
        telegram_id=one.telegram_id,
        name=one.name.full,
        staff_number=one.staff_number,
        language=None if one.language == "ms" else one.language,
        created_at=now,
        chat_opened_at=now,
        synthetic=True,
    )
    session.add(person)
    await session.flush()
    if one.role:
        await roles.give(session, person, one.role, one.scope, by=None)


async def _groups(session: AsyncSession, now: datetime) -> None:
    known = await groups(session)
    for branch in plan.town()["branches"]:
        if branch["code"] in known:
            continue
        row = Group(
            chat_id=branch["group"]["id"],
            title=branch["group"]["title"],
            branch_code=branch["code"],
            language="ms",
            registered_at=now,
            synthetic=True,
        )
        session.add(row)
        await session.flush()
        audit.note(
            session,
            action="group.registered",
            chat=row.chat_id,
            subject=f"group:{row.id}",
            branch=row.branch_code,
        )


async def _shifts(session: AsyncSession, now: datetime) -> None:
    """Fill the days without any shift; a day that a tester has edited stays as it is."""
    change, days = rosters.hours(), rosters.days(now)
    ids = await _ids(session)
    for branch in plan.town()["branches"]:
        squad = [ids[one.telegram_id] for one in cast.squad(branch["code"])]
        begun = await _days_with_shifts(session, branch["code"], squad)
        new = [
            {
                "branch_code": branch["code"],
                "person_id": squad[shift.member],
                "starts_at": shift.starts_at,
                "ends_at": shift.ends_at,
            }
            for day in days
            if day not in begun
            for shift in rosters.shifts(day, len(squad), branch["weekend"], change)
        ]
        if new:
            await session.execute(insert(DutyShift), new)


async def _days_with_shifts(session: AsyncSession, branch: str, squad: list[int]) -> set[date]:
    starts = await session.scalars(
        select(DutyShift.starts_at).where(
            DutyShift.branch_code == branch, DutyShift.person_id.in_(squad)
        )
    )
    return {start.astimezone(clock.LOCAL).date() for start in starts}


async def _clinics(session: AsyncSession) -> None:
    known = await _known(session, Clinic.name)
    session.add_all(
        Clinic(**clinic, synthetic=True)
        for clinic in plan.town()["clinics"]
        if clinic["name"] not in known
    )


async def _employers(session: AsyncSession) -> None:
    known = await _known(session, Employer.code)
    session.add_all(
        Employer(
            code=one.code,
            name=one.name,
            branch_code=one.branch_code,
            town=one.town,
            registered_on=one.registered_on,
            synthetic=True,
        )
        for one in registry.employers()
        if one.code not in known
    )
    await session.flush()


async def _workers(session: AsyncSession, now: datetime) -> None:
    known = await _known(session, Worker.nric)
    new = [one for one in registry.workers() if one.nric not in known]
    if not new:
        return
    workers = [
        {"nric": one.nric, "name": one.name.full, "phone": one.phone, "synthetic": True}
        for one in new
    ]
    added = await session.execute(insert(Worker).returning(Worker.nric, Worker.id), workers)
    ids: dict[str, int] = {row[0]: row[1] for row in added}
    employers, until = registry.employers(), last_month(now)
    spans = [
        {"worker_id": ids[one.nric], **asdict(job)}
        for one in new
        for job in registry.jobs_of(one, employers, until)
    ]
    await session.execute(insert(ContributionSpan), spans)


async def _known(
    session: AsyncSession, key: InstrumentedAttribute[str] | InstrumentedAttribute[int]
) -> set[str | int]:
    return set(await session.scalars(select(key)))


async def _ids(session: AsyncSession) -> dict[int, int]:
    """Return people.id by Telegram id."""
    rows: Iterable[tuple[int, int]] = (
        (row[0], row[1]) for row in await session.execute(select(Person.telegram_id, Person.id))
    )
    return dict(rows)
