"""Begin a new draft for those whom a broadcast was stopped or expired before it got to them."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.broadcasts import ENDED, Broadcast
from db.models.people import Person
from db.queries import broadcast_after as after
from db.queries.broadcast_after import Told
from services.errors import Refusal
from services.messaging.broadcasts import areas, checking, composing, outcomes
from services.messaging.broadcasts.composing import COPIED, Next
from services.messaging.broadcasts.outcomes import UNREACHED, Became
from services.people.asked import Asked, answer
from services.records import audit

LISTED = 100  # staff numbers that a draft's card can show
_LEFT_OUT = (Became.STOPPED, Became.EXPIRED)


async def begin(session: AsyncSession, actor: Person, asked: Asked, number: int) -> Next:
    """Copy what it says into a draft of the actor's, for those left out; ask for what is missing.

    Raises:
        Refusal: no such broadcast for the actor, it did not end, or nobody was left out.
    """
    row = await checking.visible(session, actor, number)
    if row.state not in ENDED or row.training:
        raise Refusal("broadcast.not_ended", number=number)
    told = await after.every(session, number, await areas.area_of(session, actor, row))
    left = [each for each in told if outcomes.of(row, each) in _LEFT_OUT]
    if not left:
        raise Refusal("broadcast.none_left_out", number=number)
    draft = composing.new(actor, training=False)
    for name in COPIED:
        setattr(draft, name, getattr(row, name))
    draft.expires_at, draft.audience = None, _audience(row, told, left)
    session.add(draft)
    await session.flush()
    audit.note(
        session, action="broadcast.begun", actor=actor.id, subject=f"broadcast:{draft.id}",
        ground=f"broadcast:{number}", training=False,
    )  # fmt: skip
    key = "broadcast.anew" if draft.audience else "broadcast.anew_whom"
    await answer(session, asked, key, draft=draft.id, number=number, count=len(left))
    return await composing.ask(session, actor, asked, draft)


def _audience(row: Broadcast, told: Sequence[Told], left: Sequence[Told]) -> list[str]:
    """Return the same audience where nobody has got it, else a list of staff numbers, or none."""
    nobody = {*_LEFT_OUT, *UNREACHED, Became.SILENCED}
    if all(outcomes.of(row, each) in nobody for each in told):
        return list(row.audience)
    numbers = [each.staff_number for each in left if each.inside and each.staff_number]
    if len(numbers) < len(left) or len(numbers) > LISTED:
        return []
    return [f"list {' '.join(numbers)}"]
