"""Book for a worker, in one line or step by step: whom, what, where, which day, at what hour.

"/book 12, klinik rtw, Hospital Melaka, 24/12, 10.00, bawa surat doktor". What is missing or not
understood is asked for; what was understood stays.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.appointments import Appointment, AppointmentKind
from db.models.people import Person
from db.models.workers import Worker
from db.queries import bookings, free_times
from services import access, clock, texts
from services.access import Action
from services.appointments import (
    alternatives,
    booking,
    hosting,
    offices,
    opening_hours,
    presses,
    telling,
)
from services.appointments.alternatives import Option
from services.appointments.book_fields import KINDS, MOST, READ, Draft
from services.appointments.booking import Taken
from services.appointments.places import ELSEWHERE, Wish
from services.errors import Refusal
from services.people import roles
from services.people.asked import Asked
from services.workers import rights

FIELDS = ("worker", "kind", "provider", "day", "time", "note")
_WITH_HOST = ELSEWHERE | {AppointmentKind.INTERVIEW}
_NO_SLOT = -1  # the provider has slots, but none then: others of his are looked for
_OF_TIME = ("appointment.taken.", "appointment.past", "book.")  # refusals that another time mends


@dataclass(frozen=True, slots=True)
class Step:
    """What is asked next: the field, and values to choose from with their labels."""

    name: str
    choices: Mapping[str, str] = field(default_factory=dict)  # value -> label
    said: str | None = None  # text before the question, already in the person's language


async def begin(
    session: AsyncSession, actor: Person, words: str, language: str
) -> tuple[Draft, Step | None]:
    """Take what one line tells; return that and what is asked next, None: nothing.

    Raises:
        Refusal: booking is not the actor's task.
    """
    access.require(await roles.grants_of(session, actor), Action.WORKER_SERVE)
    draft: Draft = {}
    parts = [part.strip() for part in words.split(",", len(FIELDS) - 1)] if words.strip() else []
    given = dict(zip(FIELDS, parts, strict=False))
    step: Step | None = None
    for name in FIELDS[:-1]:
        if step is None and name in given:
            step = await take(session, actor, draft, (name, given[name]), language)
    if "time" in given and (step is None or step.name == "time"):  # its note is not lost with it
        noted = await take(session, actor, draft, ("note", given.get("note", "")), language)
        step = step or noted
    return draft, step or await following(session, draft, language)


async def take(
    session: AsyncSession, actor: Person, draft: Draft, answer: tuple[str, str], language: str
) -> Step | None:
    """Put an answer (field, words) into the draft; return what is asked, if it was not understood.

    Several that it may mean are returned to choose from.

    Raises:
        Refusal: booking is not the actor's task (any more).
    """
    access.require(await roles.grants_of(session, actor), Action.WORKER_SERVE)
    name, words = answer
    try:
        found = await READ[name](session, actor, draft, words)
    except Refusal as refusal:
        said = str(texts.say(language, refusal.key, **refusal.values))
        again = await _step(session, draft, name, language)
        return Step(again.name, again.choices, said)
    if isinstance(found, str):
        draft[name] = found
        return await _closed(session, actor, draft, language) if name == "time" else None
    return Step(name, {value: str(label) for value, label in found.items()})


async def following(session: AsyncSession, draft: Draft, language: str) -> Step | None:
    """Return the first thing that is still missing; None: nothing."""
    missing = next((name for name in FIELDS if name not in draft), None)
    return await _step(session, draft, missing, language) if missing else None


async def finish(session: AsyncSession, actor: Person, asked: Asked, draft: Draft) -> Step | None:
    """Book what the draft says; return other times to choose from where that one is not free."""
    wish = await _wish(session, actor, draft)
    try:
        _require_open(wish)
        row = await booking.book(session, wish, by=actor)
    except Refusal as refusal:
        if not refusal.key.startswith(_OF_TIME):
            raise
        return await _another(session, wish, refusal, asked.language)
    await telling.tell(session, row, "booked", by=actor)
    await hosting.show(session, row, asked, await _said(session, row))
    return None


def chosen(draft: Draft, value: str) -> bool:
    """Put a time that was offered into the draft; False: the value is none. Pure."""
    named = presses.time_of(value)
    if named is None:
        return False
    draft["time"] = value
    return True


async def _closed(session: AsyncSession, actor: Person, draft: Draft, language: str) -> Step | None:
    """Return other times to choose from where the provider is closed then or has no such slot."""
    wish = await _wish(session, actor, draft)
    try:
        _require_open(wish)
    except Refusal as refusal:
        return await _another(session, wish, refusal, language)
    return None


def _require_open(wish: Wish) -> None:
    if wish.slot_id == _NO_SLOT:
        raise Taken("slot")
    if wish.slot_id is None:
        opening_hours.require(wish.provider.state, wish.starts_at, wish.ends_at)


async def _another(session: AsyncSession, wish: Wish, refusal: Refusal, language: str) -> Step:
    options = await alternatives.nearest(session, wish)
    said = str(texts.say(language, refusal.key, **refusal.values))
    return Step("time", _labels(options, language), said)


async def _said(session: AsyncSession, row: Appointment) -> str:
    worker = await session.get_one(Worker, row.worker_id)
    told = worker.person_id is not None and worker.silenced_at is None
    return "visit.booked" if told else "visit.booked_call"


async def _step(session: AsyncSession, draft: Draft, name: str, language: str) -> Step:
    if name == "kind":
        labels = {
            each.value: texts.plain(texts.say(language, f"appointment.kind.{each}"))
            for each in KINDS
        }
        return Step(name, labels)
    if name == "provider" and AppointmentKind(draft["kind"]) in _WITH_HOST:
        worker = await session.get_one(Worker, int(draft["worker"]))
        found = await offices.of_branch(session, worker.branch_code)
        return Step(name, {str(each.id): f"{each.name}, {each.town}" for each in found[:MOST]})
    if name == "note":
        return Step(name, {"-": texts.plain(texts.say(language, "book.no_note"))})
    return Step(name)


async def _wish(session: AsyncSession, actor: Person, draft: Draft) -> Wish:
    """Return the wish of a draft with its time; its slot is _NO_SLOT if the provider has none."""
    worker = await rights.worker_for(session, actor, int(draft["worker"]))
    kind = AppointmentKind(draft["kind"])
    provider = await bookings.provider(session, int(draft["provider"]))
    named = presses.time_of(draft["time"])
    slot = await free_times.slot(session, named) if isinstance(named, int) else None
    starts_at = named if isinstance(named, datetime) else slot.starts_at if slot else clock.now()
    slot_id = None
    if slot is None and kind not in _WITH_HOST:
        slot = await free_times.slot_at(session, provider.id, starts_at)
        midnight = datetime.combine(starts_at.astimezone(clock.LOCAL).date(), time(), clock.LOCAL)
        has_slots = await free_times.has_slots(session, provider.id, midnight)
        slot_id = _NO_SLOT if has_slots else None
    if slot is not None:
        provider, slot_id = await bookings.provider(session, slot.provider_id), slot.id
    length = timedelta(minutes=rules.number("appointments", f"{kind}_minutes"))
    ends_at = slot.ends_at if slot is not None else starts_at + length
    host_id = actor.id if kind in _WITH_HOST else None
    note = draft.get("note") or None
    return Wish(worker, kind, provider, starts_at, ends_at, slot_id, host_id, note=note)


def _labels(options: Sequence[Option], language: str) -> dict[str, str]:
    return {
        presses.of_time(each.slot_id, each.starts_at): (
            f"{texts.moment(language, each.starts_at)}, {each.provider.name}"
        )
        for each in options
    }
