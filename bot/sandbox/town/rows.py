"""The town in the program's database: each thing by its business key, added once, never changed.

What a tester has changed or revoked stays so, because whoever is known is left alone.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from sqlalchemy import exists, insert, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from db.models.appointments import Provider
from db.models.people import DutyShift, Leave, Person
from db.models.places import Group
from services import clock
from services.people import roles
from services.people.duty_hours import Days
from services.people.rostering import Duty
from services.places import branches
from services.records import audit, installation
from services.screening.clinics import hours, slot_words

from . import cast, extracts, plan, rosters
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
    await _providers(session)
    await extracts.keep(session, last_month(now))


async def groups(session: AsyncSession) -> dict[str, Group]:
    """Return the town's groups by branch; after a migration they have other chat ids."""
    rows = await session.scalars(select(Group).where(Group.synthetic).order_by(Group.id.desc()))
    return {row.branch_code: row for row in rows}


async def on_duty(session: AsyncSession, now: datetime) -> set[int]:
    """Return the Telegram ids of everybody on duty."""
    today = now.astimezone(clock.LOCAL).date()
    on_leave = exists().where(
        Leave.person_id == DutyShift.person_id, Leave.starts_on <= today, Leave.ends_on >= today
    )
    rows = await session.scalars(
        select(Person.telegram_id)
        .join(DutyShift, DutyShift.person_id == Person.id)
        .where(DutyShift.starts_at <= now, DutyShift.ends_at > now, ~on_leave)
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
    ids = await _ids(session)
    for branch in plan.town()["branches"]:
        code, days = branch["code"], rosters.days(now)
        squad = [ids[one.telegram_id] for one in cast.squad(code)]
        known = await _known_duty(session, code, squad)
        begun = {duty.starts_at.astimezone(clock.LOCAL).date() for duty in known if duty.here}
        empty = [day for day in days if day not in begun]
        if not empty:
            continue
        first_time = not begun
        leave = rosters.leave(code, squad, now) if first_time else await _leave(session, squad)
        new = rosters.fill(branch["state"], squad, empty, known, leave)
        if first_time:
            _keep_leave(session, leave, now)
            new = rosters.with_gap(code, new, now)
        rows = [
            {
                "branch_code": code,
                "person_id": duty.person_id,
                "starts_at": duty.starts_at,
                "ends_at": duty.ends_at,
            }
            for duty in new
        ]
        await session.execute(insert(DutyShift), rows)


async def _known_duty(session: AsyncSession, branch: str, squad: list[int]) -> list[Duty]:
    rows = await session.scalars(select(DutyShift).where(DutyShift.person_id.in_(squad)))
    return [
        Duty(row.person_id, row.starts_at, row.ends_at, row.branch_code == branch) for row in rows
    ]


async def _leave(session: AsyncSession, squad: list[int]) -> dict[int, list[Days]]:
    found: dict[int, list[Days]] = {}
    for row in await session.scalars(select(Leave).where(Leave.person_id.in_(squad))):
        found.setdefault(row.person_id, []).append((row.starts_on, row.ends_on))
    return found


def _keep_leave(session: AsyncSession, leave: dict[int, list[Days]], now: datetime) -> None:
    session.add_all(
        Leave(person_id=person_id, starts_on=first, ends_on=last, noted_at=now)
        for person_id, entries in leave.items()
        for first, last in entries
    )


async def _providers(session: AsyncSession) -> None:
    known = await _known(session, Provider.code)
    today = clock.now().astimezone(clock.LOCAL).date()
    for entry in plan.town()["clinics"]:
        if entry["code"] in known:
            continue
        facts = {name: value for name, value in entry.items() if name != "hours"}
        clinic = Provider(**facts, kind="panel_clinic", capacity=1, active=True, synthetic=True)
        session.add(clinic)
        await session.flush()
        wishes = [slot_words.read(line, today) for line in entry["hours"]]
        await hours.keep(session, clinic, wishes)
    session.add_all(
        Provider(**other, active=True, services=[], synthetic=True)
        for other in plan.town()["providers"]
        if other["code"] not in known
    )


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
