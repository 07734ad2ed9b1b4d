"""Branches, states and the country as scopes: which are meant, which may be chosen, their names.

Pure but for `branches`, which reads the table once for one message, and the map's first reading.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from rapidfuzz import fuzz, process
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Role
from db.models.places import Branch
from db.queries import clinics
from db.queries import groups as queries
from services import texts
from services.access import COUNTRY, covers, is_state
from services.errors import Refusal
from services.places import reference, states
from services.places import serving as places

MANY = 8  # more branches than this are offered state by state
_CLOSE = 72  # 0-100: a branch that may have been meant

Branches = Mapping[str, Branch]  # by code


class Where(NamedTuple):
    """Who disposes of a scope: whoever disposes of that branch, or of that state."""

    scope: str  # a clinic's is the code of its branch
    state: str | None


class Found(NamedTuple):
    """The branch that was certainly meant, else those that may have been."""

    branch: Branch | None
    close: list[Branch]


async def branches(session: AsyncSession) -> Branches:
    """Return all branches with a counter."""
    return {branch.code: branch for branch in await queries.branches(session)}


def find(typed: str, known: Branches) -> Found:
    """Find the branch of a code ("PHG-KTN"), of its last part ("KTN") or of a town."""
    wanted = " ".join(typed.split()).casefold()
    for reading in (_code, _last_part, _town, _name):
        same = [branch for branch in known.values() if reading(branch) == wanted]
        if same:
            return Found(same[0], []) if len(same) == 1 else Found(None, same)
    towns = {branch.code: _town(branch) for branch in known.values()}
    near = process.extract(wanted, towns, scorer=fuzz.WRatio, score_cutoff=_CLOSE, limit=4)
    return Found(None, [known[code] for _, _, code in near])


def state_meant(typed: str, known: Branches) -> str | None:
    """Return the state of a code or name ("MY-06", "Pahang") that is no branch's own."""
    return None if find(typed, known).branch else states.code_of(typed)


def example(offered: list[str]) -> str:
    """Return what may be typed for the first of *offered*."""
    return states.name_of(offered[0]) if is_state(offered[0]) else offered[0]


def choices(scopes: Iterable[str], known: Branches, within: str | None = None) -> list[str]:
    """Return the branches inside *scopes* to choose from, or their states where they are many.

    With *within*, a state, the branches of that state, however many.
    """
    held = list(scopes)
    inside = [b for b in known.values() if any(covers(scope, b) for scope in held)]
    if within is not None:
        return [branch.code for branch in inside if branch.state == within]
    if len(inside) > MANY:
        return sorted({branch.state for branch in inside}, key=states.name_of)
    return [branch.code for branch in inside]


def for_role(role: Role, typed: str, known: Branches) -> str:
    """Return the scope meant for a role: a state or the country for a coordinator, else a branch.

    Raises:
        Refusal: nothing or several are meant; says which come near.
    """
    if role is Role.COORDINATOR:
        if typed.strip().casefold() in (COUNTRY.casefold(), "malaysia"):
            return COUNTRY
        state = states.code_of(typed)
        if state is None:
            raise Refusal("scope.no_state", typed=typed[:40])
        return state
    return branch_named(typed, known).code


async def meant(session: AsyncSession, role: Role, typed: str, known: Branches) -> str:
    """Return the scope meant for a role; a clinic's is its code.

    Raises:
        Refusal: nothing or several are meant.
    """
    if role is not Role.CLINIC:
        return for_role(role, typed, known)
    clinic = await clinics.of_code(session, typed.strip())
    if clinic is None or clinic.branch_code is None:
        raise Refusal("scope.no_clinic", typed=typed.strip()[:40])
    return clinic.code


async def where(session: AsyncSession, role: Role, scope: str, known: Branches) -> Where:
    """Return who disposes of a scope."""
    if role is Role.CLINIC and (clinic := await clinics.of_code(session, scope)):
        return Where(clinic.branch_code or scope, clinic.state)
    branch = known.get(scope)
    return Where(scope, branch.state if branch else None)


def branch_named(typed: str, known: Branches) -> Branch:
    """Return the branch meant.

    Raises:
        Refusal: nothing or several are meant; says which come near.
    """
    found = find(typed, known)
    if found.branch is not None:
        return found.branch
    if served := serving(typed, known):
        raise Refusal("scope.served_by", typed=typed[:40], near=_listed(served))
    if found.close:
        raise Refusal("scope.which_branch", typed=typed[:40], near=_listed(found.close))
    raise Refusal("scope.no_branch", typed=typed[:40])


def serving(typed: str, known: Branches, home_state: str | None = None) -> list[Branch]:
    """Return the branches that serve the district or town of that name; one if it is certain."""
    if find(typed, known).branch is not None:
        return []  # a branch's own name
    codes = places.codes(typed, reference.gazetteer(), reference.offices(), home_state)
    return [known[code] for code in codes if code in known]


def subject(scopes: Iterable[str]) -> str:
    """Return *scopes* as the subject of an audit note: "scope:PHG-KTN"."""
    return "scope:" + ",".join(scopes)


def label(language: str, scope: str, known: Branches) -> str:
    """Return the name of a scope in full, for texts."""
    if scope == COUNTRY:
        return texts.plain(texts.say(language, "scope.country"))
    if is_state(scope):
        return texts.plain(texts.say(language, "scope.state", state=states.name_of(scope)))
    return known[scope].name if scope in known else scope


def short(language: str, scope: str, known: Branches) -> str:
    """Return the name of a scope for a button."""
    if scope in known:
        return f"{known[scope].town} ({scope})"
    return states.name_of(scope) if is_state(scope) else label(language, scope, known)


def _listed(branches: list[Branch]) -> str:
    return ", ".join(f"{branch.code} ({branch.town})" for branch in branches)


def _code(branch: Branch) -> str:
    return branch.code.casefold()


def _last_part(branch: Branch) -> str:
    return branch.code.rpartition("-")[2].casefold()


def _town(branch: Branch) -> str:
    return branch.town.casefold()


def _name(branch: Branch) -> str:
    return branch.name.casefold()
