"""What two names say that are not alike: another person, or one as friends call him.

Pure. Each account tells of one victim with a name.
"""

from dataclasses import replace

from services.leads.matching import ages, naming
from services.leads.matching.account import Account
from services.leads.matching.ages import CLOSE_AGES
from services.leads.matching.named_in_text import in_text, written


def otherwise(one: Account, two: Account) -> str | None:
    """Return the signal's key; None where the one is the end of the other: Rizal, Shahrizal.

    Of one age and named alike but for a word, two are one, misspelt, or brothers in one accident.
    """
    a, b = one.people[0], two.people[0]
    apart = ages.apart_by(a, b)
    if apart is not None and apart <= CLOSE_AGES and naming.nearly(a.name, b.name):
        return "name_hint"
    if naming.ends(a.name, b.name) or naming.ends(b.name, a.name):
        return None
    if is_full(one) and is_full(two):
        return "names_differ"
    beside = in_text(one, two, whole=False) or in_text(two, one, whole=False)
    return "name_hint" if beside else "called_differs"


def is_full(account: Account) -> bool:
    """Whether the only victim is named, not called: "K. Contoh", "Ali Contoh", not "Pak Teh"."""
    name = account.people[0].name or ""
    before = account.words.plain.partition(written(name))[0] if name else ""
    called = naming.CHILD_OF.search(name) or naming.RANKED.search(before)
    return naming.is_whole(name) and called is None


def without_homes(account: Account, other: Account) -> Account:
    """Return the account with names that end before where he lives: Yasin Durian Daun.

    That is a place of the other's text, and nobody's name there.
    """
    scenes = " ".join((other.place or "", other.place_text or "", *other.words.scenes))
    homes = frozenset(scenes.lower().replace(",", " ").split())
    homes -= {word for each in other.people for word in (each.name or "").lower().split()}
    people = tuple(replace(each, name=_before(each.name, homes)) for each in account.people)
    return account if people == account.people else replace(account, people=people)


def _before(name: str | None, homes: frozenset[str]) -> str | None:
    words = (name or "").split()
    while len(words) > 1 and words[-1].lower() in homes:
        words.pop()
    short = " ".join(words)
    told = len(written(short)) >= naming.SHORTEST_CUT and words[0].lower() not in homes
    return short if told else name
