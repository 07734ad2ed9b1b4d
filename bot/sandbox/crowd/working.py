"""Working lives that are made once and given to many: some dozens for each year of birth.

Pure. The lives are the town's (bot/sandbox/town/lives.py); which employers stand in them is chosen
for each person.
"""

import random
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from bot.sandbox.crowd.chance import plan
from bot.sandbox.town import lives
from bot.sandbox.town import plan as town
from bot.sandbox.town.lives import Place

RETIRES_AT = 60  # years
Span = tuple[int, tuple[str, ...]]  # slot of the employer, then the cells of the row behind it


@dataclass(frozen=True, slots=True)
class Pattern:
    """One working life."""

    spans: tuple[Span, ...]
    open_shares: tuple[float, ...]  # by slot: how many of all employers were registered by then


@lru_cache(1)
def patterns(seed: int, until: date) -> dict[int, list[Pattern]]:
    """Return the lives up to the month *until*, by year of birth."""
    first, last = plan()["born"]
    return {
        year: [
            _pattern(random.Random(f"{seed}/{year}/{number}"), year, until)
            for number in range(plan()["patterns_a_year"])
        ]
        for year in range(first, last + 1)
    }


def _pattern(chance: random.Random, year: int, until: date) -> Pattern:
    born = date(year, 7, 1)
    jobs = lives.jobs(chance, born, _places(), min(until, born.replace(year=year + RETIRES_AT)))
    slots: dict[str, int] = {}
    open_shares: list[float] = []
    spans = []
    for job, started_on, ended_on in lives.employed(jobs, until):
        if job.employer_code not in slots:
            slots[job.employer_code] = len(slots)
            open_shares.append(_open_share(started_on))
        cells = (
            *(f"{job.first_month:%Y-%m}", f"{job.last_month:%Y-%m}", str(job.wage), "1"),
            *(started_on.isoformat(), ended_on.isoformat() if ended_on else "", "1"),
        )
        spans.append((slots[job.employer_code], cells))
    return Pattern(tuple(spans), tuple(open_shares))


def _places() -> list[Place]:
    """Return employers to be: one of each trade, thrice."""
    first = date.fromisoformat(plan()["first_registration"])
    return [
        Place(f"{number}", first, (sector["wage"][0], sector["wage"][1]), sector["size"])
        for number, sector in enumerate(town.registry()["sectors"] * 3)
    ]


def _open_share(day: date) -> float:
    """Return the share of the employers that were registered by that day."""
    first, last = (date.fromisoformat(plan()[f"{one}_registration"]) for one in ("first", "last"))
    return min(max((day - first).days / (last - first).days, 0.0), 1.0)
