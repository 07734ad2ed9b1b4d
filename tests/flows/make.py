"""Builders of rows for the flow tests; synthetic people with short numbers."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.leads import Ball, Custody, Lead, Stage
from db.models.people import DutyShift, Grant, Person, Role
from db.models.places import Group
from services import clock

KUANTAN = "PHG-KTN"


async def person(
    session: AsyncSession,
    telegram_id: int,
    *,
    role: Role | None = None,
    scope: str = KUANTAN,
    name: str | None = None,
    reachable: bool = True,
    language: str | None = None,
) -> Person:
    """Add somebody, with one role if given."""
    row = Person(
        id=telegram_id,
        telegram_id=telegram_id,
        name=name or f"Person {telegram_id}",
        language=language,
        created_at=clock.now(),
        chat_opened_at=clock.now() if reachable else None,
        synthetic=True,
    )
    session.add(row)
    await session.flush()
    if role is not None:
        session.add(Grant(person_id=telegram_id, role=role, scope=scope, granted_at=clock.now()))
        await session.flush()
    return row


async def grant(session: AsyncSession, person: Person, role: Role, scope: str = KUANTAN) -> None:
    """Give somebody one more role."""
    session.add(Grant(person_id=person.id, role=role, scope=scope, granted_at=clock.now()))
    await session.flush()


async def group(
    session: AsyncSession, chat_id: int, branch: str = KUANTAN, language: str = "ms"
) -> Group:
    """Add a squad's group."""
    row = Group(
        chat_id=chat_id,
        title=f"Skuad {branch}",
        branch_code=branch,
        language=language,
        registered_at=clock.now(),
        synthetic=True,
    )
    session.add(row)
    await session.flush()
    return row


async def duty(
    session: AsyncSession, person_id: int, branch: str = KUANTAN, hours: float = 8
) -> None:
    """Put somebody on duty from an hour ago."""
    start = clock.now() - timedelta(hours=1)
    session.add(
        DutyShift(
            branch_code=branch,
            person_id=person_id,
            starts_at=start,
            ends_at=start + timedelta(hours=1 + hours),
        )
    )


async def lead(
    session: AsyncSession,
    poster: Person,
    *,
    opened_at: datetime | None = None,
    branch: str = KUANTAN,
    **facts: Any,
) -> Lead:
    """Add a lead nobody holds, told in private; *facts* are columns of it."""
    at = opened_at or clock.now()
    given: dict[str, Any] = {
        "custody": Custody.UNANSWERED,
        "stage": Stage.ASSIGNED,
        "kind": "commuting_or_road",
        "severity": "death",
        "confidence": 1.0,
        "vehicles": [],
        "urls": [],
        "missing": [],
        "branch_reason": "group",
        "ball": Ball.US,
        "ball_since": at,
        **facts,
    }
    row = Lead(opened_at=at, branch_code=branch, posted_by_id=poster.id, **given)
    row.victims = []
    session.add(row)
    await session.flush()
    return row
