"""Highways by all their names: a headline says PLUS, another report North-South Expressway.

Pure.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from services.leads.reading.likeness_words import HIGHWAYS

FORMS = {f" {form} ": name for name, forms in HIGHWAYS.items() for form in forms.split(", ")}
WORDS = frozenset(word for form in FORMS for word in form.split())  # no names of their own
WORD = re.compile(r"[a-z0-9]+")
# Before a highway that was only near, or where a road leads to.
NEAR = re.compile(
    r" (?:berhampiran|berdekatan|dekat|dkt|hampir|menghala|arah|ke|menuju|susur|near|close to|"
    r"towards?|leading to|before|to)(?: the| susur (?:keluar|masuk)| ke| exit| tol| laluan)*$"
)
REACH = 40  # letters before it that are looked at


def read(low: str) -> frozenset[str]:
    """Return the highways of the text, in small letters."""
    return frozenset(FORMS[form] for form in _forms(_plain(low)))


def beside(low: str) -> frozenset[str]:
    """Return those that the text only names to say what it was near to, or led to."""
    plain = _plain(low)
    found = _forms(plain)
    on = {FORMS[form] for form in found if any(_on(plain, at) for at in _places(form, plain))}
    return frozenset(FORMS[form] for form in found) - on


@lru_cache(maxsize=16)
def _plain(low: str) -> str:
    return f" {' '.join(WORD.findall(low))} ".replace("lebuh raya", "lebuhraya")


@lru_cache(maxsize=16)
def _forms(plain: str) -> tuple[str, ...]:
    return tuple(form for form in FORMS if form in plain)


def _places(form: str, plain: str) -> Iterator[int]:
    return (found.start() for found in re.finditer(form, plain))


def _on(plain: str, at: int) -> bool:
    return NEAR.search(plain[max(0, at - REACH) : at]) is None
