"""The word for a place of work alone is no employer; a named or described one is.

All texts and names are invented.
"""

import pytest

from services.leads.parsing import Fact
from tests.unit.posted import reading


@pytest.mark.parametrize(
    "work",
    [
        "kerja kilang patah kaki accident",
        "kerja kilang, accident, patah kaki",
        "bekerja di kilang maut dilanggar lori",
        "pekerja kilang maut dilanggar lori",
        "kerja kat sebuah kilang, patah kaki accident",
        "works at a factory, died in an accident",
    ],
)
def test_the_bare_word_is_no_employer(work: str) -> None:
    told = reading(f"Ali bin Contoh, 34, {work} di Kulim semalam.")

    assert [victim.employer for victim in told.victims] == [None]
    assert Fact.EMPLOYER in told.missing


def test_the_occupation_keeps_the_word() -> None:
    told = reading("Seorang pekerja kilang maut dilanggar lori di Kulim semalam.")

    assert [(v.occupation, v.employer) for v in told.victims] == [("pekerja kilang", None)]


@pytest.mark.parametrize(
    ("work", "employer"),
    [
        pytest.param("pekerja kilang Sampel Sdn Bhd,", "Sampel Sdn Bhd", id="a firm"),
        pytest.param("bekerja di Kilang Sampel Jaya,", "Kilang Sampel Jaya", id="a name"),
        pytest.param(
            "bekerja di kilang papan di Gambang,", "kilang papan di Gambang", id="what it makes"
        ),
        pytest.param("kerja kilang sarung tangan,", "kilang sarung tangan", id="gloves"),
    ],
)
def test_a_named_one_is(work: str, employer: str) -> None:
    told = reading(f"Ali bin Contoh, 34, {work} maut dilanggar lori di Kulim semalam.")

    assert [victim.employer for victim in told.victims] == [employer]
