"""Where the own officers go is talk; what befell one of them is a report. Names are invented."""

from datetime import datetime

import pytest

from services.clock import LOCAL
from services.leads import parsing
from services.places import reference

POSTED = datetime(2026, 11, 29, 12, tzinfo=LOCAL)


def asked(text: str) -> bool:
    return parsing.read(text, POSTED, reference.gazetteer(), doubtful=True) is not None


@pytest.mark.parametrize(
    "text",
    [
        "Our officer Aminah will be at Hospital Kuantan tomorrow morning.",
        "Our officer Farid will be at Hospital Tengku Ampuan Afzan at 10am to see the family.",
        "Our staff is at the hospital now to meet the family",
        "We will send our officer to Hospital Raub on Monday",
        "Pegawai kami akan berada di hospital Kuantan esok pagi.",
        "Pegawai kami, Encik Farid, akan berada di Hospital Temerloh pada jam 10 pagi esok.",
        "Pegawai kami sedang ke rumah keluarga mangsa di Gambang",
        "Officer kita Farid akan ada kat HTAA esok untuk jumpa waris",
    ],
)
def test_officer_on_an_errand_is_no_report(text: str) -> None:
    assert not asked(text)


@pytest.mark.parametrize(
    "text",
    [
        "Our officer Farid was knocked down at Hospital Kuantan this morning",
        "Our officer Farid will be at Hospital Kuantan, he broke his leg in a fall this morning",
        "Pegawai kami akan ke Gambang: kemalangan maut, penunggang motosikal dilanggar lori tadi",
        "Pegawai kami maut dilanggar lori di Gambang pagi tadi",
        "Pegawai kita kemalangan otw ke hospital Kajang tadi, motor kena langgar kereta.",
        "Our officer Farid Sampel was admitted to Hospital Kuantan after an accident this morning",
    ],
)
def test_harm_beside_the_errand_is_a_report(text: str) -> None:
    assert asked(text)
