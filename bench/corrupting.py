"""Write a name as a hurried person would: slips, sounds, short forms, words lost or glued.

Knows nothing of services/registry: what it does is drawn from chats, its lists are its own.
"""

import random
from collections.abc import Callable

BESIDE = {
    "a": "sqz", "b": "vn", "c": "xv", "d": "sf", "e": "wr", "f": "dg", "g": "fh", "h": "gj",
    "i": "uo", "j": "hk", "k": "jl", "l": "k", "m": "n", "n": "bm", "o": "ip", "p": "o",
    "q": "wa", "r": "et", "s": "ad",
    "t": "ry", "u": "yi", "v": "cb", "w": "qe", "x": "zc", "y": "tu", "z": "xa",
}  # fmt: skip
SOUNDS = (
    ("sy", "sh"), ("sh", "sy"), ("dz", "z"), ("z", "dz"), ("kh", "k"), ("ee", "i"), ("oo", "u"),
    ("u", "oo"), ("i", "y"), ("y", "i"), ("f", "ph"), ("th", "t"), ("dd", "d"), ("ff", "f"),
    ("ss", "s"), ("o", "u"), ("au", "ou"), ("q", "k"), ("ai", "ay"), ("ie", "i"),
)  # fmt: skip
SHORT = {
    "muhammad": ("mohd", "md", "muhd", "mhd"), "mohamad": ("mohd", "mohamed", "muhamad"),
    "mohd": ("md", "muhd", "mohamad", "m."), "abdul": ("abd", "ab", "abd."),
    "abd": ("abdul", "ab."),
    "nurul": ("nrul", "nur"), "nur": ("nor", "noor"), "nor": ("nur", "noor"), "siti": ("st", "cti"),
    "abdullah": ("abdlh", "abdulah", "dollah"), "binti": ("bt", "bte", "bnti", "b."),
    "bin": ("b", "b.", "bn", ""), "a/l": ("al", "s/o", ""), "a/p": ("ap", "d/o", ""),
    "anak": ("ak", ""), "sdn": ("sdn.", "s", ""), "bhd": ("bhd.", "b", ""), "berhad": ("bhd", ""),
    "enterprise": ("ent", "enterprize", "entreprise", ""), "trading": ("tradng", "trd", ""),
    "syarikat": ("syrkt", "syarikt", ""), "perniagaan": ("perniagan", "p'gaan", ""),
    "kejuruteraan": ("kej", "kejuteraan"), "pembinaan": ("pembinan", "pemb"),
    "engineering": ("eng", "engineerng"), "construction": ("const", "contruction"),
    "services": ("svc", "service", "servis"), "transport": ("tpt", "transpot"),
    "restoran": ("restaurant", "rest", "restorant"), "technology": ("tech", "teknologi"),
    "industries": ("ind", "industry"), "logistics": ("logistik", "logistic"),
    "pengangkutan": ("pengangkutn",), "electronics": ("elektronik",), "plantation": ("plntation",),
    "holdings": ("hldgs", "holding"), "development": ("dev", "devt"), "kampung": ("kg",),
    "sungai": ("sg",), "taman": ("tmn",), "bukit": ("bkt",), "dan": ("&", "n"),
}  # fmt: skip


def corrupted(chance: random.Random, name: str) -> str:
    """Return the name with one to four faults of different kinds."""
    words = name.split()
    for _ in range(chance.choices((1, 2, 3, 4), (30, 40, 20, 10))[0]):
        fault = chance.choices(*zip(*FAULTS, strict=True))[0]
        words = fault(chance, words) or words
    typed = " ".join(words)
    case = chance.random()
    return typed.lower() if case < 0.6 else typed.upper() if case < 0.8 else typed


def _slip(chance: random.Random, words: list[str]) -> list[str]:
    """One letter left out, doubled, changed for its neighbour, or two in the wrong order."""
    place = max(range(len(words)), key=lambda each: len(words[each]) * chance.random())
    word = words[place]
    if len(word) < 3:
        return words
    at = chance.randrange(1, len(word))
    way = chance.randrange(4)
    if way == 0:
        word = word[:at] + word[at + 1 :]
    elif way == 1:
        word = word[:at] + word[at - 1 :]
    elif way == 2:
        word = word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]
    else:
        word = word[:at] + chance.choice(BESIDE.get(word[at].lower(), "e")) + word[at + 1 :]
    return [*words[:place], word, *words[place + 1 :]]


def _heard(chance: random.Random, words: list[str]) -> list[str]:
    """One sound in another spelling."""
    for place in chance.sample(range(len(words)), len(words)):
        word = words[place].lower()
        ways = [way for way in SOUNDS if way[0] in word]
        if ways:
            old, new = chance.choice(ways)
            return [*words[:place], word.replace(old, new, 1), *words[place + 1 :]]
    return words


def _short(chance: random.Random, words: list[str]) -> list[str]:
    """A word in a short or another form."""
    known = [place for place, word in enumerate(words) if word.lower().strip(".") in SHORT]
    if not known:
        return words
    place = chance.choice(known)
    new = chance.choice(SHORT[words[place].lower().strip(".")])
    return [*words[:place], *([new] if new else []), *words[place + 1 :]]


def _lost(chance: random.Random, words: list[str]) -> list[str]:
    """A word left out, the longest seldom: it is what people remember."""
    if len(words) < 4:
        return words
    place = min(range(len(words)), key=lambda each: len(words[each]) * chance.random() ** 0.5)
    return words[:place] + words[place + 1 :]


def _glued(chance: random.Random, words: list[str]) -> list[str]:
    if len(words) < 2:
        return words
    place = chance.randrange(len(words) - 1)
    return [*words[:place], words[place] + words[place + 1].lower(), *words[place + 2 :]]


def _torn(chance: random.Random, words: list[str]) -> list[str]:
    long = [place for place, word in enumerate(words) if len(word) > 6]
    if not long:
        return words
    place = chance.choice(long)
    at = chance.randrange(3, len(words[place]) - 2)
    return [*words[:place], words[place][:at], words[place][at:], *words[place + 1 :]]


def _swapped(chance: random.Random, words: list[str]) -> list[str]:
    if len(words) < 3:
        return words
    place = chance.randrange(len(words) - 1)
    return [*words[:place], words[place + 1], words[place], *words[place + 2 :]]


def _initial(chance: random.Random, words: list[str]) -> list[str]:
    if len(words) < 3:
        return words
    place = chance.randrange(len(words))
    return [*words[:place], words[place][:1] + ".", *words[place + 1 :]]


def _cut(chance: random.Random, words: list[str]) -> list[str]:
    """A long word broken off."""
    long = [place for place, word in enumerate(words) if len(word) > 7]
    if not long:
        return words
    place = chance.choice(long)
    return [*words[:place], words[place][: chance.randrange(4, 7)], *words[place + 1 :]]


FAULTS: tuple[tuple[Callable[[random.Random, list[str]], list[str]], int], ...] = (
    (_slip, 40), (_heard, 20), (_short, 25), (_lost, 7), (_glued, 7), (_torn, 3), (_swapped, 4),
    (_initial, 3), (_cut, 4),
)  # fmt: skip
