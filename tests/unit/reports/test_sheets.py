"""A workbook says what its rows say; nothing in it is a formula."""

import io
from datetime import date

import pytest
from openpyxl import load_workbook

from services.reports.sheets import Page, write


def test_rows_come_back_and_words_are_no_formula() -> None:
    page = Page("Tempat", ("nama", "kes", "hari"), [("=1+1", 3, date(2026, 3, 2))])

    book = load_workbook(io.BytesIO(write([page])))

    sheet = book["Tempat"]
    assert [cell.value for cell in sheet[1]] == ["nama", "kes", "hari"]
    assert (sheet["A2"].value, sheet["A2"].data_type) == ("=1+1", "s")
    assert (sheet["B2"].value, sheet["C2"].value.date()) == (3, date(2026, 3, 2))


@pytest.mark.parametrize("sign", ["\x00", "\x0b", "\x1f", "\ud800", "\uffff"])
def test_sign_that_no_sheet_can_hold_becomes_a_blank(sign: str) -> None:
    book = load_workbook(io.BytesIO(write([Page("Tempat", ("nama",), [(f"Ali{sign}Abu\n1",)])])))

    assert book["Tempat"]["A2"].value == "Ali Abu\n1"
