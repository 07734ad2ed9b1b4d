"""Pair keys: under which numbers a name is kept in the index, and how lists of names are packed.

Pure. A name is kept under each pair of the sounds of its first six words, under each of those words
alone, and under the whole written without spaces. docs/decisions/pair-keys.md tells why.

A packed list has its names in their order, each as how far it is from the one before, in as many
bytes as that needs: seven bits of it in each, the highest first, and 128 in all but the last.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Classes = NDArray[np.uint32]  # a name a row, its words' classes; NONE where it has fewer
Keys = NDArray[np.int64]
Names = NDArray[np.uint32]  # numbers of names
Rows = list[tuple[int, bytes]]  # a key and its packed list

WORDS = 6  # of a name; further ones only count when names are ranked
NONE = np.uint32(0xFFFFFFFF)
CLASS_BITS = 24
PAIR_MOST = 20_000  # names kept under a pair, those with fewest words first: the others have more
ALONE_MOST = 1_000  # names kept under one word
WHOLE = 1 << 61  # keys of whole names stand above all pairs
NAMES_A_TIME = 200_000  # while an index is built
SAMPLED = 20_000  # names by which all keys are divided
NAMES_A_WHOLE = 4  # names that share such a key, so that a name does not need a row of its own

_LONGER = np.array([1 << 7, 1 << 14, 1 << 21, 1 << 28], np.uint32)  # by a byte from each on
_LAST = 128  # of a packed number's bytes only the last one is smaller


def pair(one: NDArray[np.integer], two: NDArray[np.integer]) -> Keys:
    """Return the keys of pairs of classes, whichever comes first; a class with itself is alone."""
    low, high = np.minimum(one, two).astype(np.int64), np.maximum(one, two).astype(np.int64)
    keys: Keys = (low << CLASS_BITS) | high
    return keys


def whole(hashes: NDArray[np.uint64], names: int) -> Keys:
    """Return the keys of whole names, by the hash of their sound, in an index of so many names."""
    places = np.uint64(max(1, names // NAMES_A_WHOLE))
    keys: Keys = ((hashes >> np.uint64(7)) % places).astype(np.int64) + WHOLE
    return keys


def once(classes: Classes) -> Classes:
    """Return the classes with a word that is repeated in its name left out."""
    kept = classes.copy()
    for place in range(1, classes.shape[1]):
        again = (classes[:, :place] == classes[:, place : place + 1]).any(axis=1)
        kept[again, place] = NONE
    return kept


def ranges(classes: Classes, parts: int) -> list[tuple[int, int]]:
    """Return where so many parts of all keys begin and end; each has about as many names."""
    key, _ = entries(classes[:: 1 + len(classes) // SAMPLED], (0, WHOLE))
    inner = [int(key[part * key.size // parts]) for part in range(1, parts) if key.size]
    return [*pairwise([0, *inner, WHOLE])]


def entries(classes: Classes, range_: tuple[int, int]) -> tuple[Keys, Names]:
    """Return sorted keys with the names (from 1) under them, of keys from one to below another.

    Under one key names with fewest words stand first.
    """
    order = np.argsort((classes != NONE).sum(axis=1), kind="stable")
    one, two = np.triu_indices(classes.shape[1])
    keys, names = [np.zeros(0, np.int64)], [np.zeros(0, np.uint32)]
    for begin in range(0, len(order), NAMES_A_TIME):
        rows = order[begin : begin + NAMES_A_TIME]
        first, second = classes[rows][:, one], classes[rows][:, two]
        key = pair(first, second)
        chosen = (first != NONE) & (second != NONE) & (key >= range_[0]) & (key < range_[1])
        keys.append(key[chosen])
        names.append((rows[np.nonzero(chosen)[0]] + 1).astype(np.uint32))
    key = np.concatenate(keys)
    sorted_ = np.argsort(key, kind="stable")
    return key[sorted_], np.concatenate(names)[sorted_]


def lists(key: Keys) -> tuple[Keys, NDArray[np.int64], NDArray[np.int64]]:
    """Return of sorted keys each once, where its list begins and ends; long lists are cut."""
    first = np.flatnonzero(np.r_[key.size > 0, key[1:] != key[:-1]][: key.size])
    ends = np.r_[first[1:], key.size][: first.size]
    keys = key[first]
    alone = (keys >> CLASS_BITS) == (keys & ((1 << CLASS_BITS) - 1))
    most = np.where(alone, ALONE_MOST, PAIR_MOST)
    return keys, first, np.where(keys < WHOLE, np.minimum(ends, first + most), ends)


def packed(keys: Keys, first: NDArray[np.int64], ends: NDArray[np.int64], names: Names) -> Rows:
    """Return each key with its packed list."""
    if not keys.size:
        return []
    sizes = ends - first
    begins = np.cumsum(sizes) - sizes  # in what is kept
    kept = np.arange(sizes.sum()) + np.repeat(first - begins, sizes)
    place = np.repeat(np.arange(keys.size, dtype=np.uint64), sizes) << np.uint64(32)
    ordered = np.sort(place | names[kept]).astype(np.uint32)
    steps = np.diff(ordered, prepend=np.uint32(0))
    steps[begins] = ordered[begins]
    lengths, written = _written(steps)
    bounds = np.cumsum(np.add.reduceat(lengths, begins)).tolist()
    return [
        (key, written[begin:end])
        for key, (begin, end) in zip(keys.tolist(), pairwise([0, *bounds]), strict=True)
    ]


def unpacked(lists_: Sequence[bytes], *, by_steps: bool = True) -> tuple[Names, NDArray[np.int64]]:
    """Return the names of packed lists, one behind the other, and how many each list has.

    Without *by_steps* they are packed as before November 2026, each in four bytes.
    """
    joined, bytes_ = b"".join(lists_), np.array([*map(len, lists_)], np.int64)
    if not by_steps:
        return np.frombuffer(joined, "<u4"), bytes_ // 4
    written = np.frombuffer(joined, np.uint8)
    ends = np.flatnonzero(written < _LAST)
    steps = written[ends].astype(np.uint32)
    lengths = np.diff(ends, prepend=-1)
    for place in range(1, int(lengths.max(initial=1))):
        more = np.flatnonzero(lengths > place)
        steps[more] |= (written[ends[more] - place] & 127).astype(np.uint32) << np.uint32(7 * place)
    upto = np.searchsorted(ends, np.cumsum(np.append(0, bytes_)))  # numbers before each list
    sizes = upto[1:] - upto[:-1]
    sums = np.cumsum(np.append(np.uint32(0), steps), dtype=np.uint32)
    names: Names = sums[1:] - np.repeat(sums[upto[:-1]], sizes)
    return names, sizes


def _written(numbers: NDArray[np.uint32]) -> tuple[NDArray[np.int64], bytes]:
    """Return how many bytes each number needs, and all these bytes."""
    lengths = 1 + np.searchsorted(_LONGER, numbers, side="right")
    last = np.cumsum(lengths) - 1
    written = np.empty(last[-1] + 1, np.uint8)
    written[last] = numbers & 127
    for place in range(1, int(lengths.max())):
        more = np.flatnonzero(lengths > place)
        written[last[more] - place] = numbers[more] >> np.uint32(7 * place) & 127 | _LAST
    return lengths, written.tobytes()
