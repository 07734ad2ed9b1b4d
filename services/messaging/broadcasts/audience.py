"""Find whom an audience means: staff by role and place, groups, lists of staff numbers.

Workers of an employer are those who enrolled and whom the registry names as employed there now;
workers of a programme those whom it serves now. To whom nothing is sent any more are left out, and
from invitations who has not agreed to them.
"""

from collections.abc import Iterable, Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from db import keys
from db.models.people import Person
from db.models.places import Branch
from db.models.workers import Purpose, Worker
from db.queries import broadcast_programmes as programmes
from db.queries import broadcasts as queries
from db.queries.broadcasts import Holder
from services import texts
from services.access import COUNTRY
from services.errors import Refusal
from services.messaging.broadcasts import counting
from services.messaging.broadcasts.counting import (
    BLOCKED,
    GROUP_LEFT,
    NEVER_OPENED,
    Counted,
    Reached,
)
from services.messaging.broadcasts.typed import By, Part, Programme
from services.people import scopes
from services.people.typed import shown, unread
from services.places import reference, states
from services.screening.standing import round_now
from services.workers import consents

Branches = dict[str, Branch]


async def branches(session: AsyncSession) -> Branches:
    """Return all offices by code."""
    return {branch.code: branch for branch in await queries.every_branch(session)}


async def count(session: AsyncSession, parts: Sequence[Part]) -> Counted:
    """Return whom the parts mean, each once.

    Raises:
        Refusal: a place is unknown, or a part cannot be served yet.
    """
    known = await branches(session)
    found: list[list[Reached]] = []
    unmatched: list[str] = []
    for part in parts:
        if part.by is By.LIST:
            reached, missing = await _listed(session, part.numbers, known)
            unmatched += missing
        elif part.by is By.EMPLOYER:
            rows = await queries.workers_of(session, _employer(part.place))
            reached, missing = _workers(rows, keys.plain(part.place))
            unmatched += missing
        elif part.programme is not None:
            served = await _served(session, part, known)
            reached, missing = _workers(served, str(part.programme))
            unmatched += missing
        elif part.by is By.GROUPS:
            reached = await _groups(session, part, known)
        else:
            within = None if not part.place else _within(part, known)
            reached = _people(await queries.holders(session, part.roles, within), known)
        found.append(reached)
    counted = counting.merge(found)
    counted.unmatched = unmatched
    return counted


async def check(session: AsyncSession, parts: Sequence[Part]) -> None:
    """Refuse what cannot be meant, before it is kept.

    Raises:
        Refusal: as `count`.
    """
    known = await branches(session)
    for part in parts:
        if part.by is By.EMPLOYER:
            _employer(part.place)
        elif part.place or part.is_district:
            _within(part, known)


async def _groups(session: AsyncSession, part: Part, known: Branches) -> list[Reached]:
    within = None if not part.place else _within(part, known)
    return [
        Reached(
            chat_id=group.chat_id,
            language=group.language,
            scopes=(group.branch_code,),
            state=counting.state_of(group.branch_code, known),
            cause=GROUP_LEFT if group.left_at else None,
        )
        for group in await queries.groups(session, within)
    ]


async def _listed(
    session: AsyncSession, numbers: Sequence[str], known: Branches
) -> tuple[list[Reached], list[str]]:
    rows = await queries.by_staff_numbers(session, numbers)
    found = {number for number, _ in rows}
    return _people([row for _, row in rows], known), [n for n in numbers if n not in found]


async def _served(
    session: AsyncSession, part: Part, known: Branches
) -> Sequence[tuple[Worker, Person | None]]:
    """Return the workers whom a programme serves now.

    Raises:
        Refusal: no round of screenings is open.
    """
    within = _within(part, known) if part.place else None
    if part.programme is Programme.RTW:
        return await programmes.returning(session, within)
    if part.programme is Programme.REHABILITATION:
        return await programmes.rehabilitated(session, within)
    round_ = round_now()
    agreed = consents.counts_from(Purpose.SCREENING)
    which = {
        Programme.INVITED: programmes.invited(round_.number, round_.subject, agreed),
        Programme.BOOKED: programmes.booked(round_.subject),
        Programme.WAITING: programmes.waiting(round_.number),
    }
    wanted = [each for name, each in which.items() if part.programme in (name, Programme.SCREENING)]
    return await programmes.screened(session, wanted, within)


def _workers(
    rows: Iterable[tuple[Worker, Person | None]], of: str
) -> tuple[list[Reached], list[str]]:
    """Return the workers, and the numbers of those not on Telegram behind the word *of*."""
    reached: list[Reached] = []
    missing: list[str] = []
    for worker, person in rows:
        if person is None:
            missing.append(f"{of}/{worker.id}")
            continue
        reached.append(
            Reached(
                chat_id=person.telegram_id,
                language=person.language or texts.DEFAULT,
                person_id=person.id,
                scopes=(worker.branch_code,),
                state=worker.state,
                cause=_cause(person),
            )
        )
    return reached, missing


def _employer(code: str) -> int:
    try:
        return keys.of_code(keys.plain(code))
    except ValueError:
        raise unread("broadcast.no_employer", code) from None


def _cause(person: Person | Holder) -> str | None:
    if person.blocked_at is not None:
        return BLOCKED
    return NEVER_OPENED if person.chat_opened_at is None else None


def _people(rows: Iterable[Holder], known: Branches) -> list[Reached]:
    """Return each person once, with all scopes of the rows."""
    held: dict[int, list[Holder]] = {}
    for row in rows:
        held.setdefault(row.id, []).append(row)
    return [_person(each, known) for each in held.values()]


def _person(rows: Sequence[Holder], known: Branches) -> Reached:
    row = rows[0]
    within = tuple(dict.fromkeys(each.scope or COUNTRY for each in rows))
    return Reached(
        chat_id=row.telegram_id,
        language=row.language or texts.DEFAULT,
        person_id=row.id,
        scopes=within,
        state=next((state for s in within if (state := counting.state_of(s, known))), None),
        cause=_cause(row),
    )


def _within(part: Part, known: Branches) -> list[str]:
    """Return the scopes of a place: a branch, a state with its branches, a district's branches.

    Raises:
        Refusal: there is no such place; says which come near.
    """
    if part.is_district:
        wanted = _district(part.place)
        found = [code for code, each in known.items() if _district(each.district) == wanted]
        if not found:
            raise _no_branch_in(part.place, known)
        return found
    exact = scopes.find(part.place, known)
    if exact.branch is None and (state := states.code_of(part.place)) is not None:
        return [state, *(code for code, each in known.items() if each.state == state)]
    return [(exact.branch or scopes.branch_named(part.place, known)).code]


def _no_branch_in(district: str, known: Branches) -> Refusal:
    """Say which branch serves a district in which there is none."""
    table = reference.offices().by_district.items()
    serving = {code for (_, name), code in table if _district(name) == _district(district)}
    named = ", ".join(f"{code} ({known[code].town})" for code in sorted(serving & known.keys()))
    if not named:
        return Refusal("broadcast.no_district", typed=shown(district))
    return Refusal("broadcast.district_served", typed=shown(district), branch=named)


def _district(name: str) -> str:
    """Return a district's name for comparing: "W.P. Kuala Lumpur" is Kuala Lumpur."""
    return name.casefold().removeprefix("w.p. ")
