"""Where few accidents are told of, less is enough; many dead are seldom; how many died is read.

All accidents are invented.
"""

from datetime import date, timedelta

import pytest

from services.leads.matching import comparing, grouping, said, words
from services.leads.matching.account import Account
from services.leads.matching.crowds import Crowds

DAY = date(2026, 3, 2)
BUS = "12 maut bas ekspres terjunam gaung"
CRASH = "Express bus plunges into ravine, killing 11"
VICTIMS = "Mangsa nahas bas ekspres dikebumikan"


def told(text: str, day: date | None = DAY, **kept: object) -> Account:
    return Account(told=day, vehicles=frozenset({"bus"}), words=words.read(text), **kept)  # type: ignore[arg-type]


def others(count: int) -> list[Account]:
    return [told(f"Pekerja nombor {number} cedera di kilang") for number in range(count)]


def test_two_of_three_reports_are_given_points_and_two_of_thirty_none() -> None:
    few, many = Crowds([told(BUS), told(CRASH), *others(1)]), Crowds([told(BUS), *others(30)])

    assert few.points(0, 1) > 0
    assert many.points(0, 1) == 0


def test_report_without_a_day_is_given_nothing() -> None:
    assert Crowds([told(BUS), told(CRASH, None)]).points(0, 1) == 0


def test_reports_of_other_weeks_are_no_crowd() -> None:
    later = [told(BUS, DAY + timedelta(30 * month)) for month in range(1, 30)]

    assert Crowds([told(BUS), told(CRASH), *later]).points(0, 1) > 0


def test_all_pairs_are_looked_at_where_few_are_told_of() -> None:
    assert Crowds([told(BUS), told(VICTIMS), told(CRASH, None)]).near() == [(0, 1)]
    assert Crowds([told(BUS), *others(30)]).near() == []


def test_what_contradicts_is_given_nothing() -> None:
    cleaners = [
        Account(told=DAY, words=words.read(f"Tukang cuci {where} maut renjatan elektrik di Klang"))
        for where in ("bank", "masjid")
    ]

    assert grouping.groups(cleaners) == [[0], [1]]


def test_many_dead_in_both_speak_for_one_accident() -> None:
    signals = {signal.key for signal in comparing.compare(told(BUS), told(CRASH)).evidence}
    fewer = comparing.compare(told(BUS), told("Bus plunges into ravine, killing two")).evidence

    assert "tolls_many" in signals
    assert "tolls_many" not in {signal.key for signal in fewer}


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("Express bus crash near Contoh kills seven, injures 28", 7),
        ("Bas rempuh treler, mengorbankan 10 penumpang", 10),
        ("Nahas di lebuh raya meragut nyawa lapan pekerja kilang", 8),
        ("Death toll in landslide rises to nine", 9),
        ("The crash claimed the lives of six people", 6),
        ("Twenty people were killed when a bus overturned", 20),
        ("Ten people on their way to work were killed when a bus plunged into a drain", 10),
        ("Tiga kenderaan bertembung, seorang cedera", None),
        ("Crash kills two others in hospital", None),
    ],
)
def test_how_many_died_is_read(text: str, dead: int | None) -> None:
    assert said.read(text, words.read(text).plain).killed == dead


def test_third_report_that_is_surely_of_both_holds_two_ways_of_telling_together() -> None:
    place = {"place": "Kampung Contoh", "district": "Hulu Perak", "state": "MY-08", "day": DAY}
    kept = {"place_text": "Kampung Contoh", **place}
    both = told("Tiga pekerja maut dalam lubang pembetung resort di Kampung Contoh", **kept)
    fumes = told("Three workers die of toxic fumes in sewer of resort, Kampung Contoh", **kept)
    water = told("Tiga pekerja lemas dalam lubang pembetung resort Kampung Contoh", **kept)

    assert grouping.groups([both, fumes, water]) == [[0, 1, 2]]
