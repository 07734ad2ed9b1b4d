"""A contact that nobody asked for: say what contacts are good for here. Nothing of it is kept."""

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person
from db.queries import workers as queries
from services import texts
from services.messaging.outbox import Button
from services.people import cards
from services.people.asked import Asked, post

PRESS = "contact"  # what presses begin with
ENROL, LOOKED, DATA = "enrol", "looked", "data"


async def explain(session: AsyncSession, actor: Person, asked: Asked) -> None:
    """Offer the ways that begin with one's own contact, or, to a worker, what he may see."""
    is_worker = await queries.of_person(session, actor.id) is not None
    ways = (DATA, LOOKED) if is_worker else (ENROL, LOOKED)
    rows = [(_button(asked.language, way),) for way in ways]
    officer = (cards.officer_button(asked.language),)
    key = "contact.of_worker" if is_worker else "contact.good_for"
    await post(session, asked, key, texts.say(asked.language, key), (*rows, officer))


def _button(language: str, way: str) -> Button:
    label = texts.plain(texts.say(language, f"button.contact.{way}"))
    return Button(label, press=f"{PRESS}:{way}")
