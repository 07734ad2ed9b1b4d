"""Answer what was asked of a person beside the record: a pension or an accident, on its days."""

from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.lookups import Lookup, Subject
from db.models.people import Person
from services.people.asked import Asked, answer
from services.registry.checks import guarding, lookups, pensions, showing, wished, wording
from services.registry.checks.grounds import Ground
from services.registry.checks.wished import Wish


async def show(
    session: AsyncSession, actor: Person, asked: Asked, row: Lookup, ground: Ground
) -> None:
    """Show who was found, in private, or at once what was asked for of the person."""
    wish = wished.of(row)
    of_person = row.subject_kind is Subject.PERSON
    if of_person and wish.what in wording.WISHES:
        await show_pension(session, asked, row, ground, wish)
        return
    await showing.show(session, actor, asked, row, ground)
    if of_person and wish.what == wording.PENSION:
        await pensions.ask_which(session, asked, wish.days)


async def show_pension(
    session: AsyncSession, asked: Asked, row: Lookup, ground: Ground, wish: Wish
) -> None:
    """Show it as of the day that was typed, else of today; of two days what differs."""
    what, today = wish.what or "", guarding.today()
    first, *others = dict.fromkeys(day or today for day in wish.days or (today,))
    if others and what in pensions.SCHEMES:
        await compare(session, asked, row, ground, (what, first, others[0]))
        return
    lookups.disclose(session, row, ground, pensions.named(what, first))
    await pensions.show(session, asked, row, what, first)
    if others:
        await answer(session, asked, "check.compare_pensions")


async def compare(
    session: AsyncSession,
    asked: Asked,
    row: Lookup,
    ground: Ground,
    wanted: tuple[str, date, date],
) -> None:
    """Show what differs between a pension's answers on two days; both are shown by that."""
    what, *days = wanted
    for day in days:
        lookups.disclose(session, row, ground, pensions.named(what, day))
    await pensions.show_comparison(session, asked, row, what, (days[0], days[1]))
