"""The waiting list and the offers to those on it."""

from collections.abc import Sequence

from sqlalchemy import exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.appointments import Appointment, Slot
from db.models.screening import Offer, Waiting
from db.queries.bookings import live


async def of_worker(session: AsyncSession, worker_id: int, round_: int) -> Waiting | None:
    """Return the worker's place on the list of a round, held until the commit."""
    return await session.scalar(
        select(Waiting)
        .where(Waiting.worker_id == worker_id, Waiting.round == round_, Waiting.left_at.is_(None))
        .with_for_update()
    )


async def all_of_worker(session: AsyncSession, worker_id: int) -> Sequence[Waiting]:
    """Return the worker's places on all lists."""
    query = select(Waiting).where(Waiting.worker_id == worker_id, Waiting.left_at.is_(None))
    return (await session.scalars(query)).all()


async def waits(session: AsyncSession, number: int) -> bool:
    """Whether a place on the list is waited on now."""
    query = select(Waiting.id).where(Waiting.id == number, Waiting.left_at.is_(None))
    return await session.scalar(query) is not None


async def for_clinic(session: AsyncSession, round_: int, provider_id: int) -> Sequence[Waiting]:
    """Return who waits for a clinic, or for an area, and has no appointment of the round."""
    booked = exists().where(
        Appointment.worker_id == Waiting.worker_id,
        Appointment.subject == f"round:{round_}",
        live(),
    )
    query = (
        select(Waiting)
        .where(
            Waiting.round == round_,
            Waiting.left_at.is_(None),
            or_(Waiting.provider_id.is_(None), Waiting.provider_id == provider_id),
            ~booked,
        )
        .order_by(Waiting.joined_at, Waiting.id)
    )
    return (await session.scalars(query)).all()


async def ahead_of(session: AsyncSession, row: Waiting) -> int:
    """Return how many joined the list of the round before, for the same clinic or an area."""
    query = select(func.count()).where(
        Waiting.round == row.round, Waiting.left_at.is_(None), Waiting.id < row.id
    )
    if row.provider_id is not None:
        query = query.where(
            or_(Waiting.provider_id.is_(None), Waiting.provider_id == row.provider_id)
        )
    return await session.scalar(query) or 0


async def had(session: AsyncSession, slot_id: int) -> set[int]:
    """Return who of the list was offered a slot before."""
    return set(await session.scalars(select(Offer.waiting_id).where(Offer.slot_id == slot_id)))


async def appointment_of(session: AsyncSession, number: int) -> int | None:
    """Return the appointment that an offer holds."""
    return await session.scalar(select(Offer.appointment_id).where(Offer.id == number))


async def offer(session: AsyncSession, number: int) -> Offer | None:
    """Return an offer, held until the commit."""
    return await session.scalar(select(Offer).where(Offer.id == number).with_for_update())


async def offer_of(session: AsyncSession, appointment_id: int) -> Offer | None:
    """Return the open offer that holds an appointment."""
    return await session.scalar(
        select(Offer)
        .where(Offer.appointment_id == appointment_id, Offer.ended_at.is_(None))
        .with_for_update()
    )


async def open_offer(session: AsyncSession, worker_id: int) -> Offer | None:
    """Return the open offer to a worker."""
    return await session.scalar(
        select(Offer)
        .join(Waiting, Waiting.id == Offer.waiting_id)
        .where(Waiting.worker_id == worker_id, Offer.ended_at.is_(None))
        .order_by(Offer.id.desc())
        .limit(1)
    )


async def slot(session: AsyncSession, slot_id: int) -> Slot | None:
    """Return a slot as it is now."""
    query = select(Slot).where(Slot.id == slot_id).execution_options(populate_existing=True)
    return await session.scalar(query)
