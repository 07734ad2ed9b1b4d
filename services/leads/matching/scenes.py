"""Compare where, when and how two accounts say that it happened.

Pure. Reports round times and places, and name the town nearest to them; only what lies far apart
speaks against one accident.
"""

from collections.abc import Iterator
from datetime import time
from functools import lru_cache

from rapidfuzz.fuzz import ratio, token_set_ratio

from services.leads.matching import causes, clocks
from services.leads.matching.account import Account, Signal
from services.leads.matching.persons import name_words
from services.leads.matching.weighing import POINTS
from services.leads.matching.words import shared_names
from services.leads.reading.likeness_words import (
    CAUSES,
    COMMON_CONCEPTS,
    EMPTY,
    QUARTERS,
    RARE_CONCEPTS,
    SHARED,
)
from services.places.distance import kilometres

SAME_STONE, OTHER_STONE = 0.3, 1.0  # km between two kilometres that are told of a road
ROADS = frozenset(("jalan", "jln", "lorong", "persiaran", "lebuh", "lebuhraya"))
SPELT = 80  # 0-100: a town's two spellings
BORDERS = ("state_differs", "elsewhere")
QUARTERS_KM = 12.0  # between two quarters of one district
NEAR_KM = 3.0  # a kampung's or quarter's point is within 2 km of the scene
FAR_KM = 40.0  # a town's point is within 5 km, a district's may be 30
LATE_DAYS = 3  # between reports of which one does not tell the accident's day
SAME_MINUTES, NEAR_MINUTES, FAR_MINUTES = 20, 75, 240
ALIKE = 88  # 0-100: names of a firm, a hospital, a road but for a slip
TOWNS = 3  # names of firms, schools, quarters that both tell
MOST_WORDS = 3  # more shared words count no more
MOST_SHARED = 8  # meanings, by weight
FEWEST, TELLING, ALL = 3, 1.5, 0.75  # short texts that say the same: meanings, weight, share


def where(one: Account, two: Account) -> Iterator[Signal]:
    """Yield what the places say: the nearest thing that agrees, and what contradicts."""
    stones = one.words.said.kilometres, two.words.said.kilometres
    if stones[0] and stones[1]:
        off = min(abs(a - b) for a in stones[0] for b in stones[1])
        if off <= SAME_STONE:
            yield Signal("stone_same", POINTS["stone_same"], (("km", round(off, 1)),))
        elif off > OTHER_STONE:
            yield Signal("stone_differs", POINTS["stone_differs"], (("km", round(off, 1)),))
    km = kilometres(one.point, two.point) if one.point and two.point else None
    key = _nearness(one, two, km)
    if key is not None:
        facts = (("km", round(km, 1)),) if km is not None and key not in BORDERS else ()
        yield Signal(key, POINTS[key], facts)
    yield from _roads(one, two)


def _roads(one: Account, two: Account) -> Iterator[Signal]:
    """Compare roads, highways by all their names, and the way the vehicles went."""
    a, b = one.words.highways, two.words.highways
    if bool(_road(one) & _road(two)) or _same_words(one, two):
        yield Signal("road_same", POINTS["road_same"])
    elif a & b:
        yield Signal("highway_same", POINTS["highway_same"])
    elif (a and b) or (_named_road(one) and _named_road(two) and not _spelt(one, two)):
        yield Signal("road_differs", POINTS["road_differs"])
    ways = one.words.said.directions, two.words.said.directions
    if a & b and ways[0] and ways[1] and not ways[0] & ways[1]:
        yield Signal("way_differs", POINTS["way_differs"])


def _spelt(one: Account, two: Account) -> bool:
    return any(_slip(a, b) for a in _road(one) for b in _road(two))


def _nearness(one: Account, two: Account, km: float | None) -> str | None:
    if one.place and one.place == two.place and one.district and one.district == two.district:
        whole = one.place.removeprefix("Daerah ") == one.district
        return "district_same" if whole else "place_same"
    if one.district and one.district == two.district:
        if _written(one, two) or _written(two, one):
            return "place_same"
        return (
            "place_near"
            if km is not None
            and km <= NEAR_KM
            and one.place != one.district
            and two.place != two.district
            else _in_district(one, two, km)
        )
    if one.words.said.from_desk or two.words.said.from_desk:
        return None
    return _farness(one, two, km)


def _written(one: Account, two: Account) -> bool:
    """Whether the other one's place as written has this one's quarter in it."""
    place = (one.place or "").lower()
    return (
        place not in ("", (one.district or "").lower()) and place in (two.place_text or "").lower()
    )


def _in_district(one: Account, two: Account, km: float | None) -> str | None:
    """Two quarters of a district, far from each other, do not speak for one accident."""
    own = one.place != one.district and two.place != two.district
    return None if own and km is not None and km > QUARTERS_KM else "district_same"


def _farness(one: Account, two: Account, km: float | None) -> str | None:
    """Return what two districts say; a name of places in both texts: one was misplaced."""
    far = km is None or km > FAR_KM
    if one.state and two.state and one.state != two.state and far:
        key = "state_differs"
    elif km is not None and km > FAR_KM and one.district and two.district:
        key = "far_apart"
    else:
        return "state_same" if one.state and one.state == two.state else None
    a, b = _place_words(one) - EMPTY - SHARED, _place_words(two) - EMPTY - SHARED
    names = shared_names(one.words, two.words) - name_words(one) - name_words(two)
    if a & two.words.every or b & one.words.every or len(names) >= TOWNS:
        return None if key == "state_differs" else key
    own = a & one.words.every and b & two.words.every
    return "elsewhere" if own else key


def _same_words(one: Account, two: Account) -> bool:
    """Whether both write the same road, not only the same town."""
    a, b = (one.place_text or "").lower(), (two.place_text or "").lower()
    towns = {(name or "").lower() for each in (one, two) for name in (each.place, each.district)}
    return a == b and " " in a and not any(_slip(a, town) for town in towns)


def _named_road(account: Account) -> bool:
    """Whether the place as written is a road with a name of its own."""
    words = (account.place_text or "").lower().split()
    return bool(words) and words[0] in ROADS and any(word.isalpha() for word in _road(account))


def _road(account: Account) -> frozenset[str]:
    """Return the telling words of the place as written."""
    return _road_words(account.place_text or "", account.place or "", account.district or "")


@lru_cache(maxsize=4096)
def _road_words(written: str, place: str, district: str) -> frozenset[str]:
    words = written.lower().replace("-", " ").replace(",", " ").split()
    town = {*place.lower().split(), *district.lower().split()}
    return frozenset(
        word
        for word in words
        if (
            len(word) > 2
            and word not in EMPTY
            and word not in QUARTERS
            and not any(_slip(word, each) for each in town)
        )
        or word.replace(".", "").isdigit()
    )


def _slip(one: str, two: str) -> bool:
    """Whether two words are one spelt twice: Bharu, Baharu."""
    return one == two or ratio(one, two) >= SPELT


def when(one: Account, two: Account) -> Iterator[Signal]:
    """Yield what day and time say."""
    yield from _days(one, two)
    if one.hour and two.hour:
        minutes = _apart(one.hour, two.hour)
        if minutes <= NEAR_MINUTES:
            key = "time_same" if minutes <= SAME_MINUTES else "time_near"
            yield Signal(key, POINTS[key], (("minutes", minutes),))
        elif minutes > FAR_MINUTES:
            yield Signal("time_differs", POINTS["time_differs"], (("minutes", minutes),))
    elif one.day == two.day and clocks.apart(one, two):
        yield Signal("part_differs", POINTS["part_differs"])


def _days(one: Account, two: Account) -> Iterator[Signal]:
    """Compare the accidents' days; where one does not tell it, the days of the reports."""
    if one.day and two.day:
        days = abs((one.day - two.day).days)
        if days > 1 and _weekday(one, two):
            return  # a follow-up story, whose own day was taken for the accident's
        key = ("day_same", "day_near")[days] if days < 2 else "day_differs"
        if key == "day_near" and clocks.apart(one, two):
            key = "day_next"
        if key == "day_differs" and (one.words.said.later or two.words.said.later):
            key = "day_follows"
        yield Signal(key, POINTS[key], (("days", days),))
        return
    if _before(one, two) or _before(two, one):
        yield Signal("told_before", POINTS["told_before"])
        return
    after = _told_after(one, two)
    if after is not None and after <= 1:
        yield Signal("told_near", POINTS["told_near"], (("days", after),))
    elif one.told and two.told and (days := abs((one.told - two.told).days)) > LATE_DAYS:
        yield Signal("told_apart", POINTS["told_apart"], (("days", days),))


def _before(one: Account, two: Account) -> bool:
    """Whether the one was told before the other happened."""
    return bool(one.told and two.day and one.told < two.day)


def _weekday(one: Account, two: Account) -> bool:
    """Whether one text names the weekday of the other's accident."""
    return any(
        a.day and a.day.weekday() in b.words.said.weekdays for a, b in ((one, two), (two, one))
    )


def _told_after(one: Account, two: Account) -> int | None:
    """Return the days between what each tells: its accident's day, else its own."""
    days = (one.day or one.told, two.day or two.told)
    return abs((days[0] - days[1]).days) if days[0] and days[1] else None


def _apart(one: time, two: time) -> int:
    minutes = abs((one.hour - two.hour) * 60 + one.minute - two.minute)
    return min(minutes, 24 * 60 - minutes)  # a night has two days


def what(one: Account, two: Account) -> Iterator[Signal]:
    """Yield what vehicles, employers, hospitals and the words say."""
    if one.vehicles and two.vehicles:
        shared = one.vehicles & two.vehicles
        key = "vehicles_same" if one.vehicles == two.vehicles else "vehicles_shared"
        key = key if shared else "vehicles_differ"
        yield Signal(key, POINTS[key], (("total", len(shared)),))
    if one.hospital and two.hospital and _alike(one.hospital, two.hospital):
        yield Signal("hospital_same", POINTS["hospital_same"])
    firms = [(a.employer, b.employer) for a in one.people for b in two.people]
    if any(a and b and _alike(a, b) for a, b in firms):
        yield Signal("employer_same", POINTS["employer_same"])
    yield from _outcomes(one, two)
    yield from _words(one, two)


def _outcomes(one: Account, two: Account) -> Iterator[Signal]:
    """Who is only hurt in the later report was not killed in the earlier."""
    for first, last in ((one, two), (two, one)):
        if not (first.told and last.told and last.words.plain) or first.told > last.told:
            continue
        died = any(person.outcome == "death" for person in first.people)
        hurt = all(person.outcome == "injury" for person in last.people) and bool(last.people)
        if died and hurt and not last.words.said.dead:
            yield Signal("outcome_differs", POINTS["outcome_differs"])
            return


def _words(one: Account, two: Account) -> Iterator[Signal]:
    a, b = one.words, two.words
    if causes.exclude(a.causes, b.causes):
        yield Signal("cause_differs", POINTS["cause_differs"])
    shared = a.meanings & b.meanings
    if weight := min(MOST_SHARED, sum(_weight(meaning) for meaning in shared)):
        yield Signal("meanings", round(POINTS["meanings"] * weight), (("total", len(shared)),))
    every = a.meanings | b.meanings
    apart = one.district and two.district and one.district != two.district
    whole = len(shared) >= FEWEST and weight >= TELLING and len(shared) >= ALL * len(every)
    if whole and not apart:
        yield Signal("meanings_all", POINTS["meanings_all"], (("total", len(shared)),))
    places = (_place_words(one) & _place_words(two)) | (_road(one) & _road(two))
    counted = places | name_words(one) | name_words(two)
    if names := shared_names(a, b) - counted:
        yield Signal(
            "words_shared",
            POINTS["words_shared"] * min(MOST_WORDS, len(names)),
            (("total", len(names)),),
        )
    ages = {str(age) for age in a.said.ages & b.said.ages}  # counted with the victims
    if numbers := (a.numbers & b.numbers) - ages:
        times = min(4, sum(3 if " " in number else 1 for number in numbers))
        yield Signal("numbers_shared", POINTS["numbers_shared"] * times, (("total", len(numbers)),))


def _weight(meaning: str) -> float:
    """Return what sharing a meaning counts beside 1 for most of them."""
    if meaning in COMMON_CONCEPTS:
        return 0.25
    return 1.6 if meaning in CAUSES or meaning in RARE_CONCEPTS else 1.0


def _place_words(account: Account) -> frozenset[str]:
    return _words_of(account.place or "", account.district or "")


@lru_cache(maxsize=4096)
def _words_of(place: str, district: str) -> frozenset[str]:
    return frozenset(f"{place} {district}".lower().split())


def same_text(one: Account, two: Account) -> bool:
    """Whether one text is the other, but for links, signs and a few letters of common words."""
    a, b = one.words, two.words
    if min(len(a.plain), len(b.plain)) <= 40 or a.numbers != b.numbers or a.names != b.names:
        return False  # another figure or name: another accident of one kind, told by one pen
    return a.said.ages == b.said.ages and ratio(a.plain, b.plain) >= 95


def _alike(one: str, two: str) -> bool:
    return token_set_ratio(_bare(one), _bare(two)) >= ALIKE


def _bare(name: str) -> str:
    """Return the words that tell a firm or a hospital from others of its kind."""
    common = {"hospital", "hosp", "sdn", "bhd", "syarikat", "company", "the", "sdn.", "bhd."}
    return " ".join(
        word
        for word in name.lower().replace(",", " ").replace(".", " ").split()
        if word not in common
    )
