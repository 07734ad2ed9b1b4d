"""The words by which accounts of one accident find each other among a hundred thousand leads.

Pure. Each account is kept under some words of its own; a new one looks under the same. A common
word (a district) is looked up for few days and weighs little, a rare one (two words of a name) for
all days of the window; so a disaster with thousands of leads in one district stays quick.
"""

import hashlib
import re
from itertools import combinations
from typing import NamedTuple

from services.leads.matching import naming
from services.leads.matching.account import Account
from services.leads.reading.meaning_words import COMMON_CONCEPTS, USUAL_CONCEPTS

ALL_DAYS = 10  # as matching.window_days
NEAR_DAYS = 3
MOST_WORDS = 14  # of a text, that it is kept under
MOST_LOOKED_UP = 40
FIND = "find:"  # before a word that a member may look for
SPACE = re.compile(r"[^\w'’./-]+|-|\.(?=\w)")
FEW_NAMES = 3  # a text with fewer words with a capital is kept under all its words
KM = re.compile(r"\bkm\s?(\d{1,3})|\bkilometer\s(\d{1,3})", re.IGNORECASE)


class Wanted(NamedTuple):
    """A key to look under."""

    key: str
    weight: int  # beside other keys, when there are too many candidates
    days: int  # before and after


def kept_under(account: Account) -> frozenset[str]:
    """Return the keys that the account is kept under."""
    words = account.words.names
    if len(words) < FEW_NAMES:
        words = account.words.every
    longest = sorted(words, key=lambda word: (-len(word), word))[:MOST_WORDS]
    return frozenset(
        {wanted.key for wanted in _own(account)}
        | {f"word:{naming.folded(word)}" for word in longest}
    )


def looked_under(account: Account) -> tuple[Wanted, ...]:
    """Return the keys to look under, the most telling first."""
    found = {wanted.key: wanted for wanted in _own(account)}
    words = sorted(
        account.words.every, key=lambda word: (word not in account.words.names, -len(word), word)
    )
    for word in words:
        key = f"word:{naming.folded(word)}"
        found.setdefault(key, Wanted(key, 3, NEAR_DAYS))
    for km in _kilometres(account):
        for near in (km - 1, km + 1):
            found.setdefault(f"km:{near}", Wanted(f"km:{near}", 6, NEAR_DAYS))
    return tuple(sorted(found.values(), key=lambda wanted: -wanted.weight)[:MOST_LOOKED_UP])


def found_under(account: Account) -> frozenset[str]:
    """Return the keys by which a member finds the lead: each word of its names and its place."""
    names = [person.name for person in account.people if person.name]
    places = [each for each in (account.place, account.place_text, account.district) if each]
    return frozenset(f"{FIND}{word}" for said in (*names, *places) for word in searched(said))


def searched(said: str) -> frozenset[str]:
    """Return the words of a name or a place under which it is kept.

    A name in one word ("Norazlan") is kept under its parts too.
    """
    words = _words(said)
    return frozenset(naming.folded(word) for word in words) | frozenset(looked_for(said))


def looked_for(said: str) -> list[str]:
    """Return the words to look for where that was typed."""
    return [naming.folded(part) for word in _words(said) for part in naming.spelt(word)]


def _words(said: str) -> list[str]:
    words = (word.strip(".,'") for word in SPACE.split(said.lower()))
    return [word for word in words if word]


def _own(account: Account) -> list[Wanted]:
    found = [
        Wanted(f"nric:{person.nric}", 100, ALL_DAYS) for person in account.people if person.nric
    ]
    found += [Wanted(f"link:{_short(url)}", 100, ALL_DAYS) for url in account.urls]
    found += [Wanted(f"text:{_short(account.words.plain)}", 100, ALL_DAYS)]
    found += [Wanted(f"name:{pair}", 20, ALL_DAYS) for pair in _name_pairs(account)]
    found += [Wanted(f"km:{km}", 8, NEAR_DAYS) for km in _kilometres(account)]
    found += [Wanted(f"highway:{way}", 3, NEAR_DAYS) for way in account.words.highways]
    if account.place and account.place != account.district:
        found.append(Wanted(f"place:{account.place.lower()}", 5, NEAR_DAYS))
    found += [Wanted(f"place:{place}", 4, NEAR_DAYS) for place in account.words.places]
    telling = sorted(account.words.meanings - COMMON_CONCEPTS - USUAL_CONCEPTS)
    found += [Wanted(f"meanings:{a}+{b}", 3, NEAR_DAYS) for a, b in combinations(telling[:4], 2)]
    found += [Wanted(f"meaning:{each}", 2, NEAR_DAYS) for each in telling[:4]]
    found += [
        Wanted(f"number:{each}", 3, NEAR_DAYS) for each in account.words.numbers if " " in each
    ]
    if account.district:
        where = account.district.lower()
        found.append(Wanted(f"district:{where}", 2, NEAR_DAYS))
        found += [Wanted(f"district:{where}+{meaning}", 5, NEAR_DAYS) for meaning in telling[:4]]
        if account.hour:
            found.append(Wanted(f"district:{where}+{account.hour.hour}", 4, NEAR_DAYS))
    return found


def _name_pairs(account: Account) -> set[str]:
    """Return each two telling words of each name; in order of the alphabet."""
    names = [name for person in account.people if person.name for name in naming.read(person.name)]
    return {
        "+".join(sorted(pair))
        for name in names
        for pair in combinations(
            [naming.folded(word) for word in name.whole if naming.telling(word)][:5], 2
        )
    }


def _kilometres(account: Account) -> list[int]:
    written = [int(a or b) for a, b in KM.findall(account.place_text or "")]
    return written or [int(km) for km in sorted(account.words.said.kilometres)[:2]]


def _short(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()
