"""Was somebody at his work on or beside the road, or afloat, when a vehicle or vessel struck him.

Pure. A sweeper who is run over with his broom is at work; the same man on his motorcycle is on
the road.
"""

import re

from services.leads.reading.circumstance_words import AT_WORKPLACE
from services.leads.reading.roadside_words import (
    AT_ROADSIDE,
    AT_SOMETHING,
    BATHES,
    CROSSING,
    GUESTS,
    INTO_WORKPLACE,
    LOADER,
    MAY_STAND,
    ON_FOOT,
    OWN_WHEELS,
    REVERSED,
    ROAD_WORK,
    SEAFARER,
    STALL_STRUCK,
    STALLMAN_HURT,
    STRIKER_HURT,
    STRUCK,
    VESSEL,
)

PINNED = re.compile(r"\bter(?:sepit|himpit)\b|\bpinned\b")
CLAUSE = re.compile(r"[.!?;]\s|\s/\s")


def crosses(head: str) -> bool:
    """Tell whether somebody crossed the road on foot, and did not work on it."""
    return CROSSING.search(head) is not None and not ROAD_WORK.search(head)


def works_there(head: str, *, has_job: bool) -> bool:
    """Tell whether a sentence says that a vehicle struck somebody at his work, on foot."""
    drove = STRIKER_HURT.search(head) and not STALLMAN_HURT.search(head)
    if drove and STALL_STRUCK.search(head):
        return False
    if STALL_STRUCK.search(head) and not GUESTS.search(head):
        return True
    return any(_struck_at_work(sentence, has_job=has_job) for sentence in CLAUSE.split(head))


def _struck_at_work(sentence: str, *, has_job: bool) -> bool:
    struck = STRUCK.search(sentence) or (REVERSED.search(sentence) and PINNED.search(sentence))
    if not struck or OWN_WHEELS.search(sentence):
        return False
    if any(words.search(sentence) for words in (ON_FOOT, ROAD_WORK, AT_WORKPLACE)):
        return True
    if REVERSED.search(sentence) and (LOADER.search(sentence)):
        return True
    if not has_job or MAY_STAND.search(sentence) is None:
        return False
    busy = AT_ROADSIDE.search(sentence) and AT_SOMETHING.search(sentence)
    return bool(busy or INTO_WORKPLACE.search(sentence))


def works_afloat(head: str) -> bool:
    """Tell whether somebody who earns his living on the water is told of with it."""
    at_sea = SEAFARER.search(head) is not None and VESSEL.search(head) is not None
    return at_sea and BATHES.search(head) is None
