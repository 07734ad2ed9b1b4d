"""Keep panel clinics and their hours from a file: known ones are changed, new ones added."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime, time, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.appointments import Provider, ProviderKind
from db.queries import clinics as queries
from services import clock
from services.errors import Refusal
from services.records import audit
from services.registry.importing.cells import Wrong
from services.screening.clinics import hours
from services.screening.clinics.clinic_rows import ClinicRow, HoursRow
from services.screening.clinics.slot_words import Wish


async def keep(session: AsyncSession, rows: Iterable[ClinicRow]) -> tuple[int, int]:
    """Keep these clinics; return how many are new and how many were changed."""
    new = changed = 0
    for row in rows:
        values = asdict(row) | {"services": list(row.services)}
        known = await queries.of_code(session, row.code)
        if known is None:
            session.add(Provider(**values))
            new += 1
        elif known.kind is row.kind:
            different = {k: v for k, v in values.items() if getattr(known, k) != v}
            for name, value in different.items():
                setattr(known, name, value)
            changed += bool(different)
        else:
            raise Wrong("clinic_code", "code")
        await session.flush()
    audit.note(session, action="clinics.imported", subject="providers", new=new, changed=changed)
    return new, changed


async def keep_hours(session: AsyncSession, code: str, rows: Sequence[HoursRow]) -> None:
    """Put a clinic's rows in place of what the same weekdays and days had.

    Raises:
        Wrong: there is no such clinic, stretches lie within each other, or a closed day is booked.
    """
    clinic = await queries.of_code(session, code)
    if clinic is None or clinic.kind is not ProviderKind.PANEL_CLINIC:
        raise Wrong("clinic", "code")
    wishes = [row.wish for row in rows]
    try:
        hours.refuse_overlapping(wishes)
    except Refusal:
        raise Wrong("hours", "hours") from None
    await queries.lock(session, clinic.id)
    for wish in wishes:
        if await _is_booked(session, clinic, wish):
            raise Wrong("has_bookings", "day")
    await hours.keep(session, clinic, wishes)
    audit.note(session, action="clinic.hours", subject=f"provider:{clinic.id}", lines=len(wishes))


async def _is_booked(session: AsyncSession, clinic: Provider, wish: Wish) -> bool:
    if wish.day is None or wish.hours is None or wish.hours.places:
        return False
    since = datetime.combine(wish.day, time(), clock.LOCAL)
    day = await queries.slots(session, clinic.id, since, since + timedelta(days=1))
    return bool(await queries.booked_in(session, [slot.id for slot in day]))
