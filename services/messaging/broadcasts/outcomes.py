"""Say what became of a broadcast for one recipient; each outcome has its next step."""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

from db.models.broadcasts import Broadcast, BroadcastState
from db.models.messaging import LetterState
from db.queries.broadcast_after import Told
from services.messaging.broadcasts.counting import BLOCKED, GROUP_LEFT, NEVER_OPENED, SILENCED


class Became(StrEnum):
    """What became of it; the texts "broadcast.outcome." and "broadcast.step." tell it."""

    ARRIVED = "arrived"
    UNKNOWN = "unknown"
    BLOCKED = "blocked"
    NO_CHAT = "no_chat"
    CLOSED = "closed"
    NEVER_OPENED = "never_opened"
    GROUP_LEFT = "group_left"
    SILENCED = "silenced"
    EXPIRED = "expired"
    STOPPED = "stopped"
    WAITING = "waiting"
    PRACTISED = "practised"


class Recalled(StrEnum):
    """What became of a recall in one chat; the texts "broadcast.recall." tell it."""

    YES = "yes"
    NO = "no"  # it still stands there
    WAITS = "waits"


# Somebody of the branch can put these right, or telephone.
UNREACHED = frozenset(
    {Became.BLOCKED, Became.NO_CHAT, Became.CLOSED, Became.NEVER_OPENED, Became.GROUP_LEFT}
)
_BY_CAUSE = {
    BLOCKED: Became.BLOCKED,
    NEVER_OPENED: Became.NEVER_OPENED,
    GROUP_LEFT: Became.GROUP_LEFT,
    SILENCED: Became.SILENCED,
}
BY_WORDS = {  # causes of letters, as services.messaging.outcomes gives them
    "blocked": Became.BLOCKED,
    "chat not found": Became.NO_CHAT,
}
_NOT_POSTED = {
    BroadcastState.CANCELLED: Became.STOPPED,
    BroadcastState.EXPIRED: Became.EXPIRED,
}


def of(row: Broadcast, told: Told) -> Became:
    """Return what became of it for one recipient."""
    if told.again:  # though not at first
        return Became.ARRIVED
    if told.cause is not None:
        return _BY_CAUSE[told.cause]
    if row.training:
        return Became.PRACTISED
    if told.state in (LetterState.SENT, LetterState.SUPERSEDED):
        return Became.ARRIVED
    match told.state:
        case LetterState.UNKNOWN:
            return Became.UNKNOWN
        case LetterState.REFUSED:
            return BY_WORDS.get(told.why or "", Became.CLOSED)
        case LetterState.STALE:
            return Became.STOPPED if told.why == BroadcastState.CANCELLED else Became.EXPIRED
        case None:
            return _NOT_POSTED.get(row.state, Became.WAITING)
        case _:
            return Became.WAITING


def recalled(state: LetterState) -> Recalled:
    """Return what became of a recall whose letter is in that state."""
    if state in (LetterState.SENT, LetterState.SUPERSEDED):
        return Recalled.YES
    waits = state in (LetterState.WAITING, LetterState.SENDING)
    return Recalled.WAITS if waits else Recalled.NO


def count(row: Broadcast, told: Iterable[Told]) -> Counter[Became]:
    """Return how many of each outcome."""
    return Counter(of(row, each) for each in told)
