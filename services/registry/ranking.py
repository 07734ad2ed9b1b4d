"""How alike a typed name and kept ones are, 0-100.

Pure. All names of one search at once: as wholes without spaces, and word by word, where a rare word
counts more. Never by token_set_ratio or WRatio: each part of a name would be as good as the whole.
The weights were fitted on spoilt names of two generators (docs/decisions/pair-keys.md) and sum to
1; likeness of sorted words, and of whole names by sound, did not help beside these.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.fuzz import ratio
from rapidfuzz.process import cdist

from services.registry import sounds

Scores = NDArray[np.float32]  # 0-100
Tells = Callable[[str], float]  # how much a sound tells: the rarer, the more

SPACELESS, TYPED_WORDS, KEPT_WORDS = 0.52, 0.33, 0.15
BY_WORDS = 40  # names that are compared word by word: the best as they are written
LESS_SURE = 0.8  # of the others
UNLIKE = 0.4  # 0-1; words less alike have nothing in common
BEGINNING = 0.85  # likeness of a word to an initial or to its first letters
BEGINS_FROM = 4  # letters; also one or two


def scores(name: str, kept: Sequence[str], tells: Tells = lambda _: 1.0) -> Scores:
    """Return how alike each kept name is to a typed one, both normalised."""
    if not kept or not name:
        return np.zeros(len(kept), np.float32)
    glued = [each.replace(" ", "") for each in kept]
    written: Scores = cdist([name.replace(" ", "")], glued, scorer=ratio)[0]
    found: Scores = written * (SPACELESS + TYPED_WORDS * LESS_SURE)
    best = np.arange(len(kept))
    if len(kept) > BY_WORDS:
        best = np.argpartition(-written, BY_WORDS)[:BY_WORDS]
    names = [kept[place].split() for place in best.tolist()]
    found[best] = SPACELESS * written[best] + _by_words(name.split(), names, tells)
    return found


def _by_words(typed: Sequence[str], names: Sequence[list[str]], tells: Tells) -> Scores:
    """Return what the words add: how many typed ones the kept name has, and the other way round."""
    flat = [*chain.from_iterable(names)]
    words = sorted(set(flat))
    number = dict(zip(words, range(len(words)), strict=True))
    typed_sounds, kept_sounds = [*map(sounds.sound, typed)], [*map(sounds.sound, words)]
    alike = np.zeros((len(typed), len(words) + 1), np.float32)  # the last word is like none
    alike[:, :-1] = _likeness(typed, words, typed_sounds, kept_sounds)
    lengths = np.array([*map(len, names)])
    table = np.full((len(names), lengths.max()), len(words))
    table[np.arange(table.shape[1]) < lengths[:, None]] = [*map(number.__getitem__, flat)]
    weights = np.array([*map(tells, kept_sounds), 0], np.float32)
    wanted = np.array([*map(tells, typed_sounds)], np.float32)
    pairs = alike[:, table]  # typed word, name, its word
    there, had = weights[table], pairs.max(axis=2)
    found: Scores = 100 * (
        TYPED_WORDS * (wanted @ had) / wanted.sum()
        + KEPT_WORDS * (pairs.max(axis=0) * there).sum(axis=1) / there.sum(axis=1)
    )
    return found


def _likeness(
    typed: Sequence[str], words: Sequence[str], typed_sounds: Sequence[str], heard: Sequence[str]
) -> Scores:
    """Return how alike the words are, 0-1, as written or as heard; *words* are sorted."""
    alike: Scores = cdist(typed, words, scorer=ratio)
    np.maximum(alike, cdist(typed_sounds, heard, scorer=ratio) * np.float32(0.98), out=alike)
    alike /= 100
    for row, word in enumerate(typed):
        if len(word) <= 2 or len(word) >= BEGINS_FROM:
            longer = slice(bisect_left(words, word), bisect_left(words, word + "\uffff"))
            np.maximum(alike[row, longer], BEGINNING, out=alike[row, longer])
    found: Scores = np.maximum((alike - UNLIKE) / (1 - UNLIKE), 0)
    return found
