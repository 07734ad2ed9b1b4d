"""Who looked at a record: told to the person it is about, and in full to coordinators.

The person reads day, office, role and purpose, not the officer's name. What an open inquiry needs
to keep back is delayed by a coordinator, with a reason and an end; then it is told like the rest.
"""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from enum import StrEnum

from markupsafe import Markup
from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.lookups import Lookup, LookupDelay, Subject
from db.models.people import Person
from db.models.places import Branch
from db.models.workers import WorkerView
from db.queries import lookups as queries
from db.queries import workers
from services import access, clock, texts
from services.access import Action
from services.errors import Refusal
from services.messaging import outbox
from services.messaging.outbox import Asks, Key, Message
from services.people import roles
from services.people.asked import Asked, answer, lines, paragraphs, post
from services.people.roster_typed import day as day_of
from services.records import audit
from services.registry.checks import cards, owning, showing
from services.workers import lock

AREA = "checks"
MOST = 20  # look-ups in one answer
SERVING = "serving"  # what a worker's record is opened for


class Next(StrEnum):
    """What is awaited next."""

    CONTACT = "contact"
    NUMBER = "number"
    NOTHING = "nothing"


async def ask(session: AsyncSession, actor: Person, asked: Asked, typed: str) -> Next:
    """Answer who looked at the person's own record; return what is wanted next."""
    if typed:
        await outbox.take_away(session, asked.chat_id, asked.message_id)
    worker = await workers.of_person(session, actor.id)
    if worker is not None and worker.silenced_at is None:
        await lock.require_open(session, actor)
        if not typed:  # who has come in has shown who he is
            await _show(session, actor, asked, worker.insured)
            return Next.NOTHING
    if rests := await owning.locked(session, actor):
        await answer(session, asked, "wholooked.locked", until=rests.locked_until)
        return Next.NOTHING
    if not await owning.is_known(session, actor):
        key = Key(texts.plain(texts.say(asked.language, "key.contact")), Asks.CONTACT)
        message = Message(texts.say(asked.language, "wholooked.contact"), keys=((key,),))
        await outbox.post(session, f"wholooked.contact:{asked.name}", asked.chat_id, message)
        return Next.CONTACT
    if not typed:
        await answer(session, asked, "wholooked.number")
        return Next.NUMBER
    insured = await owning.record_of(session, actor, typed)
    if insured is None:
        await answer(session, asked, "wholooked.no_match")
        return Next.NUMBER
    await _show(session, actor, asked, insured.key)
    return Next.NOTHING


async def contact(
    session: AsyncSession, actor: Person, asked: Asked, phone: str, owner: int | None
) -> Next:
    """Keep one's own contact, and ask for the number; which is wanted next.

    Raises:
        Refusal: it is somebody else's contact.
    """
    if owner != actor.telegram_id:
        raise Refusal("wholooked.not_yours")
    await owning.share(session, actor, phone)
    message = Message(texts.say(asked.language, "wholooked.number"), remove_keys=True)
    await outbox.post(session, f"wholooked.number:{asked.name}", asked.chat_id, message)
    return Next.NUMBER


async def lines_of(session: AsyncSession, key: int, language: str) -> list[Markup]:
    """Return a line for each look at a person's record that may be told, the newest first."""
    return await _lines(session, key, await _told(session, key), language)


async def show_all(session: AsyncSession, actor: Person, asked: Asked, lookup_id: int) -> None:
    """List for a coordinator who looked at what that look-up concerns.

    Raises:
        Refusal: not a coordinator's right there, or nothing was found by that look-up.
    """
    row = await _traced(session, actor, lookup_id)
    if row.subject_kind is None or row.subject_key is None:
        raise Refusal("lookups.no_subject", number=lookup_id)
    found = await queries.of_subject(session, row.subject_kind, row.subject_key, _since(), MOST)
    people = await queries.named(session, {each.person_id for each in found})
    audit.note(
        session, action="registry.traced", actor=actor.id, subject=f"lookup:{lookup_id}",
        lookups=[each.id for each in found],
    )  # fmt: skip
    told = [
        texts.say(
            asked.language, "lookups.line", number=each.id, at=each.at,
            name=people[each.person_id], ground=cards.ground_of(each, asked.language),
        )
        for each in found
    ]  # fmt: skip
    head = texts.say(asked.language, "lookups.head", number=lookup_id)
    await post(session, asked, "lookups", paragraphs(head, lines(*told)))


async def delay(
    session: AsyncSession, actor: Person, asked: Asked, lookup_id: int, typed: str
) -> None:
    """Delay until the end of a day that a look-up is told to the person it concerns.

    Raises:
        Refusal: no right there, no such look-up or the own one, no reason, or a day that is none
            or too far.
    """
    row = await _traced(session, actor, lookup_id)
    if row.person_id == actor.id:  # nobody keeps back what he looked at himself
        raise Refusal("lookups.none_such", number=lookup_id)
    day, _, reason = typed.strip().partition(" ")
    today = clock.now().astimezone(clock.LOCAL).date()
    most = int(rules.number(AREA, "most_delay_days"))
    until = day_of(day)
    if not today < until <= today + timedelta(days=most):
        raise Refusal("delay.which_day", most=most)
    if len(reason.strip()) < rules.number(AREA, "shortest_reason"):
        raise Refusal("delay.no_reason", least=int(rules.number(AREA, "shortest_reason")))
    moment = datetime.combine(until + timedelta(days=1), time(), clock.LOCAL)
    known = await session.get(LookupDelay, row.id)
    if known is None:
        known = LookupDelay(
            lookup_id=row.id, by_id=actor.id, at=clock.now(), until=moment, reason=""
        )
        session.add(known)
    known.until, known.by_id, known.at, known.reason = moment, actor.id, clock.now(), reason.strip()
    audit.note(
        session, action="registry.delayed", actor=actor.id, subject=f"lookup:{row.id}",
        until=until, reason=reason.strip(),
    )  # fmt: skip
    await answer(session, asked, "delay.noted", number=row.id, day=until)


async def _traced(session: AsyncSession, actor: Person, lookup_id: int) -> Lookup:
    grants = await roles.grants_of(session, actor)
    access.require(grants, Action.LOOKUP_TRACE)
    row = await queries.lookup(session, lookup_id)
    branch = await session.get(Branch, row.branch_code) if row and row.branch_code else None
    country = None if branch else access.COUNTRY  # who has no branch is no state's officer
    if row is None or not access.may(grants, Action.LOOKUP_TRACE, branch, country):
        raise Refusal("lookups.none_such", number=lookup_id)
    return row


async def _show(session: AsyncSession, actor: Person, asked: Asked, key: int) -> None:
    found = await _told(session, key)
    told = await _lines(session, key, found, asked.language)
    head = "wholooked.head" if told else "wholooked.nobody"
    text = paragraphs(
        texts.say(asked.language, head),
        lines(*told) if told else None,
        texts.say(asked.language, "wholooked.foot"),
    )
    audit.note(
        session, action="registry.own_trace_seen", actor=actor.id, subject=f"person:{actor.id}",
        lookups=[each.id for each in found],
    )  # fmt: skip
    await showing.post_private(session, asked, "wholooked", Message(text, protected=True))


async def _told(session: AsyncSession, key: int) -> list[Lookup]:
    """Return the look-ups that the person is told of, the newest first."""
    found = await queries.of_subject(session, Subject.PERSON, key, _since(), MOST)
    kept_back = await queries.delayed(session, [each.id for each in found], clock.now())
    return [each for each in found if each.id not in kept_back]


async def _lines(
    session: AsyncSession, key: int, found: Sequence[Lookup], language: str
) -> list[Markup]:
    """Tell of look-ups in the registry and of who opened the worker's record, newest first."""
    worker = await workers.by_insured(session, key)
    views = await workers.views(session, worker.id, _since(), MOST) if worker else ()
    looks: list[Lookup | WorkerView] = sorted((*found, *views), key=_at, reverse=True)
    return [await _line(session, each, language) for each in looks[:MOST]]


def _at(look: Lookup | WorkerView) -> datetime:
    return look.at


async def _line(session: AsyncSession, row: Lookup | WorkerView, language: str) -> Markup:
    """Say when, from which office, in which role, what for."""
    purpose = row.ground if isinstance(row, Lookup) else SERVING
    branch = await session.get(Branch, row.branch_code) if row.branch_code else None
    role = await queries.role_at(session, row.person_id, row.at)
    named = texts.plain(texts.say(language, f"role.{role}" if role else "wholooked.staff"))
    office = branch.name if branch else texts.plain(texts.say(language, "wholooked.headquarters"))
    return texts.say(
        language, "wholooked.line", day=row.at.astimezone(clock.LOCAL).date(), office=office,
        role=named, purpose=texts.say(language, f"wholooked.purpose.{purpose}"),
    )  # fmt: skip


def _since() -> datetime:
    return clock.now() - timedelta(days=rules.number(AREA, "told_days"))
