"""Of what kind of talk a text is: advice, a count, a memory, a denial, a lost cat. Pure."""

import re

from services.leads.reading.aftermath_words import AFTER_HEADS, AFTER_STORIES, AFTER_TITLES, SLAIN
from services.leads.reading.few_words import FEW_HARMED
from services.leads.reading.lead_words import SURE_HARM
from services.leads.reading.likeness_words import COUNTED
from services.leads.reading.subject_words import CONFIRMED, HEADS, MAN_HARMED, TITLES
from services.leads.reading.trade_words import OCCUPATION
from services.leads.reading.weighing_words import HITS

HIT_WITHIN = 30  # characters from the blow to the one who is hit
_NUMBER = rf"(?:\d{{1,2}}|{'|'.join(COUNTED)})"
TITLE = 160  # characters at most of a headline
# "Four of the five fishermen found safe": one is not.
NOT_ALL = re.compile(
    rf"\b({_NUMBER}) (?:out )?of (?:the )?(?!\1\b){_NUMBER}\b|\b({_NUMBER}) (?:daripada|dari) "
    rf"(?!\2\b){_NUMBER}\b|\b(?:still|remains?) missing\b|\bmasih (?:hilang|dicari|belum)\b"
)
TITLE_END = re.compile(r"\n|(?<=\w{3})[.?!]\s")


def title(low: str) -> str:
    """Return the headline or first sentence of a text in small letters."""
    return TITLE_END.split(low[:TITLE], maxsplit=1)[0]


def told(head: str, story: str) -> dict[str, float]:
    """Return of each kind its points against a lead, from the first lines in small letters.

    *story*: more of them, in which a long illness is told of.
    """
    found = {
        name: weight if words.search(text) else 0.0
        for table, text in (
            (TITLES | AFTER_TITLES, title(head)),
            (HEADS | AFTER_HEADS, head),
            (AFTER_STORIES, story),
        )
        for name, (weight, words) in table.items()
    }
    if (found["denied"] or found["tricked"]) and CONFIRMED.search(head):
        found |= dict.fromkeys(("denied", "tricked"), 0.0)
    if found["beast"] and MAN_HARMED.search(HEADS["beast"][1].sub(" ", head)):
        found["beast"] = 0.0
    lost = any(words.search(head) for words in (FEW_HARMED, MAN_HARMED, NOT_ALL))
    if found["found well"] and lost:
        found["found well"] = 0.0
    harmed = any(words.search(head) for words in (FEW_HARMED, MAN_HARMED, SLAIN, SURE_HARM))
    if found["licence"] and (harmed or _hits_a_worker(head)):
        found["licence"] = 0.0
    return found


def _hits_a_worker(head: str) -> bool:
    """Tell whether the blow is told with whom it hit: "langgar penghantar makanan"."""
    return any(
        OCCUPATION.search(head[hit.end() : hit.end() + HIT_WITHIN]) for hit in HITS.finditer(head)
    )
