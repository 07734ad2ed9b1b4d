"""A clinic closes a time in which workers are booked: all end, then each is offered other times.

In that order, and with the clinic's slots made true between, so that nobody is offered a place of
the closed time that another one has just left.
"""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.appointments import Appointment, AppointmentState, Provider
from db.models.people import Person
from services.appointments import booking, hosting
from services.screening.clinics import opening

REASON = "closed"


async def cancel(
    session: AsyncSession, clinic: Provider, booked: Sequence[Appointment], by: Person
) -> None:
    """End these appointments by the clinic, which the caller holds, and tell each worker."""
    for row in booked:
        await booking.end(session, row, AppointmentState.CANCELLED_PROVIDER, by=by, reason=REASON)
    if booked:
        await opening.keep(session, clinic)
    for row in booked:
        await hosting.cancel_for_provider(session, row, by=by, reason=REASON)
