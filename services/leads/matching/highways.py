"""Highways by all their names: a headline says PLUS, another report North-South Expressway.

Pure.
"""

import re

from services.leads.reading.likeness_words import HIGHWAYS

FORMS = {name: re.compile(rf"\b(?:{form})\b") for name, form in HIGHWAYS.items()}
ANY = re.compile("|".join(f"(?P<{name.replace('-', '_')}>{FORMS[name].pattern})" for name in FORMS))


def read(low: str) -> frozenset[str]:
    """Return the highways of the text, in small letters."""
    return frozenset(found.lastgroup or "" for found in ANY.finditer(low))
