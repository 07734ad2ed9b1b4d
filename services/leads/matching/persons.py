"""Compare whom two accounts tell of: the same persons, other ones, or nobody can say.

Pure. Two different victims of one accident do not contradict each other where several were hurt;
where each account tells of one named victim only, and the names differ, they do.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from services.leads.matching import ages, called, companions, naming
from services.leads.matching.account import Account, Person, Signal
from services.leads.matching.ages import CLOSE_AGES, FAR_AGES
from services.leads.matching.meanings import LANDS
from services.leads.matching.named_in_text import in_text, written
from services.leads.matching.naming import Likeness
from services.leads.matching.said import sexes_in
from services.leads.matching.weighing import POINTS
from services.leads.matching.words import SHORT
from services.leads.reading.likeness_words import NO_NAMES

FEW = 2  # victims
SEXES = {"m": "man", "f": "woman"}
SEX_OF = {"mohd": "m", "abdul": "m", "ahmad": "m", "siti": "f"}
HOME = "Malaysia"
BESIDE = 60  # characters
NAMED_SO = re.compile(r"\b[a-z]+(?: [a-z]+)? (?:named?|called|bernama|namanya|nama) $")
IS_SO = re.compile(
    r" (?:\d{2} )?(?:(?:is|was|ialah|adalah) )?(?:an|seorang|sorang)(?: [a-z]+)? "
    r"(?:wanita|perempuan|gadis|woman|lady|lelaki|pemuda|man)\b"
)
SAME_NAME = (Likeness.SAME, Likeness.PART)


def same_person(one: Person, two: Person) -> bool:
    """Whether two victims of one accident are one person; symmetric. In doubt they are two."""
    if one.nric and two.nric:
        return one.nric == two.nric
    said, percent = naming.likeness(one.name, two.name)
    apart = ages.apart_by(one, two)
    if said is Likeness.DIFFERENT:
        return False
    if said is Likeness.SAME:
        return apart is None or apart <= (FAR_AGES if percent == 100 else CLOSE_AGES)
    if said is Likeness.PART:
        return apart is None or apart <= CLOSE_AGES
    return apart is not None and apart <= CLOSE_AGES and _agree(one, two)


def paired(one: tuple[Person, ...], two: tuple[Person, ...]) -> list[tuple[Person, Person]]:
    """Return who of the one is who of the other, each once, the surest pairs first."""
    ranked = sorted(
        ((_sureness(a, b), i, j) for i, a in enumerate(one) for j, b in enumerate(two)),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for sure, i, j in ranked:
        if sure and i not in pairs and j not in pairs.values() and same_person(one[i], two[j]):
            pairs[i] = j
    if not pairs and len(one) == len(two) == 1 and _may_be_one(one[0], two[0]):
        pairs[0] = 0
    return [(one[i], two[j]) for i, j in pairs.items()]


def signals(one: Account, two: Account) -> Iterator[Signal]:
    """Yield what the victims say for and against one accident."""
    one, two = _without_lands(one), _without_lands(two)
    one, two = called.without_homes(one, two), called.without_homes(two, one)
    named = [(a, b, naming.likeness(a.name, b.name)) for a in one.people for b in two.people]
    alike = [(a, b, said) for a, b, said in named if said[0] in SAME_NAME]
    numbers = _numbers(one, two)
    if numbers is not None:
        yield Signal(numbers, POINTS[numbers])
    if alike:
        yield from _by_name(alike, aged=not (one.words.said.court or two.words.said.court))
        return
    others = (
        bool(named) and _one_named(one) and _one_named(two) and named[0][2][0] is Likeness.DIFFERENT
    )
    said = max(in_text(one, two, whole=others), in_text(two, one, whole=others))
    if said > 1:
        yield Signal("name_in_text", POINTS["name_in_text"])
    elif others and numbers != "nric_near":
        if not companions.two_of_one(one, two):
            key = called.otherwise(one, two)
            if key is not None:
                yield Signal(key, POINTS[key])
    elif companions.all_others(one, two, named):
        yield Signal("nobody_same", POINTS["nobody_same"])
    elif said or any(found[0] is Likeness.HINT for _, _, found in named):
        yield Signal("name_hint", POINTS["name_hint"])
    yield from ages.unnamed(one, two)
    if said < 2:
        yield from _other_person(one, two)
        if _of_many(one, two) or _of_many(two, one):
            yield Signal("toll_differs", POINTS["toll_differs"])
        if _fewer(one, two) or _fewer(two, one):
            yield Signal("toll_fewer", POINTS["toll_fewer"])


def _without_lands(account: Account) -> Account:
    """Return the account without names that are none: "S'pore worker"."""
    if not any(_no_name(person) for person in account.people):
        return account
    people = (replace(each, name=None) if _no_name(each) else each for each in account.people)
    return replace(account, people=tuple(people))


def _no_name(person: Person) -> bool:
    return person.name is not None and _is_no_name(person.name, person.employer or "")


@lru_cache(maxsize=4096)
def _is_no_name(name: str, employer: str) -> bool:
    words = frozenset(word for word in name.lower().split() if len(word.strip(".")) > 1)
    return words <= NO_NAMES or words <= frozenset(employer.lower().split())


def _numbers(one: Account, two: Account) -> str | None:
    """Return what the identity numbers say: one of both, one but for a slip, or other ones."""
    pairs = [(a.nric, b.nric) for a in one.people for b in two.people if a.nric and b.nric]
    if any(a == b for a, b in pairs):
        return "nric"
    if any(slipped(a, b) for a, b in pairs):
        return "nric_near"
    return "nric_differs" if pairs and len(one.people) == len(two.people) == 1 else None


def slipped(one: str, two: str) -> bool:
    """Whether two identity numbers are one, with one figure mistyped or two that changed places."""
    wrong = [place for place, (a, b) in enumerate(zip(one, two, strict=False)) if a != b]
    if len(one) != len(two) or len(wrong) > 2:
        return False
    if len(wrong) < 2:
        return True
    first, last = wrong
    return last == first + 1 and one[first] == two[last] and one[last] == two[first]


def _by_name(
    alike: list[tuple[Person, Person, tuple[Likeness, int]]], *, aged: bool
) -> Iterator[Signal]:
    """Compare who have one name; *aged*: an age is theirs, not that of who was arrested."""
    a, b, (said, percent) = max(alike, key=_clearness)
    if naming.is_whole(a.name) or naming.is_whole(b.name):
        yield Signal(f"name_{said}", POINTS[f"name_{said}"], (("percent", percent),))
    else:  # "Aziz" here and there
        yield Signal("name_hint", POINTS["name_hint"])
    if aged:
        yield from ages.of_one(a, b)
    others = min(len({id(x) for x, _, _ in alike}), len({id(y) for _, y, _ in alike})) - 1
    if others > 0:
        yield Signal("more_names", POINTS["more_names"], (("total", others),))


def _clearness(found: tuple[Person, Person, tuple[Likeness, int]]) -> tuple[bool, int, bool, float]:
    """Order pairs by how alike their names are, then by how near their ages."""
    a, b, (said, percent) = found
    apart = ages.apart_by(a, b)
    whole = naming.is_whole(a.name) or naming.is_whole(b.name)
    return said is Likeness.SAME, percent, whole, -(1.5 if apart is None else apart)


def _other_person(one: Account, two: Account) -> Iterator[Signal]:
    """Compare who the only victims are: man or woman, of which country, rider or driver."""
    if other_lands := _other_lands(one, two):
        yield Signal("nation_differs", POINTS["nation_differs"])
    if not companions.alone(one, two) or companions.two_of_one(one, two):
        return
    a, b = one.words.said, two.words.said
    sexes = _sexes(one), _sexes(two)
    if sexes[0] and sexes[1] and not sexes[0] & sexes[1]:
        yield Signal("sex_differs", POINTS["sex_differs"])
    lands = _land(one), _land(two)
    if not other_lands and lands[0] and lands[1] and lands[0] != lands[1]:
        yield Signal("nation_differs", POINTS["nation_differs"])
    if a.roles and b.roles and not a.roles & b.roles:
        yield Signal("role_differs", POINTS["role_differs"])


def _other_lands(one: Account, two: Account) -> bool:
    """Whether two short texts tell of people from other countries, one or several."""
    short = max(len(account.words.plain) for account in (one, two)) <= SHORT
    lands = [account.words.meanings & LANDS for account in (one, two)]
    return short and bool(lands[0]) and bool(lands[1]) and not lands[0] & lands[1]


def _of_many(one: Account, two: Account) -> bool:
    """Whether several died or many were hurt in the one, and the other tells of one person."""
    said = two.words.said
    known = len(two.people) == 1 and bool(
        two.people[0].age or said.sexes or (_one_named(two) and called.is_full(two))
    )
    single = known and max(said.killed or 1, said.hurt or 1) == 1
    first = one.words.said
    many = (first.killed or 0) > 1 or (not first.dead and (first.hurt or 0) > FEW)
    return many and single and not (said.later or said.one_more)


def _fewer(first: Account, last: Account) -> bool:
    """Whether several died in the earlier report, and the later begins with one who died."""
    said = last.words.said
    dead = sum(person.outcome == "death" for person in last.people)
    one = said.one and (said.killed or 1) == 1 and dead < FEW
    several = (first.words.said.killed or 0) > 1
    ordered = bool(first.told and last.told and first.told < last.told)
    return ordered and several and one and not (said.later or said.one_more or said.after)


def _sexes(account: Account) -> frozenset[str]:
    """Return man or woman, as told beside the name, at first, or by it: binti, a/l, Siti."""
    names = naming.read(account.people[0].name or "")
    return (
        _called(account)
        or account.words.said.sexes
        or frozenset(
            SEXES[told]
            for name in names
            if (told := name.sex or SEX_OF.get(name.whole[0])) is not None
        )
    )


def _called(account: Account) -> frozenset[str]:
    """Return what is told beside the name: "Slamet, an Indonesian man", "lady named Tan"."""
    name = account.people[0].name
    before, found, after = account.words.plain.partition(written(name)) if name else ("", "", "")
    if not found:
        return frozenset()
    beside = (NAMED_SO.search(before[-BESIDE:]), IS_SO.match(after[:BESIDE]))
    return sexes_in(" ".join(told[0] for told in beside if told))


def _land(account: Account) -> str | None:
    """Return the country of the first victim; who is called a local has one too."""
    land = account.people[0].nationality
    if land and land in companions.lands_of_others(account):
        return None
    return land or (HOME if account.words.said.local else None)


def name_words(account: Account) -> frozenset[str]:
    """Return the words of the victims' names, as written."""
    return _words_of(tuple(person.name for person in account.people if person.name))


@lru_cache(maxsize=4096)
def _words_of(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word.strip(".,'") for name in names for word in name.lower().split())


def _one_named(account: Account) -> bool:
    return len(account.people) == 1 and account.people[0].name is not None


def _agree(one: Person, two: Person) -> bool:
    """Whether nothing told of two persons of one age speaks against their being one."""
    fates = {one.outcome, two.outcome} - {None, "unknown"}
    lands = {one.nationality, two.nationality} - {None}
    return len(fates) < 2 and len(lands) < 2


def _may_be_one(one: Person, two: Person) -> bool:
    said, _ = naming.likeness(one.name, two.name)
    apart = ages.apart_by(one, two)
    return (
        said is not Likeness.DIFFERENT
        and (apart is None or apart <= FAR_AGES)
        and not (one.nric and two.nric and one.nric != two.nric)
    )


def _sureness(one: Person, two: Person) -> int:
    if one.nric and one.nric == two.nric:
        return 1000
    said, percent = naming.likeness(one.name, two.name)
    apart = ages.apart_by(one, two)
    rank = {Likeness.SAME: 500, Likeness.PART: 400, Likeness.HINT: 200}.get(said, 1)
    return rank + percent - (10 * apart if apart is not None else 0)
