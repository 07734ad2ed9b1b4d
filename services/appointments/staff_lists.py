"""The case manager's list of the day before: who has not confirmed, or has missed visits."""

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.appointments import AppointmentState
from db.queries import reminders, sweeps
from services import texts
from services.appointments import staff_cards
from services.appointments.due_reminders import Claimed
from services.messaging import outbox
from services.messaging.outbox import Lane

_MONTH = timedelta(days=30.44)
_DAYS_TO_ASK = timedelta(days=7)  # then it is of no use any more


async def unconfirmed(session: AsyncSession, listed: Sequence[Claimed], now: datetime) -> None:
    """Post to each case manager whom to call today; of who confirmed only those who miss visits."""
    if not listed:
        return
    since = now - _MONTH * rules.number("appointments", "missed_months")
    missed = await sweeps.missed(session, {each.worker_id for each in listed}, since, now)
    by_host: dict[int, list[Claimed]] = defaultdict(list)
    for each in listed:
        open_ = each.state is not AppointmentState.CONFIRMED or each.worker_id in missed
        if each.officer_id is not None and open_:
            by_host[each.officer_id].append(each)
    for person in await sweeps.reachable(session, by_host):
        mine = sorted(by_host[person.id], key=lambda each: each.starts_at)
        ids = "+".join(str(each.id) for each in mine)
        key = f"private:unconfirmed:{hashlib.sha256(ids.encode()).hexdigest()[:24]}"
        message = staff_cards.unconfirmed(mine, missed, person.language or texts.DEFAULT)
        ends = min(each.starts_at for each in mine)
        await outbox.post(
            session, key, person.telegram_id, message, lane=Lane.REMINDER, expires_at=ends
        )
        told = [(each.appointment_id, each.id) for each in mine]
        await reminders.track(session, key, told, asks=True)


async def attendance(session: AsyncSession, asked: Sequence[Claimed], now: datetime) -> None:
    """Ask each case manager whether the worker came; without an answer it stays unknown."""
    people = {each.officer_id for each in asked if each.officer_id is not None}
    officers = {person.id: person for person in await sweeps.reachable(session, people)}
    for each in asked:
        person = officers.get(each.officer_id or 0)
        if person is None:
            continue
        key = f"private:attendance:{each.id}"
        message = staff_cards.attendance(each, person.language or texts.DEFAULT)
        ends = now + _DAYS_TO_ASK
        await outbox.post(
            session, key, person.telegram_id, message, lane=Lane.REMINDER, expires_at=ends
        )
        await reminders.track(session, key, [(each.appointment_id, each.id)])
