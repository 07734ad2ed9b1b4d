"""Employers, workers, the months contributed, and panel clinics: lifelike, and nobody's.

Pure. Source: config/reference/town/registry.yaml; how an identity number shows that it is
synthetic stands in the README there.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from . import lives, names, plan
from .lives import Job, Place
from .names import Name


@dataclass(frozen=True, slots=True)
class Employer:
    """A company that does not exist."""

    code: str  # letter, 10 digits, letter; Z at both ends
    name: str
    branch_code: str
    town: str
    point: tuple[float, float]  # latitude, longitude
    in_arrears: bool
    registered_on: date
    wage: tuple[int, int]  # RM/month, today
    women: float  # share
    size: int  # weight when workers look for work


@dataclass(frozen=True, slots=True)
class Worker:
    """An insured person who does not exist."""

    number: int  # from 1
    nric: str  # 12 digits
    name: Name
    woman: bool
    born: date
    phone: str | None  # E.164
    branch_code: str
    town: str

    @property
    def nric_with_dashes(self) -> str:
        """The number as the card shows it."""
        return f"{self.nric[:6]}-{self.nric[6:8]}-{self.nric[8:]}"


def employers() -> tuple[Employer, ...]:
    """Return all employers, branch by branch."""
    taken: set[str] = set()
    found: list[Employer] = []
    for branch in plan.town()["branches"]:
        for _ in range(branch["employers"]):
            found.append(_employer(len(found) + 1, branch, taken))
            taken.add(found[-1].name)
    return tuple(found)


def workers() -> tuple[Worker, ...]:
    """Return all workers, branch by branch."""
    taken: set[str] = set()
    found: list[Worker] = []
    for branch in plan.town()["branches"]:
        for _ in range(branch["workers"]):
            found.append(_worker(len(found) + 1, branch, taken))
            taken.add(found[-1].nric)
    return tuple(found)


def jobs_of(worker: Worker, known: Sequence[Employer], until: date) -> tuple[Job, ...]:
    """Return where the worker was up to the month *until*; people work near their branch."""
    near = [
        _as_place(employer, woman=worker.woman)
        for employer in known
        if employer.branch_code == worker.branch_code
    ]
    # A stream of its own: who somebody is must not hang on how long the life goes.
    return lives.jobs(plan.random_for("life", worker.number), worker.born, near, until)


def _employer(number: int, branch: plan.Plan, taken: set[str]) -> Employer:
    chance = plan.random_for("employer", number)
    facts = plan.registry()
    brand = facts["brands"][number % len(facts["brands"])]
    sector, name = next(one for one in _companies(chance, brand) if one[1] not in taken)
    first, last = facts["first_registration"], facts["last_registration"]
    # The earlier of two: most companies are old enough for a long working life.
    year = min(chance.randint(first, last), chance.randint(first, last))
    town = chance.choice(branch["towns"])
    # A stream of its own: where it lies and what it owes change nothing else.
    luck = plan.random_for("premises", number)
    return Employer(
        code=f"Z{number:010}Z",
        name=name,
        branch_code=branch["code"],
        town=town,
        point=_near(luck, facts["points"][town], facts["spread"]),
        in_arrears=luck.random() < facts["in_arrears"],
        registered_on=date(year, chance.randint(1, 12), chance.randint(1, 28)),
        wage=(sector["wage"][0], sector["wage"][1]),
        women=sector["women"],
        size=sector["size"],
    )


def _near(luck: random.Random, middle: list[float], spread: float) -> tuple[float, float]:
    latitude, longitude = (round(each + luck.uniform(-spread, spread), 5) for each in middle)
    return latitude, longitude


def _companies(chance: random.Random, brand: str) -> Iterator[tuple[plan.Plan, str]]:
    """Give trades and what a company of that brand may be called in them, without an end."""
    while True:
        sector = chance.choice(plan.registry()["sectors"])
        yield sector, chance.choice(sector["names"]).format(brand=brand)


def _worker(number: int, branch: plan.Plan, taken: set[str]) -> Worker:
    chance = plan.random_for("worker", number)
    facts = plan.registry()
    woman = chance.random() < facts["women"]
    tradition = plan.pick(chance, branch["traditions"])
    name = names.make(chance, tradition, woman=woman)
    born = _born(chance)
    place = facts["birthplace_of"].get(tradition) or plan.pick(
        chance, facts["birthplaces"][branch["state"]]
    )
    return Worker(
        number=number,
        nric=_nric(chance, born, place, taken, woman=woman),
        name=name,
        woman=woman,
        born=born,
        phone=f"+60100{number:06}" if chance.random() >= facts["without_phone"] else None,
        branch_code=branch["code"],
        town=chance.choice(branch["towns"]),
    )


def _born(chance: random.Random) -> date:
    """Return a birthday; the young are more than the old."""
    first, last = plan.registry()["born"]
    days = (date(last, 12, 31) - date(first, 1, 1)).days
    return date(first, 1, 1) + timedelta(days=round(chance.triangular(0, days, days * 0.8)))


def _nric(chance: random.Random, born: date, place: str, taken: set[str], *, woman: bool) -> str:
    """Return a free number; 00 before the last two digits was never given to anybody so old."""
    serial = chance.randrange(0, 100, 2) + (not woman)
    while (number := f"{born:%y%m%d}{place}{serial:04}") in taken:
        serial = (serial + 2) % 100
    return number


def _as_place(employer: Employer, *, woman: bool) -> Place:
    share = employer.women if woman else 1 - employer.women
    return Place(
        employer.code, employer.registered_on, employer.wage, employer.size * max(share, 0.02)
    )
