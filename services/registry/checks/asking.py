"""Answer a question to the registry: right, block, quota, ground; then search, note, and answer.

What is asked without a ground waits until one is chosen, for minutes. Each choice of a candidate
and each button under an answer asks all of it again. docs: README, "checks".
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.lookups import CheckDesk, Lookup, Outcome, Subject
from db.models.people import Grant, Person
from services import access
from services.access import Action
from services.errors import Refusal
from services.people import private_numbers, roles
from services.people.asked import Asked, answer, post
from services.people.private_numbers import Wrong
from services.registry import asked_days, search
from services.registry import typed as reading
from services.registry.asked_days import Days
from services.registry.checks import (
    cards,
    desks,
    fulfilling,
    grounds,
    guarding,
    lookups,
    numbered,
    reviewing,
    showing,
    watching,
    wished,
    wording,
)
from services.registry.checks.grounds import AREA, Ground
from services.registry.checks.wished import Wish
from services.registry.found import Candidate, Found, Kind

RIGHTS = {Kind.EMPLOYER: Action.LOOKUP_EMPLOYER, Kind.PERSON: Action.LOOKUP_PERSON}
Point = tuple[float, float]
NO_WISH = Wish()


async def ask(session: AsyncSession, actor: Person, asked: Asked, typed: str) -> None:
    """Answer what was typed, where it was asked; in a group only what a group may read.

    Raises:
        Refusal: a day is asked for that does not exist, or nothing that can be looked up.
    """
    await numbered.take_away(session, asked, typed)
    grants = await roles.grants_of(session, actor)
    if not access.may(grants, Action.LOOKUP_EMPLOYER):
        await answer(session, asked, f"access.denied.{Action.LOOKUP_EMPLOYER}")
        return
    if numbers := numbered.within(typed):
        typed = asked_days.dated(typed, guarding.today())
    wording.require_days(typed)
    wording.require_asked(typed)
    desk = await desks.of(session, actor)
    if not await guarding.lets_pass(session, actor, asked, desk):
        return
    ground = await grounds.current(session, actor, desk)
    if ground is None:
        await _wait_for_ground(session, actor, asked, desk, typed)
        return
    if await guarding.blocks_probing(session, actor, asked, desk, numbers):
        return
    words, what = wording.wish(typed)
    allowed = _allowed(wording.kinds(words), grants)
    kinds = await guarding.within_limit(session, actor, asked, allowed, words)
    if not kinds:
        return
    found = await search.find(session, words, kinds=kinds)
    wrong = None if found.candidates else private_numbers.wrong(typed)
    wish = Wish(what, found.read.days)
    await _answer(session, actor, asked, ground, found, numbers=numbers, wish=wish, wrong=wrong)


async def around(session: AsyncSession, actor: Person, asked: Asked, point: Point) -> None:
    """Answer which employers are near a shared location."""
    access.require(await roles.grants_of(session, actor), Action.LOOKUP_EMPLOYER)
    desk = await desks.of(session, actor)
    if not await guarding.lets_pass(session, actor, asked, desk):
        return
    ground = await grounds.current(session, actor, desk)
    if ground is None:
        await _wait_for_ground(session, actor, asked, desk, f"{point[0]:.6f},{point[1]:.6f}")
        return
    found = await search.around(session, point)
    await _answer(session, actor, asked, ground, replace(found, confident=False))


async def go_on(session: AsyncSession, actor: Person, asked: Asked) -> None:
    """A ground was chosen: say so, and answer what waited for it."""
    desk = await desks.of(session, actor)
    ground = await grounds.current(session, actor, desk)
    if ground is None:
        return
    waiting = desks.take_waiting(desk)
    await showing.ground_chosen(session, asked, ground)
    if waiting is None:
        return
    later = replace(asked, name=f"{asked.name}.then", pressed=False)
    point = desks.point_in(waiting)
    if point is not None:
        await around(session, actor, later, point)
    else:
        await ask(session, actor, replace(later, message_id=0), waiting)


async def pick(
    session: AsyncSession, actor: Person, asked: Asked, lookup_id: int | None, number: int
) -> None:
    """One of several candidates is meant; *lookup_id* None: of the newest list.

    Raises:
        Refusal: no such list, none of that number in it, or no right any more.
    """
    row = await own(session, actor, lookup_id, Outcome.SEVERAL)
    chosen = lookups.chosen(row, number)
    if chosen is None:
        raise Refusal("check.no_such_candidate", number=number, most=len(row.candidates))
    kind, key = chosen
    ground = await ground_again(session, actor, asked, kind)
    if ground is None:
        return
    one = Candidate(kind, key, "", 100)
    new = await lookups.note(
        session, actor, asked, ground, outcome=Outcome.FOUND, candidates=[one], wish=row.wish
    )
    await fulfilling.show(session, actor, asked, new, ground)
    await _look_after(session, actor, new)


async def more(
    session: AsyncSession,
    actor: Person,
    asked: Asked,
    lookup_id: int | None,
    what: str,
    *,
    days: Days = (),
) -> None:
    """Show what a button under an answer names; *lookup_id* None: under the newest answer.

    *days* are those a pension is asked for, as typed; none: those typed with the look-up.

    Raises:
        Refusal: no such answer, it has no such thing, or no right any more.
    """
    row = await own(session, actor, lookup_id, Outcome.FOUND)
    kind = Kind.PERSON if row.subject_kind is Subject.PERSON else Kind.EMPLOYER
    if what not in cards.EXTRAS[kind]:
        raise Refusal("check.no_such_detail")
    ground = await ground_again(session, actor, asked, kind)
    if ground is None:
        return
    if what not in cards.SHOWN_HERE:
        wish = Wish(what, days or wished.of(row).stays)
        await fulfilling.show_pension(session, asked, row, ground, wish)
        return
    lookups.disclose(session, row, ground, what)
    await showing.show(session, actor, asked, row, ground)


async def _answer(
    session: AsyncSession,
    actor: Person,
    asked: Asked,
    ground: Ground,
    found: Found,
    *,
    numbers: Sequence[str] = (),
    wish: Wish = NO_WISH,
    wrong: Wrong | None = None,
) -> None:
    candidates = found.candidates[: int(rules.number(AREA, "shown_candidates"))]
    outcome = _outcome(found, candidates)
    shown = candidates[:1] if outcome is Outcome.FOUND else candidates
    name = None if outcome is Outcome.FOUND else lookups.employer_name(found, candidates)
    row = await lookups.note(
        session, actor, asked, ground, outcome=outcome, candidates=shown, numbers=numbers,
        employer_name=name, wish=wished.kept(wish),
    )  # fmt: skip
    await _look_after(session, actor, row)
    result = showing.Result(row, ground, found, shown, wrong)
    private = asked if asked.private else await showing.in_group(session, actor, asked, result)
    if private and outcome is Outcome.FOUND:
        await fulfilling.show(session, actor, private, row, ground)
    elif private:
        await showing.answer(session, actor, private, result)
    if asked.private and len(shown) == 1:
        await showing.unread(session, asked, wording.unread(found.read, shown[0].name))


async def _look_after(session: AsyncSession, actor: Person, row: Lookup) -> None:
    """See to it that somebody hears of what was broken open, and of one's own record."""
    await reviewing.plan(session, actor, row)
    await watching.at_once(session, actor, row)


def _outcome(found: Found, candidates: Sequence[Candidate]) -> Outcome:
    if not candidates:
        return Outcome.NONE
    return Outcome.FOUND if found.confident else Outcome.SEVERAL


def _allowed(kinds: Iterable[Kind], grants: Sequence[Grant]) -> list[Kind]:
    """Leave out what the asker may not look up."""
    return [kind for kind in kinds if access.may(grants, RIGHTS[kind])]


async def own(
    session: AsyncSession, actor: Person, lookup_id: int | None, outcome: Outcome
) -> Lookup:
    """Return a look-up of the actor's own that came to *outcome*.

    Raises:
        Refusal: no right, there is none, or it is somebody else's.
    """
    access.require(await roles.grants_of(session, actor), Action.LOOKUP_EMPLOYER)
    row = await desks.lookup_of(session, actor, lookup_id, outcome)
    if row is None:
        listed = await listed_at(session, actor) if lookup_id is None else None
        if lookup_id is None and not listed:
            raise Refusal("check.nothing_asked", minutes=int(rules.number(AREA, "ground_minutes")))
        raise Refusal("check.choose_first" if listed else "check.no_such_answer")
    return row


async def ground_again(
    session: AsyncSession, actor: Person, asked: Asked, kind: Kind
) -> Ground | None:
    """Ask right, block, quota and ground again; None: it was said why not."""
    access.require(await roles.grants_of(session, actor), RIGHTS[kind])
    desk = await desks.of(session, actor)
    if not await guarding.lets_pass(session, actor, asked, desk, kind):
        return None
    ground = await grounds.current(session, actor, desk)
    if ground is None:
        await grounds.offer(session, actor, asked, "check.ground_over")
    return ground


async def _wait_for_ground(
    session: AsyncSession, actor: Person, asked: Asked, desk: CheckDesk, typed: str
) -> None:
    if not asked.private:
        await showing.way_to_private(session, asked)
        return
    await desks.wait(session, actor, desk, typed[: reading.LONGEST])
    query = "" if reading.read(typed).numbers else typed
    await grounds.offer(session, actor, asked, "check.which_ground", query=query)


async def may_ask(session: AsyncSession, actor: Person) -> bool:
    """Whether somebody may look anything up."""
    return access.may(await roles.grants_of(session, actor), Action.LOOKUP_EMPLOYER)


async def listed_at(session: AsyncSession, actor: Person) -> datetime | None:
    """Return when the last look-up showed the officer candidates to choose from; None: none."""
    found = await desks.lookup_of(session, actor, None, Outcome.SEVERAL)
    return found.at if found else None


async def own_counters(session: AsyncSession, actor: Person, asked: Asked) -> None:
    """Show an officer what is counted about himself, as the branch head would see it."""
    access.require(await roles.grants_of(session, actor), Action.LOOKUP_EMPLOYER)
    await post(session, asked, "mychecks", await showing.counters(session, actor, asked.language))
