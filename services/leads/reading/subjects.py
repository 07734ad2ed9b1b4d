"""Of what kind of talk a text is: advice, a count, a memory, a denial, a lost cat. Pure."""

import re

from services.leads.reading.few_words import FEW_HARMED
from services.leads.reading.subject_words import CONFIRMED, HEADS, MAN_HARMED, TITLES

TITLE = 160  # characters at most of a headline
TITLE_END = re.compile(r"\n|(?<=\w{3})[.?!]\s")


def title(low: str) -> str:
    """Return the headline or first sentence of a text in small letters."""
    return TITLE_END.split(low[:TITLE], maxsplit=1)[0]


def told(head: str) -> dict[str, float]:
    """Return of each kind its points against a lead; *head*: the first lines in small letters."""
    found = {
        name: weight if words.search(text) else 0.0
        for table, text in ((TITLES, title(head)), (HEADS, head))
        for name, (weight, words) in table.items()
    }
    if (found["denied"] or found["tricked"]) and CONFIRMED.search(head):
        found |= dict.fromkeys(("denied", "tricked"), 0.0)
    if found["beast"] and MAN_HARMED.search(HEADS["beast"][1].sub(" ", head)):
        found["beast"] = 0.0
    if found["found well"] and (FEW_HARMED.search(head) or MAN_HARMED.search(head)):
        found["found well"] = 0.0
    return found
