"""A worker does not want to come: nothing more is sent in this round; why is asked once."""

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person
from db.models.screening import DeclineReason, Screening, ScreeningState
from db.queries import screening as queries
from services import clock
from services.errors import Refusal
from services.people.asked import Asked, answer, post
from services.records import audit
from services.screening import rounds, standing
from services.screening.invitations import wave_cards

WORDS = {
    DeclineReason.TIME: ("masa", "time"),
    DeclineReason.CHECKED: ("sudah", "checked"),
    DeclineReason.AFRAID: ("takut", "afraid"),
    DeclineReason.NO_NEED: ("tidak_perlu", "no_need", "perlu"),
    DeclineReason.OTHER: ("lain", "other"),
}
BY_WORD = {word: reason for reason, words in WORDS.items() for word in words}


async def decline(
    session: AsyncSession, actor: Person, asked: Asked, number: int | None = None
) -> None:
    """Stop the letters of this round.

    Raises:
        Refusal: not a worker's account, not his invitation, or he has a booking.
    """
    place = await _own(session, actor, number)
    round_ = rounds.of(place.round)
    booked = await queries.live_of(session, place.worker_id, round_.subject) if round_ else None
    if booked is not None:
        raise Refusal("screening.decline_booked", at=booked.starts_at)
    if place.state is not ScreeningState.DECLINED:
        place.state, place.changed_at = ScreeningState.DECLINED, clock.now()
        audit.note(
            session, action="screening.declined", actor=actor.id, subject=f"screening:{place.id}"
        )
    if place.declined_for is not None:
        await answer(session, asked, "screening.declined_before")
        return
    text, buttons = wave_cards.why(asked.language, place.id)
    await post(session, asked, "screening.declined", text, buttons)


async def because(
    session: AsyncSession, actor: Person, asked: Asked, reason: str, number: int | None = None
) -> None:
    """Keep why; the newest answer counts.

    Raises:
        Refusal: not his invitation, he has not declined, or that is no reason.
    """
    place = await _own(session, actor, number)
    found = BY_WORD.get(reason.lower())
    if found is None or place.state is not ScreeningState.DECLINED:
        raise Refusal("screening.which_reason")
    place.declined_for = found
    await answer(session, asked, "screening.reason_kept")


async def _own(session: AsyncSession, actor: Person, number: int | None) -> Screening:
    worker = await standing.worker_of(session, actor)
    if number is None:
        return await standing.place(session, worker, standing.round_now())
    place = await queries.of_id(session, number)
    if place is None or place.worker_id != worker.id:
        raise Refusal("screening.not_yours")
    return place
