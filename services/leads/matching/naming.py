"""Compare two Malaysian names: are they one person's?

Pure. The order of the words counts: Ali bin Ahmad is the son of Ahmad, not Ahmad. Titles, spellings
of Muhammad and Abdul, bin and b., initials and aliases with "@" do not. A Chinese name may stand
with its family name first or last. Headlines leave words out, so a part of a name may be enough.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import ratio

from services.leads.reading import likeness_words as words

SLIP = 80  # 0-100: two words at least so alike are one, mistyped
SHORTEST_SLIP = 5  # letters; "Seng" and "Sing" are two names
STRANGE = 60  # 0-100: below, and without a word in common, two names are different
FRONT_WEIGHT = 0.2  # of Mohd, Abdul, Nur, Siti and initials, beside 1 for another word
NEARLY_WORDS = 2  # that agree beside one that is mistyped
ENOUGH = 0.99  # share of the shorter name that the longer one has
JOINED = re.compile(r"n(?:oo?r|ur)(?:ul)?(?=[a-z]{4})")
# As Chinese and Indians are called: "Ah Seng" for Tan Boon Seng, "Anna Mano" for S. Manoharan.
CALLED = re.compile(r"(?:ah|mek|mok|anna|anne|akka|thambi|tambi) ([a-z]+)$")
# As a child of its parents is: "Pok Su Din" is the youngest, "Kak Long Nah" the eldest.
_RANK = (
    r"\b(?:pa?k|pok|mak|mok|che?|cik|pa?kcik|makcik|abang|abg|kak|kakak|wak|tok|ayah)\s"
    r"(?:long|along|ngah|angah|alang|lang|anjang|andak|uda|itam|teh|chik|busu|usu|su|cu)\s"
)
RANK = re.compile(rf"{_RANK}(?=\w)")
RANKED = re.compile(rf"{_RANK}$")  # before a name: it is not his whole name
# As neighbours call somebody: by a word of his own and the elder whose child he is.
CHILD_OF = re.compile(
    r"\banak (?:pa?k|pok|pa?kcik|mak|mok|cik|tok|wak|abg|abang|haji|hj|ustaz|cikgu)\b", re.I
)
TOKEN = re.compile(r"[a-z](?:/[a-z])?(?=[\s.]|$)|[a-z][\w'’-]*|@")
FOLDS = (("sy", "s"), ("sh", "s"), ("dz", "z"), ("kh", "k"), ("ph", "f"), ("th", "t"),
         ("ee", "i"), ("oo", "u"), ("ou", "u"), ("v", "w"), ("y", "i"), ("q", "k"))  # fmt: skip


class Likeness(StrEnum):
    """What two names say of their bearers."""

    SAME = "same"  # every word agrees
    PART = "part"  # one is a part of the other, with at least two telling words
    HINT = "hint"  # one is a single telling word of the other
    DIFFERENT = "different"
    UNKNOWN = "unknown"  # a name is missing, or two letters of it are all that is told


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the words that count, each in its one spelling."""

    own: tuple[str, ...]  # before bin; the whole name where there is no bin
    father: tuple[str, ...]  # after it
    sex: str | None  # "m", "f": by bin, binti, a/l, a/p

    @property
    def whole(self) -> tuple[str, ...]:
        """All the words, in their order."""
        return self.own + self.father


def likeness(one: str | None, two: str | None) -> tuple[Likeness, int]:
    """Return what the names say, and how alike they are, 0-100; the same either way round."""
    if not one or not two:
        return Likeness.UNKNOWN, 0
    found = [_compare(a, b) for a in read(one) for b in read(two)]
    return max(found, key=_rank, default=(Likeness.UNKNOWN, 0))


def nearly(one: str | None, two: str | None) -> bool:
    """Whether two whole names are one but for a word that begins alike: Wei Liang, Wei Leong."""
    return any(_but_one(a.whole, b.whole) for a in read(one or "") for b in read(two or ""))


def _but_one(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    same = [a for a, b in zip(one, two, strict=False) if a == b and telling(a)]
    odd = [(a, b) for a, b in zip(one, two, strict=False) if a != b]
    near = len(odd) == 1 and odd[0][0][0] == odd[0][1][0] and ratio(*odd[0]) >= STRANGE
    return near and len(one) == len(two) and len(same) >= NEARLY_WORDS


def is_whole(name: str | None) -> bool:
    """Whether the name has more than one word that counts."""
    return any(len(each.whole) > 1 for each in read(name or ""))


ENDS = str.maketrans("ey", "ii")  # Edi, Yah: of Rozaidi, of Rokiah
SHORTEST_CUT = 3  # letters that friends leave of a name
SHORT_NAME = 5  # letters; what is shorter may be the end of a name


@lru_cache(maxsize=4096)
def read(name: str) -> tuple[Name, ...]:
    """Return the name and, where it has aliases ("Lim @ Ah Huat"), each of them."""
    parts = [_read(part) for part in name.lower().replace("’", "'").split("@")]
    return tuple(part for part in parts if part.whole)


def _read(name: str) -> Name:
    name = RANK.sub("", name.strip())
    if (called := CALLED.match(name)) is not None and called[1] not in words.SURNAMES:
        return Name((called[1],), (), None)
    own: list[str] = []
    father: list[str] = []
    sex, into = None, own
    for token in TOKEN.findall(name):
        word = token.strip("'-")
        if into is own and own and (found := _link(word, name)):
            sex, into = found.strip("?") or None, father
        elif word not in words.DROPPED:
            into += spelt(word)
    return Name(tuple(own), tuple(father), sex)


@lru_cache(maxsize=8192)
def spelt(word: str) -> tuple[str, ...]:
    """Return the word in its one spelling; "Norazman" is "Nur" and "azman"."""
    if (front := JOINED.match(word)) is not None:
        return "nur", word[front.end() :]
    return (words.SPELLINGS.get(word, word),)


def _link(word: str, name: str) -> str | None:
    """Return "m" or "f" for a word between a name and the father's, "?" for anak."""
    if word == "b" and not re.search(r"\bb\b\.?\s+\S", name):
        return None
    if word in words.MEN or word in words.SONS:
        return "m"
    if word in words.WOMEN or word in words.DAUGHTERS:
        return "f"
    return "?" if word in words.CHILDREN else None


def _rank(found: tuple[Likeness, int]) -> tuple[int, int]:
    order = (Likeness.UNKNOWN, Likeness.DIFFERENT, Likeness.HINT, Likeness.PART, Likeness.SAME)
    return order.index(found[0]), found[1]


def _compare(one: Name, two: Name) -> tuple[Likeness, int]:
    percent = round(ratio(" ".join(one.whole), " ".join(two.whole)))
    if _opens(one, two) or _opens(two, one):
        return Likeness.UNKNOWN, percent
    if any(form(a, b) for form in (_cut, _fronts) for a, b in ((one, two), (two, one))):
        return Likeness.HINT, percent
    if percent < STRANGE and not _sounds(one) & _sounds(two):
        return Likeness.DIFFERENT, percent  # most names that are ever compared
    if one.sex and two.sex and one.sex != two.sex:
        return Likeness.DIFFERENT, min(percent, 50)
    if one.father and two.father:
        return _with_fathers(one, two, percent)
    if one.whole == two.whole or _glued(one.whole, two.whole):
        return Likeness.SAME, 100 if one.whole == two.whole else percent
    long, short = sorted((one, two), key=lambda name: (_weight(name.whole), name.whole))[::-1]
    return _part(long, short, percent)


def _cut(short: Name, long: Name) -> bool:
    """Whether the one is what friends leave of the other: "Sal" of Salmiah, "Din" of Kamaruddin.

    His father's name may stand beside it: "Edi Isa" of Rozaidi Isa.
    """
    piece, *rest = short.whole
    if len(long.whole) < 2 or len(piece) < SHORTEST_CUT:
        return False
    if not rest:
        own = long.own if long.father else long.whole
        return any(_piece(piece, word) for word in own)
    first, *others = long.whole
    same = rest == others and first != piece and any(map(telling, rest))
    return same and telling(piece) and len(piece) < SHORT_NAME and _piece(piece, first)


def _opens(short: Name, long: Name) -> bool:
    """Whether all that the one tells is how the other's own name begins: "Kak Su", Suriati."""
    piece, own = "".join(short.whole), (*long.own, "")[0]
    return 1 < len(piece) < SHORTEST_CUT and own != piece and own.startswith(piece)


def _piece(piece: str, word: str) -> bool:
    """Whether a name is left of the word; its end in few letters: Norazlan is not called Azlan."""
    begins = len(word) > len(piece) and word.startswith(piece)
    ends = len(piece) < SHORT_NAME and word.translate(ENDS).endswith(piece.translate(ENDS))
    return begins or ends


def ends(short: str | None, long: str | None) -> bool:
    """Whether a single name is how another one ends: Rizal, Shahrizal; or it is another man's."""
    return any(
        len(a.whole) == 1 and b.own and b.own[0] != a.whole[0] and b.own[0].endswith(a.whole[0])
        for a in read(short or "")
        for b in read(long or "")
    )


def _fronts(short: Name, long: Name) -> bool:
    """Whether he is called by what stands before a longer name: "Mat Nor" for Mohamad Noor Ali."""
    begin = tuple("mohd" if word == "mat" else word for word in short.whole)
    bare = len(begin) > 1 and not any(map(telling, begin))
    return bare and len(long.whole) > len(begin) and long.whole[: len(begin)] == begin


def _sounds(name: Name) -> set[str]:
    return {folded(word) for word in name.whole if telling(word)}


def _with_fathers(one: Name, two: Name, percent: int) -> tuple[Likeness, int]:
    """Both names tell the father: own name with own name, father with father."""
    own, father = _share(one.own, two.own), _share(one.father, two.father)
    own = max(own, float(_glued(one.own, two.own)))
    father = max(father, float(_glued(one.father, two.father)))
    if own < ENOUGH or father < ENOUGH:
        return Likeness.DIFFERENT, min(percent, round(50 * (own + father)), 75)
    return Likeness.SAME, percent


def _part(long: Name, short: Name, percent: int) -> tuple[Likeness, int]:
    """At most one name tells the father: the shorter must be in the longer, in its order."""
    share = max(_share(long.whole, each) for each in (short.whole, *_turned(long, short)))
    if share < ENOUGH:
        return Likeness.DIFFERENT, min(percent, round(100 * share), 75)
    words_of = [word for word in short.whole if telling(word)]
    if len(words_of) < 2:  # people are called by their own name, not by the father's
        own = long.own if long.father else long.whole
        called = any(_alike(word, each) for word in words_of for each in own)
        return (Likeness.HINT, 60) if called else (Likeness.DIFFERENT, 30)
    if _share(short.whole, long.whole) >= ENOUGH:
        return Likeness.SAME, max(percent, 90)
    if long.father and not any(_alike(a, b) for a in words_of for b in long.own if telling(b)):
        return Likeness.DIFFERENT, 40
    return Likeness.PART, max(percent, 80)


def _turned(long: Name, short: Name) -> list[tuple[str, ...]]:
    """Return the Chinese name with its family name at the other end."""
    if long.father or short.father or len(short.whole) < 3:
        return []
    first, *rest = short.whole
    turned = [(*rest, first)] if first in words.SURNAMES else []
    *rest, last = short.whole
    return [*turned, (last, *rest)] if last in words.SURNAMES else turned


def _share(long: tuple[str, ...], short: tuple[str, ...]) -> float:
    """Return the weight of the words of *short* that *long* has in the same order, 0-1."""
    total = _weight(short)
    if not total:
        return 0.0
    best = [0.0] * (len(long) + 1)
    for word in short:
        before = 0.0
        for index, each in enumerate(long, start=1):
            kept = best[index]
            if _alike(word, each):
                best[index] = max(best[index], before + _weight((word,)))
            best[index] = max(best[index], best[index - 1])
            before = kept
    free = sum(_weight((word,)) for word in short if not telling(word) and word not in long)
    return min(1.0, (best[-1] + free) / total) if best[-1] else 0.0


def _weight(name: tuple[str, ...]) -> float:
    return sum(1.0 if telling(word) else FRONT_WEIGHT for word in name)


def telling(word: str) -> bool:
    """Whether a word of a name tells its bearer from others; Mohd and an initial do not."""
    return len(word) > 1 and word not in words.FRONT


def _alike(one: str, two: str) -> bool:
    if one == two:
        return True
    if min(len(one), len(two)) == 1:  # an initial
        return False
    if folded(one) == folded(two):
        return True
    if min(len(one), len(two)) < SHORTEST_SLIP or ratio(one, two) < SLIP:
        return False
    return one[0] == two[0] or Levenshtein.distance(one, two) < 2  # Lojikim is not Jikim


@lru_cache(maxsize=8192)
def folded(word: str) -> str:
    """Return the word as it sounds: sy is s, oo is u, no letter twice."""
    for spelt, sound in FOLDS:
        word = word.replace(spelt, sound)
    return re.sub(r"(.)\1+", r"\1", word)


def _glued(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Tell whether the words are the same but for the spaces: "Nor Azman", "Norazman"."""
    if len(one) == len(two):
        return False
    a, b = "".join(one), "".join(two)
    return min(len(a), len(b)) >= 8 and folded(a) == folded(b)
