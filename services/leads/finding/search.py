"""Find leads by a victim's name, a place, or a part of an identity number; in one's own scope.

Each search is noted in the audit trail with the leads that it showed. The result leaves the chat
again after its time, and an identity number that was typed at once.
"""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.leads import Lead
from db.models.people import Person
from db.queries import lead_lists as queries
from services import access
from services.access import Action
from services.errors import Refusal
from services.leads.finding import find_cards, story
from services.messaging import outbox
from services.people import roles, scopes
from services.people.asked import Asked, in_private
from services.records import audit

MOST = 10  # leads shown
LOOKED_AT = 400  # candidates whose names are compared
ALIKE = 80  # 0-100: a name that may have been meant
SHORTEST = 3  # letters of a word, figures of an identity number: 4
_FIGURES = re.compile(r"[\d\s-]+")
_IDENTITY = re.compile(r"\d{6}[\s-]?\d{2}[\s-]?\d{4}")
ONLY_IN_PRIVATE = "find.only_in_private"


async def find(session: AsyncSession, actor: Person, asked: Asked, typed: str) -> None:
    """Show the leads that are meant, with a button each.

    Raises:
        Refusal: no right, a group, or too little typed to look for.
    """
    grants = await roles.grants_of(session, actor)
    access.require(grants, Action.LEAD_SEE)
    in_private(asked, ONLY_IN_PRIVATE)
    own = access.scopes_for(grants, Action.LEAD_SEE)
    figures = re.sub(r"\D", "", typed) if _FIGURES.fullmatch(typed) else ""
    leads = await (
        _by_figures(session, own, figures) if figures else _by_words(session, own, typed)
    )
    _note(session, actor, own, by="nric" if figures else "words", leads=leads[:MOST])
    message = find_cards.found(leads[:MOST], asked.language, more=len(leads) > MOST)
    card = f"find:{asked.name}"
    await outbox.post(session, f"find:{asked.name}", asked.chat_id, message, card=card)
    await story.vanish(session, asked.chat_id, card)
    if figures or _IDENTITY.search(typed):
        key = f"find:{asked.name}:typed"
        await outbox.delete(session, key, asked.chat_id, message_id=asked.message_id)


async def _by_figures(session: AsyncSession, own: Sequence[str], figures: str) -> Sequence[Lead]:
    if len(figures) <= SHORTEST:
        raise Refusal("find.too_short")
    return await queries.of_nric(session, own, figures, MOST + 1)


async def _by_words(session: AsyncSession, own: Sequence[str], typed: str) -> Sequence[Lead]:
    """Return what holds all words; else what has a name alike, the most alike first."""
    words = [word for word in re.split(r"[^\w'’@/-]+", typed) if word]
    if not any(len(word) >= SHORTEST for word in words):
        raise Refusal("find.too_short")
    exact = await queries.of_words(session, own, words, MOST + 1)
    if exact:
        return exact
    beginnings = sorted({word[:SHORTEST] for word in words if len(word) > SHORTEST})
    if not beginnings:
        return []
    near = await queries.of_any_word(session, own, beginnings, LOOKED_AT)
    scored = [(_likeness(lead, typed), lead) for lead in near]
    alike = sorted(
        ((score, lead) for score, lead in scored if score >= ALIKE),
        key=lambda pair: (-pair[0], -pair[1].id),
    )
    return [lead for _, lead in alike[: MOST + 1]]


def _likeness(lead: Lead, typed: str) -> float:
    """0-100: how well the words typed, in any spelling, stand in a victim's name."""
    wanted = typed.lower().split()
    names = [victim.name for victim in lead.victims if victim.name]
    return max((_in_name(wanted, name.lower().split()) for name in names), default=0.0)


def _in_name(wanted: Sequence[str], words: Sequence[str]) -> float:
    found = [max(fuzz.ratio(each, word) for word in words) for each in wanted]
    return sum(found) / len(found)


def _note(
    session: AsyncSession, actor: Person, own: Sequence[str], *, by: str, leads: Sequence[Lead]
) -> None:
    audit.note(
        session,
        action="lead.searched",
        actor=actor.id,
        subject=scopes.subject(own),
        ground="lead.search",
        by=by,
        leads=[lead.id for lead in leads],
    )
