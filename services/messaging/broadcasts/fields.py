"""Keep what was sent for one field of a broadcast's draft, or say what is wrong with it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.broadcasts import Broadcast
from db.models.leads import Lead
from db.models.people import Person
from db.models.places import Branch
from services import access, clock
from services.access import Action
from services.errors import Refusal
from services.messaging.broadcasts import audience, typed
from services.people import private_numbers, roles
from services.people import typed as typed_names

AREA = "broadcasts"
LONGEST_REASON = 200  # characters, why it is urgent
NOTHING = ("-", "–", "tiada", "none", "buang")  # typed to take a field away


@dataclass(frozen=True, slots=True)
class Given:
    """What somebody sent for a field."""

    text: str | None = None  # typed, or the caption
    photo: str | None = None  # Telegram's file_id
    point: tuple[float, float] | None = None  # degrees


async def keep(
    session: AsyncSession, actor: Person, row: Broadcast, field: str, given: Given
) -> None:
    """Keep it.

    Raises:
        Refusal: it is nothing for that field; says what to send.
    """
    words = (given.text or "").strip()
    if field in ("ms", "en"):
        _text(row, field, words, given.photo)
    elif field == "photo":
        row.photo = _photo(row, given)
    elif field == "place":
        row.latitude, row.longitude = _point(given)
    elif not words:
        raise Refusal("broadcast.words_needed", number=row.id)
    else:
        await _words(session, actor, row, field, words)


def _text(row: Broadcast, field: str, text: str, photo: str | None) -> None:
    if not text:
        raise Refusal("broadcast.words_needed", number=row.id)
    if private_numbers.holds_any(text):
        raise Refusal("broadcast.no_identity")
    row.photo = photo or row.photo
    longest = _longest(row.photo)
    if len(text) > longest:
        raise Refusal("broadcast.too_long", length=len(text), longest=longest)
    row.text_ms, row.text_en = (text, row.text_en) if field == "ms" else (row.text_ms, text)


def _longest(photo: str | None) -> int:
    return int(rules.number(AREA, "caption_longest" if photo else "text_longest"))


async def _words(
    session: AsyncSession, actor: Person, row: Broadcast, field: str, words: str
) -> None:
    gone = words.lower() in NOTHING
    if field == "to":
        parts = typed.audience(words)
        if any(private_numbers.holds_identity(each) for part in parts for each in part.numbers):
            raise Refusal("broadcast.no_identity")
        await audience.check(session, parts)
        lines = words.replace(";", "\n").splitlines()
        row.audience = [line.strip() for line in lines if line.strip()]
    elif field == "until":
        row.expires_at = _until(words)
    elif field == "call":
        row.phone = None if gone else _phone(words)
    elif field == "urgent":
        row.urgent_reason = None if gone else _short(words)
    elif field == "lead":
        row.lead_id = None if gone else await _lead(session, actor, words)


def _until(words: str) -> datetime:
    now = clock.now()
    until = typed.expiry(words, now)
    if until <= now:
        raise Refusal("broadcast.expiry_past", at=until)
    days = int(rules.number(AREA, "longest_days"))
    if (until - now).days >= days:
        raise Refusal("broadcast.expiry_far", at=until, days=days)
    return until


async def _lead(session: AsyncSession, actor: Person, words: str) -> int:
    number = typed_names.number(words)
    lead = await session.get(Lead, number) if number else None
    branch = await session.get(Branch, lead.branch_code) if lead else None
    held = await roles.grants_of(session, actor)
    if lead is None or not access.may(held, Action.LEAD_SEE, branch):
        raise Refusal("broadcast.no_lead", typed=typed_names.shown(words))
    return lead.id


def _phone(words: str) -> str:
    bare = "".join(ch for ch in words if ch.isdigit())
    if not 3 <= len(bare) <= 15 or any(ch not in "+0123456789-() " for ch in words):
        raise Refusal("broadcast.bad_phone", typed=typed_names.shown(words))
    return " ".join(words.split())


def _short(words: str) -> str:
    if len(words) > LONGEST_REASON:
        raise Refusal("broadcast.too_long", length=len(words), longest=LONGEST_REASON)
    return words


def _photo(row: Broadcast, given: Given) -> str | None:
    if given.photo is None and (given.text or "").strip().lower() not in NOTHING:
        raise Refusal("broadcast.photo_needed")
    longest = _longest(given.photo)
    length = max(len(row.text_ms or ""), len(row.text_en or ""))
    if length > longest:
        raise Refusal("broadcast.too_long_for_photo", length=length, longest=longest)
    return given.photo


def _point(given: Given) -> tuple[float, float] | tuple[None, None]:
    if given.point is None and (given.text or "").strip().lower() not in NOTHING:
        raise Refusal("broadcast.place_needed")
    return given.point or (None, None)
