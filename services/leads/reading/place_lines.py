"""Places told otherwise than in a sentence: in a form's line, a postcode, small letters.

Pure.
"""

from collections.abc import Iterator

from services.leads.reading.place_words import FORM_PLACE, LOWER_TOWN, POSTCODE
from services.places.gazetteer import Gazetteer, Precision
from services.places.mentions import Mention, mentions
from services.places.settle import MAJOR, TOWNS, Evidence

BEHIND = 2.0  # the town behind a place that nobody knows: "Felda Contoh Hilir, Gambang"


def in_form(text: str, gazetteer: Gazetteer) -> Iterator[Evidence]:
    """Yield the places of a form's line ("tempat: jln besar temerloh"): capitals tell nothing."""
    form = FORM_PLACE.search(text)
    if form is not None and not any(letter.isupper() for letter in form[1]):
        for mention in mentions(form[1].title(), gazetteer):
            yield Evidence(mention.places, 3.0, mention.name)


def behind_comma(text: str, gazetteer: Gazetteer) -> Iterator[Evidence]:
    """Yield the town that a chat in small letters adds: "di felda lepar hilir, gambang tadi"."""
    for found in LOWER_TOWN.finditer(text):
        for mention in mentions(found[1].title(), gazetteer)[:1]:
            if mention.start == 0 and is_town(mention):
                yield Evidence(mention.places, BEHIND, mention.name)


def by_postcode(text: str, gazetteer: Gazetteer) -> Iterator[Evidence]:
    """Yield the post towns whose number the text gives with an address."""
    for found in POSTCODE.finditer(text):
        place = gazetteer.postcodes.get(found[1] or found[2])
        if place is not None:
            yield Evidence((place,), 1.5, place.name)


def is_town(mention: Mention) -> bool:
    """Tell whether a name is that of a town, a district or of many people."""
    return any(
        p.kind in TOWNS or p.precision is Precision.DISTRICT or p.population >= MAJOR
        for p in mention.places
    )
