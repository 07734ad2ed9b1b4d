"""Numbers in what was typed: which they are, and that a person's leaves the chat at once."""

from sqlalchemy.ext.asyncio import AsyncSession

from services.messaging import outbox
from services.people import private_numbers
from services.people.asked import Asked
from services.registry import typed as reading
from services.registry.numbers import OF_PERSONS


def within(typed: str) -> tuple[str, ...]:
    """Return the numbers of persons and employers that were typed whole, each once. Pure."""
    return tuple(dict.fromkeys(each.value for each in reading.read(typed).numbers))


def names_person(typed: str) -> bool:
    """Whether a person's number was typed. Pure."""
    return any(each.kind in OF_PERSONS for each in reading.read(typed).numbers)


async def take_away(session: AsyncSession, asked: Asked, typed: str) -> None:
    """Take the message away at once that holds a person's number, also one with a slip."""
    holds = names_person(typed) or private_numbers.holds_identity(typed)
    if asked.message_id and not asked.pressed and holds:
        await outbox.take_away(session, asked.chat_id, asked.message_id)
