"""Wording trials: who was shown what, and who of them came."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.appointments import Appointment, AppointmentKind
from db.models.screening import TrialLook, TrialPerson
from db.queries.screening import CAME

_ORDER = (TrialPerson.shown_at, TrialPerson.worker_id)


async def looks(session: AsyncSession, trial: str) -> Sequence[TrialLook]:
    """Return the looks at a trial, in order."""
    query = select(TrialLook).where(TrialLook.trial == trial).order_by(TrialLook.look)
    return (await session.scalars(query)).all()


async def stopped(session: AsyncSession, trial: str) -> TrialLook | None:
    """Return the look at which a trial stopped."""
    return await session.scalar(
        select(TrialLook).where(TrialLook.trial == trial, TrialLook.stopped_for.is_not(None))
    )


async def sizes(session: AsyncSession, trial: str) -> dict[str, int]:
    """Return how many persons were shown each text."""
    query = (
        select(TrialPerson.variant, func.count())
        .where(TrialPerson.trial == trial)
        .group_by(TrialPerson.variant)
    )
    return {row[0]: row[1] for row in await session.execute(query)}


async def shown_last(session: AsyncSession, trial: str, size: int) -> datetime | None:
    """Return when the person number *size* was shown a text; None: there are fewer."""
    return await session.scalar(
        select(TrialPerson.shown_at)
        .where(TrialPerson.trial == trial)
        .order_by(*_ORDER)
        .offset(size - 1)
        .limit(1)
    )


async def counted(
    session: AsyncSession, trial: str, size: int, within_days: int
) -> dict[str, tuple[int, int]]:
    """Return of the first *size* persons, by text: how many, and how many came within the days."""
    first = select(TrialPerson).where(TrialPerson.trial == trial).order_by(*_ORDER).limit(size)
    persons = (await session.scalars(first)).all()
    came = await _came(session, trial)
    found: dict[str, tuple[int, int]] = {}
    for person in persons:
        until = person.shown_at + timedelta(days=within_days)
        moments = came.get(person.worker_id, ())
        attended = any(person.shown_at <= at < until for at in moments)
        count, so_far = found.get(person.variant, (0, 0))
        found[person.variant] = (count + 1, so_far + attended)
    return found


async def _came(session: AsyncSession, trial: str) -> dict[int, list[datetime]]:
    rows = await session.execute(
        select(Appointment.worker_id, Appointment.starts_at)
        .join(TrialPerson, TrialPerson.worker_id == Appointment.worker_id)
        .where(
            TrialPerson.trial == trial,
            Appointment.kind == AppointmentKind.SCREENING,
            Appointment.state.in_(CAME),
        )
    )
    found: dict[int, list[datetime]] = {}
    for worker_id, starts_at in rows:
        found.setdefault(worker_id, []).append(starts_at)
    return found
