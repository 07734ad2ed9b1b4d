"""Peaks, rivers, islands and schemes that accident news names lie in their district."""

import pytest

from services.places.mentions import mentions
from services.places.reference import gazetteer


def borne(text: str) -> list[tuple[str | None, str]]:
    """Return the districts and states of those who bear the only name of a text."""
    (mention,) = mentions(text, gazetteer())
    return sorted({(place.district, place.state) for place in mention.places})


@pytest.mark.parametrize(
    ("text", "district", "state"),
    [
        pytest.param("nelayan hilang dekat Pulau Kendi", "Barat Daya", "MY-07", id="island"),
        pytest.param("drowned in Sungai Tekai", "Jerantut", "MY-06", id="river"),
        pytest.param("rebah di Gunung Nuang", "Ulu Langat", "MY-10", id="peak"),
        pytest.param("maut di Felda Palong Tujuh", "Jempol", "MY-05", id="scheme"),
        pytest.param("gored near Pos Blau", "Gua Musang", "MY-03", id="Orang Asli post"),
        pytest.param("nahas dekat Cheneh", "Kemaman", "MY-11", id="settlement"),
        pytest.param("perahu karam di Jeram Pelagus", "Kapit", "MY-13", id="rapids"),
        pytest.param("jatuh di Presint 13", "W.P. Putrajaya", "MY-16", id="precinct"),
        pytest.param("karam dekat Pulau Payar", None, "MY-02", id="of the state only"),
    ],
)
def test_a_place_of_the_news_lies_in_its_district(
    text: str, district: str | None, state: str
) -> None:
    assert borne(text) == [(district, state)]


@pytest.mark.parametrize(
    ("english", "malay"),
    [
        pytest.param("off Kendi Island", "dekat Pulau Kendi", id="island"),
        pytest.param("in Tekai River", "di Sungai Tekai", id="river"),
        pytest.param("on Mount Nuang", "di Gunung Nuang", id="mount"),
        pytest.param("at Pelagus rapids", "di Jeram Pelagus", id="rapids"),
        pytest.param("at Chamang Falls", "di Air Terjun Chamang", id="falls"),
        pytest.param("in Precinct 13", "di Presint 13", id="precinct"),
        pytest.param("in Kelabit Highlands", "di tanah tinggi Kelabit", id="highlands"),
        pytest.param("in Tingkayu River", "di sungai Tingkayu", id="a small word before it"),
    ],
)
def test_an_english_name_is_the_malay_one(english: str, malay: str) -> None:
    assert borne(english) == borne(malay)


def test_a_name_of_two_districts_is_given_to_none_of_them() -> None:
    assert len(borne("nahas di Machap")) == 2


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("rebah di Gunung Contohan", id="peak"),
        pytest.param("lemas di Empangan Contohan", id="dam"),
    ],
)
def test_the_kind_of_an_unknown_place_is_no_place(text: str) -> None:
    assert mentions(text, gazetteer()) == ()
