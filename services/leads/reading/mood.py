"""What a post tells as having happened, without what it asks, orders, plans or supposes.

Pure. "Sekiranya pekerja maut, hantar borang" names a death and tells of none. A sentence that
names an hour or a day just gone is about an event, so it stays, whatever its mood.
"""

from functools import lru_cache

from services.leads.reading.headline_words import NEWS
from services.leads.reading.idiom_words import IDIOM, LACKED, NOT_FEARED
from services.leads.reading.lead_words import PERSON, SURE_HARM
from services.leads.reading.mood_words import (
    ADVISES,
    DENIED,
    FIGURATIVE,
    NO_TELLING,
    NOT_HUMAN_FIRST,
    SWERVED,
    TIMED,
    TO_COME,
    TOLD_BESIDE,
    TOPIC,
)
from services.leads.reading.prose import KEPT, sentences
from services.leads.reading.trade_words import OCCUPATION


@lru_cache(maxsize=KEPT)
def telling(low: str) -> str:
    """Return the sentences of a text in small letters that tell, one a line."""
    kept = [sentence for sentence in sentences(low) if _tells(sentence)]
    told = LACKED.sub(" ", IDIOM.sub(" ", DENIED.sub(" ", "\n".join(kept))))
    return TOPIC.sub(" ", FIGURATIVE.sub(" ", NOT_FEARED.sub(" ", told)))


def _tells(sentence: str) -> bool:
    if NOT_HUMAN_FIRST.match(sentence) and not (
        PERSON.search(sentence) or OCCUPATION.search(sentence)
    ):
        return False
    if TIMED.search(sentence):
        return True
    if TOLD_BESIDE.search(sentence) and (SURE_HARM.search(sentence) or NEWS.search(sentence)):
        return True
    asks = sentence.endswith("?") or NO_TELLING.match(sentence) or TO_COME.search(sentence)
    return not (asks or ADVISES.search(SWERVED.sub(" ", sentence)))
