"""The database's questions about look-ups, their grounds, and what they concern."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import String, cast, delete, exists, func, select, union
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.casework import Entry
from db.models.leads import Lead, Post, Victim
from db.models.lookups import (
    CheckDesk,
    GroundKind,
    Lookup,
    LookupDelay,
    Outcome,
    RecordTries,
    Subject,
    VictimFact,
    VictimMatch,
)
from db.models.people import Grant, Person, Role
from db.queries import lead_lists
from db.queries.inserting import insert_new


@dataclass(frozen=True, slots=True)
class Counts:
    """How much somebody looked up."""

    lookups: int  # and what was shown beyond the answers
    persons: int


async def desk(session: AsyncSession, person_id: int) -> CheckDesk:
    """Return an officer's desk, locked: who asks twice at once is counted twice."""
    await insert_new(session, CheckDesk, person_id=person_id)
    query = select(CheckDesk).where(CheckDesk.person_id == person_id).with_for_update()
    return (await session.scalars(query)).one()


async def open_leads(session: AsyncSession, person_id: int, limit: int) -> Sequence[Lead]:
    """Return the open leads that somebody holds or is asked to take, the newest first."""
    own = [lead_lists.mine(person_id), lead_lists.is_open()]
    return await lead_lists.page(session, own, oldest_first=False, offset=0, limit=limit)


async def counts(session: AsyncSession, person_id: int, since: datetime) -> Counts:
    """Return how much somebody looked up since a moment; a list of persons counts as one."""
    listed = cast(Lookup.candidates, String).contains(f"{Subject.PERSON}:")
    persons = (Lookup.subject_kind == Subject.PERSON) | (
        (Lookup.outcome == Outcome.SEVERAL) & listed
    )
    row = (
        await session.execute(
            select(
                func.count() + func.coalesce(func.sum(Lookup.disclosed_count), 0),
                func.count().filter(persons),
            ).where(Lookup.person_id == person_id, Lookup.at >= since)
        )
    ).one()
    return Counts(int(row[0]), int(row[1]))


async def numbers(session: AsyncSession, person_id: int, since: datetime) -> Sequence[str]:
    """Return the whole numbers that somebody typed since a moment."""
    found = await session.scalars(
        select(Lookup.number).where(
            Lookup.person_id == person_id, Lookup.at >= since, Lookup.number.is_not(None)
        )
    )
    return [number for typed in found if typed for number in typed.split()]


async def lookup(session: AsyncSession, lookup_id: int) -> Lookup | None:
    """Return one look-up, locked."""
    query = select(Lookup).where(Lookup.id == lookup_id).with_for_update()
    return (await session.scalars(query)).one_or_none()


async def newest(
    session: AsyncSession, person_id: int, since: datetime, *outcomes: Outcome
) -> Lookup | None:
    """Return somebody's newest look-up since a moment, if it came to one of *outcomes*."""
    query = (
        select(Lookup)
        .where(Lookup.person_id == person_id, Lookup.at >= since)
        .order_by(Lookup.id.desc())
        .limit(1)
    )
    found = (await session.scalars(query)).one_or_none()
    return found if found is not None and found.outcome in outcomes else None


async def newest_on_lead(
    session: AsyncSession, person_id: int, lead_id: int, key: int, since: datetime
) -> Lookup | None:
    """Return somebody's newest look-up of a person's record on a lead since a moment."""
    query = (
        select(Lookup)
        .where(Lookup.person_id == person_id, Lookup.lead_id == lead_id, Lookup.at >= since)
        .where(Lookup.subject_kind == Subject.PERSON, Lookup.subject_key == key)
        .order_by(Lookup.id.desc())
        .limit(1)
        .with_for_update()
    )
    return (await session.scalars(query)).one_or_none()


async def to_review(session: AsyncSession) -> Sequence[tuple[Lookup, Person]]:
    """Return what was broken open and nobody reviewed, with the officer, the oldest first."""
    rows = await session.execute(
        select(Lookup, Person)
        .join(Person, Person.id == Lookup.person_id)
        .where(Lookup.ground == GroundKind.BROKEN, Lookup.reviewed_at.is_(None))
        .order_by(Lookup.id)
    )
    return [(row[0], row[1]) for row in rows]


async def of_subject(
    session: AsyncSession, kind: Subject, key: int, since: datetime, limit: int
) -> Sequence[Lookup]:
    """Return who looked at one record since a moment, the newest first."""
    found = await session.scalars(
        select(Lookup)
        .where(Lookup.subject_kind == kind, Lookup.subject_key == key, Lookup.at >= since)
        .order_by(Lookup.id.desc())
        .limit(limit)
    )
    return found.all()


async def who_looked(session: AsyncSession, first: datetime, last: datetime) -> Sequence[int]:
    """Return who looked anything up in a time, *last* excluded."""
    found = await session.scalars(
        select(Lookup.person_id).where(Lookup.at >= first, Lookup.at < last).distinct()
    )
    return sorted(found)


async def of_officer(
    session: AsyncSession, person_id: int, first: datetime, last: datetime
) -> Sequence[Lookup]:
    """Return somebody's look-ups in a time, *last* excluded, the oldest first."""
    found = await session.scalars(
        select(Lookup)
        .where(Lookup.person_id == person_id, Lookup.at >= first, Lookup.at < last)
        .order_by(Lookup.id)
    )
    return found.all()


async def acted_on(
    session: AsyncSession, person_id: int, leads: Collection[int], since: datetime
) -> frozenset[int]:
    """Return on which of *leads* somebody did anything since a moment."""
    found = await session.scalars(
        select(Entry.lead_id)
        .where(Entry.lead_id.in_(leads), Entry.by_id == person_id, Entry.at >= since)
        .distinct()
    )
    return frozenset(found)


async def staff_names(session: AsyncSession, branch: str, apart_from: int) -> Sequence[str]:
    """Return the names of a branch's staff but one."""
    holders = select(Grant.person_id).where(
        Grant.scope == branch, Grant.role != Role.WORKER, Grant.revoked_at.is_(None)
    )
    found = await session.scalars(
        select(Person.name).where(Person.id.in_(holders), Person.id != apart_from)
    )
    return found.all()


async def phone_of(session: AsyncSession, person_id: int) -> int | None:
    """Return the telephone number of somebody's own contact, if it was ever shared."""
    tries = await session.get(RecordTries, person_id)
    return tries.phone if tries is not None else None


async def victims_of(session: AsyncSession, lead_id: int) -> Sequence[Victim]:
    """Return a lead's victims, in the order of the report."""
    found = await session.scalars(
        select(Victim).where(Victim.lead_id == lead_id).order_by(Victim.id)
    )
    return found.all()


async def matches_of(
    session: AsyncSession, leads: Collection[int]
) -> Sequence[tuple[int, VictimMatch]]:
    """Return what the registry says of these leads' victims, each with the lead, in their order."""
    rows = await session.execute(
        select(Victim.lead_id, VictimMatch)
        .join(VictimMatch, VictimMatch.victim_id == Victim.id)
        .where(Victim.lead_id.in_(leads))
        .order_by(Victim.id)
    )
    return [(row[0], row[1]) for row in rows]


async def facts_of(session: AsyncSession, victim_id: int) -> list[VictimFact]:
    """Return what was told of a victim, the newest last."""
    found = await session.scalars(
        select(VictimFact).where(VictimFact.victim_id == victim_id).order_by(VictimFact.id)
    )
    return list(found)


async def keep_fact(session: AsyncSession, **values: Any) -> None:
    """Keep an answer; another one to the same question goes."""
    await session.execute(
        delete(VictimFact)
        .where(VictimFact.victim_id == values["victim_id"])
        .where(VictimFact.question == values["question"])
    )
    await insert_new(session, VictimFact, **values)


async def told_by_others(
    session: AsyncSession, leads: Collection[int], roles: Collection[Role]
) -> set[int]:
    """Return which leads were reported or corrected by somebody who has none of these roles."""
    told = union(
        select(Lead.id.label("lead"), Lead.posted_by_id.label("teller")).where(Lead.id.in_(leads)),
        select(Post.lead_id, Post.posted_by_id).where(Post.lead_id.in_(leads)),
    ).subquery()
    holds = exists().where(
        Grant.person_id == told.c.teller, Grant.role.in_(roles), Grant.revoked_at.is_(None)
    )
    return set(await session.scalars(select(told.c.lead).where(~holds).distinct()))


async def tries(session: AsyncSession, person_id: int) -> RecordTries:
    """Return how somebody tried to show that a record is his own, locked."""
    await insert_new(session, RecordTries, person_id=person_id, wrong=0)
    query = select(RecordTries).where(RecordTries.person_id == person_id).with_for_update()
    return (await session.scalars(query)).one()


async def delayed(session: AsyncSession, lookups: Collection[int], now: datetime) -> set[int]:
    """Return which of *lookups* are not yet told to the person they concern."""
    found = await session.scalars(
        select(LookupDelay.lookup_id).where(
            LookupDelay.lookup_id.in_(lookups), LookupDelay.until > now
        )
    )
    return set(found)


async def named(session: AsyncSession, people: Collection[int]) -> dict[int, str]:
    """Return people's names by their ids."""
    found = await session.scalars(select(Person).where(Person.id.in_(people)))
    return {each.id: each.name for each in found}


async def role_at(session: AsyncSession, person_id: int, at: datetime) -> Role | None:
    """Return the role that somebody of the staff held at a moment, the one given last."""
    return await session.scalar(
        select(Grant.role)
        .where(
            Grant.person_id == person_id,
            Grant.role != Role.WORKER,
            Grant.granted_at <= at,
            Grant.revoked_at.is_(None) | (Grant.revoked_at > at),
        )
        .order_by(Grant.id.desc())
        .limit(1)
    )
