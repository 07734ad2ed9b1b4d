"""Pair keys: under which numbers a name is kept in the index, and how lists of names are packed.

Pure. A name is kept under each pair of the sounds of its first six words, under each of those words
alone, and under the whole written without spaces. docs/decisions/pair-keys.md tells why.
"""

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
NAMES_A_WHOLE = 4  # names that share such a key, so that a name does not need a row of its own

_MIX = np.uint64(0x9E3779B97F4A7C15)


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


def entries(classes: Classes, part: int, parts: int) -> tuple[Keys, Names]:
    """Return sorted keys with the names (from 1) under them, of one of *parts* parts of all keys.

    Under one key names with fewest words stand first.
    """
    order = np.argsort((classes != NONE).sum(axis=1), kind="stable")
    one, two = np.triu_indices(classes.shape[1])
    keys, names = [np.zeros(0, np.int64)], [np.zeros(0, np.uint32)]
    for begin in range(0, len(order), NAMES_A_TIME):
        rows = order[begin : begin + NAMES_A_TIME]
        first, second = classes[rows][:, one], classes[rows][:, two]
        key = pair(first, second)
        chosen = (first != NONE) & (second != NONE) & (_part(key, parts) == part)
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
    all_ = names.astype("<u4").tobytes()
    return [
        (key, all_[4 * begin : 4 * end])
        for key, begin, end in zip(keys.tolist(), first.tolist(), ends.tolist(), strict=True)
    ]


def unpacked(lists_: list[bytes]) -> Names:
    """Return the names of packed lists, one behind the other."""
    names: Names = np.frombuffer(b"".join(lists_), "<u4")
    return names


def _part(keys: Keys, parts: int) -> NDArray[np.uint64]:
    spread: NDArray[np.uint64] = (keys.astype(np.uint64) * _MIX) >> np.uint64(40)
    return spread % np.uint64(parts)
