"""Find employers and insured persons by whatever somebody typed.

Whole numbers are looked up exactly; a number that is not found is not in the registry as of the
day of its extract. Names are found however they are spelt, and a name that is not found proves
nothing: `Found.exhaustive` tells the two apart.
"""

from collections.abc import Collection, Mapping
from datetime import datetime
from math import cos, radians

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.queries import registry_names, walking
from db.queries import registry_search as queries
from db.queries.registry_names import Standing
from db.queries.walking import Walk
from services.places.nearest import Point
from services.registry import by_name, candidates, choosing, loaded, numbered
from services.registry import typed as reading
from services.registry.found import BOTH, EXTRACTS, Candidate, Found, Kind
from services.registry.loaded import Shelf
from services.registry.typed import Typed

KM_A_DEGREE = 111.2  # of latitude
AROUND_KM = rules.number("registry", "around_km")


async def find(
    session: AsyncSession,
    text: str,
    *,
    kinds: Collection[Kind] = BOTH,
    point: Point | None = None,
    limit: int = 10,
) -> Found:
    """Return who may be meant by a text, the likeliest first; at most *limit*.

    With a *point*, employers also tell how far from it they are, and of two alike the nearer is
    first.
    """
    read = reading.read(text)
    if read.numbers:
        standing = await _standing(session, kinds)
        exact = await numbered.find(session, read.numbers, standing)
        if exact or not read.names:
            shown = tuple(choosing.with_distance(each, point) for each in exact[:limit])
            # All that was asked for is here.
            whole = bool(exact) or len(standing) == len(set(kinds))
            return Found(read, shown, choosing.is_one(exact, read), whole, _as_of(standing))
    steps = _named(
        loaded.shelf(session.get_bind().dialect), read, kinds, limit, walking.is_embedded(session)
    )
    standing, found = await walking.walk(session, steps)
    ordered = choosing.ordered((choosing.with_distance(each, point) for each in found), limit)
    return Found(read, ordered, choosing.is_clear(ordered), False, _as_of(standing))


def _named(
    shelf: Shelf, read: Typed, kinds: Collection[Kind], limit: int, embedded: bool
) -> Walk[tuple[dict[Kind, Standing], list[Candidate]]]:
    """Find all who may be called so, and from what that is answered."""
    standing = yield from _standings(kinds, embedded=embedded)
    found: list[Candidate] = []
    for kind, current in standing.items():
        found += yield from by_name.find(shelf, kind, current, read, limit)
    return standing, found


async def around(
    session: AsyncSession, point: Point, *, km: float = AROUND_KM, limit: int = 10
) -> Found:
    """Return the employers within so many kilometres of a point, the nearest first."""
    standing = await _standing(session, [Kind.EMPLOYER])
    near: list[Candidate] = []
    if (current := standing.get(Kind.EMPLOYER)) is not None:
        high, wide = km / KM_A_DEGREE, km / KM_A_DEGREE / cos(radians(point[0]))
        rows = await queries.employers_within(
            session,
            current.edition,
            (point[0] - high, point[0] + high),
            (point[1] - wide, point[1] + wide),
        )
        near = [choosing.with_distance(candidates.employer(row, 0), point) for row in rows]
    close = sorted(
        (each.km, each.key, each) for each in near if each.km is not None and each.km <= km
    )
    nearest = tuple(each for *_, each in close[:limit])
    return Found(Typed((), (), ()), nearest, False, False, _as_of(standing))


async def is_empty(session: AsyncSession) -> bool:
    """Whether nothing was ever imported: then nobody can be found, whoever is asked for."""
    return not await _standing(session, BOTH)


async def _standing(session: AsyncSession, kinds: Collection[Kind]) -> dict[Kind, Standing]:
    embedded = walking.is_embedded(session)
    return await walking.walk(session, _standings(kinds, embedded=embedded))


def _standings(kinds: Collection[Kind], *, embedded: bool) -> Walk[dict[Kind, Standing]]:
    """Find what is answered from, of the kinds that were ever imported."""
    current = yield from registry_names.standings(embedded=embedded)
    return {
        kind: current[each] for kind, each in EXTRACTS.items() if kind in kinds and each in current
    }


def _as_of(standing: Mapping[Kind, Standing]) -> dict[Kind, datetime]:
    return {kind: each.as_of for kind, each in standing.items()}
