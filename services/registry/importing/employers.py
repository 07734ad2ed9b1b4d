"""Check one employer of an extract.

Pure.
"""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from db import keys
from db.models.registry import EmployerStatus
from services.places import states
from services.registry import normalising
from services.registry.importing import cells
from services.registry.importing.by_column import ByColumn
from services.registry.importing.cells import Cell, Wrong, of
from services.registry.importing.taken import UNREAD, Forms, Taken

SSM_NEW_DIGITS = 12
BETWEEN_NAMES = "|"
_LATITUDE = 9  # where it stands in a row, before the longitude


class Checker:
    """Reads rows of the fields as `columns.fields` orders them."""

    def __init__(self, today: date) -> None:
        self.today = today  # nobody registers later

    def read(self, row: Sequence[Cell]) -> Taken:
        """Return the employer, a row of employers in its order, with all its names.

        Raises:
            Wrong: a cell cannot be read.
        """
        (code, name, ssm_new, ssm_old, former, trade, branch, address, postcode, town, state,
         latitude, longitude, phone, status, registered, arrears, synthetic) = row  # fmt: skip
        employer = (
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
            of("synthetic", cells.marking, synthetic),
        )
        if (employer[_LATITUDE] is None) != (employer[_LATITUDE + 1] is None):
            raise Wrong("half_a_point", "latitude")
        formerly = of("former_names", _former, former)
        forms = _forms(formerly, _form(employer[1]), of("trade_name", _trade, trade))
        return employer, forms, employer[-1]

    def read_all(self, rows: ByColumn) -> list[Taken]:
        """Read rows at once; those that are doubtful then have to be read one by one."""
        former = rows.read(_former, 4)
        named = rows.read(_named, 1)
        trade = rows.read(_trade, 5)
        read = (
            rows.read(key, 0),
            [one and one[0] for one in named],
            rows.read(_ssm_new, 2),
            rows.read(cells.code, 3),
            rows.read(_branch, 6),
            rows.read(cells.text, 7),
            rows.read(cells.postcode, 8),
            rows.read(cells.text, 9),
            rows.read(_state, 10),
            rows.read(_latitude, 11),
            rows.read(_longitude, 12),
            rows.read(cells.phone, 13),
            rows.read(_status, 14),
            rows.read(self._past, 15),
            rows.read(cells.flag, 16),
            rows.read(cells.marking, 17),
        )
        found: list[Taken] = []
        for place, row in enumerate(zip(*read, strict=True)):
            if (row[_LATITUDE] is None) != (row[_LATITUDE + 1] is None):
                rows.doubtful.add(place)
            if place in rows.doubtful:
                found.append(UNREAD)
            else:
                forms = _forms(former[place], named[place][1], trade[place])
                found.append((row, forms, row[-1]))
        return found

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
    """Return the forms of the former names."""
    found = cells.text(cell)
    if found is None:
        return ()
    return tuple(_form(name) for part in found.split(BETWEEN_NAMES) if (name := part.strip()))


def _named(cell: Cell) -> tuple[str, str]:
    """Return the name and its form."""
    name = _name(cell)
    return name, _form(name)


def _trade(cell: Cell) -> str | None:
    found = cells.text(cell)
    return _form(found) if found else None


def _form(name: str) -> str:
    return normalising.employer(name)


def _forms(former: tuple[str, ...], now: str, trade: str | None) -> Forms:
    """Return the names under which it is found; what it is called now is no former name."""
    if not former and not trade:
        return ((now, False),)
    found = dict.fromkeys(former, True) | {now: False}
    return tuple((found | {trade: False} if trade else found).items())
