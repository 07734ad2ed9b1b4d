"""The sounds of all names of an extract, in memory: which of them a typed word may be.

Pure. Made while an index is built, kept in its parts, and loaded into each process that searches.
With it stand the sizes of all lists of pairs, so that nothing is read that is not there.
"""

import hashlib
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import log

import numpy as np
from numpy.typing import NDArray

from services.registry import slips
from services.registry.pairs import Keys
from services.registry.slips import Slips

LIKED_MOST = 5_000  # sounds whose classes are remembered
TOLD_MOST = 50_000  # sounds of which it is remembered how much they tell
SLIP_COSTS = 0.22  # of a likeness of 1, for each wrong letter
CUT_SHORT = 4  # letters from which a word may be the beginning of a longer one
CUT_COSTS = 0.35
STEPS = 8  # of a number's logarithm to base 2, kept in a byte
WEIGHT_PARTS = 2.5  # of what a name's words tell: six of the rarest ones still fit into a byte
_SIZES = np.exp2(np.arange(256, dtype=np.float32) / STEPS)  # by step
_MIX = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True)
class Vocabulary:
    """Classes are numbered in the order of their sounds."""

    sounds: list[str]  # sorted
    counts: NDArray[np.uint32]  # names with this class
    slips: Slips
    keys: NDArray[np.uint32]  # sorted short hashes of all pair keys
    sizes: NDArray[np.uint8]  # of their lists, in steps of a logarithm
    weights: NDArray[np.uint8]  # of each name: what its words tell together, in parts
    bearers: NDArray[np.uint8]  # of each name, in steps of a logarithm
    signs: NDArray[np.uint32]  # of each name (sounds.sign)
    names: int  # that the index holds
    packed_by_steps: bool = True  # its lists (services/registry/pairs.py)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {sound: number for number, sound in enumerate(self.sounds)}

    def number(self, sound: str) -> int | None:
        """Return the class of a sound, None where no name has it."""
        return self._numbers.get(sound)

    @cached_property
    def tells(self) -> Callable[[str], float]:
        """How much a sound tells: the logarithm of how few names have it."""
        return _Told(self).__getitem__

    def doublings(self, numbers: NDArray[np.int64]) -> NDArray[np.float32]:
        """Return of each name how often 1 is doubled to the number who bear it; new ones have 0."""
        there = numbers <= self.names
        found = np.zeros(numbers.size, np.float32)
        found[there] = self.bearers[numbers[there] - 1] / np.float32(STEPS)
        return found

    @cached_property
    def telling(self) -> NDArray[np.float32]:
        """How much each class tells."""
        return telling(self.counts, self.names)

    @cached_property
    def _liked(self) -> dict[str, list[tuple[int, float]]]:
        return {}

    def like(self, sound: str) -> list[tuple[int, float]]:
        """Return the classes that a sound may be, with how likely, 0-1; the likeliest first."""
        if (known := self._liked.get(sound)) is None:
            if len(self._liked) >= LIKED_MOST:  # a few words are asked for again and again
                self._liked.clear()
            known = self._liked[sound] = self._like(sound)
        return known

    def _like(self, sound: str) -> list[tuple[int, float]]:
        number = self.number(sound)
        if number is None:
            found = {near: 1 - SLIP_COSTS * slips for near, slips in self.slips.of_other(sound)}
        else:
            near = self.slips.of_known(number)
            found = {number: 1.0, **dict.fromkeys(near, 1 - SLIP_COSTS)}
        for longer in self._beginning_with(sound):
            found.setdefault(longer, 1 - CUT_COSTS)
        return sorted(found.items(), key=lambda each: (-each[1], -int(self.counts[each[0]])))

    def sizes_of(self, keys: Keys) -> NDArray[np.float32]:
        """Return how many names stand under each key, 0 where it is not there; nearly right."""
        found = np.zeros(keys.size, np.float32)
        if not self.keys.size:
            return found
        short = short_hashes(keys)
        order = np.argsort(short)  # neighbours are near each other in memory
        short = short[order]
        place = np.searchsorted(self.keys, short)
        there = np.flatnonzero(self.keys.take(place, mode="clip") == short)
        found[order[there]] = _SIZES[self.sizes[place[there]]]
        return found

    def parts(self) -> Iterator[tuple[str, bytes]]:
        """Give the parts that are kept, the stamp last: it names just these."""
        stamp = hashlib.sha256()
        for name, part in (
            ("sounds", "\n".join(self.sounds).encode()),
            ("counts", self.counts.astype("<u4").tobytes()),
            *self.slips.parts(),
            ("keys", self.keys.astype("<u4").tobytes()),
            ("sizes", self.sizes.tobytes()),
            ("weights", self.weights.tobytes()),
            ("bearers", self.bearers.tobytes()),
            ("signs", self.signs.astype("<u4").tobytes()),
            ("names", str(self.names).encode()),
            ("packed", b"by steps"),
        ):
            stamp.update(part)
            yield name, part
        yield "stamp", stamp.digest()

    def _beginning_with(self, sound: str) -> list[int]:
        """Return the commonest classes of which the sound is the beginning: "teknol"."""
        if len(sound) < CUT_SHORT:
            return []
        first = bisect_left(self.sounds, sound)
        end = bisect_left(self.sounds, sound + "\uffff")
        longer = range(first, min(end, first + 50))
        return sorted(longer, key=lambda number: -int(self.counts[number]))[:3]


class _Told(dict[str, float]):
    """How much sounds tell, as they are asked for."""

    def __init__(self, known: Vocabulary) -> None:
        super().__init__()
        self._known = known

    def __missing__(self, sound: str) -> float:
        number = self._known.number(sound)
        # A sound only behind the words that are counted of a long name has none.
        count = 1 if number is None else max(1, int(self._known.counts[number]))
        if len(self) >= TOLD_MOST:
            self.clear()
        told = self[sound] = log(2 + self._known.names / count)
        return told


def loaded(parts: Mapping[str, bytes]) -> Vocabulary:
    """Return the vocabulary of an index's parts."""
    text, names = parts["sounds"].decode(), int(parts["names"])
    heard, counts = text.split("\n") if text else [], np.frombuffer(parts["counts"], "<u4")
    unknown = bytes(names)  # an index of before these were kept, until the next whole extract
    return Vocabulary(
        sounds=heard,
        counts=counts,
        slips=slips.loaded(heard, counts, parts),
        keys=np.frombuffer(parts["keys"], "<u4"),
        sizes=np.frombuffer(parts["sizes"], np.uint8),
        weights=np.frombuffer(parts.get("weights", unknown), np.uint8),
        bearers=np.frombuffer(parts.get("bearers", unknown), np.uint8),
        signs=np.frombuffer(parts.get("signs", 4 * unknown), "<u4"),
        names=names,
        packed_by_steps="packed" in parts,
    )


def telling(counts: NDArray[np.uint32], names: int) -> NDArray[np.float32]:
    """Return how much classes tell that so many of the names have."""
    return np.log(2 + names / np.maximum(counts, 1)).astype(np.float32)


def short_hashes(keys: Keys) -> NDArray[np.uint32]:
    """Return 32 bits of each key: one in a thousand is taken for another, and read in vain."""
    return ((keys.astype(np.uint64) * _MIX) >> np.uint64(32)).astype(np.uint32)


def steps(sizes: NDArray[np.integer]) -> NDArray[np.uint8]:
    """Return numbers in steps of their logarithm."""
    found: NDArray[np.uint8] = np.round(np.log2(np.maximum(sizes, 1)) * STEPS).astype(np.uint8)
    return found
