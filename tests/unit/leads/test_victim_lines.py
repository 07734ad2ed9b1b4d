"""What a card tells of victims without a name, and of an hour without a day."""

from datetime import time
from typing import Any

import pytest
from babel import Locale

from config import rules
from db.models.leads import Lead, Victim
from services.leads import cards, victim_lines
from services.leads.reading.described_words import COUNTRIES

INDONESIAN = {"age": 30, "nationality": "Indonesia", "outcome": "death"}
DEAD = {"outcome": "death"}


def said(*victims: dict[str, Any], language: str = "en", named: bool = True) -> list[str]:
    lead = Lead(id=17, victims=[Victim(id=n, **each) for n, each in enumerate(victims)])
    return [
        str(each) for each in victim_lines.lines(lead, None, None, language, named=named, here=None)
    ]


@pytest.mark.parametrize(
    ("victims", "lines"),
    [
        ([INDONESIAN], ["Victim: name not known yet, aged 30, Indonesian national, died"]),
        ([DEAD, DEAD], ["Victims: 2 persons, name not known yet, died"]),
        (
            [DEAD, {"outcome": "injury"}],
            ["Victim: name not known yet, died", "Victim: name not known yet, injured"],
        ),
        ([{"outcome": "unknown"}], ["Victims: 1 person"]),
        ([], ["Victims: 1 person"]),
    ],
)
def test_what_is_known_of_a_victim_without_a_name_is_told(
    victims: list[dict[str, Any]], lines: list[str]
) -> None:
    assert said(*victims) == lines


def test_victims_without_a_name_are_told_in_malay() -> None:
    assert said(INDONESIAN, language="ms") == [
        "Mangsa: nama belum diketahui, 30 tahun, warga Indonesia, meninggal dunia"
    ]


def test_who_may_not_read_names_reads_how_many_they_are() -> None:
    assert said(INDONESIAN, named=False) == ["Victims: 1 person"]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Time: about 04:00, day not known yet"),
        ("ms", "Masa: kira-kira jam 04:00, hari belum diketahui"),
    ],
)
def test_an_hour_without_its_day_is_told(language: str, line: str) -> None:
    lead = Lead(id=17, accident_time=time(4, 0))

    assert [str(each) for each in cards._when(lead, language)] == [line]


@pytest.mark.parametrize(
    ("country", "language", "told"),
    [
        ("Bangladesh", "ms", "warga Bangladesh"),
        ("Bangladesh", "en", "Bangladeshi national"),
        ("Philippines", "ms", "warga Filipina"),
        ("Cambodia", "en", "Cambodian national"),
        ("Atlantis", "ms", "Atlantis"),
    ],
)
def test_nationality_is_told_as_people_say_it(country: str, language: str, told: str) -> None:
    assert f", {told}" in said({"nationality": country}, language=language)[0]


def test_each_country_that_the_reader_knows_is_said_in_malay_as_the_cldr_has_it() -> None:
    listed = rules.tables("nationalities")["said"]
    english, malay = Locale("en").territories, Locale("ms").territories
    names = {english[code].split(" (")[0]: malay[code].split(" (")[0] for code in malay}

    assert set(listed) == set(COUNTRIES.values())
    assert {land: said["ms"] for land, said in listed.items()} == {
        land: f"warga {names[land]}" for land in listed
    }
