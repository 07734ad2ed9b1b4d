"""Questions on free slots, busy quarters and providers, for offering another time."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.appointments import Busy, Provider, ProviderKind, Slot

_FREE = text("slots.taken < slots.places")


async def slots_after(
    session: AsyncSession, provider_id: int, at: datetime, limit: int
) -> Sequence[Slot]:
    """Return free slots of a provider from a moment on, the next first."""
    query = (
        select(Slot)
        .where(Slot.provider_id == provider_id, Slot.starts_at >= at, _FREE)
        .order_by(Slot.starts_at)
        .limit(limit)
    )
    return (await session.scalars(query)).all()


async def slots_before(
    session: AsyncSession, provider_id: int, at: datetime, since: datetime, limit: int
) -> Sequence[Slot]:
    """Return free slots of a provider before a moment, the latest first."""
    query = (
        select(Slot)
        .where(Slot.provider_id == provider_id, Slot.starts_at < at, Slot.starts_at >= since, _FREE)
        .order_by(Slot.starts_at.desc())
        .limit(limit)
    )
    return (await session.scalars(query)).all()


async def busy(
    session: AsyncSession, parties: Collection[str], first: datetime, last: datetime
) -> set[tuple[str, datetime]]:
    """Return who of the parties is busy in which quarters between two moments."""
    query = select(Busy.party, Busy.quarter).where(
        Busy.party.in_(parties), Busy.quarter >= first, Busy.quarter < last
    )
    return {(party, quarter) for party, quarter in await session.execute(query)}


async def others(
    session: AsyncSession, kind: ProviderKind, but: int
) -> Sequence[tuple[int, float, float]]:
    """Return id, latitude and longitude of the other active providers of a kind."""
    query = select(Provider.id, Provider.latitude, Provider.longitude).where(
        Provider.kind == kind, Provider.active, Provider.id != but
    )
    return [(id_, latitude, longitude) for id_, latitude, longitude in await session.execute(query)]


async def found(session: AsyncSession, words: str, limit: int) -> Sequence[Provider]:
    """Return active providers whose name or town holds the words, or whose code they are."""
    like = f"%{words.lower().replace('%', '').replace('_', '')}%"
    query = (
        select(Provider)
        .where(
            Provider.active,
            Provider.name.ilike(like)
            | Provider.town.ilike(like)
            | (Provider.code == words.upper()),
        )
        .order_by(Provider.name, Provider.id)
        .limit(limit)
    )
    return (await session.scalars(query)).all()


async def slot(session: AsyncSession, slot_id: int) -> Slot | None:
    """Return a slot by its id."""
    return await session.get(Slot, slot_id)


async def slot_at(session: AsyncSession, provider_id: int, at: datetime) -> Slot | None:
    """Return the slot of a provider that begins at a moment."""
    return await session.scalar(
        select(Slot).where(Slot.provider_id == provider_id, Slot.starts_at == at)
    )


async def has_slots(session: AsyncSession, provider_id: int, since: datetime) -> bool:
    """Whether the provider is booked by slots: it has some to come, taken or not."""
    query = select(Slot.id).where(Slot.provider_id == provider_id, Slot.starts_at >= since).limit(1)
    return await session.scalar(query) is not None


async def provider(session: AsyncSession, provider_id: int) -> Provider | None:
    """Return a provider by its id; None: there is none."""
    return await session.get(Provider, provider_id)


async def offices(session: AsyncSession, branch_code: str) -> Sequence[Provider]:
    """Return the offices of a branch."""
    query = (
        select(Provider)
        .where(
            Provider.branch_code == branch_code,
            Provider.kind == ProviderKind.OFFICE,
            Provider.active,
        )
        .order_by(Provider.id)
    )
    return (await session.scalars(query)).all()
