"""Did it happen in another country, whatever town the newsroom or the hurt are of. Pure."""

from services.leads.reading import subjects
from services.leads.reading.abroad_words import (
    ABROAD_AT,
    ABROAD_DATELINE,
    ABROAD_DESK,
    ABROAD_NAMED,
    ABROAD_SCENE,
    ABROAD_THING,
    ABROAD_TITLE,
    COMMUTES,
    EMPLOYED_THERE,
    MALAYSIANS,
)

SURE, LIKELY = 6.0, 3.0  # points against a lead


def told(head: str, opening: str, *, placed: bool, unknown: bool) -> float:
    """Return the points against a lead.

    `head`, `opening`: the first lines and the first sentences in small letters; `placed`: a
    Malaysian place is named; `unknown`: the dateline's town is none that is known.
    """
    points = _points(head, opening, placed=placed, unknown=unknown)
    if not points:
        return 0.0
    head, opening = COMMUTES.sub(" ", head), COMMUTES.sub(" ", opening)
    if placed:
        head, opening = EMPLOYED_THERE.sub(" ", head), EMPLOYED_THERE.sub(" ", opening)
    return _points(head, opening, placed=placed, unknown=unknown)


def _points(head: str, opening: str, *, placed: bool, unknown: bool) -> float:
    scene = ABROAD_DATELINE.search(head) or ABROAD_SCENE.search(opening)
    if scene or ABROAD_THING.search(opening) or (not placed and ABROAD_AT.search(opening)):
        return SURE
    title = subjects.title(head)
    if ABROAD_TITLE.search(title) or ABROAD_DESK.search(title):
        return SURE
    if MALAYSIANS.search(head) and ABROAD_TITLE.search(head):
        return SURE
    return LIKELY if unknown or (not placed and ABROAD_NAMED.search(opening)) else 0.0
