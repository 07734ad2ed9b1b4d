"""What is said of one of several goes to him, also behind a list, by a short name, from far.

All names and texts are invented.
"""

import pytest

from services.leads.parsing import Outcome
from tests.unit.posted import reading


@pytest.mark.parametrize(
    ("text", "outcomes"),
    [
        pytest.param(
            "The welder who was killed is Seman Kasturi, 45, while the two injured workers are "
            "Budin "
            "Leman, 42, and Jusoh Bakri, 23, in Raub yesterday.",
            ["death", "injury", "injury"],
            id="the two injured",
        ),
        pytest.param(
            "Seman Kasturi, 19, meninggal dunia di Raub, manakala Budin Leman, 25, yang juga "
            "pemandu "
            "kedua dan kelindan, Jusoh Bakri, 30, parah.",
            ["death", "injury", "injury"],
            id="by his part",
        ),
        pytest.param(
            "Seman Kasturi, 22, mati akibat cedera di kepala di Raub. Abangnya Budin, 24, "
            "serta dua lagi "
            "rakan termasuk pemandu, Jusoh Bakri, 22, dan penumpang, Tahir Omar, 23, patah tangan.",
            ["death", "injury", "injury", "injury"],
            id="a long list",
        ),
        pytest.param(
            "Seman Kasturi, 40, terbunuh apabila motosikalnya dirempuh treler di Raub sebelum lori "
            "dipandu V Gopalan, 26, merempuhnya. Gopalan dari Puchong hanya cedera ringan di muka.",
            ["death", "injury"],
            id="later, by a short name",
        ),
        pytest.param(
            "Mangsa maut ialah Ani Kasturi, 48, manakala suaminya, Budin Leman, 51, kini "
            "kritikal di "
            "Hospital Raub.",
            ["death", "injury"],
            id="the cue is of the first alone",
        ),
        pytest.param(
            "Seman Kasturi, 38, maut di Raub. Manakala Ani Nelson, 40-an yang juga isteri "
            "Seman, cedera "
            "parah.",
            ["death", "injury"],
            id="an age told roughly",
        ),
        pytest.param(
            "Seman Kasturi, 37, maut lorinya terjunam ke gaung di Raub. Penumpangnya, Budin "
            "Leman, 25, "
            "yang tercedera dihantar ke hospital.",
            ["death", "injury"],
            id="tercedera",
        ),
        pytest.param(
            "Her hubby, Razali suffered a serious neck injury in Raub while Halimaton herself "
            "broke "
            "her arm.",
            ["injury", "injury"],
            id="herself",
        ),
    ],
)
def test_each_has_his_own_outcome(text: str, outcomes: list[str]) -> None:
    assert [v.outcome.value for v in reading(text).victims] == outcomes


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            "A Malaysian was found dead in Raub. The press has identified the victim as "
            "46-year-old "
            "Hong Tianchi, a driver.",
            "Hong Tianchi",
            id="the age before",
        ),
        pytest.param(
            "In the latest case, Rusli Tambah, 45, was fishing in Raub when he was attacked by a "
            "crocodile yesterday.",
            "Rusli Tambah",
            id="a verb that is a name",
        ),
        pytest.param(
            "A worker was killed by a platform in Serian. The dead, Suma Ak. Gilang, of "
            "Kampung Sampel, "
            "died at the scene.",
            "Suma Ak. Gilang",
            id="Ak.",
        ),
        pytest.param(
            "A worker was killed by a wall in Raub. The dead was one of the Bangladeshis, "
            "Mohammad Sohel Sampel, 27.",
            "Mohammad Sohel Sampel",
            id="his people",
        ),
        pytest.param(
            "Seman bin Dg. Kasturi, 33, maut digilis traktor di Kunak semalam.",
            "Seman bin Dg. Kasturi",
            id="Dg.",
        ),
    ],
)
def test_a_name_is_told_in_full(text: str, name: str) -> None:
    assert [v.name for v in reading(text).victims] == [name]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "A lorry driver was killed in Raub. The body was sent to the Temenggong Seri "
            "Maharaja Tun "
            "Sampel Hospital's forensic unit.",
            id="a hospital's",
        ),
        pytest.param(
            "Pekerja maut di Raub. Kisah Mohamad Sampel mendapat perhatian.", id="a story"
        ),
    ],
)
def test_no_name_is_taken_from_what_stands_by(text: str) -> None:
    assert "Kisah Mohamad Sampel" not in {v.name for v in reading(text).victims}
    assert not any("Hospital" in (v.name or "") for v in reading(text).victims)


def test_two_who_work_at_one_station_are_two() -> None:
    text = (
        "Dua anggota polis maut dirempuh lori di Raub. Mereka ialah Seman Kasturi, 32, dari Balai "
        "Polis Sampel dan Mohamad Budin Leman, 32, dari Balai Polis Contoh."
    )

    assert [v.name for v in reading(text).victims] == ["Seman Kasturi", "Mohamad Budin Leman"]


def test_an_age_in_tens_is_no_age() -> None:
    text = "Penumpang dikenali sebagai Kamarul berusia 30-an maut di Raub semalam."

    assert [(v.name, v.age) for v in reading(text).victims] == [("Kamarul", None)]


def test_what_became_of_him_is_no_part_of_the_firm() -> None:
    text = (
        "Seorang Kakitangan TNB Meninggal Dunia\n\nRAUB: Seorang daripada tiga kakitangan Tenaga "
        "Nasional Berhad (TNB) meninggal dunia. Mangsa, Seman Kasturi, 34, juruteknik."
    )

    assert [v.employer for v in reading(text).victims] == ["Tenaga Nasional Berhad"]


def test_the_employer_of_the_only_dead() -> None:
    text = (
        "Seman Kasturi, 40, maut dirempuh treler manakala Budin Leman, 26, cedera di Raub. Mangsa "
        "yang bekerja di ladang sawit Felda Sampel dalam perjalanan pulang."
    )

    assert [(v.outcome, v.employer) for v in reading(text).victims] == [
        (Outcome.DEATH, "ladang sawit Felda Sampel"),
        (Outcome.INJURY, None),
    ]
