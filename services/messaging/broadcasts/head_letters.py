"""Name people and groups of a branch to its heads: in private, once a head, not in quiet time."""

from collections.abc import Awaitable, Callable, Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from markupsafe import Markup
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.broadcasts import Broadcast
from db.models.people import Person, Role
from db.queries import broadcast_after as after
from db.queries import people
from services import clock, texts
from services.messaging import outbox
from services.messaging.broadcasts import audience, quiet
from services.messaging.broadcasts.after_cards import HeadsTold
from services.messaging.outbox import Lane, Message
from services.records import audit


class Named(NamedTuple):
    """Somebody, or a group, of a branch; who belongs to several has one for each."""

    chat_id: int
    scope: str
    line: str  # what the head reads


@dataclass(frozen=True, slots=True)
class Occasion:
    """Why heads are written to; each hears of it once."""

    name: str  # "head", in the keys of the letters
    about: str  # "broadcast.heads", begins the texts that tell what came of it
    action: str  # of the note
    text: Callable[[str, Broadcast, list[str], datetime], Markup]
    plan: Callable[[AsyncSession, Broadcast, datetime], Awaitable[None]]  # after a quiet time


@dataclass(slots=True)
class _Head:
    """A head, and what is said of the own branches."""

    person: Person
    state: str | None  # whose quiet times count
    named: dict[int, str] = field(default_factory=dict)  # lines by chat


async def tell(
    session: AsyncSession,
    row: Broadcast,
    by: Person | None,
    occasion: Occasion,
    named: Callable[[str], Iterable[Named]],
) -> HeadsTold:
    """Write to the heads; *named* gives who is named, in a language. Return what came of it."""
    now = clock.now()
    every = {each.chat_id for each in named(texts.DEFAULT)}
    heads = await _heads(session, named)
    before = await after.heads_told(session, row.id, occasion.name)
    fresh = [each for each in heads if each.person.telegram_id not in before]
    waits = [
        each for each in fresh if row.urgent_reason is None and quiet.is_quiet(now, each.state)
    ]
    going = [each for each in fresh if each not in waits]
    for each in going:
        await _write(session, row, each, occasion, now)
    if waits:
        await occasion.plan(session, row, min(quiet.ends(now, each.state) for each in waits))
    told = _chats(going)
    if going:
        audit.note(
            session, action=occasion.action, actor=by.id if by else None,
            subject=f"broadcast:{row.id}", heads=[each.person.id for each in going],
            named=len(told),
        )  # fmt: skip
    return HeadsTold(
        named_in_all=len(every), heads=len(going), named=len(told), waiting=len(waits),
        before=len(heads) - len(fresh), without=len(every - _chats(heads)),
    )  # fmt: skip


async def _heads(session: AsyncSession, named: Callable[[str], Iterable[Named]]) -> list[_Head]:
    """Return the heads who can be written to, each with the named of the own branches."""
    known = await audience.branches(session)
    lines = {language: list(named(language)) for language in texts.LANGUAGES}
    found: dict[int, _Head] = {}
    scopes = dict.fromkeys(each.scope for each in lines[texts.DEFAULT])
    for code in (scope for scope in scopes if scope in known):
        for person in await people.reachable_holders(session, [Role.BRANCH_HEAD], [code]):
            said = lines[person.language or texts.DEFAULT]
            own = {
                each.chat_id: each.line
                for each in said
                if each.scope == code and each.chat_id != person.telegram_id
            }
            if own:
                head = found.setdefault(person.id, _Head(person, known[code].state))
                head.named.update(own)
    return list(found.values())


async def _write(
    session: AsyncSession, row: Broadcast, head: _Head, occasion: Occasion, now: datetime
) -> None:
    text = occasion.text(head.person.language or texts.DEFAULT, row, list(head.named.values()), now)
    # "private:": the names are removed from the letter as soon as it was sent
    key = f"{after.head_key(row.id, occasion.name)}{head.person.id}"
    message = Message(text, protected=True)
    await outbox.post(session, key, head.person.telegram_id, message, lane=Lane.REMINDER)


def _chats(heads: Collection[_Head]) -> set[int]:
    return {chat for each in heads for chat in each.named}
