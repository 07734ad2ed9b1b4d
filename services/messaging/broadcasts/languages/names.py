"""Say which proper names only one of two languages bears: places, persons, firms, offices. Pure.

A name is written alike in both languages; what is missing in the other text is looked at: places of
the gazetteer and names with bin, binti, a/l are sure; other capitals that are no word of every day,
no begin of a sentence and no translated office are asked about. Words: config/rules/broadcast_names
.yaml, everyday_words.yaml.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from services.messaging.broadcasts.languages import name_words as lexicon
from services.messaging.broadcasts.languages.facts import LINK
from services.places import spelling
from services.places.gazetteer import Gazetteer, Place
from services.places.mentions import Mention, mentions

_MAJOR = frozenset({"state", "district", "city", "town", "post_town", "hospital"})
_WIDE = frozenset({"state", "district", "city"})
_PERSON = re.compile(
    r"(?<!\w)(?:[A-Z][\w'’.@-]*\s+){1,5}(?:bin|binti|bt|bte|anak|a/l|a/p|s/o|d/o|BIN|BINTI|A/L|A/P)\.?"
    r"(?:\s+[A-Z][\w'’-]*){1,4}"
)
_FIRM = re.compile(
    r"(?<!\w)((?:[A-Z][\w'’&-]*\.?\s+){1,5}(?:Sdn\.?\s*Bhd|Bhd|Berhad|BERHAD|Enterprise|Trading|PLT)\b)"
)
_POSSESSIVE = re.compile(r"['’]s\b")
_ENDS = re.compile(r"(?:^|[.!?;•–—/\n-])[\s\"'“”‘’(*_]*$")
_BEFORE = re.compile(r"(?<![\w'’])([A-Z][\w'’]*)\.? $")
_AFTER = re.compile(r"(?: [A-Z][\w'’]*){1,3}")
_TITLED = re.compile(r"\b(?:dr|en|pn|hj|hjh|prof|mr|mrs|ms|jln|kg|sg|bt|tg|tmn|no)\.\s*$", re.I)


@dataclass(frozen=True, slots=True)
class Difference:
    """Names that stand in one text only, as written there."""

    sure_ms: tuple[str, ...] = ()
    sure_en: tuple[str, ...] = ()
    unsure_ms: tuple[str, ...] = ()
    unsure_en: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Read:
    """A text, read for its names; what is read is replaced by commas in `rest`."""

    rest: str
    words: frozenset[str]  # in their one spelling
    small: frozenset[str]  # written without a capital
    rows: dict[int, str]  # translated names: row of the table, as written
    persons: tuple[str, ...]
    mentions: tuple[Mention, ...]
    places: frozenset[Place]


def difference(malay: str, english: str, gazetteer: Gazetteer) -> Difference:
    """Return the names that only one of the texts bears."""
    one, other = _read(malay, gazetteer), _read(english, gazetteer)
    small = one.small | other.small
    return Difference(
        sure_ms=_absent(_sure(one, other), english),
        sure_en=_absent(_sure(other, one), malay),
        unsure_ms=_absent(_unsure(one, other, small), english),
        unsure_en=_absent(_unsure(other, one, small), malay),
    )


def _read(text: str, gazetteer: Gazetteer) -> _Read:
    plain = _POSSESSIVE.sub("  ", text)
    rest = _out(plain, (match.span() for match in LINK.finditer(plain)))
    words = _every_word(rest)
    small = frozenset(each[0] for each in spelling.TOKEN.finditer(rest) if each[0].islower())
    translated = list(lexicon.translated(rest))
    rest = _out(rest, (span for _, span in translated))
    persons = [_without(match, lexicon.everyday()) for match in _PERSON.finditer(rest)]
    rest = _out(rest, persons)
    found = mentions(rest, gazetteer)
    left = _out(rest, ((each.start, each.end) for each in found))
    return _Read(
        rest=left,
        words=words | _every_word(left),
        small=small,
        rows={row: plain[start:end] for row, (start, end) in translated},
        persons=tuple(plain[start:end] for start, end in persons),
        mentions=tuple(each for each in found if not _is_nothing(rest, each)),
        places=frozenset(place for each in found for place in each.places),
    )


def _sure(read: _Read, other: _Read) -> Iterator[str]:
    for name in read.persons:
        if not _own_words(name) <= other.words:
            yield name
    yield from (each.name for each in _missing(read, other) if _is_sure(each))


def _unsure(read: _Read, other: _Read, small: frozenset[str]) -> Iterator[str]:
    for row, name in read.rows.items():
        if row not in other.rows and not all(map(lexicon.is_everyday, name.lower().split())):
            yield name
    yield from (each.name for each in _missing(read, other) if not _is_sure(each))
    firms = [_without(match, lexicon.listed("before_firms")) for match in _FIRM.finditer(read.rest)]
    for start, end in firms:
        if not _every_word(read.rest[start:end]) <= other.words:
            yield read.rest[start:end]
    rest, shown = _out(read.rest, firms), 0
    for match in spelling.TOKEN.finditer(rest):
        start, word = match.start(), match[0]
        known = spelling.canonical(word) in other.words or word.lower() in small
        if start >= shown and not known and _may_be_name(word) and not _is_weak(rest, start, word):
            begin, shown = _whole(rest, start, match.end())
            yield rest[begin:shown]


def _every_word(name: str) -> frozenset[str]:
    """Return the words of a name, also those of every day, in their one spelling."""
    return frozenset(word for word, _, _ in spelling.words(name) if len(word) > 1)


def _missing(read: _Read, other: _Read) -> Iterator[Mention]:
    """Yield the places that the other text neither names so nor by another of their names."""
    for each in read.mentions:
        if _is_word(each):
            continue
        words = set(spelling.key(each.name).split())
        wanted = (words - lexicon.listed("heads")) or words
        if not wanted <= other.words and other.places.isdisjoint(each.places):
            yield each


def _is_word(mention: Mention) -> bool:
    """Whether it is a listed word of every day that a hamlet bears, too: "Pejabat", "Balai"."""
    listed = mention.name.lower() in lexicon.everyday()
    return listed and not any(place.kind in _MAJOR for place in mention.places)


def _is_sure(mention: Mention) -> bool:
    """Whether it can be nothing but that place.

    With a word of its own a town, or any longer name; of everyday words alone ("Kota Bharu",
    but not "Simpang Empat") a place that everybody knows.
    """
    long = " " in mention.name
    if _own_words(mention.name):
        return long or any(place.kind in _MAJOR for place in mention.places)
    return long and any(place.kind in _WIDE for place in mention.places)


def _is_nothing(text: str, mention: Mention) -> bool:
    """Whether a place may as well be a sentence's first word: of one word, unknown as a town."""
    return " " not in mention.name and not _is_sure(mention) and _is_weak(
        text, mention.start, mention.name
    )  # fmt: skip


def _own_words(name: str) -> frozenset[str]:
    """Return the words of a name that are none of every day, in their one spelling."""
    written = {match[0].lower() for match in spelling.TOKEN.finditer(name) if len(match[0]) > 1}
    own = {spelling.canonical(word) for word in written if not lexicon.is_everyday(word)}
    return frozenset(word for word in own if not lexicon.is_everyday(word))


def _without(match: re.Match[str], before: frozenset[str]) -> tuple[int, int]:
    """Return where a name stands, without the words *before* that it begins with."""
    start = match.start()
    for word in re.finditer(r"\S+\s+", match[0]):
        if word[0].strip(" .\n").lower() not in before:
            break
        start = match.start() + word.end()
    return start, match.end()


def _may_be_name(word: str) -> bool:
    """Whether a word is written as a name and is none of every day."""
    if not word[0].isupper() or len(word) < 2 or not word.replace("'", "").isalpha():
        return False
    return not lexicon.is_everyday(word.lower()) and not lexicon.is_abbreviation(word)


def _is_weak(text: str, start: int, word: str) -> bool:
    """Whether the capital says nothing: a sentence begins, or the line is all capitals."""
    if _shouts(text, start):
        return True
    if word.isupper():
        return False
    before = text[:start]
    return bool(_ENDS.search(before)) and not _TITLED.search(before)


def _shouts(text: str, at: int) -> bool:
    """Whether the line is written in capitals."""
    end = text.find("\n", at)
    line = text[text.rfind("\n", 0, at) + 1 : end if end >= 0 else len(text)]
    words = [each[0] for each in spelling.TOKEN.finditer(line) if len(each[0]) > 2]
    return len(words) > 1 and sum(map(str.isupper, words)) > 0.7 * len(words)


def _whole(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where a name stands with a few words written large around it: "Zeta Sdn Bhd"."""
    if (before := _BEFORE.search(text[:start])) and not _is_weak(text, before.start(), before[1]):
        start = before.start()
    if after := _AFTER.match(text[end:]):
        end += after.end()
    return start, end


def _out(text: str, spans: Iterable[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + "," * (end - start) + text[end:]
    return text


def _absent(found: Iterable[str], other: str) -> tuple[str, ...]:
    """Return each name once, but what stands in the other text to the letter."""
    there = " ".join(_POSSESSIVE.sub("  ", other).lower().split())
    names = {" ".join(each.lower().split()): " ".join(each.split()) for each in found}
    return tuple(written for name, written in names.items() if not _stands(name, there))


def _stands(name: str, text: str) -> bool:
    """Whether a name stands in a text, and is not the beginning of a longer word."""
    end = r"(?![^\W_])" if name[-1:].isalnum() else ""
    return re.search(rf"(?<![^\W_]){re.escape(name)}{end}", text) is not None
