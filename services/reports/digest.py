"""The digest of the morning: how leads stand, for each branch's groups and head, state and country.

One due row a morning plans one for each reader, so that each is written in a transaction of its
own, by the rights held at that moment.
"""

import asyncio
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.people import Person, Role
from db.models.places import Branch, Group
from db.queries import branches, lead_lists
from db.queries import digests as queries
from services import access, clock, texts
from services.access import COUNTRY
from services.leads.casework import deadlines
from services.messaging import due, outbox
from services.messaging.outbox import Lane
from services.people import roles
from services.reports import digest_cards, figures, picture
from services.reports.digest_cards import Summary

DAYS = 30  # in the picture


async def plan(session: AsyncSession, _subject: int) -> None:
    """Plan this morning's digests, one due row for each group and each reader."""
    now = clock.now()
    today = now.astimezone(clock.LOCAL).date()
    for group_id in await queries.groups(session):
        await due.plan(session, f"digest:{today}:group:{group_id}", "digest.group", group_id, now)
    for person_id in await queries.readers(session):
        key = f"digest:{today}:person:{person_id}"
        await due.plan(session, key, "digest.person", person_id, now)


async def to_group(session: AsyncSession, group_id: int) -> None:
    """Write the branch's digest to one of its groups: numbers only, nobody's name."""
    group = await session.get_one(Group, group_id)
    if group.left_at is None:
        await _write(session, group.branch_code, group.chat_id, group.language)


async def to_person(session: AsyncSession, person_id: int) -> None:
    """Write to who leads a branch or coordinates: one digest for each scope held now."""
    person = await session.get_one(Person, person_id)
    if person.blocked_at is not None or person.chat_opened_at is None:
        return
    held = [
        grant.scope
        for grant in await roles.grants_of(session, person)
        if grant.role in (Role.BRANCH_HEAD, Role.COORDINATOR)
    ]
    for scope in dict.fromkeys(held):
        language = person.language or texts.DEFAULT
        await _write(session, scope, person.telegram_id, language, private=True)


async def _write(
    session: AsyncSession, scope: str, chat_id: int, language: str, *, private: bool = False
) -> None:
    now = clock.now()
    today = now.astimezone(clock.LOCAL).date()
    summary = await _summary(session, scope, today, now)
    key = f"digest:{today}:{scope}:{chat_id}"
    message = digest_cards.write(summary, language, private=private)
    if not any((*summary.course.new, *summary.course.paid)):  # an empty picture says nothing
        await outbox.post(session, key, chat_id, message, lane=Lane.REMINDER)
        return
    words = digest_cards.picture_words(summary, language)
    drawn = await asyncio.to_thread(picture.draw, summary.course, words)
    await outbox.send_photo(
        session, key, chat_id, drawn, message, name=f"prihatin-{today}.png", lane=Lane.REMINDER
    )


async def _summary(session: AsyncSession, scope: str, today: date, now: datetime) -> Summary:
    every = await branches.every(session)
    own = [branch for branch in every if access.covers(scope, branch)]
    codes = [branch.code for branch in own]
    midnight = _midnight(today)
    limit = timedelta(days=rules.number("leads", "first_payment_within_days"))
    late = lead_lists.Late(now, *deadlines.late_before(now))
    day = queries.Day(_midnight(today - timedelta(days=1)), midnight, late)
    days = tuple(today - timedelta(days=back) for back in range(DAYS, 0, -1))
    times = await queries.times(session, codes, _midnight(days[0]), midnight)
    counts = [figures.Counts(*row) for row in await queries.counts(session, codes, day)]
    return Summary(
        day=today,
        scope=scope,
        branches={branch.code: branch for branch in own},
        counts=_by_state(own, counts) if scope == COUNTRY else counts,
        course=figures.course(times, days, clock.LOCAL, paid_within=limit),
    )


def _by_state(
    offices: Sequence[Branch], counts: Sequence[figures.Counts]
) -> Sequence[figures.Counts]:
    """Add the branches' counts up to their states."""
    state_of = {branch.code: branch.state for branch in offices}
    sums: dict[str, list[int]] = {}
    for code, *numbers in counts:
        old = sums.setdefault(state_of[code], [0] * len(numbers))
        sums[state_of[code]] = [a + b for a, b in zip(old, numbers, strict=True)]
    return [figures.Counts(state, *numbers) for state, numbers in sorted(sums.items())]


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), clock.LOCAL)
