"""Read rows of the files of panel clinics and of their hours. Pure but for the reference files.

What a row does not say of its place is taken from its postcode or its point.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from db.models.appointments import ProviderKind
from services import typed_days
from services.errors import Refusal
from services.places import reference, states
from services.registry.importing import cells
from services.registry.importing.cells import Cell, Wrong, of
from services.screening.clinics import slot_words
from services.screening.clinics.slot_words import Wish
from services.screening.clinics.slots import DAY, Hours

CODE = re.compile(r"[A-Z]{1,6}-[A-Z0-9][A-Z0-9-]{0,11}")
SERVICES = ("screening", "mammogram", "pap_smear")
MOST_AT_ONCE = 99
_SCREENS = (ProviderKind.PANEL_CLINIC,)


class ClinicFile(StrEnum):
    """What a file holds; the columns stand in config/rules/registry_columns.yaml."""

    CLINICS = "clinics"
    SLOTS = "slots"


@dataclass(frozen=True, slots=True)
class ClinicRow:
    """One panel clinic, or another who sees workers."""

    code: str
    name: str
    address: str | None
    postcode: str | None
    town: str
    district: str
    state: str  # ISO 3166-2:MY
    latitude: float
    longitude: float
    phone: str | None
    branch_code: str
    services: tuple[str, ...]
    active: bool
    synthetic: bool
    kind: ProviderKind
    capacity: int  # seen at once where there are no slots


@dataclass(frozen=True, slots=True)
class HoursRow:
    """One stretch of a clinic's week or of a day."""

    code: str
    wish: Wish


def clinic(row: Sequence[Cell]) -> ClinicRow:
    """Return the clinic of a row, its cells in the order of the columns.

    Raises:
        Wrong: a cell cannot be read, or nothing says where it is.
    """
    (code_, name, address, postcode, town, state, latitude, longitude, phone, branch, services,
     active, synthetic, kind_, capacity) = row  # fmt: skip
    post = of("postcode", cells.postcode, postcode)
    lat = of("latitude", lambda cell: cells.degrees(cell, most=90), latitude)
    lon = of("longitude", lambda cell: cells.degrees(cell, most=180), longitude)
    if (lat is None) != (lon is None):
        raise Wrong("half_a_point", "latitude")
    place = reference.gazetteer().postcodes.get(post or "")
    if lat is None or lon is None:
        if place is None:
            raise Wrong("no_point", "latitude")
        lat, lon = place.latitude, place.longitude
    district = reference.gazetteer().district_at(lat, lon)
    where = of("state", _state, state)
    if where is None and (known := place or district) is not None:
        where = known.state
    named = of("branch", _branch, branch)
    if named is None and (choice := reference.offices().branch_for((lat, lon))) is not None:
        named = choice.branch_code
    if where is None or named is None:
        raise Wrong("no_point", "latitude")
    said = of("active", cells.flag, active)
    kind = of("kind", _kind, kind_)
    return ClinicRow(
        code=of("code", code, code_),
        name=of("name", _name, name),
        address=of("address", cells.text, address),
        postcode=post,
        town=of("town", cells.text, town) or (place.name if place else where),
        district=district.name if district else "",
        state=where,
        latitude=lat,
        longitude=lon,
        phone=of("phone", cells.text, phone),
        branch_code=named,
        services=of("services", _services, services) if kind in _SCREENS else (),
        active=said is not False,
        synthetic=of("synthetic", cells.marking, synthetic),
        kind=kind,
        capacity=of("capacity", _capacity, capacity),
    )


def hours(row: Sequence[Cell], today: date) -> HoursRow:
    """Return the stretch of a row.

    Raises:
        Wrong: a cell cannot be read, or the stretch cannot be.
    """
    code_, day, span, minutes, places = row
    found = of("code", code, code_)
    weekday, when = of("day", lambda cell: _day(cell, today), day)
    count = _whole("places", places)
    if count == 0:
        if when is None:
            return HoursRow(found, Wish(weekday, None, None))
        return HoursRow(found, Wish(None, when, Hours(0, DAY, DAY, 0)))
    line = f"isnin {cells.text(span) or ''}, {_whole('minutes', minutes)} min, {count} tempat"
    try:
        stretch = slot_words.read(line, today).hours
    except Refusal as refused:
        where = "hours" if "hours" in refused.key else "slot"
        raise Wrong(where, "hours" if where == "hours" else "minutes") from None
    return HoursRow(found, Wish(weekday, when, stretch))


def code(cell: Cell) -> str:
    """Return a clinic's code in capitals.

    Raises:
        Wrong: it is none, or could be taken for a branch or a state.
    """
    found = (cells.text(cell) or "").upper()
    if not CODE.fullmatch(found) or found in states.NAMES or found in reference.counters():
        raise Wrong("clinic_code")
    return found


def _name(cell: Cell) -> str:
    found = cells.text(cell)
    if found is None or not any(sign.isalpha() for sign in found):
        raise Wrong("no_name")
    return found


def _state(cell: Cell) -> str | None:
    found = cells.text(cell)
    if found is None:
        return None
    if (known := states.code_of(found)) is None:
        raise Wrong("state")
    return known


def _branch(cell: Cell) -> str | None:
    found = cells.text(cell)
    if found is None:
        return None
    if found.upper() not in reference.counters():
        raise Wrong("branch")
    return found.upper()


def _services(cell: Cell) -> tuple[str, ...]:
    found = cells.text(cell)
    if found is None:
        return (SERVICES[0],)
    named = [part.strip().lower().replace(" ", "_") for part in re.split(r"[|,;]", found)]
    if not set(named) <= set(SERVICES):
        raise Wrong("services")
    return tuple(each for each in SERVICES if each in named)


def _kind(cell: Cell) -> ProviderKind:
    found = (cells.text(cell) or ProviderKind.PANEL_CLINIC).lower().replace(" ", "_")
    if found not in {*ProviderKind}:
        raise Wrong("kind")
    return ProviderKind(found)


def _capacity(cell: Cell) -> int:
    found = cells.text(cell) or "1"
    if not (found.isascii() and found.isdigit() and 1 <= int(found[:4]) <= MOST_AT_ONCE):
        raise Wrong("capacity")
    return int(found)


def _day(cell: Cell, today: date) -> tuple[int | None, date | None]:
    """Return a weekday or a day from today on."""
    word = cells.text(cell) or ""
    if (weekday := typed_days.WEEKDAYS.get(word.lower())) is not None:
        return weekday, None
    try:
        when = cells.day(cell)
    except Wrong:
        when = None
    if when is None or when < today:
        raise Wrong("weekday")
    return None, when


def _whole(column: str, cell: Cell) -> int:
    found = cells.text(cell) or ""
    if not (found.isascii() and found.isdigit() and len(found) < 5):
        raise Wrong("slot", column)
    return int(found)
