"""Each morning, look at yesterday's look-ups of each officer; tell the branch head what is unusual.

One's own record is told at once. The head hears the pattern, how often and on what grounds, and
what to do; not who was looked up: the audit shows that to a coordinator.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from statistics import median

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.lookups import BrowsingFinding, Lookup, Subject
from db.models.people import Person
from db.models.registry import Extract
from db.queries import lookups as queries
from db.queries import registry_records
from db.queries.inserting import insert_new
from services import clock
from services.messaging import daily, due
from services.people import roles
from services.records import audit
from services.registry import namesakes
from services.registry.checks import browsing, guarding, heads, records
from services.registry.checks.browsing import Finding, Kind, Look, Officer
from services.registry.checks.grounds import AREA

DAILY, KIND = "registry.browsing", "registry.browsing.officer"
USUAL_DAYS = 28  # looked back at
FEWEST_DAYS = 5  # with look-ups, before there is a usual day


def at() -> time:
    """Return when yesterday is looked at, Malaysian time."""
    return daily.at_minute(rules.number(AREA, "browsing_at_minute"))


async def plan(session: AsyncSession, _subject: int) -> None:
    """Plan a look at each officer who looked anything up yesterday."""
    first, last = _yesterday()
    for person_id in await queries.who_looked(session, first, last):
        key = f"browsing:{first.date()}:{person_id}"
        await due.plan(session, key, KIND, person_id, clock.now())


async def officer(session: AsyncSession, person_id: int) -> None:
    """Look at one officer's yesterday, and tell what is unusual, once."""
    person = await session.get_one(Person, person_id)
    first, last = _yesterday()
    rows = await queries.of_officer(session, person_id, first, last)
    looks = [await _look(session, row) for row in rows]
    leads = {row.lead_id for row in rows if row.lead_id is not None}
    acted = await queries.acted_on(session, person_id, leads, first)
    known = await _officer(session, person, first)
    for finding in browsing.findings(known, looks, acted):
        if finding.kind is not Kind.OWN:  # told when it happened
            await _tell(session, person, finding, first.date())


async def at_once(session: AsyncSession, person: Person, row: Lookup) -> None:
    """Tell the head if the officer has just opened his own record."""
    if row.subject_kind is not Subject.PERSON:
        return
    look = await _look(session, row)
    tries = await queries.phone_of(session, person.id)
    if browsing.is_own(Officer(person.name, row.branch_code, phone=tries), look):
        await _tell(session, person, Finding(Kind.OWN, (row.id,)), guarding.today())


def _yesterday() -> tuple[datetime, datetime]:
    today = guarding.day_begins()
    return today - timedelta(days=1), today


async def _look(session: AsyncSession, row: Lookup) -> Look:
    look = Look(
        row.id, row.at.astimezone(clock.LOCAL), row.ground, row.lead_id,
        row.subject_kind, row.subject_key,
    )  # fmt: skip
    key = row.subject_key or 0
    if row.subject_kind is Subject.PERSON and (found := await records.person(session, key)):
        return Look(
            look.id, look.at, look.ground, look.lead_id, look.subject, look.key,
            name=found.name, phone=found.phone, postcode=found.postcode,
        )  # fmt: skip
    if row.subject_kind is Subject.EMPLOYER and (shop := await records.employer(session, key)):
        return Look(
            look.id, look.at, look.ground, look.lead_id, look.subject, look.key,
            branch_code=shop.branch_code,
        )  # fmt: skip
    return look


async def _officer(session: AsyncSession, person: Person, day: datetime) -> Officer:
    branches = await roles.branches_of(session, person)
    branch = branches[0].code if branches else None
    staff = await queries.staff_names(session, branch, person.id) if branch else ()
    since = day - timedelta(days=USUAL_DAYS)
    counts = _by_day(await queries.of_officer(session, person.id, since, day))
    forms = frozenset(map(browsing.form, staff))
    postcodes, rare = await _in_registry(session, browsing.form(person.name), forms)
    return Officer(
        name=person.name,
        branch_code=branch,
        phone=await queries.phone_of(session, person.id),
        postcodes=postcodes,
        colleagues=rare,
        usual=median(counts) if len(counts) >= FEWEST_DAYS else None,
    )


async def _in_registry(
    session: AsyncSession, own: str, colleagues: frozenset[str]
) -> tuple[frozenset[str], frozenset[str]]:
    """Return the postcodes of who is called so, and the colleagues' names that few persons bear.

    Who looks up a common one means another bearer.
    """
    current = (await registry_records.standing(session)).get(Extract.PERSONS)
    if current is None:
        return frozenset(), colleagues
    edition = current.edition
    numbers = await namesakes.numbers(session, Extract.PERSONS, edition, {own, *colleagues})
    postcodes: Sequence[str] = ()
    if own in numbers:
        postcodes = await registry_records.postcodes_of(session, edition, numbers[own])
    borne = await registry_records.bearers(session, edition, numbers.values())
    most = rules.number(AREA, "rare_name_bearers")
    rare = (form for form in colleagues if borne.get(numbers.get(form, 0), 0) <= most)
    return frozenset(postcodes), frozenset(rare)


def _by_day(rows: Sequence[Lookup]) -> list[int]:
    counted: dict[date, int] = {}
    for row in rows:
        day = row.at.astimezone(clock.LOCAL).date()
        counted[day] = counted.get(day, 0) + 1
    return list(counted.values())


async def _tell(session: AsyncSession, person: Person, finding: Finding, day: date) -> None:
    name = f"browsing:{person.id}:{day}:{finding.kind}"
    new = await insert_new(
        session, BrowsingFinding, key=name, person_id=person.id, kind=finding.kind.value,
        found_at=clock.now(), details={"lookups": list(finding.lookups)},
    )  # fmt: skip
    if not new:
        return
    audit.note(
        session, action="registry.browsing", subject=f"person:{person.id}",
        kind=finding.kind.value, lookups=list(finding.lookups),
    )  # fmt: skip
    key = f"browsing.{finding.kind}"
    numbers = ", ".join(str(each) for each in finding.lookups[:10])
    times = len(finding.lookups)
    await heads.tell(session, person, name, key, day=day, times=times, numbers=numbers)
