"""What the figures of screening are counted from: visits, results, follow-ups, who is eligible."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.appointments import Appointment, AppointmentKind
from db.models.registry import CONTRIBUTIONS, PERSONS, Extract
from db.models.screening import Result, Screening
from db.models.workers import Worker
from db.queries import registry_records
from db.queries.screening import CAME


async def visits(
    session: AsyncSession, states: Collection[str] | None, since: datetime, until: datetime
) -> Sequence[Appointment]:
    """Return the attended screenings that began in a time; *states*: of the workers, None: all."""
    query = (
        select(Appointment)
        .join(Worker, Worker.id == Appointment.worker_id)
        .where(
            Appointment.kind == AppointmentKind.SCREENING,
            Appointment.state.in_(CAME),
            Appointment.starts_at >= since,
            Appointment.starts_at < until,
        )
        .order_by(Appointment.id)
    )
    if states is not None:
        query = query.where(Worker.state.in_(states))
    return (await session.scalars(query)).all()


async def first_times(
    session: AsyncSession, worker_ids: Collection[int]
) -> dict[tuple[int, str], bool | None]:
    """Return the answer to the question of the first time, by worker and what was booked."""
    query = select(Screening).where(Screening.worker_id.in_(worker_ids))
    found = await session.scalars(query)
    return {(one.worker_id, f"round:{one.round}"): one.first_time for one in found}


async def results(session: AsyncSession, visit_ids: Collection[int]) -> dict[int, Result]:
    """Return the results of visits, by visit."""
    query = select(Result).where(Result.appointment_id.in_(visit_ids))
    return {one.appointment_id: one for one in await session.scalars(query)}


async def follow_ups(session: AsyncSession, subjects: Collection[str]) -> dict[str, datetime]:
    """Return when follow-ups were attended, by what they were booked for."""
    query = (
        select(Appointment.subject, func.min(Appointment.starts_at))
        .where(Appointment.subject.in_(subjects), Appointment.state.in_(CAME))
        .group_by(Appointment.subject)
    )
    rows = await session.execute(query)
    return {row[0]: row[1] for row in rows if row[0] is not None}


async def eligible(
    session: AsyncSession,
    born: tuple[date, date],
    months: tuple[int, int],
    postcodes: Collection[str] | None,
) -> int | None:
    """Return how many insured persons were born then and contributed in one of the months.

    *postcodes*: of their homes, None: wherever they live. None: an extract is missing.
    """
    standing = await registry_records.standing(session)
    named, paid = standing.get(Extract.PERSONS), standing.get(Extract.CONTRIBUTIONS)
    if named is None or paid is None:
        return None
    persons, spans = PERSONS[named.edition].rows, CONTRIBUTIONS[paid.edition].spans
    contributed = (
        select(spans.c.person)
        .where(
            spans.c.person == persons.c.key,
            spans.c.first_month <= months[1],
            spans.c.last_month >= months[0],
        )
        .exists()
    )
    query = (
        select(func.count()).select_from(persons).where(persons.c.born.between(*born), contributed)
    )
    if postcodes is not None:
        query = query.where(persons.c.postcode.in_(postcodes))
    return await session.scalar(query)
