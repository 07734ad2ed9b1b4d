"""Write a broadcast: a draft row, one field after the other, each may be changed until it goes."""

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.broadcasts import Broadcast, BroadcastState
from db.models.people import Person
from db.queries import broadcasts as queries
from services import access, clock, texts
from services.access import Action
from services.errors import Refusal
from services.messaging.broadcasts import cards, fields
from services.messaging.broadcasts.fields import Given
from services.messaging.broadcasts.languages import comparing, language_cards
from services.messaging.broadcasts.languages.comparing import Compared
from services.people import roles, typed
from services.people.asked import Asked, Rows, answer, lines, post
from services.records import audit

NEEDED = ("ms", "en", "to", "until")  # asked for in this order
FIELDS = (*NEEDED, "photo", "place", "call", "lead", "urgent")
COPIED = (
    "text_ms", "text_en", "names_confirmed", "photo", "latitude", "longitude", "wants_ack",
    "phone", "lead_id", "urgent_reason", "expires_at", "audience",
)  # fmt: skip

Next = tuple[int, str] | None  # the draft and its field that the next message is for; None: none


async def begin(session: AsyncSession, actor: Person, asked: Asked, *, training: bool) -> Next:
    """Begin a draft, or go on with the one that is open.

    Raises:
        Refusal: the actor broadcasts nothing.
    """
    access.require(await roles.grants_of(session, actor), Action.BROADCAST)
    row = await queries.open_draft(session, actor.id)
    if row is not None and row.training == training:
        await show(session, asked, row)
        return await ask(session, actor, asked, row)
    return await start(session, actor, asked, training=training)


async def start(session: AsyncSession, actor: Person, asked: Asked, *, training: bool) -> Next:
    """Begin an empty draft.

    Raises:
        Refusal: the actor broadcasts nothing.
    """
    access.require(await roles.grants_of(session, actor), Action.BROADCAST)
    row = new(actor, training=training)
    session.add(row)
    await session.flush()
    _note(session, "broadcast.begun", actor, row, training=training)
    return await ask(session, actor, asked, row)


async def take(
    session: AsyncSession, actor: Person, asked: Asked, number: int, field: str, *, given: Given
) -> Next:
    """Keep what was sent for a field; ask for the next one, or show the draft.

    Raises:
        Refusal: no such draft of the actor's, or what was sent is nothing for that field.
    """
    row = await draft(session, actor, number)
    replaces = bool({"ms": row.text_ms, "en": row.text_en}.get(field))
    await fields.keep(session, actor, row, field, given)
    await _changed(session, row)
    if replaces:  # may have been meant for something else: "squad Temerloh"
        await answer(
            session, asked, f"broadcast.stored.{field}", text=typed.shown(given.text or "")
        )
    if row.text_ms and row.text_en and field in ("ms", "en"):
        found = comparing.compare(row)
        if found.differ:
            text = language_cards.differing(asked.language, row.id, found)
            await post(session, asked, "broadcast.differ", text)
            return row.id, field
        if await asks_for_names(session, asked, row, found):
            return row.id, field
    if (following := await ask(session, actor, asked, row)) is None:
        await show(session, asked, row)
    return following


async def asks_for_names(
    session: AsyncSession, asked: Asked, row: Broadcast, found: Compared
) -> bool:
    """Ask whether the facts are the same where only one text seems to bear a name; once a text."""
    if not found.unsure or comparing.is_confirmed(row):
        return False
    text, buttons = language_cards.unsure(asked.language, row, found)
    await post(session, asked, "broadcast.unsure", text, buttons, prompt=True)
    return True


async def ask(
    session: AsyncSession, actor: Person, asked: Asked, row: Broadcast, field: str | None = None
) -> Next:
    """Ask for a field, else for the first one that is missing; None: nothing is missing."""
    wanted = field or next((each for each in NEEDED if not _has(row, each)), None)
    if wanted is None:
        return None
    key = f"broadcast.ask.{wanted}"
    text = texts.say(asked.language, key, number=row.id)
    if row.training:
        text = lines(texts.say(asked.language, "broadcast.watermark"), text)
    buttons: Rows = ()
    if wanted == "to":
        buttons = cards.suggestions(asked.language, row, await own_places(session, actor))
    await post(session, asked, key, text, buttons, prompt=wanted == "to")
    return row.id, wanted


async def toggle_ack(session: AsyncSession, actor: Person, asked: Asked, number: int) -> None:
    """Ask for acknowledgements, or no longer."""
    row = await draft(session, actor, number)
    row.wants_ack = not row.wants_ack
    await _changed(session, row)
    await show(session, asked, row)


async def to_training(session: AsyncSession, actor: Person, asked: Asked, number: int) -> Next:
    """Go on with a copy in training; what is training never becomes real."""
    row = await draft(session, actor, number)
    if row.training:
        raise Refusal("broadcast.training_already", number=number)
    copy = new(actor, training=True)
    for name in COPIED:
        setattr(copy, name, getattr(row, name))
    session.add(copy)
    await _discard(session, row)
    await session.flush()
    _note(session, "broadcast.begun", actor, copy, training=True)
    if (following := await ask(session, actor, asked, copy)) is None:
        await show(session, asked, copy)
    return following


async def discard(session: AsyncSession, actor: Person, asked: Asked, number: int) -> None:
    """Throw a draft away."""
    row = await draft(session, actor, number)
    await _discard(session, row)
    _note(session, "broadcast.discarded", actor, row)
    await answer(session, asked, "broadcast.discarded", number=number)


async def show(session: AsyncSession, asked: Asked, row: Broadcast) -> None:
    """Show the draft with what may be done."""
    differ = bool(row.text_ms and row.text_en) and comparing.compare(row).differ
    text, buttons = cards.draft(asked.language, row, differ=differ)
    await post(session, asked, "broadcast.draft", text, buttons, prompt=True)


async def draft(session: AsyncSession, actor: Person, number: int) -> Broadcast:
    """Return a draft of the actor's, locked.

    Raises:
        Refusal: there is none, or it is no draft any more.
    """
    access.require(await roles.grants_of(session, actor), Action.BROADCAST)
    row = await queries.locked(session, number)
    if row is None or row.created_by_id != actor.id or row.state is BroadcastState.DISCARDED:
        raise Refusal("broadcast.none_such", number=number)
    if row.state is not BroadcastState.DRAFT:
        raise Refusal("broadcast.no_draft", number=number)
    return row


def is_complete(row: Broadcast) -> bool:
    """Whether all that is needed was entered. Pure."""
    return all(_has(row, field) for field in NEEDED)


async def _changed(session: AsyncSession, row: Broadcast) -> None:
    """What was counted before no longer holds."""
    await session.flush()
    await queries.uncount(session, row.id)


def _has(row: Broadcast, field: str) -> bool:
    values = {"ms": row.text_ms, "en": row.text_en, "to": row.audience, "until": row.expires_at}
    return bool(values[field])


async def _discard(session: AsyncSession, row: Broadcast) -> None:
    row.state = BroadcastState.DISCARDED
    await queries.drop_recipients(session, row.id)


async def own_places(session: AsyncSession, actor: Person) -> list[str]:
    """Return the scopes to which the actor may send without another one's approval."""
    held = await roles.grants_of(session, actor)
    return access.scopes_for(held, Action.BROADCAST)


def new(actor: Person, *, training: bool) -> Broadcast:
    """Return an empty draft."""
    return Broadcast(
        training=training,
        created_by_id=actor.id,
        created_at=clock.now(),
        state=BroadcastState.DRAFT,
        audience=[],
        unmatched=[],
        areas=[],
        twice=0,
        wants_ack=False,
        needs_approval=False,
        round=1,
    )


def _note(
    session: AsyncSession,
    action: str,
    actor: Person,
    row: Broadcast,
    *,
    training: bool | None = None,
) -> None:
    audit.note(
        session, action=action, actor=actor.id, subject=f"broadcast:{row.id}", training=training
    )
