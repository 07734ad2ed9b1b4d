"""Answer in private what a member typed of joined leads; a button's answer is the card itself."""

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.leads import Lead
from db.models.people import Person
from services import texts
from services.errors import Refusal
from services.leads import rights
from services.leads.matching import joining
from services.messaging import outbox
from services.messaging.outbox import Message


async def join(
    session: AsyncSession, actor: Person, lead_id: int, other_id: int | None, key: str
) -> None:
    """Join two leads and say which one stays; *key* names the asking, as in all of these."""
    if other_id == lead_id:
        raise Refusal("joining.itself")
    stays, new = await joining.join(session, actor, lead_id, other_id)
    other = other_id or lead_id
    goes = max(lead_id, other) if stays != max(lead_id, other) else min(lead_id, other)
    said = "joining.joined" if new else "joining.are_joined"
    await _answer(session, actor, key, said, number=goes, other=stays)


async def different(session: AsyncSession, actor: Person, lead_id: int, key: str) -> None:
    """Keep a lead apart from the one that was proposed; a joined one has to be split off.

    Raises:
        Refusal: no right, no such lead, or it is joined.
    """
    await press_different(session, actor, lead_id)
    await _answer(session, actor, key, "joining.kept_apart", number=lead_id)


async def press_different(session: AsyncSession, actor: Person, lead_id: int) -> None:
    """The same by a button, whose answer is the card, unless somebody joined the lead meanwhile.

    Raises:
        Refusal: as `different`.
    """
    done = await joining.different(session, actor, lead_id)
    stays = await joining.resolved(session, lead_id)
    if done or stays == lead_id:
        return
    if await rights.may_see(session, actor, await session.get_one(Lead, stays)):
        raise Refusal("joining.is_part", number=lead_id, other=stays)
    raise Refusal("joining.is_part_elsewhere", number=lead_id)


async def split(session: AsyncSession, actor: Person, lead_id: int, key: str) -> None:
    """Undo a join."""
    done = await joining.split(session, actor, lead_id)
    said = "joining.was_split" if done else "joining.not_joined"
    await _answer(session, actor, key, said, number=lead_id)


async def _answer(
    session: AsyncSession, actor: Person, key: str, said: str, **values: object
) -> None:
    text = texts.say(actor.language or texts.DEFAULT, said, **values)
    await outbox.post(session, key, actor.telegram_id, Message(text))
