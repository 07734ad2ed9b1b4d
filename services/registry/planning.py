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
from services.registry.vocabulary import STEPS, WEIGHT_PARTS, Vocabulary

LISTS_MOST = 80
NAMES_MOST = 2_000  # of all lists together but the first one
LIKELY = 0.4  # that both words of a pair are so
LOOKED_AT = 120  # names that are ranked at most
WORDS_MOST = 8  # of what was typed
TYPED, KEPT, BORNE, LETTERS = 0.55, 0.45, 0.012, 1.5  # of a name's likelihood: see `best`
REPAIRED = 0.9  # how likely a word is that was glued, torn or read off wrongly
GLUED_FROM = 7  # letters of two words written as one
HALF_FROM = 4  # letters of a half that is known, when the other is not
_READ_AS = {"0": "o", "1": "li", "5": "s"}


@dataclass(frozen=True, slots=True)
class Plan:
    """Keys to be read, and what of the typed name a name has that stands under each."""

    keys: Keys
    places: NDArray[np.int64]  # two of each key: of the words; the whole name has the last place
    tells: NDArray[np.float32]  # two of each key: how much the words there tell
    all_tell: float  # all typed words together
    sign: np.uint32  # of the letters that were typed (sounds.sign)


def plan(vocabulary: Vocabulary, name: str) -> Plan:
    """Return what is read for a normalised name."""
    heard = [sounds.sound(word) for word in name.split()]
    words = _words(vocabulary, heard[:WORDS_MOST])
    place, classes, likely = _options(vocabulary, words)
    apart = (place[:, None] < place[None, :]) & (np.multiply.outer(likely, likely) >= LIKELY)
    one, two = np.nonzero(apart)
    itself = np.arange(classes.size)
    one, two = np.concatenate([one, itself]), np.concatenate([two, itself])
    keys = pairs.pair(classes[one], classes[two])
    sizes = vocabulary.sizes_of(keys)
    there = np.flatnonzero(sizes > 0)
    one, two, sizes = one[there], two[there], sizes[there]
    gains = likely[one] * likely[two] * np.log(2 + vocabulary.names / sizes)
    gains[one == two] *= 0.5
    best = np.argsort(-gains, kind="stable")[:LISTS_MOST]
    most = NAMES_MOST + sizes[best[:1]].sum()
    best = best[np.cumsum(sizes[best]) <= most]
    glued = "".join(heard)
    hashed = np.array([sounds.hash_of(glued)], np.uint64)
    told = likely * vocabulary.telling[classes]
    all_tell = sum(map(vocabulary.tells, heard))
    last = 2 * len(heard)
    return Plan(
        np.concatenate([pairs.whole(hashed, vocabulary.names), keys[there[best]]]),
        np.array([[last, *place[one[best]]], [last, *place[two[best]]]]),
        np.array([[0, *told[one[best]]], [0, *told[two[best]]]], np.float32),
        all_tell,
        sounds.sign(glued),
    )


def best(vocabulary: Vocabulary, plan: Plan, lists: Sequence[tuple[int, bytes]]) -> Names:
    """Return the likeliest names of the lists that were read, the best first.

    How much of what was typed they have, and of themselves was typed; whether they are written with
    the same letters; of two alike the one that more people bear.
    """
    if not lists:
        return np.zeros(0, np.uint32)
    number = {key: place for place, key in enumerate(plan.keys.tolist())}
    listed, sizes = pairs.unpacked(
        [packed for _, packed in lists], by_steps=vocabulary.packed_by_steps
    )
    names, row = np.unique(listed, return_inverse=True)
    key = np.repeat([number[key] for key, _ in lists], sizes)  # under which each name stands
    had = np.zeros((int(plan.places.max()) + 1, names.size), np.float32)  # of each word
    for places, tells in zip(plan.places, plan.tells, strict=True):
        cell = places[key] * names.size + row
        np.maximum.at(had.reshape(-1), cell, tells[key])  # the likeliest reading counts
    common = had.sum(axis=0)
    common[row[key == 0]] = plan.all_tell  # the whole name, but for spaces
    at = names.astype(np.intp) - 1
    own = np.maximum(vocabulary.weights[at] / WEIGHT_PARTS, 1)
    likely = (
        TYPED * common / max(plan.all_tell, 1)
        + KEPT * np.minimum(common / own, 1)
        + BORNE * vocabulary.bearers[at] / STEPS
        + LETTERS * sounds.shared(plan.sign, vocabulary.signs[at])
    )
    chosen = np.arange(likely.size)
    if likely.size > LOOKED_AT:
        chosen = np.argpartition(-likely, LOOKED_AT)[:LOOKED_AT]
    found: Names = names[chosen[np.argsort(-likely[chosen], kind="stable")]]
    return found


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
    both = (halves for halves in ordered if all(map(vocabulary.like, halves)))
    return next(both, next(iter(ordered), ()))


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
