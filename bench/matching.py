"""How long it takes to find the lead that a new one repeats, and one's own search, among 100,000.

Synthetic leads, as many in each district as people live there might have, and one disaster: 2,000
leads of one district on one day. Spread over a year, and over a month as in a surge. Measured are
the questions to the database and the comparing, on SQLite and, where a server is there, on
PostgreSQL: as time passed and as the processor's time of this process, which a busy machine does
not blur (of PostgreSQL the server's work is not in it). Beside it rapidfuzz over all texts.
"""

import random
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
from rapidfuzz import fuzz, process
from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncSession

from bench.first_way import Figure
from db.models.leads import Ball, Custody, Key, Lead, Sighting, Stage, Victim
from db.models.people import Role
from db.session import Database, connect
from services.leads.finding import search
from services.leads.matching import keys, known, words
from services.leads.matching.account import Account, Person
from services.places import branches, reference
from tests import databases
from tests.flows import make

LEADS, DISASTER, PROBES, SCANS, SEARCHES = 100_000, 2_000, 300, 10, 100
FIRST_DAY, DAYS, SURGE, FLOOD = date(2026, 1, 1), 365, 30, date(2026, 12, 1)
GIVEN = ("Ahmad", "Ali", "Azman", "Farid", "Hafiz", "Ismail", "Kamal", "Rahim", "Razali", "Noraini")
LINES = (
    "{place}: Seorang {job} maut selepas {vehicle} dinaikinya {how} di {road} dekat sini. "
    "Mangsa, {name}, {age}, meninggal dunia di tempat kejadian jam {hour}.",
    "{job} maut {how} di {road}, {place}",
    "Takziah keluarga {name}, {how} kat {road} {place} pagi tadi",
)
JOBS = ("buruh", "pemandu", "juruteknik", "guru", "nelayan", "penoreh", "pengawal", "kerani")
HOW = ["terbabas", "dilanggar", "merempuh", "terjatuh", "bertembung", "terbalik", "dihempap"]
VEHICLES = ("motosikal", "kereta", "lori", "van", "bas", "treler")


@dataclass(frozen=True, slots=True)
class Told:
    """One synthetic lead."""

    account: Account
    text: str


async def measure() -> list[Figure]:
    """Return all figures."""
    year = list(_leads(random.Random(7)))
    figures = _brute(year)
    for spread, told in (("a year", year), ("a month", [_sooner(each) for each in year])):
        with tempfile.TemporaryDirectory() as folder:
            url = f"sqlite+aiosqlite:///{Path(folder) / 'bench.sqlite3'}"
            databases.migrate(url)
            figures += await _on(url, f"SQLite, {spread}", told)
        with _postgres() as address:
            figures += await _on(address, f"PostgreSQL, {spread}", told) if address else []
    return figures


def _sooner(one: Told) -> Told:
    """Return the lead as one of a month."""
    assert one.account.day is not None
    day = FIRST_DAY + timedelta(days=(one.account.day - FIRST_DAY).days % SURGE)
    return Told(replace(one.account, told=day, day=day), one.text)


async def _on(url: str, name: str, told: Sequence[Told]) -> list[Figure]:
    database = connect(url)
    try:
        await _fill(database, told)
        usual, flood = _probes(told)
        return [
            *await _answers(database, f"{name}: repeated lead found", usual),
            *await _answers(database, f"{name}: the same in a disaster", flood),
            *await _searches(database, f"{name}: /find", told),
        ]
    finally:
        await database.close()


async def _answers(
    database: Database, what: str, probes: Sequence[tuple[Told, int]]
) -> list[Figure]:
    timed, right = Timed(), 0
    async with database.sessions() as session:
        for probe, number in probes:
            lead = Lead(id=0)
            words.read.cache_clear()
            with timed:
                found = await known.repeated(session, lead, probe.account)
            right += found is not None and found.lead_id == number
    return [
        *timed.figures(what),
        Figure(f"{what}, right one first", 100 * right / len(probes), "%"),
    ]


async def _searches(database: Database, what: str, told: Sequence[Told]) -> list[Figure]:
    """Search as members do: a whole name, its last word, one mistyped, a place, a stranger."""
    chance = random.Random(5)
    timed = Timed()
    async with database.sessions() as session:
        for each in chance.sample(told, SEARCHES):
            name = each.account.people[0].name or ""
            last = name.split()[-1]
            wrong = f"{name.split()[0]} {last[:-2]}x{last[-1]}"
            place = each.account.place or last
            typed = chance.choice((name, last, wrong, place, "Qwerty Xylophon"))
            session.expunge_all()
            with timed:
                await search.by_words(session, ("MY",), typed)
    return list(timed.figures(what))


class Timed:
    """A stopwatch for many laps: of the clock, and of this process's time on the processor."""

    def __init__(self) -> None:
        """Begin without laps."""
        self.laps: list[tuple[float, float]] = []  # ms

    def __enter__(self) -> None:
        """Begin a lap."""
        self.started = time.perf_counter(), time.process_time()

    def __exit__(self, *_: object) -> None:
        """End the lap."""
        wall, busy = self.started
        lap = (time.perf_counter() - wall) * 1000, (time.process_time() - busy) * 1000
        self.laps.append(lap)

    def figures(self, what: str) -> Iterator[Figure]:
        """Yield the medians and the 99th percentiles."""
        for kind, laps in zip(("clock", "processor"), zip(*self.laps, strict=True), strict=True):
            ranked = sorted(laps)
            yield Figure(f"{what}, {kind}, median", statistics.median(ranked), "ms")
            yield Figure(f"{what}, {kind}, 99th percentile", ranked[int(0.99 * len(ranked))], "ms")


def _brute(told: Sequence[Told]) -> list[Figure]:
    texts = [each.text for each in told]
    waits = []
    for each in random.Random(3).sample(texts, SCANS):
        started = time.perf_counter()
        process.extract(each, texts, scorer=fuzz.token_set_ratio, limit=5)
        waits.append((time.perf_counter() - started) * 1000)
    return [Figure("anchor: rapidfuzz over all texts, median", statistics.median(waits), "ms")]


def _probes(told: Sequence[Told]) -> tuple[list[tuple[Told, int]], list[tuple[Told, int]]]:
    """Return other reports of leads that are kept, with the number of each: usual, and flood."""
    chance = random.Random(11)
    usual = chance.sample(range(LEADS - DISASTER), PROBES)
    flood = chance.sample(range(LEADS - DISASTER, LEADS), PROBES)
    return (
        [(_again(chance, told[number]), number + 1) for number in usual],
        [(_again(chance, told[number]), number + 1) for number in flood],
    )


def _again(chance: random.Random, one: Told) -> Told:
    """Return the accident as another one tells it: other words, a name shortened, an hour off."""
    account = one.account
    person = account.people[0]
    name = (person.name or "").replace("bin ", "b. ") if chance.random() < 0.8 else None
    text = _text(chance, account.place or "", name or "seorang lelaki", person.age or 0)
    return Told(_account(chance, account, name, text), text)


def _leads(chance: random.Random) -> Iterator[Told]:
    places = [
        place
        for found in reference.gazetteer().by_key.values()
        for place in found[:1]
        if place.district
    ]
    towns = chance.sample(places, 3000)
    for number in range(LEADS):
        flood = number >= LEADS - DISASTER
        place = towns[0] if flood else chance.choice(towns)
        day = FLOOD if flood else FIRST_DAY + timedelta(days=chance.randrange(DAYS))
        name = f"{chance.choice(GIVEN)} bin {chance.choice(GIVEN)} {_made_up(chance)}"
        age = chance.randrange(18, 70)
        text = _text(chance, place.name, name, age)
        base = Account(
            told=day, day=day, place=place.name, place_text=place.name, district=place.district,
            state=place.state, point=(place.latitude, place.longitude),
            people=(Person(name, age, outcome="death"),),
        )  # fmt: skip
        yield Told(_account(chance, base, name, text), text)


def _account(chance: random.Random, base: Account, name: str | None, text: str) -> Account:
    return Account(
        told=base.day, day=base.day, place=base.place, place_text=base.place_text,
        district=base.district, state=base.state, point=base.point,
        people=(Person(name, base.people[0].age, outcome="death"),),
        vehicles=frozenset(chance.sample(("motorcycle", "lorry", "car", "van"), 2)),
        words=words.read(text),
    )  # fmt: skip


def _text(chance: random.Random, place: str, name: str, age: int) -> str:
    return chance.choice(LINES).format(
        place=place, name=name, age=age, job=chance.choice(JOBS), how=chance.choice(HOW),
        vehicle=chance.choice(VEHICLES), road=f"Jalan {_made_up(chance)}",
        hour=f"{chance.randrange(1, 12)}.{chance.randrange(10, 59)}",
    )  # fmt: skip


def _made_up(chance: random.Random) -> str:
    return "".join(
        chance.choice(("ka", "ri", "mo", "lu", "ne", "sa", "ti")) for _ in range(4)
    ).title()


async def _fill(database: Database, told: Sequence[Told]) -> None:
    async with database.sessions() as session, session.begin():
        await branches.keep(session)
        person = await make.person(session, 1, role=Role.SQUAD)
        for start in range(0, len(told), 5000):
            await _insert(session, person.id, start, told[start : start + 5000])


async def _insert(session: AsyncSession, person_id: int, start: int, told: Sequence[Told]) -> None:
    rows: dict[type[Any], list[dict[str, Any]]] = {Lead: [], Victim: [], Sighting: [], Key: []}
    for number, each in enumerate(told, start=start + 1):
        account = each.account
        assert account.day is not None
        at = datetime.combine(account.day, datetime.min.time(), UTC) + timedelta(hours=4)
        rows[Lead].append(_lead_row(number, account, person_id, at))
        victim = account.people[0]
        rows[Victim].append({"lead_id": number, "name": victim.name, "age": victim.age})
        rows[Sighting].append(
            {
                "lead_id": number, "chat_id": -1, "message_id": number, "posted_by_id": person_id,
                "posted_at": at, "text": each.text,
            }
        )  # fmt: skip
        rows[Key] += [
            {"key": key, "day": account.day, "lead_id": number}
            for key in keys.kept_under(account) | keys.found_under(account)
        ]
    for table, values in rows.items():
        await session.execute(insert(table), values)


def _lead_row(number: int, account: Account, person_id: int, at: datetime) -> dict[str, Any]:
    assert account.point is not None
    return {
        "id": number, "opened_at": at, "custody": Custody.UNANSWERED, "stage": Stage.CONFIRMED,
        "kind": "commuting_or_road", "severity": "death", "confidence": 1.0,
        "accident_date": account.day, "place_text": account.place_text,
        "place_name": account.place, "district": account.district, "state": account.state,
        "latitude": account.point[0], "longitude": account.point[1],
        "vehicles": sorted(account.vehicles), "urls": [], "branch_code": make.KUANTAN,
        "branch_reason": "district_table", "missing": [], "posted_by_id": person_id, "plan": 0,
        "ball": Ball.US, "ball_since": at, "revision": 0,
    }  # fmt: skip


@contextmanager
def _postgres() -> Iterator[str | None]:
    """Give the address of an empty schema, None where no server is there."""
    try:
        plain = databases.POSTGRES.replace("+psycopg", "", 1)
        connection = psycopg.connect(plain, autocommit=True, connect_timeout=3)
    except psycopg.OperationalError:
        yield None
        return
    name = f"{databases.SCHEMA}_matching"
    with connection, databases.schema_of_its_own(connection, databases.POSTGRES, name) as url:
        databases.migrate(url)
        yield url
