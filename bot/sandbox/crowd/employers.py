"""Employers by the block: names, places, and from when on they are registered.

Pure but for the reference data. They are numbered in the order of registration; the older are the
larger, so that a working life finds an employer of its time without a look-up.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from numpy.random import Generator, default_rng

from bot.sandbox.crowd import naming
from bot.sandbox.crowd.chance import FOLDER, ROWS_A_BLOCK, happens, of_block, plan, some, weighed

HEADINGS = (
    "code", "name", "ssm_new", "former_names", "trade_name", "branch", "address", "postcode",
    "town", "state", "latitude", "longitude", "phone", "status", "registered_on", "in_arrears",
    "synthetic",
)  # fmt: skip
FIRST_NUMBER = 1001  # behind those of the town
_KIND = 1

Columns = list[list[Any]]


@dataclass(frozen=True, slots=True)
class Branch:
    """Where employers are."""

    code: str
    town: str
    state: str
    postcode: str
    latitude: float
    longitude: float


def code(number: int) -> str:
    """Return the code of the employer of that number, from 0."""
    return f"Z{FIRST_NUMBER + number:010}Z"


def registered(number: int, count: int) -> date:
    """Return the day on which that employer of *count* registered."""
    first, last = (date.fromisoformat(plan()[f"{one}_registration"]) for one in ("first", "last"))
    return first + timedelta(days=(last - first).days * number // count)


def blocks(seed: int, count: int) -> Iterator[Columns]:
    """Give all employers, some thousand at a time, as columns."""
    for block, first in enumerate(range(0, count, ROWS_A_BLOCK)):
        numbers = range(first, min(first + ROWS_A_BLOCK, count))
        yield _block(of_block(seed, _KIND, block), numbers, count)


def _block(chance: Generator, numbers: range, count: int) -> Columns:
    size, shares = len(numbers), plan()["shares"]
    branches = some(chance, _branches(), size)
    former = happens(chance, shares["former_name"], size)
    trade = happens(chance, shares["trade_name"], size)
    near = (chance.normal(0, 0.05, (size, 2))).round(5).tolist()  # degrees, some kilometres
    house = chance.integers(1, 300, size).tolist()
    streets, areas = some(chance, plan()["streets"], size), some(chance, plan()["areas"], size)
    return [
        [code(number) for number in numbers],
        _names(chance, size),
        [f"9999{FIRST_NUMBER + number:08}" for number in numbers],
        [name if was else "" for name, was in zip(_names(chance, size), former, strict=True)],
        [name if has else "" for name, has in zip(_brands(chance, size), trade, strict=True)],
        [one.code for one in branches],
        [f"No. {a} {b} {c}" for a, b, c in zip(house, streets, areas, strict=True)],
        [one.postcode for one in branches],
        [one.town for one in branches],
        [one.state for one in branches],
        [round(one.latitude + at[0], 5) for one, at in zip(branches, near, strict=True)],
        [round(one.longitude + at[1], 5) for one, at in zip(branches, near, strict=True)],
        [f"0100{number % 1_000_000:06}" for number in numbers],
        weighed(chance, _statuses(), size),
        [registered(number, count).isoformat() for number in numbers],
        [int(one) for one in happens(chance, shares["in_arrears"], size)],
        [1] * size,
    ]


def _names(chance: Generator, size: int) -> list[str]:
    before, forms = (weighed(chance, plan()[one], size) for one in ("before", "forms"))
    trades = some(chance, plan()["trades"], size)
    owned = happens(chance, plan()["shares"]["of_a_person"], size)
    traditions = weighed(chance, plan()["traditions"], size)
    women = happens(chance, 0.3, size)
    owners = naming.names(chance, traditions, women)
    return [
        f"{front}{owner if own else brand} {trade} {form}".rstrip()
        for front, owner, own, brand, trade, form in zip(
            before, owners, owned, _brands(chance, size), trades, forms, strict=True
        )
    ]


def _brands(chance: Generator, size: int) -> list[str]:
    words = (some(chance, plan()["brands"][one], size) for one in ("first", "second", "third"))
    return [" ".join(word for word in three if word) for three in zip(*words, strict=True)]


@cache
def _statuses() -> dict[str, float]:
    shares = plan()["shares"]
    ceased, dormant = shares["ceased"], shares["dormant"]
    return {"active": 1 - ceased - dormant, "ceased": ceased, "dormant": dormant}


@cache
def _branches() -> list[Branch]:
    """Return the branches with a counter, shuffled, so that no state comes first."""
    postcodes: dict[str, str] = {}
    for row in _reference("postcodes"):
        postcodes.setdefault(row["town"], row["postcode"])
    found = [
        Branch(
            row["code"], row["town"], row["state"],
            postcodes.get(row["town"], "50000"), float(row["latitude"]), float(row["longitude"]),
        )
        for row in _reference("branches")
        if row["kind"] != "hq"
    ]  # fmt: skip
    order = default_rng(1).permutation(len(found)).tolist()
    return [found[place] for place in order]


def _reference(name: str) -> list[dict[str, str]]:
    with (FOLDER.parent / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
