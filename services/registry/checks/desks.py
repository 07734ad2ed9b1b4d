"""An officer's desk: the ground that holds, the question that waits for one, the newest answer."""

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.lookups import CheckDesk, Lookup, Outcome
from db.models.people import Person
from db.queries import lookups as queries
from services import clock
from services.messaging import due
from services.registry.checks.grounds import AREA

FORGET = "lookup.forget"  # kind of a due row


async def of(session: AsyncSession, actor: Person) -> CheckDesk:
    """Return the desk, locked for this transaction; a question that waited too long is gone."""
    desk = await queries.desk(session, actor.id)
    age = timedelta(minutes=rules.number(AREA, "waiting_minutes"))
    if desk.waiting_at is not None and desk.waiting_at < clock.now() - age:
        desk.waiting = desk.waiting_at = None
    return desk


async def wait(session: AsyncSession, actor: Person, desk: CheckDesk, typed: str) -> None:
    """Keep a question that waits for a ground; it is forgotten in time, with the number in it."""
    desk.waiting, desk.waiting_at = typed, clock.now()
    at = desk.waiting_at + timedelta(minutes=rules.number(AREA, "waiting_minutes"))
    await due.plan(session, f"{FORGET}:{actor.id}", FORGET, actor.id, at)


async def forget(session: AsyncSession, person_id: int) -> None:
    """Forget what an officer asked and never chose a ground for."""
    desk = await queries.desk(session, person_id)
    desk.waiting = desk.waiting_at = None


def take_waiting(desk: CheckDesk) -> str | None:
    """Return the question that waits, and forget it."""
    waiting = desk.waiting
    desk.waiting = desk.waiting_at = None
    return waiting


def point_in(waiting: str) -> tuple[float, float] | None:
    """Return the location that waits, "3.807700,103.326000"; None: words wait."""
    latitude, _, longitude = waiting.partition(",")
    try:
        point = float(latitude), float(longitude)
    except ValueError:
        return None
    return point if abs(point[0]) < 90 and abs(point[1]) <= 180 else None


async def lookup_of(
    session: AsyncSession, actor: Person, lookup_id: int | None, outcome: Outcome
) -> Lookup | None:
    """Return the actor's look-up of that number, or the newest, while a ground would hold."""
    since = clock.now() - timedelta(minutes=rules.number(AREA, "ground_minutes"))
    if lookup_id is None:
        return await queries.newest(session, actor.id, since, outcome)
    row = await queries.lookup(session, lookup_id)
    if row is None or row.person_id != actor.id or row.outcome is not outcome:
        return None
    return row if row.at >= since else None
