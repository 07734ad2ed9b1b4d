"""Which sounds are a slip or two apart: a letter wrong, too many, left out, or two turned round.

Pure. Made while an index is built. Of a sound that is known only those a slip away are asked for,
and stand ready: most typed words are known. Those of another one are found by what stays of both
when letters are left out (services/registry/sounds.py).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist, cpdist

from services.registry import sounds

Number = TypeVar("Number", bound=np.generic)

MOST_LIKE = 8  # classes that a typed word may be with letters wrong
WRONG_PLACES = 2  # of sounds of one length a slip apart: two letters turned round
_A_TIME = 2_000  # sounds; rests of 20 letters: 191 a sound


@dataclass(frozen=True)
class Slips:
    """Classes stand for their sounds, and of equally many slips the commonest stand first."""

    heard: Sequence[str]  # sounds of the classes
    counts: NDArray[np.uint32]  # names with the class
    rests: NDArray[np.uint32]  # sorted hashes of what stays of sounds
    rest_of: NDArray[np.uint32]  # the class of each
    begins: NDArray[np.uint32]  # where the neighbours of a class begin; then where the last end
    neighbours: NDArray[np.uint32]  # classes a slip away

    def of_known(self, number: int) -> list[int]:
        """Return the classes a slip away from one."""
        found: list[int] = self.neighbours[self.begins[number] : self.begins[number + 1]].tolist()
        return found

    def of_other(self, sound: str) -> list[tuple[int, int]]:
        """Return the classes one or two slips away, with how many."""
        if not self.rests.size:
            return []
        hashes = sounds.rests(sound)
        begins = np.searchsorted(self.rests, hashes)
        there = np.flatnonzero(self.rests.take(begins, mode="clip") == hashes)
        if not there.size:
            return []
        ends = np.searchsorted(self.rests, hashes[there], "right")
        lists = [
            self.rest_of[begin:end]
            for begin, end in zip(begins[there].tolist(), ends.tolist(), strict=True)
        ]
        classes = _once(np.concatenate(lists))
        words = self._words[classes].tolist()
        slips = cdist([sound], words, scorer=OSA.distance, score_cutoff=2, dtype=np.int32)[0]
        longer = np.maximum([*map(len, words)], len(sound))
        fit = np.flatnonzero(slips <= sounds.slips_of_many(longer))
        order = np.lexsort((-self.counts[classes[fit]].astype(np.int64), slips[fit]))
        best = fit[order[:MOST_LIKE]]
        return list(zip(classes[best].tolist(), slips[best].tolist(), strict=True))

    def parts(self) -> Iterator[tuple[str, bytes]]:
        """Give the parts that are kept."""
        yield "rests", self.rests.astype("<u4").tobytes()
        yield "rest_of", self.rest_of.astype("<u4").tobytes()
        yield "neighbours_begin", self.begins.astype("<u4").tobytes()
        yield "neighbours", self.neighbours.astype("<u4").tobytes()

    @cached_property
    def _words(self) -> NDArray[np.object_]:
        return np.array(self.heard, dtype=object)


def made(heard: Sequence[str], counts: NDArray[np.uint32]) -> Slips:
    """Return the slips of sounds that so many names have."""
    return Slips(heard, counts, *_rests_of(heard), *_neighbours(heard, counts))


def loaded(heard: Sequence[str], counts: NDArray[np.uint32], parts: Mapping[str, bytes]) -> Slips:
    """Return the slips of an index's parts; one of before neighbours were kept lacks them."""
    if "neighbours" not in parts:
        return made(heard, counts)
    names = "rests", "rest_of", "neighbours_begin", "neighbours"
    return Slips(heard, counts, *(np.frombuffer(parts[name], "<u4") for name in names))


def _rests_of(heard: Iterable[str], most: int = 2) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """Return the sorted hashes of what stays of each sound, and the number of that sound."""
    by_length: dict[int, tuple[list[int], list[str]]] = {}
    for number, sound in enumerate(heard):
        numbers, words = by_length.setdefault(len(sound), ([], []))
        numbers.append(number)
        words.append(sound)
    hashes, classes = [np.zeros(0, np.uint32)], [np.zeros(0, np.uint32)]
    for numbers, words in by_length.values():
        for begin in range(0, len(words), _A_TIME):
            codes = np.array(
                [[*map(ord, word)] for word in words[begin : begin + _A_TIME]], np.uint64
            )
            rests = sounds.rests_of_many(codes, most)
            hashes.append(rests.ravel())
            some = np.array(numbers[begin : begin + _A_TIME], np.uint32)
            classes.append(np.repeat(some, rests.shape[1]))
    both = np.concatenate(hashes).astype(np.uint64) << np.uint64(32) | np.concatenate(classes)
    both = _once(both)
    return (both >> np.uint64(32)).astype(np.uint32), both.astype(np.uint32)


def _neighbours(
    heard: Sequence[str], counts: NDArray[np.uint32]
) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """Return where the classes a slip away from each begin, and these, the commonest first."""
    both = _once(np.concatenate([*_perhaps(heard, *_rests_of(heard, most=1))]))
    one, two = (both >> np.uint64(32)).astype(np.intp), both.astype(np.uint32)
    words = np.array(heard, dtype=object)
    written = words[one].tolist(), words[two].tolist()
    near = cpdist(*written, scorer=OSA.distance, score_cutoff=1, dtype=np.int32) == 1
    one, two = one[near], two[near]
    order = np.lexsort((-counts[two].astype(np.int64), one))
    one, two = one[order], two[order]
    first = np.searchsorted(one, np.arange(len(heard) + 1))
    among = np.arange(one.size) - first[one]  # the place among the neighbours of its class
    kept = np.flatnonzero(among < MOST_LIKE - 1)  # beside the class itself
    begins = np.searchsorted(one[kept], np.arange(len(heard) + 1))
    return begins.astype(np.uint32), two[kept]


def _perhaps(
    heard: Sequence[str], rests: NDArray[np.uint32], rest_of: NDArray[np.uint32]
) -> Iterator[NDArray[np.uint64]]:
    """Give pairs of classes that may be a slip apart, each pair of numbers in one."""
    lengths = np.array([*map(len, heard)], np.uint8)
    codes = np.array(heard, f"U{sounds.LONGEST}").view(np.uint32).reshape(-1, sounds.LONGEST)
    letters = codes.T.astype(np.uint8)  # those that are alike by it are compared whole afterwards
    same, further = np.arange(len(rests)), 0
    yield np.zeros(0, np.uint64)
    while same.size:  # who shares a rest stands side by side
        further += 1
        same = same[same + further < len(rests)]
        same = same[rests[same + further] == rests[same]]
        one, two = rest_of[same], rest_of[same + further]
        wrong = np.zeros(same.size, np.uint8)
        for place in letters:
            wrong += place[one] != place[two]
        maybe = (wrong <= WRONG_PLACES) | (lengths[one] != lengths[two])
        maybe &= sounds.slips_of_many(np.maximum(lengths[one], lengths[two])) > 0
        left, right = one[maybe].astype(np.uint64), two[maybe].astype(np.uint64)
        yield left << np.uint64(32) | right
        yield right << np.uint64(32) | left


def _once(values: NDArray[Number]) -> NDArray[Number]:
    """Return the values in their order, each once; numpy's own `unique` is several times slower."""
    ordered = np.sort(values)
    first = np.ones(ordered.size, bool)
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    return ordered[first]
