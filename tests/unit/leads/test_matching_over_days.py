"""One accident as papers, agencies and families tell it over days, and accidents that are alike.

All names are invented. Cases: tests/cases/one_accident.yaml (pairs), accidents_beside.yaml (files).
"""

from collections import defaultdict
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.leads_files import Row
from bot.leads_matching import account
from services.clock import LOCAL
from services.leads import parsing
from services.leads.matching import causes, comparing, highways, said, words
from services.leads.matching.account import Account
from services.leads.matching.grouping import groups
from services.places.reference import gazetteer

CASES = Path(__file__).parents[2] / "cases"


def cases(name: str) -> Any:
    return yaml.safe_load((CASES / name).read_text(encoding="utf-8"))


def told(text: str, day: int) -> Account:
    row = Row(1, "1", text, datetime(2026, 3, day, 12, 0, tzinfo=LOCAL))
    report = parsing.read(text, row.read_at, gazetteer(), doubtful=True)
    assert report is not None
    return account(row, report)


@pytest.mark.parametrize(
    "case", [pytest.param(each, id=each["id"]) for each in cases("one_accident.yaml")]
)
def test_two_reports(case: dict[str, Any]) -> None:
    (day, one), (later, two) = case["one"], case["two"]

    found = groups([told(one, day), told(two, later)])

    assert (len(found) == 1) is case["same"]


@pytest.mark.parametrize("reports", cases("accidents_beside.yaml"), ids="abcdef")
def test_files_of_accidents_that_stand_beside_each_other(reports: list[Any]) -> None:
    wanted = defaultdict(list)
    for index, (group, _, _) in enumerate(reports):
        wanted[index if group == "-" else group].append(index)

    found = groups([told(text, day) for _, day, text in reports])

    assert sorted(found) == sorted(wanted.values())


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        pytest.param("Satu keluarga meninggal di Rawang", None, id="no number of a family"),
        pytest.param("Family of five perishes in Temerloh crash", 5, id="a family of five"),
        pytest.param("Crash kills family of four", 4, id="kills a family"),
        pytest.param("Ali, isteri Siti dan tiga anak yang terkorban", 5, id="parents too"),
        pytest.param("Ali maut, meninggalkan isteri dan tiga anak", None, id="who is left"),
        pytest.param("Suami isteri penjaja maut dilanggar kereta", 2, id="a couple"),
        pytest.param("Lima sekeluarga cedera di Gopeng", None, id="only hurt"),
        pytest.param("Empat lelaki terlibat rompakan maut di Klang", None, id="who robbed"),
    ],
)
def test_how_many_of_a_family_died(text: str, dead: int | None) -> None:
    assert words.read(text).said.killed == dead


@pytest.mark.parametrize(
    ("text", "later"),
    [
        pytest.param("Sunita, 24, yang maut dalam nahas bas di Senai", True, id="who died in it"),
        pytest.param("Diver who drowned at the dam yesterday was a sailor", True, id="in English"),
        pytest.param("Kehilangan suami ketika sarat mengandung", True, id="a widow"),
        pytest.param("Perkeso serah bantuan kepada balu mangsa", True, id="benefits"),
        pytest.param("Nepali worker dies of burns from the blast", True, id="of burns"),
        pytest.param("Seorang pekerja maut dihempap paip di Senai", False, id="a first report"),
        pytest.param("Lelaki maut selepas motosikal dirempuh kereta", False, id="another one"),
    ],
)
def test_who_is_told_of_as_known_before(text: str, later: bool) -> None:
    assert words.read(text).said.later is later


@pytest.mark.parametrize(
    ("text", "court"),
    [
        pytest.param("Maut dirempuh ketika menahan motosikal", False, id="stops a rider"),
        pytest.param("Polis menahan pemandu kereta itu", True, id="an arrest"),
        pytest.param("Polis buru perompak bunuh pengawal", True, id="a hunt"),
    ],
)
def test_who_stops_a_vehicle_arrests_nobody(text: str, court: bool) -> None:
    assert words.read(text).said.court is court


@pytest.mark.parametrize(
    ("text", "told_as"),
    [
        pytest.param("Lif barang terhempas dari tingkat 18", "lift", id="a hoist"),
        pytest.param("Hoist plunge at condo site", "lift", id="in English"),
        pytest.param("Perancah setinggi 10 meter gave way", "collapsed", id="gave way"),
        pytest.param("Body of missing fisherman found off Mersing", "drown", id="lost at sea"),
        pytest.param("Tekong jatuh ke laut", "drown", id="overboard"),
    ],
)
def test_causes_of_an_accident(text: str, told_as: str) -> None:
    assert told_as in words.read(text).causes


def test_a_lift_that_plunges_is_no_fall_from_a_floor() -> None:
    assert causes.exclude(frozenset({"lift"}), frozenset({"height"}))
    assert not causes.exclude(frozenset({"lift", "height"}), frozenset({"height"}))


@pytest.mark.parametrize(
    ("text", "made"),
    [
        pytest.param("Kilang sarung tangan di Kamunting terbakar", {"glove"}, id="Malay"),
        pytest.param("Fire at plastics factory in Puchong", {"plastic"}, id="English"),
        pytest.param("Kebakaran di kilang di Puchong", set(), id="nothing told"),
        pytest.param("Lori besi langgar pekerja", set(), id="no factory"),
    ],
)
def test_what_a_factory_makes(text: str, made: set[str]) -> None:
    assert words.read(text).made == made


@pytest.mark.parametrize("text", ["LPT1", "East Coast Expressway", "Lebuhraya Pantai Timur"])
def test_names_of_one_highway(text: str) -> None:
    assert highways.read(f"maut di {text.lower()} dekat temerloh") == {"lpt"}


def test_one_is_told_of_first_and_one_more_is_not() -> None:
    first = said.read("", "seorang buruh warga asing maut terjatuh")
    more = said.read("", "seorang lagi buruh maut di hospital")

    assert first.one
    assert not more.one


def test_fewer_dead_than_before_is_another_accident_but_more_are_not() -> None:
    two = "Dua buruh maut dihempap tembok di Klang"
    one = "KLANG: Seorang buruh maut dihempap tembok di Klang pagi tadi."

    fewer = comparing.compare(told(two, 10), told(one, 11))
    more = comparing.compare(told(one, 10), told(two, 11))

    assert "toll_fewer" in {signal.key for signal in fewer.evidence}
    assert "toll_fewer" not in {signal.key for signal in more.evidence}


@pytest.mark.parametrize(
    ("one", "two", "key"),
    [
        pytest.param(
            "Rider maut dilanggar bas di Jalan Ampang",
            "Rider maut motosikal terbabas di Jalan Ampang", "party_differs", id="by himself",
        ),
        pytest.param(
            "Tukang cuci bank di Klang terkena renjatan elektrik, maut",
            "Tukang cuci masjid di Klang terkena renjatan elektrik, maut", "premises_differ",
            id="a bank and a mosque",
        ),
        pytest.param(
            "Dua maut kereta rempuh lori di KM 125 PLUS Pagoh",
            "Dua maut kereta bertembung lori di Jalan Pagoh-Bukit Pasir", "road_differs",
            id="a highway and a road",
        ),
    ],
)  # fmt: skip
def test_what_speaks_against(one: str, two: str, key: str) -> None:
    found = comparing.compare(told(one, 10), told(two, 10))

    assert key in {signal.key for signal in found.evidence}


def test_who_delivers_and_was_hit_by_a_lorry_rode() -> None:
    one = told("Penghantar bungkusan maut dilanggar lori tangki di Skudai", 10)
    two = told("Parcel rider killed in Skudai was sole breadwinner", 11)

    assert "vehicles_differ" not in {signal.key for signal in comparing.compare(one, two).evidence}
