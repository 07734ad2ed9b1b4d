"""What is kept for a time only, by class: removed when that is over, and proved to be.

Each removal leaves a note in the audit trail: how many of each class, and since when the oldest
that is left is there. The chain of notes is the proof of deletion; it holds no personal data.
Times: config/rules/retention.yaml.
"""

from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.queries import audit as notes
from db.queries import broadcast_forgetting as broadcasts
from db.queries import tidying as queries
from services import clock
from services.records import audit

AREA = "retention"
REMOVED = "retention.removed"  # the action of the notes
SHOWN_DAYS = 30  # whose removals are counted
GRACE = timedelta(hours=3)  # the ticker looks each hour
OLDEST = "_oldest_left"  # ends the detail of a note that tells the class's oldest

log = structlog.get_logger()

Remove = Callable[[AsyncSession, datetime], Awaitable[int]]  # before; how many, a batch at most
Oldest = Callable[[AsyncSession], Awaitable[datetime | None]]

CLASSES: dict[str, tuple[Remove, Oldest]] = {  # by the name of its rule
    "updates_hours": (queries.forget_updates, queries.oldest_update),
    "conversations_days": (queries.forget_conversations, queries.oldest_conversation),
    "typed_hours": (queries.forget_typed, queries.oldest_typed),
    "letters_days": (queries.blank_letters, queries.oldest_said),
    "talk_days": (queries.forget_talk, queries.oldest_talk),
    "dues_days": (queries.forget_dues, queries.oldest_due),
    "recounts_days": (queries.forget_recounts, queries.oldest_recount),
    "broadcasts_days": (broadcasts.forget_recipients, broadcasts.oldest_with_recipients),
}


@dataclass(frozen=True, slots=True)
class Kept:
    """How one class stands."""

    name: str  # "letters"
    what: str
    time: timedelta
    removed: int  # in the last 30 days
    oldest: datetime | None  # None: there is none
    late: bool  # the oldest should have been removed


async def remove(session: AsyncSession) -> bool:
    """Remove a batch of each class whose time is over; return whether there may be more."""
    now, more = clock.now(), False
    removed: dict[str, Any] = {}
    for rule, (forget, oldest) in CLASSES.items():
        if count := await forget(session, now - time_of(rule)):
            name = name_of(rule)
            removed[name] = count
            left = await oldest(session)
            removed[f"{name}{OLDEST}"] = left.isoformat(timespec="seconds") if left else None
            more |= count >= queries.AT_ONCE
    if removed:
        audit.note(session, action=REMOVED, subject=AREA, **removed)
        log.info("retention.removed", **removed)
    return more


async def stand(session: AsyncSession) -> Sequence[Kept]:
    """Return how each class stands, as recounted from the rows and from the audit trail."""
    now, removed = clock.now(), Counter[str]()
    for note in await notes.of_action(session, REMOVED, now - timedelta(days=SHOWN_DAYS)):
        removed.update({k: v for k, v in note.details.items() if isinstance(v, int)})
    found = []
    for rule, (_, oldest_of) in CLASSES.items():
        name, time, oldest = name_of(rule), time_of(rule), await oldest_of(session)
        late = oldest is not None and oldest < now - time - GRACE
        what = str(rules.tables(AREA)[rule]["what"])
        found.append(Kept(name, what, time, removed[name], oldest, late))
    return found


def time_of(rule: str) -> timedelta:
    """Return how long the class of that rule is kept; the unit is in the name."""
    return timedelta(**{rule.rpartition("_")[2]: rules.number(AREA, rule)})


def name_of(rule: str) -> str:
    """Return the name of the class of a rule."""
    return rule.rpartition("_")[0]
