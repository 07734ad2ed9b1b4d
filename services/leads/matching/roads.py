"""Compare the roads of two accounts, highways by all their names, and the way the vehicles went.

Pure. The place as written tells the road; the kind of a street and the town's name tell nothing.
"""

from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from services.leads.matching.account import Account, Signal
from services.leads.matching.weighing import POINTS
from services.leads.reading.likeness_words import EMPTY, QUARTERS, ROADS_NAMED_ANEW

ROADS = frozenset(("jalan", "jln", "lorong", "persiaran", "lebuh", "lebuhraya"))
ROADS_FIRST = ("jalan ", "jln ", "lorong ", "persiaran ")
STONES = frozenset(("km", "kilometer", "kilometre", "batu"))
SPELT = 80  # 0-100: a town's two spellings


def compare(one: Account, two: Account, place: str | None) -> Iterator[Signal]:
    """Compare roads, highways by all their names, and the way the vehicles went.

    Of a quarter that is the *place* of both already, its name does not count once more.
    """
    a, b = one.words.highways, two.words.highways
    quarter = place == "place_same" and not (_on_road(one) or _on_road(two))
    same = _shared(one, two) or _same_words(one, two)
    if same and not quarter:
        yield Signal("road_same", POINTS["road_same"])
    elif not same and a & b:
        yield Signal("highway_same", POINTS["highway_same"])
    elif not same and differ(one, two):
        yield Signal("road_differs", POINTS["road_differs"])
    ways = one.words.said.directions, two.words.said.directions
    if a & b and ways[0] and ways[1] and not ways[0] & ways[1]:
        yield Signal("way_differs", POINTS["way_differs"])


def differ(one: Account, two: Account) -> bool:
    """Whether both tell a road, each another one."""
    a, b = one.words.highways, two.words.highways
    if a & b or _shared(one, two):
        return False
    both = bool(a - one.words.beside and b - two.words.beside)
    both = both or _off(one, two) or _off(two, one)
    return both or (_named_road(one) and _named_road(two) and not _spelt(one, two))


def _off(one: Account, two: Account) -> bool:
    """Whether the one was at a kilometre of a highway, the other on a road with a name."""
    on = one.words.highways - one.words.beside
    named = not two.words.highways and (two.place_text or "").lower().startswith(ROADS_FIRST)
    return bool(on and one.words.said.kilometres and named and _named_road(two))


def _shared(one: Account, two: Account) -> bool:
    """Whether both write a word of one road; a number alone is that of another road as well."""
    a, b = road_words(one), road_words(two)
    names = [frozenset(word for word in each if word[0].isalpha()) for each in (a, b)]
    return bool(names[0] & names[1] if all(names) else a & b)


def _spelt(one: Account, two: Account) -> bool:
    return any(slip(a, b) for a in road_words(one) for b in road_words(two))


def _same_words(one: Account, two: Account) -> bool:
    """Whether both write the same road, not only the same town."""
    a, b = (one.place_text or "").lower(), (two.place_text or "").lower()
    towns = {(name or "").lower() for each in (one, two) for name in (each.place, each.district)}
    named = a.split(" ")[0] in ROADS or road_words(one) or not (one.place and two.place)
    return a == b and " " in a and bool(named) and not any(slip(a, town) for town in towns)


def _named_road(account: Account) -> bool:
    """Whether the place as written is a road with a name of its own."""
    named = (account.place_text or "").lower().split(" ")[0] in ROADS
    return named and any(word.isalpha() for word in road_words(account))


def _on_road(account: Account) -> bool:
    first = (account.place_text or "").lower().split(" ")[0]
    return first in ROADS or first in STONES


def road_words(account: Account) -> frozenset[str]:
    """Return the telling words of the place as written."""
    return _telling(account.place_text or "", account.place or "", account.district or "")


@lru_cache(maxsize=4096)
def _telling(written: str, place: str, district: str) -> frozenset[str]:
    told = written.lower().replace("jln ", "jalan ").replace("'", "")
    for name, former in ROADS_NAMED_ANEW.items():
        told = told.replace(name, former)
    words = told.replace("-", " ").replace(",", " ").split()
    town = {*place.lower().split(), *district.lower().split()}
    if place.lower().split(" ")[0] in ROADS:  # the gazetteer has the road itself
        town = {*district.lower().split()}
    return frozenset(
        word
        for word in words
        if (
            len(word) > 2
            and word not in EMPTY | QUARTERS | ROADS
            and not any(slip(word, each) for each in town)
        )
        or word.replace(".", "").isdigit()
    )


def slip(one: str, two: str) -> bool:
    """Whether two words are one spelt twice: Bharu, Baharu."""
    numbered = one[-1:].isdigit() != two[-1:].isdigit()  # Seremban 2 is less than Seremban
    return one == two or (ratio(one, two) >= SPELT and not numbered)
