"""Which other leads concern a lead: the one it seems to repeat, and those joined into it."""

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.leads import Custody, JoinState, Lead
from db.models.people import Person
from db.queries import joining as queries
from services import clock, texts
from services.leads.matching import known
from services.leads.matching.join_lines import Joined, Part
from services.messaging import outbox
from services.messaging.outbox import Message


async def of(session: AsyncSession, lead: Lead) -> Joined:
    """Return what a card has to tell."""
    if lead.custody is Custody.DOUBTFUL:
        row = await queries.of(session, lead.id, JoinState.PROPOSED)
        if row is not None:
            wait = timedelta(minutes=rules.number("matching", "lapse_after_minutes"))
            by = row.proposed_at + wait
            stays = await known.survivor(session, row.lead_id)
            other = await session.get_one(Lead, stays)
            return Joined(
                stays, round(row.score), row.evidence, by, await _parts(session, lead),
                same_branch=other.branch_code == lead.branch_code,
                same_group=other.group_id is not None and other.group_id == lead.group_id,
            )  # fmt: skip
    same = True
    if lead.joined_into_id is not None:
        other = await session.get_one(Lead, await known.survivor(session, lead.joined_into_id))
        same = other.branch_code == lead.branch_code
    return Joined(parts=await _parts(session, lead), same_branch=same)


async def tell(session: AsyncSession, actor: Person, lead_id: int, stays: int) -> None:
    """Tell who used the number or a button of a joined lead which lead it leads to."""
    language = actor.language or texts.DEFAULT
    minute = clock.now().strftime("%Y%m%d%H%M")  # once a minute is often enough
    text = texts.say(language, "joining.leads_to", number=lead_id, other=stays)
    key = f"lead:{lead_id}:leads_to:{stays}:{actor.id}:{minute}"
    await outbox.post(session, key, actor.telegram_id, Message(text))


async def _parts(session: AsyncSession, lead: Lead) -> tuple[Part, ...]:
    """Return all that was joined into the lead, also by way of another one; the oldest first."""
    found: list[Part] = []
    waiting = [lead.id]
    while waiting:
        for row in await queries.into(session, waiting.pop(0)):
            waiting.append(row.joined_id)
            found.append(await _part(session, row.joined_id))
    return tuple(found)


async def _part(session: AsyncSession, lead_id: int) -> Part:
    lead = await session.get_one(Lead, lead_id)
    poster = await session.get_one(Person, lead.posted_by_id)
    kept = (await known.kept(session, [lead_id], texts=False))[lead_id]
    return Part(lead_id, poster.name, lead.opened_at, lead.group_id, kept.account.people)
