"""A worker books, changes or cancels a time at a clinic; who comes too late is offered others.

The database decides who gets a place (services/appointments/booking.py). A worker has one live
appointment a purpose, so another time taken is a change.
"""

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.appointments import Appointment, AppointmentState, Provider
from db.models.people import Person
from db.models.workers import Worker
from db.queries import clinics
from db.queries import screening as queries
from services import clock, texts
from services.appointments import (
    alternatives,
    answering,
    booking,
    changing,
    phone_calls,
    telling,
)
from services.appointments.booking import Taken, Wish
from services.errors import Refusal
from services.people.asked import Asked, answer, paragraphs, post
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
    clinic = await choosing.clinic_of(session, slot.provider_id)
    wish = Wish(
        worker, purpose.kind, clinic, slot.starts_at, slot.ends_at, slot.id, None, purpose.subject
    )
    held = await queries.live_of(session, worker.id, purpose.subject)
    if held is not None and held.slot_id == slot.id:
        await _again(session, actor, asked, held, clinic)
        return
    try:
        async with audit.savepoint(session):  # an offer stands where the other time is not free
            row = await _book(session, wish, held, actor)
    except Taken as taken:
        await _offer_others(session, asked, wish, purpose, taken)
        return
    moved = held is not None and held.id == row.id
    await _say_booked(session, worker, asked, row, actor=actor, purpose=purpose, moved=moved)


async def cancel(session: AsyncSession, actor: Person, asked: Asked) -> None:
    """Cancel the worker's next screening; it can be taken back for some minutes.

    Raises:
        Refusal: nothing is booked, or it has begun.
    """
    row = await _next(session, actor)
    await answering.cancel(session, actor, asked, f"{row.id}.{row.version}")


async def change(session: AsyncSession, actor: Person, asked: Asked) -> None:
    """Show other days at the clinic of the booking; the old time stays until another is taken.

    Raises:
        Refusal: nothing is booked, or it is too late.
    """
    row = await _next(session, actor)
    await changing.refuse_close(session, row)
    token = purposes.token_of(row.subject or "")
    await choosing.days(session, actor, asked, row.provider_id, token)


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


async def _again(
    session: AsyncSession, actor: Person, asked: Asked, held: Appointment, clinic: Provider
) -> None:
    """The worker presses the time that he has: an offer of it is taken, a booking stands."""
    if held.state is AppointmentState.OFFERED:
        await waiting_list.take(session, actor, asked)
        return
    has = texts.say(
        asked.language, "screening.has_booking", number=held.id, at=held.starts_at,
        clinic=clinic.name,
    )  # fmt: skip
    text = paragraphs(has, texts.say(asked.language, "screening.next.booked"))
    await post(session, asked, "screening.has_booking", text)


async def _book(
    session: AsyncSession, wish: Wish, held: Appointment | None, actor: Person
) -> Appointment:
    if held is not None and held.state is AppointmentState.OFFERED:
        await waiting_list.withdraw(session, held, by=actor)
        held = None
    if held is None:
        return await booking.book(session, wish, by=actor)
    await changing.refuse_close(session, held)
    return await booking.move(session, held, wish, by=actor)


async def _say_booked(
    session: AsyncSession,
    worker: Worker,
    asked: Asked,
    row: Appointment,
    *,
    actor: Person,
    purpose: Purpose,
    moved: bool,
) -> None:
    await waiting_list.leave(session, worker, "booked")
    await telling.tell(session, row, "moved" if moved else "booked", by=actor)
    if purpose.token != purposes.ROUND:
        return
    if not purpose.checked:
        key = f"screening:check:{row.subject}:{worker.id}"
        await phone_calls.plan(session, key, worker, "screening_check", clock.now())
    place = await standing.place(session, worker, standing.round_now())
    text, buttons = cards.besides(
        asked.language, place.id, checked=purpose.checked, asks=place.first_time is None
    )
    await post(session, asked, f"screening.besides.{row.id}.{row.version}", text, buttons)


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


async def _next(session: AsyncSession, actor: Person) -> Appointment:
    """Return the actor's next live appointment at a panel clinic."""
    worker = await standing.worker_of(session, actor)
    row = await queries.next_screening(session, worker.id)
    if row is None:
        raise Refusal("screening.nothing_booked")
    return row
