"""Whom a broadcast did not reach is named to the head of the own branch, to be telephoned.

Also groups where Prihatin may not write. Once a head and broadcast; in quiet time afterwards, for
who is not reached then.
"""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.broadcasts import Broadcast
from db.models.people import Person
from db.queries import broadcast_after as after
from db.queries import broadcast_reach as queries
from db.queries import broadcasts
from services.errors import Refusal
from services.messaging import due
from services.messaging.broadcasts import after_cards, again, areas, head_letters, outcomes
from services.messaging.broadcasts.after_cards import HeadsTold
from services.messaging.broadcasts.head_letters import Named, Occasion
from services.messaging.broadcasts.typed import STAFF
from services.people.asked import Asked, post

LATER = "broadcast.reach"  # kind of the due row


async def tell(session: AsyncSession, actor: Person, asked: Asked, number: int) -> None:
    """Name the unreached to the heads of their branches, now or after the quiet time.

    Raises:
        Refusal: no such broadcast for the actor, people outside the actor's area, it did not go
            out, is not true any more, or everybody of a branch was reached.
    """
    row = await again.ended(session, actor, number)
    told = await _tell(session, row, actor)
    if not told.named_in_all:
        raise Refusal("broadcast.all_reached", number=number)
    text = after_cards.heads_told(asked.language, row, told, REACH.about)
    await post(session, asked, "broadcast.reach", text)


async def tell_later(session: AsyncSession, number: int) -> None:
    """Do what waited for the end of a quiet time; the due kind "broadcast.reach"."""
    row = await broadcasts.locked(session, number)
    if row is not None and await again.refusal(session, row) is None:
        await _tell(session, row, None)


async def _tell(session: AsyncSession, row: Broadcast, by: Person | None) -> HeadsTold:
    area = frozenset[str]() if areas.names_nobody(row) else None
    told = [
        (each, became)
        for each in await after.every(session, row.id, area)
        if each.inside and (became := outcomes.of(row, each)) in outcomes.UNREACHED
    ]
    scopes: dict[int, list[str]] = {}
    for chat_id, scope in await queries.scopes(session, row.id, STAFF) if told else ():
        scopes.setdefault(chat_id, []).append(scope)

    def named(language: str) -> Iterable[Named]:
        for each, became in told:
            line = after_cards.unreached(language, each.name, each.staff_number, became)
            for scope in scopes.get(each.chat_id, ()):
                yield Named(each.chat_id, scope, line)

    return await head_letters.tell(session, row, by, REACH, named)


async def _plan(session: AsyncSession, row: Broadcast, at: datetime) -> None:
    await due.plan(session, f"broadcast:{row.id}:reach", LATER, row.id, at)


REACH = Occasion(
    "reach", "broadcast.reach", "broadcast.unreached_told", after_cards.to_reach, _plan
)
