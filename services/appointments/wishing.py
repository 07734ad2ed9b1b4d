"""Book for a worker, in one line or step by step: whom, what, where, which day, at what hour.

"/book 12, klinik rtw, Hospital Melaka, 24/12, 10.00, bawa surat doktor". What is missing or not
understood is asked for; what was understood stays.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.appointments import Appointment, AppointmentKind
from db.models.people import Person
from db.models.workers import Worker
from db.queries import bookings, free_times
from db.queries import workers as worker_queries
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
    when_typed,
)
from services.appointments.alternatives import Option
from services.appointments.booking import Taken
from services.appointments.places import ELSEWHERE, Wish
from services.errors import Refusal
from services.people import roles, typed
from services.people.asked import Asked
from services.workers import rights

FIELDS = ("worker", "kind", "provider", "day", "time", "note")
KINDS = (
    AppointmentKind.INTERVIEW,
    AppointmentKind.RTW_CLINIC,
    AppointmentKind.THERAPY,
    AppointmentKind.SPECIALIST,
    AppointmentKind.DEVICE_FITTING,
    AppointmentKind.VOCATIONAL,
    AppointmentKind.WORK_SITE,
    AppointmentKind.PHONE,
)  # screenings are booked in their round
_WITH_HOST = ELSEWHERE | {AppointmentKind.INTERVIEW}
_MOST = 6  # shown to choose from
_NONE = frozenset({"-", "–", "tiada", "none", "no", "tidak"})
LONGEST_NOTE = 300  # characters
_NO_SLOT = -1  # the provider has slots, but none then: others of his are looked for
_OF_TIME = ("appointment.taken.", "appointment.past", "book.")  # refusals that another time mends

Draft = dict[str, str]  # what is known by field; kept between messages


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
    for name, part in zip(FIELDS, parts, strict=False):
        step = await take(session, actor, draft, (name, part), language)
        if step is not None:
            return draft, step
    if parts and len(parts) >= FIELDS.index("time") + 1:
        draft.setdefault("note", "")
    return draft, await following(session, draft, language)


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
        found = await _READ[name](session, actor, draft, words)
    except Refusal as refusal:
        said = str(texts.say(language, refusal.key, **refusal.values))
        again = await _step(session, draft, name, language)
        return Step(again.name, again.choices, said)
    if isinstance(found, str):
        draft[name] = found
        return None
    return Step(name, {value: str(label) for value, label in found.items()})


async def following(session: AsyncSession, draft: Draft, language: str) -> Step | None:
    """Return the first thing that is still missing; None: nothing."""
    missing = next((name for name in FIELDS if name not in draft), None)
    return await _step(session, draft, missing, language) if missing else None


async def finish(session: AsyncSession, actor: Person, asked: Asked, draft: Draft) -> Step | None:
    """Book what the draft says; return other times to choose from where that one is not free."""
    wish, fits = await _wish(session, actor, draft)
    try:
        if not fits:
            raise Taken("slot")
        if wish.slot_id is None:
            opening_hours.require(wish.provider.state, wish.starts_at, wish.ends_at)
        row = await booking.book(session, wish, by=actor)
    except Refusal as refusal:
        if not refusal.key.startswith(_OF_TIME):
            raise
        options = await alternatives.nearest(session, wish)
        said = str(texts.say(asked.language, refusal.key, **refusal.values))
        return Step("time", _labels(options, asked.language), said)
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
        return Step(name, {str(each.id): f"{each.name}, {each.town}" for each in found[:_MOST]})
    if name == "note":
        return Step(name, {"-": texts.plain(texts.say(language, "book.no_note"))})
    return Step(name)


async def _worker(
    session: AsyncSession, actor: Person, _draft: Draft, words: str
) -> str | dict[str, str]:
    number = typed.number(when_typed.plain(words))
    if number is not None:
        return str((await rights.worker_for(session, actor, number)).id)
    grants = await roles.grants_of(session, actor)
    branches = [
        each.code
        for each in await roles.branches_of(session, actor)
        if access.may(grants, Action.WORKER_SERVE, each)
    ]
    found = await worker_queries.called(session, words.strip(), branches, _MOST)
    if not found or len(words.strip()) < 3:
        raise typed.unread("book.no_worker", words)
    if len(found) == 1:
        return str((await rights.worker_for(session, actor, found[0].id)).id)
    return {str(each.id): f"{each.id} {each.name}" for each in found}


async def _kind(
    _session: AsyncSession, _actor: Person, _draft: Draft, words: str
) -> str | dict[str, str]:
    wanted = " ".join(words.lower().replace("_", " ").replace("-", " ").split())
    begun: list[str] = []
    for kind in KINDS:
        names = {kind.value.replace("_", " ")} | {
            texts.plain(texts.say(language, f"appointment.kind.{kind}")).lower()
            for language in texts.LANGUAGES
        }
        if wanted in names or any(wanted == name.split()[-1] for name in names):
            return kind.value
        begun += [kind.value] if any(name.startswith(f"{wanted} ") for name in names) else []
    if len(begun) == 1:
        return begun[0]
    raise typed.unread("book.no_kind", words)


async def _provider(
    session: AsyncSession, _actor: Person, _draft: Draft, words: str
) -> str | dict[str, str]:
    number = words.strip()
    if number.isdecimal() and len(number) < 10:
        provider = await free_times.provider(session, int(number))
        found: Sequence[object] = [provider] if provider is not None and provider.active else []
        if provider is not None and found:
            return str(provider.id)
    listed = await free_times.found(session, words.strip(), _MOST) if words.strip() else []
    if not listed:
        raise typed.unread("book.no_provider", words)
    if len(listed) == 1:
        return str(listed[0].id)
    return {str(each.id): f"{each.name}, {each.town}" for each in listed}


async def _day(
    _session: AsyncSession, _actor: Person, _draft: Draft, words: str
) -> str | dict[str, str]:
    return when_typed.day(words, clock.now().astimezone(clock.LOCAL).date()).isoformat()


async def _time(
    _session: AsyncSession, _actor: Person, draft: Draft, words: str
) -> str | dict[str, str]:
    day, hour = date.fromisoformat(draft["day"]), words
    first, _, last = words.strip().rpartition(" ")
    if when_typed.is_day(first):
        today = clock.now().astimezone(clock.LOCAL).date()
        day, hour = when_typed.day(first, today), last
    at = datetime.combine(day, when_typed.clock(hour), clock.LOCAL)
    if at <= clock.now():
        raise Refusal("appointment.past", at=at)
    return presses.of_time(None, at)


async def _note(
    _session: AsyncSession, _actor: Person, _draft: Draft, words: str
) -> str | dict[str, str]:
    note = " ".join(words.split())
    if len(note) > LONGEST_NOTE:
        raise Refusal("book.note_too_long", length=len(note), longest=LONGEST_NOTE)
    return "" if note.lower() in _NONE else note


_READ = {
    "worker": _worker,
    "kind": _kind,
    "provider": _provider,
    "day": _day,
    "time": _time,
    "note": _note,
}


async def _wish(session: AsyncSession, actor: Person, draft: Draft) -> tuple[Wish, bool]:
    """Return the wish of a whole draft, and whether a provider with slots has one then."""
    worker = await rights.worker_for(session, actor, int(draft["worker"]))
    kind = AppointmentKind(draft["kind"])
    provider = await bookings.provider(session, int(draft["provider"]))
    length = timedelta(minutes=rules.number("appointments", f"{kind}_minutes"))
    named = presses.time_of(draft["time"])
    slot = await free_times.slot(session, named) if isinstance(named, int) else None
    starts_at = named if isinstance(named, datetime) else slot.starts_at if slot else clock.now()
    fits = True
    if slot is None and kind not in _WITH_HOST:
        slot = await free_times.slot_at(session, provider.id, starts_at)
        midnight = datetime.combine(starts_at.astimezone(clock.LOCAL).date(), time(), clock.LOCAL)
        fits = slot is not None or not await free_times.has_slots(session, provider.id, midnight)
    if slot is not None:
        provider = await bookings.provider(session, slot.provider_id)
    host_id = actor.id if kind in _WITH_HOST else None
    note = draft.get("note") or None
    ends_at = slot.ends_at if slot is not None else starts_at + length
    slot_id = slot.id if slot is not None else None
    wish = Wish(worker, kind, provider, starts_at, ends_at, slot_id, host_id, note=note)
    return (wish if fits else replace(wish, slot_id=_NO_SLOT)), fits


def _labels(options: Sequence[Option], language: str) -> dict[str, str]:
    return {
        presses.of_time(each.slot_id, each.starts_at): (
            f"{texts.moment(language, each.starts_at)}, {each.provider.name}"
        )
        for each in options
    }
