"""Rows of recounts, and what the independent checker counts and reads again."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import String, cast, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.base import Base
from db.models.assignments import Assignment
from db.models.leads import Join, Lead, Post, PostState, Sighting
from db.models.messaging import Card, Due, Letter, ReceivedUpdate
from db.models.places import Branch, Group
from db.models.records import Proof
from db.queries.proof_rules import Graces, Rule

COUNTED: dict[str, type[Base]] = {
    "updates": ReceivedUpdate,
    "posts": Post,
    "leads": Lead,
    "sightings": Sighting,
    "assignments": Assignment,
    "joins": Join,
    "letters": Letter,
    "cards": Card,
    "dues": Due,
}


class Unled(NamedTuple):
    """A kept message that led to no lead."""

    id: int
    text: str
    posted_at: datetime
    state: str | None  # of the group's branch; None: it came in private


async def counts(session: AsyncSession) -> dict[str, int]:
    """Return how many rows each table has that is recounted."""
    found = {}
    for name, model in COUNTED.items():
        found[name] = await session.scalar(select(func.count()).select_from(model)) or 0
    return found


async def broken(session: AsyncSession, rule: Rule, graces: Graces, *, limit: int) -> Sequence[Any]:
    """Return the subjects that break a rule, *limit* at most: ids, or names such as "lead:17"."""
    question = rule.broken.limit(limit)
    found: Sequence[Any] = (await session.scalars(question, graces._asdict())).all()
    return found


async def unled(
    session: AsyncSession, after: int, since: datetime | None, *, limit: int
) -> Sequence[Unled]:
    """Return the next messages read as talk or given up, by id; *since*: no older ones."""
    query = (
        select(Post.id, Post.text, Post.posted_at, Branch.state)
        .join(
            Group,
            or_(Group.chat_id == Post.chat_id, Group.former_chat_id == Post.chat_id),
            isouter=True,
        )
        .join(Branch, Branch.code == Group.branch_code, isouter=True)
        .where(Post.id > after, Post.state.in_((PostState.TALK, PostState.DISMISSED)))
        .order_by(Post.id)
        .limit(limit)
    )
    if since is not None:
        query = query.where(or_(Post.posted_at >= since, Post.edited_at >= since))
    return [Unled(*row) for row in await session.execute(query)]


async def newest(session: AsyncSession) -> Proof | None:
    """Return the last recount."""
    return await session.scalar(select(Proof).order_by(Proof.id.desc()).limit(1))


async def newest_good_at(session: AsyncSession) -> datetime | None:
    """Return when a recount last found no problem."""
    good = cast(Proof.problems, String) == "[]"
    return await session.scalar(select(Proof.at).where(good).order_by(Proof.id.desc()).limit(1))
