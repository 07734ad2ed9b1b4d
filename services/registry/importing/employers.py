"""Check one employer of an extract.

Pure.
"""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from db import keys
from db.models.registry import EmployerStatus
from services.places import states
from services.registry.importing import cells
from services.registry.importing.cells import Cell, Wrong, of

SSM_NEW_DIGITS = 12
BETWEEN_NAMES = "|"


class Employer(NamedTuple):
    """A row of employers, in the order of the table."""

    key: int
    name: str
    ssm_new: str | None
    ssm_old: str | None
    branch_code: str | None
    address: str | None
    postcode: str | None
    town: str | None
    state: str | None
    latitude: float | None
    longitude: float | None
    phone: int | None  # digits of E.164
    status: str
    registered_on: date | None
    in_arrears: bool | None
    synthetic: bool


class Named(NamedTuple):
    """An employer with what else it is called."""

    row: Employer
    former: tuple[str, ...]
    trade: str | None


class Checker:
    """Reads rows of the fields as `columns.fields` orders them."""

    def __init__(self, today: date) -> None:
        self.today = today  # nobody registers later

    def read(self, row: Sequence[Cell]) -> Named:
        """Return the employer with its names.

        Raises:
            Wrong: a cell cannot be read.
        """
        (code, name, ssm_new, ssm_old, former, trade, branch, address, postcode, town, state,
         latitude, longitude, phone, status, registered, arrears, synthetic) = row  # fmt: skip
        read = Employer(
            of("code", key, code),
            of("name", _name, name),
            of("ssm_new", _ssm_new, ssm_new),
            of("ssm_old", cells.code, ssm_old),
            of("branch", _branch, branch),
            of("address", cells.text, address),
            of("postcode", cells.postcode, postcode),
            of("town", cells.text, town),
            of("state", _state, state),
            of("latitude", _latitude, latitude),
            of("longitude", _longitude, longitude),
            of("phone", cells.phone, phone),
            of("status", _status, status),
            of("registered_on", self._past, registered),
            of("in_arrears", cells.flag, arrears),
            bool(of("synthetic", cells.flag, synthetic)),
        )
        if (read.latitude is None) != (read.longitude is None):
            raise Wrong("half_a_point", "latitude")
        others = of("former_names", _former, former)
        return Named(read, others, of("trade_name", cells.text, trade))

    def _past(self, cell: Cell) -> date | None:
        found = cells.day(cell)
        if found is not None and found > self.today:
            raise Wrong("future")
        return found


def key(cell: Cell) -> int:
    """Return the key of an employer code.

    Raises:
        Wrong: it is empty, or no code.
    """
    found = cells.code(cell)
    if found is None:
        raise Wrong("empty")
    try:
        return keys.of_code(found)
    except ValueError:
        raise Wrong("employer_code") from None


def _name(cell: Cell) -> str:
    found = cells.text(cell)
    if found is None:
        raise Wrong("empty")
    if not any(sign.isalnum() for sign in found):
        raise Wrong("no_name")
    return found


def _ssm_new(cell: Cell) -> str | None:
    found = cells.code(cell)
    if found is not None and not (len(found) == SSM_NEW_DIGITS and found.isdigit()):
        raise Wrong("ssm_new")
    return found


def _branch(cell: Cell) -> str | None:
    found = cells.text(cell)
    if found and found.startswith(cells.CODE_BEGINS_AS_FORMULA):
        raise Wrong("formula")
    return found.upper() if found else None


@lru_cache(1024)
def _state(cell: Cell) -> str | None:
    found = cells.text(cell)
    if found is None:
        return None
    if (code := states.code_of(found)) is None:
        raise Wrong("state")
    return code


def _latitude(cell: Cell) -> float | None:
    return cells.degrees(cell, most=90)


def _longitude(cell: Cell) -> float | None:
    return cells.degrees(cell, most=180)


def _status(cell: Cell) -> str:
    return cells.word(cell, "status") or EmployerStatus.ACTIVE.value


def _former(cell: Cell) -> tuple[str, ...]:
    found = cells.text(cell)
    if found is None:
        return ()
    return tuple(name for part in found.split(BETWEEN_NAMES) if (name := part.strip()))
