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
