"""Tell what an answer rests on: a pension's sources, why a benefit may apply, today's difference.

What holds nothing of the person asks only whose answer it was; the rest asks right, block, quota
and ground again, and is noted like all that is shown beyond an answer.
"""

from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.lookups import Lookup, Outcome
from db.models.people import Person
from services.errors import Refusal
from services.people.asked import Asked
from services.registry.checks import asking, fulfilling, guarding, lookups, pensions
from services.registry.found import Kind


async def sources(
    session: AsyncSession, actor: Person, asked: Asked, lookup_id: int | None, named: str | None
) -> None:
    """Show the sources of an answer, "invalidity.20260301"; None: of the newest.

    Where only an accident's benefits were shown, theirs are meant.

    Raises:
        Refusal: it is no answer of the actor's, or too long ago.
    """
    row = await asking.own(session, actor, lookup_id, Outcome.FOUND)
    shown = _shown(row, *pensions.SCHEMES)
    if named is None and not shown and _shown(row, pensions.ACCIDENT):
        await reasons(session, actor, asked, None, None, page=None)
        return
    if named is None and not shown:
        raise Refusal("check.nothing_to_explain")
    what, day = _one_of(shown, named)
    await pensions.show_sources(session, asked, row, what, day)


async def reasons(
    session: AsyncSession,
    actor: Person,
    asked: Asked,
    lookup_id: int | None,
    day: str | None,
    *,
    page: int | None,
) -> None:
    """Show why each benefit may apply after the accident of a day, "20260301"; None: the newest.

    *page* None: the one on which the sources begin.

    Raises:
        Refusal: it is no answer of the actor's, too long ago, or no right any more.
    """
    row = await asking.own(session, actor, lookup_id, Outcome.FOUND)
    named = None if day is None else f"{pensions.ACCIDENT}.{day}"
    shown = _shown(row, pensions.ACCIDENT)
    if named is None and not shown:
        pension = _shown(row, *pensions.SCHEMES)
        raise Refusal("check.pension_reasons" if pension else "check.nothing_to_explain")
    _, at = _one_of(shown, named)
    ground = await asking.ground_again(session, actor, asked, Kind.PERSON)
    if ground is None:
        return
    lookups.disclose(session, row, ground, pensions.named(pensions.WHY, at))
    await pensions.show_reasons(session, asked, row, at, page)


async def compare(
    session: AsyncSession, actor: Person, asked: Asked, lookup_id: int, named: str
) -> None:
    """Compare a pension's answer, "invalidity.20260301", with that of today.

    Raises:
        Refusal: it is no answer of the actor's, too long ago, or no right any more.
    """
    row = await asking.own(session, actor, lookup_id, Outcome.FOUND)
    what, day = _one_of(_shown(row, *pensions.SCHEMES), named)
    ground = await asking.ground_again(session, actor, asked, Kind.PERSON)
    if ground is not None:
        await fulfilling.compare(session, asked, row, ground, (what, day, guarding.today()))


def _shown(row: Lookup, *kinds: str) -> list[str]:
    """Return which answers of these kinds were shown, the newest last."""
    return [each for each in row.disclosed if each.partition(".")[0] in kinds]


def _one_of(shown: list[str], named: str | None) -> tuple[str, date]:
    """Return the answer that is named, of those that were shown; None: the newest.

    Raises:
        Refusal: it was not shown.
    """
    wanted = named or (shown[-1] if shown else "")
    if wanted not in shown:
        raise Refusal("check.no_such_answer")
    what, _, day = wanted.partition(".")
    return what, date.fromisoformat(day)
