"""A worker joins and leaves the waiting list, takes an offer or passes it on."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.appointments import Appointment, AppointmentState, Provider
from db.models.people import Person
from db.models.screening import Offer, OfferEnd, Waiting
from db.models.workers import Worker
from db.queries import bookings, calls, screening
from db.queries import waiting as queries
from db.queries.inserting import insert_new
from services import clock
from services.appointments import booking, telling
from services.errors import Refusal
from services.people.asked import Asked, answer, post
from services.records import audit
from services.screening import finding, offering, purposes, standing, waiting_cards
from services.screening.nearest import Point

EVERY_DAY, MIDNIGHT = "1234567", 1440
WITHDRAWN = "withdrawn"  # why somebody left the list, and why nobody calls
CALLS = ("screening_invite", "waiting_offer", "waiting_left")  # that only invite


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a worker waits for."""

    clinic: Provider | None = None
    place: str = ""  # a town or postcode; "" with no clinic: home
    weekdays: str = EVERY_DAY  # ISO numbers
    first_minute: int = 0
    last_minute: int = MIDNIGHT


async def join(session: AsyncSession, actor: Person, asked: Asked, wanted: Wanted) -> None:
    """Put the worker on the list; who is on it keeps his place in the order.

    Raises:
        Refusal: he may not come, is booked already, or no such place is known.
    """
    worker = await standing.worker_of(session, actor)
    purpose = await purposes.of(session, worker, purposes.ROUND)
    round_ = standing.round_now()
    if await screening.live_of(session, worker.id, purpose.subject) is not None:
        raise Refusal("waiting.booked")
    point = None if wanted.clinic else await _point(session, worker, wanted.place)
    wish = {
        "provider_id": wanted.clinic.id if wanted.clinic else None,
        "latitude": point[0] if point else None,
        "longitude": point[1] if point else None,
        "weekdays": wanted.weekdays,
        "first_minute": wanted.first_minute,
        "last_minute": wanted.last_minute,
        "misses": 0,
    }
    new = await insert_new(
        session, Waiting, round=round_.number, worker_id=worker.id, joined_at=clock.now(),
        left_at=None, left_for=None, **wish,
    )  # fmt: skip
    row = await queries.of_worker(session, worker.id, round_.number)
    if row is None:
        raise RuntimeError("a place on the waiting list that was just added is not there")
    for name, value in wish.items():  # who is on the list already waits for something else now
        setattr(row, name, value)
    await session.flush()
    audit.note(
        session, action="screening.waits", actor=actor.id, subject=f"waiting:{row.id}", new=new
    )
    text = waiting_cards.joined(
        asked.language, row, wanted.clinic, wanted.place, ahead=await queries.ahead_of(session, row)
    )
    await post(session, asked, "waiting.joined", text)
    if wanted.clinic is not None:
        await offering.opened(session, wanted.clinic)


async def leave_asked(session: AsyncSession, actor: Person, asked: Asked) -> None:
    """Take the worker off the list, as he asked."""
    worker = await standing.worker_of(session, actor)
    left = await leave(session, worker, "asked")
    await answer(session, asked, "waiting.left_asked" if left else "waiting.not_on_it")


async def leave(session: AsyncSession, worker: Worker, why: str) -> bool:
    """Take a worker off the lists; False: he was on none."""
    rows = await queries.all_of_worker(session, worker.id)
    for row in rows:
        row.left_at, row.left_for = clock.now(), why
        audit.note(session, action="screening.waits_no_more", subject=f"waiting:{row.id}", why=why)
    return bool(rows)


async def stop(session: AsyncSession, worker: Worker, by: Person) -> bool:
    """Take off the list who agrees to invitations no more, with what is offered to him now.

    The calls about it end too. False: he was on no list.
    """
    await bookings.lock_worker(session, worker)
    offer = await queries.open_offer(session, worker.id)
    if offer is not None:
        row = await session.get_one(Appointment, offer.appointment_id)
        if row.state is AppointmentState.OFFERED:
            await withdraw(session, row, by=by)
    await calls.drop(session, worker.id, clock.now(), by.id, WITHDRAWN, reasons=CALLS)
    return await leave(session, worker, WITHDRAWN)


async def take(
    session: AsyncSession, actor: Person, asked: Asked, number: int | None = None
) -> None:
    """Take the time that is offered.

    Raises:
        Refusal: nothing is offered to the actor, or the countdown is over.
    """
    worker, offer, row = await _open(session, actor, number)
    if offer.ended_as is OfferEnd.TAKEN:
        await answer(session, asked, "waiting.taken_before", at=row.starts_at)
        return
    if offer.ended_at is not None or offer.until <= clock.now():
        raise Refusal("waiting.over", until=offer.until)
    await booking.accept(session, row, by=actor)
    await offering.end(session, offer, OfferEnd.TAKEN)
    await leave(session, worker, "booked")
    await telling.tell(session, row, "booked", by=actor)


async def decline(
    session: AsyncSession, actor: Person, asked: Asked, number: int | None = None
) -> None:
    """Pass the offered time on to the next.

    Raises:
        Refusal: nothing is offered to the actor, or it was answered before.
    """
    _worker, offer, row = await _open(session, actor, number)
    if offer.ended_at is None:
        await booking.end(session, row, AppointmentState.CANCELLED_WORKER, by=actor)
        await offering.end(session, offer, OfferEnd.DECLINED)
    elif offer.ended_as is not OfferEnd.DECLINED:
        raise Refusal("waiting.over", until=offer.until)
    waiting = await session.get_one(Waiting, offer.waiting_id)
    left = waiting.left_for == "misses"
    await answer(session, asked, "waiting.passed_last" if left else "waiting.passed")


async def withdraw(session: AsyncSession, row: Appointment, *, by: Person) -> None:
    """End an offer because the worker takes another time, or none."""
    await booking.end(session, row, AppointmentState.CANCELLED_WORKER, by=by)
    if (offer := await queries.offer_of(session, row.id)) is not None:
        await offering.end(session, offer, OfferEnd.WITHDRAWN)


async def _open(
    session: AsyncSession, actor: Person, number: int | None
) -> tuple[Worker, Offer, Appointment]:
    worker = await standing.worker_of(session, actor)
    await bookings.lock_worker(session, worker)  # before his offer, as when he books
    if number is None:
        offer = await queries.open_offer(session, worker.id)
    else:
        offer = await queries.offer(session, number)
    waiting = await session.get(Waiting, offer.waiting_id) if offer else None
    if offer is None or waiting is None or waiting.worker_id != worker.id:
        raise Refusal("waiting.no_offer")
    return worker, offer, await session.get_one(Appointment, offer.appointment_id)


async def _point(session: AsyncSession, worker: Worker, typed: str) -> Point:
    if typed:
        place = finding.place_of(typed, worker)
        return place.latitude, place.longitude
    home = await finding.home(session, worker)
    if home is None:
        raise Refusal("screening.where")
    return home[0]
