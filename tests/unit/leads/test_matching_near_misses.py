"""Two accidents of one trade, one town and almost one day, and one accident under two names.

All names are invented. Each pair is read as a file of reports is.
"""

from datetime import datetime

import pytest

from services.clock import LOCAL
from services.leads.matching import naming
from services.leads.matching.account import Account, Person
from services.leads.matching.comparing import compare
from services.leads.matching.naming import Likeness
from tests.unit.leads.test_matching_things import told

DAY, NEXT_DAY = (datetime(2026, 3, day, 18, 0, tzinfo=LOCAL) for day in (12, 13))


@pytest.mark.parametrize(
    ("called", "name", "likeness"),
    [
        pytest.param("Ah Seng", "Tan Boon Seng", Likeness.HINT, id="the end of his name"),
        pytest.param("Ah Seng", "Tan Ah Seng", Likeness.HINT, id="so named"),
        pytest.param("Ah Huat", "Tan Boon Seng", Likeness.DIFFERENT, id="another one"),
        pytest.param("Lim Ah Huat", "Lim Huat Contoh", Likeness.DIFFERENT, id="a whole name"),
    ],
)
def test_chinese_are_called_by_one_word(called: str, name: str, likeness: Likeness) -> None:
    assert naming.likeness(called, name)[0] is likeness


@pytest.mark.parametrize(
    ("called", "differs"),
    [
        pytest.param("Jang anak Pok Mat Contoh", "called_differs", id="the child of an elder"),
        pytest.param("Ah Huat", "called_differs", id="Ah"),
        pytest.param("Jugah anak Sampel", "names_differ", id="an Iban's whole name"),
    ],
)
def test_name_among_neighbours_is_no_whole_name(called: str, differs: str) -> None:
    one, two = (Account(people=(Person(name),)) for name in (called, "Ramli bin Hashim"))

    assert differs in {signal.key for signal in compare(one, two).evidence}


def test_one_given_name_in_both_reports_is_a_hint() -> None:
    one, two = (Account(people=(Person(name),)) for name in ("Aziz", "Pak Aziz"))

    assert {signal.key for signal in compare(one, two).evidence} >= {"name_hint"}


@pytest.mark.parametrize(
    ("day", "signal"),
    [
        pytest.param("tadi", "day_near", id="yesterday"),
        pytest.param("semalam", "day_same", id="the day before it"),
        pytest.param("Selasa", "day_next", id="three days ago"),
    ],
)
def test_kelmarin_is_yesterday_or_the_day_before(day: str, signal: str) -> None:
    known = f"NILAI: Pekerja kilang maut tersepit mesin di Nilai, tengah hari {day}."
    other = "NILAI: Pekerja kilang maut tersepit mesin di Nilai, tengah hari kelmarin."

    found = compare(told(known, DAY), told(other, NEXT_DAY))

    assert signal in {each.key for each in found.evidence}
