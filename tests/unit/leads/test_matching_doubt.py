"""What a careful dispatcher does not take for a contradiction, and where he rather leaves it open.

All names are invented. Each pair is read as a file of reports is.
"""

from datetime import datetime

import pytest

from services.clock import LOCAL
from services.leads.matching import grouping, words
from services.leads.matching.account import Account, Person
from services.leads.matching.comparing import compare
from tests.unit.leads.test_matching_things import said, told

DAY, NEXT_DAY, THIRD = (datetime(2026, 3, day, 18, 0, tzinfo=LOCAL) for day in (12, 13, 15))


@pytest.mark.parametrize(
    ("text", "height"),
    [
        pytest.param("Buruh pemasang bumbung maut akibat strok haba", False, id="a roofer"),
        pytest.param("Roofer fell through the roof of a factory", True, id="he fell"),
        pytest.param("Pekerja terjatuh ketika memasang bumbung", True, id="fell, in Malay"),
        pytest.param("Tangga bangunan itu sempit, pekerja rebah", False, id="stairs"),
    ],
)
def test_roof_alone_is_no_fall(text: str, height: bool) -> None:
    assert ("height" in words.read(text).causes) is height


def test_heat_stroke_is_no_fall_from_a_roof() -> None:
    one = "KULIM: Buruh maut terjatuh dari bumbung sekolah yang dibaiki, semalam."
    two = "KULIM: Buruh pemasang bumbung sekolah rebah lalu maut akibat strok haba, semalam."

    assert "cause_differs" in said(one, two, DAY)


def test_headmaster_and_teacher_are_not_one_work() -> None:
    assert not words.read("Guru besar maut").meanings & words.read("Guru maut").meanings


def test_headline_that_fits_two_accidents_stays_by_itself() -> None:
    headline = "Worker killed by falling steel at Senai site"
    one = "SENAI: Buruh, Kassim Contoh, 39, maut dihempap besi di tapak pembinaan, petang semalam."
    two = "SENAI: Buruh, Rubel Sampel, 24, maut dihempap besi di tapak pembinaan, pagi tadi."

    found = grouping.groups([told(headline), told(one, DAY), told(two, DAY)])

    assert found == [[0], [1], [2]]


def test_body_carried_by_the_sea_is_found_far_away() -> None:
    one = "KUALA PERLIS: Nelayan dikhuatiri lemas terjatuh dari bot di muara, pagi Khamis."
    two = "YAN: Mayat nelayan yang hilang sejak Khamis ditemui terapung di perairan Yan, semalam."

    assert "far_apart" not in said(one, two, THIRD)


def test_two_died_and_each_paper_names_one() -> None:
    one = (
        "KLUANG: Kerani, Noraini Contoh, 41, antara dua maut dalam nahas bas di Kluang, pagi tadi."
    )
    two = "KLUANG: Pemandu bas, Saiful Sampel, 36, maut dalam nahas bas di Kluang, pagi tadi."

    assert not {"names_differ", "age_differs"} & said(one, two, DAY)


def test_funeral_is_told_from_the_familys_town() -> None:
    one = "ROMPIN: Pemandu bas maut dalam nahas di Rompin, pagi tadi."
    two = (
        "Pemandu bas baru sehari bekerja\n\nTEMERLOH: Pemandu bas yang maut dalam nahas di "
        "Pahang, semalam. Jenazah dikebumikan di kampungnya."
    )

    assert words.read(two).said.moved
    assert not {"far_apart", "elsewhere"} & said(one, two, DAY)


@pytest.mark.parametrize(
    ("one", "two", "signal"),
    [
        pytest.param("Contoh", "Sampel", "district_same", id="two names"),
        pytest.param("Contoh", "Contoh", "town_same", id="one name"),
    ],
)
def test_two_names_in_one_district_tell_less_than_one(one: str, two: str, signal: str) -> None:
    near, other = (
        Account(place="Kulim", district="Kulim", state="MY-02", place_text=f"Taman {name}",
                words=words.read(f"Taman {name}"))
        for name in (one, two)
    )  # fmt: skip

    assert signal in {each.key for each in compare(near, other).evidence}


def test_scene_of_a_highway_lies_between_two_towns() -> None:
    one = "SHAH ALAM: Rider maut langgar lori tersadai di Lebuhraya NKVE dekat Setia Alam, semalam."
    two = "KLANG: Penghantar bungkusan maut langgar lori di NKVE dekat Bukit Raja, semalam."

    assert "quarter_differs" not in said(one, two, DAY)


def test_name_of_many_towns_still_has_its_state() -> None:
    one = "Accident depan klinik Sungai Besar, motosikal pakcik dilanggar van"
    two = "KUCHING: Motorcyclist died after falling into a drain in Kuching"

    assert "state_differs" in said(one, two, DAY)


def test_country_is_no_name() -> None:
    one = Account(people=(Person("S'pore"),), words=words.read("motor S'pore worker masuk bawah"))
    two = Account(people=(Person("Tan Contoh", 29),), words=words.read("Tan Contoh, 29, maut"))

    found = {each.key for each in compare(one, two).evidence}

    assert not {"called_differs", "names_differ", "nobody_same"} & found


@pytest.mark.parametrize("where", ["HTAR", "Hospital Contoh", "ICU"])
def test_hospitals_by_their_letters(where: str) -> None:
    text = f"Beliau meninggal dunia di {where} pagi tadi, kemalangan malam Rabu lalu"

    assert "morning" not in words.read(text).said.parts


def test_place_called_tahan_is_no_arrest() -> None:
    assert not words.read("Ambulans terbabas di Jalan Jerantut-Kuala Tahan").said.court


@pytest.mark.parametrize(
    ("text", "elsewhere"),
    [
        pytest.param(
            "JOHOR BAHRU: Tukang masak yang melecur Rabu lalu meninggal dunia di HSA pagi tadi.",
            True, id="some days after",
        ),
        pytest.param(
            "SEGAMAT: Tukang masak yang melecur pagi tadi meninggal dunia di Hospital Segamat.",
            False, id="on that day",
        ),
    ],
)  # fmt: skip
def test_town_of_the_hospital_is_no_scene_days_later(text: str, elsewhere: bool) -> None:
    assert words.read(text).said.moved is elsewhere


def test_name_in_a_chat_does_not_tell_that_one_died_only() -> None:
    headline = "Two crew killed in Marudi express boat fire"

    assert "toll_differs" not in said(headline, "Bot ekspres Marudi meletup. RIP Jackson", DAY)


def test_town_where_it_was_outweighs_a_misplaced_quarter() -> None:
    text = "KUALA TERENGGANU: Pemandu bas rebah di Bukit Contoh, di sini, pagi tadi."
    one = Account(
        place="Bukit Contoh", district="Kota Tinggi", state="MY-01", words=words.read(text)
    )
    two = Account(place="Kuala Terengganu", district="Kuala Terengganu", state="MY-11")

    found = {each.key for each in compare(one, two).evidence}

    assert "district_same" in found
    assert "state_differs" not in found


def test_age_of_the_son_is_not_the_fathers() -> None:
    text = "Pemandu bas meninggal. Anaknya, Kamal Contoh, 27, berkata bapanya tidak sakit"

    assert words.read(text).said.ages == set()


def test_heart_attack_is_no_attack_of_an_animal() -> None:
    assert "mauled" not in words.read("Driver dies of heart attack").meanings
