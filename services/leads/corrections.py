"""Read what a reply to a lead corrects, and what an edited post changed.

Pure. "Pembetulan: umur 45, bukan 54", "mangsa dah meninggal", "IC ...": one or several facts. A
reply that tells no fact, asks something, or repeats what is known is no correction. The tables
of words stand in `reading.correction_words`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from services.leads.reading.corrected import OF_VICTIM, Doubt, Field, doubt_in, facts
from services.leads.reading.correction_words import ASKED, ORDER
from services.leads.reading.names import is_within, names_in
from services.leads.reading.prose import clean
from services.leads.reading.report import Outcome, Report, Victim
from services.leads.reading.where import scene
from services.places.gazetteer import Gazetteer, Place

__all__ = ["Change", "Correction", "Doubt", "Field", "KnownVictim", "difference", "read"]

LONGEST = 400  # characters; a longer reply is a report of its own


@dataclass(frozen=True, slots=True)
class KnownVictim:
    """What the lead says of a victim so far."""

    name: str | None = None
    age: int | None = None  # years
    nric: str | None = None  # 12 figures
    employer: str | None = None
    occupation: str | None = None
    outcome: Outcome = Outcome.UNKNOWN


@dataclass(frozen=True, slots=True)
class Change:
    """One fact that is now told otherwise."""

    field: Field
    old: str | None  # as the lead or the reply had it; None: not known
    new: str | None  # days "2026-03-12", times "16:00", else as written; None: told no longer
    victim: int | None = None  # place in the list; None: no victim's fact, or nobody knows whose


@dataclass(frozen=True, slots=True)
class Correction:
    """What a reply corrects, in the order of `Field`."""

    changes: tuple[Change, ...]
    place: Place | None = None  # what the gazetteer makes of a corrected place
    doubt: Doubt | None = None  # what cannot be meant as told; then nothing is changed


def read(
    text: str,
    victims: Sequence[KnownVictim],
    *,
    posted_at: datetime,
    places: Gazetteer,
    home_state: str | None = None,
) -> Correction | None:
    """Return what a reply to a lead corrects, or None when it corrects nothing.

    `victims` in the lead's order: a `Change.victim` counts in it. With several of them and no name
    or number in the reply it is None, and somebody has to say whose fact it is. `posted_at` is
    local, for "semalam"; `home_state` settles names that several states have.
    """
    told = clean(text)
    if len(told) > LONGEST or ASKED.search(told):
        return None
    doubt = doubt_in(told, posted_at)
    if doubt is not None:
        return Correction((), doubt=doubt)
    named = [victim.name for victim in victims if victim.name]
    found = dict(facts(told, named, posted_at, places))
    changes = tuple(
        change
        for field in Field
        if field in found and (change := _change(field, *found[field], told, victims)) is not None
    )
    if not changes:
        return None
    place = next((c.new for c in changes if c.field is Field.PLACE and c.new), None)
    where = scene(f"kejadian di {place}", places, home_state).place if place else None
    return Correction(changes, where)


def difference(old: Report, new: Report) -> tuple[Change, ...]:
    """Return what an edited post tells otherwise; a victim who is new counts on after the old."""
    pairs = _paired(old.victims, new.victims)
    changes = [c for n, (one, other) in enumerate(pairs) for c in _of_victim(n, one, other)]
    shown = (
        (Field.PLACE, old.place_text, new.place_text),
        (Field.ACCIDENT_DATE, _text(old.accident_date), _text(new.accident_date)),
        (Field.ACCIDENT_TIME, _clock(old), _clock(new)),
        (Field.HOSPITAL, old.hospital, new.hospital),
        (Field.KIND, old.kind.value, new.kind.value),
    )
    changes.extend(Change(field, was, now) for field, was, now in shown if was != now)
    return tuple(changes)


def _change(
    field: Field, old: str | None, new: str, told: str, victims: Sequence[KnownVictim]
) -> Change | None:
    """Return the change, or None when the lead says so already."""
    if field not in OF_VICTIM:
        return Change(field, old, new)
    number = _whose(field, old, new, told, victims)
    if number is None:
        return Change(field, old, new)
    known = getattr(victims[number], OF_VICTIM[field])
    was = None if known in (None, Outcome.UNKNOWN) else str(known)
    return None if was == new else Change(field, was or old, new, number)


def _whose(
    field: Field, old: str | None, new: str, told: str, victims: Sequence[KnownVictim]
) -> int | None:
    """Return whose fact it is: of who bears the old value, is named or numbered, or is alone."""
    attribute = OF_VICTIM[field]
    for value in (old, new if field is Field.VICTIM_NAME else None):
        bearers = [n for n, v in enumerate(victims) if _bears(getattr(v, attribute), value)]
        if len(bearers) == 1:
            return bearers[0]
    named = [n for n, v in enumerate(victims) if v.name and _is_named(v.name, told)]
    if len(named) == 1:
        return named[0]
    for n, words in enumerate(ORDER[: len(victims)]):
        if re.search(rf"\b(?:mangsa|victim)\s(?:{'|'.join(words)})\b", told, re.I) or re.search(
            rf"\b{words[2]}\svictim", told, re.I
        ):
            return n
    if field is Field.VICTIM_NAME and old is None and len(victims) > 1:
        nameless = [n for n, v in enumerate(victims) if v.name is None]
        return nameless[0] if len(nameless) == 1 else None
    return 0 if len(victims) == 1 else None


def _bears(known: object, value: str | None) -> bool:
    if known is None or value is None:
        return False
    return str(known).lower() == value.lower() or (
        isinstance(known, str) and not known.isdigit() and is_within(value, known)
    )


def _is_named(name: str, told: str) -> bool:
    return any(is_within(one.name, name) for one in names_in(told))


def _paired(
    old: Sequence[Victim], new: Sequence[Victim]
) -> list[tuple[Victim | None, Victim | None]]:
    """Pair those of one name; then the rest in their order, for a name may have been mended."""
    left = list(new)
    pairs: list[tuple[Victim | None, Victim | None]] = []
    for one in old:
        twin = next((v for v in left if one.name and v.name and is_within(v.name, one.name)), None)
        twin = twin or next((v for v in left if v.name == one.name), None)
        if twin is not None:
            left.remove(twin)
        pairs.append((one, twin))
    pairs = [(one, twin or (left.pop(0) if left else None)) for one, twin in pairs]
    return [*pairs, *((None, one) for one in left)]


def _of_victim(number: int, old: Victim | None, new: Victim | None) -> Iterator[Change]:
    for field, attribute in OF_VICTIM.items():
        was = _text(getattr(old, attribute)) if old else None
        now = _text(getattr(new, attribute)) if new else None
        if was != now and (new is not None or field is Field.VICTIM_NAME):
            yield Change(field, was, now, number)


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _clock(report: Report) -> str | None:
    return f"{report.accident_time:%H:%M}" if report.accident_time else None
