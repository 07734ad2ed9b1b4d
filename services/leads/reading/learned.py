"""How likely a post tells of an accident, and what kind, by weights learned from labelled lines.

Pure. The signs that the tables find, the post's words and pairs of words are weighed together:
logistic regressions, learned by `python -m bench.learn_posts` and kept as a table that can be read.
"""

import csv
import math
import re
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path

WEIGHTS = Path(__file__).parents[3] / "config/reference/post_words.csv"
# A word, a figure, an address, a sign that asks or cries, a picture.
TOKEN = re.compile(r"https?\S*|[^\W\d_]+|\d+|[?!]|[^\w\s!-/:-@\[-`{-~–—’“”…]")
READ = 100  # words; a post says early of what it tells
LONG_FIGURE = 3  # figures; shorter ones count or tell an age, an hour
OWN_WEIGHT = 2.0  # of a word beside its pairs with its neighbours, by leave-one-writer-out
BIAS = "(always)"
FARTHEST = 30.0  # of a sum; beyond it a probability is 0 or 1

YES, POINT = 0.5, 0.125  # what a sign that is there, or a point of the tables' weight, counts
POINTS = (-4.0, 8.0)  # beyond them more points say no more

Values = dict[str, float]


def words_of(low: str) -> list[str]:
    """Return the words of a text in small letters, figures masked."""
    return [_masked(token) for token in TOKEN.findall(low)[:READ]]


def values(words: list[str]) -> Values:
    """Return what the words say: each feature and how much of it; long posts say no more."""
    different = sorted(set(words))
    pairs = sorted({f"{one} {two}" for one, two in pairwise(["^", *words, "$"])})
    found = dict.fromkeys(different, OWN_WEIGHT / math.sqrt(max(len(different), 1)))
    return found | dict.fromkeys(pairs, 1 / math.sqrt(len(pairs))) | {BIAS: 1.0}


def signs(found: Mapping[str, bool | float]) -> Values:
    """Return what the tables found, as features: "=limb", "=weight"."""
    return {
        f"={name}": YES if sign is True else min(max(sign, POINTS[0]), POINTS[1]) * POINT
        for name, sign in found.items()
        if sign
    }


def likely(question: str, found: Values) -> float:
    """Return the probability 0-1 that the answer to one question of the table is yes."""
    questions, rows = _table()
    column = questions.index(question)
    known = (name for name in found if name in rows)
    return logistic(sum(rows[name][column] * found[name] for name in known))


def judged(found: Values) -> dict[str, float]:
    """Return the probability of each question of the table."""
    questions, rows = _table()
    sums = [0.0] * len(questions)
    for name, value in found.items():
        for column, weight in enumerate(rows.get(name, ())):
            sums[column] += weight * value
    return dict(zip(questions, map(logistic, sums), strict=True))


def logistic(total: float) -> float:
    """Return the probability 0-1 that a sum of weights stands for."""
    return 1 / (1 + math.exp(-max(-FARTHEST, min(FARTHEST, total))))


def _masked(token: str) -> str:
    if token[0].isdigit():
        return "0" if len(token) < LONG_FIGURE else "000"
    return "http" if token.startswith("http") else token


@cache
def _table() -> tuple[tuple[str, ...], dict[str, tuple[float, ...]]]:
    """Return the questions, and of each feature its weight in each."""
    with WEIGHTS.open(encoding="utf-8", newline="") as file:
        (_, *questions), *rows = csv.reader(file)
    weights = {name: tuple(float(each or 0) for each in told) for name, *told in rows}
    return tuple(questions), weights
