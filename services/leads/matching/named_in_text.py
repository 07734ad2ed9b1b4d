"""Find a victim's name in the text of another report, where the reader took nobody for it.

Pure. The words stand in their order and close together; what is there already as the name of the
other report's victim, and is not his, does not count.
"""

import re

from services.leads.matching import naming
from services.leads.matching.account import Account, Person
from services.leads.matching.naming import Likeness
from services.leads.matching.words import Words

GAP = 2  # words that may stand between the words of a name in a text
LONG_CUT = 5  # letters that are left of a long name: Kogila of Kogilavani
WORD = re.compile(r"[a-z_][a-z0-9'_-]+|\d+")  # as in words.read


def in_text(one: Account, two: Account, *, whole: bool) -> int:
    """Return how many words of a victim's name of *one* stand in the text of *two*."""
    named = [person for person in one.people if person.name]
    return max(
        (_found(each, two.words, _without_others(each, two), whole=whole) for each in named),
        default=0,
    )


def _without_others(person: Person, two: Account) -> str:
    """Return the text without the names of who is compared already: Nasir Mohd, Mohd Nasir."""
    plain = two.words.plain
    for own in two.people:
        if own.name and naming.likeness(person.name, own.name)[0] is Likeness.DIFFERENT:
            plain = plain.replace(written(own.name), "|")
    return plain


def _found(person: Person, words: Words, plain: str, *, whole: bool) -> int:
    name = naming.read(person.name or "")
    if not name:
        return 0
    long = [word for word in name[0].whole if naming.telling(word) and len(word) > 2]
    stands = _stands(long, plain, short=not whole) if len(long) > 1 else 0
    if stands >= max(2, len(long) - (0 if whole else 1)):
        return stands
    if whole:
        return 0
    own = next((word for word in name[0].own if naming.telling(word) and len(word) > 3), None)
    return int(own is not None and any(_is_called(own, name) for name in words.names))


def _is_called(own: str, name: str) -> bool:
    """Whether the name is his own, or the beginning of it by which friends call him."""
    return name == own or (LONG_CUT <= len(name) < len(own) and own.startswith(name))


def _stands(name: list[str], plain: str, *, short: bool) -> int:
    """Return how many words of the name stand in the text, in their order and close together.

    With *short* its first word may be cut as friends do: "Zul" for Zulkifli.
    """
    said = [part for word in plain.split() for part in naming.spelt(word)]
    best = 0
    for start in (index for index, word in enumerate(said) if _begins(name[0], word, short=short)):
        found, at = 1, start
        for word in name[1:]:
            near = said[at + 1 : at + 2 + GAP]
            if word not in near:
                continue
            if not set(name).isdisjoint(near[: near.index(word)]):
                found = 0  # in another order it is another's: Ling Hua Tiong, Ling Tiong Hua
                break
            at += 1 + near.index(word)
            found += 1
        best = max(best, found)
    return best


def _begins(name: str, word: str, *, short: bool) -> bool:
    return word == name or (short and len(word) >= naming.SHORTEST_CUT and name.startswith(word))


def written(name: str) -> str:
    """Return the name as it stands among the words of a text."""
    return " ".join(WORD.findall(name.lower()))
