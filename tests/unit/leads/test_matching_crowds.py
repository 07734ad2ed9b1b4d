"""Where few accidents are told of, less is enough; many dead are seldom; how many died is read.

All accidents are invented.
"""

from datetime import date, timedelta

import pytest

from services.leads.matching import comparing, grouping, said, words, written_on
from services.leads.matching.account import Account
from services.leads.matching.crowds import Crowds

DAY = date(2026, 3, 2)
BUS = "12 maut bas ekspres terjunam gaung"
CRASH = "Express bus plunges into ravine, killing 11"
VICTIMS = "Mangsa nahas bas ekspres dikebumikan"


def told(text: str, day: date | None = DAY) -> Account:
    return Account(told=day, vehicles=frozenset({"bus"}), words=words.read(text))


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
    both, fumes, water = (
        Account(
            told=DAY, day=DAY, words=words.read(text), place="Kampung Contoh",
            place_text="Kampung Contoh", district="Hulu Perak", state="MY-08",
        )
        for text in (
            "Tiga pekerja maut dalam lubang pembetung resort di Kampung Contoh",
            "Three workers die of toxic fumes in sewer of resort, Kampung Contoh",
            "Tiga pekerja lemas dalam lubang pembetung resort Kampung Contoh",
        )
    )  # fmt: skip

    assert grouping.groups([both, fumes, water]) == [[0, 1, 2]]


def test_many_reports_without_a_day_may_be_of_any_year() -> None:
    few = Crowds([told(f"Bas terbalik {number}", None) for number in range(10)])
    many = Crowds([told(f"Bas terbalik {number}", None) for number in range(200)])

    assert few.points(0, 1) == 0
    assert many.points(0, 1) < 0


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("CONTOH, Aug 30 — A worker was buried", (8, 30)),
        ("KUALA CONTOH (Feb 13): Two men were found", (2, 13)),
        ("CONTOH 7 Dis. - Seorang penumpang maut", (12, 7)),
        ("Pekerja maut\n\nCONTOH, 29 Mac: Seorang pekerja", (3, 29)),
        ("CONTOH, Feb 31 — A worker was buried", None),
        ("CONTOH: Kejadian pada 3 Mac itu berlaku di sini", None),
    ],
)
def test_day_beside_the_place_before_a_text_is_read(text: str, day: tuple[int, int] | None) -> None:
    assert written_on.read(text) == day


def test_days_of_two_months_are_two_accidents_and_the_turn_of_the_year_is_none() -> None:
    text = "CONTOH, {} — Pekerja kuari maut tertimbus batu di kuari Bukit Contoh"
    august, september = (told(text.format(day), None) for day in ("Aug 10", "Sept 13"))

    assert comparing.compare(august, september).score == 0
    assert comparing.compare(august, told(text.format("Aug 12"), None)).enough
    assert written_on.days_apart((12, 31), (1, 2)) == 2
