"""Show that a record is one's own: the telephone of one's own contact, and the number on it.

Both must agree with the registry. What disagrees is not told, so that nothing is learnt by trying;
after some wrong tries the question rests for a day. The same tries count for who enrols as a
worker (services/workers), by a code or so.
"""

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db import keys
from db.models.lookups import RecordTries
from db.models.people import Person
from db.queries import lookups as queries
from services import clock
from services.records import audit
from services.registry import numbers
from services.registry.checks import records
from services.registry.checks.facts import Insured
from services.registry.numbers import NumberKind

AREA = "checks"


async def share(session: AsyncSession, actor: Person, phone: str) -> None:
    """Keep the telephone number of the person's own contact, however it is written."""
    tries = await queries.tries(session, actor.id)
    read = [each.value for each in numbers.readings(phone) if each.kind is NumberKind.PHONE]
    digits = read[0] if read else "".join(filter(str.isdigit, phone))
    tries.phone, tries.phone_at = int(digits or 0), clock.now()


async def is_known(session: AsyncSession, actor: Person) -> bool:
    """Whether the own contact was shared just now."""
    tries = await queries.tries(session, actor.id)
    age = timedelta(minutes=rules.number(AREA, "contact_minutes"))
    return tries.phone_at is not None and tries.phone_at >= clock.now() - age


async def locked(session: AsyncSession, actor: Person) -> RecordTries | None:
    """Return the tries while the question rests; None: it may be asked."""
    tries = await queries.tries(session, actor.id)
    rests = tries.locked_until is not None and tries.locked_until > clock.now()
    return tries if rests else None


async def record_of(session: AsyncSession, actor: Person, typed: str) -> Insured | None:
    """Return the person's own record; None: it is not shown to be, and that was counted."""
    tries = await queries.tries(session, actor.id)
    for number in numbers.readings(typed):
        key = _key(number)
        found = await records.person(session, key) if key is not None else None
        if found is not None and tries.phone is not None and found.phone == tries.phone:
            tries.wrong, tries.locked_until = 0, None
            return found
    await miss(session, actor)
    audit.note(
        session, action="registry.own_record_refused", actor=actor.id, subject=f"person:{actor.id}"
    )
    return None


async def phone_of(session: AsyncSession, actor: Person) -> int | None:
    """Return the telephone number of the own contact, if it was shared just now."""
    known = await is_known(session, actor)
    return (await queries.tries(session, actor.id)).phone if known else None


async def forgive(session: AsyncSession, actor: Person) -> None:
    """Forget wrong tries: the person has shown who he is."""
    tries = await queries.tries(session, actor.id)
    tries.wrong, tries.locked_until = 0, None


async def miss(session: AsyncSession, actor: Person) -> RecordTries:
    """Count a wrong try; after some of them all such questions rest for a day."""
    tries = await queries.tries(session, actor.id)
    tries.wrong += 1
    if tries.wrong >= rules.number(AREA, "wrong_tries"):
        tries.wrong = 0
        tries.locked_until = clock.now() + timedelta(hours=rules.number(AREA, "lock_hours"))
    return tries


def _key(number: numbers.Number) -> int | None:
    if number.kind is NumberKind.NRIC:
        return keys.of_nric(number.value)
    return keys.of_worker_number(number.value) if number.kind is NumberKind.WORKER else None
