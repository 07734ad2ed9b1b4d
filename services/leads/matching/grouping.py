"""Put reports of one accident together, where all are at hand: a file of them.

Pure. The surest pairs come first, so the order of the reports does not matter. A report that fits
one of a group and contradicts another stays outside: a doubtful pair must not chain two accidents.
"""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from itertools import combinations

from services.leads.matching import comparing, keys
from services.leads.matching.account import Account
from services.leads.matching.comparing import ENOUGH, WHO, Match
from services.leads.matching.crowds import Crowds
from services.leads.matching.weighing import POINTS

MEAN = 24  # points of a pair across two groups: one sure pair does not chain them
NEARLY = 36  # points: enough for nobody, so what speaks against it holds
TIE = 2  # points between two pairs that are as likely
CONTRADICTS = -14  # points of one signal: other names, another morning, the other way
SURE = 80  # points of a pair
# How it happened and how many died: papers differ in these while the scene is fresh.
SOFT = frozenset(
    {
        "cause_differs", "outcome_differs", "fate_differs", "toll_differs", "toll_fewer",
        "part_differs",
    }
)  # fmt: skip
PERSON = WHO | {"name_hint"}
CROWD = 500  # accounts under one key; beyond, rarer keys must bring them together


def groups(accounts: Sequence[Account]) -> list[list[int]]:
    """Return the accounts of each accident, by their places in the sequence."""
    crowds = Crowds(accounts)
    found = {
        (i, j): _given(comparing.compare(accounts[i], accounts[j]), crowds.points(i, j))
        for i, j in _pairs(accounts) | set(crowds.near())
    }
    group_of = {number: [number] for number in range(len(accounts))}
    likely = sorted(
        (pair for pair, match in found.items() if match.score >= ENOUGH),
        key=lambda pair: (-found[pair].score, pair),
    )
    partners = _partners(likely)
    for one, two in likely:
        a, b = group_of[one], group_of[two]
        if a is b or any(
            _between(*pair, found, partners, accounts) for pair in ((one, two), (two, one))
        ):
            continue
        if _fit(a, b, accounts, crowds):
            a += b
            group_of |= dict.fromkeys(b, a)
    return list({id(group): sorted(group) for group in group_of.values()}.values())


def _partners(likely: Sequence[tuple[int, int]]) -> Mapping[int, Sequence[int]]:
    """Return, of each report, those that it may tell the same accident as."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for one, two in likely:
        found[one].append(two)
        found[two].append(one)
    return found


def _between(
    one: int,
    two: int,
    found: Mapping[tuple[int, int], Match],
    partners: Mapping[int, Sequence[int]],
    accounts: Sequence[Account],
) -> bool:
    """Whether the one fits another report as well as it fits *two*, and these are two accidents.

    A headline that may be told of either is nobody's: it stays by itself.
    """
    enough = found[min(one, two), max(one, two)].score - TIE
    return any(
        _other(comparing.compare(accounts[two], accounts[rival]))
        for rival in partners[one]
        if rival != two and found[min(one, rival), max(one, rival)].score >= enough
    )


def _given(match: Match, points: int) -> Match:
    """Return the match with the points that it is given; none where something contradicts."""
    if match.score == 0 or (points > 0 and _against(match) - {"told_apart"}):
        return match
    return Match(max(0, min(comparing.MOST, match.score + points)), match.evidence)


def _pairs(accounts: Sequence[Account]) -> set[tuple[int, int]]:
    """Return the pairs that share a key."""
    under: defaultdict[Hashable, list[int]] = defaultdict(list)
    for number, account in enumerate(accounts):
        for key in keys.kept_under(account) | {wanted.key for wanted in keys.looked_under(account)}:
            under[key].append(number)
    return {
        pair
        for numbers in under.values()
        if len(numbers) <= CROWD
        for pair in combinations(numbers, 2)
    }


def _fit(a: Sequence[int], b: Sequence[int], accounts: Sequence[Account], crowds: Crowds) -> bool:
    """Whether the groups are alike, and no report of one contradicts one of the other."""
    across = [
        _given(comparing.compare(accounts[i], accounts[j]), crowds.points(i, j))
        for i in a
        for j in b
    ]
    sure = max(match.score for match in across) >= SURE
    if any(_other(match) and not (sure and _is_soft(match)) for match in across):
        return False
    if _alike(across):
        return True
    inside = [
        comparing.compare(accounts[i], accounts[j])
        for one in (a, b)
        for i, j in combinations(one, 2)
    ]
    named = any(match.enough and _by_name(match) for match in across + inside)
    return named and _alike([match for match in across if match.enough])


def _is_soft(match: Match) -> bool:
    """Whether it may be one accident told otherwise, by a third report that is surely of both."""
    return _against(match) <= SOFT


def _alike(matches: Sequence[Match]) -> bool:
    return sum(match.score for match in matches) >= MEAN * len(matches)


def _by_name(match: Match) -> bool:
    """Whether a victim's name holds the two together, though they may share little else."""
    return any(signal.key in PERSON for signal in match.evidence)


def _other(match: Match) -> bool:
    """Whether something speaks clearly against; its points may have been cut off at nothing."""
    return (match.score < NEARLY or match.doubted) and bool(_against(match))


def _against(match: Match) -> set[str]:
    """Return what speaks clearly against, though its points may have been cut off."""
    return {signal.key for signal in match.evidence if POINTS[signal.key] <= CONTRADICTS}
