"""Change duty as typed or pressed: add, remove, give, swap; say what came of it."""

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import DutyShift, Person
from db.models.places import Branch
from db.queries import rosters as queries
from services import access, clock, texts
from services.access import Action
from services.errors import Refusal
from services.people import duties, roles, roster_cards, roster_typed, scopes, typed
from services.people.asked import Asked, post, prompt
from services.people.roster_typed import Add, Remove, Swap
from services.people.rostering import Duty


async def change(session: AsyncSession, actor: Person, asked: Asked, line: str) -> None:
    """Add, remove or swap as typed.

    Raises:
        Refusal: nobody or nothing is called so, or it cannot be done; says why.
    """
    access.require(await roles.grants_of(session, actor), Action.ROSTER_EDIT)
    typed_ = roster_typed.duty(line)
    if isinstance(typed_, Remove):
        await remove(session, actor, asked, typed_.number)
    elif isinstance(typed_, Add):
        person = await member(session, typed_.staff_number)
        branch = await _branch_of(session, person, typed_.branch)
        await add(session, actor, asked, branch, Duty(person.id, *typed_.span))
    else:
        await _swap(session, actor, asked, typed_)


async def add(
    session: AsyncSession, actor: Person, asked: Asked, branch: Branch, duty: Duty
) -> None:
    """Put somebody on duty and say so.

    Raises:
        Refusal: as `duties.add`.
    """
    shift = await duties.add(session, actor, branch, duty)
    await _tell(session, asked, "duty.added", shift)


async def remove(session: AsyncSession, actor: Person, asked: Asked, number: int) -> None:
    """Take a shift off; say what is without anybody now, and offer to put it back.

    Raises:
        Refusal: as `duties.remove`.
    """
    shift, branch = await duties.remove(session, actor, number)
    person = await session.get_one(Person, shift.person_id)
    span = shift.starts_at, shift.ends_at
    since = max(span[0], clock.now())
    gaps = await duties.uncovered(session, branch.code, since, max(since, span[1]))
    back = roster_cards.put_back_button(asked.language, person.id, branch.code, span)
    key = "duty.removed_gap" if gaps else "duty.removed"
    await prompt(
        session, asked, key, ((back,),), name=person.name, branch=branch.name,
        stretch=roster_cards.stretch(asked.language, span),
    )  # fmt: skip


async def put_back(
    session: AsyncSession, actor: Person, asked: Asked, code: str, duty: Duty
) -> None:
    """Put a removed shift back.

    Raises:
        Refusal: as `duties.add`.
    """
    branch = (await scopes.branches(session)).get(code)
    if branch is None or await session.get(Person, duty.person_id) is None:
        raise Refusal("duty.no_such", number=0)
    await add(session, actor, asked, branch, duty)


async def member(session: AsyncSession, staff_number: str) -> Person:
    """Return who has a staff number.

    Raises:
        Refusal: nobody.
    """
    found = (await queries.people_of(session, [staff_number.upper()])).get(staff_number.upper())
    if found is None:
        raise Refusal("duty.no_person", typed=typed.shown(staff_number))
    return await session.get_one(Person, found)


async def _swap(session: AsyncSession, actor: Person, asked: Asked, typed_: Swap) -> None:
    found = (await queries.people_of(session, [typed_.to])).get(typed_.to)
    number = typed.number(typed_.to)
    if found is None and number is None:
        raise Refusal("duty.no_person", typed=typed.shown(typed_.to))
    if found is not None:
        to = await session.get_one(Person, found)
        shift = await duties.give(session, actor, typed_.number, to)
        await _tell(session, asked, "duty.given", shift)
        return
    for changed in await duties.swap(session, actor, (typed_.number, number or 0)):
        await _tell(session, asked, "duty.given", changed)


async def _branch_of(session: AsyncSession, person: Person, place: str) -> Branch:
    """Return the branch typed, else the only one where the person serves."""
    known = await scopes.branches(session)
    if place:
        return scopes.branch_named(place, known)
    served = sorted({scope for _, scope in await queries.serving(session, [person.id])})
    if not served:
        raise Refusal("duty.serves_nowhere", name=person.name)
    if len(served) > 1:
        raise Refusal("duty.which_branch", name=person.name, branches=", ".join(served))
    return known[served[0]]


async def _tell(session: AsyncSession, asked: Asked, key: str, shift: DutyShift) -> None:
    person = await session.get_one(Person, shift.person_id)
    branch = await session.get_one(Branch, shift.branch_code)
    span = shift.starts_at, shift.ends_at
    text = texts.say(
        asked.language, key, number=shift.id, name=person.name, branch=branch.name,
        stretch=roster_cards.stretch(asked.language, span),
    )  # fmt: skip
    await post(session, asked, f"{key}:{shift.id}", text)
