"""Later reports: who died since, one more who died, who was arrested, weekdays of chats.

All names are invented. Each pair is read as a file of reports is.
"""

from datetime import datetime

import pytest

from services.clock import LOCAL
from services.leads.matching import grouping, words
from services.leads.matching.comparing import compare
from tests.unit.leads.test_matching_things import said, told

MONDAY, WEDNESDAY = (datetime(2026, 3, day, 18, 0, tzinfo=LOCAL) for day in (9, 11))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param("Mangsa meninggal dunia di Hospital Contoh malam tadi", set(), id="hospital"),
        pytest.param("He died at Contoh Hospital here last night", set(), id="English"),
        pytest.param("budak tu dah tiada pagi tadi", set(), id="a chat"),
        pytest.param("Mangsa meninggal dunia di lokasi pagi tadi", {"morning"}, id="there"),
        pytest.param(
            "Mangsa meninggal dunia di hospital akibat kemalangan pagi tadi", {"morning"},
            id="the accident's hour",
        ),
    ],
)  # fmt: skip
def test_hour_of_a_death_in_hospital_is_not_the_accidents(text: str, parts: set[str]) -> None:
    assert words.read(text).said.parts == parts


FIRST = (
    "KLUANG: Seorang pekerja kilang, Bishal Contoh, 27, maut dan tiga lagi cedera apabila van "
    "kilang terbabas di Jalan Contoh, pagi tadi."
)


@pytest.mark.parametrize(
    ("text", "same"),
    [
        pytest.param(
            "KLUANG: The death toll in Monday's factory van crash rose to two after Prakash "
            "Sampel, 35, died at Kluang Hospital last night.", True, id="one more died",
        ),
        pytest.param(
            "KLUANG: Pekerja kilang, Prakash Sampel, 35, maut apabila van kilang terbabas di "
            "Jalan Lain, Isnin.", False, id="another man and nothing of two",
        ),
    ],
)  # fmt: skip
def test_second_victim_is_told_of_under_his_own_name(text: str, same: bool) -> None:
    assert compare(told(FIRST, MONDAY), told(text, WEDNESDAY)).enough is same


def test_companion_is_not_who_died() -> None:
    one = "RAUB: Buruh maut dan rakannya, Halim Contoh, 22, cedera dirempuh lori di Jalan Contoh."
    two = "RAUB: Buruh, Jamil Sampel, 45, maut dirempuh lori di Jalan Contoh. Rakannya cedera."

    assert not {"names_differ", "age_differs"} & said(one, two, MONDAY)


def test_woman_who_was_arrested_is_not_the_man_who_died() -> None:
    one = "KULAI: Seorang lelaki pejalan kaki maut dilanggar kereta di Jalan Contoh, pagi tadi."
    two = (
        "KULAI: Polis menahan seorang wanita, pemandu kereta yang melanggar pejalan kaki di "
        "Jalan Contoh, pagi Isnin."
    )

    assert not {"sex_differs", "role_differs"} & said(one, two, MONDAY)


@pytest.mark.parametrize("day", ["Isnin", "isnen", "Monday"])
def test_weekday_of_the_accident_is_named_by_a_later_report(day: str) -> None:
    one = told("TANGKAK: Rider maut dilanggar kereta di Jalan Contoh, pagi tadi", MONDAY)
    two = told(f"rider kena langgar kereta {day} lepas tu meninggal pagi tadi", WEDNESDAY)

    assert one.day is not None
    assert two.words.said.weekdays == {one.day.isoweekday()}
    assert "day_differs" not in {signal.key for signal in compare(one, two).evidence}


def test_headline_first_report_and_second_death_are_one_accident() -> None:
    headline = "Factory van overturns in Kluang, one dead, three injured"
    second = (
        "KLUANG: The death toll in Monday's factory van crash rose to two after Prakash Sampel, "
        "35, died at Kluang Hospital last night."
    )

    found = grouping.groups([told(FIRST, MONDAY), told(headline), told(second, WEDNESDAY)])

    assert len(found) == 1


def test_day_and_age_of_a_court_are_not_the_accidents() -> None:
    one = (
        "BALING: Pembantu gerai, Salbiah Contoh, 41, maut dirempuh kereta di Jalan Contoh semalam."
    )
    two = (
        "BALING: Pemandu kereta yang merempuh pembantu gerai hingga maut di Jalan Contoh didakwa "
        "di mahkamah hari ini. Kamil Sampel, 29, mengaku tidak bersalah."
    )

    found = said(one, two, MONDAY) & {"day_differs", "day_near", "age_differs", "told_before"}

    assert not found


@pytest.mark.parametrize(
    ("text", "differs"),
    [
        pytest.param("Penyelam parah di Jeti Contoh, Lumut, pagi tadi", True, id="hurt"),
        pytest.param(
            "Penyelam kritikal di Jeti Contoh, Lumut, pagi tadi", False, id="may have died"
        ),
    ],
)
def test_who_fights_for_his_life_may_have_died_on_that_day(text: str, differs: bool) -> None:
    dead = "Penyelam maut di Jeti Contoh, Lumut, pagi tadi"

    assert ("fate_differs" in said(dead, text, MONDAY)) is differs


def test_name_holds_together_what_shares_little_else() -> None:
    told_by = (
        "BACHOK: Kerani sekolah maut motosikalnya dirempuh van di Jalan Contoh, pagi tadi. "
        "Mangsa, Rohaya Contoh, 44.",
        "BACHOK: Suami isteri dirempuh van di Jalan Contoh, isteri maut, suami patah kaki.",
        "Takziah kepada keluarga kerani sekolah kita Puan Rohaya akibat kemalangan pagi tadi",
    )

    assert len(grouping.groups([told(text, MONDAY) for text in told_by])) == 1


def test_father_who_speaks_is_not_his_son() -> None:
    one = "SEPANG: Pekerja kargo, Logan Contoh, 27, maut digilis trak di Sepanjang, semalam."
    two = "SEPANG: Bapa pekerja kargo yang maut digilis trak di Sepanjang, Muniandy, 58, sedih."

    assert not {"called_differs", "names_differ", "age_differs"} & said(one, two, MONDAY)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param(
            "Mayat kelasi yang hilang sejak malam tadi ditemui nelayan, pagi ini", {"night"},
            id="a body",
        ),
        pytest.param(
            "Mayat kelasi yang hilang sejak malam tadi ditemui nelayan pagi ini", {"night"},
            id="a body, without a comma",
        ),
        pytest.param("Pengawal ditemui rakan setugas pagi tadi", {"morning"}, id="found hurt"),
    ],
)  # fmt: skip
def test_hour_of_a_find_is_not_the_accidents(text: str, parts: set[str]) -> None:
    assert words.read(text).said.parts == parts


def test_friend_who_is_quoted_has_an_age_of_his_own() -> None:
    assert words.read("It caved in, said friend R. Contoh, 40, who escaped").said.ages == set()
