"""The sounds of all names of an extract, in memory: which of them a typed word may be.

Pure. Made while an index is built, kept in its parts, and loaded into each process that searches.
With it stand the sizes of all lists of pairs, so that nothing is read that is not there.
"""

import hashlib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import log

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from services.registry import sounds
from services.registry.pairs import Keys

MOST_LIKE = 8  # classes that a typed word may be with letters wrong
LIKED_MOST = 5_000  # sounds whose classes are remembered
TOLD_MOST = 50_000  # sounds of which it is remembered how much they tell
SLIP_COSTS = 0.22  # of a likeness of 1, for each wrong letter
CUT_SHORT = 4  # letters from which a word may be the beginning of a longer one
CUT_COSTS = 0.35
STEPS = 8  # of a number's logarithm to base 2, kept in a byte
WEIGHT_PARTS = 2.5  # of what a name's words tell: six of the rarest ones still fit into a byte
_MIX = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True)
class Vocabulary:
    """Classes are numbered in the order of their sounds."""

    sounds: list[str]  # sorted
    counts: NDArray[np.uint32]  # names with this class
    rests: NDArray[np.uint32]  # sorted hashes of what stays of sounds (services/registry/sounds.py)
    rest_of: NDArray[np.uint32]  # the class of each
    keys: NDArray[np.uint32]  # sorted short hashes of all pair keys
    sizes: NDArray[np.uint8]  # of their lists, in steps of a logarithm
    weights: NDArray[np.uint8]  # of each name: what its words tell together, in parts
    bearers: NDArray[np.uint8]  # of each name, in steps of a logarithm
    signs: NDArray[np.uint32]  # of each name (sounds.sign)
    names: int  # that the index holds

    @cached_property
    def _sound_array(self) -> NDArray[np.object_]:
        return np.array(self.sounds, dtype=object)

    @cached_property
    def _lengths(self) -> NDArray[np.int64]:
        return np.array([*map(len, self.sounds)], np.int64)

    def number(self, sound: str) -> int | None:
        """Return the class of a sound, None where no name has it."""
        place = bisect_left(self.sounds, sound)
        return place if place < len(self.sounds) and self.sounds[place] == sound else None

    def tells(self, sound: str) -> float:
        """Return how much a sound tells: the logarithm of how few names have it."""
        if (known := self._told.get(sound)) is None:
            number = self.number(sound)
            # A sound only behind the words that are counted of a long name has none.
            count = 1 if number is None else max(1, int(self.counts[number]))
            if len(self._told) >= TOLD_MOST:
                self._told.clear()
            known = self._told[sound] = log(2 + self.names / count)
        return known

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
    def _told(self) -> dict[str, float]:
        return {}

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
        found = dict(self._a_slip_away(sound))
        for number in self._beginning_with(sound):
            found.setdefault(number, 1 - CUT_COSTS)
        return sorted(found.items(), key=lambda each: (-each[1], -int(self.counts[each[0]])))

    def sizes_of(self, keys: Keys) -> NDArray[np.float32]:
        """Return how many names stand under each key, 0 where it is not there; nearly right."""
        short = short_hashes(keys)
        place = np.searchsorted(self.keys, short)
        place[place == self.keys.size] = 0
        if not self.keys.size:
            return np.zeros(keys.size, np.float32)
        sizes = np.exp2(self.sizes[place].astype(np.float32) / STEPS)
        return np.where(self.keys[place] == short, sizes, 0).astype(np.float32)

    def parts(self) -> Iterator[tuple[str, bytes]]:
        """Give the parts that are kept, the stamp last: it names just these."""
        stamp = hashlib.sha256()
        for name, part in (
            ("sounds", "\n".join(self.sounds).encode()),
            ("counts", self.counts.astype("<u4").tobytes()),
            ("rests", self.rests.astype("<u4").tobytes()),
            ("rest_of", self.rest_of.astype("<u4").tobytes()),
            ("keys", self.keys.astype("<u4").tobytes()),
            ("sizes", self.sizes.tobytes()),
            ("weights", self.weights.tobytes()),
            ("bearers", self.bearers.tobytes()),
            ("signs", self.signs.astype("<u4").tobytes()),
            ("names", str(self.names).encode()),
        ):
            stamp.update(part)
            yield name, part
        yield "stamp", stamp.digest()

    def _a_slip_away(self, sound: str) -> list[tuple[int, float]]:
        hashes = sounds.rests(sound)
        begins = np.searchsorted(self.rests, hashes, "left")
        ends = np.searchsorted(self.rests, hashes, "right")
        there = np.flatnonzero(ends > begins)
        near = np.zeros(len(self.sounds), bool)
        for begin, end in zip(begins[there].tolist(), ends[there].tolist(), strict=True):
            near[self.rest_of[begin:end]] = True
        classes = np.flatnonzero(near)
        words = self._sound_array[classes].tolist()
        slips = cdist([sound], words, scorer=OSA.distance, score_cutoff=2, dtype=np.int32)[0]
        longer = np.maximum(self._lengths[classes], len(sound))
        fit = np.flatnonzero(slips <= sounds.slips_of_many(longer))
        order = np.lexsort((-self.counts[classes[fit]].astype(np.int64), slips[fit]))
        best = fit[order[:MOST_LIKE]]
        return list(zip(classes[best].tolist(), (1 - SLIP_COSTS * slips[best]).tolist(),
                        strict=True))  # fmt: skip

    def _beginning_with(self, sound: str) -> list[int]:
        """Return the commonest classes of which the sound is the beginning: "teknol"."""
        if len(sound) < CUT_SHORT:
            return []
        first = bisect_left(self.sounds, sound)
        end = bisect_left(self.sounds, sound + "\uffff")
        longer = range(first, min(end, first + 50))
        return sorted(longer, key=lambda number: -int(self.counts[number]))[:3]


def loaded(parts: Mapping[str, bytes]) -> Vocabulary:
    """Return the vocabulary of an index's parts."""
    text, names = parts["sounds"].decode(), int(parts["names"])
    unknown = bytes(names)  # an index of before these were kept, until the next whole extract
    return Vocabulary(
        sounds=text.split("\n") if text else [],
        counts=np.frombuffer(parts["counts"], "<u4"),
        rests=np.frombuffer(parts["rests"], "<u4"),
        rest_of=np.frombuffer(parts["rest_of"], "<u4"),
        keys=np.frombuffer(parts["keys"], "<u4"),
        sizes=np.frombuffer(parts["sizes"], np.uint8),
        weights=np.frombuffer(parts.get("weights", unknown), np.uint8),
        bearers=np.frombuffer(parts.get("bearers", unknown), np.uint8),
        signs=np.frombuffer(parts.get("signs", 4 * unknown), "<u4"),
        names=names,
    )


def rests_of(heard: Iterable[str]) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """Return the sorted hashes of what stays of each sound, and the number of that sound."""
    by_length: dict[int, tuple[list[int], list[str]]] = {}
    for number, sound in enumerate(heard):
        numbers, words = by_length.setdefault(len(sound), ([], []))
        numbers.append(number)
        words.append(sound)
    hashes, classes = [np.zeros(0, np.uint32)], [np.zeros(0, np.uint32)]
    for numbers, words in by_length.values():
        for begin in range(0, len(words), 2000):  # rests of 20 letters: 191 a word
            codes = np.array([[*map(ord, word)] for word in words[begin : begin + 2000]], np.uint64)
            rests = sounds.rests_of_many(codes)
            hashes.append(rests.ravel())
            classes.append(np.repeat(np.array(numbers[begin : begin + 2000], np.uint32),
                                     rests.shape[1]))  # fmt: skip
    both = np.unique((np.concatenate(hashes).astype(np.uint64) << np.uint64(32))
                     | np.concatenate(classes))  # fmt: skip
    return (both >> np.uint64(32)).astype(np.uint32), both.astype(np.uint32)


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
