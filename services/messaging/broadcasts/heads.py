"""Name who stays silent after a reminder to the head of the own branch: in private, once a head.

Only whom the reminder reached is named, and only after some time to answer it.
In quiet time it waits, and is looked at again when that is over: who has acknowledged meanwhile is
not named.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.broadcasts import ENDED, RECALLING, Broadcast, BroadcastState
from db.models.people import Person, Role
from db.queries import broadcast_after as after
from db.queries import broadcasts as queries
from db.queries import people
from services import clock, texts
from services.errors import Refusal
from services.messaging import due, outbox
from services.messaging.broadcasts import after_cards, audience, checking, quiet
from services.messaging.broadcasts.after_cards import HeadsTold
from services.messaging.broadcasts.audience import Branches
from services.messaging.broadcasts.fields import AREA
from services.messaging.broadcasts.typed import STAFF
from services.messaging.outbox import Lane, Message
from services.people.asked import Asked, post
from services.records import audit

LATER = "broadcast.heads"  # kind of the due row


@dataclass(slots=True)
class _Head:
    """A head, and who of the own branches is silent."""

    person: Person
    state: str | None  # whose quiet times count
    silent: dict[int, str] = field(default_factory=dict)  # names by person


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
    if not told.silent:
        raise Refusal("broadcast.all_acknowledged_heads", number=number)
    await post(session, asked, "broadcast.heads", after_cards.heads_told(asked.language, row, told))


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
    known = await audience.branches(session)
    silent = await after.silent_staff(session, row.id, STAFF)
    heads = await _heads(session, silent, known)
    before = await after.heads_told(session, row.id)
    now = clock.now()
    fresh = [each for each in heads if each.person.telegram_id not in before]
    waits = [
        each for each in fresh if row.urgent_reason is None and quiet.is_quiet(now, each.state)
    ]
    going = [each for each in fresh if each not in waits]
    for each in going:
        await _write(session, row, each, now)
    if waits:
        at = min(quiet.ends(now, each.state) for each in waits)
        await _plan(session, row, at)
    covered = {person for each in heads for person in each.silent}
    named = {person for each in going for person in each.silent}
    if going:
        audit.note(
            session, action="broadcast.heads_told", actor=by.id if by else None,
            subject=f"broadcast:{row.id}", heads=[each.person.id for each in going],
            silent=len(named),
        )  # fmt: skip
    people_ = {each.person_id for each in silent}
    return HeadsTold(
        silent=len(people_), heads=len(going), named=len(named), waiting=len(waits),
        before=len(heads) - len(fresh), without=len(people_ - covered),
    )  # fmt: skip


async def _heads(
    session: AsyncSession, silent: Sequence[after.SilentOne], known: Branches
) -> list[_Head]:
    """Return the heads who can be written to, each with the silent of the own branches."""
    found: dict[int, _Head] = {}
    for code in dict.fromkeys(each.scope for each in silent if each.scope in known):
        for person in await people.reachable_holders(session, [Role.BRANCH_HEAD], [code]):
            names = {
                each.person_id: after_cards.named(each.name, each.staff_number)
                for each in silent
                if each.scope == code and each.person_id != person.id
            }
            if names:
                head = found.setdefault(person.id, _Head(person, known[code].state))
                head.silent.update(names)
    return list(found.values())


async def _write(session: AsyncSession, row: Broadcast, head: _Head, now: datetime) -> None:
    language = head.person.language or texts.DEFAULT
    text = after_cards.to_head(language, row, list(head.silent.values()), now)
    # "private:": the names are removed from the letter as soon as it was sent
    await outbox.post(
        session, f"{after.HEAD_KEY.format(row.id)}{head.person.id}", head.person.telegram_id,
        Message(text, protected=True), lane=Lane.REMINDER,
    )  # fmt: skip
