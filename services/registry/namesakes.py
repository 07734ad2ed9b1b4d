"""The numbers of very names in an edition that is answered from, of which no index by text is kept.

A name that stands in the index is found under the key of the whole (services/registry/pairs.py);
those of additions, which came later, are all looked through.
"""

from collections.abc import Collection, Sequence

import numpy as np
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.registry import Edition, Extract, NameIndex
from db.queries import registry_names as queries
from db.queries import registry_search, walking
from db.queries.walking import Walk
from services.registry import pairs, sounds
from services.registry.index import WORDS_HASHED
from services.registry.pairs import Keys

A_TIME = 10_000  # names


async def numbers(
    session: AsyncSession, extract: Extract, edition: Edition, names: Collection[str]
) -> dict[str, int]:
    """Return the numbers of these normalised names; those that nobody bears are left out."""
    index, wanted = registry_search.index_of(extract, edition), list(dict.fromkeys(names))
    found: dict[str, int] = {}
    for begin in range(0, len(wanted), A_TIME):
        found |= await walking.walk(session, _numbers(index, wanted[begin : begin + A_TIME]))
    return found


def _numbers(index: NameIndex, names: Sequence[str]) -> Walk[dict[str, int]]:
    rows = yield queries.stated(index)
    stated: dict[str, bytes] = dict(rows)
    indexed, near = int(stated.get("names", 0)), np.zeros(0, np.uint32)
    if indexed:
        lists = yield queries.lists(index, _keys(names, indexed).tolist())
        packed = [packed for _, packed in lists]
        near, _ = pairs.unpacked(packed, by_steps="packed" in stated)
    kept = [*(yield queries.names(index, near.tolist())), *(yield queries.numbered(index, indexed))]
    wanted = set(names)
    return {name: number for number, name in kept if name in wanted}


def _keys(names: Sequence[str], indexed: int) -> Keys:
    """Return the keys of whole names, each once."""
    heard = ("".join(map(sounds.sound, name.split()[:WORDS_HASHED])) for name in names)
    hashes = np.array([sounds.hash_of(glued) for glued in heard], np.uint64)
    return np.unique(pairs.whole(hashes, indexed))
