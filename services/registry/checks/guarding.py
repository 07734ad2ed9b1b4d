"""Hold back who may not go on today: quota, block, numbers tried in a row.

It answers instead of refusing, so that a number that was typed is still taken out of the chat.
"""

from collections.abc import Collection, Sequence
from datetime import date, datetime, time, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.lookups import CheckDesk
from db.models.people import Person
from db.queries import lookups as queries
from services import clock
from services.people.asked import Asked, answer
from services.records import audit
from services.registry.checks import heads, numbered, quotas
from services.registry.checks.grounds import AREA
from services.registry.checks.quotas import Used
from services.registry.found import Kind


def day_begins() -> datetime:
    """Return when the day of today began in Malaysia."""
    return datetime.combine(today(), time(), clock.LOCAL)


def today() -> date:
    """Return the day in Malaysia."""
    return clock.now().astimezone(clock.LOCAL).date()


async def used(session: AsyncSession, actor: Person) -> tuple[Used, Used]:
    """Return how much of the day's limits the officer has used."""
    counts = await queries.counts(session, actor.id, day_begins())
    return quotas.used(counts.lookups, counts.persons)


async def lets_pass(
    session: AsyncSession,
    actor: Person,
    asked: Asked,
    desk: CheckDesk,
    kind: Kind = Kind.EMPLOYER,
) -> bool:
    """Whether the officer is neither blocked nor at the end of a limit; else it is said why."""
    if desk.blocked_until is not None and desk.blocked_until > clock.now():
        await answer(session, asked, "check.blocked", until=desk.blocked_until)
        _note(session, actor, "blocked")
        return False
    lookups, persons = await used(session, actor)
    for each in (lookups, persons) if kind is Kind.PERSON else (lookups,):
        if each.over:
            await _say_over(session, actor, asked, each)
            return False
    return True


async def within_limit(
    session: AsyncSession, actor: Person, asked: Asked, kinds: Collection[Kind], typed: str
) -> Collection[Kind]:
    """Return among whom may be looked: at the persons' limit only among employers.

    Nothing where a person alone was asked for; then it was said why.
    """
    _, persons = await used(session, actor)
    if Kind.PERSON not in kinds or not persons.over:
        return kinds
    if Kind.EMPLOYER in kinds and not numbered.names_person(typed):
        return [Kind.EMPLOYER]
    await _say_over(session, actor, asked, persons)
    return []


async def blocks_probing(
    session: AsyncSession,
    actor: Person,
    asked: Asked,
    desk: CheckDesk,
    numbers: Sequence[str],
) -> bool:
    """Block who tries numbers in a row, and tell the branch head; they are not looked up."""
    since = clock.now() - timedelta(minutes=rules.number(AREA, "probe_minutes"))
    tried = {*await queries.numbers(session, actor.id, since), *numbers}
    if not any(quotas.is_probing(tried, number) for number in numbers):
        return False
    desk.blocked_until = clock.now() + timedelta(minutes=rules.number(AREA, "block_minutes"))
    _note(session, actor, "probing")
    await answer(session, asked, "check.probing", until=desk.blocked_until)
    name = f"probing:{actor.id}:{asked.name}"
    await heads.tell(
        session, actor, name, "browsing.probing", times=int(rules.number(AREA, "probe_numbers"))
    )
    return True


async def _say_over(session: AsyncSession, actor: Person, asked: Asked, used: Used) -> None:
    await answer(session, asked, f"check.over.{used.limit}", most=used.most)
    _note(session, actor, f"over_{used.limit}")


def _note(session: AsyncSession, actor: Person, why: str) -> None:
    audit.note(
        session, action="registry.refused", actor=actor.id,
        subject=f"person:{actor.id}", why=why,
    )  # fmt: skip
