"""Places in a round, results, and what appointments say of them."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.appointments import Appointment, AppointmentKind, AppointmentState
from db.models.screening import Result, Screening, ScreeningState
from db.models.workers import Worker
from db.queries.bookings import live
from db.queries.inserting import insert_new

CAME = (AppointmentState.ATTENDED, AppointmentState.LATE)


async def place(session: AsyncSession, round_: int, worker_id: int, now: datetime) -> Screening:
    """Return the worker's place in a round, made at the first time, held until the commit."""
    await insert_new(
        session, Screening, round=round_, worker_id=worker_id, state=ScreeningState.NEW,
        wave_id=None, noticed_on=None, changed_at=now, first_time=None, declined_for=None,
    )  # fmt: skip
    query = (
        select(Screening)
        .where(Screening.round == round_, Screening.worker_id == worker_id)
        .with_for_update()
    )
    return (await session.scalars(query.execution_options(populate_existing=True))).one()


async def of_id(session: AsyncSession, number: int) -> Screening | None:
    """Return a place in a round, held until the commit."""
    return await session.scalar(select(Screening).where(Screening.id == number).with_for_update())


async def screened_on(session: AsyncSession, worker_id: int) -> datetime | None:
    """Return when a worker last came to a screening."""
    return await session.scalar(
        select(Appointment.starts_at)
        .where(
            Appointment.worker_id == worker_id,
            Appointment.kind == AppointmentKind.SCREENING,
            Appointment.state.in_(CAME),
        )
        .order_by(Appointment.starts_at.desc())
        .limit(1)
    )


async def live_of(session: AsyncSession, worker_id: int, subject: str) -> Appointment | None:
    """Return the worker's live appointment of a subject."""
    return await session.scalar(
        select(Appointment).where(
            Appointment.worker_id == worker_id, Appointment.subject == subject, live()
        )
    )


async def next_screening(session: AsyncSession, worker_id: int) -> Appointment | None:
    """Return the worker's next live appointment at a panel clinic."""
    return await session.scalar(
        select(Appointment)
        .where(
            Appointment.worker_id == worker_id,
            Appointment.kind.in_((AppointmentKind.SCREENING, AppointmentKind.SCREENING_FOLLOW_UP)),
            live(),
        )
        .order_by(Appointment.starts_at)
        .limit(1)
    )


async def appointment(session: AsyncSession, number: int) -> Appointment | None:
    """Return an appointment as it is now."""
    query = select(Appointment).where(Appointment.id == number)
    return await session.scalar(query.execution_options(populate_existing=True))


async def day_of(
    session: AsyncSession, provider_id: int, since: datetime, until: datetime
) -> Sequence[tuple[Appointment, Worker]]:
    """Return a clinic's appointments that begin in a time, with their workers, in order."""
    rows = await session.execute(
        select(Appointment, Worker)
        .join(Worker, Worker.id == Appointment.worker_id)
        .where(
            Appointment.provider_id == provider_id,
            Appointment.starts_at >= since,
            Appointment.starts_at < until,
            Appointment.state.in_(
                (
                    AppointmentState.BOOKED,
                    AppointmentState.CONFIRMED,
                    *CAME,
                    AppointmentState.NO_SHOW,
                    AppointmentState.EXCUSED,
                )
            ),
        )
        .order_by(Appointment.starts_at, Worker.name, Appointment.id)
    )
    return [(row[0], row[1]) for row in rows]


async def result(session: AsyncSession, appointment_id: int) -> Result | None:
    """Return the result of a visit, held until the commit."""
    query = select(Result).where(Result.appointment_id == appointment_id).with_for_update()
    return await session.scalar(query)


async def result_of_id(session: AsyncSession, number: int) -> Result | None:
    """Return a result."""
    return await session.get(Result, number)


async def results_of(session: AsyncSession, ids: Collection[int]) -> set[int]:
    """Return which of these appointments have a result."""
    query = select(Result.appointment_id).where(Result.appointment_id.in_(ids))
    return set(await session.scalars(query))


async def places_of(session: AsyncSession, worker_id: int) -> Sequence[Screening]:
    """Return a worker's places in rounds, the newest first."""
    query = select(Screening).where(Screening.worker_id == worker_id).order_by(Screening.id.desc())
    return (await session.scalars(query)).all()


async def all_results_of(session: AsyncSession, worker_id: int) -> Sequence[Result]:
    """Return a worker's results, the newest first."""
    query = select(Result).where(Result.worker_id == worker_id).order_by(Result.id.desc())
    return (await session.scalars(query)).all()


async def open_follow_up(session: AsyncSession, worker_id: int, today: date) -> Result | None:
    """Return the newest result of a worker for which a follow-up is still offered."""
    return await session.scalar(
        select(Result)
        .where(Result.worker_id == worker_id, Result.follow_up_by >= today)
        .order_by(Result.id.desc())
        .limit(1)
    )
