"""Waves of invitations: whom they may take, and who is due for a step."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.appointments import Appointment, AppointmentKind, AppointmentState
from db.models.people import Person
from db.models.registry import CONTRIBUTIONS, Extract
from db.models.screening import Screening, ScreeningState, Wave, WaveState
from db.models.workers import Consent, Purpose, Worker
from db.queries import registry_records
from db.queries.screening import CAME

# Who is booked, came, or was expected gets nothing more; after a cancellation the letters go on.
_STOPS = (
    AppointmentState.OFFERED,
    AppointmentState.BOOKED,
    AppointmentState.CONFIRMED,
    *CAME,
    AppointmentState.NO_SHOW,
    AppointmentState.EXCUSED,
)


async def of_id(session: AsyncSession, number: int) -> Wave | None:
    """Return a wave, held until the commit."""
    return await session.scalar(select(Wave).where(Wave.id == number).with_for_update())


async def of_state(session: AsyncSession, round_: int, state: str) -> Wave | None:
    """Return the wave of a round in a state, held until the commit."""
    query = select(Wave).where(Wave.round == round_, Wave.state == state)
    return await session.scalar(query.with_for_update())


async def listed(session: AsyncSession, states: Collection[str] | None) -> Sequence[Wave]:
    """Return the waves of these states (None: of all), the newest first."""
    query = select(Wave).order_by(Wave.id.desc())
    if states is not None:
        query = query.where(Wave.state.in_(states))
    return (await session.scalars(query)).all()


async def running(session: AsyncSession) -> Sequence[int]:
    """Return the ids of waves that run."""
    query = select(Wave.id).where(Wave.standing == WaveState.RUNNING).order_by(Wave.id)
    return (await session.scalars(query)).all()


async def counts(session: AsyncSession, wave_id: int) -> dict[ScreeningState, int]:
    """Return how many workers of a wave are how far."""
    query = (
        select(Screening.state, func.count())
        .where(Screening.wave_id == wave_id)
        .group_by(Screening.state)
    )
    return {row[0]: row[1] for row in await session.execute(query)}


async def booked(session: AsyncSession, wave: Wave) -> int:
    """Return how many workers of a wave have a booking or came."""
    return (
        await session.scalar(
            select(func.count()).where(
                Screening.wave_id == wave.id,
                _has_appointment(wave.round, None, Screening.worker_id),
            )
        )
        or 0
    )


async def taken_on(session: AsyncSession, wave_id: int, day: date) -> int:
    """Return how many workers a wave took on a day."""
    return (
        await session.scalar(
            select(func.count()).where(Screening.wave_id == wave_id, Screening.noticed_on == day)
        )
        or 0
    )


@dataclass(frozen=True, slots=True)
class Fit:
    """Who may be taken, as far as rows tell."""

    born_from: date
    born_until: date
    paid_since: int  # year * 12 + month - 1
    screened_before: datetime  # nobody was screened since
    consent: int  # version of the text that who has a chat agreed to, at least


async def candidates(
    session: AsyncSession, wave: Wave, fit: Fit, after: int, limit: int
) -> Sequence[Worker]:
    """Return workers whom a wave may take, by id above *after*."""
    query = (await _fitting(session, wave, fit)).where(Worker.id > after)
    return (await session.scalars(query.order_by(Worker.id).limit(limit))).all()


async def reach(session: AsyncSession, wave: Wave, fit: Fit) -> tuple[int, int]:
    """Return how many workers a wave may take that have a chat, and that have none."""
    chat = exists().where(
        Person.id == Worker.person_id,
        Person.chat_opened_at.is_not(None),
        Person.blocked_at.is_(None),
    )
    query = (await _fitting(session, wave, fit)).with_only_columns(Worker.id, chat.label("chat"))
    found = query.subquery()
    every = await session.scalar(select(func.count()).select_from(found)) or 0
    written = (
        await session.scalar(select(func.count()).select_from(found).where(found.c.chat.is_(True)))
        or 0
    )
    return written, every - written


async def unsure(session: AsyncSession, wave: Wave, screened_before: datetime) -> int:
    """Return of how many workers the age is not known."""
    query = _of_wave(wave, screened_before).where(Worker.born.is_(None))
    return await session.scalar(select(func.count()).select_from(query.subquery())) or 0


async def not_agreed(session: AsyncSession, wave: Wave, fit: Fit) -> int:
    """Return how many workers with a chat have not agreed to invitations."""
    query = _of_wave(wave, fit.screened_before).where(
        Worker.person_id.is_not(None), ~_agrees(fit.consent)
    )
    return await session.scalar(select(func.count()).select_from(query.subquery())) or 0


async def due(
    session: AsyncSession,
    wave: Wave,
    state: ScreeningState,
    *,
    noticed_until: date,
    changed_before: datetime,
    consent: int,
    limit: int,
) -> Sequence[tuple[Screening, Worker]]:
    """Return workers of a wave for whom the step after *state* is due, held until the commit."""
    rows = await session.execute(
        select(Screening, Worker)
        .join(Worker, Worker.id == Screening.worker_id)
        .where(
            Screening.wave_id == wave.id,
            Screening.state == state,
            Screening.noticed_on <= noticed_until,
            Screening.changed_at < changed_before,
            or_(Worker.person_id.is_(None), _agrees(consent)),
            Worker.silenced_at.is_(None),
            ~_has_appointment(wave.round, Screening.noticed_on, Screening.worker_id),
        )
        .order_by(Screening.id)
        .limit(limit)
        .with_for_update(of=Screening, skip_locked=True)
    )
    return [(row[0], row[1]) for row in rows]


async def _fitting(session: AsyncSession, wave: Wave, fit: Fit) -> Select[Any]:
    """Select who may be taken: age, a contribution, and of who has a chat the consent."""
    return _of_wave(wave, fit.screened_before).where(
        Worker.born.between(fit.born_from, fit.born_until),
        await _paid(session, fit.paid_since),
        or_(Worker.person_id.is_(None), _agrees(fit.consent)),
    )


def _of_wave(wave: Wave, screened_before: datetime) -> Select[Any]:
    """Select workers of the wave's state who were not taken, declined, booked or screened."""
    known = exists().where(
        Screening.worker_id == Worker.id,
        Screening.round == wave.round,
        or_(Screening.wave_id.is_not(None), Screening.state != ScreeningState.NEW),
        ~_came(Worker.id, before=screened_before, since=Screening.noticed_on),
    )
    return select(Worker).where(
        Worker.state == wave.state,
        Worker.silenced_at.is_(None),
        ~known,
        ~exists().where(
            Appointment.worker_id == Worker.id,
            Appointment.kind == AppointmentKind.SCREENING,
            Appointment.state.in_(_STOPS),
            Appointment.starts_at > screened_before,
        ),
    )


def _came(
    worker_id: ColumnElement[int] | Any, *, before: datetime, since: Any
) -> ColumnElement[bool]:
    """Whether a worker came, after he was invited, so long ago that he is called again."""
    return exists().where(
        Appointment.worker_id == worker_id,
        Appointment.kind == AppointmentKind.SCREENING,
        Appointment.state.in_(CAME),
        Appointment.starts_at <= before,
        or_(since.is_(None), func.date(Appointment.starts_at) >= since),
    )


def _has_appointment(round_: int, since: Any, worker_id: Any) -> ColumnElement[bool]:
    conditions = [
        Appointment.worker_id == worker_id,
        Appointment.subject == f"round:{round_}",
        Appointment.state.in_(_STOPS),
    ]
    if since is not None:
        conditions.append(func.date(Appointment.starts_at) >= since)
    return exists().where(and_(*conditions))


async def _paid(session: AsyncSession, since: int) -> ColumnElement[bool]:
    current = (await registry_records.standing(session)).get(Extract.CONTRIBUTIONS)
    if current is None:
        return Worker.id < 0  # without an extract nobody is known to contribute
    spans = CONTRIBUTIONS[current.edition].spans
    return exists().where(spans.c.person == Worker.insured, spans.c.last_month >= since)


def _agrees(version: int) -> ColumnElement[bool]:
    return exists().where(
        Consent.worker_id == Worker.id,
        Consent.purpose == Purpose.SCREENING,
        Consent.given.is_(True),
        Consent.version >= version,
        Consent.ended_at.is_(None),
    )
