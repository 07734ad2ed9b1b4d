"""A joined lead was corrected, or its report edited: that changes it and each that stands for it.

What it changed on those above is kept with the join, so that a split takes it back. A person
whom only the joined lead's report tells becomes known above when his facts change.
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.leads import Custody, Join, Lead, Post, Victim
from db.queries import joining as queries
from db.queries import leads as lead_queries
from services.leads import history
from services.leads.corrections import Change, Field
from services.leads.intake import changing, facts, known_number
from services.leads.intake.changing import Told
from services.leads.intake.posts import Speaker
from services.leads.matching import comparing, join_lines, joining, known, told_since
from services.leads.matching.account import Person
from services.leads.parsing import Outcome, Report
from services.leads.reading.corrected import OF_VICTIM
from services.people.asked import answer


@dataclass(frozen=True, slots=True)
class _Known:
    """The victims of a lead in their order: as they were told before the edit, and their rows."""

    people: tuple[Person, ...]
    rows: tuple[Victim, ...]


async def locked(session: AsyncSession, lead_id: int) -> list[Lead]:
    """Return the lead and those it was joined into one after the other, locked from the oldest."""
    while True:
        numbers = [lead_id, *await known.above(session, lead_id)]
        found = {each: await lead_queries.locked(session, each) for each in sorted(numbers)}
        if numbers == [lead_id, *await known.above(session, lead_id)]:  # nor joined meanwhile
            return [lead for each in numbers if (lead := found[each]) is not None]


async def change(
    session: AsyncSession,
    who: Speaker,
    leads: Sequence[Lead],
    post: Post,
    told: Told,
    *,
    reports: tuple[Report, Report] | None = None,
) -> None:
    """Change the first lead by what is told of it, and those above; say it of the last one.

    *reports*: its report before and after the edit; None: it was corrected.
    """
    origin, *above = leads
    below = _known(origin)
    if reports:
        facts.take_besides(origin, *reports)
    made, _ = await changing.take(session, origin, told)
    kept = [asdict(each) for each in made]
    history.add(session, origin, told.kind, who.actor, text=told.text, changes=kept)
    await session.flush()
    await joining.index(session, origin)
    told, lead = replace(told, of=origin.id), origin
    for stays in above:
        row = await queries.between(session, stays.id, lead.id)
        assert row is not None  # noqa: S101  the one was joined into the other
        told = replace(told, changes=tuple(_passed_on(told.changes, below, stays, row)))
        below, lead = _known(stays), stays
        before = told_since.standing(stays)
        await _change(session, who, stays, post, told, reports=reports)
        await session.flush()
        told_since.keep(row, origin.id, before, told_since.standing(stays))


async def _change(
    session: AsyncSession,
    who: Speaker,
    stays: Lead,
    post: Post,
    told: Told,
    *,
    reports: tuple[Report, Report] | None,
) -> None:
    if stays.joined_into_id is None and stays.custody is Custody.ENDED:
        number = await known_number.of(session, who, stays)
        await answer(session, who.asked, "change.ended", number=number)
        return
    if reports:
        facts.add_besides(stays, *reports)
    if stays.joined_into_id is None:
        await changing.change(session, who, stays, post, told)
    else:
        await changing.take(session, stays, told)


def own_places(origin: Lead, stays: Lead) -> dict[int, int]:
    """Return the places of the victims of *stays*, with those of the same people in *origin*."""
    here, below = _known(stays), _known(origin)
    at = {
        id(each): number
        for people in (here.people, below.people)
        for number, each in enumerate(people)
    }
    return {at[id(a)]: at[id(b)] for a, b in comparing.paired(here.people, below.people)}


def _known(lead: Lead) -> _Known:
    return _Known(tuple(join_lines.people(lead.victims, None)), tuple(lead.victims))


def _passed_on(
    changes: Sequence[Change], below: _Known, stays: Lead, row: Join
) -> Iterator[Change]:
    """Yield the changes as they count on the lead that stays.

    Who is told no longer leaves only if nobody but the joined lead's reports told of him.
    """
    here = _known(stays)
    place = {id(one): number for number, one in enumerate(here.people)}
    of = {id(b): place[id(a)] for a, b in comparing.paired(here.people, below.people)}
    twins = {number: of[id(each)] for number, each in enumerate(below.people) if id(each) in of}
    only_told_below = told_since.added(row)
    for change in changes:
        number = change.victim
        if change.field not in OF_VICTIM or number is None:
            yield change
        elif change.field is Field.VICTIM_NAME and change.new is None:
            twin = twins.get(number)
            if twin is not None and here.rows[twin].id in only_told_below:
                yield replace(change, victim=twin)
        elif number in twins:
            yield replace(change, victim=twins[number])
        else:
            twins[number] = max((len(here.rows), *(each + 1 for each in twins.values())))
            if number < len(below.rows):
                yield from _whole(below.rows[number], twins[number])
            else:
                yield replace(change, victim=twins[number])


def _whole(victim: Victim, number: int) -> Iterator[Change]:
    """Yield all that is told of a victim who is new there."""
    for field, attribute in OF_VICTIM.items():
        value = getattr(victim, attribute)
        if value is not None and value != Outcome.UNKNOWN:
            yield Change(field, None, str(value), number)
