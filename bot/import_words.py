"""What is said of a file of the registry that is not taken, and of its rows that are refused.

For those who run the program. A sentence about a row never repeats what stands in it: the file of
refused rows does, which only its owner may read.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.office import Refused
from services.registry.importing.cells import LONGEST_TEXT
from services.registry.importing.columns import Unfit
from services.registry.importing.files import WINDOWS, Unreadable

REASONS = {
    "amount": "it is no amount of money above zero",
    "capacity": "it is a whole number from 1 to 99",
    "category": "the category is 1 or 2",
    "contradicts_nric": "it contradicts the identity number",
    "branch": "no branch has that code",
    "clinic": "no panel clinic has that code; import the clinics first",
    "clinic_code": (
        "a clinic's code looks like KL-0123, is no code of a branch or a state, and keeps its kind"
    ),
    "control": "it has a control sign or a broken letter",
    "day": "it is no day; days look like 31/12/2025 or 2025-12-31, with four digits of the year",
    "day_exists": "that day does not exist",
    "degrees": "it is no coordinate in degrees",
    "employer_code": "an employer code has 1 to 12 letters and digits and begins with no 0",
    "empty": "it is needed and empty",
    "few_cells": "the row has fewer cells than the headings",
    "flag": "it is neither yes nor no",
    "formula": "a code begins with no =, +, -, @ or tab",
    "future": "it lies in the future",
    "has_bookings": "workers are booked in that time; the clinic closes it in chat: /slots tutup",
    "hours": "hours look like 9-12 or 9.00-12.30, within one day",
    "half_a_point": "latitude and longitude come together",
    "half_a_span": "a beginning and an end belong together",
    "kind": (
        "kinds are panel_clinic, rtw_clinic, hospital, therapist, rehabilitation_centre, office"
    ),
    "long": f"it is longer than {LONGEST_TEXT} signs",
    "lost_zero": (
        "it has 11 digits: a spreadsheet has most likely taken the zero at its beginning away. "
        "Which number was meant cannot be told for sure; format the column as text and export again"
    ),
    "many_cells": "the row has more cells than the headings; quote texts with the separator",
    "month": "it is no month; months look like 12/2025 or 2025-12",
    "no_point": "neither coordinates nor a postcode that is known say where it is",
    "no_name": "it has no letters",
    "no_number": "neither identity number nor foreign worker's number is given",
    "no_wage": "neither wage nor wage class is given",
    "nric": "an identity number has 12 digits",
    "nric_day": "the first six digits are no birthday",
    "order": "it ends before it begins",
    "phone": "it is no telephone number",
    "postcode": "a postcode has 5 digits",
    "services": "services are screening, mammogram, pap_smear, separated by | or ,",
    "slot": "a slot has 5 to 480 minutes within its hours, and 1 to 99 places; 0 closes that day",
    "scientific": "a spreadsheet has rounded it (1.2E+11): format the column as text, export again",
    "sex": "it is neither male nor female",
    "ssm_new": "the new SSM number has 12 digits",
    "state": "no state is called so",
    "status": "it is none of active, ceased, dormant",
    "twice": "an earlier row has the same number, or the same months, and says otherwise",
    "two_numbers": "identity number and foreign worker's number are both given",
    "wage_class": "the wage class is a row of the table of contributions, 1 to 65",
    "wages_differ": (
        "the wage beside it belongs to another class in the last month; keep the one that is right"
    ),
    "weekday": "it is no weekday and no day from today on; days look like 24/12/2026",
    "worker_number": "a foreign worker's number has 12 digits",
}
_FILES = {
    "changed": "it was changed while it was read; start again when nobody writes to it",
    "csv": "line {line} cannot be read as CSV; most likely a quotation mark is never closed",
    "cut_off": "it is cut off in line {line}: copy or export it again",
    "empty": "it is empty",
    "encoding": "line {line} is not in that encoding",
    "endless": "line {line} has no end; most likely it is no table",
    "inflated": "it unpacks to far more than a workbook needs; save it again, or as CSV UTF-8",
    "kind": "its name must end in .csv, .txt, .tsv, .xlsx or .parquet",
    "not_utf_8": (
        "line {line} is not UTF-8. Save it as CSV UTF-8; or, where it comes from an older Windows "
        f"program, add: --encoding {WINDOWS}"
    ),
    "parquet": "it is cut off or no Parquet file: copy or export it again",
    "quote": "it ends in line {line} inside quotation marks: it is cut off, or one is never closed",
    "utf_16": "it is UTF-16 without its mark, or no text at all; save it as CSV UTF-8",
    "workbook": "it is cut off or no Excel workbook (.xlsx): copy or save it again",
}
_HEADINGS = {
    "misspelt": '"{heading}" is no column; is "{near}" meant?',
    "missing": "there is no column for: {columns}",
    "missing_near": 'there is no column for: {columns}; is it "{near}"?',
    "twice": '"{heading}" is a second column for {column}',
}


def of_row(column: str, reason: str) -> str:
    """Return the sentence about a refused row."""
    said = REASONS[reason]
    return f"{column}: {said}" if column else said


@contextmanager
def readable(file: Path) -> Iterator[None]:
    """Turn a file that cannot be read, or whose headings do not fit, into a sentence.

    Raises:
        Refused: it is so; the message says why.
    """
    try:
        yield
    except Unreadable as error:
        raise Refused(_of_file(file, error)) from error
    except Unfit as error:
        raise Refused(_of_headings(file, error)) from error
    except OSError as error:
        raise Refused(f"The file {file} cannot be read: {error.strerror or error}.") from error


def _of_file(file: Path, error: Unreadable) -> str:
    return f"The file {file} is not taken: {_FILES[error.reason].format(line=error.line)}."


def _of_headings(file: Path, error: Unfit) -> str:
    said = _HEADINGS[error.reason].format(**error.values)
    return f"The file {file} is not taken: {said}{'' if said.endswith('?') else '.'}"
