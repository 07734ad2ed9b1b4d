"""Compare the find of a body with who was lost: by the water, the days and the person.

Pure. In a district and a season several drown, and each find resembles each of them. So another
water speaks against one accident, and a find that shares nothing of its own with who was lost
(name, age, work, water, place, days that lead back) is no reason to ask anybody.
"""

from collections.abc import Collection, Iterator

from services.leads.matching.account import Account, Signal
from services.leads.matching.weighing import POINTS

LOST = frozenset({"drown", "sank", "swept", "boat", "missing"})
# What tells whose body it is; that a body was found, and in which district, does not.
TELLING = frozenset(
    {
        "same_link", "same_text", "nric", "nric_near", "name_same", "name_part", "name_in_text",
        "name_hint", "age_same", "employer_same", "water_same", "place_same", "place_near",
        "road_same",
    }
)  # fmt: skip

DAYS = frozenset({"told_follows", "day_same"})


def signals(one: Account, two: Account, found: Collection[Signal]) -> Iterator[Signal]:
    """Yield what speaks for and against; *found* are the other signals of the pair."""
    if not (_is_find_of(one, two) or _is_find_of(two, one)):
        return
    a, b = one.words.waters, two.words.waters
    if a and b:
        same = a & b or a & _towns(two) or b & _towns(one)  # "off Mersing": of that town
        if same or not (_at_sea(one) or _at_sea(two)):
            key = "water_same" if same else "water_differs"
            yield Signal(key, POINTS[key])
        if same:
            return
    if "sank" in one.words.meanings and "sank" in two.words.meanings:
        return  # boats seldom sink
    back = (_leads_back(one, two) or _leads_back(two, one)) and any(
        each.key in DAYS for each in found
    )
    if not back and not any(each.key in TELLING for each in found):
        yield Signal("body_of_anybody", POINTS["body_of_anybody"])


def _is_find_of(find: Account, lost: Account) -> bool:
    return find.words.said.body and not lost.words.said.body and bool(LOST & lost.words.meanings)


def _leads_back(one: Account, two: Account) -> bool:
    """Whether the one tells how many days ago it was, or the weekday, in one district."""
    said = one.words.said
    near = one.district is not None and one.district == two.district
    named = near and two.day is not None and two.day.isoweekday() in said.weekdays
    return said.since is not None or named


def _at_sea(account: Account) -> bool:
    """Whether its waters are an island's or a coast's only: from there a body drifts far."""
    said = account.words
    return all(each.startswith("off ") or each in said.islands for each in said.waters)


def _towns(account: Account) -> frozenset[str]:
    return frozenset(f"off {each.lower()}" for each in (account.place, account.district) if each)
