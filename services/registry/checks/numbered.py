"""Numbers in what was typed: which they are, what is wrong; a person's leaves the chat at once."""

from markupsafe import Markup
from sqlalchemy.ext.asyncio import AsyncSession

from services import texts
from services.messaging import outbox
from services.people import private_numbers
from services.people.asked import Asked
from services.people.private_numbers import Wrong
from services.registry import typed as reading
from services.registry.numbers import OF_PERSONS


def within(typed: str) -> tuple[str, ...]:
    """Return the numbers of persons and employers that were typed whole, each once. Pure."""
    return tuple(dict.fromkeys(each.value for each in reading.read(typed).numbers))


def names_person(typed: str) -> bool:
    """Whether a person's number was typed. Pure."""
    return any(each.kind in OF_PERSONS for each in reading.read(typed).numbers)


def wrong(slip: Wrong | None, language: str) -> Markup | None:
    """Return why what was typed cannot be an identity number, and what to type."""
    return texts.say(language, f"check.wrong.{slip.why}", figures=slip.figures) if slip else None


async def take_away(session: AsyncSession, asked: Asked, typed: str) -> None:
    """Take the message away at once that holds a person's number, also one with a slip."""
    holds = names_person(typed) or private_numbers.holds_identity(typed)
    if asked.message_id and not asked.pressed and holds:
        await outbox.take_away(session, asked.chat_id, asked.message_id)
