"""Of a kampung's or quarter's name that many bear, the one near the dateline's town is meant. Pure.

"RAUB: ... di Kampung Contoh": the gazetteer may know that name only in another state, for it lacks
many. Then it is a kampung near Raub that nobody knows, and the name tells nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from services.leads.reading import place_lines
from services.leads.reading.place_words import OLD_STONE
from services.places.distance import kilometres
from services.places.gazetteer import Place, Precision
from services.places.mentions import Mention
from services.places.settle import COMMON, HERE_WEIGHT, PLAIN, REPEATED, Evidence

SAID = 2.0  # "di Kampung Contoh": what is told with less says little of the scene
AROUND_KM = 40.0  # a newspaper names the next large town
DESKS = frozenset({"MY-14", "MY-16"})  # newsrooms stand there: their dateline tells little


def towns_of(dateline: re.Match[str] | None, found: Sequence[Mention]) -> tuple[Place, ...]:
    """Return who bears the name of the dateline's town."""
    begin = dateline.start("town") if dateline else -1
    return tuple(p for m in found if m.start == begin for p in m.places)


def narrowed(told: Evidence, towns: Sequence[Place]) -> Evidence:
    """Return the evidence of a small place by what lies around the dateline's *towns*.

    Without a bearer there the name keeps next to no weight; its one bearer in the dateline's state
    stays as it was.
    """
    small = all(p.kind in PLAIN and not p.population for p in told.places)
    towns = [p for p in towns if p.precision is not Precision.STATE]
    if not (small and told.places and towns) or any(p.state in DESKS for p in towns):
        return told
    own = tuple(p for p in told.places if p.district in {town.district for town in towns})
    if own:
        return replace(told, places=own)
    around = tuple(p for p in told.places if any(_km(p, town) <= AROUND_KM for town in towns))
    if around and len(told.places) <= COMMON:  # of what is borne everywhere there is one nearer
        weight = HERE_WEIGHT if told.weight >= SAID else told.weight
        return replace(told, places=around, weight=weight)
    alone = len(told.places) == 1 and told.places[0].state in {town.state for town in towns}
    return told if alone else replace(told, weight=min(told.weight, REPEATED))


def is_near(mention: Mention, towns: Sequence[Place]) -> bool:
    """Tell whether a town lies in the state of the dateline's, if its newsroom tells a state.

    "IPOH: ... di Jalan Sampel, Tasek": another state's Tasek is not meant.
    """
    if OLD_STONE.fullmatch(mention.name) or not place_lines.is_town(mention):
        return False
    states = {town.state for town in towns} - DESKS
    return not states or any(place.state in states for place in mention.places)


def _km(place: Place, town: Place) -> float:
    return kilometres((place.latitude, place.longitude), (town.latitude, town.longitude))
