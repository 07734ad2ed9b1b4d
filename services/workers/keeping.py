"""Keep a worker's row, taken from the registry when Prihatin first has to do with the person.

The branch is that of the home's postcode, else that of the employer, else the officer's own.
"""

from sqlalchemy.ext.asyncio import AsyncSession

from db import keys
from db.models.places import Branch
from db.models.workers import Worker
from db.queries import workers as queries
from db.queries.inserting import insert_new
from services import clock
from services.errors import Refusal
from services.places import reference
from services.records import audit
from services.registry.checks import records
from services.registry.checks.facts import Insured, Work

HEADQUARTERS = "HQ"  # the branch of whom nothing else places


async def known(session: AsyncSession, insured_key: int, *, home: str | None = None) -> Worker:
    """Return the worker of an insured person, made known at the first time.

    Name and telephone follow the registry. *home* is the branch where nothing else tells one; whom
    headquarters had for want of a branch goes there too.

    Raises:
        Refusal: the registry has nobody of that key.
    """
    worker = await queries.by_insured(session, insured_key)
    insured = await records.person(session, insured_key)
    if worker is not None:
        if insured is not None:
            worker.name, worker.phone = insured.name, insured.phone
        if worker.branch_code == HEADQUARTERS and home is not None:
            branch = await session.get_one(Branch, home)
            worker.branch_code, worker.state = branch.code, branch.state
            audit.note(session, action="worker.placed", subject=f"worker:{worker.id}", branch=home)
        return worker
    if insured is None:
        raise Refusal("worker.not_registered")
    return await _add(session, insured, home)


async def _add(session: AsyncSession, insured: Insured, home: str | None) -> Worker:
    branch, state = await _place(session, insured, home)
    new = await insert_new(
        session, Worker, insured=insured.key, name=insured.name, born=insured.born,
        sex=insured.sex or _sex_of(insured.key), phone=insured.phone, state=state,
        branch_code=branch, created_at=clock.now(), synthetic=insured.synthetic,
    )  # fmt: skip
    worker = await queries.by_insured(session, insured.key)
    if worker is None:
        raise RuntimeError("a worker that was just added is not there")
    if new:
        audit.note(session, action="worker.known", subject=f"worker:{worker.id}", branch=branch)
    return worker


async def branch_of(session: AsyncSession, insured: Insured) -> str:
    """Return the branch that serves an insured person, known as a worker or not."""
    return (await _place(session, insured, None))[0]


async def _place(session: AsyncSession, insured: Insured, home: str | None) -> tuple[str, str]:
    """Return branch and state."""
    place = reference.gazetteer().postcodes.get(insured.postcode or "")
    choice = reference.offices().branch_for(place) if place else None
    at_work = None if choice else await _of_employer(session, insured)
    code = choice.branch_code if choice else at_work or home or HEADQUARTERS
    branch = await session.get_one(Branch, code)
    return code, place.state if place else branch.state


async def _of_employer(session: AsyncSession, insured: Insured) -> str | None:
    newest = max(insured.works, key=_by_end, default=None)
    employer = await records.employer(session, newest.employer_key) if newest else None
    code = employer.branch_code if employer else None
    branch = await session.get(Branch, code) if code else None
    return branch.code if branch else None


def _by_end(work: Work) -> tuple[bool, str]:
    return work.ended_on is None, str(work.ended_on or work.started_on)


def _sex_of(key: int) -> str | None:
    """Return what the last figure of a Malaysian identity number tells: odd is a man."""
    return None if keys.is_foreign(key) else "M" if key % 2 else "F"
