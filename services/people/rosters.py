"""Show a branch's roster and fill its gaps: rights and letters.

In a group the roster is only shown; in private whoever may edit finds the ways to change it.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.people import Person, Role
from db.models.places import Branch
from db.queries import rosters as queries
from services import access, clock
from services.access import Action
from services.errors import Refusal
from services.people import cards, duties, duty_hours, filling, groups, roles, roster_cards, scopes
from services.people.asked import Asked, answer, post, prompt
from services.people.duty_hours import Days, Span
from services.people.roster_cards import Board, Day, Line
from services.people.rostering import Duty
from services.places import holidays

DAYS = 7


async def branch_meant(
    session: AsyncSession, actor: Person, asked: Asked, action: Action, *, place: str, press: str
) -> Branch | None:
    """Return the branch of a typed place, else the actor's only one; None where it was asked.

    Raises:
        Refusal: there is no such branch, or it is not the actor's task there.
    """
    held = await roles.grants_of(session, actor)
    access.require(held, action)
    known = await scopes.branches(session)
    state = scopes.state_meant(place, known) if place else None
    if place and state is None:
        branch = scopes.branch_named(place, known)
        access.require(held, action, branch)
        return branch
    places = scopes.choices(access.scopes_for(held, action), known, state)
    if len(places) == 1 and places[0] in known:
        return known[places[0]]
    buttons = cards.scope_buttons(asked.language, press, places, known)
    await prompt(session, asked, "roster.which_branch", buttons)
    return None


async def show(
    session: AsyncSession, actor: Person, asked: Asked, branch: Branch, first: date | None = None
) -> None:
    """Show a week of a branch's roster.

    Raises:
        Refusal: it is not the actor's to see.
    """
    begin = first or today()
    _require_near(begin)
    board = await _board(session, actor, asked, branch, (begin, begin + timedelta(days=DAYS - 1)))
    text, buttons = roster_cards.week(asked.language, board)
    await post(session, asked, "roster", text, buttons, prompt=True)


async def show_day(
    session: AsyncSession, actor: Person, asked: Asked, branch: Branch, day: date
) -> None:
    """Show one day with the numbers of its shifts.

    Raises:
        Refusal: it is not the actor's to see.
    """
    board = await _board(session, actor, asked, branch, (day, day))
    text, buttons = roster_cards.day(asked.language, board)
    await post(session, asked, "roster.day", text, buttons, prompt=True)


async def offer_fill(
    session: AsyncSession, actor: Person, asked: Asked, branch: Branch, days: Days
) -> None:
    """Show what would fill the gaps.

    Raises:
        Refusal: it is not the actor's task, or the days are too far.
    """
    _require_month(days)
    found = await filling.propose(session, actor, branch, days)
    if not found.added:
        stays = "roster.nothing_to_fill" if not found.lacking else "roster.nobody_to_fill"
        await answer(session, asked, stays, branch=branch.name, first=days[0], last=days[1])
        return
    lines = [_proposed(duty, found.people[duty.person_id]) for duty in found.added]
    text, buttons = roster_cards.proposal(
        asked.language, branch, days, lines, lacking=found.lacking, mark=found.mark
    )
    await post(session, asked, "roster.proposal", text, buttons, prompt=True)


async def keep_fill(
    session: AsyncSession, actor: Person, asked: Asked, branch: Branch, days: Days, *, mark: str
) -> None:
    """Add what was shown; show it anew where it would be something else by now.

    Raises:
        Refusal: it is not the actor's task.
    """
    _require_month(days)
    kept = await filling.keep(session, actor, branch, days, mark=mark, batch=asked.name)
    if kept is None:
        await offer_fill(session, actor, asked, branch, days)
        return
    await prompt(
        session,
        asked,
        "roster.filled",
        (
            (roster_cards.undo_button(asked.language, asked.name),),
            (roster_cards.open_button(asked.language, branch.code, days[0]),),
        ),
        count=len(kept.added),
        branch=branch.name,
        first=days[0],
        last=days[1],
    )


async def undo(session: AsyncSession, actor: Person, asked: Asked, batch: str) -> None:
    """Remove exactly what was added together.

    Raises:
        Refusal: nothing is left, or it is not the actor's task.
    """
    removed = await filling.undo(session, actor, batch)
    await answer(session, asked, "roster.undone", count=removed)


async def _board(
    session: AsyncSession, actor: Person, asked: Asked, branch: Branch, days: Days
) -> Board:
    held = await roles.grants_of(session, actor)
    access.require(held, Action.ROSTER_SEE, branch)
    if not asked.private:
        await _require_own_group(session, asked, branch)
    _require_near(days[0])
    staff = await queries.staff(session, branch.code)
    names = {person.id: person.name for person, _ in staff}
    since, until = duty_hours.whole(days)
    leave = await duties.leave_of(session, sorted(names), days[0] - timedelta(days=1), days[1])
    duty = await _lines(session, branch, (since, until), leave)
    begin = max(since, clock.now().replace(second=0, microsecond=0))
    gaps = await duties.uncovered(session, branch.code, begin, max(begin, until))
    away = {names[each]: entries for each, entries in leave.items()}
    every = (days[0] + timedelta(days=number) for number in range((days[1] - days[0]).days + 1))
    return Board(
        branch,
        [_day(branch, asked.language, day, duty, gaps=gaps, away=away) for day in every],
        {person.id: person.name for person, role in staff if role is Role.SQUAD},
        asked.private and access.may(held, Action.ROSTER_EDIT, branch),
    )


async def _require_own_group(session: AsyncSession, asked: Asked, branch: Branch) -> None:
    """Who works when, and who is away, is no matter of another group, or of one of anybody's."""
    group = await groups.of_chat(session, asked.chat_id)
    if group is None or group.branch_code != branch.code:
        raise Refusal("roster.only_in_own_group", branch=branch.name)


async def _lines(
    session: AsyncSession, branch: Branch, within: Span, leave: Mapping[int, Sequence[Days]]
) -> list[Line]:
    """Return what lies in a stretch; duty that goes on from the day before begins with it."""
    rows = await queries.shifts_at(session, branch.code, *within)
    return [
        Line(
            shift.id,
            person.id,
            person.name,
            person.staff_number,
            (max(part[0], within[0]), part[1]),
        )
        for shift, person in rows
        for part in duty_hours.present((shift.starts_at, shift.ends_at), leave.get(person.id, ()))
        if duty_hours.overlap(part, within)
    ]


def _day(
    branch: Branch,
    language: str,
    day: date,
    duty: Sequence[Line],
    *,
    gaps: Sequence[Span],
    away: Mapping[str, Sequence[Days]],
) -> Day:
    whole = duty_hours.whole((day, day))
    return Day(
        day,
        holidays.name(branch.state, day, language),
        holidays.is_weekend(branch.state, day),
        [line for line in duty if whole[0] <= line.span[0] < whole[1]],
        [name for name, leave in away.items() if any(a <= day <= b for a, b in leave)],
        [roster_cards.clipped(gap, whole) for gap in gaps if duty_hours.overlap(gap, whole)],
    )


def _require_near(day: date) -> None:
    if abs(day - today()) > duties.AHEAD:
        raise Refusal("roster.too_far", day=day)


def _require_month(days: Days) -> None:
    """Refuse days that no button offers; also years of them, which would be reckoned one by one."""
    first, last = days
    near = abs(first - today()) <= duties.AHEAD and last <= today() + duties.AHEAD
    if not near or not timedelta(0) <= last - first <= timedelta(days=31):
        raise Refusal("roster.bad_month", typed=f"{first:%d/%m/%Y}-{last:%d/%m/%Y}")


def ahead() -> Days:
    """Return the days that the coverage check looks at."""
    days = timedelta(days=rules.number("duty", "look_ahead_days"))
    return today(), today() + days


def today() -> date:
    """Return the Malaysian day."""
    return clock.now().astimezone(clock.LOCAL).date()


def _proposed(duty: Duty, person: Person) -> Line:
    return Line(0, person.id, person.name, person.staff_number, duty.span)
