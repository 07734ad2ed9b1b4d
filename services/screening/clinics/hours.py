"""A clinic keeps its hours in chat: what is typed of one weekday or day replaces what it had."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.appointments import Appointment, Provider
from db.models.people import Person
from db.models.screening import SpecialDay, WeeklyHours
from db.queries import bookings
from db.queries import clinics as queries
from services import clock
from services.errors import Refusal
from services.people import typed
from services.people.asked import Asked, paragraphs, post, prompt
from services.records import audit
from services.screening import offering
from services.screening.clinics import clinic_cards, closing, opening, rights, slot_words, slots
from services.screening.clinics.slot_words import Wish
from services.screening.clinics.slots import Hours

CLOSE = "slots_close"  # what the press begins with
_MOST_LINES = 30


async def typed_wish(session: AsyncSession, actor: Person, asked: Asked, words: str) -> None:
    """Do what was typed after /slots: nothing shows the week; else each line is kept, or none.

    Raises:
        Refusal: no clinic of the actor's, a line that cannot be, or stretches within each other.
    """
    clinic, rest = await rights.of_actor(session, actor, words)
    if not rest:
        await show(session, clinic, asked)
        return
    today = clock.now().astimezone(clock.LOCAL).date()
    body, sure = _without_yes(rest)
    lines = [line for line in body.splitlines() if line.strip()][:_MOST_LINES]
    wishes = [slot_words.read(line, today) for line in lines]
    await change(session, actor, asked, clinic, wishes, sure=sure, words=body)


async def close_pressed(session: AsyncSession, actor: Person, asked: Asked, argument: str) -> None:
    """The clinic closes a time although workers are booked in it.

    Raises:
        Refusal: not the actor's clinic, or the button is not one of ours.
    """
    try:
        provider, day, first, last = (int(part) for part in argument.split("."))
        when = date.fromordinal(day)
    except (ValueError, OverflowError):
        raise Refusal("slots.how", typed=typed.shown(argument)) from None
    clinic = await rights.require(session, actor, provider)
    if not 0 <= first < last <= slots.DAY:
        raise Refusal("slots.how", typed=typed.shown(argument))
    closed = Wish(None, when, Hours(first, last, last - first, 0))
    await change(session, actor, asked, clinic, [closed], sure=True)


async def change(
    session: AsyncSession,
    actor: Person,
    asked: Asked,
    clinic: Provider,
    wishes: Sequence[Wish],
    *,
    sure: bool,
    words: str = "",
) -> None:
    """Keep the wishes and open the slots; a closing with bookings is asked for once more.

    Raises:
        Refusal: stretches of a day lie within each other.
    """
    refuse_overlapping(wishes)
    await queries.lock(session, clinic.id)
    booked = await _booked(session, clinic, wishes)
    if booked and not sure:
        await _ask(session, asked, clinic, wishes, booked=len(booked), words=words)
        return
    for row in booked:  # workers before slots, as whoever books or cancels holds them
        await bookings.lock(session, row)
    await keep(session, clinic, wishes)
    booked = await _booked(session, clinic, wishes)  # who came in meanwhile too
    audit.note(
        session, action="clinic.hours", actor=actor.id, subject=f"provider:{clinic.id}",
        lines=len(wishes), cancelled=[row.id for row in booked],
    )  # fmt: skip
    await closing.cancel(session, clinic, booked, actor)
    await show(session, clinic, asked, cancelled=len(booked))


async def keep(session: AsyncSession, clinic: Provider, wishes: Sequence[Wish]) -> None:
    """Put the wishes in place of what the same weekdays and days had, and open the slots."""
    for weekday in {wish.weekday for wish in wishes if wish.weekday is not None}:
        await queries.forget_weekday(session, clinic.id, weekday)
    await queries.forget_days(session, clinic.id, {wish.day for wish in wishes if wish.day})
    for wish in wishes:
        if wish.hours is not None:
            session.add(_row(clinic, wish, wish.hours))
    await session.flush()
    if await opening.keep(session, clinic):
        await offering.opened(session, clinic)


async def show(
    session: AsyncSession, clinic: Provider, asked: Asked, *, cancelled: int = 0
) -> None:
    """Show the week, the days that differ, and how many places are free."""
    now = clock.now()
    today = now.astimezone(clock.LOCAL).date()
    week = await opening.week(session, clinic, today)
    until = now + timedelta(days=14)
    ahead = await queries.slots(session, clinic.id, now, until)
    text = paragraphs(
        clinic_cards.cancelled(asked.language, cancelled) if cancelled else None,
        clinic_cards.week(asked.language, clinic, week),
        clinic_cards.ahead(asked.language, ahead),
        clinic_cards.how_slots(asked.language),
    )
    await post(session, asked, "slots", text)


async def _ask(
    session: AsyncSession,
    asked: Asked,
    clinic: Provider,
    wishes: Sequence[Wish],
    *,
    booked: int,
    words: str,
) -> None:
    """Ask whether to close: by a button where one day alone is closed, else typed once more."""
    wish = wishes[0]
    press = None
    if len(wishes) == 1 and wish.day is not None and wish.hours is not None:
        day = wish.day.toordinal()
        press = f"{CLOSE}:{clinic.id}.{day}.{wish.hours.first}.{wish.hours.last}"
    buttons = clinic_cards.close_buttons(asked.language, press) if press else ()
    again = typed.shown(" ".join(words.split()))
    await prompt(session, asked, "slots.has_bookings", buttons, count=booked, again=again)


async def _booked(
    session: AsyncSession, clinic: Provider, wishes: Sequence[Wish]
) -> list[Appointment]:
    """Return who is booked in the times that are to be closed, from now on."""
    now = clock.now()
    found: list[Appointment] = []
    for wish in wishes:
        if wish.day is None or wish.hours is None or wish.hours.places:
            continue
        midnight = datetime.combine(wish.day, time(), clock.LOCAL)
        since, until = (
            midnight + timedelta(minutes=minute) for minute in (wish.hours.first, wish.hours.last)
        )
        day = await queries.slots(session, clinic.id, midnight, midnight + timedelta(days=1))
        touched = [
            slot for slot in day
            if slot.starts_at < until and since < slot.ends_at and slot.starts_at > now
        ]  # fmt: skip
        found += await queries.booked_in(session, [slot.id for slot in touched])
    return found


def refuse_overlapping(wishes: Sequence[Wish]) -> None:
    """Do nothing where the stretches of each day follow each other.

    Raises:
        Refusal: two lie within each other.
    """
    by_day: dict[int | date, list[Hours]] = {}
    for wish in wishes:
        if wish.hours is not None and wish.hours.places:
            by_day.setdefault(wish.weekday or wish.day or 0, []).append(wish.hours)
    for hours in by_day.values():
        if pair := slots.overlapping(hours):
            first, second = (slot_words.span_of(one) for one in pair)
            raise Refusal("slots.overlap", first=first, second=second)


def _without_yes(words: str) -> tuple[str, bool]:
    body, _, last = words.rpartition(" ")
    return (body, True) if last.strip().lower() in typed.YES and body else (words, False)


def _row(clinic: Provider, wish: Wish, hours: Hours) -> WeeklyHours | SpecialDay:
    stretch = {
        "provider_id": clinic.id, "first_minute": hours.first, "last_minute": hours.last,
        "minutes": hours.minutes, "places": hours.places,
    }  # fmt: skip
    if wish.day is not None:
        return SpecialDay(day=wish.day, **stretch)
    return WeeklyHours(weekday=wish.weekday, **stretch)
