"""Kilometre stones: interpolated on highways, along the line between towns on other roads."""

import pytest

from services.places import highways
from services.places.distance import kilometres
from services.places.reference import gazetteer

KUANTAN, GAMBANG = (3.8077, 103.326), (3.7067, 103.1089)


@pytest.mark.parametrize(
    ("road", "km", "district"),
    [
        pytest.param("Lebuhraya Pantai Timur", 116.0, "Temerloh", id="a known stone"),
        pytest.param("LPT", 140.0, "Maran", id="between two stones"),
        pytest.param("Lebuh Raya Pantai Timur 2", 288.6, "Kemaman", id="two words"),
        pytest.param("Federal Highway", 15.7, "Petaling", id="English name"),
    ],
)
def test_a_stone_of_a_highway_lies_in_its_district(road: str, km: float, district: str) -> None:
    (point,) = gazetteer().highways.points(road, km)

    found = gazetteer().district_at(*point)
    assert found is not None
    assert found.name == district


def test_a_km_of_the_north_south_expressway_is_ambiguous() -> None:
    assert len(gazetteer().highways.points("Lebuhraya PLUS", 290.0)) == 2


def test_far_beyond_the_last_stone_is_nowhere() -> None:
    assert gazetteer().highways.points("Lebuhraya Linkedua", 300.0) == ()


def test_unknown_roads_are_nowhere() -> None:
    assert gazetteer().highways.points("Jalan Besar", 3.0) == ()


def test_a_stone_between_towns_lies_that_far_from_the_first() -> None:
    point = highways.along(KUANTAN, GAMBANG, 23.0)

    assert point is not None
    assert kilometres(KUANTAN, point) == pytest.approx(23.0, abs=0.2)


def test_a_stone_past_the_second_town_is_at_the_second_town() -> None:
    assert highways.along(KUANTAN, GAMBANG, 35.0) == GAMBANG


def test_a_stone_that_cannot_be_on_the_road_is_nowhere() -> None:
    assert highways.along(KUANTAN, GAMBANG, 120.0) is None
