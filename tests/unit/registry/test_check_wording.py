"""What a name can be of: a person, an employer, or either."""

import pytest

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
