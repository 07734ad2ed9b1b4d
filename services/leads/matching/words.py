"""Read from a report's text what compares across languages and spellings.

Pure. Meanings ("pokok", "tree"), names of places, firms and people, and numbers: a headline and a
long report, or a report in Malay and one in English, share these when they share little else.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from services.leads.matching import causes, highways, said, waters
from services.leads.matching.said import DATELINE, Said
from services.leads.reading.acts_words import ACTS
from services.leads.reading.likeness_words import COUNTED, EMPTY, NO_NAMES, OFFICERS, SHARED, UNITS
from services.leads.reading.meaning_words import CONCEPTS
from services.leads.reading.patterns import pairs
from services.leads.reading.prose import clean, spelt_out
from services.leads.reading.site_words import SITE
from services.leads.reading.sorts_words import COUNCILS, MADE, PARTS, WIDER
from services.leads.reading.synonyms_words import SYNONYMS
from services.leads.reading.things_words import THINGS
from services.leads.reading.wares_words import WARES
from services.leads.reading.wild_words import WILD

LINK = re.compile(r"https?://\S+|[@#]\S+|\S+@\S+")
CAPITAL = re.compile(r"(?<![\w'-])[A-Z][\w'-]*[a-z\d]\b|(?<![\w'-])[A-Z]{3,}\b")
NUMBER = re.compile(
    r"(?<![\w.:/,-])(\d{1,4}(?:\.\d{1,2})?)(?![\w:/.,]*\d)(?:th|st|nd|rd)?[ -]?([a-z%]{1,9})?"
)
# As squads write it; "MD ALI" and "MD Ali bin" begin a name.
DIED = re.compile(r"\bMD\b(?! (?:[A-Z]{3}|[A-Z][a-z]+ (?:bin|b\.?|Abd|Abdul)\b))")
# What stands in the name of a place means nothing: Pasir Mas is no sand, Alor Gajah no elephant.
TOWN = re.compile(
    r"\b(?:Air|Alor|Ayer|Bagan|Bandar|Batang|Batu|Bukit|Changkat|Gong|Gua|Gunung|Jeram|Kampung|"
    r"Kampong|Kg\.?|Kuala|Ladang|Lubok|Lubuk|Padang|Pantai|Parit|Pasir|Paya|Pekan|Pengkalan|"
    r"Permatang|Pulau|Rantau|Sg\.?|Kpg\.?|Bkt\.?|Tg\.?|Tmn\.?|Bdr\.?|Pdg\.?|Simpang|Sungai|"
    r"Tanah|Taman|Tanjong|Tanjung|Tasik|Telok|Teluk|Ulu|Hulu|"
    r"Jalan|Jln|Lorong|Persiaran|Lebuh|Seri|Felda|anak)(?: [A-Z][\w'-]+)(?: [A-Z][\w'-]+)?"
)
# Who came to the rescue, and that he did not give up: not what happened.
BRIGADE = re.compile(
    r"\b(?:fire (?:and|&) rescue(?: (?:department|station|services?|team|personnel|academy))*|"
    r"fire (?:department|station|brigade|services?|officers?|chief|personnel)|"
    r"(?:jabatan )?bomba (?:dan|&) penyelamat|"
    r"(?:oleh|sepasukan|by)(?: \w+)? (?:anggota bomba|firefighters|firemen)|"
    r"putus asa|(?:pusat|institut|hospital) jantung|heart (?:centre|center|institute))\b",
    re.IGNORECASE,
)
HEADS = frozenset({"Sungai", "Sg", "Sg.", "Ladang"})  # a river and an estate are meant
HEADS_IN_FULL = pairs(
    "kg=kampung, kpg=kampung, kampong=kampung, sg=sungai, bkt=bukit, tg=tanjung, tanjong=tanjung, "
    "tmn=taman, bdr=bandar, pdg=padang, jln=jalan, telok=teluk, lubok=lubuk, ayer=air"
)
OWNER = re.compile(r"(?<=[a-z])'s?(?![a-z])")  # the fisherman's body
ENDS = re.compile(r"\w")  # a word that goes on
FIGURES = {word: str(number) for word, number in COUNTED.items() if number > 2}
FIGURE = re.compile(rf"(?<!negeri )(?<!simpang )\b(?:{'|'.join(FIGURES)})\b")
_RANKS = "|".join(sorted({word.title() for word in OFFICERS} | {"ACP", "DSP", "ASP", "OCPD"}))
OFFICER = re.compile(
    rf"(?:,\s)?\b(?:{_RANKS})\b\.?,?\s(?:[A-Z][\w'’.-]*\s?|@\s|bin\s|binti\s|a/l\s){{1,7}}"
)
# A family, told by its members.
FAMILY = re.compile(
    r"\b(?:couple|pasangan|suami isteri|parents|ibu bapa|mother|father|woman|man|wanita|lelaki|ibu|"
    r"bapa)(?: dan|,| and)?(?: (?:his|her|their|two|three|four|five|dua|tiga|empat|lima|\d))+ "
    r"(?:young )?(?:children|kids|sons|daughters|anak|cahaya mata)\b"
)
OF_COUNCIL = re.compile(rf"\b(?:anggota|pegawai|officer of) (?:{'|'.join(sorted(COUNCILS))})\b")
_MADE = "|".join(sorted((word.replace("_", " ") for word in MADE), key=len, reverse=True))
MAKER = re.compile(
    rf"\b(?:kilang|loji)(?: (?:membuat|memproses|pemprosesan|proses|pembuatan|buat))? ({_MADE})\b"
    rf"|\b({_MADE})(?:[- ](?:processing|making|manufacturing))? (?:factory|plant|mill)\b"
)
SHORT = 160  # characters of a text that names nobody but the victims
TABLES = (CONCEPTS, THINGS, ACTS, WARES, WILD, SITE, SYNONYMS)
MEANINGS = {
    word: concept
    for table in TABLES
    for concept, listed in table.items()
    for word in listed.split()
}
FIRST_WORD = re.compile(r"[a-z&][\w&'-]*")
# What means one thing in several words, by the first of them; the longest first.
PHRASES: dict[str, list[str]] = {}
for _phrase in sorted(MEANINGS, key=len, reverse=True):
    if "_" in _phrase:
        PHRASES.setdefault(_phrase.split("_", 1)[0], []).append(_phrase.replace("_", " "))


@dataclass(frozen=True, slots=True)
class Words:
    """What a text says, by the word."""

    plain: str  # small letters, no links, no signs
    meanings: frozenset[str]  # keys of CONCEPTS
    names: frozenset[str]  # words with a capital that are none of the common ones
    every: frozenset[str]  # all words that are none of the common ones
    numbers: frozenset[str]  # but years, and those under 3
    wider: frozenset[str] = frozenset()  # meanings that take in some of these: an ox, an animal
    causes: frozenset[str] = frozenset()  # how it happened
    made: frozenset[str] = frozenset()  # in the factory, values of MADE
    highways: frozenset[str] = frozenset()  # keys of HIGHWAYS
    beside: frozenset[str] = frozenset()  # of these, what it was only near to
    places: frozenset[str] = frozenset()  # "sungai dua", "seksyen 7": names of common words
    scenes: frozenset[str] = frozenset()  # "kuala contoh", "bukit contoh": all such names
    waters: frozenset[str] = frozenset()  # names of rivers, lakes, beaches: "belat"
    islands: frozenset[str] = frozenset()  # "contoh"
    maybe_islands: frozenset[str] = frozenset()  # "at Contoh", "pulau contoh"
    said: Said = said.NOTHING


NOTHING = Words("", frozenset(), frozenset(), frozenset(), frozenset())


@lru_cache(maxsize=4096)
def read(text: str) -> Words:
    """Return what the text says, by the word."""
    told = DIED.sub("meninggal dunia", LINK.sub(" ", clean(text)))
    full = spelt_out(told)
    low = _joined(full)
    tokens = re.findall(r"[a-z_][a-z0-9'_-]+|\d+", low)
    made = frozenset(MADE[word.replace(" ", "_")] for word in _makers(full))
    meanings = made | _meanings(BRIGADE.sub(" ", TOWN.sub(_head, DATELINE.sub(" ", told))))
    every = frozenset(part for token in tokens if _tells(token) for part in _parts(token))
    named = TOWN.findall(told)
    towns = _towns(named)
    what = said.read(told, full)
    return Words(
        plain=" ".join(tokens),
        meanings=meanings,
        names=(_names(OFFICER.sub(" ", told)) & every) | towns,
        every=every | towns,
        numbers=_numbers(low) - what.sections,  # told by the quarter's name
        wider=frozenset().union(*(WIDER[each] for each in meanings & WIDER.keys())),
        causes=causes.read(full, meanings),
        made=made,
        highways=highways.read(full),
        beside=highways.beside(full),
        places=_places(named) | {f"seksyen {number}" for number in what.sections},
        scenes=frozenset(map(_in_full, named)),
        waters=waters.named(DATELINE.sub(" ", told)),
        islands=waters.islands(told),
        maybe_islands=waters.maybe_islands(told),
        said=what,
    )


def _makers(low: str) -> Iterator[str]:
    return (malay or english for malay, english in MAKER.findall(low))


def _joined(low: str) -> str:
    """Return the text with the blanks of what means one thing in several words made underscores.

    One pattern of all of them would try each at every word.
    """
    parts, begin = [], 0
    for word in FIRST_WORD.finditer(low):
        at = word.start()
        for phrase in PHRASES.get(word[0], ()) if at >= begin else ():
            end = at + len(phrase)
            if low.startswith(phrase, at) and not ENDS.match(low, end):
                parts += [low[begin:at], phrase.replace(" ", "_")]
                begin = end
                break
    return "".join((*parts, low[begin:]))


def _head(found: re.Match[str]) -> str:
    """Return of a place's name what it is, where that tells something."""
    head = found[0].split(" ", 1)[0]
    return f"{head} " if head in HEADS else " "


def _in_full(place: str) -> str:
    """Return the name of a place in small letters, its first word in full: Sg, Sungai."""
    head, _, rest = place.lower().partition(" ")
    return f"{HEADS_IN_FULL.get(head.rstrip('.'), head)} {rest}"


def _places(named: Iterable[str]) -> frozenset[str]:
    """Return the names of places that no word of theirs tells from others."""
    found = (place.lower() for place in named)
    return frozenset(place for place in found if not any(map(_tells, place.split())))


def _towns(named: Iterable[str]) -> frozenset[str]:
    """Return the words by which places have their names that mean something elsewhere."""
    found = (word.lower() for place in named for word in place.split()[1:])
    return frozenset(word for word in found if word in MEANINGS and word not in EMPTY)


def _meanings(told: str) -> frozenset[str]:
    low = OWNER.sub("", _joined(spelt_out(told)))
    tokens = re.findall(r"[a-z_&][a-z0-9'_&-]*[a-z0-9]", low)
    tokens += [part for token in tokens if token not in MEANINGS for part in token.split("-")[1:]]
    tokens += [token.partition("-")[0] for token in tokens if token not in MEANINGS]
    found = {MEANINGS[token] for token in tokens if token in MEANINGS}
    found |= {"enforcer"} if OF_COUNCIL.search(low) else set()
    found |= {"oneparent"} if FAMILY.search(low) else set()
    found |= {"heart"} if causes.FAINT.search(low) else set()
    return frozenset(found.union(*(PARTS[whole].split() for whole in found & PARTS.keys())))


def _names(told: str) -> frozenset[str]:
    words = (word.lower().strip("'-") for word in CAPITAL.findall(told))
    return frozenset(part for word in words if _tells(word) for part in _parts(word))


def _parts(word: str) -> set[str]:
    """Return the word and, of two towns that a road joins ("gerik-jeli"), each."""
    return {word, *(part for part in word.split("-") if _tells(part))}


def shared_names(one: Words, two: Words) -> frozenset[str]:
    """Return the words that both have and one of them writes with a capital."""
    return ((one.names & two.every) | (two.names & one.every)) - NO_NAMES - SHARED - highways.WORDS


def _tells(word: str) -> bool:
    return len(word) > 2 and not word.isdigit() and word not in EMPTY and word not in MEANINGS


def _numbers(low: str) -> frozenset[str]:
    """Return the numbers with their unit, in one language ("12 hour"); others without."""
    found = set()
    low = FIGURE.sub(lambda word: FIGURES[word[0]], low)
    for number, unit in NUMBER.findall(low):
        value = float(number)
        if unit in UNITS:
            found.add(f"{number} {UNITS[unit]}")
        elif value > 2 and not 1990 <= value <= 2099:
            found.add(number)
    return frozenset(found)
