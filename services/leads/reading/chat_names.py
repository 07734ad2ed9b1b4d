"""The only victim of a chat by his given name: "Anbu pomen tu", "kesian si jeff, kena langgar".

Pure. The name is told by what brings it in and what befell its bearer in the same breath; capitals
tell nothing. Adds nothing to whether a post is a lead. Three read called names in turn: `called`
gives them capitals, `alone.called` takes a name with a capital, this module the rest.
"""

import re
from dataclasses import replace
from functools import lru_cache

from services.leads.reading import firms
from services.leads.reading.alone import CHAT
from services.leads.reading.called_words import NOT_CALLED
from services.leads.reading.chat_names_words import (
    ACTS,
    ANOTHER,
    AT_ONCE,
    BEFELL,
    BRANDS,
    CALL,
    CLAUSE,
    ENTRY,
    FORENAMES,
    GOES_ON_WITH_HIM,
    HELD_NEXT,
    MORE_NAMES,
    NAME_GOES_ON,
    NOT_OF,
    STRANGE,
    THEIRS,
    TRADED,
)
from services.leads.reading.chat_words import WORDS_IN_FULL
from services.leads.reading.name_words import COMMON, MAKERS, NOT_NAMES, RELATIVES
from services.leads.reading.names import ACCOUNT
from services.leads.reading.report import Victim
from services.leads.reading.trade_words import OCCUPATION

PAPER = re.compile(r"\b(?:berkata|menurut|katanya|said|according to)\b")
LONGEST_NAME = 3  # words
TWO_SYLLABLES = re.compile(r"[aeiou][^aeiou]+[aeiou]")  # no Chinese name
STRANGEST = 4  # letters of a strange word that may be a name


def named(victims: tuple[Victim, ...], text: str, places: tuple[str, ...]) -> tuple[Victim, ...]:
    """Return the only victim with the given name that the chat tells of.

    `places`: names that the gazetteer knows in the text.
    """
    low = _low(victims, text)
    if low is None or victims[0].name is not None:
        return victims
    of_places = {word for place in places for word in place.lower().split()}
    told = [_name(low, text, entry, of_places) for entry in ENTRY.finditer(low)]
    names = {name for name in told if name is not None}
    return (replace(victims[0], name=names.pop()),) if len(names) == 1 else victims


def without_bystanders(victims: tuple[Victim, ...], text: str) -> tuple[Victim, ...]:
    """Return the only victim of a chat without a call to its readers in his name, and without the
    name of somebody who only tells, helps or is told of beside him.
    """
    low = _low(victims, text)
    if low is None or (name := victims[0].name) is None or victims[0].age is not None:
        return victims
    name = _without_call(name)
    if name and _is_beside(low, name.lower()):
        name = ""
    return (replace(victims[0], name=name or None),)


def _low(victims: tuple[Victim, ...], text: str) -> str | None:
    """Return a chat of one victim in small letters; None of what is longer or a newspaper's."""
    low = text.lower()
    if len(victims) != 1 or len(text) > CHAT or len(low) != len(text) or PAPER.search(low):
        return None
    return low


def _without_call(name: str) -> str:
    """Return "Faris" of "Wei Faris"; Wei Ming is called so."""
    call, _, rest = name.partition(" ")
    if call.lower() not in CALL:
        return name
    low = rest.lower()
    return name if call == "Wei" and not (low in MORE_NAMES and TWO_SYLLABLES.search(low)) else rest


def _is_beside(low: str, name: str) -> bool:
    """Tell whether each mention of a name is that of one who was not hurt."""
    mentions = list(re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", low))
    return bool(mentions) and all(
        THEIRS.search(low[max(0, one.start() - 60) : one.start()]) or _acts(low, one.end())
        for one in mentions
    )


def _acts(low: str, end: int) -> bool:
    """Tell whether the bearer of a name tells or helps, and another is hurt."""
    clause, following = _clause(low, end)
    harm = BEFELL.search(clause)
    if _is_of_another(clause[: harm.end()] if harm else clause):
        return True
    if harm is not None or following is None:
        return False
    return ANOTHER.match(low[following:].lstrip()) is not None


def _clause(low: str, begin: int, *, skip: int = 0) -> tuple[str, int | None]:
    """Return what is left of a clause and where the next one begins, None at the end.

    `skip`: characters in which it does not end, as the line's end behind a full stop.
    """
    stop = CLAUSE.search(low, begin + skip)
    return (low[begin : stop.start()], stop.end()) if stop else (low[begin:], None)


def _name(low: str, text: str, entry: re.Match[str], places: set[str]) -> str | None:
    """Return the name that is brought in here, if harm befell its bearer."""
    first, start = entry["name"], entry.start("name")
    forename = first in FORENAMES
    usual = first in MORE_NAMES or forename
    if (
        first in places
        or ACCOUNT.match(text, start)
        or NOT_OF.search(low[max(0, entry.start() - 20) : _word_before(entry)])
    ):
        return None
    end = _end_of_name(low, text, entry.end("name"), places, forename=forename)
    trade = TRADED.match(low, end) or OCCUPATION.match(low, end + 1)
    held = trade is not None and HELD_NEXT.match(low, trade.end()) is not None
    strange = len(first) >= STRANGEST and not _is_known(first)
    personal = entry["personal"] is not None
    if not usual and not (strange and (personal or held)):
        return None
    single = end == entry.end("name")
    if first == "mat" and single:
        return None
    brought = personal or trade or entry["told"] or entry["young"]
    if not brought and not (usual and _at_once(low, end)):
        return None
    if not _befell(low, end, near=not (trade or personal)):
        return None
    return " ".join(word if "/" in word else word.capitalize() for word in low[start:end].split())


def _word_before(entry: re.Match[str]) -> int:
    """Return where the words begin that bring the name in, blanks and signs left off."""
    groups = (entry.start(group) for group in ("told", "personal", "young") if entry[group])
    return next(groups, entry.start())


def _end_of_name(low: str, text: str, end: int, places: set[str], *, forename: bool) -> int:
    for _ in range(LONGEST_NAME - 1):
        more = NAME_GOES_ON.match(low, end)
        if more is None or more[1] in places:
            break
        begin = more.start(1)
        written = text[begin].isupper() or forename
        strange = written and len(more[1]) >= STRANGEST and not _is_known(more[1])
        if TRADED.match(low, begin - 1) or not (more[1] in MORE_NAMES or strange):
            break
        end, forename = more.end(), False
    return end


def _befell(low: str, end: int, *, near: bool) -> bool:
    """Tell whether harm befell the bearer in this clause, or in the next that goes on with him.

    `near`: only in this clause.
    """
    clause, following = _clause(low, end)
    if (harm := BEFELL.search(clause)) is not None:
        return not _is_of_another(clause[: harm.end()])
    if near or following is None or _is_of_another(clause):
        return False
    if not GOES_ON_WITH_HIM.match(low, following):
        return False
    clause, _ = _clause(low, following, skip=1)
    harm = BEFELL.search(clause)
    return harm is not None and not _is_of_another(clause[: harm.end()])


def _at_once(low: str, end: int) -> bool:
    """Tell whether harm is told right behind the name."""
    harm = BEFELL.search(low, end)
    return harm is not None and AT_ONCE.match(low[end : harm.start()]) is not None


def _is_of_another(words: str) -> bool:
    return ACTS.search(words) is not None or ANOTHER.search(words) is not None


@lru_cache(maxsize=256)
def _is_known(word: str) -> bool:
    """Tell whether a word is one of the language, a trade, a make: nobody's name."""
    if word in STRANGE or word in BRANDS or word in NOT_CALLED or word in NOT_NAMES:
        return True
    if word in MAKERS or word in RELATIVES or word in WORDS_IN_FULL or word in firms.everyday():
        return True
    return OCCUPATION.fullmatch(word) is not None or (word.endswith("nya") and word not in COMMON)
