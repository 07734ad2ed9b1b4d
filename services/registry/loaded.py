"""What a process keeps of the indexes of names: vocabularies, and the names that came after them.

Each search asks first what is answered from; a vocabulary is loaded when the index has another
stamp than the one in memory, so the next search after an import's swap answers from the new one.
Several threads search at once, on SQLite one for each connection.
"""

from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock
from weakref import WeakKeyDictionary

from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extract as closest
from sqlalchemy import Dialect

from db.models.registry import Edition, Extract
from db.queries import registry_names as queries
from db.queries.registry_names import Standing
from db.queries.registry_search import index_of
from db.queries.walking import Walk
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
        if not self.names:
            return []
        found = closest(name, self.names, scorer=ratio, score_cutoff=ADDED_LIKE, limit=ADDED_MOST)
        return [number for _, _, number in found]


@dataclass
class Shelf:
    """All that a process keeps of one database."""

    vocabularies: dict[bytes, Vocabulary] = field(default_factory=dict)  # by stamp
    added: dict[tuple[Extract, Edition], Added] = field(default_factory=dict)
    _changing: Lock = field(default_factory=Lock)

    def vocabulary(self, extract: Extract, standing: Standing) -> Walk[Vocabulary | None]:
        """Find the vocabulary of what is answered from, None where no index was built."""
        stamp = standing.stamp
        if stamp is None:
            return None
        known = self.vocabularies.get(stamp)
        if known is None:
            rows = yield queries.parts(index_of(extract, standing.edition))
            parts: dict[str, bytes] = dict(rows)
            if parts.get("stamp") != stamp:
                return None  # swapped away between two questions: the names are still looked up
            known = vocabulary.loaded(parts)
            with self._changing:
                while len(self.vocabularies) >= KEPT:
                    del self.vocabularies[next(iter(self.vocabularies))]
                self.vocabularies[stamp] = known
        return known

    def later(self, extract: Extract, standing: Standing) -> Walk[Added]:
        """Find the names behind the index, with those that came since the last search."""
        where = extract, standing.edition
        after = standing.names_indexed if standing.stamp else 0
        known = self.added.get(where)
        if known is None or (known.after, known.as_of) != (after, standing.as_of):
            known = Added(after, standing.as_of, after)
        if known.last < standing.last_name:
            new = yield queries.numbered(index_of(*where), known.last)
            names = known.names | dict(new)  # another thread may be reading the old ones
            known = Added(known.after, known.as_of, standing.last_name, names)
        self.added[where] = known
        return known


_SHELVES: WeakKeyDictionary[Dialect, Shelf] = WeakKeyDictionary()


def shelf(database: Dialect) -> Shelf:
    """Return the one of this process and a database, which its engine's dialect stands for."""
    return _SHELVES.setdefault(database, Shelf())
