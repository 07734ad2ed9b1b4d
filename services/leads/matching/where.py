"""Compare where two accounts say that it happened: kilometre, quarter, district; roads: roads.py.

Pure. Reports name the town nearest to them and round kilometres; only what lies far apart, or
is told of another place by name, speaks against one accident.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from services.leads.matching import adrift, areas, roads
from services.leads.matching.account import Account, Signal
from services.leads.matching.guesses import (
    bears,
    borne_often,
    borne_twice,
    by_hospital,
    by_name_only,
    initials,
    is_mile,
    is_named,
    is_thing,
    writes,
)  # fmt: skip
from services.leads.matching.persons import name_words
from services.leads.matching.roads import road_words, slip
from services.leads.matching.weighing import POINTS
from services.leads.matching.words import shared_names
from services.leads.reading.likeness_words import EMPTY, SHARED
from services.leads.reading.sorts_words import BUSY
from services.places import reference
from services.places.distance import kilometres
from services.places.gazetteer import Precision
from services.places.mentions import EVERYDAY

SAME_STONE, OTHER_STONE = 0.3, 1.0  # km between two kilometres that are told of a road
BORDERS = ("state_differs", "elsewhere")
AWAY = (*BORDERS, "far_apart", "quarter_differs")
NEAR = ("place_same", "place_near", "town_same", "district_same", "area_same", "state_same")
BEARERS = 2  # places of one name; what more bear tells nothing
TOWN_KM = 12.0  # between a quarter and the town for which it is told
QUARTERS_KM = 6.0  # between two quarters of one district
NEAR_KM = 3.0  # a kampung's or quarter's point is within 2 km of the scene
ELSEWHERE_KM = 80.0  # papers name the scene or the next large town: Miri for Bungai, 43 km off
FAR_KM = 40.0  # a town's point is within 5 km, a district's may be 30
THINGS = frozenset({"baling", "jempol"})  # towns: to throw, a thumb
TOWNS = 3  # names of firms, schools, quarters that both tell


def where(one: Account, two: Account) -> Iterator[Signal]:
    """Yield what the places say: the nearest thing that agrees, and what contradicts."""
    stones = one.words.said.kilometres, two.words.said.kilometres
    if stones[0] and stones[1]:
        off = min(abs(a - b) for a in stones[0] for b in stones[1])
        near = off <= SAME_STONE or (off < OTHER_STONE and _rounded(stones))
        if near and not roads.differ(one, two):
            yield Signal("stone_same", POINTS["stone_same"], (("km", round(off, 1)),))
        elif off > OTHER_STONE:
            yield Signal("stone_differs", POINTS["stone_differs"], (("km", round(off, 1)),))
    km = kilometres(one.point, two.point) if one.point and two.point else None
    key = _nearness(one, two, km)
    wide = key in (None, "state_same") or (key in AWAY and areas.on_way(one, two))
    key = "area_same" if wide and areas.wider(one, two) else key
    islands = adrift.other_island(one, two)
    if islands and key in NEAR:  # two islands of a district, of a state
        key = None
    elif key is None and adrift.same_island(one, two):
        key = "place_near"
    on = (one.words.highways - one.words.beside) & (two.words.highways - two.words.beside)
    one_scene = key in AWAY and _same_scene(one, two)
    if key and not one_scene and not (on and key == "quarter_differs"):  # between two towns
        facts = (("km", round(km, 1)),) if km is not None and key not in BORDERS else ()
        yield Signal(key, POINTS[key], facts)
    if islands or adrift.other_river(one, two):
        yield Signal("water_differs", POINTS["water_differs"])
    yield from roads.compare(one, two, key)


def _rounded(stones: tuple[frozenset[float], frozenset[float]]) -> bool:
    """Whether one text has the whole kilometre only."""
    return any(stone.is_integer() for told in stones for stone in told)


def _nearness(one: Account, two: Account, km: float | None) -> str | None:
    sections = one.words.said.sections, two.words.said.sections
    if sections[0] and sections[1] and not sections[0] & sections[1]:
        return "quarter_differs"
    if one.place and one.place == two.place and one.district and one.district == two.district:
        if _two_names(one, two):
            return "district_same"
        whole = slip(one.place.removeprefix("Daerah "), one.district)
        road = one.place.lower().split(" ")[0] in roads.ROADS  # the road is compared by itself
        return _shared(one) if whole or road else "place_same"
    if one.district and one.district == two.district:
        if _written(one, two) or _written(two, one):
            apart = road_words(one) and road_words(two) and not road_words(one) & road_words(two)
            road = any(
                (each.place or "").lower().startswith(roads.ROADS_FIRST) for each in (one, two)
            )
            return _shared(one) if apart or road else "place_same"
        return (
            "place_near"
            if km is not None
            and km <= NEAR_KM
            and one.place != one.district
            and two.place != two.district
            else _in_district(one, two, km)
        )
    if _reads(one, two) or _reads(two, one):
        return "place_near"
    if _here(one, two) or _here(two, one):
        return "district_same"
    if (near := _written_there(one, two) or _written_there(two, one)) is not None:
        return near
    if _from_desk(one) or _from_desk(two):
        return None
    key = _farness(one, two, km)
    moved = (one.words.said.moved or two.words.said.moved) and one.state == two.state
    often = initials(one, two) or initials(two, one)
    if key == "far_apart":
        often = often or by_hospital(one) or by_hospital(two)
        often = often or borne_often(one) or borne_often(two) or adrift.is_adrift(one, two)
    if key in ("far_apart", "state_differs"):
        often = often or any(guess(each) for guess in (is_thing, is_mile) for each in (one, two))
    return None if moved or often else key


def _here(one: Account, two: Account) -> bool:
    """Whether the one says it was in the other's town, though its quarter was misplaced."""
    town = one.words.said.here
    return bool(town) and town in ((two.place or "").lower(), (two.district or "").lower())


def _from_desk(account: Account) -> bool:
    """Whether the place may be that of the newspaper only."""
    desk = account.words.said.desk
    return bool(desk) and desk in (account.place or desk).lower()


def _reads(one: Account, two: Account) -> bool:
    """Whether the one's place is a name that the other writes of its own scene.

    Bukit Contoh was taken for another one of that name, when its text names no district.
    """
    place = (one.place or "").lower()
    telling = " " in place or (len(place) > 3 and place not in EMPTY | SHARED)
    unsure = bool(one.district) and not is_named(one.district, one)
    misplaced = unsure and (borne_twice(place) or not two.district)
    return telling and misplaced and _quarter(one) and writes(two, place)


def _two_names(one: Account, two: Account) -> bool:
    """Whether each writes a name that the gazetteer did not place, and neither the other's."""
    a, b = road_words(one), road_words(two)
    return bool(a and b) and not (a & two.words.every or b & one.words.every or a & b)


def _written(one: Account, two: Account) -> bool:
    """Whether the other one's place as written has this one's quarter in it."""
    place = (one.place or "").lower()
    return (
        place not in ("", (one.district or "").lower()) and place in (two.place_text or "").lower()
    )


def _written_there(one: Account, two: Account) -> str | None:
    """Return what it says that the one writes the other's town, though it was put elsewhere.

    Its own place is that of the newspaper, a school, a state; a road is named by where it leads to.
    """
    if not two.district or (one.state and two.state and one.state != two.state):
        return None
    written = f" {(one.place_text or '').lower()} "
    road = "-" in written or written.split(" ", 2)[1] in roads.ROADS
    towns = {name.lower() for name in (two.place, two.district) if name}
    if not road and any(f" {town} " in written for town in towns - EMPTY - SHARED):
        return _shared(two)
    place = (two.place or "").lower()
    bare = place.removeprefix("kampung ")
    place = bare if " " in bare else place  # nobody says of two words that it is a kampung
    told = one.district is None and place not in EMPTY | SHARED
    if told and _quarter(two) and writes(one, place):
        return "place_near"
    if one.place is None and bears(one.place_text or "", two.district):
        return _shared(two)
    written_only = one.place is None and not _from_desk(two)
    named = any(town not in EVERYDAY | THINGS | SHARED and writes(one, town) for town in towns)
    return _shared(two) if written_only and named else None


def _in_district(one: Account, two: Account, km: float | None) -> str | None:
    """Two quarters of a district, far from each other, do not speak for one accident.

    A housing estate is small: two of them are apart as soon as they are not near.
    """
    own = (
        _quarter(one)
        and _quarter(two)
        and not (is_named(one.place, two) or is_named(two.place, one))
    )
    estates = all((account.place or "").startswith("Taman ") for account in (one, two))
    town = any(_is_town(account.place or "") for account in (one, two))
    far = NEAR_KM if estates else TOWN_KM if town else QUARTERS_KM
    return "quarter_differs" if own and km is not None and km > far else _shared(one)


def _shared(account: Account) -> str:
    return "district_same" if account.district in BUSY else "town_same"


def _quarter(account: Account) -> bool:
    """Whether the place is less than its whole district."""
    place = (account.place or "").removeprefix("Daerah ")
    return bool(account.district) and not slip(place, account.district or "")


@lru_cache(maxsize=4096)
def _is_town(place: str) -> bool:
    """Whether a town bears the name: it is told for each of its quarters."""
    return any(found.precision is Precision.TOWN for found in reference.gazetteer().find(place))


def _farness(one: Account, two: Account, km: float | None) -> str | None:
    """Return what two districts say; a name of places in both texts: one was misplaced."""
    far = km is None or km > FAR_KM
    if one.state and two.state and one.state != two.state and far:
        key = "state_differs"
    elif km is not None and km > FAR_KM and one.district and two.district:
        key = "far_apart"
    else:
        if _other_places(one, two, km):
            return "quarter_differs"
        return "state_same" if one.state and one.state == two.state else None
    a, b = place_words(one) - EMPTY - SHARED, place_words(two) - EMPTY - SHARED
    names = shared_names(one.words, two.words) - name_words(one) - name_words(two)
    names -= _firm_words(one) | _firm_words(two)
    if a & two.words.every or b & one.words.every or len(names) >= TOWNS:
        return None
    either = by_name_only(one) or by_name_only(two)
    if either and _same_name(names, one, two):
        return None
    own = a & one.words.every and b & two.words.every
    near = either or (key == "far_apart" and km is not None and km <= ELSEWHERE_KM)
    return "elsewhere" if own and not near else key


def _same_scene(one: Account, two: Account) -> bool:
    """Whether both write a place that few others are called like, whatever the reader took."""
    if one.words.said.sections and two.words.said.sections:
        return False  # compared already: the quarters of one town
    find = reference.gazetteer().find
    shared = one.words.scenes & two.words.scenes
    return any(len(find(name)) <= BEARERS for name in shared if name.split()[-1] not in EMPTY)


def _same_name(names: frozenset[str], one: Account, two: Account) -> bool:
    """Whether both write a name in two words: the place that the reader did not take."""
    first, second = (set(pairwise(each.words.plain.split())) for each in (one, two))
    return any(a != b and {a, b} <= names for a, b in first & second)


def _other_places(one: Account, two: Account, km: float | None) -> bool:
    """Whether two places of two districts are meant, and neither text names the other's."""
    if km is None or km <= QUARTERS_KM or not (_quarter(one) and _quarter(two)):
        return False
    if is_named(one.place, two) or is_named(two.place, one):
        return False
    a, b = place_words(one) - SHARED, place_words(two) - SHARED
    return not a & two.words.every and not b & one.words.every


def _firm_words(account: Account) -> frozenset[str]:
    """Return the words of the employers: a firm has branches all over the country."""
    firms = (person.employer or "" for person in account.people)
    return frozenset(word for firm in firms for word in firm.lower().split())


def place_words(account: Account) -> frozenset[str]:
    """Return the words of the place and its district, as the gazetteer has them."""
    return _words_of(account.place or "", account.district or "")


@lru_cache(maxsize=4096)
def _words_of(place: str, district: str) -> frozenset[str]:
    return frozenset(f"{place} {district}".lower().split())
