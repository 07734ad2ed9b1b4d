"""Who of the named came away unhurt, is of another year, or is told of in the words of another.

Pure. `evidence` and `people` ask these of a name that they found.
"""

from collections.abc import Sequence

from services.leads.reading.harmed_words import HARMED_LATER
from services.leads.reading.names import is_within, names_in
from services.leads.reading.people_words import UNHURT
from services.leads.reading.unhurt_words import (
    LATER,
    LOST,
    MAY_TELL,
    SPEAKER_OPENS,
    SPEAKS,
    SURVIVED_AFTER,
    SURVIVED_BEFORE,
)

BEFORE = 240  # characters before a name that may hold a list of those who survived


def is_unhurt(before: str, after: str) -> bool:
    """Tell whether it is said of a name that its bearer came to no harm; small letters."""
    if SURVIVED_AFTER.match(after):
        return False
    if UNHURT.match(after) or (MAY_TELL.search(after) and LATER.match(after)):
        return True
    survived = "surviv" in before or "selamat" in before
    if not survived or SURVIVED_BEFORE.search(before[-BEFORE:]) is None:
        return False
    return HARMED_LATER.match(after) is None


def unhurt_in(told: Sequence[str]) -> list[str]:
    """Return the names, often short ones, of those whom a sentence tells to be unhurt."""
    found: list[str] = []
    for sentence in told:
        low = sentence.lower()
        if MAY_TELL.search(low) is None:
            continue
        for one in names_in(sentence):
            if LATER.match(low[one.end :]):
                found.append(one.name)
    return found


def is_among(name: str, unhurt: Sequence[str]) -> bool:
    """Tell whether a name is one of those, or is called shortly as one of them."""
    return any(is_within(short, name) for short in unhurt)


def survived(after: str) -> bool:
    """Tell whether a name is that of the only one who is not dead."""
    return SURVIVED_AFTER.match(after) is not None


def without_anothers_speech(before: str, after: str) -> str:
    """Return what stands behind a name without "berkata" of the one who tells of him."""
    if not SPEAKS.match(after) or SPEAKER_OPENS.search(before[-BEFORE:]) is None:
        return after
    return SPEAKS.sub(r"\1", after)


def is_mourned(previous: str) -> bool:
    """Tell whether the sentence before a name says that one of ours is dead."""
    return LOST.search(previous.lower()) is not None
