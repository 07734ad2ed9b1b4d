"""Bring a name to the one form under which it is looked for, never shown.

Pure. Small ASCII letters and figures with single spaces. Legal forms, titles, bin and a/l are left
out, abbreviations and the many spellings of Mohd, Abdul and Nur are written in one way. What that
leaves out is never used to tell two bearers apart: their rows hold the name as registered. A name
with nothing else keeps it. Word lists: config/rules/registry_words.yaml, and for persons those by
which accident reports are compared.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache, lru_cache

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from config import rules
from services.leads.reading import likeness_words

SHORTEST_SLIP = 6  # letters of a listed word that is misspelt: slips of shorter ones are listed
SHORTEST_CUT = 4  # letters of a legal form that is broken off
SEEN = 1 << 16  # words whose form is remembered

_MARKS = re.compile(r"['’`´]")
_SDN_BHD = re.compile(
    r"\bs\s?[/.]\s?b\b\.?|\b(?:sb|sdn[\s.]+b)[\s.]*$"
)  # S/B; "S B Tan Hardware" is Mr Tan's
_GLUED_FORM = re.compile(r"(?<=[a-z]{4})(?:sdn(?:bhd)?|bhd)\b")
_GLUED_LINK = re.compile(r"binti|(?<=[a-z]{4})(?:bin|bte)(?=\s)")  # "Rafiqbin Ahmad"
_CHILD_OF = re.compile(r"\b([asd])[/.]([lpo])\b\.?|\b([asd])\s?/\s?([lpo])\b")
_IN_BRACKETS = re.compile(r"\((?:m|malaysia|msia)\)")
_WORD = re.compile(r"[a-z]+|\d+")
_PERSON_WORD = re.compile(r"[a-z]/[a-z]|[a-z]+|\d+")
# Mohd, Abdul and Nur written in one with the name behind; abdullah is a name of its own.
_GLUED = re.compile(
    r"(?P<front>mohd|muhd|muhammad|mohamad|mohammad|mohamed|abdul(?=[a-z]{4})|abd(?=[a-z]{4})(?!ul|ol|al)"
    r"|n(?:oo?r|ur)ul(?=[a-z]{3})|n(?:oo?r|ur)(?=[a-z]{4})(?!ul)|siti(?=[a-z]{4}))(?P<name>[a-z]{3,})"
)


def employer(name: str) -> str:
    """Return the form of an employer's name: "Syarikat Maju Jaya S/B" is "maju jaya"."""
    text = _ascii(name)
    if "(" in text:
        text = _IN_BRACKETS.sub(" ", text)
    words = _WORD.findall(_SDN_BHD.sub(" sdn ", _GLUED_FORM.sub(" ", text)))
    return _form(name, _joined(_without_slipped_form(words)), _employer_word)


def person(name: str) -> str:
    """Return the form of a person's name: "Muhd Faizal b. Abdlh" is "mohd faizal abdullah"."""
    text = _ascii(name)
    if "bin" in text:
        text = _GLUED_LINK.sub(" ", text)
    if "/" in text or "." in text:
        text = _CHILD_OF.sub(r" \1\3/\2\4 ", text)
    words = _PERSON_WORD.findall(text)
    linked = [word for place, word in enumerate(words) if not (place and _links(word, words))]
    return _form(name, _joined(linked), _person_word)


def _form(name: str, words: list[str], spelt: Callable[[str], tuple[str, ...]]) -> str:
    kept = [part for word in words for part in spelt(word)]
    return " ".join(kept or words) or " ".join(name.lower().split())


def _ascii(name: str) -> str:
    if name.isascii():
        return name.replace("'", "").replace("`", "").lower()
    plain = unicodedata.normalize("NFKD", _MARKS.sub("", name)).lower()
    return "".join(ch for ch in plain if not unicodedata.combining(ch))


def _joined(words: Iterable[str]) -> list[str]:
    """Join single letters that follow one another: "K S Tan" is "ks tan"."""
    found: list[str] = []
    open_ = False
    for word in words:
        single = len(word) == 1 and word.isalpha()
        if single and open_:
            found[-1] += word
        else:
            found.append(word)
        open_ = single
    return found


@lru_cache(maxsize=SEEN)
def _employer_word(word: str) -> tuple[str, ...]:
    if word in _words("fillers") or _legal_form(word) is not None:
        return ()
    spellings = _spellings("abbreviations")
    near = _nearest(word, (*spellings, *dict.fromkeys(spellings.values())))
    return (spellings.get(near or word, near or word),)


@lru_cache(maxsize=4096)
def legal_form(name: str) -> str | None:
    """Return which kind of business a name says it is, None where it does not say."""
    text = _SDN_BHD.sub(" sdn ", _ascii(name))
    found = (_legal_form(word) for word in _WORD.findall(text))
    return next((kind for kind in found if kind not in {None, "any"}), None)


@lru_cache(maxsize=SEEN)
def _legal_form(word: str) -> str | None:
    """Return the kind that a word tells, also misspelt or broken off; None for other words."""
    forms = rules.tables("registry_words")["legal_forms"]
    kinds: dict[str, str] = {each: kind for kind, words in forms["kinds"].items() for each in words}
    if word in kinds:
        return kinds[word]
    if len(word) >= SHORTEST_CUT:
        whole = next((form for form in forms["broken_off"] if form.startswith(word)), None)
        if whole is not None:
            return kinds[whole]
    near = _nearest(word, tuple(forms["misspelt"]))
    return kinds[near] if near else None


def _without_slipped_form(words: list[str]) -> list[str]:
    """Leave out "sdm bhf" at the end: each a letter off."""
    if len(words) > 2 and _near(words[-1], "bhd") and (words[-2] == "s" or _near(words[-2], "sdn")):
        return words[:-2]
    return words


@lru_cache(maxsize=SEEN)
def _near(word: str, form: str) -> bool:
    return len(word) > 1 and OSA.distance(word, form, score_cutoff=1) <= 1


def _nearest(word: str, known: tuple[str, ...]) -> str | None:
    """Return the long word that this one is, with one letter wrong behind the first."""
    if len(word) < SHORTEST_SLIP or word in known:
        return word if word in known else None
    near = extractOne(word, known, scorer=OSA.distance, score_cutoff=1)
    return near[0] if near and near[0][0] == word[0] and len(near[0]) >= SHORTEST_SLIP else None


@lru_cache(maxsize=SEEN)
def _person_word(word: str) -> tuple[str, ...]:
    if word in likeness_words.DROPPED or word in _words("person_titles"):
        return ()
    known = _person_spellings().get(word)
    if known is None and (glued := _GLUED.fullmatch(word)) is not None:
        return (*_person_word(glued["front"]), *_person_word(glued["name"]))
    return (known or word,)


def _links(word: str, words: list[str]) -> bool:
    """Whether the word stands between a name and the father's; a lone b only among others."""
    if word in _LINKS:
        return len(word) > 1 or len(words) > 2
    return len(word) > 3 and _near(word, "binti")


_LINKS = (
    likeness_words.MEN
    | likeness_words.WOMEN
    | likeness_words.SONS
    | likeness_words.DAUGHTERS
    | likeness_words.CHILDREN
    | {"ibni", "binte", "bn"}
)


@cache
def _words(group: str) -> frozenset[str]:
    return frozenset(rules.tables("registry_words")[group]["words"])


@cache
def _spellings(group: str) -> dict[str, str]:
    return {
        short: word
        for word, shorts in rules.tables("registry_words")[group]["words"].items()
        for short in shorts
    }


@cache
def _person_spellings() -> dict[str, str]:
    return _spellings("person_spellings") | likeness_words.SPELLINGS
