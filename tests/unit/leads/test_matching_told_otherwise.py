"""One accident told in other words: a town by its letters, a road by its former name, a bystander.

All names of people are invented. Each pair is read as a file of reports is.
"""

from datetime import datetime

import pytest

from services.clock import LOCAL
from tests.unit.leads.test_matching_things import said

DAY = datetime(2026, 3, 12, 18, 0, tzinfo=LOCAL)


@pytest.mark.parametrize(
    ("one", "two", "signal"),
    [
        pytest.param(
            "SEREMBAN: Pengawal maut dipanah petir di Seremban 2, petang tadi.",
            "guard taman kita kena panah petir kat S2 petang tadi, dah tak ada", "place_same",
            id="S2",
        ),
        pytest.param(
            "KUANTAN: Pelayan hotel lemas di Teluk Cempedak, petang tadi.",
            "pekerja hotel lemas kat TC petang tadi", "place_same", id="TC",
        ),
        pytest.param(
            "KULIM: Pekerja Nepal maut tersepit mesin di kilang di Kulim, pagi tadi.",
            "Kilang kita di hi-tech kulim tutup lepas budak Nepal kena hempap mesin pagi tadi",
            "town_same", id="a town that the reader did not take",
        ),
        pytest.param(
            "KUALA LUMPUR: Pemandu maut keretanya terbabas di Jalan Tuanku Abdul Halim, pagi tadi.",
            "driver grab maut kereta terbabas kat Jalan Duta pagi tadi", "road_same",
            id="a road as it was called before",
        ),
    ],
)  # fmt: skip
def test_place_by_another_name(one: str, two: str, signal: str) -> None:
    assert signal in said(one, two, DAY)


def test_word_that_is_also_a_town_is_none() -> None:
    one = "BALING: Pekerja maut tersepit mesin di kilang getah di Baling, pagi tadi."
    two = "Pekerja kilang kena mesin pagi tadi, orang sempat baling tali"

    assert "town_same" not in said(one, two, DAY)
