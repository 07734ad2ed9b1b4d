"""Victims are named in full and in order; officers, relatives who speak and the unhurt are none.

All names are invented.
"""

from datetime import datetime

import pytest

from services.clock import LOCAL
from services.leads.parsing import Outcome, Report, read
from services.places.reference import gazetteer

POSTED = datetime(2026, 3, 12, 12, 0, tzinfo=LOCAL)


def reading(text: str) -> Report:
    report = read(text, POSTED, gazetteer())
    assert report is not None
    return report


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            "Mangsa, Seman bin Kasturi, 34, maut di tempat kejadian di Kuantan.",
            ["Seman bin Kasturi"],
            id="bin, order kept",
        ),
        pytest.param(
            "Mangsa, Kasturi bin Seman, 61, maut di tempat kejadian di Kuantan.",
            ["Kasturi bin Seman"],
            id="the father",
        ),
        pytest.param(
            "Mangsa dikenali sebagai R. Tamilvanan a/l Raju, 29, cedera parah di Klang.",
            ["R. Tamilvanan a/l Raju"],
            id="a/l and initial",
        ),
        pytest.param(
            "Lim Boon Tatt, 45, dan isterinya, Goh Swee Peng, 43, maut nahas di Ipoh.",
            ["Lim Boon Tatt", "Goh Swee Peng"],
            id="two victims",
        ),
        pytest.param(
            "Jugah anak Sentot, 38, maut dihempap kayu balak di Kapit.",
            ["Jugah anak Sentot"],
            id="anak",
        ),
        pytest.param(
            "Allahyarham Wan Rostam @ Wan Rosdin meninggal dunia akibat kemalangan semalam.",
            ["Wan Rostam @ Wan Rosdin"],
            id="alias",
        ),
        pytest.param(
            "Ziarah keluarga mendiang Koperal Kasturi yang kemalangan dalam tugas di Gemas",
            ["Kasturi"],
            id="mendiang and a rank",
        ),
        pytest.param(
            "Kemalangan maut di Kulai.\nNama: ZAMRI BIN PADIL\nUmur: 40",
            ["ZAMRI BIN PADIL"],
            id="form in capitals",
        ),
        pytest.param(
            "The victim, Kamarul Fitri Jelani, 27, died at the scene in Nilai yesterday.",
            ["Kamarul Fitri Jelani"],
            id="English",
        ),
        pytest.param(
            "Seorang buruh maut dihempap besi di Kulai semalam.", [], id="nobody is named"
        ),
        pytest.param(
            "Abang mangsa, Faizul Deraman, 40, berkata adiknya Farid Deraman, 32, maut di Raub.",
            ["Farid Deraman"],
            id="the brother speaks of the victim",
        ),
        pytest.param(
            "Ali bin Ahmad, 20, dan bapanya, Ahmad bin Ali, 51, maut nahas di Raub.",
            ["Ali bin Ahmad", "Ahmad bin Ali"],
            id="father and son are two",
        ),
        pytest.param(
            "Driver A. Kumaran, 35, died while passenger Tan Mei Choo, 30, was hurt in Raub.",
            ["A. Kumaran", "Tan Mei Choo"],
            id="initial, month in a name",
        ),
        pytest.param(
            "Raub police chief ACP Roslim Pandak said the victim, Seman Kasturi, 34, died.",
            ["Seman Kasturi"],
            id="chief and victim in one sentence",
        ),
        pytest.param(
            "Police said Goh Swee Peng, 33, was on the way to work when she was killed in Raub.",
            ["Goh Swee Peng"],
            id="told of by the police",
        ),
        pytest.param(
            "Pemotong buah, Sukarto, 34 warga Indonesia, maut dihempap pelepah di Maran.",
            ["Sukarto"],
            id="one name",
        ),
        pytest.param(
            "Raju Maniam, a lorry attendant, was crushed to death in Raub.",
            ["Raju Maniam"],
            id="was crushed",
        ),
        pytest.param(
            "Kwn saya Zarina, krja klinik, jatuh motor di Raub, kepala luka.",
            ["Zarina"],
            id="a friend",
        ),
        pytest.param(
            "Pekerja kena langgar lori di Raub. Nama dia Hanafi Saidin. Kaki patah.",
            ["Hanafi Saidin"],
            id="nama dia",
        ),
        pytest.param(
            "Abang Wan (Seman Mat Kasturi), juruteknik, terkena renjatan elektrik di Raub.",
            ["Seman Mat Kasturi"],
            id="a pet name first",
        ),
        pytest.param(
            "Mangsa yang juga Timbalan Pengarah Zon, Seman Kasturi, 46, maut di Raub.",
            ["Seman Kasturi"],
            id="a victim with an office",
        ),
        pytest.param(
            "Buruh maut dirempuh kereta dari arah Pekan Kasturi menghala ke Raub.", [], id="from"
        ),
        pytest.param(
            "Nahas di Raub: Pemandu Lori Maut Dirempuh Treler Pasir Semalam", [], id="title case"
        ),
    ],
)
def test_victims_are_named(text: str, names: list[str]) -> None:
    assert [v.name for v in reading(text).victims if v.name] == names


CHIEF = "Ketua Polis Daerah Raub, Superintendan Roslim Pandak berkata, kejadian berlaku pagi tadi."
WIFE = "Menurut isteri mangsa, Norliza Ponijan, 39, suaminya dalam perjalanan pulang."
WITNESS = "Penduduk, Ghani Saad, 52, berkata dia terdengar bunyi kuat."
ENGLISH = "Raub police chief Supt Roslim Pandak said the accident happened this morning."
SURVIVORS = "Mangsa meninggalkan isteri, Norliza Ponijan, 39, dan dua anak."
DETAINED = "Pemandu lori, Budin Leman, 33, ditahan untuk siasatan."
ACCUSED = "Polis menahan suspek, Budin Leman, 33, untuk siasatan."


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(CHIEF, id="police chief"),
        pytest.param(WIFE, id="wife who speaks"),
        pytest.param(WITNESS, id="witness"),
        pytest.param(ENGLISH, id="police chief in English"),
        pytest.param(SURVIVORS, id="those left behind"),
        pytest.param(ACCUSED, id="suspect"),
        pytest.param(DETAINED, id="driver who is held"),
        pytest.param("Mayat dihantar ke Hospital Raub.", id="hospital"),
    ],
)
def test_only_the_victim_is_a_victim(other: str) -> None:
    text = f"Mangsa, Seman Kasturi, 34, maut dilanggar lori di Raub. {other}"

    assert [v.name for v in reading(text).victims] == ["Seman Kasturi"]


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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Kemalangan maut Seman bin Kasturi di Raub", "Seman bin Kasturi", id="maut"),
        pytest.param(
            "FWD: berita kematian Lim Boon Tatt akibat kemalangan di Ipoh semalam",
            "Lim Boon Tatt",
            id="kematian",
        ),
        pytest.param(
            "Takziah atas pemergian Tamilvanan a/l Raju, kemalangan di Klang pagi tadi",
            "Tamilvanan a/l Raju",
            id="pemergian",
        ),
        pytest.param(
            "Fatal accident Seman bin Kasturi, Raub, this morning", "Seman bin Kasturi", id="fatal"
        ),
        pytest.param("Kemalangan maut Jalan Ipoh pagi tadi", None, id="a street"),
        pytest.param("Kemalangan maut Kuala Kubu Bharu pagi tadi", None, id="a town"),
    ],
)
def test_a_name_may_stand_behind_the_word_of_death(text: str, name: str | None) -> None:
    assert reading(text).victims[0].name == name


def test_a_place_is_no_victim() -> None:
    report = reading(
        "Seorang lagi mangsa nahas bas di Simpang 3 Keratong, Muadzam Shah, Pahang semalam, "
        "dilaporkan meninggal dunia."
    )

    assert [victim.name for victim in report.victims if victim.name] == []


def test_abd_opens_a_name() -> None:
    report = reading("Mangsa, Abd Sampel Contoh, 41, maut di tempat kejadian di Kuantan.")

    assert [victim.name for victim in report.victims] == ["Abd Sampel Contoh"]
