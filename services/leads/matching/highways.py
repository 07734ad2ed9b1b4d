"""Highways by all their names: a headline says PLUS, another report North-South Expressway.

Pure.
"""

import re

from services.leads.reading.likeness_words import HIGHWAYS

FORMS = {f" {form} ": name for name, forms in HIGHWAYS.items() for form in forms.split(", ")}
WORDS = frozenset(word for form in FORMS for word in form.split())  # no names of their own
WORD = re.compile(r"[a-z0-9]+")


def read(low: str) -> frozenset[str]:
    """Return the highways of the text, in small letters."""
    plain = f" {' '.join(WORD.findall(low))} ".replace("lebuh raya", "lebuhraya")
    return frozenset(name for form, name in FORMS.items() if form in plain)
