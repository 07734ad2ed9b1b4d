"""Victims are named in full and in order; officers, relatives who speak and the unhurt are none.

All names are invented.
"""

import pytest

from tests.unit.posted import reading


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
        pytest.param(
            "Pilot, passenger hurt in crash\n\nRAUB: A pilot and his passenger were hurt today.",
            [],
            id="a trade alone",
        ),
        pytest.param(
            "RAUB: A 31-year-old welder from the Philippines suffered burns to half his body when "
            "a fuel tank exploded at a factory here yesterday. He was taken to hospital.",
            [],
            id="a country",
        ),
        pytest.param("Motor langgar lori di Raub. Pok Cik tu patah kaki.", [], id="kin alone"),
        pytest.param(
            "Sesiapa kenal rider ni? Accident kat Seksyen 7 Shah Alam tadi, tak sedar diri.",
            [],
            id="the end of a place",
        ),
        pytest.param(
            "BBP RAUB\nMangsa: Lelaki Myanmar, buruh, lemas, MD\nKO: PKPgB I Roslim Pandak",
            [],
            id="who commands, with a figure behind the rank",
        ),
        pytest.param(
            "Konstabel PGA maut jip terbalik\n\nRAUB: Seorang anggota Pasukan Gerakan Am (PGA) "
            "maut. Mangsa, Konstabel Seman Kasturi, 30, meninggal di hospital.",
            ["Seman Kasturi"],
            id="initials of a force",
        ),
    ],
)
def test_victims_are_named(text: str, names: list[str]) -> None:
    assert [v.name for v in reading(text).victims if v.name] == names


@pytest.mark.parametrize(
    ("text", "age"),
    [
        pytest.param("Driver Mr Subracontoh 58 collapsed in Raub today, died.", 58, id="collapsed"),
        pytest.param("Kak Mah 52 cleaner sekolah jatuh longkang di Raub.", 52, id="then her work"),
        pytest.param("Biak kenak karan di Raub, nama nya Hafiz Saidin umor 30.", 30, id="umor"),
        pytest.param("RIP my colleague Ali bin Contoh. Fell in Raub, 27 only.", 27, id="27 only"),
        pytest.param("Seman Kasturi 12 jam tersepit dalam lori di Raub.", None, id="hours"),
    ],
)
def test_an_age_in_haste(text: str, age: int | None) -> None:
    assert [victim.age for victim in reading(text).victims] == [age]


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
