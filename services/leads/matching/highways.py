"""Highways by all their names: a headline says PLUS, another report North-South Expressway.

Pure.
"""

import re

from services.leads.reading.likeness_words import HIGHWAYS

FORMS = {f" {form} ": name for name, forms in HIGHWAYS.items() for form in forms.split(", ")}
WORDS = frozenset(word for form in FORMS for word in form.split())  # no names of their own
WORD = re.compile(r"[a-z0-9]+")
NEAR = re.compile(
    r" (?:berhampiran|berdekatan|dekat|dkt|hampir|menghala|arah|ke|menuju|susur|near|close to|"
    r"towards?|leading to|before|to) (?:the |susur (?:keluar|masuk) |ke |exit |tol |laluan )*"
    rf"(?:{'|'.join(sorted((form.strip() for form in FORMS), key=len, reverse=True))})(?= )"
)


def read(low: str) -> frozenset[str]:
    """Return the highways of the text, in small letters."""
    plain = _plain(low)
    return frozenset(name for form, name in FORMS.items() if form in plain)


def beside(low: str) -> frozenset[str]:
    """Return those that the text only names to say what it was near to, or led to."""
    plain = NEAR.sub(" ", _plain(low))
    return read(low) - frozenset(name for form, name in FORMS.items() if form in plain)


def _plain(low: str) -> str:
    return f" {' '.join(WORD.findall(low))} ".replace("lebuh raya", "lebuhraya")
