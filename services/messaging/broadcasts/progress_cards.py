"""The card of a broadcast that goes out: a bar, how many arrived, the time left. Pure."""

from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from db.models.broadcasts import RECALLING, Broadcast, BroadcastState, RoundKind
from services import texts
from services.messaging.broadcasts import cards
from services.messaging.broadcasts.cards import Card
from services.people.asked import Rows, lines, paragraphs

BAR = 10  # signs


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a round is."""

    row: Broadcast
    kind: RoundKind
    whole: int  # chats
    sent: int
    failed: int  # refused, unknown, or stopped
    left: int  # seconds, as it goes now
    quiet_until: datetime | None = None
    unknown: int = 0
    acks: int = 0

    @property
    def percent(self) -> int:
        """0-100, whole."""
        return (self.sent + self.failed) * 100 // self.whole if self.whole else 100


def progress(language: str, seen: Progress) -> Card:
    """Show how far it is, with a bar, and what may be done now."""
    row = seen.row
    filled = seen.percent * BAR // 100
    done = seen.sent + seen.failed
    text = paragraphs(
        cards.head(row, language),
        texts.say(language, f"broadcast.round.{seen.kind}"),
        texts.say(
            language, "broadcast.progress", bar="█" * filled + "░" * (BAR - filled),
            percent=seen.percent, done=done, whole=seen.whole,
        ),
        lines(*_outcomes(language, seen)),
        _standing(language, seen),
    )  # fmt: skip
    return text, _buttons(language, seen)


def _outcomes(language: str, seen: Progress) -> list[Markup]:
    key = "broadcast.taken_back" if seen.kind in RECALLING else "broadcast.sent"
    key = "broadcast.practised" if seen.row.training else key
    told = [texts.say(language, key, count=seen.sent)]
    if seen.failed:
        told.append(texts.say(language, "broadcast.failed", count=seen.failed))
    if seen.unknown:
        told.append(texts.say(language, "broadcast.unknown", count=seen.unknown))
    if seen.row.wants_ack:
        told.append(texts.say(language, "broadcast.acks", count=seen.acks))
    return told


def _standing(language: str, seen: Progress) -> Markup | None:
    row = seen.row
    if row.state is BroadcastState.PAUSED:
        return texts.say(language, "broadcast.paused_how", number=row.id)
    if row.state is not BroadcastState.SENDING:
        return texts.say(language, "broadcast.report_how", number=row.id)
    if seen.quiet_until is not None:
        return texts.say(language, "broadcast.quiet_now", at=seen.quiet_until)
    time = cards.duration(language, seen.left)
    return texts.say(language, "broadcast.left", time=time, number=row.id)


def _buttons(language: str, seen: Progress) -> Rows:
    row = seen.row
    stop = cards.button(language, "stop", row, "stop", destroys=True)
    if row.state is BroadcastState.PAUSED:
        return ((cards.button(language, "resume", row, "resume"),), (stop,))
    if row.state is BroadcastState.SENDING:
        return ((cards.button(language, "pause", row, "pause"),), (stop,))
    return ((cards.button(language, "report", row, "report"),),)
