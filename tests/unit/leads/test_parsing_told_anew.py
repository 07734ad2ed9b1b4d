"""First sentences as papers write them: who is lost beside who is found, whence a crew is.

All accidents are invented.
"""

import pytest

from services.leads.parsing import read
from services.places.reference import gazetteer
from tests.unit.posted import POSTED, reading


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "KUALA ROMPIN, March 12 — Five of the six anglers reported missing after their boat "
            "sank off Pulau Tioman yesterday were found safe this morning. Search goes on for the "
            "skipper.",
            id="not all are found",
        ),
        pytest.param(
            "Elephant attack suspected in death of missing Indonesian worker in Gerik",
            id="whence he was",
        ),
        pytest.param(
            "Bruneian dies after van & lorry crash in Sipitang, 9-year-old girl among injured",
            id="a child among the injured",
        ),
        pytest.param(
            "A worker of a furniture factory in Muar was found dead due to negligence of safety at "
            "about 3pm today.",
            id="negligence without a court",
        ),
        pytest.param("3 lives lost in Tawau accident", id="lives lost"),
        pytest.param(
            "SARIKEI: The death toll from Friday's boat tragedy off Tanjung Manis rose to four "
            "today after another victim was found.",
            id="a toll that rises",
        ),
        pytest.param(
            "A trailer driver and his attendant met their fiery end when their vehicle crashed "
            "into another trailer near Kuantan this morning.",
            id="their end",
        ),
    ],
)
def test_is_a_report(text: str) -> None:
    assert reading(text).sure


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Fishermen reported missing off Pulau Tioman found safe, boat's engine broke down",
            id="all are found",
        ),
        pytest.param("Three workers killed in factory fire in Myanmar", id="abroad"),
        pytest.param(
            "Tort: contributory negligence — appeal on damages for fatal road accident allowed",
            id="a judgment",
        ),
        pytest.param("Road death toll rises 5 per cent this year, says minister", id="a count"),
    ],
)
def test_is_none(text: str) -> None:
    report = read(text, POSTED, gazetteer())

    assert report is None


@pytest.mark.parametrize("name", ["Contoh Sampel bin Sampel", "Rizal bin Contoh"])
def test_name_alone_is_not_asked_about(name: str) -> None:
    assert read(name, POSTED, gazetteer(), doubtful=True) is None
