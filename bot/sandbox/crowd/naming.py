"""Names of persons by the thousand, in the ways of each tradition.

Pure. Word lists: names.yaml of the town, and more of them in crowd.yaml.
"""

from collections.abc import Callable, Sequence
from functools import cache

from numpy.random import Generator

from bot.sandbox.crowd.chance import happens, plan, some
from bot.sandbox.town import plan as town

Words = list[str]


def names(chance: Generator, traditions: Sequence[str], women: Sequence[bool]) -> list[str]:
    """Return a name for each, by tradition and sex."""
    found = [""] * len(traditions)
    groups: dict[tuple[str, bool], list[int]] = {}
    for place, kind in enumerate(zip(traditions, women, strict=True)):
        groups.setdefault(kind, []).append(place)
    for (tradition, woman), places in sorted(groups.items()):
        made = _of(chance, tradition, len(places), woman=woman)
        for place, name in zip(places, made, strict=True):
            found[place] = name
    return found


def _of(chance: Generator, tradition: str, count: int, *, woman: bool) -> list[str]:
    make = _MAKERS.get(tradition, _with_father)
    return make(chance, tradition, count, woman)


def _malay(chance: Generator, tradition: str, count: int, woman: bool) -> list[str]:
    sex, link = ("woman", "binti") if woman else ("man", "bin")
    given = _given(chance, sex, count)
    fathers = _some_rare(chance, _words(tradition, "father"), "man", count)
    full = _given(chance, "man", count)  # a father has a name of two words as often
    choose = happens(chance, 0.55, count)
    return [
        f"{own} {link} {two if both else one}"
        for own, one, two, both in zip(given, fathers, full, choose, strict=True)
    ]


def _given(chance: Generator, sex: str, count: int) -> list[str]:
    """Return given names of one to three words: "Nur Aina Syafiqah"."""
    before = some(chance, _words("malay", f"before_{sex}"), count)
    first, second = (_some_rare(chance, _words("malay", sex), sex, count) for _ in range(2))
    both = happens(chance, 0.4, count)
    return [
        " ".join(word for word in (a, b, c if two and c != b else "") if word)
        for a, b, c, two in zip(before, first, second, both, strict=True)
    ]


def _some_rare(chance: Generator, words: Words, sex: str, count: int) -> list[str]:
    """Return words of the list, and among them rare ones that are put together: "Zulbahri"."""
    common = some(chance, words, count)
    first, second = (some(chance, parts, count) for parts in plan()["rare"][sex])
    is_rare = happens(chance, plan()["shares"]["rare_name"], count)
    return [
        f"{a}{b}" if rare else one
        for one, a, b, rare in zip(common, first, second, is_rare, strict=True)
    ]


def _chinese(chance: Generator, tradition: str, count: int, woman: bool) -> list[str]:
    sex = "woman" if woman else "man"
    surname = some(chance, _words(tradition, "surname"), count)
    syllables = _syllables(sex)
    first, second = some(chance, syllables, count), some(chance, syllables[::-1], count)
    western = some(chance, _words(tradition, f"western_{sex}"), count)
    both = happens(chance, 0.3, count)
    return [
        f"{w + ' ' if two else ''}{s} {a} {b}"
        for w, s, a, b, two in zip(western, surname, first, second, both, strict=True)
    ]


@cache
def _syllables(sex: str) -> Words:
    others: Words = plan()["more"]["other"]["syllable"]
    return [*_words("chinese", sex), *_words("chinese", f"other_{sex}"), *others]


def _tamil(chance: Generator, tradition: str, count: int, woman: bool) -> list[str]:
    sex, link = ("woman", "a/p") if woman else ("man", "a/l")
    first, second = (some(chance, _words(tradition, sex), count) for _ in range(2))
    fathers = some(chance, _words(tradition, "father"), count)
    given = some(chance, _words(tradition, "man"), count)
    choose, both = happens(chance, 0.3, count), happens(chance, 0.35, count)
    return [
        f"{a}{' ' + b if two and a != b else ''} {link} {g if own else f}"
        for a, b, f, g, own, two in zip(first, second, fathers, given, choose, both, strict=True)
    ]


def _with_father(chance: Generator, tradition: str, count: int, woman: bool) -> list[str]:
    """Return names by the tradition's own pattern."""
    sex = "woman" if woman else "man"
    pattern: str = town.words()[tradition]["patterns"][sex]
    given = some(chance, _words(tradition, sex), count)
    fathers = some(chance, _words(tradition, "father") + _words(tradition, "man"), count)
    return [
        pattern.format(given=one, father=father, other="", surname="").strip()
        for one, father in zip(given, fathers, strict=True)
    ]


_MAKERS: dict[str, Callable[[Generator, str, int, bool], list[str]]] = {
    "malay": _malay,
    "chinese": _chinese,
    "tamil": _tamil,
}


@cache
def _words(tradition: str, kind: str) -> Words:
    """Return the town's words of a kind, with those of the crowd."""
    more = plan()["more"].get(tradition, {})
    if kind.startswith("western_"):
        return list(more[kind.removeprefix("western_")])
    added = [] if tradition == "chinese" else more.get(kind, [])
    return [*town.words()[tradition].get(kind, []), *added]
