"""Cells are read as they are meant, or refused with a reason: what spreadsheets do to numbers."""

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from bot import import_words
from bot.refused_rows import harmless
from services.registry.importing import cells, employers, persons
from services.registry.importing.cells import Cell, Wrong

IMPORTING = Path(cells.__file__).parent
CLINICS = IMPORTING.parents[1] / "screening" / "clinics"
TODAY = date(2026, 11, 28)
PERSONS = persons.Checker(TODAY)
KEY, NAME, BORN, SEX = 0, 1, 2, 3  # where they stand in a person's row


def person(nric: Cell = "800101-06-0011", name: Cell = "Ali bin Abu", **more: Cell) -> Any:
    fields = ("nric", "worker_number", "name", "born", "sex", "phone", "other_number",
              "address", "postcode", "synthetic")  # fmt: skip
    given = {"nric": nric, "name": name, **more}
    return PERSONS.read([given.get(field) for field in fields])[0]


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        pytest.param("31/12/2025", date(2025, 12, 31), id="day first"),
        pytest.param("05/06/2025", date(2025, 6, 5), id="day first where both could be"),
        pytest.param("1 Ogos 2025", date(2025, 8, 1), id="Malay month"),
        pytest.param("1-Aug-2025", date(2025, 8, 1), id="English month"),
        pytest.param("2025-12-31", date(2025, 12, 31), id="ISO"),
        pytest.param("2025-12-31 00:00:00", date(2025, 12, 31), id="ISO with midnight"),
        pytest.param("20251231", date(2025, 12, 31), id="without signs"),
        pytest.param("45658", date(2025, 1, 1), id="serial of Excel as text"),
        pytest.param(45658, date(2025, 1, 1), id="serial of Excel"),
        pytest.param(45658.0, date(2025, 1, 1), id="serial of Excel with a point"),
        pytest.param(datetime(2025, 1, 1, 0, 0), date(2025, 1, 1), id="date of Excel"),  # noqa: DTZ001
        pytest.param("", None, id="empty"),
        pytest.param(float("nan"), None, id="nothing, as tables of Python have it"),
    ],
)
def test_day_is_read(cell: Cell, day: date | None) -> None:
    assert cells.day(cell) == day


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("31/02/2025", "day_exists"),
        ("²²²", "day"),
        ("12/31/2025", "day_exists"),  # month first is never guessed
        ("31/12/85", "day"),
        ("soon", "day"),
        ("7", "day"),
    ],
)
def test_day_is_refused(cell: Cell, reason: str) -> None:
    with pytest.raises(Wrong, match=f"^{reason}$"):
        cells.day(cell)


@pytest.mark.parametrize(
    ("cell", "month"),
    [("12/2025", 24311), ("2025-12", 24311), ("Dis 2025", 24311), ("202512", 24311),
     ("15/12/2025", 24311), (date(2025, 12, 1), 24311)],
)  # fmt: skip
def test_month_is_read(cell: Cell, month: int) -> None:
    assert cells.month(cell) == month


@pytest.mark.parametrize("cell", ["13/2025", "2025-00", "12/1025"])
def test_month_is_refused(cell: Cell) -> None:
    with pytest.raises(Wrong):
        cells.month(cell)


@pytest.mark.parametrize(
    ("cell", "phone"),
    [("012-345 6789", 60123456789), (123456789, 60123456789), ("+60 12 3456789", 60123456789),
     ("60123456789", 60123456789), ("+65 6123 4567", 6561234567)],
)  # fmt: skip
def test_phone_is_read(cell: Cell, phone: int) -> None:
    assert cells.phone(cell) == phone


@pytest.mark.parametrize(
    ("read", "cell", "value"),
    [
        (cells.phone, "123456789.0", 60123456789),
        (cells.code, "9702103813.0", "9702103813"),
        (cells.code, "800101065011.0", "800101065011"),
        (cells.postcode, "5000.0", "05000"),
        (cells.day, "44562.0", date(2022, 1, 1)),
        (cells.amount, "1700.0", 1700),
        (cells.text, "Lot 3.0", "Lot 3.0"),
    ],
)
def test_whole_number_that_a_table_of_python_wrote_has_no_more_digits(
    read: Callable[[Cell], object], cell: Cell, value: object
) -> None:
    assert read(cell) == value


@pytest.mark.parametrize("sign", ["\u202e", "\u2066"])
def test_sign_that_turns_the_direction_is_refused(sign: str) -> None:
    with pytest.raises(cells.Wrong, match="control"):
        cells.text(f"Siti{sign} Contoh")


def test_number_of_a_spreadsheet_is_an_identity_number() -> None:
    assert person(nric=900101065123.0)[KEY] == 900101065123


@pytest.mark.parametrize(
    ("nric", "reason"),
    [
        pytest.param(10203060011, "lost_zero", id="a number that lost its zero"),
        pytest.param("10203-06-0011", "lost_zero", id="the same as text"),
        pytest.param("9.00101E+11", "scientific", id="rounded"),
        pytest.param("9,00101E+11", "scientific", id="rounded, with a comma"),
        pytest.param("80010106001", "nric", id="a digit is missing"),
        pytest.param("801301060011", "nric_day", id="no such month"),
        pytest.param("=800101060011", "formula", id="formula"),
        pytest.param("+800101060011", "formula", id="plus"),
        pytest.param("-800101060011", "formula", id="minus"),
        pytest.param("@800101060011", "formula", id="at"),
        pytest.param("\t800101060011", "formula", id="tab"),
        pytest.param("٨٠٠١٠١٠٦٠٠١١", "no_number", id="digits of another script"),
        pytest.param("", "no_number", id="empty"),
    ],
)
def test_identity_number_is_refused(nric: Cell, reason: str) -> None:
    with pytest.raises(Wrong) as refused:
        person(nric=nric)

    assert (refused.value.reason, refused.value.column) == (reason, "nric")


@pytest.mark.parametrize(
    ("more", "column", "reason"),
    [
        ({"born": "02/01/1980"}, "born", "contradicts_nric"),
        ({"born": "01/01/2080"}, "born", "future"),
        ({"sex": "P"}, "sex", "contradicts_nric"),
        ({"sex": "X"}, "sex", "sex"),
        ({"name": ""}, "name", "empty"),
        ({"name": "123"}, "name", "no_name"),
        ({"name": "Ali\x00"}, "name", "control"),
        ({"name": "Ali \ufffd"}, "name", "control"),
        ({"name": "A" * 501}, "name", "long"),
        ({"worker_number": "123456789012"}, "worker_number", "two_numbers"),
        ({"postcode": "2500"[:3]}, "postcode", "postcode"),
        ({"phone": "none"}, "phone", "phone"),
        ({"synthetic": "perhaps"}, "synthetic", "flag"),
    ],
)
def test_person_is_refused(more: dict[str, Cell], column: str, reason: str) -> None:
    with pytest.raises(Wrong) as refused:
        person(**more)

    assert (refused.value.column, refused.value.reason) == (column, reason)


@pytest.mark.parametrize(
    ("nric", "more", "born"),
    [
        pytest.param("800101065011", {}, date(1980, 1, 1), id="5: before 2000"),
        pytest.param("050101060011", {}, date(2005, 1, 1), id="0: after 2000"),
        pytest.param("800101060011", {}, date(1980, 1, 1), id="2080 is not yet"),
        pytest.param("050101060011", {"synthetic": "1"}, date(1905, 1, 1), id="synthetic"),
        pytest.param("050101060011", {"born": "1/1/1905"}, date(1905, 1, 1), id="said"),
        pytest.param("000229060011", {}, date(2000, 2, 29), id="leap day"),
    ],
)
def test_birthday_is_that_of_the_number(nric: str, more: dict[str, Cell], born: date) -> None:
    assert person(nric=nric, **more)[BORN] == born


def test_foreign_worker_has_a_number_of_its_own_kind() -> None:
    found = person(nric=None, worker_number="123456789012", sex="Lelaki", born="1/2/1990")

    assert (found[KEY], found[SEX], found[BORN]) == (1123456789012, "M", date(1990, 2, 1))


def test_name_that_begins_like_a_formula_is_kept_and_harmless_in_a_spreadsheet() -> None:
    found = person(name='=HYPERLINK("x")')[NAME]

    assert found == '=HYPERLINK("x")'
    assert harmless(found) == '\'=HYPERLINK("x")'


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_cells_of_refused_rows_are_harmless(sign: str) -> None:
    assert harmless(f"{sign}1+1") == f"'{sign}1+1"


@pytest.mark.parametrize(
    ("more", "column", "reason"),
    [
        ({"ssm_new": "12345"}, "ssm_new", "ssm_new"),
        ({"state": "Atlantis"}, "state", "state"),
        ({"latitude": "3.1"}, "latitude", "half_a_point"),
        ({"latitude": "91", "longitude": "1"}, "latitude", "degrees"),
        ({"status": "sleeping"}, "status", "status"),
        ({"registered_on": "1/1/2027"}, "registered_on", "future"),
        ({"branch": "=PHG"}, "branch", "formula"),
        ({"name": "???"}, "name", "no_name"),
    ],
)
def test_employer_is_refused(more: dict[str, Cell], column: str, reason: str) -> None:
    with pytest.raises(Wrong) as refused:
        employer(**more)

    assert (refused.value.column, refused.value.reason) == (column, reason)


def test_employer_is_read_with_what_a_spreadsheet_left() -> None:
    row, forms, _ = employer(
        postcode=1000, state="Pulau Pinang", former_names="Ayer Sdn Bhd | Bayu Sdn Bhd|",
        status="Tidak aktif", in_arrears="ya", registered_on=45658, phone=95551234,
    )  # fmt: skip

    assert (row[6], row[8], row[12]) == ("01000", "MY-07", "ceased")
    assert [form for form, former in forms if former] == ["ayer", "bayu"]
    assert (row[14], row[11]) == (True, 6095551234)
    assert row[13] == date(2025, 1, 1)


def test_every_reason_has_its_sentence_and_every_sentence_its_reason() -> None:
    files = [*IMPORTING.glob("*.py"), *CLINICS.glob("clinic_*.py"), *CLINICS.glob("slot*.py")]
    code = "".join(file.read_text("utf-8") for file in files)
    raised = set(re.findall(r'Wrong\("(\w+)"', code)) | set(cells.KINDS)

    assert raised - import_words.REASONS.keys() == set()
    assert [reason for reason in import_words.REASONS if f'"{reason}"' not in code] == []


def test_amount_is_exact() -> None:
    assert cells.amount("RM 1,700.10") == Decimal("1700.10")


def employer(**more: Cell) -> Any:
    fields = ("code", "name", "ssm_new", "ssm_old", "former_names", "trade_name", "branch",
              "address", "postcode", "town", "state", "latitude", "longitude", "phone", "status",
              "registered_on", "in_arrears", "synthetic")  # fmt: skip
    given = {"code": "B3200001234X", "name": "Maju Sdn Bhd", **more}
    return employers.Checker(TODAY).read([given.get(field) for field in fields])
