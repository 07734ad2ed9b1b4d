"""Answer "am I eligible?": yes, no or cannot tell, with reasons; what is booked; the way on."""

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.appointments import Provider
from db.models.people import Person
from db.queries import screening as queries
from services.people.asked import Asked, post
from services.screening import asking_cards, standing


async def show(session: AsyncSession, actor: Person, asked: Asked) -> None:
    """Answer for the worker who speaks.

    Raises:
        Refusal: the account is bound to no worker, or no round is open.
    """
    worker = await standing.worker_of(session, actor)
    round_ = standing.round_now()
    verdict = await standing.verdict(session, worker, round_)
    booked = await queries.live_of(session, worker.id, round_.subject)
    clinic = await session.get(Provider, booked.provider_id) if booked else None
    text, buttons = asking_cards.answer(asked.language, round_, verdict, booked, clinic)
    await post(session, asked, "screening.answer", text, buttons)
