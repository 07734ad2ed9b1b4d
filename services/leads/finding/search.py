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
from services.leads.matching import keys, naming
from services.leads.reading.likeness_words import CHILDREN, DAUGHTERS, MEN, SONS, WOMEN
from services.messaging import outbox
from services.people import roles, scopes
from services.people.asked import Asked, in_private
from services.people.private_numbers import holds_identity
from services.records import audit

MOST = 10  # leads shown
LOOKED_AT = 400  # candidates whose names are compared
LOOKED_UP = 8  # words that narrow the search; more are looked at in what these bring
TRIED = 2  # words of a mistyped name by which names alike are looked for
ALIKE = 80  # 0-100: a name that may have been meant
SHORTEST = 3  # letters of a word, figures of an identity number: 4
BETWEEN = MEN | WOMEN | SONS | DAUGHTERS | CHILDREN  # a name and the father's
_FIGURES = re.compile(r"[\d\s-]+")
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
    if len(figures) > SHORTEST or holds_identity(typed):
        await outbox.take_away(session, asked.chat_id, asked.message_id)
    leads = await (_by_figures(session, own, figures) if figures else by_words(session, own, typed))
    _note(session, actor, own, by="nric" if figures else "words", leads=leads[:MOST])
    message = find_cards.found(leads[:MOST], asked.language, more=len(leads) > MOST)
    card = f"find:{asked.name}"
    await outbox.post(session, f"find:{asked.name}", asked.chat_id, message, card=card)
    await story.vanish(session, asked.chat_id, card)


async def _by_figures(session: AsyncSession, own: Sequence[str], figures: str) -> Sequence[Lead]:
    if len(figures) <= SHORTEST:
        raise Refusal("find.too_short")
    return await queries.of_nric(session, own, figures, MOST + 1)


async def by_words(session: AsyncSession, own: Sequence[str], typed: str) -> Sequence[Lead]:
    """Return what has all words, or their beginnings; else what has a name alike, that first."""
    words = [word for word in re.split(r"[^\w'’@/-]+", typed) if word]
    if not any(len(word) >= SHORTEST for word in words):
        raise Refusal("find.too_short")
    wanted = keys.looked_for(typed)
    if not wanted:  # signs only
        return []
    telling = dict.fromkeys([word for word in wanted if word not in BETWEEN] or wanted)
    looked_up = [_key(each) for each in telling][:LOOKED_UP]
    rows = await queries.under_words(session, own, looked_up, LOOKED_AT)
    exact = list(dict.fromkeys(row[0] for row in rows if _holds(row[1:], wanted)))
    if not exact:
        exact = await _alike(session, own, typed)
    return await queries.of_ids(session, exact[: MOST + 1])


async def _alike(session: AsyncSession, own: Sequence[str], typed: str) -> list[int]:
    """Return leads with a victim's name that may have been meant, the most alike first."""
    for word in reversed(_rarest(keys.looked_for(typed))):
        if len(word) <= SHORTEST:
            continue
        score: dict[int, float] = {}
        rows = await queries.under_words(session, own, [_key(word[:SHORTEST])], LOOKED_AT)
        for number, name, *_ in rows:
            found = _in_name(typed.lower().split(), name.lower().split()) if name else 0.0
            if found >= ALIKE:
                score[number] = max(found, score.get(number, 0.0))
        if score:
            return sorted(score, key=lambda number: (-score[number], -number))
    return []


def _rarest(words: Sequence[str]) -> list[str]:
    """Return the words that few names have, as far as can be told: the longest."""
    own = [word for word in words if naming.telling(word) and word not in BETWEEN] or words
    return sorted(own, key=len)[-TRIED:]


def _key(word: str) -> str:
    return f"{keys.FIND}{word}"


def _holds(said: Sequence[str | None], wanted: Sequence[str]) -> bool:
    """Whether one of a lead's names or places has all the words, or words that begin so."""
    held = [keys.searched(each) for each in said if each]
    return any(
        all(any(word.startswith(each) for word in words) for each in wanted) for words in held
    )


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
