"""An appointment as cards take it, and who is told of it."""

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.appointments import Appointment, AppointmentState, Provider
from db.queries import bookings
from services.appointments.visit_cards import Visit


async def visit_of(session: AsyncSession, row: Appointment) -> Visit:
    """Return an appointment as the worker is told of it."""
    provider = await bookings.provider(session, row.provider_id)
    return Visit(
        row.id, row.version, row.kind, row.starts_at, place_of(row, provider), provider.phone,
        row.note, confirmed=row.state is AppointmentState.CONFIRMED,
        held_until=row.offered_until,
    )  # fmt: skip


def place_of(row: Appointment, provider: Provider) -> str:
    """Return where it is: the place agreed on, else the provider and its address. Pure."""
    return row.place or address_of(provider)


def address_of(provider: Provider) -> str:
    """Return a provider's name and address. Pure."""
    return ", ".join(filter(None, (provider.name, provider.address or provider.town)))
