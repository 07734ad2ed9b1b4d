"""A worker books, changes or cancels a time at a clinic; who comes too late is offered others.

The database decides who gets a place (services/appointments/booking.py). A worker has one live
appointment a purpose, so another time taken is a change.
"""

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.appointments import Appointment, AppointmentState, Provider
from db.models.people import Person
from db.models.workers import Worker
from db.queries import clinics
from db.queries import screening as queries
from services import clock
from services.appointments import alternatives, booking, phone_calls
from services.appointments.booking import Taken, Wish
from services.errors import Refusal
from services.people.asked import Asked, answer, post
from services.records import audit
from services.screening import booking_cards as cards
from services.screening import choosing, purposes, standing, waiting_list
from services.screening.purposes import Purpose


async def take(
    session: AsyncSession, actor: Person, asked: Asked, slot_id: int, token: str
) -> None:
    """Book a slot, or move the booking there; taken meanwhile, the nearest others are offered.

    Raises:
        Refusal: not a worker's account, he may not come, no such slot, or it is too late.
    """
    worker = await standing.worker_of(session, actor)
    purpose = await purposes.of(session, worker, token)
    slot = await clinics.slot(session, slot_id)
    if slot is None or slot.starts_at.astimezone(clock.LOCAL).date() > purpose.until:
        raise Refusal("screening.no_slot")
    clinic = await session.get_one(Provider, slot.provider_id)
    wish = Wish(
        worker, purpose.kind, clinic, slot.starts_at, slot.ends_at, slot.id, None, purpose.subject
    )
    held = await queries.live_of(session, worker.id, purpose.subject)
    try:
        async with audit.savepoint(session):  # an offer stands where the other time is not free
            row = await _book(session, wish, held, actor)
    except Taken as taken:
        await _offer_others(session, asked, wish, purpose, taken)
        return
    await _say_booked(
        session, worker, asked, row, clinic=clinic, purpose=purpose, moved=held is not None
    )


async def ask_cancel(
    session: AsyncSession, actor: Person, asked: Asked, number: int | None = None
) -> None:
    """Ask whether the worker's booking shall be cancelled.

    Raises:
        Refusal: there is none, or it is too late.
    """
    row = await own(session, actor, number)
    clinic = await session.get_one(Provider, row.provider_id)
    text, buttons = cards.confirm_cancel(asked.language, row, clinic)
    await post(session, asked, "screening.cancel", text, buttons)


async def cancel(
    session: AsyncSession, actor: Person, asked: Asked, number: int | None = None
) -> None:
    """Cancel the worker's booking; pressed again it stays so.

    Raises:
        Refusal: as `ask_cancel`.
    """
    worker = await standing.worker_of(session, actor)
    row = await queries.appointment(session, number) if number else None
    if row is None or row.worker_id != worker.id or row.state in _LIVE:
        row = await own(session, actor, number)
        await booking.end(session, row, AppointmentState.CANCELLED_WORKER, by=actor)
    if row.state is not AppointmentState.CANCELLED_WORKER:
        raise Refusal("screening.nothing_booked")
    await answer(session, asked, "screening.cancelled", number=row.id, at=row.starts_at)


async def own(session: AsyncSession, actor: Person, number: int | None = None) -> Appointment:
    """Return the actor's live booking that he may still change: that one, else the next.

    Raises:
        Refusal: there is none, or it is too late: then the clinic's telephone is named.
    """
    worker = await standing.worker_of(session, actor)
    row = await _live(session, worker, number)
    if row is None:
        raise Refusal("screening.nothing_booked")
    closed = timedelta(minutes=rules.number("appointments", "change_closed_minutes"))
    if row.starts_at <= clock.now() + closed:
        clinic = await session.get_one(Provider, row.provider_id)
        raise Refusal("screening.too_late", at=row.starts_at, phone=clinic.phone or "1-300-22-8000")
    return row


async def first_time(
    session: AsyncSession, actor: Person, asked: Asked, *, first: bool, number: int | None = None
) -> None:
    """Keep whether it is the worker's first comprehensive check.

    Raises:
        Refusal: the question was not put to him.
    """
    worker = await standing.worker_of(session, actor)
    place = await queries.of_id(session, number) if number else None
    if number is None:
        place = await standing.place(session, worker, standing.round_now())
    if place is None or place.worker_id != worker.id:
        raise Refusal("screening.not_yours")
    place.first_time = first
    await answer(session, asked, "screening.first_kept")


_LIVE = (AppointmentState.OFFERED, AppointmentState.BOOKED, AppointmentState.CONFIRMED)


async def _book(
    session: AsyncSession, wish: Wish, held: Appointment | None, actor: Person
) -> Appointment:
    if held is not None and held.state is AppointmentState.OFFERED:
        await waiting_list.withdraw(session, held, by=actor)
        held = None
    if held is None:
        return await booking.book(session, wish, by=actor)
    if held.slot_id != wish.slot_id:
        await own(session, actor, held.id)
    return await booking.move(session, held, wish, by=actor)


async def _say_booked(
    session: AsyncSession,
    worker: Worker,
    asked: Asked,
    row: Appointment,
    *,
    clinic: Provider,
    purpose: Purpose,
    moved: bool,
) -> None:
    await waiting_list.leave(session, worker, "booked")
    text, buttons = cards.booked(asked.language, row, clinic, checked=purpose.checked, moved=moved)
    await post(session, asked, f"screening.booked.{row.id}.{row.version}", text, buttons)
    if purpose.token != purposes.ROUND:
        return
    if not purpose.checked:
        key = f"screening:check:{row.subject}:{worker.id}"
        await phone_calls.plan(session, key, worker, "screening_check", clock.now())
    place = await standing.place(session, worker, standing.round_now())
    if place.first_time is None:
        question, answers = cards.first_time(asked.language, place.id)
        await post(session, asked, f"screening.first_time.{place.id}", question, answers)


async def _offer_others(
    session: AsyncSession, asked: Asked, wish: Wish, purpose: Purpose, taken: Taken
) -> None:
    found = [
        option
        for option in await alternatives.nearest(session, wish)
        if option.starts_at.astimezone(clock.LOCAL).date() <= purpose.until
    ]
    text, buttons = cards.lost(asked.language, found, purpose.token, taken.what)
    await post(session, asked, "screening.lost", text, buttons)


async def _live(session: AsyncSession, worker: Worker, number: int | None) -> Appointment | None:
    if number is not None:
        row = await queries.appointment(session, number)
        mine = row is not None and row.worker_id == worker.id and row.state in _LIVE
        return row if mine and row is not None and row.subject else None
    return await queries.next_screening(session, worker.id)


async def change(session: AsyncSession, actor: Person, asked: Asked, number: int) -> None:
    """Show other days at the clinic of a booking; the old time stays until another is taken.

    Raises:
        Refusal: it is not his, or it is too late.
    """
    row = await own(session, actor, number)
    token = purposes.token_of(row.subject or "")
    await choosing.days(session, actor, asked, row.provider_id, token)
