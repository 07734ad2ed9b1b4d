"""Which lists of names are read for a typed name, and which names of them are looked at.

Pure. The rarest pairs of the likeliest words come first: they tell most and are read soonest.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from services.registry import pairs, sounds
from services.registry.pairs import Keys, Names
from services.registry.vocabulary import Vocabulary

LISTS_MOST = 160
NAMES_MOST = 20_000  # of all lists together
LOOKED_AT = 400  # names that are ranked at most
WORDS_MOST = 8  # of what was typed
WHOLE_TELLS = 3.0  # how much more than the rarest pair: the whole name, but for spaces
REPAIRED = 0.9  # how likely a word is that was glued, torn or read off wrongly
GLUED_FROM = 7  # letters of two words written as one
HALF_FROM = 4  # letters of a half that is known, when the other is not
_READ_AS = {"0": "o", "1": "li", "5": "s"}


@dataclass(frozen=True, slots=True)
class Plan:
    """Keys to be read, and what a name gains by standing under each."""

    keys: Keys
    gains: NDArray[np.float32]


def plan(vocabulary: Vocabulary, name: str) -> Plan:
    """Return what is read for a normalised name."""
    heard = [sounds.sound(word) for word in name.split()]
    words = _words(vocabulary, heard[:WORDS_MOST])
    place, classes, likely = _options(vocabulary, words)
    one, two = np.nonzero(place[:, None] < place[None, :])
    pairs_, alone = pairs.pair(classes[one], classes[two]), pairs.pair(classes, classes)
    keys = np.concatenate([pairs_, alone])
    gains = np.concatenate([likely[one] * likely[two], likely * 0.5])
    sizes = vocabulary.sizes_of(keys)
    there = np.flatnonzero(sizes > 0)
    tells = gains[there] * np.log(2 + vocabulary.names / sizes[there])
    best = there[np.argsort(-tells, kind="stable")][:LISTS_MOST]
    best = best[np.cumsum(sizes[best]) <= NAMES_MOST + sizes[best[:1]].sum()]
    most = float(np.log(2 + vocabulary.names))
    hashed = np.array([sounds.hash_of("".join(heard))], np.uint64)
    return Plan(
        np.concatenate([pairs.whole(hashed, vocabulary.names), keys[best]]),
        np.r_[np.float32(WHOLE_TELLS * most),
              gains[best] * np.log(2 + vocabulary.names / sizes[best])].astype(np.float32),
    )  # fmt: skip


def best(lists: Sequence[bytes], gains: Sequence[float], most: int = LOOKED_AT) -> Names:
    """Return the names that gain most, the best first."""
    names = pairs.unpacked(list(lists))
    if not names.size:
        return names
    each = np.repeat(np.asarray(gains, np.float32), [len(packed) // 4 for packed in lists])
    order = np.argsort(names)
    ordered = names[order]
    first = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]])
    sums = np.add.reduceat(each[order], first)
    chosen = np.argpartition(-sums, most)[:most] if sums.size > most else np.arange(sums.size)
    chosen = chosen[np.argsort(-sums[chosen], kind="stable")]
    return ordered[first[chosen]]


def _words(vocabulary: Vocabulary, heard: Sequence[str]) -> list[tuple[int, str, float]]:
    """Return what stands at each place: the words, two glued ones apart, two torn ones joined."""
    found = [(place * 2, word, 1.0) for place, word in enumerate(heard)]
    known = [vocabulary.number(word) is not None for word in heard]
    for place, (one, two) in enumerate(pairwise(heard)):
        joined = sounds.sound(one + two)
        strange = not (known[place] and known[place + 1]) and len(joined) >= HALF_FROM
        if strange or vocabulary.number(joined) is not None:
            found.append((place * 2, joined, REPAIRED))
    for place, digit in enumerate(heard[1:-1], start=1):  # "pla5tics": three words
        for letter in _READ_AS.get(digit, ""):
            read = sounds.sound(heard[place - 1] + letter + heard[place + 1])
            found.append((place * 2, read, REPAIRED))
    for place, word in enumerate(heard):
        if not known[place]:
            halves = _halves(vocabulary, word) or _half_misspelt(vocabulary, word)
            found += [(place * 2 + at, half, REPAIRED) for at, half in enumerate(halves)]
    return found


def _halves(vocabulary: Vocabulary, word: str) -> tuple[str, ...]:
    """Return the two known words that an unknown one is made of, the commonest."""
    cuts = [(word[:cut], word[cut:]) for cut in range(3, len(word) - 2)]
    known = []
    for one, two in cuts:
        numbers = vocabulary.number(one), vocabulary.number(two)
        if numbers[0] is not None and numbers[1] is not None:
            rarer = min(int(vocabulary.counts[number]) for number in numbers if number is not None)
            known.append((rarer, one, two))
    return max(known)[1:] if known else ()


def _half_misspelt(vocabulary: Vocabulary, word: str) -> tuple[str, ...]:
    """Return two halves of which the longer known one is one of the vocabulary, else nothing.

    The other one is a slip away from a known word, or is left out.
    """
    if len(word) < GLUED_FROM or vocabulary.like(word):
        return ()
    cuts = [(word[:cut], word[cut:]) for cut in range(3, len(word) - 2)]
    known = [
        (len(half), halves)
        for halves in cuts
        for half in halves
        if len(half) >= HALF_FROM and vocabulary.number(half) is not None
    ]
    ordered = [halves for _, halves in sorted(known, reverse=True)]
    both = [halves for halves in ordered if all(map(vocabulary.like, halves))]
    return next(iter([*both, *ordered]), ())


def _options(
    vocabulary: Vocabulary, words: Sequence[tuple[int, str, float]]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float32]]:
    """Return place, class and likelihood of all that the words may be."""
    found = [
        (place, number, sure * likely)
        for place, word, sure in words
        for number, likely in vocabulary.like(word)
    ]
    place, classes, likely = zip(*found, strict=True) if found else ((), (), ())
    return (
        np.array(place, np.int64),
        np.array(classes, np.int64),
        np.array(likely, np.float32),
    )
