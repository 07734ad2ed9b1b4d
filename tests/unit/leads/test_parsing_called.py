"""Names as chats and headlines write them: first names, small letters, behind the word of death.

All names are invented.
"""

import pytest

from services.leads.reading.called import capitalised
from tests.unit.posted import reading


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


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            "abg norazmi dispatch accident teruk tadi kat klang, kaki patah", ["Norazmi"],
            id="behind a word of address",
        ),
        pytest.param(
            "Pagi ni ada orang maut, makcik Esham yang meniaga tu, motor dia kena langgar kereta",
            ["Esham"],
            id="behind makcik, with a capital",
        ),
        pytest.param(
            "the uncle selling apam was knocked down by a car, leg broken. his name is uncle Foong",
            ["Foong"],
            id="what an uncle does is no name",
        ),
        pytest.param(
            "Ini kes pegawai JPJ Encik Badrun, 36, kena langgar masa balik kerja. Kaki patah",
            ["Badrun"],
            id="behind a firm's letters and a title",
        ),
        pytest.param(
            "Lineman Telekom jatuh tiang kat Kuala Nerang semalam, kaki patah", [],
            id="a trade with capitals",
        ),
        pytest.param(
            "keadaan hafizul makin stabil, kaki kena hempap besi kat site semalam", ["Hafizul"],
            id="keadaan",
        ),
        pytest.param(
            "arwah farhan kerja kilang papan, kena hempap kayu semalam", ["Farhan"], id="arwah",
        ),
        pytest.param(
            "zulhelmi tak masuk hari ni. zulhelmi kena langgar kat ipoh tadi, patah tangan",
            ["Zulhelmi"], id="opens a clause",
        ),
        pytest.param(
            "Staf klinik kena langgar kereta semalam, patah kaki. Cepat sembuh kak Ros",
            ["Ros"], id="called at the end",
        ),
        pytest.param(
            "Kawan satu kilang, Shahrul, dah pergi. Jatuh dari forklift semalam", ["Shahrul"],
            id="in apposition",
        ),
        pytest.param(
            "Cikgu Lim Contoh Hong SMJK Sampel kena langgar lari semalam, parah",
            ["Lim Contoh Hong"], id="a school behind the name",
        ),
        pytest.param(
            "Mohd Hakim Sampel, 26, maut nahas di Kuantan semalam.", ["Mohd Hakim Sampel"],
            id="Hakim is a name, not a judge",
        ),
        pytest.param("abang rider tu accident teruk di Ipoh tadi, kaki patah", [], id="a role"),
        pytest.param("Suami Kak Ros maut nahas di Ipoh semalam", [], id="whose husband he was"),
        pytest.param(
            "Staf Contoh Water pengsan dalam manhole di Klang tadi", [], id="who employs him",
        ),
        pytest.param(
            "Kemalangan maut di Klang tadi, seorang rider meninggal.\n\nSampel Nasir", [],
            id="who took the picture",
        ),
        pytest.param(
            "Harini 5 orang maut dalam nahas van di Klang.", [], id="a word of the day",
        ),
        pytest.param(
            "Rakan kami pengsan tadi di Klang. Disahkan meninggal di hospital", [],
            id="a verb with a capital",
        ),
    ],
)  # fmt: skip
def test_people_are_named_as_they_are_called(text: str, names: list[str]) -> None:
    victims = reading(text).victims

    assert [victim.name for victim in victims if victim.name] == names


def test_capitals_are_given_and_nothing_else_changes() -> None:
    text = "doakan kak intan & abg mat kilang, dua2 demam"

    raised = capitalised(text)

    assert raised.lower() == text
    assert "Kak Intan" in raised
    assert "abg mat" in raised.lower()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            "Pencarian Pak Su Lemancontoh yang hilang ketika menjala di Sungai Johor diteruskan "
            "hari ini.",
            ["Lemancontoh"], id="a search, by the order of birth",
        ),
        pytest.param(
            "Hubungi Insp Faizal jika kenal lelaki yang maut dilanggar kereta di Tapah malam tadi.",
            [], id="whom to call",
        ),
        pytest.param("Sudah meninggal bah dia, jatuh bumbung di Beluran semalam.", [], id="sudah"),
        pytest.param(
            "Perempuan 35 tahun maut motosikal dilanggar van di Ipoh tadi.", [], id="perempuan"
        ),
        pytest.param(
            "Mek Som jual keropok kena langgar moto masa lintas jalan di Cukai pagi tadi, luka.",
            ["Mek Som"], id="what the east coast calls her",
        ),
        pytest.param(
            "Sapa ada contact keluarga Ah Fatt tukang gunting kat Pudu? Dia jatuh tangga tadi.",
            ["Ah Fatt"], id="whose family is sought",
        ),
        pytest.param(
            "Staff I kena burn kat kitchen tadi, patah tangan. Name Chong Wei Lun, 27, cook.",
            ["Chong Wei Lun"], id="name, without a colon",
        ),
        pytest.param(
            "Tuan, saya isteri kepada En. Contoh a/l Sampel. Suami saya accident kat Pasir Gudang, "
            "tangan kena potong.",
            ["Contoh a/l Sampel"], id="the wife writes",
        ),
        pytest.param(
            "Pesawah maut disambar petir di Yan semalam. Anak mangsa, Khairul Contoh, 30, berkata, "
            "bapanya, Abdul Rani Sampel, 63, enggan pulang.",
            ["Abdul Rani Sampel"], id="the son tells",
        ),
        pytest.param(
            "Takziah buat keluarga arwah Abg Mie (Suhaimi Contoh), maut dilanggar treler di Klang.",
            ["Suhaimi Contoh"], id="called and named",
        ),
        pytest.param(
            "Sidak, Apai Jimbat kerja log pond kat Song, kena hempap balak tadi. Mati dah.",
            ["Jimbat"], id="an Iban father",
        ),
        pytest.param(
            "Anok Pok Mud accident kat Ajil tadi, lori terbalik, patah kaki.", [], id="whose child"
        ),
    ],
)  # fmt: skip
def test_who_is_called_and_who_only_stands_there(text: str, names: list[str]) -> None:
    assert [victim.name for victim in reading(text).victims if victim.name] == names
