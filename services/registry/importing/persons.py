"""Check one insured person of an extract.

Pure. The identity number tells birthday and sex; a cell that says otherwise refuses the row,
for one of the two is wrong and nobody here knows which.
"""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from db import keys
from services.registry import normalising
from services.registry.importing import cells
from services.registry.importing.by_column import ByColumn
from services.registry.importing.cells import Cell, Wrong, of
from services.registry.importing.taken import UNREAD, Forms, Taken

_BEFORE_2000 = "56789"  # first digit of the third group (README of the town: 00 is synthetic)


class Checker:
    """Reads rows of the fields as `columns.fields` orders them."""

    def __init__(self, today: date) -> None:
        self.today = today  # nobody is born later

    def read(self, row: Sequence[Cell]) -> Taken:
        """Return the person: a row of insured_persons, in its order, without the name's number.

        Raises:
            Wrong: a cell cannot be read, or two contradict each other.
        """
        nric, worker, name, born, sex, phone, other, address, postcode, synthetic = row
        key = number(nric, worker)
        made_up = of("synthetic", cells.marking, synthetic)
        called, forms = of("name", _named, name)
        person = (
            key,
            called,
            of("born", lambda cell: self._born(key, self._past(cell), synthetic=made_up), born),
            of("sex", lambda cell: _sex(key, _said_sex(cell)), sex),
            of("phone", cells.phone, phone),
            of("other_number", cells.code, other),
            of("address", cells.text, address),
            of("postcode", cells.postcode, postcode),
            made_up,
        )
        return person, forms, made_up

    def read_all(self, rows: ByColumn) -> list[Taken]:
        """Read rows at once; those that are doubtful then have to be read one by one."""
        found: list[Taken] = []
        for place, (key, named, said, sex, *others, made_up) in enumerate(
            zip(
                rows.read_two(number, 0, 1),
                rows.read(_named, 2),
                rows.read(self._past, 3),
                rows.read(_said_sex, 4),
                rows.read(cells.phone, 5),
                rows.read(cells.code, 6),
                rows.read(cells.text, 7),
                rows.read(cells.postcode, 8),
                rows.read(cells.marking, 9),
                strict=True,
            )
        ):
            found.append(UNREAD)
            if place in rows.doubtful:
                continue
            name, forms = named
            try:
                born, told = self._born(key, said, synthetic=made_up), _sex(key, sex)
            except Wrong:
                rows.doubtful.add(place)
            else:
                found[place] = (key, name, born, told, *others, made_up), forms, made_up
        return found

    def _past(self, cell: Cell) -> date | None:
        found = cells.day(cell)
        if found is not None and found > self.today:
            raise Wrong("future")
        return found

    def _born(self, key: int, said: date | None, *, synthetic: bool) -> date | None:
        if keys.is_foreign(key):
            return said
        if said is None:
            return _birthday(keys.number_of(key), self.today, synthetic=synthetic)
        if said.year % 100 * 10_000 + said.month * 100 + said.day != key // keys.BEHIND_BIRTHDAY:
            raise Wrong("contradicts_nric")
        return said


def number(nric: Cell, worker: Cell) -> int:
    """Return the key of a person by one of the two numbers.

    Raises:
        Wrong: there is none, or both, or it is no such number.
    """
    if worker in (None, "") and type(nric) is str and _is_number(nric) and _is_day(nric[:6]):
        return int(nric)  # as nearly all are; what follows would say the same
    typed, foreign = of("nric", cells.code, nric), of("worker_number", cells.code, worker)
    if typed and foreign:
        raise Wrong("two_numbers", "worker_number")
    if foreign:
        if not _is_number(foreign):
            raise Wrong("worker_number", "worker_number")
        return keys.of_worker_number(foreign)
    if not typed:
        raise Wrong("no_number", "nric")
    if not _is_number(typed):
        lost = len(typed) == keys.NRIC_DIGITS - 1 and typed.isdigit() and _is_day(f"0{typed[:5]}")
        raise Wrong("lost_zero" if lost else "nric", "nric")
    if not _is_day(typed[:6]):
        raise Wrong("nric_day", "nric")
    return keys.of_nric(typed)


def _name(cell: Cell) -> str:
    found = cells.text(cell)
    if found is None:
        raise Wrong("empty")
    if not any(sign.isalpha() for sign in found):
        raise Wrong("no_name")
    return found


def _named(cell: Cell) -> tuple[str, Forms]:
    name = _name(cell)
    return name, ((normalising.person(name), False),)


def _said_sex(cell: Cell) -> str | None:
    return cells.word(cell, "sex")


def _sex(key: int, said: str | None) -> str | None:
    if keys.is_foreign(key):
        return said
    told = "M" if key % 2 else "F"
    if said is not None and said != told:
        raise Wrong("contradicts_nric")
    return told


def _birthday(digits: str, today: date, *, synthetic: bool) -> date:
    """Return the day that the number tells; the third group's first digit tells the century."""
    year = int(digits[:2])
    century = 1900 if synthetic or digits[8] in _BEFORE_2000 else 2000
    found = _date(century + year, digits)
    if found is None or found > today:
        found = _date((1900 if century == 2000 else 2000) + year, digits)
    if found is None:
        raise Wrong("nric_day", "nric")
    return found


def _date(year: int, digits: str) -> date | None:
    try:
        return date(year, int(digits[2:4]), int(digits[4:6]))
    except ValueError:
        return None


@lru_cache(1 << 16)
def _is_day(six: str) -> bool:
    """Whether it is a day of one of the two centuries."""
    return any(_date(century + int(six[:2]), six) for century in (1900, 2000))


def _is_number(typed: str) -> bool:
    return len(typed) == keys.NRIC_DIGITS and typed.isascii() and typed.isdigit()
