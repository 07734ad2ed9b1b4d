"""Compare the vehicles of two accounts: a motorcycle and a car are not a motorcycle and a lorry.

Pure. Papers mix some kinds up and leave one of the vehicles out, but seldom name another one.
"""

import re

from services.leads.matching.account import Account
from services.leads.reading.sorts_words import ALIKE, VEHICLES

DOCKS = frozenset({"shipyard", "ship", "dock"})
# That it met somebody else's: who only skidded met nobody.
MET = re.compile(
    r"\b(?:bertembung|bergesel|berlanggar|dilanggar|dirempuh|digilis|kena langgar|kena rempuh|"
    r"langgar lari|hit by|hit-and-run|collid\w+|collision|run over|rear-ended|bumper)\b"
)
# What happens to a vehicle by itself.
ALONE = frozenset({"skid", "pothole", "pole", "divider", "guardrail", "cattle", "dogs"})
NO_PARTY = frozenset({"ambulance", "pedestrian", "helicopter"})  # came to the rescue; no vehicle


def compare(one: Account, two: Account) -> str | None:
    """Return the key of what the vehicles say; against speak only those that nobody mixes up."""
    a, b = _kinds(one), _kinds(two)
    told = _told(one, a), _told(two, b)
    pickup = "pickup" in one.vehicles | two.vehicles  # a car to some, a lorry to others
    other = _other_party(a, b, told) and not pickup
    other = other or _by_itself(one, a, two, b) or _by_itself(two, b, one, a)
    if one.vehicles & two.vehicles:
        same = "vehicles_same" if one.vehicles == two.vehicles else "vehicles_shared"
        return "party_differs" if other else same
    if not told[0] or not told[1]:
        return None
    if told[0] & told[1]:
        return "party_differs" if other else None
    return "vehicles_differ"


def _by_itself(one: Account, a: frozenset[str], two: Account, b: frozenset[str]) -> bool:
    """Whether the one only skidded, or hit what stands there; the other met a vehicle."""
    skidded = bool(ALONE & one.words.meanings) and not ALONE & two.words.meanings
    alone = len(a) == 1 and MET.search(one.words.plain) is None
    return skidded and alone and len(b) > 1 and MET.search(two.words.plain) is not None


def _kinds(account: Account) -> frozenset[str]:
    """Return the kinds told; who delivers rode, a tanker in a dock is a ship."""
    kinds = {VEHICLES.get(said, said) for said in account.vehicles}
    if kinds and "delivery" in account.words.meanings and "crash" in account.words.causes:
        drives = "lorry" in kinds and MET.search(account.words.plain) is None
        kinds |= {"motorcycle"} if not (drives or kinds & {"van", "motorcycle"}) else set()
    if "tanker" in account.words.meanings and account.words.meanings & DOCKS:
        kinds = kinds - {"lorry"} | {"boat"}
    return frozenset(kinds)


def _told(account: Account, kinds: frozenset[str]) -> frozenset[str]:
    """Return the kinds and those that the words mean."""
    meant = {VEHICLES[said] for said in account.words.meanings & VEHICLES.keys()}
    return kinds | (meant - {"lorry"} if account.words.meanings & DOCKS else meant)


def _other_party(
    one: frozenset[str], two: frozenset[str], told: tuple[frozenset[str], frozenset[str]]
) -> bool:
    """Whether each has, beside what both have, a kind of which the other tells nothing."""
    a, b = one - told[1] - NO_PARTY, two - told[0] - NO_PARTY
    return bool(a) and bool(b) and not any(frozenset({x, y}) in ALIKE for x in a for y in b)
