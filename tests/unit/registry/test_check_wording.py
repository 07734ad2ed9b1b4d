"""What a name can be of, and which words ask for a detail of the answer above."""

from datetime import date

import pytest

from services.registry import asked_days
from services.registry.checks import wording
from services.registry.found import BOTH, Kind

PERSON, EMPLOYER = frozenset({Kind.PERSON}), frozenset({Kind.EMPLOYER})


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        pytest.param("Ali bin Abu", PERSON, id="a father's name"),
        pytest.param("Kilang Contoh Sdn. Bhd.", EMPLOYER, id="a legal form"),
        pytest.param("Ali bin Abu Enterprise", BOTH, id="a firm with its owner's name"),
        pytest.param("Siti binti Contoh (S/B)", BOTH, id="a legal form in brackets"),
        pytest.param("Maju Jaya", BOTH, id="nothing tells"),
    ],
)
def test_name_tells_what_it_can_be_of(text: str, kinds: frozenset[Kind]) -> None:
    assert wording.kinds(text) == kinds


@pytest.mark.parametrize(
    ("text", "page"),
    [("sebab", 1), ("Why 2", 2), ("mengapa begitu", 1), ("sumber", None), ("sources", None)],
)
def test_reasons_are_asked_for_by_the_first_word(text: str, page: int | None) -> None:
    assert wording.explains(text) == wording.Explained(page)


@pytest.mark.parametrize("text", ["", "kerja", "tidak tahu sebab", "tukar"])
def test_what_answers_a_question_asks_for_no_reasons(text: str) -> None:
    assert wording.explains(text) is None


TODAY = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        pytest.param("Pencen ilat hari ini?", "invalidity", id="the button in Malay"),
        pytest.param("Invalidity pension today?", "invalidity", id="the button in English"),
        pytest.param("Survivors' pension today?", "survivors", id="an apostrophe"),
        pytest.param("Kemalangan hari ini?", "accident", id="accident in Malay"),
        pytest.param("accident today", "accident", id="accident in English"),
        pytest.param("ilat pada hari ini", "invalidity", id="on today"),
        pytest.param("Tunggakan?", "arrears", id="a question mark"),
    ],
)
def test_words_of_a_button_are_the_button(text: str, what: str) -> None:
    dated = asked_days.dated(text, TODAY)

    assert wording.is_detail(dated)
    assert wording.detail_on(dated)[0] == what


def test_invalidity_pension_is_asked_for_on_a_day() -> None:
    text = asked_days.dated("invalidity pension on 1 March 2026 and today", TODAY)

    assert wording.is_detail(text)
    assert wording.detail_on(text) == ("invalidity", (date(2026, 3, 1), None))


@pytest.mark.parametrize("text", ["Kedai Hari Ini", "Kemalangan Jaya hari ini", "pencen hari ini"])
def test_names_are_no_details(text: str) -> None:
    assert not wording.is_detail(asked_days.dated(text, TODAY))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Siti Contoh ilat hari ini?", "Siti Contoh"),
        ("Siti Contoh invalidity pension today", "Siti Contoh"),
        ("Siti Contoh pencen ilat pada 1 Mac 2026", "Siti Contoh pada 1 Mac 2026"),
        ("Siti Contoh invalidity pension on 1 March 2026", "Siti Contoh on 1 March 2026"),
        ("Siti Contoh ilat setakat hari ini", "Siti Contoh"),
    ],
)
def test_what_names_a_pension_is_no_part_of_the_name(text: str, name: str) -> None:
    assert wording.wish(text) == (name, "invalidity")
