"""Tell what is due: reminders in batches, each checked again, in the transaction of its letter."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.appointments import Appointment, ReminderKind, ReminderState
from db.models.workers import Worker
from db.queries import reminders, sweeps, visits
from db.queries.reminders import Told
from services import clock, texts
from services.appointments import phone_calls, reminding, staff_lists, visit_cards
from services.appointments.due_reminders import OF_DAYS, Claimed, Decided, Fate, decide, letters
from services.appointments.visit_cards import Choices, Visit
from services.messaging import outbox
from services.messaging.outbox import Lane

_TURN = 10  # letters written between looks to who else waits
BATCH = 200  # reminders a transaction, so that no sweep holds the database or the loop long
_DAY = timedelta(days=1)

log = structlog.get_logger()


async def sweep(session: AsyncSession) -> bool:
    """Do one batch of what is due; return whether there may be more."""
    now = clock.now()
    claimed = [Claimed(*row) for row in await sweeps.claim(session, now, BATCH)]
    if not claimed:
        return False
    beside = await _beside(session, claimed, now)
    decided = decide([*claimed, *beside], await _told_today(session, claimed, now), now)
    async with outbox.gathered(session):
        await _write_all(session, letters(decided), now)
        await _call(session, decided, now)
        await staff_lists.unconfirmed(session, _of(decided, Fate.LIST), now)
        await staff_lists.attendance(session, _of(decided, Fate.ASK), now)
    await _settle(session, decided, now)
    log.info("reminders.swept", count=len(decided))
    return len(claimed) == BATCH


def visit(each: Claimed) -> Visit:
    """Return the appointment of a reminder as the worker is told of it."""
    where = each.place or ", ".join(filter(None, (each.provider, each.address or each.town)))
    return Visit(
        each.appointment_id, each.version, each.of, each.starts_at, where, each.phone, each.note,
        confirmed=each.state.value == "confirmed",
    )  # fmt: skip


async def _beside(
    session: AsyncSession, claimed: Sequence[Claimed], now: datetime
) -> list[Claimed]:
    """Return what would be told later of other appointments of the same worker, day and kind."""
    first = [each for each in claimed if each.kind in OF_DAYS and each.can_be_written_to]
    if not first:
        return []
    days = [each.day for each in first]
    begins = datetime.combine(min(days), time(), clock.LOCAL)
    ends = datetime.combine(max(days), time(), clock.LOCAL) + _DAY
    workers = {each.worker_id for each in first}
    found = await sweeps.beside(session, workers, OF_DAYS, (begins, ends), now)
    wanted = {(each.worker_id, each.day, each.kind) for each in first}
    others = (Claimed(*row) for row in found)
    return [
        replace(each, due_at=now)
        for each in others
        if (each.worker_id, each.day, each.kind) in wanted
    ]


async def _told_today(session: AsyncSession, claimed: Sequence[Claimed], now: datetime) -> set[int]:
    today = now.astimezone(clock.LOCAL).date()
    ids = {each.appointment_id for each in claimed if each.kind in OF_DAYS}
    midnight = datetime.combine(today, time(), clock.LOCAL)
    return await sweeps.told_since(session, ids, OF_DAYS, midnight) if ids else set()


async def _write_all(
    session: AsyncSession, groups: Sequence[Sequence[Claimed]], now: datetime
) -> None:
    """Post a letter for each group; note what it tells of, and what may be typed in answer."""
    told: list[Told] = []
    asked: dict[int, Choices] = {}
    for number, group in enumerate(groups):
        key, choices = await _write(session, group, now)
        asks = group[0].kind in (ReminderKind.THREE_DAYS_BEFORE, ReminderKind.DAY_BEFORE)
        told += [Told(each.appointment_id, key, asks, each.id) for each in group]
        if choices:
            asked[group[0].worker_id] = choices
        if number % _TURN == 0:
            await asyncio.sleep(0)  # whoever else waits for the loop
    await reminders.track_all(session, told)
    await visits.ask_all(session, list(asked.items()), now)


async def _write(
    session: AsyncSession, group: Sequence[Claimed], now: datetime
) -> tuple[str, Choices]:
    """Post one letter, that says only what holds until it expires; return its key and digits."""
    first = group[0]
    language = first.language or texts.DEFAULT
    told_of = [visit(each) for each in group]
    today = now.astimezone(clock.LOCAL).date()
    if first.kind is ReminderKind.MISSED:
        message = visit_cards.missed(told_of[0], language)
        expires_at = reminding.quiet_from(first.kind, now)
    else:
        message = visit_cards.reminder(first.kind, told_of, language, today)
        expires_at = min(reminding.quiet_from(first.kind, now), first.starts_at)
    key = "reminder:" + "+".join(str(each.id) for each in group)
    await outbox.post(
        session, key, first.chat_id or 0, message, lane=Lane.REMINDER, expires_at=expires_at
    )
    return key, visit_cards.digits(message, told_of)


async def _call(session: AsyncSession, decided: Sequence[Decided], now: datetime) -> None:
    """Plan a call where no letter reaches the worker: one for each appointment and version."""
    for each in _of(decided, Fate.CALL):
        if each.kind is ReminderKind.WEEK_BEFORE:
            continue  # it is called three days before
        worker = await session.get_one(Worker, each.worker_id)
        appointment = await session.get_one(Appointment, each.appointment_id)
        why = "missed" if each.kind is ReminderKind.MISSED else "reminder"
        key = f"appointment:{each.appointment_id}:{each.version}:{why}"
        await phone_calls.plan(session, key, worker, why, now, appointment=appointment)


async def _settle(session: AsyncSession, decided: Sequence[Decided], now: datetime) -> None:
    of_staff = [*_of(decided, Fate.LIST), *_of(decided, Fate.ASK)]
    merged = [each.id for group in letters(decided) for each in group[1:]]
    sent = [each.id for group in letters(decided) for each in group[:1]]
    ends = {
        ReminderState.SENT: [*sent, *(each.id for each in of_staff)],
        ReminderState.MERGED: merged,
        ReminderState.BY_PHONE: [each.id for each in _of(decided, Fate.CALL)],
        ReminderState.SKIPPED_LATE: [each.id for each in _of(decided, Fate.LATE)],
        ReminderState.VOID: [each.id for each in _of(decided, Fate.MOOT)],
    }
    for state, ids in ends.items():
        await sweeps.settle(session, ids, state, now)
    for each in decided:
        if each.fate is Fate.LATER and each.at is not None:
            await sweeps.put_off(session, each.reminder.id, each.at)


def _of(decided: Sequence[Decided], fate: Fate) -> list[Claimed]:
    return [each.reminder for each in decided if each.fate is fate]
