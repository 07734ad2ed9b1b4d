"""Who is told of beside the victims: speakers, holders of an office, relatives, places.

Pure. `people` asks these of a name that it found.
"""

import re
from collections.abc import Collection

from services.leads.reading.beside_words import (
    ACTED,
    ADDRESSED,
    BEREAVED,
    FOUND_BY,
    HIMSELF,
    KIN_OF,
    KNEW_HIM,
    ONLOOKER,
    PICTURED,
    RAN_INTO_HIM,
    SURVIVED,
    WATCHED,
    WITNESS,
)
from services.leads.reading.harmed_words import HARMED_LATER
from services.leads.reading.names import Named
from services.leads.reading.people_words import (
    HAS_SPOKEN,
    OFFICE,
    OFFICER_LABEL,
    PARTS,
    RELATIVE,
    SPOKE_BEFORE,
    TOLD_OF,
)

QUOTED = re.compile(r"[,?!.…][\"”']{1,2}\s(?:said|says)\s(?:[a-z-]{1,20}\s){0,3}$")  # his own words
NUMBERED = re.compile(r"\s(?:\d{1,3}|[IVX]{1,4})$")  # of a place that has sisters


def is_relative(before: str) -> bool:
    """Tell whether a relative's word stands right before the name: "menantunya, ..."."""
    near = before[-35:].rstrip(" ,")
    return any(found.end() == len(near) for found in RELATIVE.finditer(near))


def is_beside(before: str, after: str, *, harmed: bool) -> bool:
    """Tell whether a name is that of a witness, of one who is spoken to or bereaved, or of one
    whose relative was hurt; small letters. `harmed`: harm is told right behind the name.
    """
    near = before[-90:]
    if (
        PICTURED.search(near)
        or WITNESS.search(near)
        or FOUND_BY.search(near)
        or (RAN_INTO_HIM.search(near) and not HARMED_LATER.match(after))
        or ADDRESSED.search(near)
        or BEREAVED.match(after)
        or SURVIVED.search(near)
        or (_acted(near, after) and not HARMED_LATER.match(after))
    ):
        return True
    if harmed:
        return False
    return any(who.search(near) for who in (KIN_OF, KNEW_HIM, ONLOOKER))


def _acted(near: str, after: str) -> bool:
    """Tell whether the bearer of a name saw it, helped or mourns, and is not called the victim."""
    if near.rstrip(" ,").endswith(HIMSELF):
        return False
    return WATCHED.match(after) is not None or ACTED.match(after) is not None


def spoke(before: str, after: str) -> bool:
    """Tell whether the word of speech before a name is his own ("kata Ghani Saad, 52,")."""
    said = SPOKE_BEFORE.search(before[-70:])
    if said is None:
        return False
    if QUOTED.search(before[-70:]):
        return True
    english = said[0].startswith(("said", "says", "told"))
    return not (english and (TOLD_OF.match(after) or HAS_SPOKEN.search(before)))


def holds_office(sentence: str, one: Named, before: str) -> bool:
    """Tell whether an office stands before the name in its own part of the sentence."""
    if OFFICER_LABEL.search(before[-40:]):
        return True
    titles = sentence[one.titled_from : one.start].lower()
    part = PARTS.split(before[-90:].rstrip(" ,") + " ")[-1]
    return OFFICE.search(f"{part} {titles}") is not None


def is_of_places(name: str, places: Collection[str]) -> bool:
    """Tell whether a name is that of places alone: "Muar", the road "Muar-Segamat", or the end of
    one: "Shah Alam" of "Hospital Shah Alam", or one with a number: "Jengka 12".
    """
    if set(re.split(r"\s?[-–]\s?", name)) <= set(places):
        return True
    ended = " " in name and any(place.endswith(f" {name}") for place in places)
    return ended or any(NUMBERED.sub("", place) == name for place in places)
