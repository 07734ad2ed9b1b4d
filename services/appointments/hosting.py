"""A case manager's work with one appointment: looked at, moved, cancelled, attendance noted."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.appointments import Appointment, AppointmentState
from db.models.people import Person
from db.models.workers import Worker
from db.queries import bookings, free_times
from db.queries import visits as queries
from services import access, clock, texts
from services.access import Action
from services.appointments import (
    alternatives,
    booking,
    changing,
    missing,
    opening_hours,
    phone_calls,
    presses,
    showing,
    staff_cards,
    telling,
    visit_cards,
    when_typed,
)
from services.appointments.booking import Taken
from services.appointments.places import Wish
from services.appointments.staff_cards import Shown
from services.errors import Refusal
from services.messaging import outbox
from services.messaging.outbox import Lane
from services.people import roles, typed
from services.people.asked import Asked, answer, post
from services.workers import rights

_MARKS = {
    AppointmentState.ATTENDED: ("came", "attended", "hadir"),
    AppointmentState.LATE: ("late", "lewat"),
    AppointmentState.NO_SHOW: ("missed", "noshow", "tidak", "absent"),
    AppointmentState.EXCUSED: ("excused", "bersebab"),
}
_BY_WORD = {word: state for state, words in _MARKS.items() for word in words}
_CANCEL, _MOVE = ("cancel", "batal"), ("move", "tukar")
LONGEST_REASON = 200  # characters


async def typed_wish(session: AsyncSession, actor: Person, asked: Asked, words: str) -> None:
    """Do what follows /visit: a number, and what came of it or shall become of it.

    Raises:
        Refusal: no number, no such appointment of the actor's, or it is not understood.
    """
    first, _, rest = words.strip().partition(" ")
    number = typed.number(first)
    if number is None:
        raise typed.unread("visit.how", words)
    row = await _served(session, actor, number)
    verb, _, behind = rest.strip().partition(" ")
    verb = verb.lower()
    if not verb:
        await show(session, row, asked)
    elif verb in _BY_WORD:
        note = behind.strip() or None
        await mark(session, actor, asked, row, state=_BY_WORD[verb], reason=note)
    elif verb in _CANCEL:
        await cancel(session, actor, asked, row, behind.strip() or None)
    elif verb in _MOVE:
        await move(session, actor, asked, row, behind)
    else:
        raise Refusal("visit.how", typed=typed.shown(words))


async def pressed_mark(session: AsyncSession, actor: Person, asked: Asked, argument: str) -> None:
    """A button says whether the worker came."""
    which = presses.read(argument)
    if which is None or which.rest not in staff_cards.MARKS:
        raise Refusal("visit.none_such", number=0)
    row = await _served(session, actor, which.number)
    if which.version != row.version:
        await show(session, row, asked, "visit.outdated")
        return
    await mark(session, actor, asked, row, state=AppointmentState(which.rest))


async def pressed_cancel(session: AsyncSession, actor: Person, asked: Asked, argument: str) -> None:
    """A button cancels for the provider."""
    which = presses.read(argument)
    row = await _served(session, actor, which.number if which else 0)
    if which is not None and which.version != row.version:
        await show(session, row, asked, "visit.outdated")
        return
    await cancel(session, actor, asked, row, None)


async def mark(
    session: AsyncSession,
    actor: Person,
    asked: Asked,
    row: Appointment,
    *,
    state: AppointmentState,
    reason: str | None = None,
) -> None:
    """Note whether the worker came; a wrong note is corrected by the right one."""
    _require_short(reason)
    before = row.state
    await booking.end(session, row, state, by=actor, reason=reason)
    if state is AppointmentState.NO_SHOW and before is not state:
        await missing.note(session, row)
    await show(session, row, asked, f"visit.marked.{state}")


async def cancel(
    session: AsyncSession, actor: Person, asked: Asked, row: Appointment, reason: str | None
) -> None:
    """Cancel for the provider; the worker is offered the next times at once."""
    _require_short(reason)
    if row.state is not AppointmentState.CANCELLED_PROVIDER:
        await cancel_for_provider(session, row, by=actor, reason=reason)
    await show(session, row, asked, "visit.cancelled")


async def cancel_for_provider(
    session: AsyncSession, row: Appointment, *, by: Person | None, reason: str | None = None
) -> None:
    """Cancel, tell the worker, and offer him the next times; who has no Telegram is called."""
    await booking.end(session, row, AppointmentState.CANCELLED_PROVIDER, by=by, reason=reason)
    worker = await session.get_one(Worker, row.worker_id)
    person = await queries.reached_by(session, worker)
    now = clock.now()
    if person is None:
        key = f"appointment:{row.id}:{row.version}:cancelled"
        await phone_calls.plan(session, key, worker, "cancelled", now, appointment=row)
        return
    language = person.language or texts.DEFAULT
    wish = await booking.wish_of(session, row, worker)
    options = await alternatives.coming(session, wish, now, one_a_day=False)
    said = "appointment.cancelled_by_us" if options else "appointment.cancelled_by_us_no_times"
    message = changing.choice(row, options, said, language, again=True)
    key = f"appointment:{row.id}:{row.version}:cancelled"
    await outbox.post(
        session, key, person.telegram_id, message, lane=Lane.REMINDER,
        not_before=telling.when(worker, person, by),
    )  # fmt: skip
    await queries.ask(session, worker.id, visit_cards.digits(message, []), now)
    await telling.tell_ended(session, row, person)


async def move(
    session: AsyncSession, actor: Person, asked: Asked, row: Appointment, words: str
) -> None:
    """Move it to "24/12 10.00"; if that is taken, the nearest free times are named.

    Raises:
        Refusal: no such day or hour, or closed then.
    """
    at = _moment(words)
    worker = await session.get_one(Worker, row.worker_id)
    wish = await _at(session, await booking.wish_of(session, row, worker), at)
    try:
        await booking.move(session, row, wish, by=actor)
    except Taken as taken:
        near = await alternatives.nearest(session, wish)
        await _say_taken(session, asked, taken, near)
        return
    await telling.tell(session, row, "moved", by=actor)
    await show(session, row, asked, "visit.moved")


async def show(
    session: AsyncSession, row: Appointment, asked: Asked, key: str | None = None
) -> None:
    """Show the card of an appointment, under the sentence *key*."""
    said = texts.say(asked.language, key, number=row.id) if key else None
    message = staff_cards.card(await shown(session, row), asked.language, clock.now(), said)
    await post(session, asked, f"private:visit.{row.id}", message.text, message.buttons)


async def shown(session: AsyncSession, row: Appointment) -> Shown:
    """Return an appointment with the names that staff read."""
    worker = await session.get_one(Worker, row.worker_id)
    provider = await bookings.provider(session, row.provider_id)
    phone = f"+{worker.phone}" if worker.phone else None
    return Shown(row, worker.name, showing.place_of(row, provider), phone)


async def _served(session: AsyncSession, actor: Person, number: int) -> Appointment:
    """Return an appointment that the actor hosts, or of a worker whom he serves.

    Raises:
        Refusal: there is none, or it is not his task.
    """
    access.require(await roles.grants_of(session, actor), Action.WORKER_SERVE)
    row = await session.get(Appointment, number)
    if row is None:
        raise Refusal("visit.none_such", number=number)
    if row.host_id != actor.id:
        try:
            await rights.worker_for(session, actor, row.worker_id)
        except Refusal:
            raise Refusal("visit.none_such", number=number) from None
    return row


async def _at(session: AsyncSession, wish: Wish, at: datetime) -> Wish:
    """Return the wish at another time: in the slot that begins then, else within open hours."""
    length = wish.ends_at - wish.starts_at
    slot = await free_times.slot_at(session, wish.provider.id, at)
    if slot is not None:
        option = alternatives.Option(wish.provider, slot.id, slot.starts_at, slot.ends_at)
        return alternatives.instead(wish, option)
    opening_hours.require(wish.provider.state, at, at + length)
    free = alternatives.Option(wish.provider, None, at, at + length)
    return alternatives.instead(wish, free)


async def _say_taken(
    session: AsyncSession, asked: Asked, taken: Taken, near: list[alternatives.Option]
) -> None:
    times = ", ".join(texts.moment(asked.language, each.starts_at) for each in near)
    if not times:
        raise taken
    said = texts.say(asked.language, taken.key)
    await answer(session, asked, "visit.nearest", said=said, times=times)


def _moment(words: str) -> datetime:
    day, _, hour = words.strip().rpartition(" ")
    now = clock.now().astimezone(clock.LOCAL)
    if not day:
        raise typed.unread("visit.how_move", words)
    return datetime.combine(when_typed.day(day, now.date()), when_typed.clock(hour), clock.LOCAL)


def _require_short(reason: str | None) -> None:
    if reason is not None and len(reason) > LONGEST_REASON:
        raise Refusal("visit.reason_too_long", length=len(reason), longest=LONGEST_REASON)
