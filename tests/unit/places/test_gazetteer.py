"""Names of places are found in any spelling, fast, and points know their district."""

import resource
import time

import pytest

from services.places import spelling, states
from services.places.gazetteer import Gazetteer, Precision
from services.places.reference import gazetteer
from services.places.settle import TOWNS


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Kg. Baru", "Kampong Bharu", id="kampung and baru"),
        pytest.param("Sg Siput", "Sungei Siput", id="sungai"),
        pytest.param("Tg Malim", "Tanjong Malim", id="tanjung"),
        pytest.param("Ayer Hitam", "Air Hitam", id="air"),
        pytest.param("Johor Baharu", "JOHOR BAHRU", id="bahru"),
        pytest.param("Sri Aman", "Seri Aman", id="seri"),
        pytest.param("Telok Intan", "teluk intan", id="teluk"),
        pytest.param("Bt Pahat", "Bukit Pahat", id="bukit"),
        pytest.param("Jln Ipoh", "Jalan Ipoh", id="jalan"),
        pytest.param("Chukai", "Cukai", id="old ch"),
        pytest.param("JB", "Johor Bahru", id="two letters"),
        pytest.param("Kg Tawaq", "Kampung Tawar", id="as the north speaks"),
    ],
)
def test_spellings_of_one_place_have_one_key(one: str, other: str) -> None:
    assert spelling.key(one) == spelling.key(other)


@pytest.mark.parametrize(
    ("name", "district", "state"),
    [
        pytest.param("Temerloh", "Temerloh", "MY-06", id="temerluh in the source"),
        pytest.param("Kota Bharu", "Kota Bharu", "MY-03", id="baharu in the source"),
        pytest.param("Muadzam Shah", "Rompin", "MY-06", id="town in another district's name"),
        pytest.param("Petaling Jaya", "Petaling", "MY-10", id="city"),
        pytest.param("Alor Setar", "Kota Setar", "MY-02", id="alias of another district loses"),
    ],
)
def test_towns_are_found_first(name: str, district: str, state: str) -> None:
    first = gazetteer().find(name)[0]

    assert (first.district, first.state) == (district, state)


def test_a_state_is_only_the_state() -> None:
    found = gazetteer().find("Selangor")

    assert [place.precision for place in found] == [Precision.STATE]


def test_all_who_bear_a_repeated_name_are_returned() -> None:
    assert len(gazetteer().find("Kampung Baru")) > 100


@pytest.mark.parametrize(
    ("latitude", "longitude", "district"),
    [
        pytest.param(3.8077, 103.326, "Kuantan", id="Kuantan town"),
        pytest.param(6.35, 99.8, "Langkawi", id="island"),
        pytest.param(1.55, 110.34, "Kuching", id="Borneo"),
        pytest.param(3.139, 101.6869, "W.P. Kuala Lumpur", id="enclave inside Selangor"),
        pytest.param(2.93, 101.69, "W.P. Putrajaya", id="small enclave"),
    ],
)
def test_points_know_their_district(latitude: float, longitude: float, district: str) -> None:
    found = gazetteer().district_at(latitude, longitude)

    assert found is not None
    assert found.name == district


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [pytest.param(5.0, 106.0, id="South China Sea"), pytest.param(51.5, 0.0, id="London")],
)
def test_points_far_away_have_no_district(latitude: float, longitude: float) -> None:
    assert gazetteer().district_at(latitude, longitude) is None


def test_a_jetty_just_outside_the_line_belongs_to_its_shore() -> None:
    found = gazetteer().district_at(6.31, 99.82)

    assert found is not None
    assert found.name == "Langkawi"


def test_every_place_of_a_district_lies_in_a_known_one() -> None:
    known = {(district.state, district.name) for district in gazetteer().districts}
    borne = {
        (place.state, place.district)
        for places in gazetteer().by_key.values()
        for place in places
        if place.district
    }

    assert borne <= known
    assert len(known) == 160


def test_loading_is_quick_and_small() -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.process_time()
    Gazetteer.load()
    seconds = time.process_time() - started
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before  # KiB

    assert seconds < 2.0  # half a second alone; the builders of CI share their cores
    assert grown < 60 * 1024


@pytest.mark.parametrize(
    ("written", "code"),
    [
        pytest.param("Penang", "MY-07", id="English"),
        pytest.param("negeri sembilan", "MY-05", id="small letters"),
        pytest.param("W.P. Kuala Lumpur", "MY-14", id="territory"),
        pytest.param("MY-06", "MY-06", id="a code"),
        pytest.param("Atlantis", None, id="none"),
    ],
)
def test_states_are_known_by_many_names(written: str, code: str | None) -> None:
    assert states.code_of(written) == code


def test_a_district_is_shown_by_its_present_name_and_found_by_both() -> None:
    assert states.district_name("Ulu Selangor") == "Hulu Selangor"
    assert states.district_name("W.P. Labuan") == "Labuan"
    present = states.district_name("Larut Dan Matang")
    assert [place.district for place in gazetteer().find(present)] == ["Larut Dan Matang"]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        pytest.param("Temerluh", "Temerloh", id="as its branch and post office write it"),
        pytest.param("Kota Baharu", "Kota Bharu", id="of several, the branch's town"),
        pytest.param("Mentekab", "Mentakab", id="a post town without a branch"),
        pytest.param("Tanjung Karang", "Tanjong Karang", id="the post office's, news have it too"),
        pytest.param("Bandar Baharu", "Bandar Baharu", id="written so as well"),
        pytest.param("Gambang", "Gambang", id="one spelling"),
    ],
)
def test_a_town_is_shown_as_people_spell_it(written: str, shown: str) -> None:
    towns = [each for each in gazetteer().find(written) if each.kind in TOWNS]

    assert towns[0].name == shown


def test_sixteen_states_have_a_name() -> None:
    assert [states.name_of(f"MY-{n:02}") for n in (1, 16)] == ["Johor", "Putrajaya"]
    assert len(states.NAMES) == 16
