"""Whether two accounts tell of one victim each, or of two victims of one accident.

Pure. A second paper may name the second who died, or the one who was hurt; a father who speaks to
it is no victim.
"""

from services.leads.matching import aftermath
from services.leads.matching.account import Account, Person
from services.leads.matching.named_in_text import written
from services.leads.matching.naming import Likeness
from services.leads.reading import described

Named = tuple[Person, Person, tuple[Likeness, int]]  # one of each account, how alike in percent


def two_of_one(one: Account, two: Account) -> bool:
    """Whether the texts themselves say that their victims are two of one accident.

    A relative speaks; one more died than first told; more died than have names; one is called the
    companion of another; or the one died, the other was hurt, and others were hurt with the dead.
    """
    a, b = one.words.said, two.words.said
    if a.one_more or b.one_more:
        return True
    if any(_kin(each) or _companion(each) or _one_of(each) for each in (one, two)):
        return True
    fates = {each.outcome for account in (one, two) for each in account.people}
    return fates == {"death", "injury"} and (a.others_hurt or b.others_hurt)


def _one_of(account: Account) -> bool:
    """Whether more died at once than the account has names for."""
    names = sum(person.name is not None for person in account.people)
    return 0 < names < (account.words.said.killed or 0)


def _companion(account: Account) -> bool:
    """Whether the only victim who has a name is told of as beside another one."""
    return aftermath.COMPANION.search(_before(account)) is not None


def _kin(account: Account) -> bool:
    """Whether a relative speaks, and the name is not told as the victim's."""
    return account.words.said.kin and aftermath.VICTIM.search(_before(account)) is None


def _before(account: Account) -> str:
    """Return the words before the name of the only victim."""
    name = account.people[0].name if len(account.people) == 1 else None
    before, found, _ = account.words.plain.partition(written(name)) if name else ("", "", "")
    return before if found else ""


def lands_of_others(account: Account) -> frozenset[str | None]:
    """Return the countries told of those beside the victim: "his friend, an Indonesian"."""
    beside = aftermath.OTHER_LAND.findall(account.words.plain)
    return frozenset(map(described.nationality_in, beside))


def alone(one: Account, two: Account) -> bool:
    """Whether each tells of one victim, or of one dead."""
    return _alone(one) and _alone(two)


def _alone(account: Account) -> bool:
    """Whether the account tells of one victim, or of one dead, whom its first sentence is about."""
    dead = sum(person.outcome == "death" for person in account.people)
    return len(account.people) == 1 or dead == 1


def all_others(one: Account, two: Account, named: list[Named]) -> bool:
    """Whether each names all of its victims, and nobody is in both.

    Of two and three victims somebody on either side is in the other's names; else they are others.
    """
    said = one.words.said, two.words.said
    several = min(len(one.people), len(two.people)) > 1 or not any(
        each.others_hurt or each.one_more for each in said
    )
    return (
        bool(named)
        and several
        and all(person.name for account in (one, two) for person in account.people)
        and (
            all(said is Likeness.DIFFERENT for _, _, (said, _) in named)
            or (len(one.people) != len(two.people) and _strange(named, 0) and _strange(named, 1))
        )
    )


def _strange(named: list[Named], side: int) -> bool:
    """Whether somebody of one side is nobody of the other."""
    known = {id(each[side]) for each in named if each[2][0] is not Likeness.DIFFERENT}
    return any(id(each[side]) not in known for each in named)
