"""Tell a worker what is kept of his screenings: rounds, answers, the waiting list, results.

Of a result it is told that it is kept, what was measured, and who sees the values: not the values.
"""

from markupsafe import Markup
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.appointments import Provider
from db.models.workers import Worker
from db.queries import screening as queries
from db.queries import waiting
from services.screening import own_data_cards, rounds


async def lines(session: AsyncSession, worker: Worker, language: str) -> list[Markup]:
    """Return what is kept, line by line; none where nothing is."""
    told: list[Markup] = []
    for place in await queries.places_of(session, worker.id):
        told.append(own_data_cards.place(language, place, rounds.of(place.round)))
    for wait in await waiting.all_of_worker(session, worker.id):
        told.append(own_data_cards.waits(language, wait))
    for result in await queries.all_results_of(session, worker.id):
        clinic = await session.get_one(Provider, result.provider_id)
        told.append(own_data_cards.result(language, result, clinic))
    return told
