"""Compare the vehicles of two accounts: a motorcycle and a car are not a motorcycle and a lorry.

Pure. Papers mix some kinds up and leave one of the vehicles out, but seldom name another one.
"""

from services.leads.matching.account import Account
from services.leads.reading.sorts_words import ALIKE, VEHICLES

NO_PARTY = frozenset({"ambulance", "pedestrian", "helicopter"})  # came to the rescue; no vehicle


def compare(one: Account, two: Account) -> str | None:
    """Return the key of what the vehicles say; against speak only those that nobody mixes up."""
    a, b = _kinds(one), _kinds(two)
    if one.vehicles & two.vehicles:
        pickup = "pickup" in one.vehicles | two.vehicles  # a car to some, a lorry to others
        if _other_party(a, b) and not pickup:
            return "party_differs"
        return "vehicles_same" if one.vehicles == two.vehicles else "vehicles_shared"
    told = (
        kinds | {VEHICLES[said] for said in account.words.meanings & VEHICLES.keys()}
        for kinds, account in ((a, one), (b, two))
    )
    a, b = told
    return "vehicles_differ" if a and b and not a & b else None


def _kinds(account: Account) -> frozenset[str]:
    return frozenset(VEHICLES.get(said, said) for said in account.vehicles)


def _other_party(one: frozenset[str], two: frozenset[str]) -> bool:
    """Whether each has, beside what both have, a kind that is none of the other's."""
    a, b = one - two - NO_PARTY, two - one - NO_PARTY
    return bool(a) and bool(b) and not any(frozenset({x, y}) in ALIKE for x in a for y in b)
