"""Questions on whom a programme serves now: return to work, rehabilitation, screening.

All leave out whom nothing is sent any more. *within*: codes of branches; None: everywhere.
"""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import exists, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased
from sqlalchemy.sql import ColumnElement

from db.models.appointments import (
    Appointment,
    AppointmentKind,
    AppointmentState,
    Provider,
    ProviderKind,
)
from db.models.broadcasts import BroadcastRecipient
from db.models.people import Person
from db.models.screening import Screening, ScreeningState, Waiting
from db.models.workers import Consent, Purpose, Worker

Served = Sequence[tuple[Worker, Person | None]]
Within = Collection[str] | None

_ANEW = aliased(Consent, name="anew")
_AGAIN = aliased(Waiting, name="again")
_LIVE = (AppointmentState.OFFERED, AppointmentState.BOOKED, AppointmentState.CONFIRMED)
_SCREENING = (AppointmentKind.SCREENING, AppointmentKind.SCREENING_FOLLOW_UP)
_THERAPY = (ProviderKind.THERAPIST, ProviderKind.REHABILITATION_CENTRE)
_INVITED = (
    ScreeningState.PRE_NOTIFIED,
    ScreeningState.INVITED,
    ScreeningState.REMINDED_1,
    ScreeningState.REMINDED_2,
    ScreeningState.BY_PHONE,
)


async def returning(session: AsyncSession, within: Within) -> Served:
    """Return who has a case manager, or a visit ahead that is no screening."""
    ahead = _visit(Appointment.kind.not_in(_SCREENING))
    return await _served(session, or_(Worker.case_manager_id.is_not(None), ahead), within)


async def rehabilitated(session: AsyncSession, within: Within) -> Served:
    """Return who has a visit to a therapist or to a rehabilitation centre ahead."""
    there = select(Provider.id).where(Provider.kind.in_(_THERAPY))
    kind = Appointment.kind == AppointmentKind.THERAPY
    return await _served(session, _visit(or_(kind, Appointment.provider_id.in_(there))), within)


async def screened(
    session: AsyncSession, which: Sequence[ColumnElement[bool]], within: Within
) -> Served:
    """Return who fulfils one of the conditions below."""
    return await _served(session, or_(*which), within)


def invited(round_: int, subject: str, consent: int) -> ColumnElement[bool]:
    """Invited to a round, neither booked nor declined, and agreed to invitations."""
    place = exists().where(
        Screening.worker_id == Worker.id,
        Screening.round == round_,
        Screening.state.in_(_INVITED),
    )
    came = exists().where(
        Appointment.worker_id == Worker.id,
        Appointment.subject == subject,
        Appointment.state.in_((*_LIVE, AppointmentState.ATTENDED, AppointmentState.LATE)),
    )
    agrees = exists().where(
        Consent.worker_id == Worker.id,
        Consent.purpose == Purpose.SCREENING,
        Consent.version >= consent,
        Consent.given,
        Consent.ended_at.is_(None),
    )
    return place & ~came & agrees


def booked(subject: str) -> ColumnElement[bool]:
    """Booked in a round."""
    return _visit(Appointment.subject == subject)


def waiting(round_: int) -> ColumnElement[bool]:
    """On the waiting list of a round."""
    return exists().where(
        Waiting.worker_id == Worker.id, Waiting.round == round_, Waiting.left_at.is_(None)
    )


async def leave_withdrawn(
    session: AsyncSession, ids: Collection[int], cause: str, since: datetime
) -> Collection[int]:
    """Of recipients take out who agrees to invitations no more since a moment; return them.

    Who waits may never have agreed; that he withdrew stands then on the waiting list alone.
    """
    agreed = exists().where(
        Consent.worker_id == Worker.id,
        Consent.purpose == Purpose.SCREENING,
        Consent.given,
        Consent.ended_at >= since,
    )
    ended = select(Worker.person_id).where(
        Worker.person_id.is_not(None),
        or_(agreed, _waited_until_withdrawn(since)),
        ~exists().where(
            _ANEW.worker_id == Worker.id,
            _ANEW.purpose == Purpose.SCREENING,
            _ANEW.given,
            _ANEW.ended_at.is_(None),
        ),
    )
    gone = await session.scalars(
        update(BroadcastRecipient)
        .where(BroadcastRecipient.id.in_(ids), BroadcastRecipient.person_id.in_(ended))
        .values(cause=cause)
        .returning(BroadcastRecipient.id)
        .execution_options(synchronize_session=False)
    )
    return set(gone)


def _waited_until_withdrawn(since: datetime) -> ColumnElement[bool]:
    left = exists().where(
        Waiting.worker_id == Worker.id, Waiting.left_for == "withdrawn", Waiting.left_at >= since
    )
    again = exists().where(_AGAIN.worker_id == Worker.id, _AGAIN.left_at.is_(None))
    return left & ~again


def _visit(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(
        Appointment.worker_id == Worker.id, Appointment.state.in_(_LIVE), condition
    )


async def _served(session: AsyncSession, condition: ColumnElement[bool], within: Within) -> Served:
    query = (
        select(Worker, Person)
        .outerjoin(Person, Person.id == Worker.person_id)
        .where(condition, Worker.silenced_at.is_(None))
        .order_by(Worker.id)
    )
    if within is not None:
        query = query.where(Worker.branch_code.in_(within))
    return [(row[0], row[1]) for row in await session.execute(query)]
