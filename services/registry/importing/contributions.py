"""Check one row of the contributions: months with one employer and one wage, or an employment.

Pure but for the table of contributions, config/reference/contribution_table_act4.csv.
"""

import csv
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path

from services.registry.importing import cells, employers, persons
from services.registry.importing.by_column import ByColumn
from services.registry.importing.cells import Cell, Wrong, of
from services.registry.importing.taken import Taken
from services.registry.importing.wage_classes import NEVER, contradict_from

TABLE = Path(__file__).parents[3] / "config" / "reference" / "contribution_table_act4.csv"
CATEGORIES = (1, 2)  # with and without invalidity


# A row of contribution_spans, in the order of the table: person, first month, employer, last month,
# class of the wage, category.
Span = tuple[int, int, int, int, int, int]

# A row of employments, in the order of the table: person, employer, first day, last day.
Employment = tuple[int, int, date, date | None]


class Checker:
    """Reads rows of the fields as `columns.fields` orders them."""

    def __init__(self, today: date) -> None:
        self.this_month = today.year * 12 + today.month - 1  # nobody has paid for a later one
        self.today = today

    def read(self, row: Sequence[Cell]) -> Taken:
        """Return the months, the employment, or both.

        Raises:
            Wrong: a cell cannot be read, or the row tells of neither.
        """
        (nric, worker, code, first, last, wage, wage_class, category, started, ended,
         synthetic) = row  # fmt: skip
        person = persons.number(nric, worker)
        employer = of("employer", employers.key, code)
        months = self._months(first, last)
        employment = self._employment(person, employer, started, ended)
        if months is None and employment is None:
            raise Wrong("empty", "first_month")
        span: Span | None = None
        if months is not None:
            paid = _paid(wage, wage_class)
            if paid is None:
                raise Wrong("no_wage", "wage")
            kind = of("category", _category, category)
            if months[1] >= paid[1]:
                raise Wrong("wages_differ", "wage_class")
            span = (person, months[0], employer, months[1], paid[0], kind)
        return (span, employment), (), of("synthetic", cells.marking, synthetic)

    def read_all(self, rows: ByColumn) -> list[Taken]:
        """Read rows at once; those that are doubtful then have to be read one by one."""
        found: list[Taken] = []
        for place, (
            person,
            employer,
            first,
            last,
            paid,
            kind,
            started,
            ended,
            made_up,
        ) in enumerate(
            zip(
                rows.read_two(persons.number, 0, 1),
                rows.read(employers.key, 2),
                rows.read(cells.month, 3),
                rows.read(cells.month, 4),
                rows.read_two(_paid, 5, 6),
                rows.read(_category, 7),
                rows.read(cells.day, 8),
                rows.read(cells.day, 9),
                rows.read(cells.marking, 10),
                strict=True,
            )
        ):
            span: Span | None = None
            job: Employment | None = None
            whole = first is not None and last is not None and first <= last <= self.this_month
            if whole and paid and last < paid[1]:
                span = (person, first, employer, last, paid[0], kind)
            elif first is not None or last is not None:
                rows.doubtful.add(place)
            if started is not None and started <= self.today and (not ended or started <= ended):
                job = (person, employer, started, ended)
            elif started is not None or ended is not None or span is None:
                rows.doubtful.add(place)
            found.append(((span, job), (), made_up))
        return found

    def _months(self, first: Cell, last: Cell) -> tuple[int, int] | None:
        begin, end = of("first_month", cells.month, first), of("last_month", cells.month, last)
        if begin is None and end is None:
            return None
        if begin is None or end is None:
            raise Wrong("half_a_span", "last_month" if end is None else "first_month")
        if end < begin:
            raise Wrong("order", "last_month")
        if end > self.this_month:
            raise Wrong("future", "last_month")
        return begin, end

    def _employment(
        self, person: int, employer: int, started: Cell, ended: Cell
    ) -> Employment | None:
        begin, end = of("started_on", cells.day, started), of("ended_on", cells.day, ended)
        if begin is None:
            if end is not None:
                raise Wrong("half_a_span", "started_on")
            return None
        if end is not None and end < begin:
            raise Wrong("order", "ended_on")
        if begin > self.today:
            raise Wrong("future", "started_on")
        return person, employer, begin, end


@cache
def upper_bounds() -> tuple[Decimal, ...]:
    """Return the highest wage of each class but the last, RM; class 1 first."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return tuple(
            Decimal(row["wage_up_to"]) for row in csv.DictReader(file) if row["wage_up_to"]
        )


@lru_cache(1 << 14)
def class_of(wage: Decimal) -> int:
    """Return the row of the table of Act 4 for a wage, RM/month."""
    return bisect_left(upper_bounds(), wage) + 1


def _paid(wage: Cell, wage_class: Cell) -> tuple[int, int] | None:
    """Return the class, and from which month on the wage beside it tells another one."""
    given = of("wage_class", _wage_class, wage_class)
    if given is None:
        told = of("wage", _wage, wage)
        return None if told is None else (class_of(told), NEVER)
    try:
        told = _wage(wage)
    except Wrong:  # the class is enough
        told = None
    return given, NEVER if told is None else _differ_from(told, given)


@lru_cache(1 << 14)
def _differ_from(wage: Decimal, given: int) -> int:
    if class_of(wage) == given:
        return NEVER
    bounds = upper_bounds()
    typical = bounds[given - 1] if given <= len(bounds) else bounds[-1] + 1
    return contradict_from(wage, typical)


def _wage(cell: Cell) -> Decimal | None:
    wage = cells.amount(cell)
    if wage is not None and not wage:
        raise Wrong("amount")
    return wage


def _wage_class(cell: Cell) -> int | None:
    typed = cells.text(cell)
    if typed is None:
        return None
    if not typed.isdecimal() or not 1 <= int(typed) <= len(upper_bounds()) + 1:
        raise Wrong("wage_class")
    return int(typed)


def _category(cell: Cell) -> int:
    typed = cells.text(cell)
    if typed is None:
        return CATEGORIES[0]
    if typed not in ("1", "2"):
        raise Wrong("category")
    return int(typed)
