"""Offer a freed time to the waiting list: one person at a time, held until the countdown ends.

A cancellation only plans the offer; a due row makes it, so that the order of locks is the same for
all. In the night nobody is offered anything: the row moves to the morning.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.appointments import Appointment, AppointmentKind, AppointmentState, Provider, Slot
from db.models.screening import Offer, OfferEnd, Waiting
from db.models.workers import Worker
from db.queries import bookings, clinics, reminders
from db.queries import waiting as queries
from services import clock
from services.appointments import booking, freed
from services.appointments.booking import Taken, Wish
from services.messaging import due
from services.records import audit
from services.screening import reaching, rounds, standing, waiting_cards, waiting_order
from services.screening.clinics import opening
from services.screening.rounds import AREA, Round
from services.screening.waiting_order import Time, Turn, Wait

CLINIC, ENDS = "screening.offer_clinic", "screening.offer_ends"
_SLOTS_AT_ONCE = 40


class WaitsNoMore(Exception):
    """Somebody left the list, or is written to no more, since the list was read."""


async def opened(session: AsyncSession, clinic: Provider) -> None:
    """Plan offers at a clinic that has opened new slots."""
    await due.plan(session, f"{CLINIC}:{clinic.id}", CLINIC, clinic.id, clock.now())


async def at_clinic(session: AsyncSession, provider_id: int) -> None:
    """Plan an offer for each free slot of a clinic for which somebody waits; a due row does it.

    Each offer is a transaction of its own, since each holds the worker to whom it is made.
    """
    clinic = await session.get_one(Provider, provider_id)
    round_ = rounds.current(standing.today())
    if round_ is None or not await queries.for_clinic(session, round_.number, provider_id):
        return
    now = clock.now()
    free = await clinics.free(session, clinic.id, now + _ahead(), now + timedelta(days=60))
    for slot in free[:_SLOTS_AT_ONCE]:
        await freed.offer(session, slot.id, now)


async def offer_slot(session: AsyncSession, slot_id: int) -> None:
    """Hold a place of the slot for the longest waiting whom it fits, and write to him."""
    slot = await _open_slot(session, slot_id)
    round_, now = rounds.current(standing.today()), clock.now()
    if slot is None or round_ is None or slot.taken >= slot.places:
        return
    if slot.starts_at < now + _ahead():
        return
    clinic = await session.get_one(Provider, slot.provider_id)
    waiting = await queries.for_clinic(session, round_.number, clinic.id)
    had = await queries.had(session, slot.id)
    time = Time(clinic.id, (clinic.latitude, clinic.longitude), slot.starts_at)
    km = rules.number(AREA, "waiting_km")
    turns = waiting_order.turns([_wait(row) for row in waiting], time, km, had=had)
    if turns and not await _is_awake(session, turns[0], slot, now):
        return
    await _offer_first(session, turns, slot, clinic, round_)


async def _open_slot(session: AsyncSession, slot_id: int) -> Slot | None:
    """Return the slot; one that the clinic's hours do not have any more is closed before."""
    slot = await queries.slot(session, slot_id)
    if slot is not None:
        await opening.keep(session, await clinics.lock(session, slot.provider_id))
    return await queries.slot(session, slot_id)


async def lapse(session: AsyncSession, offer_id: int) -> None:
    """The countdown is over: the place goes to the next; a due row does it."""
    appointment_id = await queries.appointment_of(session, offer_id)
    if appointment_id is None:
        return
    row = await session.get_one(Appointment, appointment_id)
    await bookings.lock(session, row)  # the worker before his offer, as when he books
    offer = await queries.offer(session, offer_id)
    if offer is None or offer.ended_at is not None:
        return
    if row.state is AppointmentState.OFFERED:
        await booking.end(session, row, AppointmentState.EXPIRED, by=None)
    ends = {AppointmentState.EXPIRED: OfferEnd.LAPSED, AppointmentState.BOOKED: OfferEnd.TAKEN}
    await end(session, offer, ends.get(row.state, OfferEnd.WITHDRAWN))


async def end(session: AsyncSession, offer: Offer, how: OfferEnd) -> None:
    """Note what came of an offer; after three that were not taken the worker leaves the list."""
    offer.ended_as, offer.ended_at = how, clock.now()
    audit.note(
        session, action=f"screening.offer_{how}", subject=f"offer:{offer.id}",
        waiting=offer.waiting_id,
    )  # fmt: skip
    if how not in (OfferEnd.DECLINED, OfferEnd.LAPSED):
        return
    waiting = await session.get_one(Waiting, offer.waiting_id)
    waiting.misses += 1
    if waiting.misses < int(rules.number(AREA, "most_declines")) or waiting.left_at is not None:
        return
    waiting.left_at, waiting.left_for = clock.now(), "misses"
    worker = await session.get_one(Worker, waiting.worker_id)
    await reaching.tell(
        session, worker, f"screening:left:{waiting.id}", waiting_cards.left,
        call_for="waiting_left", not_before=reaching.awake(worker, clock.now()),
    )  # fmt: skip


async def _offer_first(
    session: AsyncSession, turns: Sequence[Turn], slot: Slot, clinic: Provider, round_: Round
) -> None:
    skipped: list[tuple[int, str]] = []
    for turn in turns:
        worker = await session.get_one(Worker, turn.wait.worker_id)
        why = await _cannot_have(session, worker)
        until = clock.now() + timedelta(minutes=rules.number(AREA, "offer_minutes"))
        wish = Wish(
            worker, AppointmentKind.SCREENING, clinic, slot.starts_at, slot.ends_at, slot.id,
            None, round_.subject,
        )  # fmt: skip
        row = None
        try:
            if why is None:
                async with audit.savepoint(session):  # lets go of a worker who cannot take it
                    await _hold(session, worker, turn)
                    row = await booking.book(session, wish, by=None, offered_until=until)
        except Taken as taken:
            if taken.what == "slot":
                return
            why = taken.what
        except WaitsNoMore:
            why = "left"
        if row is not None:
            await _keep(session, turn, row, clinic, skipped=skipped, until=until)
            return
        skipped.append((turn.wait.id, why or "?"))


async def _hold(session: AsyncSession, worker: Worker, turn: Turn) -> None:
    """Hold who is offered the place; what he ended before he was held counts.

    Raises:
        WaitsNoMore: he withdrew, has died, or has left the list otherwise.
    """
    await bookings.lock_worker(session, worker)
    if worker.silenced_at is not None or not await queries.waits(session, turn.wait.id):
        raise WaitsNoMore


async def _keep(
    session: AsyncSession,
    turn: Turn,
    row: Appointment,
    clinic: Provider,
    *,
    skipped: Sequence[tuple[int, str]],
    until: datetime,
) -> None:
    passed = [*turn.passed, *skipped]
    offer = Offer(
        waiting_id=turn.wait.id, slot_id=row.slot_id, appointment_id=row.id, ahead=len(passed),
        passed=" ".join(f"{number}:{why}" for number, why in passed) or None,
        offered_at=clock.now(), until=until,
    )  # fmt: skip
    session.add(offer)
    await session.flush()
    audit.note(
        session, action="screening.offered", subject=f"offer:{offer.id}",
        waiting=turn.wait.id, worker=turn.wait.worker_id, slot=row.slot_id, passed=offer.passed,
    )  # fmt: skip
    await due.plan(session, f"{ENDS}:{offer.id}", ENDS, offer.id, until)
    worker = await session.get_one(Worker, turn.wait.worker_id)
    key = f"screening:offer:{offer.id}"
    told = await reaching.tell(
        session, worker, key, lambda language: waiting_cards.offer(language, offer, row, clinic),
        call_for="waiting_offer", expires_at=until,
    )  # fmt: skip
    if told:
        await reminders.track(session, key, [(row.id, None)], asks=True)


async def _cannot_have(session: AsyncSession, worker: Worker) -> str | None:
    """Return why a worker who waits cannot be offered anything now; silence ends the waiting."""
    if worker.silenced_at is not None:
        for row in await queries.all_of_worker(session, worker.id):
            row.left_at, row.left_for = clock.now(), "silenced"
        return "silenced"
    if await reaching.reachable(session, worker) is None:
        return "unreachable"  # thirty minutes are too short for a call
    return None


async def _is_awake(session: AsyncSession, turn: Turn, slot: Slot, now: datetime) -> bool:
    """Whether it is no quiet hour for the first; else the offer is planned for the morning."""
    worker = await session.get_one(Worker, turn.wait.worker_id)
    at = reaching.awake(worker, now)
    if at > now:
        await freed.offer(session, slot.id, at)
    return at <= now


def _wait(row: Waiting) -> Wait:
    point = None
    if row.latitude is not None and row.longitude is not None:
        point = (row.latitude, row.longitude)
    return Wait(
        row.id, row.worker_id, row.joined_at, row.provider_id, point, row.weekdays,
        row.first_minute, row.last_minute,
    )  # fmt: skip


def _ahead() -> timedelta:
    return timedelta(minutes=rules.number("appointments", "freed_ahead_minutes"))
