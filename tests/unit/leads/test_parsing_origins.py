"""Where somebody comes from or works is not where it happened, unless nothing else is told.

All texts are invented.
"""

import pytest

from tests.unit.posted import reading


@pytest.mark.parametrize(
    ("text", "district"),
    [
        pytest.param(
            "Johor climber, 54, dies after collapse on Mount Kinabalu", "Ranau", id="climber"
        ),
        pytest.param("Penang man killed by falling rock at Raub quarry", "Raub", id="man"),
        pytest.param("Ipoh fisherman drowns off Pulau Aman", "Seberang Perai Selatan", id="town"),
        pytest.param("Pendaki Johor maut di Gunung Nuang", "Ulu Langat", id="pendaki"),
        pytest.param("Pensyarah UPM maut kemalangan dekat Kluang", "Kluang", id="employer"),
        pytest.param(
            "Sad news from Putrajaya, a runner died near the finish. He was a UPM lecturer.",
            "W.P. Putrajaya",
            id="news from",
        ),
    ],
)
def test_an_origin_beside_a_place_is_not_the_place(text: str, district: str) -> None:
    place = reading(text).place

    assert place is not None
    assert place.district == district


def test_an_origin_alone_is_all_there_is() -> None:
    place = reading("Kelantan man killed by falling crane").place

    assert place is not None
    assert (place.district, place.state) == (None, "MY-03")


def test_a_dateline_below_a_person_is_no_origin() -> None:
    text = "Penunggang maut dirempuh penuntut\nKuantan: Seorang penunggang maut di Jalan Contoh."
    place = reading(text).place

    assert place is not None
    assert place.district == "Kuantan"


@pytest.mark.parametrize(
    ("text", "district"),
    [
        pytest.param(
            "Window cleaner killed in fall from 22nd floor of Johor Bahru hotel",
            "Johor Bahru",
            id="floor of",
        ),
        pytest.param(
            "Roofer killed after falling off roof of Pasir Gudang warehouse",
            "Johor Bahru",
            id="roof of",
        ),
        pytest.param(
            "Anggota polis maut dirempuh motosikal di sekatan jalan Tumpat",
            "Tumpat",
            id="roadblock",
        ),
        pytest.param(
            "Pendaki maut, anggota bomba bawa turun mayat dari Gunung Tahan", "Lipis", id="turun"
        ),
    ],
)
def test_what_stands_before_a_place_does_not_hide_it(text: str, district: str) -> None:
    place = reading(text).place

    assert place is not None
    assert place.district == district
