"""Which place is meant by a town or a postcode that a worker types to find clinics near it."""

import pytest

from services.places import reference
from services.screening.nearest import place_named


@pytest.mark.parametrize(
    ("typed", "district"),
    [
        pytest.param("Gambang", "Kuantan", id="a town"),
        pytest.param("25150", "Kuantan", id="a postcode"),
        pytest.param("Pasir Mas", "Pasir Mas", id="the town before the district of that name"),
        pytest.param("Tasik Kenyir", None, id="no point is known of a lake"),
        pytest.param("Pahang", None, id="a state"),
    ],
)
def test_clinics_are_looked_for_near_what_has_a_point(typed: str, district: str | None) -> None:
    place = place_named(typed, reference.gazetteer())

    assert (place.district if place else None) == district
    assert place is None or not place.is_rough
