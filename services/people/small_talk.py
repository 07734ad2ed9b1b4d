"""What people write that asks for nothing here: courtesies, and commands without their stroke.

Pure. Words: config/rules/small_talk.yaml.
"""

import re
from functools import cache

from config import rules
from services.people import menus

KINDS = ("stop", "thanks", "greeting", "eligible")
_WORD = re.compile(r"[^\W\d_]+")
_COMMAND = re.compile(r"(\w+)(?: +#?(\d{1,9}(?:\.\d{1,2})?))?")


def kind(text: str) -> str | None:
    """Return which courtesy it is, if nothing else is said: "terima kasih banyak" is "thanks"."""
    if any(ch.isdigit() for ch in text):
        return None
    words = set(_WORD.findall(text.lower()))
    return next(
        (each for each in KINDS if words & _listed(each) and words <= _listed(each) | _beside()),
        None,
    )


def command(text: str) -> str | None:
    """Return the command that is meant by a word alone or with a number: "terima 5", "leads"."""
    found = _COMMAND.fullmatch(text.strip().lower())
    if found is None:
        return None
    word, number = found.groups()
    name = word if word in menus.COMMANDS else _said().get(word)
    return name and f"{name} {number}" if number else name


@cache
def _listed(group: str) -> frozenset[str]:
    return frozenset(rules.tables("small_talk")[group]["words"])


def _beside() -> frozenset[str]:
    return _listed("beside")


@cache
def _said() -> dict[str, str]:
    known = rules.tables("small_talk")["commands"]
    return {word: name for name, words in known.items() if name != "source" for word in words}
