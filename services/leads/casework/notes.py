"""Notes and photos on a lead: typed, or as a reply to its card, by staff of its branch."""

import re

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.casework import EntryKind
from db.models.people import Person
from services.access import Action
from services.errors import Refusal
from services.leads import history, rights
from services.leads.matching import known
from services.messaging import outbox
from services.people.asked import Asked, answer
from services.records import audit

LONGEST = 2000  # characters
_CARD = re.compile(r"lead:(\d+)(?::(?:work|story|ended|reason)\b.*)?")


async def lead_of_card(session: AsyncSession, chat_id: int, message_id: int) -> int | None:
    """Return the lead whose card, story or question a message shows; of a joined one, the other."""
    card = await outbox.card_at(session, chat_id, message_id)
    found = _CARD.fullmatch(card) if card else None
    return await known.survivor(session, int(found[1])) if found else None


async def add(
    session: AsyncSession,
    actor: Person,
    asked: Asked,
    lead_id: int,
    *,
    text: str | None = None,
    file_id: str | None = None,
) -> None:
    """Keep a note, or a photo with its words, and say so shortly.

    Raises:
        Refusal: no such lead, no right, nothing to keep, or too long.
    """
    lead = await rights.lead_for(session, actor, lead_id, Action.LEAD_ANSWER)
    if not text and not file_id:
        raise Refusal("lead.note_empty", number=lead.id)
    if text and len(text) > LONGEST:
        raise Refusal("lead.text_too_long", count=len(text), longest=LONGEST)
    kind = EntryKind.PHOTO if file_id else EntryKind.NOTE
    history.add(session, lead, kind, actor, text=text, file_id=file_id)
    subject = f"lead:{lead.id}"
    audit.note(session, action=f"lead.{kind}", actor=actor.id, subject=subject, ground=subject)
    key = "lead.photo_kept" if file_id else "lead.note_kept"
    await answer(session, asked, key, number=lead.id)


async def reply(
    session: AsyncSession,
    actor: Person,
    asked: Asked,
    lead_id: int,
    *,
    text: str | None = None,
    file_id: str | None = None,
) -> None:
    """Keep a reply to a lead's card; in a group the talk of others is left alone.

    Raises:
        Refusal: in private, what `add` refuses.
    """
    try:
        await add(session, actor, asked, lead_id, text=text, file_id=file_id)
    except Refusal as refusal:
        if asked.private or refusal.key == "lead.text_too_long":
            raise
