"""Posts about accidents are read; ordinary talk, sport, statistics, old cases stay unanswered.

All texts and names are invented.
"""

import pytest

from services.leads.parsing import is_report, read
from services.places.reference import gazetteer
from tests.unit.posted import POSTED


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Penunggang motosikal maut dirempuh lori di Gambang pagi tadi", id="headline"),
        pytest.param("Two workers die after falling into manhole in Klang", id="English headline"),
        pytest.param("3 maut nahas Karak", id="four words"),
        pytest.param("Staf kami Encik Rozaimi kemalangan masa nak pergi kerja", id="no outcome"),
        pytest.param("abang motor kena langgar lari dpn Petronas Jerteh", id="social"),
        pytest.param("kmlgn td pg, rider mninggal kt tmpt kejadian", id="abbreviations"),
        pytest.param("Rakan kami cedera parah accident otw balik kerja tadi", id="mixed"),
        pytest.param("Tukang masak pengsan di tempat kerja, kini di wad", id="illness"),
        pytest.param("Nelayan hilang di perairan Mersing selepas bot karam", id="missing"),
        pytest.param("Al-Fatihah, Puan Zaleha terlibat kemalangan semalam", id="condolence"),
        pytest.param("Pekerja kilang putus jari terkena mesin di Nilai", id="machine"),
        pytest.param("Bos masuk ICU, motor langgar lembu malam tadi", id="hit an animal"),
        pytest.param("Dua anggota tentera terkorban semasa latihan di Gemas", id="training"),
        pytest.param("Fireman suffers burns while putting out blaze", id="burns"),
        pytest.param("Kontraktor terjatuh dari tiang telefon di Raub", id="an occupation falls"),
        pytest.param("Letupan dandang, 2 pekerja melecur 60 peratus", id="a per cent of burns"),
        pytest.param("Road accident in Lawas claims life of teacher", id="claims life"),
        pytest.param(
            "Seorang lelaki maut di Raub. Kes disiasat mengikut Akta Pengangkutan Jalan 1987",
            id="the year of an act",
        ),
        pytest.param("Lelaki remaja 19 tahun maut nahas di Sik", id="a teenager who may work"),
        pytest.param("Budak kilang kena langgar, kaki patah, di Meru", id="a hand of the factory"),
        pytest.param(
            "pak cik ni accident, skrg masih di hospital Kulim, cari waris", id="kin are sought"
        ),
        pytest.param(
            "Cikgu bawa murid ke sekolah maut, keretanya dirempuh di Sik", id="a teacher of pupils"
        ),
        pytest.param("Crane topples on van in Ipoh, trapping driver", id="trapping"),
        pytest.param("Mat kilang mati langgar lori parking kat Gurun mlm td", id="rough words"),
        pytest.param("Kawan ofis saya stroke masa meeting tadi", id="stroke at work"),
        pytest.param("Budak kilang kena mesin press, putus 2 jari, Senai", id="fingers"),
        pytest.param("Pekerja ladang diterkam harimau di Gua Musang", id="an animal attacks"),
        pytest.param("driver bas collapse kat terminal, orang try CPR tak lepas", id="collapse"),
        pytest.param("kawan sy axident kena himpit palet kat stor tadi", id="kena hempap"),
    ],
)
def test_accidents_are_leads(text: str) -> None:
    assert read(text, POSTED, gazetteer()) is not None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Harimau Malaya tewas 2-0, gol maut di minit akhir", id="football"),
        pytest.param("Penyerang itu cedera dan tidak akan beraksi di final", id="sport injury"),
        pytest.param("Jammed teruk kat LDP, ada accident depan sana", id="traffic jam"),
        pytest.param("lapar nak mati, jom makan", id="idiom"),
        pytest.param("Server crash lagi, laptop aku mati", id="machines"),
        pytest.param("Statistik kemalangan maut 2025 menurun 5 peratus", id="statistics"),
        pytest.param("Kempen keselamatan jalan raya dilancarkan esok", id="campaign"),
        pytest.param("Kebakaran di stor, tiada kemalangan jiwa dilaporkan", id="nobody hurt"),
        pytest.param("Murid tahun tiga maut dilanggar kereta di hadapan sekolah", id="a pupil"),
        pytest.param("Pelajar universiti maut nahas motosikal di Bangi", id="a student"),
        pytest.param("JAKARTA: Tiga pekerja maut kilang terbakar semalam", id="abroad, dateline"),
        pytest.param("30 maut nahas bas di India", id="abroad"),
        pytest.param("Thai bus crash kills 18", id="abroad, by the thing"),
        pytest.param("Johor police record 20% drop in fatal crashes", id="a drop"),
        pytest.param("Kindergarten kids hurt as van overturns in Ipoh", id="small children"),
        pytest.param("Sri Lanka bus plunge kills 20", id="abroad, a country of two words"),
        pytest.param("Dia maut dalam kemalangan di Ipoh tahun lalu", id="last year"),
        pytest.param("Pada 3 Mei 2019, dua lelaki maut di Raub", id="an old date"),
        pytest.param("PERKESO serah faedah pencen kepada balu mangsa nahas", id="paid already"),
        pytest.param("Macam mana nak claim PERKESO untuk kemalangan?", id="a question"),
        pytest.param("Pasukan bomba adakan latihan menyelamat mangsa lemas", id="a drill"),
        pytest.param(
            "Pakej takaful kami menawarkan perlindungan kemalangan bagi pemandu yang cedera",
            id="cover on offer",
        ),
        pytest.param("Telefilem tu sedih, watak utama mati kemalangan", id="a film"),
        pytest.param(
            "Unsafe scaffolds, linked to poor planks, have caused fatal falls", id="a study"
        ),
        pytest.param("Seekor tapir liar mati dirempuh lori, pemandu tidak cedera", id="wild"),
        pytest.param("Kucing jiran mati kena langgar", id="an animal"),
        pytest.param("Mesyuarat esok jam 9 pagi, sila hadir", id="office"),
        pytest.param("Hari ini genap 3 tahun arwah ayah meninggal", id="remembrance"),
        pytest.param("Pampasan RM2 juta kepada keluarga mangsa nahas 2015", id="a year"),
        pytest.param("Bapa saya meninggal dunia, saya cuti 3 hari", id="own bereavement"),
        pytest.param("My father passed away yesterday, on leave until Monday", id="on leave"),
        pytest.param("Ibu mertua saya masuk hospital, saya lambat hari ni", id="own family ill"),
        pytest.param("Mintak tolong semak caruman arwah Samad", id="work on a known case"),
        pytest.param("Kes maut hari tu dah lulus FMP, cek keluar minggu ni", id="a cheque"),
        pytest.param("Cuaca panas gila hari ni, rasa nak pengsan", id="an idiom of fainting"),
        pytest.param("Remaja 14 tahun lemas di lombong", id="too young to work"),
        pytest.param("Dua beradik berusia 6 dan 8 tahun lemas di kolam", id="ages of children"),
        pytest.param("Menteri: 2,000 kemalangan maut libatkan motosikal setahun", id="a year's"),
        pytest.param("Saham jatuh teruk hari ni, parah", id="shares fall"),
        pytest.param("Tips elak strok: kurangkan garam", id="advice"),
        pytest.param("Court awards family RM7,000 over 2023 crash, rider died", id="awarded"),
        pytest.param("Ok", id="too short"),
        pytest.param("", id="empty"),
    ],
)
def test_ordinary_talk_is_left_alone(text: str) -> None:
    assert read(text, POSTED, gazetteer()) is None


def test_an_accident_of_last_week_by_its_date_is_a_lead() -> None:
    report = read("Seorang buruh maut pada 3 Mac 2026 di Raub", POSTED, gazetteer())

    assert report is not None
    assert str(report.accident_date) == "2026-03-03"


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        pytest.param("Esok cuti ke?", False, id="talk"),
        pytest.param("Ada kemalangan di Ipoh", True, id="accident"),
        pytest.param("Ada kmlgn dkt Ipoh", True, id="abbreviated"),
    ],
)
def test_most_talk_is_put_aside_cheaply(text: str, worth: bool) -> None:
    assert is_report(text) is worth


def test_confidence_grows_with_what_is_told() -> None:
    short = read("3 maut nahas Karak", POSTED, gazetteer())
    full = read(
        "Penunggang motosikal, Mohd Seman Kasturi, 41, maut dilanggar lori di Karak pagi tadi",
        POSTED,
        gazetteer(),
    )

    assert short is not None
    assert full is not None
    assert 0.5 <= short.confidence < full.confidence <= 1.0


@pytest.mark.parametrize("text", ["", "Ok", "Ali Kasturi di Raub", "Mesyuarat esok jam 9 pagi"])
def test_a_forced_post_is_always_read(text: str) -> None:
    report = read(text, POSTED, gazetteer(), forced=True)

    assert report is not None
    assert report.confidence < 0.5
