"""Whether the reader guessed a place of its name alone: then another of that name may be meant.

Pure.
"""

import re
from functools import lru_cache

from services.leads.matching.account import Account
from services.leads.matching.words import MEANINGS
from services.leads.reading.likeness_words import EMPTY, SHARED
from services.places import reference, states

FEW_BEARERS = 3  # places of one name
HOSPITAL = re.compile(r"\b(?:hospital|hosp|icu|hsp) (?:daerah )?[a-z']+(?: [a-z']+)?\b")
LONGEST_INITIALS = 3  # letters: "KK", "KKB"


@lru_cache(maxsize=4096)
def borne_twice(place: str) -> bool:
    """Whether there are two places of the name: the other one may be meant."""
    return len(reference.gazetteer().find(place)) > 1


@lru_cache(maxsize=4096)
def bears(name: str, district: str) -> bool:
    """Whether a place of the district bears the name, and few others do."""
    found = reference.gazetteer().find(name) if name else ()
    return len(found) <= FEW_BEARERS and any(each.district == district for each in found)


def by_hospital(account: Account) -> bool:
    """Whether the district is only that of the hospital they were taken to, named or not."""
    name = (account.district or "").removeprefix("Daerah ").lower()
    if not name or not is_named(name, account):
        return bool(name and account.hospital) and not is_named(account.place, account)
    return f" {name} " not in f" {HOSPITAL.sub(' ', account.words.plain)} "


def borne_often(account: Account) -> bool:
    """Whether the district was guessed of a place whose name is borne all over the country."""
    words = frozenset((account.place or "").lower().split())
    often = bool(account.district) and bool(words) and words <= EMPTY | SHARED
    return often and not is_named(account.district, account)


def is_mile(account: Account) -> bool:
    """Whether the place was guessed of a milestone, of which each road has one: Batu 8."""
    head, _, number = (account.place or "").lower().partition(" ")
    return head == "batu" and number.isdigit() and by_name_only(account)


def is_thing(account: Account) -> bool:
    """Whether the place was guessed of what the text tells: Sungai Buaya, of a crocodile."""
    words = frozenset((account.place or "").lower().split()) - EMPTY - SHARED
    told = words <= MEANINGS.keys() and {MEANINGS[word] for word in words} <= account.words.meanings
    return bool(words) and told and by_name_only(account)


def by_name_only(account: Account) -> bool:
    """Whether the reader had a name only that is borne here: no district, no state in the text."""
    state = states.name_of(account.state) if account.state else None
    return not is_named(account.district, account) and not is_named(state, account)


def is_named(place: str | None, account: Account) -> bool:
    """Whether the text names the place, in one word or in several: George Town, Georgetown."""
    name = (place or "").removeprefix("Daerah ").lower()
    return bool(name) and (writes(account, name) or writes(account, name.replace(" ", "")))


def writes(account: Account, name: str) -> bool:
    """Whether the text has the name, in small letters."""
    return f" {name} " in f" {account.words.plain} "


def initials(one: Account, two: Account) -> bool:
    """Whether the one's place is told by letters that stand for the other's: KK, Kuala Krai."""
    told = one.place_text or ""
    if not told.isupper() or len(told) > LONGEST_INITIALS:
        return False
    names = (name.removeprefix("Daerah ") for name in (two.place, two.district) if name)
    return any("".join(word[0] for word in name.split()).upper() == told for name in names)
