"""Bring a changed text of consent, each day to some, to who agreed to an older version; once.

The law ties consent to a purpose, of health data expressly (Act 709, s.6 and s.40), and wants
notice before another one (s.7). A text that asks for more is asked anew; one that the answer covers
is told.
"""

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
    """Write to the workers who agreed to an older version, and who can be written to."""
    left = int(rules.number(consents.AREA, "anew_a_day"))
    for purpose in Purpose:
        found = await queries.outdated(
            session, purpose, consents.version(purpose), consents.since(purpose), left
        )
        for consent, person in found:
            await _write(session, consent, person)
        left -= len(found)


async def _write(session: AsyncSession, consent: Consent, person: Person) -> None:
    consent.asked_anew_at = clock.now()
    language = person.language or texts.DEFAULT
    purpose, today = consent.purpose, consents.version(consent.purpose)
    if consents.counts(consent):
        text, buttons = consent_cards.covered(language, purpose, today)
    else:
        text, buttons = consent_cards.anew(language, purpose, today)
    await outbox.post(
        session, f"consent:anew:{consent.id}.{today}", person.telegram_id, Message(text, buttons),
        lane=Lane.BULK,
    )  # fmt: skip
