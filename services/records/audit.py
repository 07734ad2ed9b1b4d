"""Who did or saw what: append-only notes, each holding the hash of the one before.

`note` only remembers; `seal`, called by the edge just before the commit, numbers and chains what
was remembered, so that the head of the chain is locked last and shortly. A `Walk` goes through
the whole chain and tells which note was changed or is missing. The newest number and hash are
also logged: a copy of the log shows whether somebody rewrote the chain from its end.
"""

import hashlib
import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.records import AuditNote
from db.queries import audit as queries
from services import clock

FIRST_PREVIOUS = "0" * 64  # what the first note holds in place of the hash before it
BATCH = 500  # notes a step of a walk reads

_REMEMBERED = "audit.notes"

Detail = str | int | float | bool | Decimal | date | list[str] | list[int] | None

log = structlog.get_logger()


def note(
    session: AsyncSession,
    *,
    action: str,
    subject: str,
    actor: int | None = None,
    chat: int | None = None,
    ground: str | None = None,
    moment: datetime | None = None,
    **details: Detail,
) -> None:
    """Remember that *actor* (people.id; None: Prihatin itself) did *action* to *subject*.

    *ground* says why it was allowed, "lead:17"; *moment* when, where a row says the same. Of chats
    only groups are kept: a private one's number is the actor's Telegram account. It becomes a row
    when the transaction commits.
    """
    remembered = AuditNote(
        at=moment or clock.now(),
        actor_id=actor,
        chat_id=chat if chat is not None and chat < 0 else None,
        action=action,
        subject=subject,
        ground=ground,
        details={name: _plain(value) for name, value in details.items()},
    )
    session.info.setdefault(_REMEMBERED, []).append(remembered)


@asynccontextmanager
async def savepoint(session: AsyncSession) -> AsyncIterator[None]:
    """Undo, where the block fails, what it did and noted; the transaction goes on."""
    before = len(session.info.get(_REMEMBERED, ()))
    try:
        async with session.begin_nested():
            yield
    except BaseException:
        del session.info.get(_REMEMBERED, [])[before:]
        raise


async def seal(session: AsyncSession) -> None:
    """Number and chain the remembered notes; the last thing a transaction does.

    Everything else is flushed before, so that no row is waited for while the head is locked.
    """
    notes: list[AuditNote] = session.info.pop(_REMEMBERED, [])
    if not notes:
        return
    await session.flush()
    head = await queries.head(session, lock=True)
    if head is None:
        raise RuntimeError("the head of the audit trail is missing; run: prihatin audit verify")
    number, previous = head
    for new in notes:
        number += 1
        new.number, new.previous = number, previous
        new.hash = previous = hash_of(new)
    session.add_all(notes)
    await queries.move_head(session, number, previous)
    await session.flush()
    log.info("audit.sealed", number=number, hash=previous)


def hash_of(row: AuditNote) -> str:
    """Return SHA-256 (hex) over everything the note says, and over the hash before it."""
    return hashlib.sha256(_canonical(_said(row))).hexdigest()


def line_of(row: AuditNote) -> bytes:
    """Return the note as a line of an export: what is hashed, and the hash."""
    return _canonical(_said(row) | {"hash": row.hash}) + b"\n"


def _said(row: AuditNote) -> dict[str, Any]:
    return {
        "number": row.number,
        "at": row.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "actor_id": row.actor_id,
        "chat_id": row.chat_id,
        "action": row.action,
        "subject": row.subject,
        "ground": row.ground,
        "details": row.details,
        "previous": row.previous,
    }


def _canonical(said: dict[str, Any]) -> bytes:
    return json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


class Walk:
    """A walk along the chain, a batch of notes a step, in constant memory.

    Each step may have a session of its own, so that writers wait for no long reading.
    """

    def __init__(self) -> None:
        self.number = 0  # the last note that is in order
        self.hash = FIRST_PREVIOUS
        self.ended = False
        self.problem: str | None = None  # what is wrong and with which note; None: nothing yet

    async def step(self, session: AsyncSession) -> Sequence[AuditNote]:
        """Check and return the next notes; at the end, that the chain ends where its head says."""
        head = await queries.head(session)  # before the notes: later ones may still come
        notes = await queries.notes_after(session, self.number, limit=BATCH)
        for row in notes:
            self.problem = self._wrong(row)
            if self.problem:
                break
            self.number, self.hash = row.number, row.hash
        if not self.problem and not notes:
            self.problem = self._wrong_end(head)
            self.ended = True
        self.ended = self.ended or self.problem is not None
        return notes

    def _wrong(self, row: AuditNote) -> str | None:
        expected = self.number + 1
        if row.number != expected:
            return f"note {expected} is missing"
        if row.hash != hash_of(row):
            return f"note {row.number} was changed"
        if row.previous != self.hash:
            return f"note {row.number} does not follow the note before it: one was replaced"
        return None

    def _wrong_end(self, head: tuple[int, str] | None) -> str | None:
        if head is None:
            return "the head of the chain is missing: notes at its end may be missing too"
        number, hash_ = head
        if number > self.number:
            return f"note {self.number + 1} is missing (the chain ends at note {number})"
        if number < self.number:
            return f"note {number + 1} was added past the end of the chain"
        if hash_ != self.hash:
            return f"note {number} was replaced: its hash is not the head's"
        return None


def _plain(value: Any) -> Any:
    """Return what JSON gives back unchanged in both databases; a float would not always."""
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float | Decimal):
        return str(value)
    if value is None or isinstance(value, bool | int | str):
        return value
    raise TypeError(f"an audit note cannot keep a {type(value).__name__}")
