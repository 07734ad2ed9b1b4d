"""Tell which branch serves a place that somebody types instead of a branch ("Pekan").

Pure. A district of that name is meant before a town, a town before a kampung; of several, those of
the state in question. A name of many places serves nobody: the person is asked.
"""

from services.places.gazetteer import Gazetteer, Place, Precision
from services.places.nearest import Offices
from services.places.settle import TOWNS

MANY = 4  # branches; a name of more is no answer


def codes(
    name: str, gazetteer: Gazetteer, offices: Offices, home_state: str | None = None
) -> tuple[str, ...]:
    """Return the codes of the branches that serve what is called so; one if it is certain."""
    found = [place for place in gazetteer.find(name) if _has_one(place, offices)]
    meant = _likeliest([each for each in found if each.state == home_state] or found)
    choices = [offices.branch_for(place) for place in meant]
    served = tuple(dict.fromkeys(each.branch_code for each in choices if each))
    return served if len(served) <= MANY else ()


def _likeliest(places: list[Place]) -> list[Place]:
    districts = [each for each in places if each.kind == "district"]
    return districts or [each for each in places if each.kind in TOWNS] or places


def _has_one(place: Place, offices: Offices) -> bool:
    """Whether one branch may serve it all: a state with offices of its own has several."""
    states = {each.state for each in offices.by_code.values()}
    return place.precision is not Precision.STATE or place.state not in states
