"""Repeated names are settled by other names of the text and the group's state, or not at all."""

import pytest

from services.places.gazetteer import Precision
from services.places.mentions import mentions
from services.places.reference import gazetteer
from services.places.settle import Evidence, settle


def names(text: str) -> list[str]:
    return [mention.name for mention in mentions(text, gazetteer())]


def evidence(*told: str) -> list[Evidence]:
    return [Evidence(gazetteer().find(name), 1.0, name) for name in told]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("nahas di Kuala Pilah tadi", ["Kuala Pilah"], id="longest name"),
        pytest.param("kemalangan di muar pagi tadi", ["muar"], id="small letters behind di"),
        pytest.param("Mohd Ali, pemandu lori", [], id="a person"),
        pytest.param("Kemalangan di Jalan Besar", [], id="words of every day"),
        pytest.param("accident dekat JB", ["JB"], id="two capitals"),
        pytest.param("saya jb dulu ya", [], id="two small letters"),
    ],
)
def test_names_are_found_in_a_text(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    ("told", "home", "district", "state"),
    [
        pytest.param(["Kampung Baru", "Kuantan"], None, "Kuantan", "MY-06", id="town beside it"),
        pytest.param(["Kampung Baru", "Kluang"], "MY-06", "Kluang", "MY-01", id="text over home"),
        pytest.param(["Jelapang"], None, "Kinta", "MY-08", id="one bearer"),
        pytest.param(["Muar", "Johor"], None, "Muar", "MY-01", id="state beside it"),
    ],
)
def test_other_names_settle_a_place(
    told: list[str], home: str | None, district: str, state: str
) -> None:
    place = settle(evidence(*told), gazetteer(), home)

    assert place is not None
    assert (place.district, place.state) == (district, state)


def test_a_bare_repeated_kampung_settles_nothing() -> None:
    assert settle(evidence("Kampung Baru"), gazetteer(), None) is None


def test_a_bare_repeated_kampung_in_the_home_state_is_the_state_at_most() -> None:
    place = settle(evidence("Kampung Baru"), gazetteer(), "MY-06")

    assert place is not None
    assert (place.state, place.precision) == ("MY-06", Precision.STATE)


def test_no_name_settles_nothing() -> None:
    assert settle([], gazetteer(), "MY-06") is None


def test_the_place_is_called_as_the_text_calls_it() -> None:
    place = settle(evidence("Puchong"), gazetteer(), None)

    assert place is not None
    assert place.name == "Puchong"


def test_a_repeated_name_is_that_of_the_district_of_a_plain_one() -> None:
    place = settle(evidence("Simpang Ampat", "Batu Kawan"), gazetteer(), None)

    assert place is not None
    assert place.district == "Seberang Perai Selatan"
