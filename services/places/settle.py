"""Choose among places of the same name by what else the text says.

Pure. Every name in the text votes for the states and districts of those who bear it; a name that
many bear says little. The reporting group's state breaks ties only. A bare repeated kampung name
settles nothing: then the answer is the state, if that is known, or nothing, and the person is
asked.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from services.places import spelling
from services.places.gazetteer import SERVING, Gazetteer, Place, Precision

HOME = 0.6  # votes of the group's own state: less than any clear name
CLEAR = 1.5  # times the votes of the second district that the first needs
COMMON = 6  # places of one name; then one of them must be prominent, or the name tells nothing
SHARED = 0.3  # of its weight that such a name keeps within one state
PROMINENT = 40.0  # a district, a city, a town of MAJOR people, beside 1 of a hamlet
DISTRICT = 150.0  # "Rompin" is the district in Pahang, not the town of that name
KNOWN = frozenset(
    {"town", "post_town", "mukim", "landmark", "street", "highway", "hospital", "council"}
)
PLAIN = frozenset({"kampung", "taman", "locality"})  # of no weight unless people are counted there
TOWNS = frozenset({"city", "town", "post_town"})
LEAST = 0.45  # votes: a street's name or "menghala ke Ipoh" alone does not place an accident
PLAINLY = 0.8  # weight of a name that is at least plainly mentioned
MAJOR = 10_000  # people: "Kulai" in a text is the town, not a kampung of that name


@dataclass(frozen=True, slots=True)
class Evidence:
    """A name of a text, those who bear it, and how much its position tells of the scene."""

    places: tuple[Place, ...]
    weight: float  # 1: a plain mention; 3: "di Muar"; 0.3: "menghala ke Ipoh"
    name: str  # as written
    ward: bool = False  # a hospital to which the hurt were brought


HERE_WEIGHT = 3.4  # "in Senai here": nearer than the dateline
REPEATED = 0.05  # told already (the hospital again, its town), or of another than is meant


def settle(
    evidence: Sequence[Evidence], gazetteer: Gazetteer, home_state: str | None = None
) -> Place | None:
    """Return the place of the scene as far as the names settle it; None when they do not."""
    evidence = _beside_known(evidence)
    state_votes = _votes(evidence, None, home_state) if evidence else {}
    state = _best(state_votes)
    if state is None or state_votes[state] < LEAST:
        return None
    inside = [replace(e, places=tuple(p for p in e.places if p.state == state)) for e in evidence]
    inside = [
        _shared_abroad(e, whole) for e, whole in zip(inside, evidence, strict=True) if e.places
    ]
    if not any(_tells(e) for e in evidence) and state != home_state:
        return None
    whole = _whole(gazetteer, state)
    found = _in_district(inside, state)
    if found is None or whole.district or not _is_of_wards(inside, found.district):
        return found or whole
    others = [each for each in inside if not each.ward]
    hint = replace(whole, kind="hospital", latitude=found.latitude, longitude=found.longitude)
    return _in_district(others, state, LEAST) or hint


def _in_district(inside: Sequence[Evidence], state: str, least: float = 0.0) -> Place | None:
    """Return the place in the district for which the names of a state vote clearly."""
    votes = _votes(inside, state, None)
    district = _best(votes)
    if district is None or votes[district] < max(least, CLEAR * _second(votes)):
        return None
    return _finest(inside, district)


def _is_of_wards(inside: Sequence[Evidence], district: str | None) -> bool:
    """Tell whether a district is only that of hospitals: the hurt are brought there from afar."""
    told = [e for e in inside if any(place.district == district for place in e.places)]
    return all(e.ward for e in told if e.weight > REPEATED)


def _beside_known(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Return of a name of several states only who lies in the district of a name that one bears.

    "Simpang Ampat ... near the Batu Kawan toll" is the Simpang Ampat of Batu Kawan's district.
    """
    known = {
        (e.places[0].state, e.places[0].district)
        for e in evidence
        if e.weight >= PLAINLY and len(e.places) == 1 and e.places[0].district
    }
    return [replace(e, places=_among(e.places, known)) for e in evidence]


def _among(places: tuple[Place, ...], known: set[tuple[str, str]]) -> tuple[Place, ...]:
    own = tuple(p for p in places if (p.state, p.district) in known)
    states = {place.state for place in places}
    return own if own and len(states) > 1 and len({p.state for p in own}) == 1 else places


def _shared_abroad(inside: Evidence, whole: Evidence) -> Evidence:
    """Return the evidence of a name in its state: one that many bear elsewhere, too, tells little.

    "Kampung Raja" in Pahang may be another than the only one that is known there.
    """
    return replace(inside, weight=inside.weight * SHARED) if _is_common(whole.places) else inside


def _is_common(places: Sequence[Place]) -> bool:
    return len(places) > COMMON and max(map(_prominence, places)) < PROMINENT


def _votes(evidence: Sequence[Evidence], state: str | None, home: str | None) -> dict[str, float]:
    """Count for the states, or for the districts of one state."""
    votes: defaultdict[str, float] = defaultdict(float)
    for each in evidence:
        for name, share in _shares(each.places, state).items():
            votes[name] += each.weight * share
    if home is not None and (home in votes or not votes):
        votes[home] += HOME if votes else 0.0
    return dict(votes)


def _shares(places: Sequence[Place], state: str | None) -> Mapping[str, float]:
    """Divide one vote among those who bear the name; towns and districts take most of it."""
    weights: dict[str, float] = {}
    for place in places:
        name = place.district if state else place.state
        if name is not None and (weight := _prominence(place)) > weights.get(name, 0.0):
            weights[name] = weight
    whole = sum(weights.values())
    # A name that many bear is worth less than a whole vote: "Kampung Baru" next to nothing.
    worth = (
        1.0 if len(weights) == 1 else max(weights.values(), default=0.0) / whole if whole else 0.0
    )
    return {name: worth * weight / whole for name, weight in weights.items()}


def _prominence(place: Place) -> float:
    if place.kind in PLAIN and not place.population:  # most are
        return 1.0
    if place.precision is Precision.STATE:
        return 200.0
    if place.kind == "hospital":
        return 8.0
    if place.kind == "district":
        return DISTRICT
    if place.precision is Precision.DISTRICT or place.kind == "city" or place.population >= MAJOR:
        return PROMINENT
    return 8.0 if place.kind in KNOWN or place.population else 1.0


def _best(votes: Mapping[str, float]) -> str | None:
    return max(votes, key=lambda name: votes[name]) if votes else None


def _second(votes: Mapping[str, float]) -> float:
    return sorted(votes.values(), reverse=True)[1] if len(votes) > 1 else 0.0


def _tells(each: Evidence) -> bool:
    """Tell whether a name alone settles the state: one bearer, or one that is far better known."""
    if _is_common(each.places):
        return False
    shares = sorted(_shares(each.places, None).values(), reverse=True)
    return bool(shares) and (len(shares) == 1 or shares[0] > 3 * shares[1])


def _finest(evidence: Sequence[Evidence], district: str) -> Place | None:
    """Return the place of that district that the best-placed name means; a fine point before a
    rough one.
    """
    order = {
        Precision.KM: 0,
        Precision.POINT: 1,
        Precision.TOWN: 2,
        Precision.DISTRICT: 3,
        Precision.STATE: 4,
    }
    best: tuple[float, int, Place] | None = None
    for each in evidence:
        own = [p for p in each.places if p.district == district]
        if not own:
            continue
        place = _as_called(_meant(own, each.name), each.name)
        rank = (-each.weight, order[place.precision])
        if best is None or rank < best[:2]:
            best = (*rank, place)
    return best[2] if best else None


def _meant(places: Sequence[Place], name: str) -> Place:
    """Return whom a bare name means of its district: the town itself before the whole district."""
    towns = named_towns(places, name)
    return max(towns or places, key=_prominence)


def named_towns(places: Sequence[Place], name: str) -> list[Place]:
    """Return the towns that bear the name as their own, not as an alias."""
    wanted = spelling.key(name)
    return [p for p in places if p.kind in TOWNS and spelling.key(p.name) == wanted]


def _as_called(place: Place, name: str) -> Place:
    """Return the place under the name the text gives it ("Puchong", not "Puchong New Village").

    A hospital or council only tells the district: nobody was hurt in it.
    """
    if place.kind in SERVING:
        return replace(place, name=place.district or place.name)
    return place if spelling.key(place.name) == spelling.key(name) else replace(place, name=name)


def _whole(gazetteer: Gazetteer, state: str) -> Place:
    """Return the state as a place; one of a single district (Labuan, Perlis) is that district."""
    place = gazetteer.state_place(state)
    own = [district.name for district in gazetteer.districts if district.state == state]
    if len(own) > 1:
        return place
    return replace(place, district=own[0], precision=Precision.DISTRICT)
