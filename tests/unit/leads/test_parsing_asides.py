"""A picture's caption and an accident that was before tell nothing of this one.

All names and texts are invented.
"""

import pytest

from services.leads.reading.asides import left_out
from tests.unit.posted import reading


def test_an_accident_days_before_is_another() -> None:
    text = (
        "Just days after the trailer accident that claimed the life of 21-year-old Ani Sampel in "
        "Kuantan, another fatal crash involving a lorry and a motorcycle was reported.\nA "
        "33-year-old motorcyclist died at the scene near Temerloh."
    )
    report = reading(text)

    assert [v.name for v in report.victims] == [None]
    assert report.place is not None
    assert report.place.district == "Temerloh"
    assert report.vehicles == ("motorcycle", "lorry")


def test_who_is_pictured_is_no_victim() -> None:
    text = (
        "Factory operator is first casualty of floods\n\nClean-up work: Ani Kasturi, 51, "
        "sweeping away "
        "mud after a downpour in Kampung Sampel in Kuantan. - Bernama\n\nKUALA LUMPUR: The "
        "body of a "
        "factory operator was found after he fell off his motorcycle in Temerloh."
    )
    report = reading(text)

    assert [v.name for v in report.victims] == [None]
    assert report.place is not None
    assert report.place.district == "Temerloh"


@pytest.mark.parametrize(
    "text",
    [
        "RAUB: Seman Kasturi, 34, maut dilanggar lori. - Bernama\nPolis menyiasat kes itu.",
        "Raub: A rider was killed this morning while crossing the road. - Bernama\nPolice said so.",
        "A worker died in Raub after falling into a pit, another was hurt.",
        "Seorang lagi pekerja maut selepas dihempap besi di Raub.",
    ],
)
def test_the_story_itself_is_no_aside(text: str) -> None:
    assert left_out(text) == text


def test_what_is_left_out_keeps_its_place() -> None:
    text = "Days after the crash that killed Ani Sampel in Raub, another man was hurt in Bera."

    assert len(left_out(text)) == len(text)
    assert left_out(text).endswith("another man was hurt in Bera.")
