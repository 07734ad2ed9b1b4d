"""Firms, schools and offices in a text, by their own words or by the trade before them.

Pure. "Gemilang Gloves" and "SK Contoh" tell by a word of theirs; "juruteknik Fibre Utama" by the
trade before words that nobody is called. None of them is a victim; who works there may be.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from config import rules
from services.leads.reading.described_words import COUNTRIES
from services.leads.reading.firm_words import (
    APPOSED,
    BEFORE,
    BODIES,
    ENDS,
    FILLERS,
    HEADS,
    HOMES,
    NO_BODY,
    NO_FIRMS,
    OF,
    OF_SURE,
    OFFICIALS,
    PAIRS,
    ROLES,
    STOPS,
    TRADED_NAMES,
    WORKER,
    WORKS,
    WORKS_AFTER,
)
from services.leads.reading.name_words import COMMON, INSIDE, NOT_NAMES, PLACE_HEADS
from services.leads.reading.people_words import SPOKE_BEFORE
from services.leads.reading.prose import is_headline
from services.leads.reading.trade_words import OCCUPATION

_WORD = r"[A-Z0-9][\w'&/-]{0,30}(?:\([A-Z]\))?"
RUN = re.compile(
    rf"(?<![\w'/.@-])(?=[A-Z]){_WORD}(?:\s(?:{_WORD}|&|(?:dan|of|and)(?=\s[A-Z]))){{0,9}}"
)
BRACKETED = re.compile(r"\s\([A-Z][A-Za-z]{1,7}\)")  # "Majlis Bandaraya Contoh (MBC)"
AGED = re.compile(r"\s?[,(]\s?\d{1,2}\b")  # then it is a person
BACK = 60  # characters before a firm that tell whose it is
KEPT = 64  # sentences: of one report, each is asked for several times


@dataclass(frozen=True, slots=True)
class Firm:
    """The name of a firm as it stands in a sentence."""

    name: str
    start: int
    end: int
    employs: bool  # the words beside it say that somebody works there


@lru_cache(maxsize=KEPT)
def firms_in(sentence: str) -> tuple[Firm, ...]:
    """Return the firms of a sentence, in order."""
    found = (_firm(sentence, run) for run in RUN.finditer(sentence))
    return tuple(firm for firm in found if firm is not None)


def employer_in(sentence: str) -> str | None:
    """Return the first firm for which somebody is said to work; none of a headline."""
    return next((firm.name for firm in firms_in(sentence) if firm.employs), None)


def beside(sentence: str, end: int) -> str | None:
    """Return the firm in apposition to a name that ends there: "Contoh, 43, of Sampel Gloves"."""
    for firm in firms_in(sentence):
        told = APPOSED.match(sentence[end : firm.start].lower()) if firm.start >= end else None
        if told is not None:
            lives = told["of"] and firm.name.split()[0].lower() in HOMES
            return None if lives else firm.name
    return None


def holds(sentence: str, start: int, end: int) -> bool:
    """Tell whether a stretch of the sentence lies in the name of a firm."""
    return any(firm.start < end and start < firm.end for firm in firms_in(sentence))


@lru_cache(maxsize=1)
def everyday() -> frozenset[str]:
    """Return the words of every day that are no usual part of a name."""
    listed = rules.tables("everyday_words")
    return frozenset(f"{listed['ms']} {listed['en']}".split()) - COMMON - INSIDE


def is_no_person(name: str) -> bool:
    """Tell whether a name is that of a trade, a people or a country alone."""
    low = name.lower()
    if low in COUNTRIES or name in COUNTRIES.values():
        return True
    return OCCUPATION.fullmatch(low) is not None and low not in COMMON | TRADED_NAMES


def without_town(words: str) -> str:
    """Return "Contoh Aircond" of "Contoh Aircond of Sampel": the firm, not where it is."""
    firm, of, _ = words.partition(" of ")
    return firm if of and firm.rpartition(" ")[2].lower() in ENDS else words


def _firm(sentence: str, run: re.Match[str]) -> Firm | None:
    words = list(re.finditer(r"\S+", run[0]))
    lows = [word[0].lower() for word in words]
    led, first = False, 0
    while first < len(lows) and (lows[first] in ROLES or lows[first] in BEFORE):
        led = led or lows[first] in ROLES
        first += 1
    if first and lows[first : first + 1] == ["of"]:
        first += 1
    last = next((n for n in range(first, len(lows)) if lows[n] in STOPS), len(lows))
    if first >= last or any(low in INSIDE for low in lows[first:last]):
        return None
    before = sentence[: run.start() + words[first].start()]
    part = _by_its_words([word[0] for word in words[first:last]])
    if part is None and OF_SURE.search(before.lower()[-BACK:]) and _may_be(lows[first:last]):
        part = (0, last - first)
    if part is None and _is_strange(lows[first:last]):
        aged = AGED.match(sentence, run.start() + words[last - 1].end())
        led_to = led or _behind_trade(before.lower())
        part = (0, last - first) if led_to and not aged else None
    if part is None:
        return None
    begin, stop = words[first + part[0]], words[first + part[1] - 1]
    start, end = run.start() + begin.start(), run.start() + stop.end()
    initials = BRACKETED.match(sentence, end)
    end = initials.end() if initials else end
    employs = _employs(sentence, start, end, led=led and part[0] == 0)
    return Firm(sentence[start:end].rstrip(" &"), start, end, employs)


def _by_its_words(words: list[str]) -> tuple[int, int] | None:
    """Return which of the words, first and behind the last, are a firm's by a word of theirs."""
    lows = [word.lower() for word in words]
    shouted = len(words) > 1 and all(word.isupper() for word in words)
    body = next((n for n, word in enumerate(words) if _is_body(word)), None)
    if body is not None and not shouted:
        return body, len(words)
    heads = (
        n
        for n, word in enumerate(words[:-1])
        if (lows[n] in HEADS and word != "Sk") or (lows[n], lows[n + 1]) in PAIRS
    )
    head = next(heads, None)
    if head is not None:
        return head, _to_and(lows, head)
    end = next((n for n in range(len(lows) - 1, 0, -1) if lows[n] in ENDS), None)
    return None if end is None else (0, end + 1)


def _to_and(lows: list[str], head: int) -> int:
    """Return where the firm ends: before "dan", but for offices ("Jabatan Air dan Saliran")."""
    office = lows[head] in {"jabatan", "majlis", "kementerian", "pejabat", "lembaga", "balai"}
    if "dan" not in lows[head:]:
        return len(lows)
    end = lows.index("dan", head)
    person = bool(COMMON.intersection(lows[end + 1 : end + 2]))  # "Balai Contoh dan Mohd Sampel"
    return end if person or not office else len(lows)


def _is_body(word: str) -> bool:
    return BODIES.fullmatch(word) is not None and word.lower() not in NO_BODY


def _is_strange(lows: list[str]) -> bool:
    """Tell whether words are such as firms are called by, and nobody: "Fibre Utama"."""
    if len(lows) < 2 or lows[0] in PLACE_HEADS or NO_FIRMS.intersection(lows):
        return False
    if any(low in COMMON - FILLERS for low in lows):
        return False
    return any((low in FILLERS and low not in COMMON) or low in everyday() for low in lows)


def _may_be(lows: list[str]) -> bool:
    """Tell whether nothing speaks against a firm: no name, no place, no make of a vehicle."""
    if len(lows) < 2 or lows[0] in PLACE_HEADS:
        return False
    return not any(low in COMMON or low in NOT_NAMES for low in lows)


def _behind_trade(before: str, *, officials: bool = True) -> bool:
    """Tell whether a trade stands right before: "juruteknik ", "pengawal keselamatan "."""
    near = before[-BACK:]
    if WORKS.search(near) is not None:
        return True
    trades = chain(WORKER.finditer(near), OCCUPATION.finditer(near))
    return any(
        OF.match(near, trade.end()) and (officials or not OFFICIALS.match(trade[0]))
        for trade in trades
    )


def _before_trade(before: str, after: str) -> bool:
    """Tell whether a trade stands right behind, an article before: "A Contoh Power lineman"."""
    trade = OCCUPATION.match(after, 1)
    article = before.rstrip().rpartition(" ")[2] in {"a", "an", "the", "two", "three"}
    return trade is not None and article and not OFFICIALS.match(trade[0])


def _employs(sentence: str, start: int, end: int, *, led: bool) -> bool:
    before = sentence[:start].lower()
    if is_headline(sentence) or SPOKE_BEFORE.search(before[-BACK:]):
        return False
    after = sentence[end:].lower()
    told = led or WORKS_AFTER.match(after) or _before_trade(before, after)
    return bool(told) or _behind_trade(before, officials=False)
