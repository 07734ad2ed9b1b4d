"""Compare what the only victims work as, and whether the two tell of other things altogether.

Pure.
"""

from services.leads.matching import companions
from services.leads.matching.account import Account
from services.leads.matching.meanings import weight
from services.leads.matching.words import SHORT, read
from services.leads.reading.sorts_words import AGENTS, JOBS, SERVICES, SETTING, WOUNDS


def differ(one: Account, two: Account) -> bool:
    """Whether the only victim of each does another work, as short texts say."""
    if not companions.alone(one, two):
        return False
    works = _work(one), _work(two)
    if works[0] and works[1]:
        return not (works[0] & two.words.meanings or works[1] & one.words.meanings)
    if max(len(one.words.plain), len(two.words.plain)) > SHORT:
        return False
    a, b = one.words.meanings & JOBS, two.words.meanings & JOBS
    return bool(a and b and not a & b)


def _work(account: Account) -> frozenset[str]:
    """Return what the only victim is, as the reader has it."""
    return read(account.people[0].occupation or "").meanings & (JOBS | SERVICES)


def tell_other(one: Account, two: Account) -> bool:
    """Whether both tell what happened, beside to whom and where, and nothing of it is the same."""
    if one.words.causes & two.words.causes or one.vehicles & two.vehicles:
        return False
    told = [account.words.meanings - SETTING - WOUNDS for account in (one, two)]
    agents = all(AGENTS & each for each in told)
    return agents or min(map(_tells, told)) >= 2


def _tells(meanings: frozenset[str]) -> int:
    return sum(weight(meaning) >= 1 for meaning in meanings)
