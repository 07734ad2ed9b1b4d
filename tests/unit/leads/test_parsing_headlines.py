"""A bare headline of an agency is a report, with or without its link. All are invented."""

import pytest

from services.leads.parsing import Severity, read
from services.places.reference import gazetteer
from tests.unit.posted import POSTED


@pytest.mark.parametrize(
    "text",
    [
        "Rescuers race to free lorry driver after Tapah pile-up https://berita.example/en/1",
        "Search for missing deckhand off Mersing enters fourth day",
        "Chlorine leak at Kulim ice plant sends three to hospital https://berita.example/en/2",
        "Glider crash in Kluang: pilot in stable condition",
        "Fisherman rescued after clinging to ice box for 20 hours off Kuala Perlis",
        "Hiker lost on Gunung Irau found weak but safe",
        "Operasi SAR nelayan hilang di perairan Kuala Kedah masuk hari ketiga",
        "Pemandu lori ikan maut rempuh treler di Bidor",
        "Mangsa ketiga tanah runtuh di Kundasang ditemukan, SAR ditamatkan",
    ],
)
def test_a_bare_headline_is_a_report(text: str) -> None:
    assert read(text, POSTED, gazetteer()) is not None


@pytest.mark.parametrize(
    "text",
    [
        "Firemen rescue calf stuck in drain in Subang",
        "Search for robbery suspect in Kinarut forest enters third day",
        "Road deaths in Pahang fall eight per cent, says traffic chief",
        "Family of drowned diver loses negligence suit",
        "Factory blaze in Kajang under control, no casualties https://berita.example/en/3",
    ],
)
def test_a_headline_of_something_else_is_none(text: str) -> None:
    assert read(text, POSTED, gazetteer()) is None


def test_who_succumbs_is_dead() -> None:
    report = read("Caddie hit by buggy at Ipoh golf club succumbs", POSTED, gazetteer())

    assert report is not None
    assert report.severity is Severity.DEATH
