"""Two leads of one accident become one: proposed by Prihatin, joined by a tap, undone by a tap.

The newer lead is joined into the older. Nothing of either is moved: the joined lead ends as a
duplicate, its reports, victims and history stay its own, and `Join.before` keeps how it stood.
Whatever is said of a joined lead afterwards is said of the one that stays (`resolved`).
"""

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.assignments import AssignmentState
from db.models.casework import EntryKind
from db.models.leads import Custody, Join, JoinState, Lead, Stage
from db.models.people import Person
from db.queries import joining as queries
from db.queries import leads as leads_queries
from services import access, clock
from services.access import Action
from services.errors import Refusal
from services.leads import history, rights, showing
from services.leads.hands import asked_anew, escalation
from services.leads.intake import posts
from services.leads.matching import comparing, known, restoring, taken_over, told_since
from services.leads.matching.account import Signal
from services.leads.matching.known import Repeated, index
from services.leads.matching.known import survivor as resolved
from services.leads.reading.report import Kind
from services.messaging import due
from services.people import roles
from services.records import audit

__all__ = ["ask_again", "different", "index", "join", "lapse", "propose", "resolved", "split"]


async def propose(session: AsyncSession, lead: Lead, text: str | None = None) -> bool:
    """Ask the groups whether a new lead repeats an older one; True: nobody else is asked yet.

    After `lapse_after_minutes` without a tap it goes on by itself. *text* is the only report of a
    lead that this transaction opened.
    """
    indexed = index(session, lead) if text is None else known.index_new(session, lead, text)
    found = await known.repeated(session, lead, await indexed)
    if found is None:
        return False
    join = _join(lead, found)
    session.add(join)
    lead.custody = Custody.DOUBTFUL
    await session.flush()
    at = join.proposed_at + timedelta(minutes=rules.number("matching", "lapse_after_minutes"))
    await due.plan(session, _due_key(join), "lead.join_lapsed", join.id, at)
    audit.note(
        session,
        action="lead.join_proposed",
        subject=f"lead:{lead.id}",
        into=found.lead_id,
        score=found.match.score,
    )
    await showing.show(session, lead)
    return True


async def ask_again(session: AsyncSession, lead_id: int) -> None:
    """Ask anew about a lead that nobody took; one that only waited for its place is compared first.

    Until now nobody was asked about that one, so it had no plan.
    """
    lead = await leads_queries.locked(session, lead_id)
    waited = lead is not None and lead.custody is Custody.UNANSWERED and lead.plan == 0
    if lead is not None and waited and lead.kind != Kind.MIDDLEMAN and await propose(session, lead):
        return
    await escalation.ask_again(session, lead_id)


async def join(
    session: AsyncSession, actor: Person, lead_id: int, other_id: int | None = None
) -> tuple[int, bool]:
    """Make one of two leads; return the one that stays, and whether they were two until now.

    Without *other_id* the lead is joined to the one that was proposed.

    Raises:
        Refusal: no right, no such lead, nothing is proposed, or the other one has ended.
    """
    stays, goes = await _pair(session, actor, lead_id, other_id)
    if stays.id == goes.id:
        return stays.id, False
    if stays.custody is Custody.ENDED:
        raise Refusal("joining.other_ended", number=stays.id)
    if goes.custody is Custody.ENDED:
        raise Refusal("joining.ended", number=goes.id)
    row = await queries.between(session, stays.id, goes.id)
    if row is None:
        both = await known.kept(session, [stays.id, goes.id])
        match = comparing.compare(both[stays.id].account, both[goes.id].account)
        row = _join(goes, Repeated(stays.id, match))
        session.add(row)
    await _decide(session, row, JoinState.JOINED, actor)
    await _lapse_others(session, goes, but=row)
    row.before = await restoring.standing(session, goes)
    holder = goes.holder_id
    await escalation.end(session, goes)
    await restoring.clear(session, goes)
    goes.custody, goes.stage, goes.ended_at = Custody.ENDED, Stage.DUPLICATE, clock.now()
    goes.joined_into_id = stays.id
    await session.flush()
    _tell(session, EntryKind.JOINED, actor, stays, goes)
    taken = await taken_over.take(session, row, stays, goes)
    await taken_over.tell(session, stays, goes, row, taken)
    await _pass_on(session, stays, holder)
    await taken_over.tell_former(session, stays, goes, row, holder)
    await taken_over.ask(session, stays, taken)
    await showing.show(session, goes)
    await showing.show(session, stays)
    return stays.id, True


async def _pass_on(session: AsyncSession, stays: Lead, holder_id: int | None) -> None:
    """Who held the joined lead knows the accident: he holds the one that stays, if nobody does."""
    if holder_id is None or stays.holder_id is not None:
        return
    if await rights.may_hold(session, holder_id, stays):
        await escalation.take(session, stays, await session.get_one(Person, holder_id))


async def different(session: AsyncSession, actor: Person, lead_id: int) -> bool:
    """A member says that the lead is another accident: it goes on; False where nothing waits.

    Raises:
        Refusal: no right, or no such lead.
    """
    row = await queries.of(session, lead_id, JoinState.PROPOSED)
    if row is None:
        await _required(session, actor, await _locked(session, lead_id))
        return False
    first, second = await _both(session, row.lead_id, lead_id)
    await _required(session, actor, first, second)
    lead = second if second.id == lead_id else first
    await session.refresh(row)
    if row.state is not JoinState.PROPOSED:
        return False
    await _decide(session, row, JoinState.REFUSED, actor)
    audit.note(
        session, action="lead.join_refused", actor=actor.id,
        subject=f"lead:{lead.id}", ground=f"lead:{lead.id}", into=row.lead_id,
    )  # fmt: skip
    await _go_on(session, lead)
    return True


async def split(session: AsyncSession, actor: Person, lead_id: int) -> bool:
    """Undo the join of a lead: both stand as they would without it; False where it is not joined.

    Raises:
        Refusal: no right, or no such lead.
    """
    row = await queries.of(session, lead_id, JoinState.JOINED)
    if row is None:
        await _required(session, actor, await _locked(session, lead_id))
        return False
    above = await known.above(session, lead_id)
    stays, goes = await _both(session, row.lead_id, lead_id, *above)
    await _required(session, actor, stays, goes)
    await session.refresh(row)
    if row.state is not JoinState.JOINED:
        return False
    await _decide(session, row, JoinState.UNDONE, actor)
    moved = await told_since.take_back(session, row, await posts.family(session, goes.id))
    somebody = await restoring.give_back(session, goes, row.before)
    _tell(session, EntryKind.SPLIT, actor, stays, goes)
    if somebody:
        await showing.show(session, goes)
        await asked_anew.tell_holder(session, goes, actor)
        await asked_anew.tell_asked(session, goes, actor)
    else:
        await escalation.reopen(session, goes.id, AssignmentState.WITHDRAWN)
    await taken_over.after_split(session, above, moved)
    top = await known.survivor(session, stays.id)
    await showing.show(session, stays if top == stays.id else await _locked(session, top))
    return True


async def lapse(session: AsyncSession, join_id: int) -> None:
    """Nobody said in time whether two leads are one: the newer goes on by itself."""
    row = await session.get(Join, join_id)
    if row is None or row.state is not JoinState.PROPOSED:
        return
    lead = await _locked(session, row.joined_id)
    await session.refresh(row)
    if row.state is not JoinState.PROPOSED:
        return
    row.state, row.decided_at = JoinState.LAPSED, clock.now()
    audit.note(session, action="lead.join_lapsed", subject=f"lead:{lead.id}", into=row.lead_id)
    await _go_on(session, lead)


async def _go_on(session: AsyncSession, lead: Lead) -> None:
    if lead.custody is Custody.DOUBTFUL:
        await escalation.start(session, lead)
    else:
        await showing.show(session, lead)


async def _pair(
    session: AsyncSession, actor: Person, lead_id: int, other_id: int | None
) -> tuple[Lead, Lead]:
    """Return the lead that stays and the one that goes, locked; the same one twice: done already.

    The older stays; what either was joined into before stands for it.
    """
    one = await resolved(session, lead_id)
    if other_id is None:
        row = await queries.of(session, lead_id, JoinState.PROPOSED)
        joined = await queries.of(session, lead_id, JoinState.JOINED)
        if row is None and joined is None:
            await _required(session, actor, await _locked(session, lead_id))
            raise Refusal("joining.nothing_proposed", number=lead_id)
        other_id = row.lead_id if row else one
    other = await resolved(session, other_id)
    stays, goes = await _both(session, *sorted((one, other)))
    joined_in = await session.get(Lead, lead_id) if one == other else None  # pressed once more
    await _required(session, actor, stays, goes, *([joined_in] if joined_in else ()))
    if await queries.between(session, stays.id, goes.id) is None and stays.id != goes.id:
        for each in (stays, goes):  # nothing speaks for it but the actor: each must be the actor's
            await _required(session, actor, each)
    if stays.joined_into_id is not None or goes.joined_into_id is not None:
        raise Refusal("joining.changed", number=lead_id)  # by somebody else, this very moment
    return stays, goes


async def _both(session: AsyncSession, one: int, two: int, *more: int) -> tuple[Lead, Lead]:
    """Return both leads, locked in the order of their numbers: nobody waits in a circle."""
    found = {number: await _locked(session, number) for number in sorted({one, two, *more})}
    return found[one], found[two]


async def _locked(session: AsyncSession, lead_id: int) -> Lead:
    lead = await leads_queries.locked(session, lead_id)
    if lead is None:
        raise Refusal("lead.unknown", number=lead_id)
    return lead


async def _required(session: AsyncSession, actor: Person, *leads: Lead) -> None:
    """Refuse who may not answer for a lead at one of their branches."""
    grants = await roles.grants_of(session, actor)
    access.require(grants, Action.LEAD_ANSWER)
    branches = [each for lead in leads for each in await leads_queries.branches_of(session, lead)]
    if not any(access.may(grants, Action.LEAD_ANSWER, each) for each in branches):
        access.require(grants, Action.LEAD_ANSWER, branch=branches[0])


async def _lapse_others(session: AsyncSession, lead: Lead, but: Join) -> None:
    other = await queries.of(session, lead.id, JoinState.PROPOSED)
    if other is not None and other.id != but.id:
        other.state, other.decided_at = JoinState.LAPSED, clock.now()
        await due.cancel(session, _due_key(other))


async def _decide(session: AsyncSession, row: Join, state: JoinState, actor: Person) -> None:
    row.state, row.decided_at, row.decided_by_id = state, clock.now(), actor.id
    await session.flush()
    await due.cancel(session, _due_key(row))


def _join(lead: Lead, found: Repeated) -> Join:
    return Join(
        lead_id=found.lead_id,
        joined_id=lead.id,
        state=JoinState.PROPOSED,
        score=found.match.score,
        evidence=[_line(signal) for signal in found.match.evidence],
        proposed_at=clock.now(),
        before={},
    )


def _line(signal: Signal) -> dict[str, object]:
    return {"signal": signal.key, "points": signal.points, "facts": dict(signal.facts)}


def _tell(session: AsyncSession, kind: EntryKind, actor: Person, stays: Lead, goes: Lead) -> None:
    """Write it into both histories and the audit trail."""
    history.add(session, stays, kind, actor, lead=goes.id)
    history.add(session, goes, kind, actor, lead=stays.id)
    audit.note(
        session, action=f"lead.{kind}", actor=actor.id,
        subject=f"lead:{goes.id}", ground=f"lead:{goes.id}", into=stays.id,
    )  # fmt: skip


def _due_key(row: Join) -> str:
    return f"join:{row.id}:lapsed"
