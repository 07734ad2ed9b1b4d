"""What is told of each victim goes to him alone: outcome, age, number, work, country.

All names are invented.
"""

import pytest

from services.leads.parsing import Outcome
from tests.unit.posted import reading


def test_a_short_form_of_a_name_is_the_same_person() -> None:
    text = "Mohd. Seman Kasturi, 34, maut di Raub. Seman disahkan meninggal dunia di lokasi."

    assert [v.name for v in reading(text).victims] == ["Mohd. Seman Kasturi"]


def test_each_victim_has_his_own_outcome_and_age() -> None:
    text = "Seman Kasturi, 34, maut manakala Budin Leman, 21, cedera parah dalam nahas di Raub."

    assert [(v.age, v.outcome) for v in reading(text).victims] == [
        (34, Outcome.DEATH),
        (21, Outcome.INJURY),
    ]


def test_an_outcome_behind_a_list_is_shared() -> None:
    text = "Seman Kasturi, 34, maut manakala Ani Leman, 30, dan Budin Leman, 21, cedera di Raub."

    assert [v.outcome for v in reading(text).victims] == [
        Outcome.DEATH,
        Outcome.INJURY,
        Outcome.INJURY,
    ]


def test_victims_without_a_name_are_counted() -> None:
    report = reading("Tiga pekerja maut tertimbus tanah di Puchong")

    assert [(v.name, v.outcome) for v in report.victims] == [(None, Outcome.DEATH)] * 3


@pytest.mark.parametrize(
    ("text", "age"),
    [
        pytest.param("Lelaki berusia 47 tahun maut dilanggar lori di Sik", 47, id="berusia"),
        pytest.param("A 47-year-old man was killed in a crash in Sik", 47, id="year-old"),
        pytest.param("Lelaki berusia 40-an maut dilanggar lori di Sik", None, id="40-an"),
        pytest.param("Seman bin Kasturi (47) maut nahas di Sik", 47, id="in brackets"),
        pytest.param("Seman bin Kasturi umur 47 maut nahas di Sik", 47, id="umur"),
        pytest.param("Lelaki maut, kereta 20 meter ke dalam gaung di Sik", None, id="metres"),
    ],
)
def test_ages_are_read(text: str, age: int | None) -> None:
    assert reading(text).victims[0].age == age


def test_an_identity_number_goes_to_the_person_before_it() -> None:
    text = "Mangsa kemalangan maut:\n1. Seman bin Kasturi 34 tahun 910203-06-5555\n"

    assert reading(text).victims[0].nric == "910203065555"


def test_work_and_country_are_read_as_stated() -> None:
    text = "Buruh binaan warga Bangladesh maut terjatuh di tapak projek di Bangsar"

    victim = reading(text).victims[0]
    assert (victim.occupation, victim.nationality) == ("Buruh binaan", "Bangladesh")


@pytest.mark.parametrize(
    ("told", "firm"),
    [
        pytest.param(
            "Seman Kasturi, 34, bekerja di Syarikat Maju Contoh Sdn Bhd maut nahas di Raub.",
            "Syarikat Maju Contoh Sdn Bhd",
            id="bekerja di",
        ),
        pytest.param(
            "Seman Kasturi jatuh dari bumbung tempat kerja di Raub. Dia kerja dengan Kedai Contoh.",
            "Kedai Contoh",
            id="tempat kerja di a town is no employer",
        ),
        pytest.param(
            "Buruh maut di Marang, Terengganu. Pekerja Pembinaan Contoh Timur Sdn. Bhd.",
            "Pembinaan Contoh Timur Sdn. Bhd.",
            id="a new sentence begins with the worker",
        ),
        pytest.param(
            "Seman Kasturi, 34, pekerja Pembinaan Contoh Sdn Bhd, maut di Raub.",
            "Pembinaan Contoh Sdn Bhd",
            id="pekerja of a builder",
        ),
        pytest.param(
            "Seman Kasturi, 34, pekerja Contoh Jaya Sdn. Bhd. Dia maut di Raub.",
            "Contoh Jaya Sdn. Bhd.",
            id="the firm ends with its form",
        ),
        pytest.param(
            "Kemalangan maut di Raub.\nNama: Seman Kasturi\nMajikan: Kedai Contoh Makmur\nUmur: 34",
            "Kedai Contoh Makmur",
            id="a form",
        ),
        pytest.param(
            "Seman Kasturi, 34, guru Sekolah Kebangsaan Contoh, maut di Raub.",
            "Sekolah Kebangsaan Contoh",
            id="a school",
        ),
        pytest.param(
            "Seman Kasturi, 34, pekerja kilang, maut di Raub. Syarikat belum mengulas. Polis "
            "Raub menyiasat.",
            None,
            id="none",
        ),
    ],
)
def test_employers_end_with_their_sentence(told: str, firm: str | None) -> None:
    assert reading(told).victims[0].employer == firm
