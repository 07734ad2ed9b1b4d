"""Numbers of persons in words that nobody asked for: they are neither quoted nor left in the chat.

Pure. An identity number also with a figure too few or too many, if it is written as one or begins
with a birthday and is no telephone number. A passport has one or two letters before six to eight
figures; an employer's code has ten, a vehicle at most five.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from db import keys
from services.leads.reading.nric import NO_BIRTHPLACE, is_birthday

_WHOLE = re.compile(r"(?<!\d)\d{6}[\s-]?\d{2}[\s-]?(\d{4})(?!\d)")
_GROUPED = re.compile(r"(?<![\w+/-])[\dOo]{5,7}([\s-])[\dOo]{2}\1[\dOo]{3,5}(?![\w/-])")
# A list of numbers is none.
_LONG = re.compile(r"(?<![\w+/.-])(?<!\d )\d(?:[ -]?\d){10,12}(?![\w/-]| ?\d)")
_PHONE = re.compile(r"(?:0060|60|0)1\d{8,9}|(?:00)?8801[3-9]\d{8}")
_COMPANY = re.compile(r"(?:19|20)\d{10}")  # SSM's new number, which begins with a year
_GAPS = re.compile(r"[\s-]")
_LENGTHS = range(11, 14)  # figures: of the twelve one left out or one too many
_PASSPORT = re.compile(
    r"(?<![\w/-])(?!RM|NO\b)"
    r"(?:[A-Z][ -]?\d{7,8}[A-Z]?|[A-Z]{2}[ -]?\d{6,8}|[a-z]\d{7,8}[a-z]?|[a-z]{2}\d{6,8})(?![\w/-])"
)


def holds_identity(typed: str) -> bool:
    """Whether there is an identity number in words, or one with a slip."""
    return any(_identities(typed))


class Wrong(NamedTuple):
    """Why what is written as an identity number cannot be one: "length", "date" or "place"."""

    why: str
    figures: int


def wrong(typed: str) -> Wrong | None:
    """Return why an identity number in words cannot be right; None: there is none such."""
    return next(filter(None, map(_wrong, _identities(typed))), None)


def holds_any(typed: str) -> bool:
    """Whether there is an identity number in words, or a passport's."""
    return holds_identity(typed) or _PASSPORT.search(typed) is not None


def masked(typed: str) -> str:
    """Return words with only the last four figures of the identity numbers in them."""
    for found in sorted(_identities(typed), key=re.Match.start, reverse=True):
        last = _GAPS.sub("", found[0])[-4:]
        typed = f"{typed[: found.start()]}******-**-{last}{typed[found.end() :]}"
    return typed


def _identities(typed: str) -> Iterator[re.Match[str]]:
    """Give the identity numbers, none twice."""
    end = 0
    patterns = (_WHOLE, _GROUPED, _LONG)
    found = (each for pattern in patterns for each in pattern.finditer(typed) if _is_identity(each))
    for each in sorted(found, key=lambda one: (one.start(), -one.end())):
        if each.start() >= end:
            end = each.end()
            yield each


def _wrong(found: re.Match[str]) -> Wrong | None:
    figures = _figures(found)
    if len(figures) != keys.NRIC_DIGITS:
        return Wrong("length", len(figures))
    if _PHONE.fullmatch(found[0]) or _COMPANY.fullmatch(found[0]):
        return None
    if not is_birthday(figures[:6]):
        return Wrong("date", len(figures))
    return Wrong("place", len(figures)) if figures[6:8] in NO_BIRTHPLACE else None


def _figures(found: re.Match[str]) -> str:
    return _GAPS.sub("", found[0]).translate({ord("O"): "0", ord("o"): "0"})


def _is_identity(found: re.Match[str]) -> bool:
    if found.re is _WHOLE:
        return True
    figures = _figures(found)
    if len(figures) not in _LENGTHS or _PHONE.fullmatch(figures):
        return False
    return found.re is _GROUPED or is_birthday(figures[:6])
