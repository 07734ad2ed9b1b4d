"""Which numbers are recognised as a person's in words that nobody asked for, and which are not."""

import pytest

from services.people import private_numbers


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("890312-06-5124", id="dashes"),
        pytest.param("ic saya 890312065124 ya", id="among words"),
        pytest.param("89031206512", id="a figure left out"),
        pytest.param("8903120651245", id="a figure too many"),
        pytest.param("890312 06 512", id="left out, with spaces"),
        pytest.param("890312-06-51245", id="too many, with dashes"),
        pytest.param("8903122-06-5124", id="too many in the birthday"),
        pytest.param("89031-06-5124", id="left out of the birthday"),
        pytest.param("8903 1206 5124", id="spaces elsewhere"),
        pytest.param("890312 06 51 24", id="one space more"),
        pytest.param("89O312-06-5124", id="a letter for a zero"),
    ],
)
def test_identity_number_and_its_slips_are_recognised(words: str) -> None:
    assert private_numbers.holds_identity(words)
    assert "89" not in private_numbers.masked(words)


@pytest.mark.parametrize(
    "words",
    ["A12345678", "pasport saya a12345678", "BX0123456", "B 1234567", "MA123456", "P1234567A",
     "AB-1234567"],
)  # fmt: skip
def test_passport_is_recognised(words: str) -> None:
    assert private_numbers.holds_any(words)


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("012-345 6789", id="telephone"),
        pytest.param("01112345678", id="telephone that reads as a birthday"),
        pytest.param("011-1234 5678", id="the same, with spaces"),
        pytest.param("60111234567", id="with the country's code"),
        pytest.param("+60 11-1234 5678", id="with a plus"),
        pytest.param("8801301234567", id="of Bangladesh"),
        pytest.param("+62 812 3456 7890", id="of Indonesia"),
        pytest.param("kes 17", id="case"),
        pytest.param("/lead 1234567", id="case of seven figures"),
        pytest.param("no 1234567", id="a number, in small letters"),
        pytest.param("NO 1234567", id="a number, in capitals"),
        pytest.param("RM1500000", id="money"),
        pytest.param("B3200012345X", id="employer code"),
        pytest.param("Z0000000012Z", id="employer code of the sandbox"),
        pytest.param("201901012", id="part of a company's number"),
        pytest.param("AS0123456-K", id="a business's number"),
        pytest.param("S-1101", id="staff number"),
        pytest.param("WXY 1234", id="vehicle"),
        pytest.param("CDA 18203", id="vehicle with five figures"),
        pytest.param("12/03/2026 10:30", id="day and hour"),
        pytest.param("25000 Kuantan", id="postcode"),
        pytest.param("1001 1002 1003 1004 1005 1006", id="a list of numbers"),
    ],
)
def test_other_numbers_are_none_of_them(words: str) -> None:
    assert not private_numbers.holds_any(words)
    assert private_numbers.masked(words) == words


def test_of_a_number_the_last_four_figures_are_quoted() -> None:
    assert private_numbers.masked("ic 890312-06-5124 itu") == "ic ******-**-5124 itu"
    assert private_numbers.masked("890312 06 51245") == "******-**-1245"
