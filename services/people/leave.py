"""Leave: whoever is away is not on duty, from the moment it is noted.

Everybody notes the own leave; heads and coordinators that of their people. What nobody covers
then is told at once, and to the branch's head if somebody else noted it.
"""

from datetime import date, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Leave, Person, Role
from db.models.places import Branch
from db.queries import handovers
from db.queries import leads as people_queries
from db.queries import rosters as queries
from services import access, clock, texts
from services.access import Action
from services.errors import Refusal
from services.messaging import due, outbox
from services.messaging.outbox import Message
from services.people import duties, duty_changes, duty_hours, leave_cards, roles, scopes
from services.people.asked import Asked, post
from services.people.duty_hours import Days, Span
from services.records import audit

LONGEST = timedelta(days=366)
BEGUN = "leave.begun"  # kind of a due row; the subject is the leave

Gaps = list[tuple[Branch, Span]]


async def note(
    session: AsyncSession, actor: Person, asked: Asked, staff_number: str, days: Days
) -> None:
    """Note leave, one's own or a member's, and say what is without anybody now.

    Raises:
        Refusal: it is not the actor's task, it is over or too long, or noted already.
    """
    person = await _whose(session, actor, staff_number)
    _require_sensible(days)
    await queries.lock(session, [person.id])
    for known in await queries.leaves_of(session, [person.id], *days):
        raise Refusal(
            "leave.known", number=known.id, name=person.name,
            first=known.starts_on, last=known.ends_on,
        )  # fmt: skip
    row = Leave(
        person_id=person.id,
        starts_on=days[0],
        ends_on=days[1],
        noted_at=clock.now(),
        noted_by_id=actor.id,
    )
    session.add(row)
    await session.flush()
    _audit(session, "leave.noted", actor, row)
    if days[0] <= _today():  # what is asked of the person now goes on, in a transaction of its own
        await due.plan(session, f"{BEGUN}:{row.id}", BEGUN, row.id, clock.now())
    gaps = await _gaps(session, person, days)
    holds = len(await handovers.held(session, person.id))
    own = person.id == actor.id
    text, buttons = leave_cards.noted(asked.language, row, person, gaps, holds=holds, own=own)
    await post(session, asked, "leave.noted", text, buttons, prompt=True)
    await _tell_heads(session, actor, row, person, gaps, holds=holds)


async def show(session: AsyncSession, actor: Person, asked: Asked) -> None:
    """List the leave from today on: one's own, and of the people whose roster one edits.

    Raises:
        Refusal: the actor is on no roster and edits none.
    """
    held = await roles.grants_of(session, actor)
    access.require(held, Action.ROSTER_SEE)
    known = await scopes.branches(session)
    people = {actor.id: actor}
    editing = scopes.choices(access.scopes_for(held, Action.ROSTER_EDIT), known)
    for code in (place for place in editing if place in known):
        people.update({person.id: person for person, _ in await queries.staff(session, code)})
    rows = await queries.leaves_of(session, sorted(people), _today())
    text, buttons = leave_cards.listed(
        asked.language, [(row, people[row.person_id]) for row in rows]
    )
    await post(session, asked, "leave.listed", text, buttons, prompt=True)


async def cancel(session: AsyncSession, actor: Person, asked: Asked, number: int) -> None:
    """Take leave back; duty that is planned on those days counts again.

    Raises:
        Refusal: there is none of that number, it is over, or it is not the actor's task.
    """
    access.require(await roles.grants_of(session, actor), Action.ROSTER_SEE)
    row = await queries.leave(session, number)
    if row is None:
        raise Refusal("leave.no_such", number=number)
    person = await session.get_one(Person, row.person_id)
    await _require_task(session, actor, person)
    if row.ends_on < _today():
        raise Refusal("leave.over", last=row.ends_on)
    _audit(session, "leave.cancelled", actor, row)
    await session.delete(row)
    await session.flush()
    text = texts.say(
        asked.language, "leave.cancelled", name=person.name, first=row.starts_on, last=row.ends_on
    )
    await post(session, asked, "leave.cancelled", text)


async def _whose(session: AsyncSession, actor: Person, staff_number: str) -> Person:
    access.require(await roles.grants_of(session, actor), Action.ROSTER_SEE)
    if not staff_number:
        return actor
    person = await duty_changes.member(session, staff_number)
    await _require_task(session, actor, person)
    return person


async def _require_task(session: AsyncSession, actor: Person, person: Person) -> None:
    if person.id == actor.id:
        return
    held = await roles.grants_of(session, actor)
    access.require(held, Action.ROSTER_EDIT)
    branches = await _branches(session, person)
    if not any(access.may(held, Action.ROSTER_EDIT, branch) for branch in branches):
        raise Refusal("leave.not_yours", name=person.name)


async def _branches(session: AsyncSession, person: Person) -> list[Branch]:
    served = sorted({code for _, code in await queries.serving(session, [person.id])})
    known = await scopes.branches(session)
    return [known[code] for code in served if code in known]


async def _gaps(session: AsyncSession, person: Person, days: Days) -> Gaps:
    """Return what is without anybody because of it: where the person was to be on duty."""
    since, until = duty_hours.whole(days)
    found = []
    for branch in await _branches(session, person):
        begin = max(since, clock.now())
        gaps = await duties.uncovered(session, branch.code, begin, max(begin, until))
        for shift in await queries.shifts_of(session, [person.id], begin, until):
            span = shift.starts_at, shift.ends_at
            if shift.branch_code == branch.code:
                found += [
                    (branch, (max(gap[0], span[0]), min(gap[1], span[1])))
                    for gap in gaps
                    if duty_hours.overlap(gap, span)
                ]
    return found


async def _tell_heads(
    session: AsyncSession,
    actor: Person,
    row: Leave,
    person: Person,
    gaps: Gaps,
    *,
    holds: int,
) -> None:
    for branch in await _branches(session, person):
        for head in await people_queries.holding_role(session, Role.BRANCH_HEAD, branch.code):
            if head.id not in (actor.id, person.id):
                language = head.language or texts.DEFAULT
                text, buttons = leave_cards.noted(
                    language, row, person, gaps, by=actor.name, fill=branch.code, holds=holds
                )
                key = f"leave:{row.id}:{head.id}"
                await outbox.post(session, key, head.telegram_id, Message(text, buttons))


def _require_sensible(days: Days) -> None:
    if days[1] < _today():
        raise Refusal("leave.over", last=days[1])
    if days[1] - days[0] > LONGEST or days[0] > _today() + duties.AHEAD:
        raise Refusal("leave.too_long", first=days[0], last=days[1])


def _today() -> date:
    return clock.now().astimezone(clock.LOCAL).date()


def _audit(session: AsyncSession, action: str, actor: Person, row: Leave) -> None:
    audit.note(
        session,
        action=action,
        actor=actor.id,
        subject=f"person:{row.person_id}",
        leave=row.id,
        first=row.starts_on,
        last=row.ends_on,
    )
