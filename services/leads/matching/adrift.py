"""Compare the waters in which somebody was lost: islands, rivers, and how far a body drifts.

Pure.
"""

from functools import lru_cache

from services.leads.matching.account import Account
from services.leads.matching.waters import LARGE
from services.places import reference

LOST = frozenset({"drown", "sank", "swept", "boat"})
FOUND = frozenset({"found", "floating"})


def other_island(one: Account, two: Account) -> bool:
    """Whether it was off one island and off another; a body drifts from here to there."""
    found = one.words.said.body or two.words.said.body or is_adrift(one, two)
    told = _islands(one) and _islands(two)
    return bool(told) and not same_island(one, two) and not found


def same_island(one: Account, two: Account) -> bool:
    """Whether both tell of one island, or of one and its group."""
    a, b = _islands(one), _islands(two)
    return any(_is_within(x, y) or _is_within(y, x) for x in a for y in b)


def _is_within(name: str, group: str) -> bool:
    """Whether an island is of a group, or the same: Contoh Besar is one of Contoh."""
    return name == group or name.startswith(f"{group} ")


def _islands(account: Account) -> frozenset[str]:
    """Return the islands that it tells, also "off Contoh" where there is a Pulau Contoh."""
    said = account.words
    coasts = {water.removeprefix("off ") for water in said.waters if "off " in water}
    told = (coasts - LARGE) | said.maybe_islands
    return said.islands | frozenset(name for name in told if _is_island(name))


@lru_cache(maxsize=1024)
def _is_island(name: str) -> bool:
    return bool(reference.gazetteer().find(f"Pulau {name}"))


def other_river(one: Account, two: Account) -> bool:
    """Whether somebody was lost in one river and somebody in another; nobody was found yet."""
    lost = all(LOST & account.words.meanings for account in (one, two))
    a, b = (account.words.waters for account in (one, two))
    at_sea = (
        any(water.startswith("off ") for water in a | b) or one.words.islands | two.words.islands
    )
    found = one.words.said.body or two.words.said.body or is_adrift(one, two)
    return lost and bool(a) and bool(b) and not (a & b or at_sea or found)


def is_adrift(one: Account, two: Account) -> bool:
    """Whether somebody was lost in the water here, and found there: it carries far."""
    a, b = one.words.meanings, two.words.meanings
    return bool(a & LOST and b & FOUND) or bool(b & LOST and a & FOUND)
