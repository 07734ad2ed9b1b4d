"""Letters that need a person's eye: how many wait, which have an unknown fate, what to do.

The courier never re-sends a letter that it may have sent before it died; somebody who looked
into the chat says whether it goes again.
"""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.messaging import Letter, LetterState
from db.queries import figures, letters
from services import clock
from services.messaging.outbox import Lane
from services.records import audit

FORGOTTEN = "forgotten"  # the cause of a letter that an admin gave up


class NotUnknown(Exception):
    """There is no letter of that number whose fate is unknown."""


class NotAgain(Exception):
    """The letter must not go again: what it says is outdated, or was removed after its time."""


async def counts(session: AsyncSession) -> dict[LetterState, int]:
    """Return the number of letters in each state, also of those without any."""
    found = await figures.letters_by_state(session)
    return {state: found.get(state, 0) for state in LetterState}


async def unknown(session: AsyncSession, *, limit: int = 50) -> Sequence[Letter]:
    """Return the newest letters of which nobody knows whether they were sent."""
    return await figures.letters_in(session, LetterState.UNKNOWN, limit=limit)


async def waiting_by_lane(session: AsyncSession) -> dict[Lane, int]:
    """Return the number of letters that wait in each lane, also of those without any."""
    found = await figures.waiting_by_lane(session)
    return {lane: found.get(lane, 0) for lane in Lane}


async def oldest_waiting(session: AsyncSession, *, limit: int) -> Sequence[Letter]:
    """Return the letters that wait longest for the courier."""
    return await figures.oldest_waiting(session, limit=limit)


async def resend(session: AsyncSession, letter_id: int) -> None:
    """Let a letter of unknown fate wait for the courier again.

    Raises:
        NotUnknown: no such letter, or its fate is known.
        NotAgain: a newer letter of the same card exists, or the content was removed.
    """
    letter = await _unknown(session, letter_id)
    if await letters.is_outdated(session, letter):
        raise NotAgain(f"a newer letter shows the card {letter.card}")
    if not letter.payload and letter.method.startswith("send"):
        raise NotAgain(f"letter {letter_id} is too old, its content was removed")
    letter.state, letter.courier, letter.ended_at = LetterState.WAITING, None, None
    letter.not_before = clock.now()  # it waits since then
    audit.note(session, action="letter.resent", subject=f"letter:{letter_id}")
    await letters.ring(session)


async def forget(session: AsyncSession, letter_id: int) -> None:
    """Give a letter of unknown fate up.

    Raises:
        NotUnknown: no such letter, or its fate is known.
    """
    letter = await _unknown(session, letter_id)
    letter.state, letter.cause, letter.ended_at = LetterState.REFUSED, FORGOTTEN, clock.now()
    audit.note(session, action="letter.forgotten", subject=f"letter:{letter_id}")


async def _unknown(session: AsyncSession, letter_id: int) -> Letter:
    letter = await figures.letter(session, letter_id)
    if letter is None or letter.state is not LetterState.UNKNOWN:
        raise NotUnknown(f"no letter {letter_id} has an unknown fate")
    return letter
