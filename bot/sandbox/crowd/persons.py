"""Persons and their working lives by the block.

Pure. Each person has a number of its own without anything being remembered: the numbers are gone
through in steps that meet each of them once.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from numpy.random import Generator

from bot.sandbox.crowd import employers, naming
from bot.sandbox.crowd.chance import ROWS_A_BLOCK, happens, of_block, plan, some, weighed
from bot.sandbox.crowd.working import Pattern, patterns

HEADINGS = ("nric", "name", "born", "sex", "phone", "address", "postcode", "synthetic")
MONTHS_HEADINGS = (
    "nric", "employer", "first_month", "last_month", "wage", "category", "started_on", "ended_on",
    "synthetic",
)  # fmt: skip
_KIND = 2
_SERIALS = 100  # 00 and two digits more
_STEP = 7_368_787  # a prime: it meets every number once
_LUCKS = 8  # jobs of one person with a stream of chance of their own
_PLACES = [f"{code:02}" for code in (*range(1, 17), *range(21, 60))]  # of birth

Columns = list[list[Any]]
Rows = list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Block:
    """Some thousand persons, and what was contributed for them."""

    persons: Columns
    months: Rows


def most() -> int:
    """Return how many numbers there are."""
    return len(_days()) * len(_PLACES) * _SERIALS


def blocks(
    seed: int, count: int, employer_count: int, until: date, *, working: bool = True
) -> Iterator[Block]:
    """Give all persons, with their lives up to the month *until*, some thousand at a time.

    Not *working*, they are the same without their lives.
    """
    lives = patterns(seed, until) if working else {}
    for block, first in enumerate(range(0, count, ROWS_A_BLOCK)):
        numbers = range(first, min(first + ROWS_A_BLOCK, count))
        chance = of_block(seed, _KIND, block)
        persons, nrics, years = _persons(chance, seed, numbers)
        months = _months(chance, nrics, years, lives, employer_count) if working else []
        yield Block(persons, months)


def _persons(chance: Generator, seed: int, numbers: range) -> tuple[Columns, list[str], list[int]]:
    size = len(numbers)
    days, places = _days(), len(_PLACES)
    spread = [(number * _STEP + seed) % most() for number in numbers]
    born = [days[one // (places * _SERIALS)] for one in spread]
    women = [one % 2 == 0 for one in spread]
    nrics = [
        f"{day:%y%m%d}{_PLACES[one // _SERIALS % places]}00{one % _SERIALS:02}"
        for one, day in zip(spread, born, strict=True)
    ]
    traditions = weighed(chance, plan()["traditions"], size)
    phones = chance.integers(0, 900_000, size).tolist()
    has_phone = happens(chance, plan()["shares"]["phone"], size)
    house = chance.integers(1, 300, size).tolist()
    streets, areas = some(chance, plan()["streets"], size), some(chance, plan()["areas"], size)
    postcodes = chance.integers(1, 98, size).tolist()
    columns: Columns = [
        nrics,
        naming.names(chance, traditions, women),
        [day.isoformat() for day in born],
        ["F" if woman else "M" for woman in women],
        [f"0100{one:06}" if has else "" for one, has in zip(phones, has_phone, strict=True)],
        [f"No. {a} {b} {c}" for a, b, c in zip(house, streets, areas, strict=True)],
        [f"{one:02}000" for one in postcodes],
        [1] * size,
    ]
    return columns, nrics, [day.year for day in born]


def _months(
    chance: Generator,
    nrics: list[str],
    years: list[int],
    lives: dict[int, list[Pattern]],
    employer_count: int,
) -> Rows:
    """Give each person a life of the year of birth, and an employer to each job of it."""
    found: Rows = []
    chosen = chance.integers(0, plan()["patterns_a_year"], len(nrics)).tolist()
    luck = (chance.random((len(nrics), _LUCKS)) ** 3 * (employer_count - 1)).tolist()
    for nric, year, place, lots in zip(nrics, years, chosen, luck, strict=True):
        pattern = lives[year][place]
        codes = [
            employers.code(int(lots[slot % _LUCKS] * open_share))
            for slot, open_share in enumerate(pattern.open_shares)
        ]
        found += [(nric, codes[slot], *cells) for slot, cells in pattern.spans]
    return found


@cache
def _days() -> list[date]:
    first, last = plan()["born"]
    begin, end = date(first, 1, 1), date(last, 12, 31)
    return [begin + timedelta(days=number) for number in range((end - begin).days + 1)]
