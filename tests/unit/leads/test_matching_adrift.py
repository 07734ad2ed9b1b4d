"""Islands and rivers in which somebody was lost tell two accidents apart."""

from datetime import datetime

import pytest

from services.clock import LOCAL
from tests.unit.leads.test_matching_things import said

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
