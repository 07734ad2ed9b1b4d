"""Read the names of rivers, lakes, beaches and islands in a text. Pure."""

import re

from services.leads.reading.likeness_words import EMPTY

_KIND = (
    r"sungai|sg\.?|tasik|pantai|pulau|kolam|lombong|perairan|empangan|terusan|air terjun|jeram|off"
)
_AFTER = r"river|lake|beach|waterfall|dam|island"
_NAME = r"[A-Z][\w'-]+(?: [A-Z][\w'-]+)?"
COAST = re.compile(rf"\b(?i:perairan|waters off|off) ({_NAME})")
WATER = re.compile(rf"\b(?:(?i:{_KIND}) ){{1,2}}({_NAME})|\b({_NAME}) (?i:{_AFTER})\b")
ISLAND = re.compile(rf"\b(?i:(?<!jalan )(?<!jln )p\.|pulau) ({_NAME})|\b({_NAME}) Island\b")
# In small letters, or without the word: an island where the gazetteer has one of that name.
MAYBE = re.compile(r"\bpulau ([a-z'-]{3,})|\b(?i:di|at|in|on|off|kat|dekat|near) ([A-Z][\w'-]{2,})")
# So large that a smaller island, a town in it may be told instead.
LARGE = frozenset({"pinang", "penang", "langkawi", "labuan"})


def named(told: str) -> frozenset[str]:
    """Return the names of the rivers, lakes and beaches that a text tells: "belat".

    Those of a coast also as such: "off mersing", for a coast bears the name of its town.
    """
    found = {next(filter(None, each)).lower() for each in WATER.findall(told)}
    coasts = {f"off {name.lower()}" for name in COAST.findall(told)}
    return frozenset(name for name in found if name not in EMPTY) | coasts


def islands(told: str) -> frozenset[str]:
    """Return the names of the islands that a text tells: "contoh"."""
    found = {next(filter(None, each)).lower() for each in ISLAND.findall(told)}
    return frozenset(name for name in found if not LARGE & set(name.split()))


def maybe_islands(told: str) -> frozenset[str]:
    """Return the names that are an island's if the gazetteer has it: "at Contoh"."""
    return frozenset(next(filter(None, each)).lower() for each in MAYBE.findall(told)) - LARGE
