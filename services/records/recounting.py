"""Recount the digests of broadcasts' outcomes that the audit trail holds.

It shares no code with who wrote them (services/messaging/broadcasts/settling.py): a line each
recipient, as docs/audit.md tells it. What was unknown may have become known since, where a
note says so.
"""

import asyncio
import hashlib
import json
from collections.abc import Collection, Sequence
from datetime import UTC, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.records import AuditNote
from db.queries import proof_broadcasts as queries
from db.queries.proof_broadcasts import Outcome
from db.queries.proof_rules import Graces

UNKNOWN = "unknown"


async def changed(session: AsyncSession, graces: Graces) -> tuple[int, list[str]]:
    """Return how many digests were recounted, and the problems: "outcome_changed broadcast:5.1"."""
    notes = await queries.settled(session, graces.recent, graces.kept)
    return len(notes), [
        f"outcome_changed {note.subject}.{note.details['round']}"
        for note in notes
        if not await _holds(session, note)
    ]


async def _holds(session: AsyncSession, note: AuditNote) -> bool:
    number, round_ = int(note.subject.partition(":")[2]), int(note.details["round"])
    rows = await queries.outcomes(session, number, round_)
    unknown = set(note.details["unknown"])
    found = await asyncio.to_thread(digest, f"{number}:{round_}", rows, unknown)
    if (len(rows), found) != (note.details["recipients"], note.details["outcomes"]):
        return False
    since = [each.letter or 0 for each in rows if each.id in unknown and each.state != UNKNOWN]
    return not since or len(await queries.became_known(session, since)) == len(since)


def digest(beginning: str, rows: Sequence[Outcome], unknown: Collection[int]) -> str:
    """Return SHA-256 (hex) over a line each recipient. Those numbers were *unknown* then."""
    told = hashlib.sha256()
    for each in rows:
        values = (UNKNOWN, None, None) if each.id in unknown else _outcome(each)
        told.update(_line(f"{beginning}:{each.id}", *values))
    return told.hexdigest()


def _outcome(each: Outcome) -> tuple[str, str | None, str | None]:
    if each.cause is not None:
        return "unreachable", each.cause, None
    if each.state is None and each.training and each.posted_at is not None:
        return "practised", None, _utc(each.posted_at)
    if each.state is None:
        return "not_sent", None, None
    if each.state == UNKNOWN:
        return UNKNOWN, None, None
    return str(each.state), each.why, _utc(each.ended_at) if each.ended_at else None


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _line(*values: str | None) -> bytes:
    told = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    return f"{told}\n".encode()
