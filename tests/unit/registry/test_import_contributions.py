"""Rows of contributions are read cell by cell: wages, classes, months; what is refused says why."""

from datetime import date
from typing import Any

import pytest

from services.registry.importing import contributions
from services.registry.importing.cells import Cell, Wrong

TODAY = date(2026, 11, 28)


def contribution(**more: Cell) -> Any:
    fields = ("nric", "worker_number", "employer", "first_month", "last_month", "wage",
              "wage_class", "category", "started_on", "ended_on", "synthetic")  # fmt: skip
    given = {"nric": "800101060011", "employer": "B3200001234X", **more}
    return contributions.Checker(TODAY).read([given.get(field) for field in fields])[0]


@pytest.mark.parametrize(
    ("wage", "row"),
    [("30", 1), ("30.01", 2), ("1,700.00", 21), ("RM 1700.01", 22), ("6000", 64), ("6000.01", 65)],
)
def test_wage_has_its_row_of_the_table(wage: str, row: int) -> None:
    span, _ = contribution(first_month="01/2020", last_month="02/2020", wage=wage)

    assert span[4] == row


@pytest.mark.parametrize(
    ("first", "last", "wage", "row"),
    [
        pytest.param("01/2020", "02/2020", "1700", 21, id="they agree"),
        pytest.param("01/2023", "09/2024", "5500", 55, id="above the ceiling of that time"),
        pytest.param("01/2023", "09/2024", "5500", 59, id="the class of today's table"),
        pytest.param("11/2024", "12/2024", "7000", 64, id="one insured wage in both classes"),
        pytest.param("01/1999", "02/1999", "1700", 30, id="a ceiling that is not known"),
        pytest.param("01/2020", "02/2020", "0", 30, id="no wage beside the class"),
        pytest.param("01/2020", "02/2020", "unknown", 30, id="no number beside the class"),
    ],
)
def test_class_stands_where_the_wage_does_not_contradict_it(
    first: str, last: str, wage: str, row: int
) -> None:
    span, _ = contribution(first_month=first, last_month=last, wage=wage, wage_class=str(row))

    assert span[4] == row


def test_employment_can_stand_alone() -> None:
    span, employment = contribution(started_on="1/2/2020")

    assert span is None
    assert employment[2] == date(2020, 2, 1)


@pytest.mark.parametrize(
    ("more", "column", "reason"),
    [
        ({}, "first_month", "empty"),
        ({"first_month": "01/2020"}, "last_month", "half_a_span"),
        ({"first_month": "02/2020", "last_month": "01/2020"}, "last_month", "order"),
        ({"first_month": "01/2020", "last_month": "12/2026"}, "last_month", "future"),
        ({"first_month": "01/2020", "last_month": "02/2020"}, "wage", "no_wage"),
        ({"first_month": "01/2020", "last_month": "02/2020", "wage": "0"}, "wage", "amount"),
        (
            {"first_month": "1/2020", "last_month": "2/2020", "wage_class": 66},
            "wage_class", "wage_class",
        ),
        (
            {"first_month": "1/2020", "last_month": "2/2020", "wage_class": "²"},
            "wage_class", "wage_class",
        ),
        (
            {"first_month": "1/2020", "last_month": "2/2020", "wage": "1700", "wage_class": 22},
            "wage_class", "wages_differ",
        ),
        (
            {"first_month": "9/2024", "last_month": "10/2024", "wage": "5500", "wage_class": 55},
            "wage_class", "wages_differ",
        ),
        ({"ended_on": "1/2/2020"}, "started_on", "half_a_span"),
        ({"started_on": "2/2/2020", "ended_on": "1/2/2020"}, "ended_on", "order"),
        ({"employer": "0123"}, "employer", "employer_code"),
        ({"employer": "=B32"}, "employer", "formula"),
    ],
)  # fmt: skip
def test_contribution_is_refused(more: dict[str, Cell], column: str, reason: str) -> None:
    with pytest.raises(Wrong) as refused:
        contribution(**more)

    assert (refused.value.column, refused.value.reason) == (column, reason)
