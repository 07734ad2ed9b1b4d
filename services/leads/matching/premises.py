"""Compare on whose grounds it was: a bank, a school, a factory that makes gloves.

Pure.
"""

from services.leads.matching.account import Account
from services.leads.reading.sorts_words import PREMISES

PRAYED_IN = frozenset({"mosque", "surau", "temple", "church"})
PRAYING = frozenset({"praying", "funeral", "donation"})


def differ(one: Account, two: Account) -> bool:
    """Whether each tells whose grounds it was on, and they are two: a bank, a school.

    Factories are told apart by what they make.
    """
    made = one.words.made, two.words.made
    if made[0] and made[1]:
        return not made[0] & made[1]
    if any(account.vehicles or "crash" in account.words.causes for account in (one, two)):
        return False
    a, b = _premises(one), _premises(two)
    return bool(a) and bool(b) and not a & b


def _premises(account: Account) -> frozenset[str]:
    """Return whose grounds are told; where they pray for him, it was not."""
    told = account.words.meanings
    prayed = account.words.said.mourned or PRAYING & told
    kinds = (told - PRAYED_IN if prayed else told) & PREMISES.keys()
    return frozenset().union(*(PREMISES[each] for each in kinds))
