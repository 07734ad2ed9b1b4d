"""Names of things that look like those of people: a Golf, the Tun Contoh flyover, taufan Contoh.

Pure. `names` asks it of a name by itself and in its sentence, `people` of the whole text: what is
once told behind its maker ("Volkswagen Golf") is a thing at every mention.
"""

import re

from services.leads.reading.name_words import MAKERS
from services.leads.reading.thing_words import (
    CALLED_AFTER,
    KIND_BEFORE,
    MAKERS_ABROAD,
    MODEL_PAIRS,
    MODELS,
    TAIL_BEHIND,
    VEHICLE_BEFORE,
)

NEAR = 40  # characters before a name
_MAKERS = "|".join(sorted(MAKERS | MAKERS_ABROAD, key=len, reverse=True))
MADE = re.compile(
    rf"(?<!\w)(?i:{_MAKERS})\s([A-Z][\w-]{{2,14}})|"
    r"(?<!\w)(?:jenis|model|jenama)\s([A-Z][\w-]{2,14})(?!\s[A-Z])"
)


def is_model(name: str) -> bool:
    """Tell whether a name is that of a vehicle's model: "Golf", "Land Cruiser"."""
    low = name.lower()
    return low in MODELS or low in MAKERS_ABROAD or low in MODEL_PAIRS


def is_thing(before: str, after: str, *, words: int, usual: bool, titled: bool) -> bool:
    """Tell whether the words beside a name say that a thing is called so.

    `before`, `after`: in small letters, titles left off; `words`: of the name; `usual`: one of them
    is usual in names. One usual name may stand anywhere in a chat ("balik kampung Contoh kena
    langgar"), and a vehicle may be somebody's ("motosikal Contoh digesel").
    """
    if TAIL_BEHIND.match(after):
        return True
    near = before[-NEAR:]
    if usual and words == 1:
        return False
    if not titled and KIND_BEFORE.search(near):
        return True
    if not (titled or usual) and VEHICLE_BEFORE.search(near):
        return True
    told = near.rstrip()
    return near.endswith(" ") and any(
        found.end() == len(told) for found in CALLED_AFTER.finditer(told)
    )


def made(text: str) -> frozenset[str]:
    """Return the words that the text tells behind a maker or "jenis": its models."""
    return frozenset(found[1] or found[2] for found in MADE.finditer(text))
