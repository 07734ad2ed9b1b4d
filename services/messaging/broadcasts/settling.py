"""Record in the audit trail what became of a round's recipients, once none is under way.

One note a round, with a digest over all outcomes (docs/audit.md tells its lines); an
acknowledgement has a note of its own. What is unknown then may become known: those are listed.
A recount that comes to another digest shows a changed outcome (services/records/recounting.py).
"""

import hashlib
import json
from collections.abc import AsyncIterator, Collection
from datetime import UTC, datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.messaging import LetterState
from db.models.records import AuditNote
from db.queries import audit as notes
from db.queries import broadcast_sending as sending
from db.queries import broadcast_settling as queries
from db.queries import broadcasts
from db.queries.broadcast_settling import Ended
from services import clock
from services.messaging import due
from services.records import audit

KIND = "broadcast.settle"  # of the due row
SETTLED = "broadcast.settled"  # the action of the notes
LOOKS_AGAIN_SECONDS = 30
_UNDER_WAY = (LetterState.WAITING, LetterState.SENDING)


async def plan(session: AsyncSession, number: int, at: datetime) -> None:
    """Have it done by the ticker: a press that stops thousands does not wait for it."""
    await due.plan(session, f"broadcast:{number}:settle", KIND, number, at)


async def settle(session: AsyncSession, number: int) -> None:
    """Record each round that ended and has no note; look again where letters are under way."""
    for each in await broadcasts.rounds(session, number):
        if each.ended_at is None or await recorded(session, number, each.number) is not None:
            continue
        states = await sending.outcomes(session, number, each.number)
        if any(states.get(state) for state in _UNDER_WAY):
            await plan(session, number, clock.now() + timedelta(seconds=LOOKS_AGAIN_SECONDS))
        else:
            await _record(session, number, each.number)


async def recorded(session: AsyncSession, number: int, round_: int) -> AuditNote | None:
    """Return the note that holds the digest of a round."""
    found = await notes.about(session, f"broadcast:{number}", SETTLED)
    return next((note for note in found if note.details["round"] == round_), None)


async def lines(
    session: AsyncSession, number: int, round_: int, *, unknown: Collection[int] = ()
) -> AsyncIterator[tuple[Ended, bytes]]:
    """Give each recipient of a round with the line of the outcome, in the order of their turns.

    *unknown*: the numbers of recipients whose outcome was unknown, whatever is known since.
    """
    last = 0
    while batch := await queries.ended_after(session, number, round_, last):
        for each in batch:
            was_unknown = each.state is LetterState.UNKNOWN or each.id in unknown
            yield each, line(number, round_, each, unknown=was_unknown)
        last = batch[-1].id


def line(number: int, round_: int, each: Ended, *, unknown: bool) -> bytes:
    """Return key, state, cause and moment of one outcome. Opaque: no name, no chat."""
    key = f"{number}:{round_}:{each.id}"
    state = str(each.state or ("practised" if each.practised_at else "not_sent"))
    at = each.ended_at or each.practised_at
    if each.cause is not None:
        told = [key, "unreachable", each.cause, None]
    elif unknown:  # what is written of it later is no change
        told = [key, LetterState.UNKNOWN, None, None]
    else:
        told = [key, state, each.why, _moment(at) if at else None]
    return json.dumps(told, separators=(",", ":"), ensure_ascii=False).encode() + b"\n"


async def _record(session: AsyncSession, number: int, round_: int) -> None:
    digest, count, unknown = hashlib.sha256(), 0, []
    async for each, told in lines(session, number, round_):
        digest.update(told)
        count += 1
        unknown += [each.id] if each.state is LetterState.UNKNOWN else []
    audit.note(
        session, action=SETTLED, subject=f"broadcast:{number}", round=round_, recipients=count,
        outcomes=digest.hexdigest(), unknown=unknown,
    )  # fmt: skip


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")
