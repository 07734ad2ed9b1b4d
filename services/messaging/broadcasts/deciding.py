"""Let a broadcast go: by its author, or after a second person has seen and approved exactly it."""

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.broadcasts import Broadcast, BroadcastState, RoundKind
from db.models.people import Person
from db.queries import broadcasts as queries
from services import access, clock, texts
from services.access import Action
from services.errors import Refusal
from services.messaging import outbox
from services.messaging.broadcasts import (
    audience,
    cards,
    checking,
    composing,
    counting,
    rounds,
    shown,
)
from services.messaging.outbox import Lane, Message
from services.people import private_numbers, roles
from services.people.asked import Asked, answer, post
from services.records import audit


async def submit(
    session: AsyncSession, actor: Person, asked: Asked, number: int, code: str
) -> None:
    """Send what was counted under that code, or ask a second person for it.

    Raises:
        Refusal: it was changed since, was never counted, or nobody can approve it.
    """
    row = await composing.draft(session, actor, number)
    _refuse_other(row, code)
    _refuse_late(row)
    if not row.needs_approval:
        await rounds.start(session, row, RoundKind.SEND, actor)
        _note(session, "broadcast.released", actor, row)
        _note_urgent(session, actor, row)
        await rounds.show_start(session, row, actor)
        return
    approvers = await _approvers(session, row)
    if not approvers:
        raise Refusal("broadcast.nobody_approves")
    row.state = BroadcastState.ASKED
    _note(session, "broadcast.asked", actor, row)
    for person in approvers:
        await _ask(session, row, person, actor)
    names = ", ".join(person.name for person in approvers[:5])
    await answer(session, asked, "broadcast.asked", number=number, names=names)


async def show(session: AsyncSession, actor: Person, asked: Asked, number: int) -> None:
    """Show an approver what would arrive and who would get it, with the buttons to decide.

    Raises:
        Refusal: it waits for nobody, or not for the actor.
    """
    row = await _asked(session, actor, number)
    await shown.post_all(session, row, asked.chat_id, asked.name)
    author = await session.get_one(Person, row.created_by_id)
    where = cards.areas(asked.language, row, await audience.branches(session))
    seen = await checking.seen(session, row, asked.language)
    text, buttons = cards.to_approve(asked.language, seen, author.name, where)
    await post(session, asked, "broadcast.to_approve", text, buttons, prompt=True)
    _note(session, "broadcast.reviewed", actor, row)


async def approve(
    session: AsyncSession, actor: Person, asked: Asked, number: int, code: str
) -> None:
    """Let it go, as it was shown under that code.

    Raises:
        Refusal: it waits for nobody, not for the actor, is the actor's own, or was changed.
    """
    row = await _asked(session, actor, number)
    _refuse_other(row, code)
    _refuse_late(row)
    await checking.refuse_lost_right(session, row)
    row.approved_by_id, row.approved_at = actor.id, clock.now()
    row.approved_content, row.approved_audience = row.content_hash, row.audience_hash
    author = await session.get_one(Person, row.created_by_id)
    await rounds.start(session, row, RoundKind.SEND, author)
    _note(session, "broadcast.approved", actor, row)
    _note_urgent(session, actor, row)
    await answer(session, asked, "broadcast.approved", number=number, name=author.name)
    await rounds.show_start(session, row, author)


async def refuse(
    session: AsyncSession, actor: Person, asked: Asked, number: int, reason: str
) -> None:
    """Give it back to its author as a draft.

    Raises:
        Refusal: it waits for nobody, or not for the actor.
    """
    row = await _asked(session, actor, number)
    row.state = BroadcastState.DRAFT
    _note(session, "broadcast.refused", actor, row)
    await answer(session, asked, "broadcast.refused", number=number)
    author = await session.get_one(Person, row.created_by_id)
    language = author.language or texts.DEFAULT
    key = "broadcast.refused_why" if reason else "broadcast.refused_told"
    said = texts.say(language, key, number=number, name=actor.name, reason=reason)
    fact = f"broadcast:{number}:refused:{asked.name}"
    await outbox.post(session, fact, author.telegram_id, Message(said))


async def take_back(session: AsyncSession, actor: Person, asked: Asked, number: int) -> None:
    """The author makes it a draft again, or sees the draft that it is.

    Raises:
        Refusal: it is none of the actor's, or it went out.
    """
    row = await checking.visible(session, actor, number)
    if row.created_by_id != actor.id:
        raise Refusal("broadcast.none_such", number=number)
    if row.state is BroadcastState.ASKED:
        row.state = BroadcastState.DRAFT
        _note(session, "broadcast.taken_back", actor, row)
    elif row.state is not BroadcastState.DRAFT:
        raise Refusal("broadcast.no_draft", number=number)
    await composing.show(session, asked, row)


async def _asked(session: AsyncSession, actor: Person, number: int) -> Broadcast:
    """Return a broadcast that waits for an approval which the actor may give."""
    access.require(await roles.grants_of(session, actor), Action.BROADCAST_APPROVE)
    row = await queries.locked(session, number)
    if row is None or not (
        row.created_by_id == actor.id or await checking.covers(session, actor, row)
    ):
        raise Refusal("broadcast.none_such", number=number)
    if row.created_by_id == actor.id:
        raise Refusal("broadcast.own", number=number)
    author = await session.get_one(Person, row.created_by_id)
    if await _rank(session, actor) < await _rank(session, author):
        raise Refusal("broadcast.below_author", number=number)
    if row.state is not BroadcastState.ASKED:
        raise Refusal("broadcast.not_asked", number=number)
    return row


async def _approvers(session: AsyncSession, row: Broadcast) -> list[Person]:
    """Return who may approve for the whole audience and can be written to; never the author."""
    known = await audience.branches(session)
    least = await _rank(session, await session.get_one(Person, row.created_by_id))
    found: dict[int, tuple[Person, list[str]]] = {}
    may = access.roles_that_may(Action.BROADCAST_APPROVE)
    for person, grant in await queries.approvers(session, may, apart_from=row.created_by_id):
        found.setdefault(person.id, (person, []))[1].append(grant.scope)
    return [
        person
        for person, held in found.values()
        if counting.rank(held) >= least and counting.lie_within(row.areas, held, known)
    ]


async def _rank(session: AsyncSession, person: Person) -> int:
    """Return how high the person stands: nobody approves under the pressure of a superior."""
    held = await roles.grants_of(session, person)
    return counting.rank(access.scopes_for(held, Action.BROADCAST))


async def _ask(session: AsyncSession, row: Broadcast, person: Person, author: Person) -> None:
    language = person.language or texts.DEFAULT
    text, buttons = cards.asking(language, row, author.name)
    fact = f"broadcast:{row.id}:ask:{counting.code(row)}:{person.id}:{clock.now().timestamp():.0f}"
    await outbox.post(
        session, fact, person.telegram_id, Message(text, buttons), lane=Lane.REMINDER,
        expires_at=row.expires_at,
    )  # fmt: skip


def _refuse_other(row: Broadcast, code: str) -> None:
    """Only what was counted and shown goes: the row must still be that."""
    if row.content_hash is None or row.counted_at is None:
        raise Refusal("broadcast.not_counted", number=row.id)
    if not code:
        raise Refusal("broadcast.no_code", number=row.id)
    if code.lower() != counting.code(row):
        raise Refusal("broadcast.other_code", number=row.id)
    if row.content_hash != counting.content_hash(row):
        raise Refusal("broadcast.changed", number=row.id)


def _refuse_late(row: Broadcast) -> None:
    if row.expires_at is None or row.expires_at <= clock.now():
        raise Refusal("broadcast.expired_draft", number=row.id)


def _note(session: AsyncSession, action: str, actor: Person, row: Broadcast) -> None:
    audit.note(
        session, action=action, actor=actor.id, subject=f"broadcast:{row.id}",
        content=row.content_hash, audience=row.audience_hash,
    )  # fmt: skip


def _note_urgent(session: AsyncSession, actor: Person, row: Broadcast) -> None:
    """Quiet time is overridden: by whom and why stands in the audit trail."""
    if row.urgent_reason is not None:
        audit.note(
            session, action="broadcast.urgent", actor=actor.id, subject=f"broadcast:{row.id}",
            reason=private_numbers.masked(row.urgent_reason),
        )  # fmt: skip
