"""How appointments, screening, broadcasts and detections stand, in numbers, for the doctor."""

from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import ScalarSelect, exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.appointments import (
    Appointment,
    AppointmentState,
    PhoneCall,
    Provider,
    ProviderKind,
    Reminder,
    ReminderState,
    Slot,
)
from db.models.broadcasts import UNDER_WAY, Broadcast, BroadcastState
from db.models.detections import Detection, DetectionState
from db.models.screening import Offer, Waiting, Wave, WaveState

LONG = timedelta(days=7)  # for what people do, not the program


class Rooms(NamedTuple):
    """One look at the rooms."""

    coming: int  # appointments that stand
    unmarked: int  # began more than a week ago, and nobody said whether the worker came
    reminders_late: int
    calls: int  # to be made
    calls_late: int  # more than a week
    clinics: int  # panel clinics that are active
    clinics_full: int  # of these, without a free time ahead
    waiting: int  # workers on a waiting list
    offers_late: int  # whose countdown is over, but the place is still held
    waves: int  # of invitations, running
    broadcasts: int  # under way
    broadcasts_asked: int  # wait for a second person
    broadcasts_over: int  # under way, although their end is over
    detections: int  # to be worked on
    detections_old: int  # of these, nobody has taken them for a week


async def look(session: AsyncSession, now: datetime, late: timedelta) -> Rooms:
    """Count all in one question; *late* is how late the program may be."""
    standing = Appointment.state.in_((AppointmentState.BOOKED, AppointmentState.CONFIRMED))
    calls = PhoneCall.done_at.is_(None)
    clinic = (Provider.kind == ProviderKind.PANEL_CLINIC, Provider.active.is_(True))
    free = exists().where(
        Slot.provider_id == Provider.id, Slot.starts_at > now, Slot.taken < Slot.places
    )
    under_way = Broadcast.state.in_(UNDER_WAY)
    open_ = Detection.state == DetectionState.OPEN
    row = await session.execute(
        select(
            _count(Appointment.id, standing, Appointment.starts_at > now),
            _count(Appointment.id, standing, Appointment.starts_at <= now - LONG),
            _count(Reminder.id, Reminder.state == ReminderState.DUE, Reminder.due_at <= now - late),
            _count(PhoneCall.id, calls),
            _count(PhoneCall.id, calls, PhoneCall.due_at <= now - LONG),
            _count(Provider.id, *clinic),
            _count(Provider.id, *clinic, ~free),
            _count(Waiting.id, Waiting.left_at.is_(None)),
            _count(Offer.id, Offer.ended_at.is_(None), Offer.until <= now - late),
            _count(Wave.id, Wave.standing == WaveState.RUNNING),
            _count(Broadcast.id, under_way),
            _count(Broadcast.id, Broadcast.state == BroadcastState.ASKED),
            _count(Broadcast.id, under_way, Broadcast.expires_at <= now - late),
            _count(Detection.id, open_),
            _count(Detection.id, open_, Detection.reported_at <= now - LONG),
        )
    )
    return Rooms._make(row.one())


def _count(key: Any, *where: Any) -> ScalarSelect[int]:
    return select(func.count(key)).where(*where).scalar_subquery()
