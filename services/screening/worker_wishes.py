"""Do what a worker typed after /screening: each word the same as a button."""

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.appointments import Provider
from db.models.people import Person
from db.queries import clinics
from db.queries import screening as queries
from services.errors import Refusal
from services.people import typed as typing
from services.people.asked import Asked
from services.places import reference
from services.screening import (
    asking,
    booking,
    choosing,
    declining,
    purposes,
    standing,
    waiting_list,
    worker_words,
)
from services.screening.nearest import place_named
from services.screening.waiting_list import Wanted
from services.screening.worker_words import Said, Wish


async def typed(session: AsyncSession, actor: Person, asked: Asked, words: str) -> None:
    """Read the words and do them.

    Raises:
        Refusal: not a worker's account, its chat is locked, or what is wanted cannot be.
    """
    await standing.worker_of(session, actor)
    said = worker_words.read(words, standing.today())
    if said.wish is Wish.SHOW:
        await asking.show(session, actor, asked)
    elif said.wish is Wish.PLACE:
        await choosing.near(session, actor, asked, typed=said.place)
    elif said.wish is Wish.CLINIC:
        clinic = await _clinic(session, said.code)
        await _at_clinic(session, actor, asked, clinic=clinic, said=said, token=purposes.ROUND)
    elif said.wish is Wish.FOLLOW_UP:
        await _follow_up(session, actor, asked, said)
    elif said.wish in (Wish.WAIT, Wish.LEAVE, Wish.TAKE, Wish.ON):
        await _waiting(session, actor, asked, said)
    else:
        await _own(session, actor, asked, said)


def goes_on(words: str) -> bool:
    """Whether a place or a clinic may be typed next: nothing was booked or answered by these."""
    said = worker_words.read(words, standing.today())
    return said.wish in (Wish.SHOW, Wish.PLACE, Wish.NEAR) or (
        said.wish is Wish.CLINIC and said.minute is None
    )


def names_no_place(words: str) -> bool:
    """Whether words are none of the wishes, and no place that is known."""
    first = words.split(maxsplit=1)[0] if words.split() else ""
    return not worker_words.is_wish(first) and place_named(words, reference.gazetteer()) is None


async def _own(session: AsyncSession, actor: Person, asked: Asked, said: Said) -> None:
    """Do what concerns the worker's own booking or invitation."""
    if said.wish is Wish.CANCEL:
        await booking.cancel(session, actor, asked)
    elif said.wish is Wish.FIRST:
        await booking.first_time(session, actor, asked, first=said.word == "yes")
    elif said.wish is Wish.DECLINE and said.word:
        await declining.because(session, actor, asked, said.word)
    elif said.wish is Wish.DECLINE:
        await declining.decline(session, actor, asked)
    elif said.wish is Wish.CHANGE:
        await booking.change(session, actor, asked)
    else:
        await choosing.near(session, actor, asked)


async def _waiting(session: AsyncSession, actor: Person, asked: Asked, said: Said) -> None:
    if said.wish is Wish.LEAVE:
        await waiting_list.leave_asked(session, actor, asked)
    elif said.wish is Wish.TAKE:
        await waiting_list.take(session, actor, asked)
    elif said.wish is Wish.ON:
        await waiting_list.decline(session, actor, asked)
    else:
        clinic = await _clinic(session, said.code) if said.code else None
        wanted = Wanted(clinic, said.place, said.weekdays, *said.hours)
        await waiting_list.join(session, actor, asked, wanted)


async def _follow_up(session: AsyncSession, actor: Person, asked: Asked, said: Said) -> None:
    worker = await standing.worker_of(session, actor)
    result = await queries.open_follow_up(session, worker.id, standing.today())
    if result is None:
        raise Refusal("screening.no_follow_up")
    clinic = await session.get_one(Provider, result.provider_id)
    await _at_clinic(session, actor, asked, clinic=clinic, said=said, token=f"f{result.id}")


async def _at_clinic(
    session: AsyncSession,
    actor: Person,
    asked: Asked,
    *,
    clinic: Provider,
    said: Said,
    token: str,
) -> None:
    if said.day is None:
        await choosing.days(session, actor, asked, clinic.id, token)
    elif said.minute is None:
        await choosing.times(session, actor, asked, clinic.id, day=said.day, token=token)
    else:
        worker = await standing.worker_of(session, actor)
        slot = await choosing.slot_typed(
            session, worker, clinic, day=said.day, minute=said.minute, token=token
        )
        await booking.take(session, actor, asked, slot.id, token)


async def _clinic(session: AsyncSession, code: str) -> Provider:
    clinic = await clinics.of_code(session, code)
    if clinic is None:
        raise Refusal("screening.no_clinic", typed=typing.shown(code))
    return await choosing.clinic_of(session, clinic.id)
