"""Write a broadcast as it arrives, and what is left of it when it was acknowledged or recalled.

Pure. What is previewed, approved and sent comes from here alone.
"""

from datetime import datetime

from markupsafe import Markup

from db.models.broadcasts import Broadcast, RoundKind
from services import texts
from services.messaging.broadcasts import cards
from services.messaging.messages import Button, Message
from services.people.asked import Rows, lines, paragraphs

ACK = "bcack"  # what its press begins with


def arrives(
    row: Broadcast,
    language: str,
    bot: str | None,
    *,
    kind: RoundKind = RoundKind.SEND,
    acknowledged_at: datetime | None = None,
    acks: int = 0,
) -> Message:
    """Return the message that a chat gets; *acks*: of a group, how many have acknowledged."""
    text = paragraphs(
        texts.say(language, "broadcast.watermark") if row.training else None,
        _head(row, language, kind),
        Markup("{}").format(cards.said(row, language)),
        lines(*_foot(row, language, acknowledged_at, acks)),
    )
    return Message(text, _buttons(row, language, bot, asks=acknowledged_at is None))


def recalled(row: Broadcast, language: str, at: datetime, reason: str | None) -> Message:
    """Return what stands in its place after a recall."""
    return Message(
        paragraphs(
            texts.say(language, "broadcast.recalled", number=row.id, at=at),
            texts.say(language, "broadcast.recalled_why", reason=reason) if reason else None,
        )
    )


def length(row: Broadcast, language: str) -> int:
    """Return how long it is in a chat, in the units that Telegram counts (UTF-16)."""
    message = arrives(row, language, None, acknowledged_at=row.expires_at)
    return len(texts.plain(message.text).encode("utf-16-le")) // 2


def _head(row: Broadcast, language: str, kind: RoundKind) -> Markup:
    head = "broadcast.head_urgent" if row.urgent_reason else "broadcast.head"
    told = texts.say(language, head, number=row.id)
    if kind is RoundKind.CHASE:
        return lines(texts.say(language, "broadcast.head_again"), told)
    return told


def _foot(
    row: Broadcast, language: str, acknowledged_at: datetime | None, acks: int
) -> list[Markup]:
    told = []
    if row.phone:
        told.append(texts.say(language, "broadcast.phone", phone=row.phone))
    if row.lead_id:
        told.append(texts.say(language, "broadcast.lead", lead=row.lead_id))
    if row.expires_at:
        told.append(texts.say(language, "broadcast.until", at=row.expires_at))
    if acknowledged_at is not None and row.wants_ack:
        told.append(texts.say(language, "broadcast.acknowledged", at=acknowledged_at))
    elif row.wants_ack:
        told.append(texts.say(language, "broadcast.how_ack", number=row.id))
    if acks:
        told.append(texts.say(language, "broadcast.acks_here", count=acks))
    return told


def _buttons(row: Broadcast, language: str, bot: str | None, *, asks: bool) -> Rows:
    rows: list[tuple[Button, ...]] = []
    if row.wants_ack and asks:
        rows.append((Button(_label(language, "ack"), press=f"{ACK}:{row.id}"),))
    if row.phone:
        rows.append((Button(_label(language, "phone"), copies=row.phone),))
    if row.lead_id and bot:
        url = f"https://t.me/{bot}?start=lead_{row.lead_id}"
        rows.append((Button(_label(language, "lead"), url=url),))
    return tuple(rows)


def _label(language: str, what: str) -> str:
    return texts.plain(texts.say(language, f"button.broadcast.{what}"))
