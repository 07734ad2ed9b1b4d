"""What a worker answers: comes, wants another time, cancels, takes that back; pressed or typed.

Only the worker himself is heard. An answer to an old letter is met with how it stands now.
"""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.appointments import Appointment, AppointmentState
from db.models.people import Person
from db.models.workers import Worker
from db.queries import reminders
from db.queries import visits as queries
from services import clock, texts
from services.appointments import (
    booking,
    changing,
    missing,
    presses,
    showing,
    states,
    telling,
    visit_cards,
)
from services.appointments.owning import own, own_live
from services.errors import Refusal
from services.messaging.messages import Button
from services.people.asked import Asked, Rows, post, prompt
from services.workers import lock

Answer = Callable[[AsyncSession, Person, Asked, str], Awaitable[None]]


async def yes(session: AsyncSession, actor: Person, asked: Asked, argument: str) -> None:
    """The worker comes: to all that the letter asked about."""
    for which in presses.read_all(argument):
        row = await own_live(session, actor, asked, which)
        if row is not None:
            await booking.confirm(session, row, by=actor)
            await _say_standing(session, row, asked, "appointment.confirmed")


async def cancel(session: AsyncSession, actor: Person, asked: Asked, argument: str) -> None:
    """The worker does not come: his place is free; he may take that back for some minutes.

    Raises:
        Refusal: it has begun or ended, or is somebody else's.
    """
    row = await own_live(session, actor, asked, presses.read(argument))
    if row is None:
        return
    now = clock.now()
    if row.starts_at <= now:
        raise Refusal("appointment.begun_cancel", number=row.id, at=row.starts_at)
    in_time = row.starts_at - now >= _minutes("in_time_minutes")
    reason = "in_time" if in_time else "late"
    await booking.end(session, row, AppointmentState.CANCELLED_WORKER, by=actor, reason=reason)
    undo = f"{visit_cards.UNDO}:{row.id}.{row.version}"
    buttons: Rows = ((Button(_label(asked, visit_cards.UNDO), press=undo),),)
    await prompt(
        session, asked, "appointment.cancelled", buttons, number=row.id, at=row.starts_at,
        count=int(rules.number("appointments", "undo_minutes")),
    )  # fmt: skip
    await queries.ask(session, row.worker_id, {"1": undo}, now)
    await telling.tell_ended(session, row, actor)
    await telling.tell_host(session, row, f"cancelled_{reason}")


async def undo(session: AsyncSession, actor: Person, asked: Asked, argument: str) -> None:
    """Take the cancellation back, where the place is still free; else others are offered."""
    row = await own(session, actor, presses.read(argument))
    if row.state in states.STANDING:
        await _say_standing(session, row, asked, "appointment.stands")
        return
    try:
        await booking.restore(session, row, by=actor)
    except booking.Taken as taken:
        if taken.what == "subject":
            raise
        worker = await session.get_one(Worker, row.worker_id)
        wish = await booking.wish_of(session, row, worker)
        await changing.offer_near(session, row, wish, asked, "appointment.undo_taken")
        return
    await telling.tell(session, row, "restored", by=actor)
    await telling.tell_host(session, row, "restored")


async def accept(session: AsyncSession, actor: Person, _asked: Asked, argument: str) -> None:
    """Take what was offered."""
    row = await own(session, actor, presses.read(argument))
    await booking.accept(session, row, by=actor)
    await telling.tell(session, row, "booked", by=actor)
    await telling.tell_host(session, row, "accepted")


async def decline(session: AsyncSession, actor: Person, asked: Asked, argument: str) -> None:
    """Do not take what was offered."""
    row = await own(session, actor, presses.read(argument))
    if row.state is not AppointmentState.OFFERED:
        states.check(row, AppointmentState.EXPIRED)
    await booking.end(session, row, AppointmentState.CANCELLED_WORKER, by=actor, reason="declined")
    text = texts.say(asked.language, "appointment.offer.declined", at=row.starts_at)
    await post(session, asked, "appointment.declined", text)
    await telling.tell_host(session, row, "declined")


PRESSES: Mapping[str, Answer] = {
    visit_cards.YES: yes,
    visit_cards.CHANGE: changing.change,
    visit_cards.TIME: changing.pick,
    visit_cards.AGAIN: changing.again,
    visit_cards.OTHER: changing.other,
    visit_cards.CANCEL: cancel,
    visit_cards.UNDO: undo,
    visit_cards.ACCEPT: accept,
    visit_cards.DECLINE: decline,
    visit_cards.MISSED_NEW: missing.new_time,
    visit_cards.MISSED_WHY: missing.ask_why,
    visit_cards.MISSED_CALL: missing.call_me,
    visit_cards.BARRIER: missing.because,
}


async def meant(session: AsyncSession, actor: Person, words: str) -> str | None:
    """Return the press that the worker's typed words stand for; None: they answer nothing.

    What was asked last is answered; "2 17" names one of several.
    """
    typed = presses.typed(words)
    if typed is None:
        return None
    choices = await _choices(session, actor)
    return choices.get(typed) or _only(choices, typed)


async def numbers(session: AsyncSession, actor: Person) -> list[str]:
    """Return the digits that answer what the worker was asked last; none: nothing waits."""
    return sorted(each for each in await _choices(session, actor) if each.isdigit())


async def _choices(session: AsyncSession, actor: Person) -> dict[str, str]:
    worker = await queries.worker_of(session, actor.id)
    since = clock.now() - timedelta(days=rules.number("appointments", "answer_days"))
    return await queries.asked(session, worker.id, since) if worker else {}


async def asked_at(session: AsyncSession, actor: Person) -> datetime | None:
    """Return when the worker was asked last what his digits answer; None: never."""
    worker = await queries.worker_of(session, actor.id)
    return await queries.asked_at(session, worker.id) if worker else None


async def press(session: AsyncSession, actor: Person, asked: Asked, data: str) -> None:
    """Do what a button says."""
    prefix, _, argument = data.partition(":")
    await PRESSES[prefix](session, actor, asked, argument)


async def show_mine(session: AsyncSession, actor: Person, asked: Asked) -> None:
    """Show a worker what is to come, with buttons and digits.

    Raises:
        Refusal: the account belongs to no worker, or the chat is locked.
    """
    worker = await queries.worker_of(session, actor.id)
    if worker is None:
        raise Refusal("appointment.no_worker")
    await lock.require_open(session, actor)
    rows = await queries.coming_of_worker(session, worker.id, clock.now())
    visits = [await showing.visit_of(session, row) for row in rows if row.state in states.STANDING]
    if not visits:
        text = texts.say(asked.language, "appointment.none_coming")
        await post(session, asked, "appointments", text)
        return
    message = visit_cards.listed(visits, asked.language)
    await post(session, asked, "appointments", message.text, message.buttons)
    await reminders.track(session, f"appointments:{asked.name}", [(v.number, None) for v in visits])
    choices = visit_cards.digits(message, visits)
    await queries.ask(session, worker.id, choices, clock.now())


async def _say_standing(session: AsyncSession, row: Appointment, asked: Asked, key: str) -> None:
    """Say how it stands, with the buttons that may still be pressed."""
    visit = await showing.visit_of(session, row)
    asks = key != "appointment.confirmed"
    message = visit_cards.present(visit, asked.language, key, asks=asks)
    await post(session, asked, f"{key}.{row.id}", message.text, message.buttons)
    await reminders.track(session, f"{key}.{row.id}:{asked.name}", [(row.id, None)])
    choices = visit_cards.digits(message, [visit])
    await queries.ask(session, row.worker_id, choices, clock.now())


def _only(choices: Mapping[str, str], typed: str) -> str | None:
    """Return what "2 17" means where only one visit was asked about: the same as "2"."""
    digit, _, number = typed.partition(" ")
    found = choices.get(digit)
    behind = found.partition(":")[2].partition(".")[0] if found else None
    return found if number and number == behind else None


def _label(asked: Asked, what: str) -> str:
    return texts.plain(texts.say(asked.language, f"button.{what}"))


def _minutes(name: str) -> timedelta:
    return timedelta(minutes=rules.number("appointments", name))
