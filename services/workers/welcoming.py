"""What a worker hears who has come in, or may not: then the questions of consent follow."""

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person
from db.models.places import Branch
from db.models.workers import Worker
from db.queries import workers as queries
from services.messaging import outbox
from services.messaging.outbox import Message
from services.people.asked import Asked, answer
from services.workers import agreeing, coming_cards


async def welcome(
    session: AsyncSession, asked: Asked, worker: Worker, *, odd_place: bool = False
) -> bool:
    """Greet the worker, take the keys away, and ask the first question of consent."""
    branch = await session.get_one(Branch, worker.branch_code)
    text = coming_cards.welcome(asked.language, worker, branch.name, odd_place=odd_place)
    message = Message(text, remove_keys=True)
    await outbox.post(session, f"enrol.welcome:{asked.name}", asked.chat_id, message)
    return await agreeing.ask_next(session, asked, worker)


async def already(session: AsyncSession, actor: Person, asked: Asked) -> bool:
    """Say that the account is enrolled; ask what was not answered yet.

    Raises:
        Refusal: the worker's death was reported.
    """
    if await queries.of_person(session, actor.id) is None:  # the account was changed since
        await answer(session, asked, "enrol.account_changed")
        return False
    worker = await agreeing.mine(session, actor)
    branch = await session.get_one(Branch, worker.branch_code)
    await answer(session, asked, "enrol.already", name=worker.name, branch=branch.name)
    return await agreeing.ask_next(session, asked, worker)
