"""Words by which names are told from what sentences write large. Pure after the first use.

Tables: config/rules/broadcast_names.yaml, everyday_words.yaml.
"""

import re
from collections.abc import Iterator
from functools import cache

from config import rules

_AREA, _WORDS = "broadcast_names", "everyday_words"
# Built of smaller words by rule, too long a list: "Penutupan", "Dibatalkan", "Announcement".
_BUILT = re.compile(
    r"(?:men|mem|meng|ber|ter|pen|pem|peng|per|pe|ke)[a-z]{4,}(?:an|kan|nya)|di[a-z]{4,}kan"
    r"|(?:di|men|mem|meng)[a-z]{4,}i|(?:meny|meng|mem[bpf])[a-z]{3,}|[a-z]{4,}(?:tion|ment|ness|ship)s?"
)
_ENDINGS = ("nya", "kan", "lah", "an", "s", "es", "ed", "ing", "ly", "er", "ers")


def is_everyday(word: str) -> bool:
    """Whether a word in small letters is one of every day, in either language."""
    known = everyday()
    return (
        word in known
        or _BUILT.fullmatch(word) is not None
        or any(word.endswith(each) and word[: -len(each)] in known for each in _ENDINGS)
    )


@cache
def everyday() -> frozenset[str]:
    """Return the listed words of every day, and ours."""
    listed = rules.tables(_WORDS)
    ours = rules.tables(_AREA)["ours"].lower()
    return frozenset(f"{listed['ms']} {listed['en']} {ours}".split())


def is_abbreviation(word: str) -> bool:
    """Whether it is an abbreviation that names nobody, or ours."""
    return word.upper() in _abbreviations()


def translated(text: str) -> Iterator[tuple[int, tuple[int, int]]]:
    """Yield the names that are others in the other language: row of the table, begin and end."""
    pattern, row_of = _translated()
    for match in pattern.finditer(text):
        written = " ".join(match[0].split())
        row = row_of.get(written, row_of.get(written.lower()))
        if row is not None:
            yield row, match.span()


def listed(which: str) -> frozenset[str]:
    """Return the words of a list: "heads" of places, "before_firms"."""
    return frozenset(rules.tables(_AREA)[which].split())


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(rules.tables(_AREA)["abbreviations"].upper().split())


@cache
def _translated() -> tuple[re.Pattern[str], dict[str, int]]:
    """Return what finds the names, and their rows; in capitals alone where written so."""
    row_of: dict[str, int] = {}
    for row, line in enumerate(rules.tables(_AREA)["translated"]):
        for name in map(str.strip, line.split("|")):
            row_of[name if name.isupper() else name.lower()] = row
    longest = sorted(row_of, key=len, reverse=True)
    joined = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in longest)
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE), row_of
