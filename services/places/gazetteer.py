"""Malaysian places by name: 22,000 towns, kampung, taman, mukim and districts with their points.

Pure after `Gazetteer.load`, which takes a fraction of a second and is done once when the program
starts. 2,000 names occur more than once ("Kampung Baru" 135 times), so a look-up returns all who
bear the name and `settle` chooses by what else the text says. Sources and limits:
config/reference/README.md.
"""

import csv
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain
from operator import itemgetter
from pathlib import Path
from typing import Self

from services.places import shapes, spelling, states
from services.places.highways import Highways
from services.places.shapes import District

REFERENCE = Path(__file__).resolve().parents[2] / "config" / "reference"


class Precision(StrEnum):
    """How far the point may be from the scene."""

    KM = "km"  # a kilometre stone, interpolated: some km along the road
    POINT = "point"  # a kampung, taman or quarter: 1-2 km
    TOWN = "town"  # a town's middle: about 5 km
    DISTRICT = "district"  # a point inside the district
    STATE = "state"  # a point inside the state: never measure from it


@dataclass(frozen=True, slots=True)
class Place:
    """A place with its point; "W.P. Kuala Lumpur" and its kind are districts of themselves."""

    name: str
    kind: str  # town, city, kampung, taman, district, state, mukim, road, ...
    district: str | None  # as the Department of Statistics writes it; None for a state
    state: str  # ISO 3166-2:MY
    latitude: float
    longitude: float
    population: int = 0  # 0: not known
    precision: Precision = Precision.POINT

    @property
    def is_rough(self) -> bool:
        """Whether its point is only that of the district or state: no distance is measured from it.

        So are all rows of landmarks.csv (config/reference/README.md).
        """
        return self.kind in LANDMARKS or self.precision in (Precision.DISTRICT, Precision.STATE)

    @property
    def is_hint(self) -> bool:
        """Whether it is a state of whose places only a hospital is known, and the point is its."""
        return self.kind == "hospital" and self.precision is Precision.STATE


SERVING = ("hospital", "council")  # they tell a district or state: nobody was hurt in them
LANDMARKS = ("landmark", "street", "highway", "council")
PRECISION_OF = {
    **dict.fromkeys(("city", "town", "post_town", "locality", "mukim"), Precision.TOWN),
    **dict.fromkeys(LANDMARKS, Precision.TOWN),
    **dict.fromkeys(("district", "hospital"), Precision.DISTRICT),
    "state": Precision.STATE,
}


Towns = Mapping[tuple[str, str, str], Collection[str]]  # (key, state, district) -> spellings
_SPELT = ("city", "town", "locality", "mukim")  # a post office or a branch may bear the name
OFTEN = 4  # places of that very name: then nobody means a town that has it as another name


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The places by the key of their name, the districts' boundaries and the highways."""

    by_key: Mapping[str, tuple[Place, ...]]
    districts: tuple[District, ...]
    highways: Highways
    postcodes: Mapping[str, Place]  # "81700" -> the town of its post office
    longest: int  # words in the longest name
    first_words: frozenset[str]  # of all names: most words of a text begin none

    @classmethod
    def load(cls, folder: Path = REFERENCE) -> Self:
        """Read the reference files of the folder."""
        files = (folder / "places.csv", folder / "landmarks.csv")
        by_key = _index(files, _post_towns(folder / "postcodes.csv"), _branch_towns(folder))
        split = [name.split() for name in by_key]
        return cls(
            by_key=by_key,
            districts=shapes.load(folder / "districts.geojson"),
            highways=Highways.load(folder),
            postcodes=dict(_postcodes(folder / "postcodes.csv")),
            longest=max(map(len, split)),
            first_words=frozenset(words[0] for words in split),
        )

    def find(self, name: str) -> tuple[Place, ...]:
        """Return all places of that name in any spelling, the most populous first."""
        return self.by_key.get(spelling.key(name), ())

    def district_at(self, latitude: float, longitude: float) -> District | None:
        """Return the district in which the point lies; None at sea and abroad."""
        return shapes.district_at(self.districts, latitude, longitude)

    def state_place(self, state: str) -> Place:
        """Return the state itself as a place."""
        return next(p for p in self.find(states.name_of(state)) if p.precision is Precision.STATE)


def _post_towns(path: Path) -> Towns:
    """Return the towns with a post office, as it writes them: many bear no population."""
    towns: defaultdict[tuple[str, str, str], set[str]] = defaultdict(set)
    for town, state, district in set(_columns(path, "town", "state", "district")):
        towns[spelling.key(town), state, district].add(town)
    return towns


def _branch_towns(folder: Path) -> Mapping[tuple[str, str], str]:
    """Return how the branches write their towns, by (key, state)."""
    rows = _columns(folder / "branches.csv", "town", "state")
    return {(spelling.key(town), state): town for town, state in rows}


def _spelt_today(place: Place, others: str, written: Collection[str]) -> Place:
    """Return a town by the spelling that people use, where the gazetteer has it as another name.

    *written* is how its branch or its post office writes it: "Temerloh", not "Temerluh". A spelling
    that one of them has stays: news write "Tanjong Karang" too, and reports are compared by words.
    """
    known = {each.casefold() for each in (place.name, *others.split("|"))}
    today = next((each for each in sorted(written) if each.casefold() in known), place.name)
    return replace(place, name=today)


def _postcodes(path: Path) -> Iterator[tuple[str, Place]]:
    for code, town, *rest in _columns(path, "postcode", "town", "district", "state", "lat", "lon"):
        if all(rest):  # a few have no point
            yield code, _place(town, "post_town", *rest, "")


def _index(
    files: Iterable[Path], post_towns: Towns, branch_towns: Mapping[tuple[str, str], str]
) -> dict[str, tuple[Place, ...]]:
    own: defaultdict[str, list[Place]] = defaultdict(list)
    others: defaultdict[str, list[Place]] = defaultdict(list)
    rows = chain.from_iterable(_columns(path, "alt_names", *COLUMNS) for path in files)
    for others_written, *row in rows:
        place = _place(*row)
        name = spelling.key(place.name)
        if place.kind in _SPELT and place.district:
            written = post_towns.get((name, place.state, place.district), ())
            if written and place.kind == "locality":
                place = replace(place, kind="post_town")
            branch = branch_towns.get((name, place.state))
            if place.name not in written:
                place = _spelt_today(place, others_written, (branch,) if branch else written)
        own[name].append(place)
        for alias in _aliases(others_written, place):
            if alias != name:
                others[alias].append(place)
    names = {*own, *others} - {""}
    return {name: _bearers(own.get(name, []), others.get(name, [])) for name in names}


def _bearers(own: list[Place], others: list[Place]) -> tuple[Place, ...]:
    """Return who bears a name: the state alone, else towns so named before any alias."""
    if len(own) == 1 and not others:
        return (own[0],)
    for place in (*own, *others):
        if place.precision is Precision.STATE:
            return (place,)
    many = len(own) > OFTEN or any(_size(place)[0] for place in own)
    also = [] if many else [p for p in others if not own or _is_known_as(p, own[0].name)]
    return tuple(sorted([*own, *also], key=_size, reverse=True))


def _is_known_as(place: Place, name: str) -> bool:
    """Tell whether a place may be meant by another's own name: a town that is spelt so as well.

    "Kampung Contoh" is not meant where another is called just "Contoh".
    """
    return _size(place)[0] and spelling.key(place.name) != f"kampung {spelling.key(name)}"


def _columns(path: Path, *names: str) -> Iterator[tuple[str, ...]]:
    """Yield those columns of a file, row by row: twice as quick as a dictionary for each row."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines)
        heads = next(rows)
        yield from map(itemgetter(*map(heads.index, names)), rows)


COLUMNS = ("name", "kind", "district", "state", "lat", "lon", "population")


def _place(*row: str) -> Place:
    name, kind, district, state, latitude, longitude, population = row
    return Place(
        name=name,
        kind=kind,
        district=district or None,
        state=state,
        latitude=float(latitude),
        longitude=float(longitude),
        population=int(population or 0),
        precision=PRECISION_OF.get(kind, Precision.POINT),
    )


def _aliases(written: str, place: Place) -> set[str]:
    """Return the keys of the other names of a place: the Latin ones that are not a scrap."""
    if not written and place.kind != "state":  # two places of three have none
        return set()
    kept = [name for name in written.split("|") if name.isascii() and len(name) > 3]
    if place.kind != "district":  # a mukim that lies in it is not called by it
        kept = [name for name in kept if not name.startswith("Daerah ")]
    if place.kind == "state":
        kept.extend(states.ALIASES.get(place.state, ()))
    return {spelling.key(name) for name in kept}


def _size(place: Place) -> tuple[bool, int]:
    return place.kind in {"state", "district", "city", "town", "post_town"}, place.population
