"""Remind a holder who says nothing of what came of the visit; after that the head hears, too."""

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.detections import Detection, DetectionState
from db.models.people import Person, Role
from db.queries import people
from services import clock, texts
from services.detections import cards, telling
from services.detections.reporting import AREA
from services.messaging import due, outbox
from services.messaging.outbox import Lane, Message
from services.people.asked import paragraphs

KIND = "detection.silent"  # of a due row


async def plan(session: AsyncSession, row: Detection) -> None:
    """Plan to look again whether the holder has said what came of it."""
    at = clock.now() + timedelta(days=rules.number(AREA, "silent_days"))
    await due.plan(session, f"{KIND}:{row.id}", KIND, row.id, at)


async def look(session: AsyncSession, detection_id: int) -> None:
    """Remind the holder, if he still holds it; the second time tell the branch's head."""
    row = await session.get_one(Detection, detection_id)
    if row.state is not DetectionState.TAKEN or row.taken_by_id is None or row.taken_at is None:
        return
    days = (clock.now() - row.taken_at).days
    holder = await session.get_one(Person, row.taken_by_id)
    await _remind(session, row, holder, "detection.silent", days)
    if days >= 2 * rules.number(AREA, "silent_days"):
        for head in await people.reachable_holders(session, [Role.BRANCH_HEAD], [row.branch_code]):
            if head.id != holder.id:
                await _remind(session, row, head, "detection.silent_holder", days)
    await plan(session, row)


async def _remind(
    session: AsyncSession, row: Detection, person: Person, key: str, days: int
) -> None:
    language = person.language or texts.DEFAULT
    card = cards.card(await telling.shown(session, row), language, person.id)
    text = paragraphs(texts.say(language, key, number=row.id, days=days), card.text)
    name = f"detection:{row.id}:silent:{row.taken_by_id}:{days}:{person.id}"
    message = Message(text, card.buttons)
    await outbox.post(session, name, person.telegram_id, message, lane=Lane.REMINDER)
