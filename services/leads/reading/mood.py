"""What a post tells as having happened, without what it asks, orders, plans or supposes.

Pure. "Sekiranya pekerja maut, hantar borang" names a death and tells of none. A sentence that
names an hour or a day just gone is about an event, so it stays, whatever its mood.
"""

from functools import lru_cache

from services.leads.reading.lead_words import PERSON
from services.leads.reading.mood_words import (
    FIGURATIVE,
    NO_TELLING,
    NOT_HUMAN_FIRST,
    TIMED,
    TO_COME,
    TOPIC,
)
from services.leads.reading.prose import KEPT, sentences


@lru_cache(maxsize=KEPT)
def telling(low: str) -> str:
    """Return the sentences of a text in small letters that tell, one a line."""
    kept = [sentence for sentence in sentences(low) if _tells(sentence)]
    return TOPIC.sub(" ", FIGURATIVE.sub(" ", "\n".join(kept)))


def _tells(sentence: str) -> bool:
    if NOT_HUMAN_FIRST.match(sentence) and not PERSON.search(sentence):
        return False
    asks = sentence.endswith("?") or NO_TELLING.match(sentence) or TO_COME.search(sentence)
    return not asks or TIMED.search(sentence) is not None
