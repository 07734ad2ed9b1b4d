"""How alike a typed name and kept ones are, 0-100.

Pure. All names of one search at once: as wholes without spaces, and word by word, where a rare word
counts more. Never by token_set_ratio or WRatio: each part of a name would be as good as the whole.
The weights were fitted on spoilt names of two generators (docs/decisions/pair-keys.md) and sum to
1; likeness of sorted words, and of whole names by sound, did not help beside these.
"""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.fuzz import ratio
from rapidfuzz.process import cdist

from services.registry import sounds

Scores = NDArray[np.float32]  # 0-100
Tells = Callable[[str], float]  # how much a sound tells: the rarer, the more

SPACELESS, TYPED_WORDS, KEPT_WORDS = 0.52, 0.33, 0.15
BY_WORDS = 80  # names that are compared word by word: the best as they are written
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
    typed, names = name.split(), [kept[place].split() for place in best.tolist()]
    sound = {word: sounds.sound(word) for one in (typed, *names) for word in one}
    found[best] = SPACELESS * written[best] + _by_words(typed, names, sound, tells)
    return found


def _by_words(
    typed: Sequence[str], names: Sequence[list[str]], sound: Mapping[str, str], tells: Tells
) -> Scores:
    """Return what the words add: how many typed ones the kept name has, and the other way round."""
    number: dict[str, int] = {}
    places = [number.setdefault(word, len(number)) for one in names for word in one]
    words = list(number)
    alike = np.concatenate(  # one word more than there are, that is like none
        [_likeness(typed, words, sound), np.zeros((len(typed), 1), np.float32)], axis=1
    )
    lengths = np.array([*map(len, names)])
    table = np.full((len(names), lengths.max()), len(words))
    table[np.arange(table.shape[1]) < lengths[:, None]] = places
    weights = np.array([*(tells(sound[word]) for word in words), 0], np.float32)
    wanted = np.array([tells(sound[word]) for word in typed], np.float32)
    pairs = alike[:, table]  # typed word, name, its word
    there, had = weights[table], pairs.max(axis=2)
    found: Scores = 100 * (
        TYPED_WORDS * (wanted @ had) / wanted.sum()
        + KEPT_WORDS * (pairs.max(axis=0) * there).sum(axis=1) / there.sum(axis=1)
    )
    return found


def _likeness(
    typed: Sequence[str], words: Sequence[str], sound: Mapping[str, str]
) -> NDArray[np.float32]:
    """Return how alike the words are, 0-1, as written or as heard."""
    written = cdist(typed, words, scorer=ratio, dtype=np.float32)
    heard = cdist(
        [sound[word] for word in typed],
        [sound[word] for word in words],
        scorer=ratio,
        dtype=np.float32,
    )
    alike = np.maximum(written, heard * np.float32(0.98)) / 100
    for row, word in enumerate(typed):
        if len(word) <= 2 or len(word) >= BEGINS_FROM:
            longer = [place for place, each in enumerate(words) if each.startswith(word)]
            alike[row, longer] = np.maximum(alike[row, longer], BEGINNING)
    found: NDArray[np.float32] = np.clip((alike - UNLIKE) / (1 - UNLIKE), 0, 1)
    return found
