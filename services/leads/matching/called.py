"""What two names say that are not alike: another person, or one as friends call him.

Pure. Each account tells of one victim with a name.
"""

from services.leads.matching import ages, naming
from services.leads.matching.account import Account, Person
from services.leads.matching.ages import CLOSE_AGES
from services.leads.matching.named_in_text import in_text, written
from services.leads.matching.naming import Likeness


def otherwise(one: Account, two: Account) -> str | None:
    """Return the signal's key; None where the one is the end of the other: Rizal, Shahrizal.

    Of one age and named alike but for a word, two are one, misspelt, or brothers in one accident. A
    village adds where he lives: Yasin Durian Daun.
    """
    a, b = one.people[0], two.people[0]
    apart = ages.apart_by(a, b)
    if apart is not None and apart <= CLOSE_AGES and naming.nearly(a.name, b.name):
        return "name_hint"
    homes = _without_place(a, two), _without_place(b, one)
    if homes != (a.name, b.name) and naming.likeness(*homes)[0] is not Likeness.DIFFERENT:
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


def _without_place(person: Person, other: Account) -> str:
    """Return the name without the words behind its first that are those of the other's place."""
    first, *rest = (person.name or "").split() or [""]
    place = f"{other.place or ''} {other.place_text or ''}".lower().replace(",", " ").split()
    return " ".join([first, *(word for word in rest if word.lower() not in place)])
