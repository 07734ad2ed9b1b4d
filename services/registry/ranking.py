"""How alike a typed name and kept ones are, 0-100.

Pure. All names of one search at once. Never by token_set_ratio or WRatio: each part of a name would
be as good as the whole.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.fuzz import ratio, token_sort_ratio
from rapidfuzz.process import cdist

from services.registry import sounds

Scores = NDArray[np.float32]  # 0-100

WHOLE, SPACELESS, SORTED, HEARD = 0.35, 0.25, 0.15, 0.25  # sum to 1


def scores(name: str, kept: Sequence[str]) -> Scores:
    """Return how alike each kept name is to a typed one, both normalised."""
    if not kept:
        return np.zeros(0, np.float32)
    glued = [each.replace(" ", "") for each in kept]
    heard = [_heard(each) for each in kept]
    found: Scores = (
        WHOLE * cdist([name], kept, scorer=ratio)[0]
        + SPACELESS * cdist([name.replace(" ", "")], glued, scorer=ratio)[0]
        + SORTED * cdist([name], kept, scorer=token_sort_ratio)[0]
        + HEARD * cdist([_heard(name)], heard, scorer=token_sort_ratio)[0]
    )
    return found


def _heard(name: str) -> str:
    return " ".join(map(sounds.sound, name.split()))
