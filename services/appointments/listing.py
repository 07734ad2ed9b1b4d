"""A case manager's day and week, and the calls to make."""

from datetime import datetime, time, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.appointments import Appointment, PhoneCall
from db.models.people import Person, Role
from db.models.workers import Worker
from db.queries import calls as call_queries
from db.queries import visits as queries
from services import access, clock, texts
from services.access import Action
from services.appointments import hosting, staff_cards
from services.appointments.staff_cards import Call
from services.errors import Refusal
from services.people import roles, typed
from services.people.asked import Asked, answer, post
from services.records import audit

_MOST = 30  # appointments of a list, within one message
_CALLS = 8
LONGEST_OUTCOME = 300  # characters
_DAY = timedelta(days=1)


async def today(session: AsyncSession, actor: Person, asked: Asked) -> None:
    """Show the actor's appointments of today."""
    await _list(session, actor, asked, "today", 1)


async def week(session: AsyncSession, actor: Person, asked: Asked) -> None:
    """Show the actor's appointments of the seven days from today on."""
    await _list(session, actor, asked, "week", 7)


async def calls(session: AsyncSession, actor: Person, asked: Asked, words: str) -> None:
    """List the calls to make, or note what came of one: /calls 5 will come.

    Raises:
        Refusal: not the actor's task, or no such call.
    """
    await _require(session, actor)
    first, _, outcome = words.strip().partition(" ")
    if first:
        number = typed.number(first)
        if number is None:
            raise Refusal("calls.how_typed", typed=typed.shown(words))
        await done(session, actor, asked, number, outcome.strip())
        return
    await _show_calls(session, actor, asked, "calls")


async def done(
    session: AsyncSession, actor: Person, asked: Asked, number: int, outcome: str
) -> None:
    """Note that a call was made.

    Raises:
        Refusal: no such call of the actor's, or it is done already.
    """
    await _require(session, actor)
    if len(outcome) > LONGEST_OUTCOME:
        raise Refusal("visit.reason_too_long", length=len(outcome), longest=LONGEST_OUTCOME)
    call = await session.get(PhoneCall, number)
    if call is None or not await _may_make(session, actor, call):
        raise Refusal("calls.none_such", number=number)
    if not await call_queries.end(session, number, clock.now(), actor.id, outcome or "done"):
        raise Refusal("calls.done_already", number=number)
    audit.note(
        session, action="phone_call.done", actor=actor.id, subject=f"worker:{call.worker_id}",
        why=call.why,
    )  # fmt: skip
    await answer(session, asked, "calls.done", number=number)


async def _list(session: AsyncSession, actor: Person, asked: Asked, span: str, days: int) -> None:
    await _require(session, actor)
    first = clock.now().astimezone(clock.LOCAL).date()
    midnight = datetime.combine(first, time(), clock.LOCAL)
    found = await queries.of_host(session, actor.id, midnight, midnight + days * _DAY)
    if not found:
        await answer(session, asked, f"visits.none.{span}", day=first)
        return
    shown = [await hosting.shown(session, row) for row in found[:_MOST]]
    head = texts.say(asked.language, f"visits.{span}", count=len(found), day=first)
    text = staff_cards.listed(shown, head, asked.language)
    audit.note(
        session, action="appointments.listed", actor=actor.id, subject=f"person:{actor.id}",
        workers=sorted({row.worker_id for row in found}),
    )  # fmt: skip
    await post(session, asked, f"private:visits.{span}", text)


async def _show_calls(session: AsyncSession, actor: Person, asked: Asked, fact: str) -> None:
    branches = await _branches(session, actor)
    found = await call_queries.open_for(session, actor.id, branches, _CALLS)
    if not found:
        await answer(session, asked, "calls.none")
        return
    listed = []
    for row in found:
        worker = await session.get_one(Worker, row.worker_id)
        about = await session.get(Appointment, row.appointment_id) if row.appointment_id else None
        phone = f"+{worker.phone}" if worker.phone else None
        listed.append(Call(row, worker.name, phone, about))
    audit.note(
        session, action="phone_calls.listed", actor=actor.id, subject=f"person:{actor.id}",
        workers=sorted({row.worker_id for row in found}),
    )  # fmt: skip
    message = staff_cards.calls(listed, asked.language)
    await post(session, asked, f"private:{fact}", message.text, message.buttons)


async def _may_make(session: AsyncSession, actor: Person, call: PhoneCall) -> bool:
    return call.caller_id == actor.id or call.branch_code in await _branches(session, actor)


async def _branches(session: AsyncSession, actor: Person) -> list[str]:
    """Return the branches whose calls the actor sees all: heads and case managers."""
    grants = await roles.grants_of(session, actor)
    wide = [g for g in grants if g.role in (Role.BRANCH_HEAD, Role.CASE_MANAGER)]
    return [
        each.code
        for each in await roles.branches_of(session, actor)
        if access.may(wide, Action.WORKER_SERVE, each)
    ]


async def _require(session: AsyncSession, actor: Person) -> None:
    access.require(await roles.grants_of(session, actor), Action.WORKER_SERVE)
