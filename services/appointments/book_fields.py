"""Read what is typed for each field of an appointment that is booked: one, or some to choose from.

A reader returns the value that the draft keeps, or values with their labels; what it cannot read
it refuses.
"""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.appointments import AppointmentKind
from db.models.people import Person
from db.queries import free_times
from db.queries import workers as worker_queries
from services import access, clock, texts
from services.access import Action
from services.appointments import presses, when_typed
from services.errors import Refusal
from services.people import roles, typed
from services.workers import rights

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
MOST = 6  # shown to choose from
_NONE = frozenset({"-", "–", "tiada", "none", "no", "tidak"})
LONGEST_NOTE = 300  # characters
Draft = dict[str, str]  # what is known by field; kept between messages


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
    found = await worker_queries.called(session, words.strip(), branches, MOST)
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
    listed = await free_times.found(session, words.strip(), MOST) if words.strip() else []
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


READ = {
    "worker": _worker,
    "kind": _kind,
    "provider": _provider,
    "day": _day,
    "time": _time,
    "note": _note,
}
