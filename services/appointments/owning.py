"""Whose appointment it is that a button names, and how it stands now."""

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.appointments import Appointment
from db.models.people import Person
from db.queries import reminders
from db.queries import visits as queries
from services import clock
from services.appointments import showing, states, visit_cards
from services.appointments.presses import Which
from services.errors import Refusal
from services.people.asked import Asked, post
from services.workers import lock


async def own(session: AsyncSession, actor: Person, which: Which | None) -> Appointment:
    """Return the appointment, which is the actor's own.

    Raises:
        Refusal: it is somebody else's or none, and nothing is said of it; or the chat is locked.
    """
    worker = await queries.worker_of(session, actor.id)
    row = await session.get(Appointment, which.number) if which else None
    if worker is None or row is None or row.worker_id != worker.id:
        raise Refusal("appointment.not_yours")
    await lock.require_open(session, actor)
    return row


async def own_live(
    session: AsyncSession, actor: Person, asked: Asked, which: Which | None
) -> Appointment | None:
    """Return the actor's appointment if the letter shows it as it is; else say how it stands.

    Raises:
        Refusal: it is somebody else's, or has ended.
    """
    row = await own(session, actor, which)
    if row.state not in states.LIVE:
        raise Refusal(f"appointment.not_now.{row.state}", number=row.id, at=row.starts_at)
    if which is not None and which.version == row.version:
        return row
    visit = await showing.visit_of(session, row)
    message = visit_cards.present(visit, asked.language, "appointment.outdated", asks=True)
    await post(session, asked, f"appointment.outdated.{row.id}", message.text, message.buttons)
    key = f"appointment.outdated.{row.id}:{asked.name}"
    await reminders.track(session, key, [(row.id, None)])
    await queries.ask(session, row.worker_id, visit_cards.digits(message, [visit]), clock.now())
    return None
