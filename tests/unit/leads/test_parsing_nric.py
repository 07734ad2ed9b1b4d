"""Identity numbers: told from other figures, given to whom they belong, and the age they tell.

All names and numbers are invented.
"""

from datetime import date

import pytest

from services.leads.parsing import Victim, read
from services.leads.reading.nric import age_on, nrics_in
from services.places.reference import gazetteer
from tests.unit.posted import POSTED


def victims(text: str) -> tuple[Victim, ...]:
    report = read(text, POSTED, gazetteer())
    assert report is not None
    return report.victims


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param("IC 890312-06-5123", "890312065123", id="with hyphens"),
        pytest.param("ic890312065123", "890312065123", id="glued to a word"),
        pytest.param("IC: 890312065123.", "890312065123", id="without hyphens"),
        pytest.param("890312 06 5123", "890312065123", id="with blanks"),
        pytest.param("000229-14-5123", "000229145123", id="a leap day"),
        pytest.param("890230-06-5123", None, id="no such day"),
        pytest.param("891312-06-5123", None, id="no such month"),
        pytest.param("890312-00-5123", None, id="no such place of birth"),
        pytest.param("tel 012-3456789", None, id="a telephone"),
        pytest.param("8903120651234", None, id="thirteen figures"),
    ],
)
def test_only_a_number_with_a_birthday_and_a_birthplace_is_one(
    text: str, number: str | None
) -> None:
    assert [found for found, _ in nrics_in(text)] == ([number] if number else [])


@pytest.mark.parametrize(
    ("number", "age"),
    [
        pytest.param("890312065123", 37, id="on the birthday"),
        pytest.param("890313065123", 36, id="the day before"),
        pytest.param("050101065123", 21, id="born in this century"),
        pytest.param("270101065123", 99, id="born in the last one"),
    ],
)
def test_the_number_tells_the_age(number: str, age: int) -> None:
    assert age_on(number, date(2026, 3, 12)) == age


def test_an_age_that_is_not_told_comes_from_the_number() -> None:
    (victim,) = victims("Mangsa Ali bin Contoh IC 890312-06-5123 maut dilanggar lori di Maran")

    assert (victim.nric, victim.age) == ("890312065123", 37)


def test_an_age_that_is_told_stays() -> None:
    (victim,) = victims("Mangsa Ali bin Contoh, 40, IC 890312-06-5123 maut dilanggar lori di Maran")

    assert victim.age == 40


def test_each_victim_has_his_own_number() -> None:
    one, two = victims(
        "Mangsa Ali bin Contoh, 37, IC 890312-06-5123 dan Abu bin Sampel, 21, IC 050101-06-5123 "
        "maut dilanggar lori di Maran"
    )

    assert (one.nric, two.nric) == ("890312065123", "050101065123")


def test_somebody_without_a_name_has_his_number() -> None:
    (victim,) = victims("Sesiapa kenal pemilik IC 890312-06-5123? Accident dkt Maran, tak sedar")

    assert (victim.name, victim.nric, victim.age) == (None, "890312065123", 37)
