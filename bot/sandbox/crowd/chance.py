"""Streams of chance by the block, and the choosing from lists with and without weights.

Pure.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import yaml
from numpy.random import Generator, default_rng

FOLDER = Path(__file__).parents[3] / "config" / "reference" / "town"
ROWS_A_BLOCK = 10_000

One = TypeVar("One")


@cache
def plan() -> dict[str, Any]:
    """Return crowd.yaml."""
    with (FOLDER / "crowd.yaml").open(encoding="utf-8") as file:
        read: dict[str, Any] = yaml.safe_load(file)
    return read


def of_block(seed: int, kind: int, block: int) -> Generator:
    """Return the stream of one block, the same on every machine."""
    return default_rng([seed, kind, block])


def some(chance: Generator, choices: Sequence[One], count: int) -> list[One]:
    """Return *count* of the choices; the first ones come more often, as names do."""
    places = (chance.random(count) ** 1.5 * len(choices)).astype(np.int64)
    return [choices[place] for place in places.tolist()]


def weighed(chance: Generator, weights: Mapping[One, float], count: int) -> list[One]:
    """Return *count* of the keys by their weights."""
    ends = np.cumsum(list(weights.values()))
    places = np.searchsorted(ends, chance.random(count) * ends[-1], side="right")
    keys = list(weights)
    return [keys[place] for place in places.tolist()]


def happens(chance: Generator, share: float, count: int) -> list[bool]:
    """Return whether it happens to each; to that share of them it does."""
    found: list[bool] = (chance.random(count) < share).tolist()
    return found
