"""Islands and rivers in which somebody was lost tell two accidents apart."""

from datetime import datetime

import pytest

from services.clock import LOCAL
from services.leads.matching import waters
from services.leads.matching.comparing import compare
from tests.unit.leads.test_matching_things import said, told

DAY = datetime(2026, 3, 12, 18, 0, tzinfo=LOCAL)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        pytest.param("Penyelam lumpuh berhampiran Pulau Sampel", True, id="off another island"),
        pytest.param("Diver missing off Contoh Island", False, id="off the same, in English"),
        pytest.param("Diver lost off Langkawi, Pulau Langkawi", False, id="a large island"),
    ],
)
def test_island_is_told_from_another(text: str, other: bool) -> None:
    known = "SEMPORNA: Penyelam gamat hilang di perairan Pulau Contoh, petang tadi."

    assert ("water_differs" in said(known, text, DAY)) is other


RENJAT = "Pekerja resort maut direnjat elektrik di {}"
SHOCK = "Resort worker electrocuted at {}"


@pytest.mark.parametrize(
    ("one", "two", "joined"),
    [
        pytest.param(
            RENJAT.format("Pulau Perhentian, Terengganu"),
            RENJAT.format("Pulau Redang, Terengganu"), False, id="of one state",
        ),
        pytest.param(
            RENJAT.format("Perhentian, Terengganu"), RENJAT.format("Redang, Terengganu"), False,
            id="without the word",
        ),
        pytest.param(
            RENJAT.format("Pulau Perhentian, Terengganu"), SHOCK.format("Redang Island"), False,
            id="in two languages",
        ),
        pytest.param(
            RENJAT.format("Pulau Sibu, Mersing"), RENJAT.format("Pulau Rawa, Mersing"), False,
            id="of one district",
        ),
        pytest.param(
            RENJAT.format("pulau redang pagi tadi").lower(),
            RENJAT.format("pulau perhentian pagi tadi").lower(), False, id="in small letters",
        ),
        pytest.param(
            RENJAT.format("Pulau Perhentian, Terengganu"), SHOCK.format("Perhentian"), True,
            id="the same, without the word",
        ),
        pytest.param(
            RENJAT.format("Pulau Perhentian Kecil"), SHOCK.format("Pulau Perhentian"), True,
            id="one of its group",
        ),
    ],
)  # fmt: skip
def test_two_islands_are_two_places(one: str, two: str, joined: bool) -> None:
    assert compare(told(one, DAY), told(two, DAY)).enough is joined


def test_a_street_called_after_a_man_is_no_island() -> None:
    assert waters.islands("Maut di Jalan P. Ramlee, Kuala Lumpur") == frozenset()


@pytest.mark.parametrize(
    ("text", "other"),
    [
        pytest.param("Angler swept away in Sungai Galas", True, id="another river"),
        pytest.param("Angler swept away in Sungai Lebir", False, id="the same river"),
    ],
)
def test_river_is_told_from_another(text: str, other: bool) -> None:
    known = "KUALA KRAI: Pemancing hilang dihanyutkan arus di Sungai Lebir, petang tadi."

    assert ("water_differs" in said(known, text, DAY)) is other
