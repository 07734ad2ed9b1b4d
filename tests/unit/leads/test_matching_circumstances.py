"""Streets, quarters, vehicles, tolls and days that tell one accident from another of its kind.

All names are invented. Each pair is read as a file of reports is.
"""

from datetime import datetime

import pytest

from services.clock import LOCAL
from services.leads.matching import words
from services.leads.matching.comparing import compare
from tests.unit.leads.test_matching_things import said, told

DAY, NEXT_DAY = (datetime(2026, 3, day, 18, 0, tzinfo=LOCAL) for day in (12, 13))


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        pytest.param("Persiaran Contoh", "Persiaran Sampel", False, id="two avenues"),
        pytest.param("Lorong Contoh", "Lorong Contoh", True, id="one lane"),
    ],
)
def test_kind_of_a_street_is_not_its_name(one: str, two: str, same: bool) -> None:
    text = "KLANG: Pengawal maut dirempuh kereta di {}, Klang, pagi tadi."

    assert ("road_same" in said(text.format(one), text.format(two), DAY)) is same


@pytest.mark.parametrize(
    ("text", "sections"),
    [
        pytest.param("Maut di Seksyen 9, Bangi", {"9"}, id="a quarter"),
        pytest.param("hit by a van in Section 14", {"14"}, id="in English"),
        pytest.param("disiasat mengikut Seksyen 41(1) Akta Pengangkutan Jalan", set(), id="an act"),
        pytest.param("under Section 41 of the Road Transport Act", set(), id="an act in English"),
    ],
)  # fmt: skip
def test_quarters_by_number(text: str, sections: set[str]) -> None:
    assert words.read(text).said.sections == sections


def test_other_quarter_is_another_place() -> None:
    text = "BANGI: Rider maut dilanggar kereta di Seksyen {}, Bandar Baru Bangi, pagi tadi."
    found = said(text.format(8), text.format(15), DAY)

    assert "quarter_differs" in found
    assert "place_same" not in found


def test_who_delivers_meals_was_on_a_motorcycle() -> None:
    one = "Penghantar makanan maut dirempuh kereta di Kluang"
    two = "Food delivery rider killed, hit by motorcycle in Kluang"

    assert not {"vehicles_differ", "party_differs"} & said(one, two)


def test_train_is_the_same_and_what_it_hit_is_not() -> None:
    one = "Pemandu kereta maut dirempuh kereta api di Tapah"
    two = "Penunggang motosikal maut dilanggar kereta api di Tapah"

    assert "party_differs" in said(one, two)


MANY = "Three plantation workers killed as lorry overturns in Rompin"


@pytest.mark.parametrize(
    ("text", "differs"),
    [
        pytest.param("ROMPIN: Pemandu lori sawit, Halim Contoh, 39, maut lorinya terbalik.", True,
                     id="one man"),
        pytest.param("ROMPIN: Jenazah Halim Contoh, 39, mangsa lori terbalik, dikebumikan hari ini",
                     False, id="the funeral of one of them"),
        pytest.param("ROMPIN: Tiga pekerja ladang maut lori terbalik.", False, id="three men"),
    ],
)  # fmt: skip
def test_number_of_the_dead(text: str, differs: bool) -> None:
    assert ("toll_differs" in said(MANY, text, DAY)) is differs


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        pytest.param("Two welders killed in blast", 2, id="English"),
        pytest.param("Empat pekerja ladang maut", 4, id="Malay"),
        pytest.param("Pekerja maut dua jam selepas dihempap", None, id="hours"),
        pytest.param("Dua kenderaan bertembung, pemandu maut", None, id="vehicles"),
    ],
)
def test_deaths_that_are_counted(text: str, killed: int | None) -> None:
    assert words.read(text).said.killed == killed


@pytest.mark.parametrize(
    ("one", "two", "other"),
    [
        pytest.param("pagi semalam", "pagi tadi", True, id="two mornings"),
        pytest.param("malam tadi", "awal pagi tadi", False, id="a night has two days"),
    ],
)
def test_next_day_is_another_day_unless_it_was_night(one: str, two: str, other: bool) -> None:
    text = "JASIN: Buruh ladang maut dihempap pokok di Contoh, {}."

    assert ("day_next" in said(text.format(one), text.format(two), DAY)) is other


def test_age_of_who_speaks_is_not_the_victims() -> None:
    found = words.read("Rakan mangsa, Kamal Contoh, 52, berkata. Mangsa, Halim Sampel, 31, maut.")

    assert found.said.ages == {31}


def test_weekday_of_the_accident_stands_for_its_day() -> None:
    first = told("LUMUT: Pengimpal maut letupan di limbungan semalam.", DAY)
    later = told("Mangsa letupan di limbungan Lumut, Rabu lalu, meninggal dunia.",
                 datetime(2026, 3, 17, 12, 0, tzinfo=LOCAL))  # fmt: skip

    assert "told_apart" not in {signal.key for signal in compare(first, later).evidence}


def test_names_of_common_words_count_when_both_tell_them() -> None:
    one = "Kelindan lori maut di lebuh raya berhampiran Sungai Dua"
    two = "Lorry attendant killed near Sungai Dua"

    assert "sungai dua" in words.read(one).places & words.read(two).places


def test_owners_s_is_no_part_of_the_word() -> None:
    assert "fisher" in words.read("Second fisherman's body found").meanings
