"""The town's plan as config/reference/town has it: branches, parts to play, word lists.

Pure but for reading the files. `random_for` gives every thing of the town its own stream of
chance, so that adding a person changes nobody else.
"""

import random
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parents[3] / "config" / "reference" / "town"

Plan = dict[str, Any]


@cache
def town() -> Plan:
    """Return town.yaml."""
    return _read("town")


@cache
def words() -> Plan:
    """Return names.yaml."""
    return _read("names")


@cache
def registry() -> Plan:
    """Return registry.yaml."""
    return _read("registry")


def random_for(*what: str | int) -> random.Random:
    """Return the stream of chance of one thing, the same on every machine."""
    return random.Random("/".join([town()["seed"], *map(str, what)]))


def pick(chance: random.Random, weights: dict[str, float]) -> str:
    """Return one of the keys by their weights."""
    return chance.choices(list(weights), list(weights.values()))[0]


def _read(name: str) -> Plan:
    with (FOLDER / f"{name}.yaml").open(encoding="utf-8") as file:
        read: Plan = yaml.safe_load(file)
    return read
