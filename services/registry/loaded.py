"""What a process keeps of the indexes of names: vocabularies, and the names that came after them.

Each search asks first what is answered from; a vocabulary is loaded when the index has another
stamp than the one in memory, so the next search after an import's swap answers from the new one.
"""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cache

from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extract as closest
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.registry import Edition, Extract
from db.queries import registry_search as queries
from db.queries.registry_search import Standing
from services.registry import vocabulary
from services.registry.vocabulary import Vocabulary

KEPT = 4  # vocabularies: two extracts, and both again while a swap is under way
ADDED_LIKE = 55  # 0-100; of the names that came later, those less alike are not ranked
ADDED_MOST = 30


@dataclass
class Added:
    """The names that stand behind those of the index, compared one by one."""

    after: int  # the last name that the index holds
    as_of: datetime  # when the newest of them was taken in
    last: int = 0
    names: dict[int, str] = field(default_factory=dict)

    def like(self, name: str) -> list[int]:
        """Return the numbers of the names most alike to a normalised one."""
        found = closest(name, self.names, scorer=ratio, score_cutoff=ADDED_LIKE, limit=ADDED_MOST)
        return [number for _, _, number in found]


@dataclass
class Shelf:
    """All that a process keeps."""

    vocabularies: dict[bytes, Vocabulary] = field(default_factory=dict)  # by stamp
    added: dict[tuple[str, Extract, Edition], Added] = field(default_factory=dict)

    async def vocabulary(
        self, session: AsyncSession, extract: Extract, standing: Standing
    ) -> Vocabulary | None:
        """Return the vocabulary of what is answered from, None where no index was built."""
        stamp = standing.stamp
        if stamp is None:
            return None
        if stamp not in self.vocabularies:
            index = queries.index_of(extract, standing.edition)
            parts = await queries.parts(session, index)
            if parts.get("stamp") != stamp:
                return None  # swapped away between two questions: the names are still looked up
            while len(self.vocabularies) >= KEPT:
                del self.vocabularies[next(iter(self.vocabularies))]
            self.vocabularies[stamp] = vocabulary.loaded(parts)
        return self.vocabularies[stamp]

    async def later(self, session: AsyncSession, extract: Extract, standing: Standing) -> Added:
        """Return the names behind the index, with those that came since the last search."""
        where = (str(session.get_bind().engine.url), extract, standing.edition)
        after = standing.names_indexed if standing.stamp else 0
        known = self.added.get(where)
        if known is None or (known.after, known.as_of) != (after, standing.as_of):
            known = self.added[where] = Added(after, standing.as_of, after)
        if known.last < standing.last_name:
            names = queries.index_of(extract, standing.edition).names
            new = await queries.numbered(session, names, known.last)
            known.names.update(new)
            known.last = standing.last_name
        return known


@cache
def shelf() -> Shelf:
    """Return the one of this process."""
    return Shelf()
