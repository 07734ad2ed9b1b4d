"""A clinic's day: who is expected, who came; by a tap, typed, or by scanning the QR code."""

from datetime import date, datetime, time, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.appointments import Appointment, AppointmentState, Provider
from db.models.people import Person
from db.models.workers import Worker
from db.queries import screening as queries
from services import access, clock
from services.access import Action
from services.appointments import booking, missing, tickets
from services.errors import Refusal
from services.people import roles, typed
from services.people.asked import Asked, answer, post
from services.records import audit
from services.screening import standing
from services.screening.clinics import day_cards, rights, slot_words

CAME = frozenset({AppointmentState.ATTENDED, AppointmentState.LATE})
WORDS = {
    "hadir": AppointmentState.ATTENDED,
    "attended": AppointmentState.ATTENDED,
    "came": AppointmentState.ATTENDED,
    "lewat": AppointmentState.LATE,
    "late": AppointmentState.LATE,
    "tidak": AppointmentState.NO_SHOW,
    "missed": AppointmentState.NO_SHOW,
}


async def typed_wish(session: AsyncSession, actor: Person, asked: Asked, words: str) -> None:
    """Do what was typed after /clinic: nothing is today, "2/12" that day, "hadir 17" a presence.

    Raises:
        Refusal: not a clinic's account, or nothing that can be done.
    """
    clinic, rest = await rights.of_actor(session, actor, words)
    first, _, number = rest.partition(" ")
    state = WORDS.get(first.lower())
    if state is not None:
        await note(session, actor, asked, typed.number(number) or 0, state)
        return
    day = slot_words.day(rest, standing.today())[0] if rest else standing.today()
    await show(session, actor, asked, clinic, day)


async def show(
    session: AsyncSession, actor: Person, asked: Asked, clinic: Provider, day: date
) -> None:
    """Show a clinic's day."""
    midnight = datetime.combine(day, time(), clock.LOCAL)
    rows = await queries.day_of(session, clinic.id, midnight, midnight + timedelta(days=1))
    done = await queries.results_of(session, [row.id for row, _ in rows])
    audit.note(
        session, action="clinic.day", actor=actor.id, subject=f"provider:{clinic.id}",
        day=day, appointments=[row.id for row, _ in rows],
    )  # fmt: skip
    text, buttons = day_cards.day(asked.language, clinic, day, rows, done, now=clock.now())
    await post(session, asked, "private:clinic.day", text, buttons)


async def note(
    session: AsyncSession, actor: Person, asked: Asked, number: int, state: AppointmentState
) -> None:
    """Note that a worker came, came late or did not come; a wrong tap is corrected the same way.

    Raises:
        Refusal: no such appointment at the actor's clinic, or it has not begun.
    """
    row, worker, _clinic = await at_own_clinic(session, actor, number)
    await _note(session, actor, asked, row, worker=worker, state=state)


async def scanned(session: AsyncSession, actor: Person, asked: Asked, token: str) -> None:
    """A QR code was scanned: the clinic's account marks the worker present; nobody else anything.

    Raises:
        Refusal: it is no ticket of the actor's clinic; the same words whatever it is.
    """
    grants = await roles.grants_of(session, actor)
    if not access.may(grants, Action.CLINIC_WORK):
        raise Refusal("clinic.ticket_of_worker")
    row = await tickets.find(session, token)
    clinic = await session.get(Provider, row.provider_id) if row else None
    if row is None or clinic is None or not await rights.works_for(session, actor, clinic):
        raise Refusal("clinic.no_ticket")
    worker = await session.get_one(Worker, row.worker_id)
    came = CAME if row.state in CAME else frozenset()
    state = row.state if came else AppointmentState.ATTENDED
    await _note(session, actor, asked, row, worker=worker, state=state)


async def at_own_clinic(
    session: AsyncSession, actor: Person, number: int
) -> tuple[Appointment, Worker, Provider]:
    """Return an appointment at a clinic that the actor works for.

    Raises:
        Refusal: the actor works for none, or there is no such appointment there.
    """
    grants = await roles.grants_of(session, actor)
    access.require(grants, Action.CLINIC_WORK)
    row = await queries.appointment(session, number)
    clinic = await session.get(Provider, row.provider_id) if row else None
    if row is None or clinic is None or not await rights.works_for(session, actor, clinic):
        raise Refusal("clinic.no_appointment", number=number)
    return row, await session.get_one(Worker, row.worker_id), clinic


async def _note(
    session: AsyncSession,
    actor: Person,
    asked: Asked,
    row: Appointment,
    *,
    worker: Worker,
    state: AppointmentState,
) -> None:
    known = row.state is state
    await booking.end(session, row, state, by=actor)
    if state not in CAME:
        if not known:
            await missing.note(session, row)  # the worker is asked, the branch calls
        await answer(session, asked, "clinic.missed", number=row.id, name=worker.name)
        return
    text, buttons = day_cards.came(asked.language, row, worker, known=known)
    await post(session, asked, f"private:clinic.came.{row.id}", text, buttons)
