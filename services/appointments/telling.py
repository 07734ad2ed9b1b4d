"""Tell a worker and the case manager of an appointment: letters that are true when they go.

A letter that says an appointment stands is known as such, so that it is taken back while it waits
if the appointment ends. Who cannot be written to is called. Nobody is woken at night, but an
answer to the worker's own message goes at once.
"""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.appointments import (
    Appointment,
    AppointmentKind,
    Provider,
    ProviderKind,
    ReminderKind,
)
from db.models.people import Person
from db.models.workers import Worker
from db.queries import bookings, reminders
from db.queries import visits as queries
from services import clock, texts
from services.appointments import (
    calendar_files,
    phone_calls,
    reminding,
    showing,
    tickets,
    visit_cards,
)
from services.messaging import outbox
from services.messaging.outbox import Lane, Message


async def tell(session: AsyncSession, row: Appointment, fact: str, *, by: Person | None) -> None:
    """Tell the worker that it was "booked", "moved", "offered" or "restored", with its ticket."""
    worker = await session.get_one(Worker, row.worker_id)
    person = await queries.reached_by(session, worker)
    if person is None:
        key = f"appointment:{row.id}:{row.version}:{fact}"
        await phone_calls.plan(session, key, worker, fact, clock.now(), appointment=row)
        return
    language = person.language or texts.DEFAULT
    provider = await bookings.provider(session, row.provider_id)
    visit = await showing.visit_of(session, row)
    away = row.place is not None or row.kind in (AppointmentKind.PHONE, AppointmentKind.WORK_SITE)
    way = None if away else tickets.directions(provider)
    message = visit_cards.told(visit, fact, language, way)
    at = when(worker, person, by)
    key = f"appointment:{row.id}:{row.version}:{fact}"
    await outbox.post(
        session, key, person.telegram_id, message, lane=_lane(person, by), not_before=at,
        expires_at=row.starts_at,
    )  # fmt: skip
    await reminders.track(session, key, [(row.id, None)])
    await queries.ask(session, worker.id, visit_cards.digits(message, [visit]), clock.now())
    if fact != "offered":
        await _files(session, row, provider, person, at)


async def tell_ended(session: AsyncSession, row: Appointment, person: Person) -> None:
    """Send what takes the appointment out of the worker's calendar."""
    language = person.language or texts.DEFAULT
    await _calendar(session, row, person, language, None, ended=True)


async def tell_host(session: AsyncSession, row: Appointment, fact: str) -> None:
    """Tell the host, or the worker's case manager, what the worker did; by name, in private."""
    worker = await session.get_one(Worker, row.worker_id)
    host_id = row.host_id or worker.case_manager_id
    host = await session.get(Person, host_id) if host_id is not None else None
    if host is None or host.chat_opened_at is None or host.blocked_at is not None:
        return
    text = texts.say(
        host.language or texts.DEFAULT, f"appointment.host.{fact}", number=row.id,
        name=worker.name, at=row.starts_at,
    )  # fmt: skip
    key = f"private:appointment:{row.id}:{row.version}:{fact}"
    message = Message(text, protected=True)
    await outbox.post(session, key, host.telegram_id, message, lane=Lane.REMINDER)


async def _files(
    session: AsyncSession,
    row: Appointment,
    provider: Provider,
    person: Person,
    at: datetime | None,
) -> None:
    """Send the calendar file, and for a clinic that scans it the ticket."""
    language = person.language or texts.DEFAULT
    await _calendar(session, row, person, language, at, ended=False)
    if provider.kind is not ProviderKind.PANEL_CLINIC:
        return
    link = await tickets.link(session, await tickets.issue(session, row))
    caption = texts.say(language, "appointment.ticket", number=row.id, at=row.starts_at)
    key = f"appointment:ticket:{row.id}:{row.version}"
    await outbox.send_photo(
        session, key, person.telegram_id, tickets.picture(link), Message(caption),
        name=f"tiket-{row.id}.png", lane=Lane.REMINDER, not_before=at, expires_at=row.starts_at,
    )  # fmt: skip
    await reminders.track(session, key, [(row.id, None)])


async def _calendar(
    session: AsyncSession,
    row: Appointment,
    person: Person,
    language: str,
    at: datetime | None,
    *,
    ended: bool,
) -> None:
    provider = await bookings.provider(session, row.provider_id)
    where = showing.place_of(row, provider)
    file = calendar_files.write(row, where, language, clock.now(), ended=ended)
    key = f"appointment:{row.id}:{row.version}:{'ended' if ended else 'calendar'}"
    said = "appointment.calendar_ended" if ended else "appointment.calendar_file"
    await outbox.send_document(
        session, key, person.telegram_id, file,
        Message(texts.say(language, said, number=row.id), silent=True),
        name=calendar_files.name(row), lane=Lane.REMINDER, not_before=at,
        expires_at=row.starts_at,
    )  # fmt: skip
    if not ended:
        await reminders.track(session, key, [(row.id, None)])


def when(worker: Worker, person: Person, by: Person | None) -> datetime | None:
    """Return when a letter may go that the worker did not ask for; None: at once."""
    if by is not None and by.id == person.id:
        return None
    now = clock.now()
    at = reminding.next_allowed(ReminderKind.DAY_BEFORE, now, worker.state)
    return at if at > now else None


def _lane(person: Person, by: Person | None) -> Lane:
    return Lane.ANSWER if by is not None and by.id == person.id else Lane.REMINDER
