"""A name in the place of who was hurt is a victim's, of whatever tradition; beside it, it is not.

All names are invented.
"""

import pytest

from services.leads.parsing import read
from services.places.reference import gazetteer
from tests.unit.posted import POSTED

NAMES = (
    "Zamarul Jeffri Tukiran",
    "S. Thanacontoh",
    "Kogilasampel A/P Sinnappan",
    "Ooi Hock Contoh",
    "Rentap Ak Jelasampel",
    "Jipanis Mojucontoh",
    "Maria Dolores Villasampel",
    "Thein Htikecontoh",
)
HURT = (
    "Penolong jurutera, {} maut apabila keretanya terbabas di KM 20 Jalan Kulai semalam.",
    "Kemalangan di Kulai semalam mengorbankan {} (gambar), 34, seorang mekanik.",
    "Turut maut, penumpang hadapan, {}, dalam nahas lori di Kulai semalam.",
    "Jenazah {} dibawa ke Hospital Kulai selepas motosikalnya dilanggar lori semalam.",
    "Salam semua, nak maklum {} staf kita accident tadi kat Kulai, kaki patah.",
    "Innalillah. {} baru meninggal tadi, moto dia kena langgar lori dekat Kulai.",
    "Al-fatihah untuk {}, pekerja kilang Kulai, kemalangan pagi tadi.",
    "Kawan ofis saya {} kena renjatan elektrik masa kerja kat Kulai tadi.",
    "Technician {}, 34, fell to his death at a Kulai factory yesterday.",
    "{} suffered serious burns in a boiler explosion at a Kulai mill yesterday.",
    "Nama: {}\nUmur: 34\nKemalangan: 11/3/2026, Kulai\nKeadaan: patah tangan",
    "Dah confirm, yang accident kat Muar tadi tu {}, staf production. Koma.",
    "{}, a 34-year-old electrician from Muar, died after touching a live wire yesterday.",
    "Rest in peace {}. Killed in a factory fire in Muar yesterday.",
    "Menurut saksi, {} tergelincir dari tangga lalu jatuh di tapak bina di Muar semalam.",
    "Doakan {}, rider Foodpanda, eksiden teruk kat Muar tadi, sekarang dalam OT.",
    "Yang meninggal tadi namanya {}. Kerja kilang kayu Muar, kena gergaji.",
    "Seorang meninggal ({}, 36) dalam letupan di Kulai semalam.",
)
NOT_HURT = (
    "A worker was killed in Muar yesterday while the driver, {}, 34, was unhurt.",
    "Seorang pekerja maut di Muar semalam. Ketua Polis Daerah, ACP {} mengesahkan kejadian.",
    "A worker was killed in Muar yesterday. Muar OCPD Asst Comm {} said he died at the scene.",
    "A worker was killed in Muar yesterday. The lorry driver, {}, 34, escaped unhurt.",
    "Seorang pekerja maut di Muar semalam. Pemandu treler, {}, 34, tidak mengalami kecederaan.",
    "Seorang pekerja maut di Muar semalam. ADUN Maharani, {} menyampaikan takziah.",
    "Seorang pekerja maut di Muar. Menurut Ketua Polis Daerah, Supt {}, kemalangan jam 9 malam.",
    "Seorang pekerja maut di Muar semalam. Majikan mangsa, {}, 50, sedia membantu.",
)


def names_in(text: str) -> list[str]:
    report = read(text, POSTED, gazetteer())
    assert report is not None
    return [victim.name for victim in report.victims if victim.name]


@pytest.mark.parametrize("text", HURT)
@pytest.mark.parametrize("name", NAMES)
def test_a_name_in_the_place_of_who_was_hurt(text: str, name: str) -> None:
    assert names_in(text.format(name)) == [name]


@pytest.mark.parametrize("text", NOT_HURT)
@pytest.mark.parametrize("name", NAMES)
def test_a_name_beside_the_hurt(text: str, name: str) -> None:
    assert names_in(text.format(name)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Another worker, Sampelno, 34, suffered a broken leg in the fire at Kulai yesterday.",
        "Yang maut Sampelno, 34; Ooi Hock Contoh, 29, dalam nahas van di Kulai semalam.",
        "Police said Sampelno, 34, was riding home in Kulai when a lorry hit him yesterday.",
    ],
)
def test_one_strange_word_with_its_age_is_a_name(text: str) -> None:
    assert names_in(text)[0] == "Sampelno"


@pytest.mark.parametrize(
    "text",
    [
        "Injured in the Muar blast yesterday: {}, {}, {}. All warded at Muar Hospital.",
        "Salam. Tadi van kilang kita accident kat Muar. Yang cedera {}, {} dan {}.",
        "{} (pemandu), {} (kelindan) maut, {} (penumpang) cedera. Lori terbalik di Muar tadi.",
        "The deceased have been identified as {}, 34, from Sabah, {}, 30, of Muar and {}, 22, a "
        "Nepali, after yesterday's factory fire in Muar.",
    ],
)
def test_all_of_a_list_are_victims(text: str) -> None:
    names = ["Zamarul Jeffri Tukiran", "Ooi Hock Contoh", "S. Thanacontoh"]

    assert names_in(text.format(*names)) == names


def test_the_same_man_in_two_spellings_is_one() -> None:
    text = (
        "Koperal Abd Halsampel Contoh dan Koperal Mohd Sampelri Tukiran parah di Kluang semalam. "
        "Abdul Halsampel patah tulang rusuk."
    )

    assert names_in(text) == ["Abd Halsampel Contoh", "Mohd Sampelri Tukiran"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("Pekerja MR SAMPEL Muar kemalangan tadi.", [], id="a firm in capitals"),
        pytest.param(
            "Pemandu Proton Contoh berusia 44 tahun cedera dalam nahas di Muar semalam.",
            [],
            id="a model of a car",
        ),
        pytest.param(
            "Pagi tadi kat tol Juru staf kena seret kereta. Nama Kak Zaisampel. Luka tangan.",
            ["Zaisampel"],
            id="a title inside a run",
        ),
        pytest.param(
            "Jusampel Contoh, 39, terbunuh di Marang semalam. Isteri Jusampel, Siti Contoh, 38, "
            "baru bernikah.",
            ["Jusampel Contoh"],
            id="the wife of the one named",
        ),
        pytest.param(
            "Six are treated at Raja Contoh Hospital after the crash at Muar yesterday.",
            [],
            id="a hospital",
        ),
        pytest.param(
            "Mekcontoh Kenasampel dari Kampung Sampel meninggal dunia dalam nahas di Muar semalam.",
            ["Mekcontoh Kenasampel"],
            id="where he is from",
        ),
        pytest.param(
            "A factory worker was killed in Muar on Sunday, his head caught in a machine. It took "
            "place when Tan Hong Contoh was repairing it. Police chief Supt Sampel Bin Contoh said "
            "so.",
            ["Tan Hong Contoh"],
            id="the only one told of",
        ),
        pytest.param(
            "Gambar kanan: Mangsa, Ramsampel Contoh, 47.\n\nIPOH - Seorang kerani meninggal dunia "
            "keretanya dirempuh di Jalan Jelapang pagi tadi.",
            ["Ramsampel Contoh"],
            id="a caption",
        ),
        pytest.param(
            "Tiga maut nahas di Bagan Serai pagi tadi. Identiti pemilik kereta itu ialah M "
            "Vasucontoh, 57.",
            [],
            id="the owner of the car",
        ),
        pytest.param(
            "Kebakaran kilang di Taiping, 3.30 pagi tadi, mencederakan seorang pekerja.",
            [],
            id="an hour is no age",
        ),
        pytest.param(
            "Guard kami kena langgar lari di Muar semalam. Orang panggil dia Uncle Gunasampel.",
            ["Gunasampel"],
            id="what he is called",
        ),
        pytest.param(
            "Seorang maut di Muar semalam. Abangnya Salsampel, 24, serta dua lagi rakan dalam "
            "kereta itu yang patah tangan dirawat di hospital.",
            ["Salsampel"],
            id="a relative hurt himself",
        ),
        pytest.param(
            "MUAR: A welder died yesterday. Muar police chief Supt Contoh said two co-workers, Adi "
            "Sampel and Herman Contoh, were slightly hurt.",
            ["Adi Sampel", "Herman Contoh"],
            id="two behind said",
        ),
    ],
)
def test_who_is_meant(text: str, names: list[str]) -> None:
    assert names_in(text) == names
