"""Name who stays silent after a reminder to the head of the own branch: in private, once a head.

Only whom the reminder reached is named, and only after some time to answer it.
In quiet time it waits, and is looked at again when that is over: who has acknowledged meanwhile is
not named.
"""

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.broadcasts import ENDED, RECALLING, Broadcast, BroadcastState
from db.models.people import Person
from db.queries import broadcast_after as after
from db.queries import broadcasts as queries
from services import clock
from services.errors import Refusal
from services.messaging import due
from services.messaging.broadcasts import after_cards, checking, head_letters
from services.messaging.broadcasts.after_cards import HeadsTold
from services.messaging.broadcasts.fields import AREA
from services.messaging.broadcasts.head_letters import Named, Occasion
from services.messaging.broadcasts.typed import STAFF
from services.people.asked import Asked, post

LATER = "broadcast.heads"  # kind of the due row


async def tell(session: AsyncSession, actor: Person, asked: Asked, number: int) -> None:
    """Name the silent to the heads of their branches, now or after the quiet time.

    Raises:
        Refusal: no such broadcast for the actor, people outside the actor's area, it was recalled,
            nothing is asked of them, or they were not reminded yet, or only just now.
    """
    row = await checking.visible(session, actor, number)
    await checking.refuse_elsewhere(session, actor, row)
    if (refusal := await _refusal(session, row)) is not None:
        raise refusal
    if (at := await _from(session, row)) > clock.now():
        raise Refusal("broadcast.heads_soon", number=number, at=at)
    told = await _tell(session, row, actor)
    if not told.named_in_all:
        raise Refusal("broadcast.all_acknowledged_heads", number=number)
    text = after_cards.heads_told(asked.language, row, told, SILENT.about)
    await post(session, asked, "broadcast.heads", text)


async def tell_later(session: AsyncSession, number: int) -> None:
    """Do what waited for the end of a quiet time; the due kind "broadcast.heads"."""
    row = await queries.locked(session, number)
    if row is None or await _refusal(session, row) is not None:
        return
    if (at := await _from(session, row)) > clock.now():  # reminded once more meanwhile
        await _plan(session, row, at)
        return
    await _tell(session, row, None)


async def _refusal(session: AsyncSession, row: Broadcast) -> Refusal | None:
    """Return why heads are not told of a broadcast; None: they may be."""
    every = await queries.rounds(session, row.id)
    if row.state is BroadcastState.RECALLED or any(each.kind in RECALLING for each in every):
        return Refusal("broadcast.was_recalled", number=row.id)
    if not row.wants_ack:
        return Refusal("broadcast.no_acks_wanted", number=row.id)
    if row.state not in ENDED or row.training:
        return Refusal("broadcast.not_ended", number=row.id)
    if not await chased(session, row.id):
        return Refusal("broadcast.chase_first", number=row.id)
    return None


async def chased(session: AsyncSession, number: int) -> bool:
    """Whether a reminder reached anybody: one that was aborted did not."""
    return await after.last_reminder(session, number) is not None


async def _from(session: AsyncSession, row: Broadcast) -> datetime:
    """Return from when heads may be told: who was reminded has some minutes to answer."""
    last = await after.last_reminder(session, row.id)
    if last is None:
        raise ValueError(f"nobody was reminded of broadcast {row.id}")
    return last + timedelta(minutes=rules.number(AREA, "chase_minutes"))


async def _plan(session: AsyncSession, row: Broadcast, at: datetime) -> None:
    await due.plan(session, f"broadcast:{row.id}:heads", LATER, row.id, at)


async def _tell(session: AsyncSession, row: Broadcast, by: Person | None) -> HeadsTold:
    silent = await after.silent_staff(session, row.id, STAFF)
    named = [
        Named(each.chat_id, each.scope, after_cards.named(each.name, each.staff_number))
        for each in silent
    ]
    return await head_letters.tell(session, row, by, SILENT, lambda _: named)


SILENT = Occasion("head", "broadcast.heads", "broadcast.heads_told", after_cards.to_head, _plan)
