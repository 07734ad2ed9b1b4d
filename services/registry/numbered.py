"""Look whole numbers up in the registry, in every way in which they can be read."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from sqlalchemy.ext.asyncio import AsyncSession

from db import keys
from db.queries import registry_search as queries
from db.queries.registry_names import Standing
from services.registry import candidates
from services.registry.found import Candidate, Kind
from services.registry.numbers import Number, NumberKind

SURE = 100  # score of a number that is there

_Columns = dict[NumberKind, tuple[str, Callable[[str], str | int]]]
_OF_PERSONS: _Columns = {
    NumberKind.NRIC: ("key", keys.of_nric),
    NumberKind.WORKER: ("key", keys.of_worker_number),
    NumberKind.OTHER: ("other_number", str),
    NumberKind.PHONE: ("phone", int),
}
_OF_EMPLOYERS: _Columns = {
    NumberKind.CODE: ("key", keys.of_code),
    NumberKind.SSM_NEW: ("ssm_new", str),
    NumberKind.SSM_OLD: ("ssm_old", str),
    NumberKind.PHONE: ("phone", int),
}


async def find(
    session: AsyncSession, numbers: Sequence[Number], standing: Mapping[Kind, Standing]
) -> list[Candidate]:
    """Return all who have one of the numbers, each once."""
    found: dict[tuple[Kind, int], Candidate] = {}
    for kind, current in standing.items():
        employers = kind is Kind.EMPLOYER
        asked = partial(
            queries.employers_by if employers else queries.persons_by, session, current.edition
        )
        candidate = candidates.employer if employers else candidates.person
        columns = _OF_EMPLOYERS if employers else _OF_PERSONS
        for number in numbers:
            if number.kind in columns:
                column, read = columns[number.kind]
                for row in await asked(column, read(number.value)):
                    each = candidate(row, SURE)
                    found[kind, each.key] = each
    return list(found.values())
