"""Count an audience: each chat once, however often it was meant; hashes of what was counted. Pure.

What is counted here is kept as rows and is what is sent: nobody is looked up again.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC

from config import rules
from db.models.broadcasts import Broadcast
from db.models.places import Branch
from services.access import COUNTRY, is_state

BLOCKED, NEVER_OPENED, GROUP_LEFT = "blocked", "never_opened", "group_left"
SILENCED = "silenced"  # nothing is sent any more, since he was counted
_CODE = 8  # characters of a hash that people type


@dataclass(frozen=True, slots=True)
class Reached:
    """Somebody, or a group, whom one part of the audience means."""

    chat_id: int
    language: str
    person_id: int | None = None  # None: a group
    scopes: tuple[str, ...] = ()  # that brought him in; of a group its branch
    state: str | None = None  # "MY-06"
    cause: str | None = None  # why nothing can be sent


@dataclass(slots=True)
class Counted:
    """An audience, each chat once."""

    reached: list[Reached] = field(default_factory=list)
    parts: int = 0
    twice: int = 0  # chats that several parts mean
    unmatched: list[str] = field(default_factory=list)  # staff numbers nobody has

    @property
    def sendable(self) -> list[Reached]:
        """Those to whom something can be sent."""
        return [each for each in self.reached if each.cause is None]

    @property
    def areas(self) -> list[str]:
        """The scopes of all."""
        return sorted({scope for each in self.reached for scope in each.scopes})


@dataclass(frozen=True, slots=True)
class Tally:
    """What the counted rows hold, for the cards."""

    people: int
    groups: int
    causes: dict[str, int]  # of those who cannot be reached
    by_state: dict[str | None, int]  # letters to be sent

    @property
    def sendable(self) -> int:
        """Chats that get it."""
        return self.people + self.groups

    @property
    def unreachable(self) -> int:
        """Chats that cannot."""
        return sum(self.causes.values())


def merge(parts: Sequence[Iterable[Reached]]) -> Counted:
    """Return the audience of all parts; a chat keeps the scopes of all that mean it."""
    found: dict[int, Reached] = {}
    seen: dict[int, set[int]] = {}
    for number, part in enumerate(parts):
        for each in part:
            known = found.get(each.chat_id)
            found[each.chat_id] = each if known is None else _joined(known, each)
            seen.setdefault(each.chat_id, set()).add(number)
    twice = sum(len(numbers) > 1 for numbers in seen.values())
    return Counted([found[chat] for chat in sorted(found)], len(parts), twice)


def are_many(recipients: int) -> bool:
    """Whether so many need a second person's approval."""
    return recipients > rules.number("broadcasts", "approval_above_recipients")


def tally(rows: Iterable[tuple[str | None, str | None, bool, int]]) -> Tally:
    """Add up rows of state, cause, whether it is a group, and how many."""
    people = groups = 0
    causes: dict[str, int] = {}
    by_state: dict[str | None, int] = {}
    for state, cause, is_group, count in rows:
        if cause is not None:
            causes[cause] = causes.get(cause, 0) + count
            continue
        people, groups = people + count * (not is_group), groups + count * is_group
        by_state[state] = by_state.get(state, 0) + count
    return Tally(people, groups, causes, by_state)


def state_of(scope: str, branches: dict[str, Branch]) -> str | None:
    """Return the state of a scope; None for the whole country."""
    if is_state(scope):
        return scope
    return branches[scope].state if scope in branches else None


def lie_within(areas: Iterable[str], held: Iterable[str], branches: dict[str, Branch]) -> bool:
    """Whether scopes held (a branch, a state, the country) cover all *areas*."""
    own = set(held)
    return all(
        COUNTRY in own or scope in own or state_of(scope, branches) in own for scope in areas
    )


def rank(scopes: Iterable[str]) -> int:
    """Return how high the widest of one's scopes stands: country 2, state 1, branch 0."""
    return max((2 if each == COUNTRY else int(is_state(each)) for each in scopes), default=-1)


def content_hash(row: Broadcast) -> str:
    """Return SHA-256 (hex) over all that a broadcast says."""
    until = row.expires_at.astimezone(UTC).isoformat() if row.expires_at else None
    said = [
        row.training, row.text_ms, row.text_en, row.photo,
        None if row.latitude is None else f"{row.latitude:.6f}",
        None if row.longitude is None else f"{row.longitude:.6f}",
        row.wants_ack, row.phone, row.lead_id, row.urgent_reason, until,
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def audience_hash(chats: Iterable[tuple[int, str]]) -> str:
    """Return SHA-256 (hex) over chats and languages, in any order."""
    digest = hashlib.sha256()
    for chat_id, language in sorted(chats):
        digest.update(f"{chat_id}:{language}\n".encode())
    return digest.hexdigest()


def code(row: Broadcast) -> str:
    """Return a few characters that name exactly what was counted: text and audience."""
    both = f"{row.content_hash}{row.audience_hash}"
    return hashlib.sha256(both.encode()).hexdigest()[:_CODE]


def _joined(one: Reached, other: Reached) -> Reached:
    scopes = tuple(dict.fromkeys((*one.scopes, *other.scopes)))
    return Reached(one.chat_id, one.language, one.person_id, scopes, one.state, one.cause)
