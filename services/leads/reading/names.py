"""Find personal names of all Malaysian traditions in a text, with what stands before and after
them.

Pure. bin/binti, a/l, a/p, anak, initials (M.Contohan), Chinese names, aliases with "@". Titles
and ranks are left off, the order of the words is kept. Whether the person is a victim is decided
in `people`.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from services.leads.reading import firms, named_things
from services.leads.reading.name_words import (
    ALSO_NAMES,
    BEGINNINGS,
    COMMON,
    FORCES,
    INSIDE,
    KIN,
    KIN_TITLES,
    LANDFORMS,
    LIKE_VERBS,
    MAKERS,
    NICKNAMED,
    NOT_NAMES,
    PLACE_HEADS,
    PLACE_TAILS,
    RANKS,
    RELATIVES,
    TITLES,
)
from services.leads.reading.prose import is_headline
from services.leads.reading.thing_words import MAKERS_ABROAD

_WORD = r"(?:[A-ZÀ-ÖØ-Þ][\w'/-]{0,24}\.?|[A-Z]\.(?=[A-Z\s]))"
_LINK = r"(?:(?:bin|binti|bt|bte|binte|b|anak|ak|a/l|a/p|s/o|d/o|A/L|A/P|BIN|BINTI|S/O|D/O|@)\.?|@)"
NAME = re.compile(
    rf"(?<![\w'/.-]){_WORD}(?:[ ]?(?<=\.)[A-Z][\w'-]{{1,24}}|[ ](?:{_LINK}[ ])?{_WORD}|"
    rf"[ ]?@[ ]?{_WORD}){{0,9}}"
)
RANKED = re.compile(rf"(?:(?:{KIN_TITLES}|{TITLES}|{RANKS})\s{{1,2}}){{1,4}}$")
# "Pak Su Contoh" is called Contoh; "Pak Su" alone is what he is called.
LEADING = re.compile(rf"^(?:(?:{KIN_TITLES}(?=\s[A-Z])|{TITLES}|{RANKS})\s{{1,2}}){{1,4}}")


MIXED = re.compile(r"[A-Z]+[a-z]{1,4}[A-Z]{2,}")  # UiTM, UniMAP
HOSPITAL = re.compile(r"H[B-DF-HJ-NP-TV-Z][A-Z]{1,3}")  # HTAA
ACCOUNT = re.compile(r"[A-Z]{3,}[a-z]{3,}")  # PDRMsayang
INITIALS = re.compile(r"[A-Z]{2,6}")
VOWEL = re.compile(r"[AEIOUY]")
# A word that opens a sentence: Malay verbs tell by their form.
VERB = re.compile(r"di\w{3,}(?:kan|i)$|me(?:m|n|ng|ny)[a-z]{5,}$|ber[a-z]{5,}$|ter[a-z]{5,}$")
JOINED = re.compile(r"\b(?:dan|and|serta) $")
AGE_NEXT = re.compile(r", \d{2}\b")
AGED = re.compile(r",\s\d{2},")  # what stands before is a person's name
KEPT = 64  # sentences: of one report, each is asked for twice
OPENERS = frozenset({"abd"})  # inside a name and at its beginning: "Abd Halim"
SHORT = {"abd": "abdul", **dict.fromkeys(("mohd", "muhd", "md", "mohamad", "mohamed"), "muhammad")}
SLIP = 84  # 0-100: "Kasturri" for "Kasturi" is a slip of the pen


@dataclass(frozen=True, slots=True)
class Named:
    """A personal name as it stands in a sentence."""

    name: str
    titled_from: int  # where its titles and ranks begin; `start` when it has none
    start: int  # of the name, without titles
    end: int


@lru_cache(maxsize=KEPT)
def names_in(sentence: str) -> tuple[Named, ...]:
    """Return what may be a personal name in the sentence, in order; many are places or offices."""
    found = []
    headline = is_headline(sentence)
    for run in NAME.finditer(sentence):
        skip = _titles_in(run[0], alone=True)
        aged = not headline and AGED.match(sentence, run.end()) is not None
        for start, end in _pieces(run[0], skip, headline=headline, aged=aged):
            if run[0][start:end].strip(" .@"):
                begin = start + _titles_in(run[0][start:end])
                if _is_of_firm(sentence, run.start() + begin, run.start() + end):
                    continue
                if _are_initials(sentence, run.start() + begin, run.start() + end):
                    continue
                if _is_thing(sentence, run.start() + begin, run.start() + end):
                    continue
                found.append(_named(sentence, run.start() + begin, run.start() + end))
    return tuple(one for one in found if _plausible(one.name, titled=one.titled_from < one.start))


def _is_of_firm(sentence: str, start: int, end: int) -> bool:
    """Tell whether a stretch lies in a firm's name; not who is told of behind it with his age:
    "dari Balai Contoh dan Ali Sampel, 32".
    """
    if not firms.holds(sentence, start, end):
        return False
    joined = JOINED.search(sentence[max(0, start - 8) : start]) is not None
    return not (joined and is_common(sentence[start:end]) and AGE_NEXT.match(sentence, end))


def is_common(name: str) -> bool:
    """Tell whether the name holds a word that is usual in names, or is built like one (bin, a/l,
    @).
    """
    words = name.lower().replace(".", " ").split()
    return any(word in COMMON or word in INSIDE or word.startswith(BEGINNINGS) for word in words)


def is_within(short: str, whole: str) -> bool:
    """Tell whether a short form ("Mohd. Seman") is part of the whole name, in the same order.

    A slip of the pen is forgiven; the order is not: Ali bin Ahmad is not Ahmad bin Ali.
    """
    small, rest = _parts(short), iter(_parts(whole))
    return bool(small) and all(any(ratio(one, other) >= SLIP for other in rest) for one in small)


def _parts(name: str) -> list[str]:
    parts = [p for p in re.split(r"[\s.@]+", name.lower()) if p and (p not in INSIDE or p in SHORT)]
    return [SHORT.get(part, part) for part in parts]


def _titles_in(piece: str, *, alone: bool = False) -> int:
    """Return how long the titles are that a piece begins with: "Nama Kak Contoh".

    "Pok Li" is called so: what is too short for a name keeps its word of kin. `alone`: also of a
    piece that is nothing but titles.
    """
    titles = LEADING.match(piece + " ")
    if titles is None or (titles.end() >= len(piece) and not alone):
        return 0
    rest = piece[titles.end() :]
    kept = len(rest) == len("Li") and KIN.match(piece) is not None
    kept = kept or (len(rest) == len("Jak") and NICKNAMED.match(piece) is not None)
    return 0 if kept else min(titles.end(), len(piece))


def _named(sentence: str, start: int, end: int) -> Named:
    titles = RANKED.search(sentence, max(0, start - 70), start)
    return Named(
        name=_without_end_of_sentence(sentence[start:end].strip(" ,-@")),
        titled_from=titles.start() if titles else start,
        start=start,
        end=end,
    )


def _without_end_of_sentence(name: str) -> str:
    """Return the name without a full stop behind it; that of an initial or "Md." stays."""
    last = name.rpartition(" ")[2]
    return name.rstrip(".") if len(last) > len("Md.") else name


def _is_thing(sentence: str, start: int, end: int) -> bool:
    """Tell whether a road, a ship or a vehicle is called so: "the Tun Contoh flyover"."""
    titles = RANKED.search(sentence, max(0, start - 70), start)
    before = sentence[max(0, start - 70) : titles.start() if titles else start]
    name = sentence[start:end]
    return named_things.is_thing(
        before.lower(),
        sentence[end : end + 40].lower(),
        words=len(name.split()),
        usual=is_common(name),
        titled=titles is not None,
    )


def _pieces(
    run: str, skip: int, *, headline: bool = False, aged: bool = False
) -> list[tuple[int, int]]:
    """Cut a run of capital words at words that are no part of a name.

    `aged`: an age stands behind the run: "Rusli Tambah, 45" is called so.
    """
    pieces: list[tuple[int, int]] = []
    begin: int | None = None
    last = skip
    for word in re.finditer(r"\S+", run[skip:]):
        low = word[0].strip(".,'").lower().removesuffix("'s")
        inside = begin is not None or (skip > 0 and word.start() == 0)  # behind a title, too
        if _is_verb(low, run[skip + word.end() :], headline=headline, inside=inside):
            if begin is not None:
                pieces.append((begin, last))
            begin = None
            continue
        last_aged = aged and begin is not None and skip + word.end() == len(run)
        if _is_no_name(low) and not (last_aged or _is_name_after_all(word[0], low, inside)):
            if begin is not None and low not in PLACE_TAILS:
                pieces.append((begin, last))
            begin = None
            if (
                low in PLACE_HEADS or low in MAKERS or low in MAKERS_ABROAD
            ):  # the rest of the run names a place, a model
                return pieces
        elif begin is not None and _is_acronym(word[0]) and not run.isupper():
            pieces.append((begin, last))  # and what follows is of a school or firm
            return pieces
        elif begin is None and not _is_before_title(run, skip + word.end(), word[0]):
            begin = skip + word.start()
        last = skip + word.end()
    if begin is not None:
        pieces.append((begin, last))
    return pieces


def _is_verb(low: str, rest: str, *, headline: bool, inside: bool) -> bool:
    """Tell a verb that opens a run ("Dimaklumkan Tn Contoh") or a word of a headline, where each
    has its capital ("Maut Serentak, Bertembung").
    """
    if low in LIKE_VERBS or low in COMMON:
        return False
    verb = VERB.match(low) is not None
    if headline:
        return verb or (not inside and low in firms.everyday())
    opens = low.startswith("di") or LEADING.match(rest.lstrip()) is not None
    return verb and not inside and opens


def _is_no_name(low: str) -> bool:
    """Tell a stop word, or one with "-nya" behind it: "Isterinya, Contoh, 34"."""
    return (
        low in NOT_NAMES
        or low in MAKERS_ABROAD
        or (len(low) > len("Sonya") and low.endswith("nya"))
    )


def _is_name_after_all(word: str, low: str, inside: bool) -> bool:
    """Tell whether a stop word is a name here: "Tan Mei Ling", "Haikal Sabtu", "A. Kumaravel"."""
    if inside and (low in ALSO_NAMES or low in COMMON):
        return True
    return low in {"mei", "jun", "hong"} or word == "Sk" or (len(low) == 1 and word.endswith("."))


def _is_acronym(word: str) -> bool:
    """Tell whether a word among small letters is a firm's: "MR DIY Contoh"."""
    if MIXED.fullmatch(word):
        return True
    return word.isupper() and 1 < len(word) < 5 and word.isalpha() and word.lower() not in INSIDE


def _is_before_title(run: str, end: int, word: str) -> bool:
    """Tell whether a title stands behind a firm's letters: "pegawai JPJ Encik Contoh"."""
    return _is_acronym(word) and LEADING.match(run[end:].lstrip()) is not None


def _are_initials(sentence: str, start: int, end: int) -> bool:
    """Tell whether brackets hold the initials of what stands before: "Pasukan Contoh (PGA)"."""
    bracketed = sentence[max(0, start - 1) : start] == "(" and sentence[end : end + 1] == ")"
    short = INITIALS.fullmatch(sentence, start, end) is not None
    return bracketed and short and not sentence.isupper()


def _plausible(name: str, *, titled: bool) -> bool:
    words = name.split()
    if not words or any(figure.isdigit() for figure in name):
        return False
    if (named_things.is_model(name) and not (titled or is_common(name))) or _is_title(name):
        return False
    if not name.isupper() and any(_is_acronym(word) or ACCOUNT.match(word) for word in words):
        return False
    if name.lower() in RELATIVES:
        return False
    if name.isupper() and len(words) == 1 and (name in FORCES or not VOWEL.search(name)):
        return False  # "MBPJ"
    if len(words) == 1 and HOSPITAL.fullmatch(name):
        return False
    if len(words) == 1 and not (titled or is_common(name)) and VERB.match(name.lower()):
        return False
    if len(words) > 1 and not titled and words[0].lower() in LANDFORMS:
        return False  # "Tanjung Contoh"
    if not titled and firms.is_no_person(name):
        return False
    letters = sum(letter.isalpha() for letter in name)
    long = len(words) > 1 or len(words[0]) > (2 if titled else 3)
    return letters >= 3 and long and (words[0].lower() not in INSIDE or words[0].lower() in OPENERS)


def _is_title(name: str) -> bool:
    """Tell whether titles are all there is: "jenazah Allahyarham"."""
    titles = LEADING.match(f"{name} ")
    return titles is not None and titles.end() > len(name)
