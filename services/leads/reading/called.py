"""First names as chats write them: "abg farid jatuh", "keadaan azman", "kak intan kantin".

Pure. In small letters nothing but the word before a name, or a list of first names, tells it. A
name that is found gets its capitals, so that it is read as any other; the length of the text
stays.
"""

import re

from services.leads.reading.called_words import (
    CALLED,
    FIRST_NAMES,
    GOES_ON,
    NOT_CALLED,
    OPENING,
)
from services.leads.reading.name_words import BEGINNINGS

LONG = 5  # letters: what is longer and begins as names do is one


def capitalised(text: str) -> str:
    """Return the text with capitals for first names in small letters and their words of address."""
    low = text.lower()
    letters = list(text)
    for found in (*CALLED.finditer(low), *OPENING.finditer(low)):
        if _is_name(found, text):
            _raise(letters, low, found)
    return "".join(letters)


def _is_name(found: re.Match[str], text: str) -> bool:
    name = found["name"]
    if name in FIRST_NAMES:
        return True
    if len(name) > LONG and name.endswith("ing"):  # "the uncle selling apam"
        return False
    written = text[found.start("name")].isupper()  # "makcik Esah"
    if written and found.re is CALLED and found["title"] and name not in NOT_CALLED:
        return True
    if len(name) > LONG and name.startswith(BEGINNINGS) and name not in NOT_CALLED:
        return True
    addressed = found.re is CALLED and found["address"] is not None
    return addressed and name not in NOT_CALLED


def _raise(letters: list[str], low: str, found: re.Match[str]) -> None:
    """Give the name its capital, what follows of it too, and the title before it."""
    raised = [found.start("name")]
    if found.re is CALLED:
        raised += [found.start(group) for group in ("address", "title") if found[group]]
    end = found.end("name")
    while (more := GOES_ON.match(low, end)) and more[1] in FIRST_NAMES:
        raised.append(more.start(1))
        end = more.end()
    for place in raised:
        letters[place] = letters[place].upper()
