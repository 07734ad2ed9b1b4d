"""Of a known sound those a slip away stand ready; of another one they are found."""

import numpy as np
import pytest

from services.registry import slips

HEARD = sorted(
    ["azman", "azmna", "azmen", "azmin", "aman", "zaman", "azmann", "bintang", "bintan", "lintang",
     "binatng", "ng", "nk", "g", "k", "nga", "nag",
     "kencana"]
)  # fmt: skip
COUNTS = np.arange(1, len(HEARD) + 1, dtype=np.uint32)


def near(sound: str) -> list[tuple[str, int]]:
    found = slips.made(HEARD, COUNTS).of_other(sound)
    return [(HEARD[number], apart) for number, apart in found]


@pytest.mark.parametrize("sound", HEARD)
def test_neighbours_that_stand_ready_are_those_that_would_be_found(sound: str) -> None:
    known = slips.made(HEARD, COUNTS)
    number = HEARD.index(sound)

    found = [each for each, apart in known.of_other(sound) if apart == 1]
    assert known.of_known(number) == found


def test_neighbours_are_the_commonest_and_not_too_many() -> None:
    heard = sorted(f"bayu{letter}" for letter in "abdfgiklmnrs")
    known = slips.made(heard, np.arange(1, len(heard) + 1, dtype=np.uint32))

    commonest = [*range(len(heard) - 1, 0, -1)][: slips.MOST_LIKE - 1]
    assert known.of_known(0) == commonest


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        pytest.param("azmon", {"azman", "azmen", "azmin", "azmann"}, id="two of a longer one"),
        pytest.param("kcana", {"kencana"}, id="two letters lost"),
        pytest.param("kencanaxy", {"kencana"}, id="two too many"),
        pytest.param("qqqqqq", set(), id="none"),
    ],
)
def test_sounds_up_to_two_slips_away_are_found(typed: str, wanted: set[str]) -> None:
    assert {sound for sound, _ in near(typed)} == wanted


def test_slips_come_back_from_their_parts_and_are_made_where_they_lack() -> None:
    known = slips.made(HEARD, COUNTS)
    parts = dict(known.parts())

    again = slips.loaded(HEARD, COUNTS, parts)
    assert again.of_other("azmon") == known.of_other("azmon")
    assert again.of_known(3) == known.of_known(3)
    assert slips.loaded(HEARD, COUNTS, {}).of_known(3) == known.of_known(3)
