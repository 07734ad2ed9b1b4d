"""Rows read column by column are taken, and refused, as if each of them stood alone."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import product

import pytest

from db.models.registry import Extract
from services.registry.importing import columns
from services.registry.importing.cells import Cell
from services.registry.importing.checking import Checking, Chunk
from services.registry.importing.files import Line

TODAY = date(2026, 11, 28)

# Of each field some cells that are right and some that are not; the first of each is right.
CELLS: dict[Extract, dict[str, Sequence[Cell]]] = {
    Extract.PERSONS: {
        "nric": ("800101060011", "800101-06-0012", "", "801301060011", "10203060011", 800101060013),
        "worker_number": ("", None, "123456789012", "12"),
        "name": ("Ali bin Abu", "123", "", "A" * 501, "Siti\x00"),
        "born": ("", "01/01/1980", "02/01/1980", "01/01/2080", "soon", date(1980, 1, 1)),
        "sex": ("", "L", "P", "X"),
        "phone": ("0123456789", "none", 123456789),
        "synthetic": ("1", "0", "perhaps", 1, True),
    },
    Extract.CONTRIBUTIONS: {
        "nric": ("800101060011", "x"),
        "employer": ("B3200001234X", "0123", "=B32", ""),
        "first_month": ("01/2020", "", "13/2020", "05/2020"),
        "last_month": ("02/2020", "", "12/2026", "\u00b2"),
        "wage": ("1700", "", "0", "much", Decimal("1700.00"), 1700.0),
        "wage_class": ("", "66", "3", "21", "\u00b3"),
        "category": ("", "2", "3"),
        "started_on": ("", "01/02/2020", "01/02/2027", "31/02/2020", "\u00b2"),
        "ended_on": ("", "01/01/2020", "01/03/2020"),
    },
    Extract.EMPLOYERS: {
        "code": ("Z0000000001Z", "0123", ""),
        "name": ("Maju Sdn Bhd", "???", ""),
        "former_names": ("", "Ayer Sdn Bhd|Maju Sdn Bhd", "A\x00"),
        "trade_name": ("", "Maju", "Kedai Jaya"),
        "latitude": ("", "3.1", "91"),
        "longitude": ("", "101.5"),
        "postcode": ("", 1000, "25", "25000"),
        "state": ("", "Pahang", "Atlantis"),
        "registered_on": ("", "1/1/2027", 45658),
        "in_arrears": ("ya", "perhaps", 1, True, 1.0),
    },
}


@pytest.mark.parametrize("extract", Extract)
def test_row_is_read_as_if_it_stood_alone(extract: Extract) -> None:
    rows = _rows(extract)
    checking = Checking(extract, columns.read(extract, list(CELLS[extract])), TODAY)

    together = checking.chunk(rows)
    alone = [checking._one_by_one([row], {}) for row in rows]

    assert _places(together) == [row[0] for row, one in zip(rows, alone, strict=True) if one.good]
    assert list(map(_exactly, together.good)) == [_exactly(one) for c in alone for one in c.good]
    assert together.refused == [row for one in alone for row in one.refused]
    assert len(together.good) > 10
    assert len(together.refused) > 10


@pytest.mark.parametrize("extract", Extract)
def test_rows_without_a_fault_are_read_once(
    extract: Extract, monkeypatch: pytest.MonkeyPatch
) -> None:
    checking = Checking(extract, columns.read(extract, list(CELLS[extract])), TODAY)
    monkeypatch.delattr(Checking, "_one_by_one")

    chunk = checking.chunk([(line, [cells[0] for cells in CELLS[extract].values()])
                            for line in (2, 3)])  # fmt: skip

    assert (len(chunk.good), chunk.read) == (2, 2)


def _rows(extract: Extract) -> list[Line]:
    """Return a row with all first cells, and those in which two of the cells are others."""
    fields = list(CELLS[extract].values())
    first = [cells[0] for cells in fields]
    found = []
    for one, two in product(range(len(fields)), repeat=2):
        for cell, other in product(fields[one], fields[two]):
            row = list(first)
            row[one], row[two] = cell, other
            found.append(row)
    found += [[*first, "more"], first[:-1], [*first, ""]]
    return [(line, row) for line, row in enumerate(found, start=2)]


def _places(chunk: Chunk) -> list[int]:
    return [chunk.rows[place][0] for place in chunk.places]


def _exactly(taken: object) -> str:
    return repr(taken)  # 1, 1.0 and True are equal
