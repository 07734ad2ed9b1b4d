"""Compare the two texts of a broadcast: facts and names, and what its author has confirmed."""

import hashlib
from dataclasses import dataclass

from db.models.broadcasts import Broadcast
from services.messaging.broadcasts.languages import facts, names
from services.places.reference import gazetteer

_CODE = 8  # characters of a hash that people type


@dataclass(frozen=True, slots=True)
class Compared:
    """What stands in one of the texts only, as written there."""

    only_ms: tuple[str, ...] = ()  # facts, places, persons: must not differ
    only_en: tuple[str, ...] = ()
    unsure_ms: tuple[str, ...] = ()  # may be names: the author says whether the facts are the same
    unsure_en: tuple[str, ...] = ()

    @property
    def differ(self) -> bool:
        """Whether it must not go like this."""
        return bool(self.only_ms or self.only_en)

    @property
    def unsure(self) -> bool:
        """Whether the author has to be asked."""
        return bool(self.unsure_ms or self.unsure_en)


def compare(row: Broadcast) -> Compared:
    """Return what only one of the texts says."""
    malay, english = row.text_ms or "", row.text_en or ""
    only_ms, only_en = facts.difference(malay, english)
    named = names.difference(malay, english, gazetteer())
    return Compared(
        only_ms=(*only_ms, *named.sure_ms),
        only_en=(*only_en, *named.sure_en),
        unsure_ms=named.unsure_ms,
        unsure_en=named.unsure_en,
    )


def is_confirmed(row: Broadcast) -> bool:
    """Whether the author has said of exactly these texts that their facts are the same."""
    return row.names_confirmed == mark(row)


def mark(row: Broadcast) -> str:
    """Return SHA-256 (hex) over both texts."""
    return hashlib.sha256(f"{row.text_ms}\0{row.text_en}".encode()).hexdigest()


def code(row: Broadcast) -> str:
    """Return a few characters that name exactly these texts."""
    return mark(row)[:_CODE]
