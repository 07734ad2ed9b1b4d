"""The list of candidates says what it is: one perhaps, several, or those around a place."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from db.models.lookups import GroundKind, Lookup
from services.registry.checks import cards
from services.registry.checks.cards import Frame
from services.registry.checks.grounds import Ground
from services.registry.found import Candidate, Kind

ONE = Candidate(Kind.PERSON, 1, "Siti Contoh", 80, born_year=1989)
NEAR = Candidate(Kind.EMPLOYER, 2, "Kilang Contoh", 0, town="Kuantan", km=0.2514)
FRAME = Frame("ms", Ground(GroundKind.VISIT, datetime(2026, 3, 1, tzinfo=UTC)), (), 15, {})


@pytest.mark.parametrize(
    ("found", "said"),
    [
        pytest.param([ONE], "Satu rekod mungkin dimaksudkan", id="one that is not sure"),
        pytest.param([ONE, ONE], "Beberapa rekod mungkin dimaksudkan", id="several"),
        pytest.param([NEAR], "kira-kira 250 meter dari sini", id="around a place"),
    ],
)
def test_list_says_what_it_is(found: list[Candidate], said: str) -> None:
    assert said in cards.several(found, Lookup(id=1), FRAME).text


@pytest.mark.parametrize(
    ("found", "said"),
    [
        pytest.param([ONE] * 6, "tarikh lahir", id="persons"),
        pytest.param([replace(NEAR, km=None)] * 6, "nama bandar", id="employers"),
    ],
)
def test_full_list_says_what_to_add(found: list[Candidate], said: str) -> None:
    assert said in cards.several(found, Lookup(id=1), FRAME).text
    assert said not in cards.several(found[:5], Lookup(id=1), FRAME).text
