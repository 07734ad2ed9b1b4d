"""Ask anew, each day some, who agreed to an older version of a text; once for each answer."""

from datetime import time

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.people import Person
from db.models.workers import Consent, Purpose
from db.queries import workers as queries
from services import clock, texts
from services.messaging import daily, outbox
from services.messaging.outbox import Lane, Message
from services.workers import consent_cards, consents

DAILY = "consent.anew"


def at() -> time:
    """Return when it is asked, Malaysian time."""
    return daily.at_minute(rules.number(consents.AREA, "anew_at_minute"))


async def ask_anew(session: AsyncSession, _subject: int) -> None:
    """Write to the workers whose answer is to an older version, and who can be written to."""
    left = int(rules.number(consents.AREA, "anew_a_day"))
    for purpose in Purpose:
        found = await queries.outdated(session, purpose, consents.version(purpose), left)
        for consent, person in found:
            await _ask(session, consent, person)
        left -= len(found)


async def _ask(session: AsyncSession, consent: Consent, person: Person) -> None:
    consent.asked_anew_at = clock.now()
    language = person.language or texts.DEFAULT
    text, buttons = consent_cards.anew(language, consent.purpose, consents.version(consent.purpose))
    await outbox.post(
        session, f"consent:anew:{consent.id}", person.telegram_id, Message(text, buttons),
        lane=Lane.BULK,
    )  # fmt: skip
