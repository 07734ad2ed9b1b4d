"""Tell look-ups that are not work: one's own record, family, colleagues, too many, at night.

Pure. Browsing is the normal failure of registers, not the exotic one; and detection without the
purpose of each look-up drowns in false alarms, so the ground counts here. One day of one officer is
judged. Numbers of the house: config/rules/checks.yaml. Measured on a synthetic month only
(tests/unit/registry/test_browsing.py).
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from config import rules
from db.models.lookups import GroundKind, Subject
from services.registry import normalising

AREA = "checks"
REGION = 2  # first digits of a postcode: a part of a state
_OF = re.compile(r"\s(?:bin|binti|bt|bte|b|a/l|a/p|s/o|d/o|anak)\.?\s", re.IGNORECASE)


class Kind(StrEnum):
    """What a pattern looks like; the text "browsing.<kind>" says what to do."""

    OWN = "own"
    RELATIVE = "relative"
    COLLEAGUE = "colleague"
    MANY = "many"
    NIGHT = "night"
    OUTSIDE = "outside"
    NO_ACTION = "no_action"


@dataclass(frozen=True, slots=True)
class Look:
    """One look-up with what the registry says of its subject."""

    id: int
    at: datetime  # Malaysian time
    ground: GroundKind
    lead_id: int | None = None
    subject: Subject | None = None  # None: nothing was found, or several
    key: int | None = None
    name: str | None = None  # of a person, as registered
    phone: int | None = None  # of a person, digits of E.164
    postcode: str | None = None  # of a person
    branch_code: str | None = None  # of an employer


@dataclass(frozen=True, slots=True)
class Officer:
    """Who looked, and what is known of him."""

    name: str
    branch_code: str | None
    phone: int | None = None  # of his own contact, if he ever shared it
    postcodes: frozenset[str] = frozenset()  # of the records that bear his name
    colleagues: frozenset[str] = frozenset()  # rare names of the branch's staff, by `form`
    usual: float | None = None  # look-ups on his usual day; None: too few days


@dataclass(frozen=True, slots=True)
class Finding:
    """One pattern, and the look-ups that make it."""

    kind: Kind
    lookups: tuple[int, ...]


def findings(
    officer: Officer, looks: Sequence[Look], acted_on: Collection[int]
) -> tuple[Finding, ...]:
    """Return what is unusual in one day; *acted_on* are leads on which he did something since."""
    persons = [look for look in looks if look.subject is Subject.PERSON]
    found = [
        (Kind.OWN, [look for look in persons if is_own(officer, look)]),
        (Kind.RELATIVE, [look for look in persons if _is_relative(officer, look)]),
        (Kind.COLLEAGUE, [look for look in persons if _is_colleague(officer, look)]),
        (Kind.MANY, _many(officer, looks)),
        (Kind.NIGHT, _night(persons)),
        (Kind.OUTSIDE, _outside(officer, looks)),
        (Kind.NO_ACTION, _without_action(persons, acted_on)),
    ]
    return tuple(Finding(kind, tuple(look.id for look in each)) for kind, each in found if each)


def is_own(officer: Officer, look: Look) -> bool:
    """Whether the record is the officer's own: the same telephone, or the very name."""
    if officer.phone is not None and look.phone == officer.phone:
        return True
    return look.name is not None and form(look.name) == form(officer.name) and _told(look.name)


def form(name: str) -> str:
    """Return a name in the form by which names are compared; word order is kept."""
    return normalising.person(name)


def names_father(name: str) -> bool:
    """Whether it reads like a person's name: "Ali bin Abu"."""
    return _OF.search(f" {name} ") is not None


def family(name: str) -> str:
    """Return what relatives share: the father's name behind bin or a/l, else the first word."""
    parts = _OF.split(f" {name} ", maxsplit=1)
    if len(parts) == 2:
        return form(parts[1])
    words = form(name).split()
    return words[0] if len(words) > 1 else ""


def _is_relative(officer: Officer, look: Look) -> bool:
    """Whether family and postcode are the officer's; of a father's full name the region is enough.

    Where no record bears the officer's name, his postcode is not known, and a full name decides.
    """
    if look.name is None or is_own(officer, look):
        return False
    shared = family(officer.name)
    if not shared or family(look.name) != shared:
        return False
    if len(shared.split()) == 1:
        return look.postcode in officer.postcodes
    regions = {postcode[:REGION] for postcode in officer.postcodes}
    return not regions or (look.postcode or "")[:REGION] in regions


def _is_colleague(officer: Officer, look: Look) -> bool:
    if look.name is None or is_own(officer, look) or not _told(look.name):
        return False
    return form(look.name) in officer.colleagues


def _told(name: str) -> bool:
    """Whether a name has enough words to be somebody's."""
    return len(form(name).split()) > 1


def _many(officer: Officer, looks: Sequence[Look]) -> Sequence[Look]:
    least = rules.number(AREA, "unusual_least")
    usual = officer.usual if officer.usual is not None else least
    work = [look for look in looks if look.ground is not GroundKind.OPERATION]
    many = len(work) >= max(least, usual * rules.number(AREA, "unusual_times"))
    return work if many else ()


def _night(persons: Iterable[Look]) -> Sequence[Look]:
    since, until = (rules.number(AREA, f"night_{end}_hour") for end in ("from", "until"))
    found = [
        look
        for look in persons
        if look.lead_id is None and (look.at.hour >= since or look.at.hour < until)
    ]
    return found if len(found) >= rules.number(AREA, "night_least") else ()


def _outside(officer: Officer, looks: Iterable[Look]) -> Sequence[Look]:
    employers = [
        look
        for look in looks
        if look.branch_code is not None and look.ground is not GroundKind.OPERATION
    ]
    elsewhere = [look for look in employers if look.branch_code != officer.branch_code]
    if officer.branch_code is None or len(elsewhere) < rules.number(AREA, "outside_least"):
        return ()
    share = len(elsewhere) * 100 / len(employers)
    return elsewhere if share > rules.number(AREA, "outside_percent") else ()


def _without_action(persons: Iterable[Look], acted_on: Collection[int]) -> Sequence[Look]:
    idle = [look for look in persons if look.lead_id and look.lead_id not in acted_on]
    keys_on = {(look.lead_id, look.key) for look in idle}
    counted = Counter(lead for lead, _ in keys_on)
    least = rules.number(AREA, "no_action_least")
    return [look for look in idle if counted[look.lead_id] >= least]
