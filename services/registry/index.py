"""Build the index by which names are found however they are spelt, and load its vocabulary.

The names of an edition stand in its table already, normalised, each once, numbered from 1 without
a gap. Building reads them all, and writes lists and parts; nothing of it is seen before the edition
is turned to. Memory: some 40 bytes a name, and 400 MB. docs/decisions/pair-keys.md.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.registry import Edition, Extract
from db.queries import editions
from db.queries import registry_search as queries
from services.registry import pairs, slips, sounds, vocabulary
from services.registry.pairs import Classes, Rows
from services.registry.vocabulary import Vocabulary

Number = TypeVar("Number", bound=np.generic)

NAMES_A_TIME = 100_000
ENTRIES_A_TIME = 6_000_000
ENTRIES_A_NAME = 10  # four words: six pairs, and each word alone
WORDS_HASHED = 16  # of a whole name


async def build(session: AsyncSession, extract: Extract, edition: Edition) -> int:
    """Build the index of an edition's names in place of an older one; return how many it holds."""
    index = queries.index_of(extract, edition)
    reading = await read(session, extract, edition)
    await queries.empty(session, index)
    for rows in reading.lists():
        await queries.keep_lists(session, index, rows)
    for part, data in reading.vocabulary().parts():
        await queries.keep_part(session, index, part, data)
    return reading.names


async def read(session: AsyncSession, extract: Extract, edition: Edition) -> "Reading":
    """Read all names of an edition; what shall be kept for them is then given by the reading."""
    reading, table = Reading(), queries.index_of(extract, edition).names
    last = await editions.last_name(session, table)
    for after in range(0, last, NAMES_A_TIME):
        until = min(after + NAMES_A_TIME, last)
        names = await queries.names(session, table, after, until)
        borne = dict(await queries.bearers(session, extract, edition, after, until))
        reading.add(names, [borne.get(number, 0) for number in range(after + 1, until + 1)])
    if reading.names != last:
        raise ValueError("the names of an edition are numbered from 1 without a gap")
    reading.end()
    return reading


@dataclass
class Reading:
    """Names as their classes; first `add` all, then `end`, `lists` to its end, `vocabulary`."""

    names: int = 0
    _class_of: dict[str, int] = field(default_factory=dict)  # by word
    _number_of: dict[str, int] = field(default_factory=dict)  # by sound, as first heard
    _sound_hashes: list[int] = field(default_factory=list)
    _moves: list[int] = field(default_factory=list)  # sounds.weight_of their lengths
    _batches: list[Classes] = field(default_factory=list)
    _bearers: list[NDArray[np.uint8]] = field(default_factory=list)
    _hashes: list[NDArray[np.uint64]] = field(default_factory=list)  # of whole names
    _sound_signs: list[np.uint32] = field(default_factory=list)
    _ends: list[tuple[int, int]] = field(default_factory=list)  # codes of first and last letter
    _signs: list[NDArray[np.uint32]] = field(default_factory=list)  # of whole names
    _keys: list[NDArray[np.uint32]] = field(default_factory=list)
    _sizes: list[NDArray[np.uint8]] = field(default_factory=list)

    def add(self, names: list[str], bearers: list[int]) -> None:
        """Take in the next names, normalised, with how many bear each."""
        self._bearers.append(vocabulary.steps(np.array(bearers)))
        self.names += len(names)
        words = [name.split() for name in names]
        lengths = np.fromiter(map(len, words), np.int64, len(words))
        flat = [word for name in words for word in name]
        for word in set(flat).difference(self._class_of):
            self._class_of[word] = self._number(sounds.sound(word))
        classes = np.fromiter(map(self._class_of.__getitem__, flat), np.uint32, len(flat))
        self._batches.append(pairs.once(_table(classes, lengths, pairs.WORDS)))
        whole = np.minimum(_table(classes, lengths, WORDS_HASHED), len(self._sound_hashes)).T
        self._hashes.append(self._whole(whole))
        self._signs.append(self._sign(whole))

    def _number(self, heard: str) -> int:
        known = self._number_of.get(heard)
        if known is not None:
            return known
        self._sound_hashes.append(sounds.hash_of(heard))
        self._moves.append(sounds.weight_of(len(heard)))
        self._sound_signs.append(sounds.sign(heard))
        self._ends.append((ord(heard[0]), ord(heard[-1])))
        return self._number_of.setdefault(heard, len(self._number_of))

    def end(self) -> None:
        """Number the classes in the order of their sounds."""
        heard = list(self._number_of)
        place = np.empty(len(heard) + 1, np.uint32)
        place[np.array(sorted(range(len(heard)), key=heard.__getitem__), np.int64)] = np.arange(
            len(heard)
        )
        place[-1] = pairs.NONE
        for batch in self._batches:
            batch[...] = place[np.minimum(batch, len(heard))]
        self._number_of = {sound: number for number, sound in enumerate(sorted(heard))}
        self._class_of = {}

    def lists(self) -> Iterator[Rows]:
        """Give all keys with their packed lists."""
        classes = np.concatenate(self._batches) if self._batches else _nothing()
        parts = 1 + len(classes) * ENTRIES_A_NAME // ENTRIES_A_TIME
        for range_ in pairs.ranges(classes, parts):
            key, names = pairs.entries(classes, range_)
            keys, first, ends = pairs.lists(key)
            self._keys.append(vocabulary.short_hashes(keys))
            self._sizes.append(vocabulary.steps(ends - first))
            yield pairs.packed(keys, first, ends, names)
        yield self._wholes()

    def vocabulary(self) -> Vocabulary:
        """Return the vocabulary, when all lists were given."""
        heard = list(self._number_of)
        keys, sizes = np.concatenate(self._keys), np.concatenate(self._sizes)
        order = np.argsort(keys, kind="stable")
        counts = self._counts(len(heard))
        return Vocabulary(
            heard, counts, slips.made(heard, counts), keys[order], sizes[order],
            self._weights(counts), _joined(self._bearers, np.uint8),
            _joined(self._signs, np.uint32), self.names,
        )  # fmt: skip

    def _weights(self, counts: NDArray[np.uint32]) -> NDArray[np.uint8]:
        tells = np.append(vocabulary.telling(counts, self.names) * vocabulary.WEIGHT_PARTS, 0)
        return _joined(
            [
                np.minimum(np.round(tells[np.minimum(batch, counts.size)].sum(axis=1)), 255)
                for batch in self._batches
            ],
            np.uint8,
        )

    def _counts(self, classes: int) -> NDArray[np.uint32]:
        counts = np.zeros(classes + 1, np.int64)
        for batch in self._batches:
            counts += np.bincount(np.minimum(batch.ravel(), classes), minlength=classes + 1)
        return counts[:classes].astype(np.uint32)

    def _wholes(self) -> Rows:
        hashes = np.concatenate(self._hashes) if self._hashes else np.zeros(0, np.uint64)
        key = pairs.whole(hashes, self.names)
        order = np.argsort(key, kind="stable")
        keys, first, ends = pairs.lists(key[order])
        return pairs.packed(keys, first, ends, (order + 1).astype(np.uint32))

    def _whole(self, words: Classes) -> NDArray[np.uint64]:
        """Return the hash of each name's sounds written without spaces; names are columns."""
        hashes = np.array([*self._sound_hashes, 0], np.uint64)
        moves = np.array([*self._moves, 1], np.uint64)
        found = np.zeros(words.shape[1], np.uint64)
        for word in words:
            found = found * moves[word] + hashes[word]
        return found

    def _sign(self, words: Classes) -> NDArray[np.uint32]:
        """Return the sign of each name's sounds written without spaces."""
        signs = np.array([*self._sound_signs, 0], np.uint32)
        first, last = np.array([*self._ends, (0, 0)], np.uint32).T
        found: NDArray[np.uint32] = np.bitwise_or.reduce(signs[words], axis=0)
        for one, two in pairwise(words):
            found |= sounds.signs_joined(last[one], first[two])
        return found


def _table(classes: NDArray[np.uint32], lengths: NDArray[np.int64], width: int) -> Classes:
    """Return the classes of names one behind the other as a table, a name a row."""
    table = np.full((len(lengths), width), pairs.NONE, np.uint32)
    begins = np.cumsum(lengths) - lengths
    for place in range(width):
        there = np.flatnonzero(lengths > place)
        table[there, place] = classes[begins[there] + place]
    return table


def _joined(batches: Sequence[NDArray[np.generic]], kind: type[Number]) -> NDArray[Number]:
    return np.concatenate([np.zeros(0, kind), *batches]).astype(kind)


def _nothing() -> Classes:
    return np.zeros((0, pairs.WORDS), np.uint32)
