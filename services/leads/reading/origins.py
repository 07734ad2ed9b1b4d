"""Names that tell where somebody comes from or whom he works for, not where it happened.

Pure. "Johor climber collapses on Gunung Kinabalu" is of Kinabalu; where a text names nothing
else, the origin is all there is and stays.
"""

from services.leads.reading.origin_words import AFTER, BEFORE
from services.places.gazetteer import SERVING
from services.places.mentions import Mention

NEAR = 24  # characters before a name in which the word for the person stands


def left_out(text: str, found: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Return the names of a text without origins; all of them where no other place is told."""
    others = tuple(each for each in found if not _is_origin(text, each))
    told = any(each.places[0].kind not in SERVING for each in others)
    return others if told else found


def _is_origin(text: str, mention: Mention) -> bool:
    """Tell whether a name belongs to the word for a person beside it."""
    if AFTER.match(text, mention.end):
        return True
    return BEFORE.search(text[max(0, mention.start - NEAR) : mention.start]) is not None
