"""The digest of the morning: how leads stand, for each branch's groups and head, state and country.

One due row a morning plans one for each reader, so that each is written in a transaction of its
own, by the rights held at that moment.
"""

import asyncio
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person, Role
from db.models.places import Group
from db.queries import digests as queries
from services import clock, texts
from services.messaging import due, outbox
from services.messaging.outbox import Lane
from services.people import roles
from services.reports import digest_cards, picture, summaries

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
    today = clock.now().astimezone(clock.LOCAL).date()
    yesterday = today - timedelta(days=1)
    month = (today - timedelta(days=DAYS), yesterday)
    summary = await summaries.of(session, scope, (yesterday, yesterday), month)
    key = f"digest:{today}:{scope}:{chat_id}"
    message = digest_cards.write(summary, today, language, private=private)
    if not any((*summary.course.new, *summary.course.paid)):  # an empty picture says nothing
        await outbox.post(session, key, chat_id, message, lane=Lane.REMINDER)
        return
    words = digest_cards.picture_words(summary, language)
    drawn = await asyncio.to_thread(picture.draw, summary.course, words)
    await outbox.send_photo(
        session, key, chat_id, drawn, message, name=f"prihatin-{today}.png", lane=Lane.REMINDER
    )
