"""Another time: three that are free are offered, a tap moves; else the case manager is asked."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.appointments import Appointment, AppointmentKind
from db.models.people import Person
from db.models.workers import Worker
from db.queries import bookings, free_times
from db.queries import visits as queries
from services import clock, texts
from services.appointments import (
    alternatives,
    booking,
    phone_calls,
    presses,
    showing,
    states,
    telling,
    visit_cards,
)
from services.appointments.alternatives import Option
from services.appointments.booking import Taken, Wish
from services.appointments.owning import own, own_live
from services.errors import Refusal
from services.messaging.messages import Message
from services.people.asked import Asked, answer, post


async def change(session: AsyncSession, actor: Person, asked: Asked, argument: str) -> None:
    """Offer the worker other times, or pass his wish on to the case manager.

    Raises:
        Refusal: too close to the appointment; it says whom to call.
    """
    row = await own_live(session, actor, asked, presses.read(argument))
    if row is None:
        return
    await refuse_close(session, row)
    row.wants_change, row.answered_at = True, clock.now()
    if not await _may_choose(session, row, actor):
        await _to_case_manager(session, row, asked, "appointment.change_by_staff")
        return
    worker = await session.get_one(Worker, row.worker_id)
    wish = await booking.wish_of(session, row, worker)
    options = await alternatives.coming(session, wish, clock.now(), one_a_day=True)
    await offer(session, row, options, asked, "appointment.choose", again=False)


async def pick(session: AsyncSession, actor: Person, asked: Asked, argument: str) -> None:
    """Move the appointment to a time that was offered; if that is taken, offer others."""
    which = presses.read(argument)
    row = await own_live(session, actor, asked, which)
    if row is None or which is None:
        return
    await refuse_close(session, row)
    if not await _may_choose(session, row, actor):
        await _to_case_manager(session, row, asked, "appointment.change_by_staff")
        return
    wish = await _wish_at(session, row, which.rest)
    try:
        await booking.move(session, row, wish, by=actor)
    except Taken:
        await offer_near(session, row, wish, asked, "appointment.just_taken", again=False)
        return
    await telling.tell(session, row, "moved", by=actor)
    await telling.tell_host(session, row, "moved")


async def again(session: AsyncSession, actor: Person, asked: Asked, argument: str) -> None:
    """Book anew what was cancelled or missed, at a time that was offered."""
    which = presses.read(argument)
    row = await own(session, actor, which)
    if which is None or row.state in states.LIVE:
        raise Refusal(f"appointment.not_now.{row.state}", number=row.id, at=row.starts_at)
    wish = await _wish_at(session, row, which.rest)
    try:
        new = await booking.book(session, wish, by=actor)
    except Taken:
        await offer_near(session, row, wish, asked, "appointment.just_taken")
        return
    await telling.tell(session, new, "booked", by=actor)
    await telling.tell_host(session, new, "booked_again")


async def other(session: AsyncSession, actor: Person, asked: Asked, argument: str) -> None:
    """None of the times suits: the case manager calls."""
    row = await own(session, actor, presses.read(argument))
    if row.state in states.LIVE:
        row.wants_change = True
    await _to_case_manager(session, row, asked, "appointment.change_passed_on")


async def offer_near(
    session: AsyncSession,
    row: Appointment,
    wish: Wish,
    asked: Asked,
    key: str,
    *,
    again: bool = True,
) -> None:
    """Offer the times nearest to a wish that came too late."""
    options = await alternatives.nearest(session, wish)
    await offer(session, row, options, asked, key, again=again)


async def offer(
    session: AsyncSession,
    row: Appointment,
    options: Sequence[Option],
    asked: Asked,
    key: str,
    *,
    again: bool,
) -> None:
    """Show times to choose from, with digits; without any the case manager is asked."""
    if not options:
        await _to_case_manager(session, row, asked, "appointment.no_times")
        return
    message = choice(row, options, key, asked.language, again=again)
    await post(session, asked, key, message.text, message.buttons, prompt=True)
    await queries.ask(session, row.worker_id, visit_cards.digits(message, []), clock.now())


def choice(
    row: Appointment, options: Sequence[Option], key: str, language: str, *, again: bool
) -> Message:
    """Return the message that offers times; *again* books anew instead of moving. Pure."""
    what = visit_cards.AGAIN if again else visit_cards.TIME
    one = f"{row.id}.{row.version}"
    listed = [
        (
            f"{what}:{one}.{presses.of_time(each.slot_id, each.starts_at)}",
            each.starts_at,
            each.provider.name,
        )
        for each in options
    ]
    said = texts.say(language, key, number=row.id, at=row.starts_at)
    return visit_cards.times(said, listed, f"{visit_cards.OTHER}:{one}", language)


async def refuse_close(session: AsyncSession, row: Appointment) -> None:
    """Refuse a change shortly before: then the provider's telephone is the way.

    Raises:
        Refusal: it is too close; with the telephone, where one is known.
    """
    closed = timedelta(minutes=rules.number("appointments", "change_closed_minutes"))
    if row.starts_at - clock.now() >= closed:
        return
    provider = await bookings.provider(session, row.provider_id)
    where = showing.place_of(row, provider)
    if provider.phone is None:
        raise Refusal("appointment.too_close", at=row.starts_at, where=where)
    raise Refusal("appointment.too_close_call", at=row.starts_at, phone=provider.phone, where=where)


async def _wish_at(session: AsyncSession, row: Appointment, rest: str) -> Wish:
    """Return the wish for the time that a button names.

    Raises:
        Refusal: the button names none, or one that is too close.
    """
    worker = await session.get_one(Worker, row.worker_id)
    wish = await booking.wish_of(session, row, worker)
    named = presses.time_of(rest)
    slot = await free_times.slot(session, named) if isinstance(named, int) else None
    if slot is not None:
        provider = await bookings.provider(session, slot.provider_id)
        if provider.kind is wish.provider.kind:
            option = Option(provider, slot.id, slot.starts_at, slot.ends_at)
            return alternatives.instead(wish, option)
    if isinstance(named, datetime) and row.slot_id is None and _is_open(wish, named):
        return replace(wish, starts_at=named, ends_at=named + (row.ends_at - row.starts_at))
    raise Refusal("appointment.no_such_time")


def _is_open(wish: Wish, at: datetime) -> bool:
    length = wish.ends_at - wish.starts_at
    return at in alternatives.working_times(wish.provider.state, at, at, length)


async def _may_choose(session: AsyncSession, row: Appointment, actor: Person) -> bool:
    """Whether the worker may move it himself: no medical board, and not for the third time."""
    most = rules.number("appointments", "own_changes")
    done = await queries.moves_by(session, row.id, actor.id)
    return row.kind is not AppointmentKind.SPECIALIST and done < most


async def _to_case_manager(session: AsyncSession, row: Appointment, asked: Asked, key: str) -> None:
    worker = await session.get_one(Worker, row.worker_id)
    name = f"appointment:{row.id}:{row.version}:change"
    await phone_calls.plan(session, name, worker, "change", clock.now(), appointment=row)
    await telling.tell_host(session, row, "wants_change")
    await answer(session, asked, key, number=row.id, at=row.starts_at)
