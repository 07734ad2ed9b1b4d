"""The phrase for the place of an accident, as the text writes it.

Pure. A form's line first, then a kilometre stone, then the name of a place.
"""

import re

from services.leads.reading.hospital_words import HOSPITAL
from services.leads.reading.place_words import (
    AT_HOME,
    AT_PLACE,
    COUNTS_NEXT,
    FORM_PLACE,
    KM_ROAD,
    LANDMARK,
    LOWER_PLACE,
    NATURAL,
    NUMBERED,
    ROAD_KM,
    TIME_AT_END,
)
from services.leads.reading.prose import sentences

LONGEST = 160  # characters
FIGURE_AT_END = re.compile(r"\s(\d{1,2})$")
FORMS = (LANDMARK, AT_PLACE, LOWER_PLACE)
BEFORE = 40  # characters before a place that tell whose home it is


def told(text: str) -> str | None:
    """Return the most specific phrase of a text; None when it has none."""
    form = FORM_PLACE.search(text)
    if form is not None:
        return _without_time(_tidy(form[1]), "")
    stone = KM_ROAD.search(text) or ROAD_KM.search(text)
    if stone is not None:
        return _tidy(stone[0])
    found = next(filter(None, (_first(form, text) for form in FORMS)), None)
    if found is None:
        return None
    group = 1 if found.re in (AT_PLACE, LOWER_PLACE) else 0
    phrase = _without_time(_tidy(found[group]), text[found.end(group) :])
    return None if HOSPITAL.match(phrase) else phrase


def _first(form: re.Pattern[str], text: str) -> re.Match[str] | None:
    """Return the first place of that form which is nobody's home or grave."""
    group = 1 if form.groups else 0
    for found in form.finditer(text):
        begin = found.start(group)
        if not AT_HOME.search(text[max(0, begin - BEFORE) : begin]):
            return found
    return None


def _without_time(phrase: str, after: str) -> str:
    """Return the phrase without hours, words of time and counts of people behind the place."""
    place = TIME_AT_END.sub("", phrase)
    if NUMBERED.match(place):
        return place
    figure = FIGURE_AT_END.search(place)
    if figure is None or not (COUNTS_NEXT.match(after) or NATURAL.match(place)):
        return place
    return place[: figure.start()]


def _tidy(phrase: str) -> str:
    """Return the first sentence of what was matched: a dot of "Kg." or "Jln." ends none."""
    first = next(iter(sentences(phrase.strip())), "")
    return " ".join(first.split()).strip(" ,.-–*_")[:LONGEST]
