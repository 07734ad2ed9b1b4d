"""What the report of a joined lead tells counts on the lead that stays; a split takes it back.

Only what nobody told there is filled in, and the worst outcome counts: a death told in the
follow-up of an injury. Of further people only who died comes to the victims, for the family's
claim; the others stand on the card alone. A place brings its branch while nobody holds the lead.
The joined lead keeps all it had. What came of it is kept with the join, as that of an edited
report (`told_since`).
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from markupsafe import Markup
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.leads import Custody, Join, Lead, Victim
from db.models.people import Person as Member
from db.queries import joining as queries
from db.queries import leads as lead_queries
from services import texts
from services.leads import rights, showing
from services.leads.casework import papers
from services.leads.hands import escalation
from services.leads.intake import facts, located, matching_due
from services.leads.intake.located import Moved
from services.leads.matching import comparing, join_lines, known, told_since
from services.leads.parsing import Kind, Outcome, Severity
from services.messaging import outbox
from services.messaging.outbox import Lane, Message
from services.people.asked import lines
from services.places import reference, states
from services.places.gazetteer import Place, Precision
from services.places.nearest import Point

_WORST_FIRST = tuple(Severity)
_OF_VICTIM = ("name", "age", "nric", "nationality", "occupation", "employer")
_OF_LEAD = ("accident_date", "accident_time", "hospital")


class Taken(NamedTuple):
    """What the joined lead's report did to the one that stays."""

    died: bool = False  # it told of the first death
    placed: bool = False  # it told where it was
    moved: Moved = Moved.NO


async def take(session: AsyncSession, row: Join, stays: Lead, goes: Lead) -> Taken:
    """Let what the joined lead tells count on the one that stays; a new branch is not asked yet.

    Both are locked and known by their numbers.
    """
    if Kind.MIDDLEMAN in (stays.kind, goes.kind):
        return Taken()
    before, lived = told_since.standing(stays), stays.severity != Severity.DEATH
    where = _place_for(stays, goes)
    moved = await located.put(session, stays, where) if where else Moved.NO
    _add(stays, goes)
    await session.flush()
    after = told_since.standing(stays)
    if before == after:
        return Taken()
    told_since.keep(row, goes.id, before, after, taken=True)
    await _know(session, stays)
    return Taken(lived and stays.severity == Severity.DEATH, where is not None, moved)


def _place_for(stays: Lead, goes: Lead) -> Place | Point | None:
    """Return where only the joined lead tells that it was, or nearer than just the state."""
    if stays.latitude is not None or stays.state not in (None, goes.state):
        return None
    if goes.latitude is None or goes.longitude is None:
        if goes.state is None or stays.state is not None:
            return None
        return reference.gazetteer().state_place(goes.state)
    if goes.place_name is None or goes.state is None:
        return goes.latitude, goes.longitude
    return Place(
        goes.place_name, "place", goes.district, goes.state, goes.latitude, goes.longitude,
        precision=Precision.DISTRICT if goes.distance_km is None else Precision.POINT,
    )  # fmt: skip


async def after_split(
    session: AsyncSession, above: Sequence[int], moved: list[tuple[Lead, str]]
) -> None:
    """A lead was split off from the first of *above*, which is joined into the next, and so on.

    What each still tells counts on the next anew. Where an edit of the other report had *moved*
    a lead, its former branch's people are asked again, as of one whose place is told no longer.
    """
    for lead_id, into in pairwise(above):
        row = await queries.between(session, into, lead_id)
        goes, stays = [await lead_queries.locked(session, each) for each in (lead_id, into)]
        assert row and goes and stays  # noqa: S101, PT018  the one was joined into the other
        left = stays.branch_code
        await told_since.take_back_taken(session, row, stays)
        await take(session, row, stays, goes)
        if stays.branch_code != left:
            moved.append((stays, left))
    for lead_id in above:
        if (lead := await lead_queries.locked(session, lead_id)) is not None:
            await _know(session, lead)
    for lead, left in moved:
        await showing.take_away(session, lead, left)
        if lead.custody is not Custody.DOUBTFUL:
            await escalation.end(session, lead)
            await escalation.start(session, lead)


async def _know(session: AsyncSession, lead: Lead) -> None:
    """Find the lead by what it tells now, and its victims in the registry."""
    await session.flush()
    await known.index(session, lead)
    await matching_due.match_later(session, lead)


async def ask(session: AsyncSession, stays: Lead, taken: Taken) -> None:
    """Ask the people of the branch that the joined lead's place brought, if nobody holds it."""
    if taken.moved is Moved.YES and stays.custody in (Custody.ASKED, Custody.UNANSWERED):
        await escalation.end(session, stays)
        await escalation.start(session, stays)


async def tell(session: AsyncSession, stays: Lead, goes: Lead, row: Join, taken: Taken) -> None:
    """Tell the holder of a death and a place that only the joined lead's report told."""
    if stays.holder_id is None:
        return
    holder = await session.get_one(Member, stays.holder_id)
    for about, text in _said(stays, goes, taken, holder.language or texts.DEFAULT):
        key = f"join:{row.id}:{about}:{stays.revision}"
        await outbox.post(session, key, holder.telegram_id, Message(text))


async def tell_former(
    session: AsyncSession, stays: Lead, goes: Lead, row: Join, holder_id: int | None
) -> None:
    """Tell who held the joined lead that it is no longer his, unless he holds the one that stays.

    Who may not see that one reads nothing of it.
    """
    if holder_id is None or holder_id == stays.holder_id:
        return
    holder = await session.get_one(Member, holder_id)
    seen = await rights.may_see(session, holder, stays)
    text = texts.say(
        holder.language or texts.DEFAULT,
        "joining.holder_lost" if seen else "joining.holder_lost_elsewhere",
        number=goes.id,
        other=stays.id,
    )
    key = f"join:{row.id}:former:{row.decided_at}"
    await outbox.post(session, key, holder.telegram_id, Message(text), lane=Lane.LEAD)


def _said(stays: Lead, goes: Lead, taken: Taken, language: str) -> Iterator[tuple[str, Markup]]:
    numbers = {"number": stays.id, "joined": goes.id}
    if taken.died:
        nationalities = [each.nationality for each in stays.victims]
        follows = papers.claim_of(stays, nationalities) == "death"
        died = "joining.died" if follows else "joining.died_other_claim"
        yield "died", texts.say(language, died, **numbers)
    if taken.placed:
        placed = texts.say(language, "joining.placed", place=_where(stays), **numbers)
        held = texts.say(language, "change.moved.held", number=stays.id)
        yield "placed", lines(placed, *([held] if taken.moved is Moved.HELD else []))


def _where(lead: Lead) -> str:
    """Return a lead's place by name, with district and state."""
    district = states.district_name(lead.district) if lead.district else None
    named = (lead.place_name, district, states.name_of(lead.state) if lead.state else None)
    return ", ".join(dict.fromkeys(filter(None, named)))


def _add(stays: Lead, goes: Lead) -> None:
    if stays.place_text is None:
        stays.place_text = goes.place_text
    for name in _OF_LEAD:
        if getattr(stays, name) is None:
            setattr(stays, name, getattr(goes, name))
    stays.severity = min(stays.severity, goes.severity, key=_rank)
    here, there = (join_lines.people(each.victims, None) for each in (stays, goes))
    row_of = {id(one): row for one, row in zip(here, stays.victims, strict=True)}
    twins = {id(b): row_of[id(a)] for a, b in comparing.paired(tuple(here), tuple(there))}
    lone = not here and len(there) == 1
    for person, victim in zip(there, goes.victims, strict=True):
        twin = twins.get(id(person))
        if twin is None:
            if not lone and (person.name is None or person.outcome != Outcome.DEATH):
                continue  # the card tells of him; without a name he may be one of those here
            twin = Victim(outcome=Outcome.UNKNOWN)
            stays.victims.append(twin)
        _fill(twin, victim)
    stays.missing = [*facts.missing(stays)]


def _fill(victim: Victim, other: Victim) -> None:
    for name in _OF_VICTIM:
        if getattr(victim, name) is None:
            setattr(victim, name, getattr(other, name))
    unsure = victim.outcome in (None, Outcome.UNKNOWN)
    if other.outcome == Outcome.DEATH or (unsure and other.outcome is not None):
        victim.outcome = other.outcome


def _rank(severity: str) -> int:
    return _WORST_FIRST.index(Severity(severity))
