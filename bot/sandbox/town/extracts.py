"""The town's registry as extracts: taken in by the same way as the files of `prihatin import`.

An extract that is there already is left alone, whatever a tester has imported.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.registry import Extract
from services.registry import editions
from services.registry.importing import taking
from services.registry.importing.cells import Cell

from . import lives, registry
from .registry import Worker

NAME = "the town"
EMPLOYERS = (
    "code", "name", "branch", "town", "latitude", "longitude", "in_arrears", "registered_on",
    "synthetic",
)  # fmt: skip
PERSONS = ("nric", "name", "born", "phone", "synthetic")
CONTRIBUTIONS = (
    "nric", "employer", "first_month", "last_month", "wage", "started_on", "ended_on", "synthetic",
)  # fmt: skip

Row = Sequence[Cell]


async def keep(session: AsyncSession, until: date) -> None:
    """Add the extracts that were never imported; contributions up to the month *until*."""
    known = await editions.current(session)
    wanted = (
        (Extract.EMPLOYERS, EMPLOYERS, _employers()),
        (Extract.PERSONS, PERSONS, _persons()),
        (Extract.CONTRIBUTIONS, CONTRIBUTIONS, _contributions(until)),
    )
    for extract, headings, rows in wanted:
        if extract not in known:
            await taking.take(session, extract, headings, rows, name=NAME)


def _employers() -> Iterator[Row]:
    for one in registry.employers():
        yield (one.code, one.name, one.branch_code, one.town, *one.point, one.in_arrears,
               one.registered_on, True)  # fmt: skip


def _persons() -> Iterator[Row]:
    for one in registry.workers():
        yield one.nric, one.name.full, one.born, one.phone, True


def _contributions(until: date) -> Iterator[Row]:
    employers = registry.employers()
    for one in registry.workers():
        yield from _life(one, registry.jobs_of(one, employers, until), until)


def _life(one: Worker, jobs: Sequence[lives.Job], until: date) -> Iterator[Row]:
    for job, started_on, ended_on in lives.employed(jobs, until):
        yield (one.nric, job.employer_code, job.first_month, job.last_month, job.wage, started_on,
               ended_on, True)  # fmt: skip
