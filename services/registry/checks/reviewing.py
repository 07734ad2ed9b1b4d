"""What was broken open is reviewed on the next working day, by whoever answers for the officer."""

from datetime import date, datetime, time, timedelta

from markupsafe import Markup
from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.lookups import Lookup, Verdict
from db.models.people import Person
from db.models.places import Branch
from db.queries import lookups as queries
from services import access, clock, texts
from services.access import Action
from services.errors import Refusal
from services.messaging import due, outbox
from services.messaging.outbox import Button, Lane, Message
from services.people import roles
from services.people.asked import Asked, Rows, answer, lines, paragraphs, post
from services.places import holidays
from services.records import audit
from services.registry.checks import cards, guarding, heads, lookups
from services.registry.checks.grounds import AREA

KIND, DAILY = "lookup.review", "lookup.review.open"
PRESS = "review"
MOST = 10  # look-ups in one morning's letters
WORDS = {
    Verdict.IN_ORDER: ("ok", "betul", "teratur", "order"),
    Verdict.ASKED: ("tanya", "ask"),
}


async def plan(session: AsyncSession, officer: Person, row: Lookup) -> None:
    """Plan the review of a look-up that was broken open; nothing for any other."""
    if not lookups.is_broken(row):
        return
    await _plan(session, officer, next_review(clock.now(), await _state(session, row)))


async def plan_open(session: AsyncSession, _subject: int) -> None:
    """Plan today's review of all that was broken open before today and still waits.

    Letters that nobody answered, more than one morning's, and heads who are new: none is lost.
    """
    today = guarding.day_begins()
    for row, officer in await queries.to_review(session):
        if row.at < today and holidays.is_working_day(await _state(session, row), today.date()):
            await _plan(session, officer, datetime.combine(today, at(), clock.LOCAL))


def next_review(now: datetime, state: str) -> datetime:
    """Return the review's hour on the next working day of a state. Pure."""
    day = now.astimezone(clock.LOCAL).date() + timedelta(days=1)
    while not holidays.is_working_day(state, day):
        day += timedelta(days=1)
    return datetime.combine(day, at(), clock.LOCAL)


def at() -> time:
    """Return when reviews are asked for, Malaysian time."""
    return time(int(rules.number(AREA, "review_hour")))


async def to_head(session: AsyncSession, head_id: int) -> None:
    """Write to one head what is to be reviewed, a letter each, so that each has its buttons."""
    head = await session.get_one(Person, head_id)
    today = clock.now().astimezone(clock.LOCAL).date()
    for row, officer in await _open_for(session, head):
        await _write(session, head, row, officer, today)


async def show_open(session: AsyncSession, actor: Person, asked: Asked) -> None:
    """List what waits for the actor's review.

    Raises:
        Refusal: the actor reviews nothing.
    """
    access.require(await roles.grants_of(session, actor), Action.LOOKUP_REVIEW)
    found = await _open_for(session, actor)
    if not found:
        await answer(session, asked, "review.none_open")
        return
    told = [_told(row, officer, asked.language) for row, officer in found]
    text = paragraphs(*told, texts.say(asked.language, "review.how"))
    buttons = [row for each, _ in found for row in _buttons(each, asked.language)]
    await post(session, asked, "reviews", text, tuple(buttons))


async def decide(
    session: AsyncSession, actor: Person, asked: Asked, lookup_id: int, verdict: Verdict
) -> None:
    """Keep what the head says of a look-up; the officer who is asked hears of it.

    Raises:
        Refusal: no such look-up, the actor's own, no right there, or it was reviewed before.
    """
    grants = await roles.grants_of(session, actor)
    access.require(grants, Action.LOOKUP_REVIEW)
    row = await queries.lookup(session, lookup_id)
    branch = await session.get(Branch, row.branch_code) if row and row.branch_code else None
    allowed = row is not None and lookups.is_broken(row) and row.person_id != actor.id
    country = None if branch else access.COUNTRY  # no branch's head answers for that officer
    if row is None or not allowed or not access.may(grants, Action.LOOKUP_REVIEW, branch, country):
        raise Refusal("review.none_such", number=lookup_id)
    if row.reviewed_at is not None:
        raise Refusal("review.done_before", number=lookup_id, at=row.reviewed_at)
    row.reviewed_at, row.reviewed_by_id, row.verdict = clock.now(), actor.id, verdict
    audit.note(
        session, action="registry.reviewed", actor=actor.id, subject=f"lookup:{row.id}",
        verdict=verdict.value,
    )  # fmt: skip
    officer = await session.get_one(Person, row.person_id)
    await answer(session, asked, f"review.{verdict}", number=row.id, name=officer.name)
    if verdict is Verdict.ASKED:
        await _ask(session, actor, officer, row)


def verdict_of(word: str) -> Verdict | None:
    """Return what a typed word says; None: neither. Pure."""
    return next((verdict for verdict, words in WORDS.items() if word.lower() in words), None)


async def _plan(session: AsyncSession, officer: Person, moment: datetime) -> None:
    for head in await heads.of(session, officer):
        key = f"{KIND}:{head.id}:{moment:%Y%m%d}"  # of that day: what comes later moves no other
        await due.plan(session, key, KIND, head.id, moment)


async def _state(session: AsyncSession, row: Lookup) -> str:
    branch = await session.get(Branch, row.branch_code) if row.branch_code else None
    return branch.state if branch else "MY-14"


async def _open_for(session: AsyncSession, head: Person) -> list[tuple[Lookup, Person]]:
    found = []
    for row, officer in await queries.to_review(session):
        if head.id in {each.id for each in await heads.of(session, officer)}:
            found.append((row, officer))
    return found[:MOST]


async def _write(
    session: AsyncSession, head: Person, row: Lookup, officer: Person, today: date
) -> None:
    language = head.language or texts.DEFAULT
    text = lines(_told(row, officer, language), texts.say(language, "review.how"))
    key = f"review:{row.id}:{today}:{head.id}"
    message = Message(text, _buttons(row, language))
    await outbox.post(session, key, head.telegram_id, message, lane=Lane.REMINDER)


def _told(row: Lookup, officer: Person, language: str) -> Markup:
    what = row.subject_kind or "nothing"
    return texts.say(
        language, "review.asks", number=row.id, name=officer.name, at=row.at,
        what=texts.say(language, f"review.what.{what}"), ground=cards.ground_of(row, language),
    )  # fmt: skip


def _buttons(row: Lookup, language: str) -> Rows:
    labels = {
        verdict: texts.say(
            language, "button.one_review", number=row.id,
            verdict=texts.say(language, f"button.review.{verdict}"),
        )
        for verdict in Verdict
    }  # fmt: skip
    return (
        tuple(
            Button(texts.plain(label), press=f"{PRESS}:{row.id}.{verdict}")
            for verdict, label in labels.items()
        ),
    )


async def _ask(session: AsyncSession, head: Person, officer: Person, row: Lookup) -> None:
    text = texts.say(
        officer.language or texts.DEFAULT, "review.asks_officer", number=row.id, name=head.name,
        at=row.at,
    )  # fmt: skip
    await outbox.post(session, f"review:{row.id}:asked", officer.telegram_id, Message(text))
