"""General talk, the past, things and wishes are no leads, though they name harm; news is."""

import pytest

from services.leads.parsing import read
from services.places.reference import gazetteer
from tests.unit.posted import POSTED


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Tiga tahun selepas kemalangan yang meragut nyawa suaminya, ibu tunggal ini gigih "
            "membesarkan lima anak.",
            id="years after",
        ),
        pytest.param(
            "Four years after losing a hand in a factory accident, he runs a bakery in Muar.",
            id="years after, English",
        ),
        pytest.param("Ingat tak tragedi bas tu? 20 nyawa terkorban. Al-Fatihah.", id="remembered"),
        pytest.param(
            "The government should review the rules for lorries, an expert said after several "
            "fatal crashes.",
            id="what ought to be done",
        ),
        pytest.param(
            "Kajian mendapati separuh penunggang motosikal yang maut tidak memakai topi keledar.",
            id="a study",
        ),
        pytest.param(
            "Penunggang motosikal paling ramai maut di jalan raya sepanjang musim perayaan.",
            id="a mass",
        ),
        pytest.param("Moto aku hilang semalam kat Ampang. Sapa jumpa PM. Ganjaran.", id="a thing"),
        pytest.param("Gajah mati dilanggar lori di Gerik semalam.", id="an animal"),
        pytest.param(
            "Pekerja kilang dinasihatkan memakai topi bagi mengelak kecederaan.", id="avoided"
        ),
        pytest.param("Polis nafi dakwaan tular pekerja mati dipukul majikan di Muar.", id="denied"),
        pytest.param("Penyanyi itu meninggal dunia akibat kanser di Bangi semalam.", id="long ill"),
        pytest.param(
            "Perkeso approves pension for widow of factory worker killed in Muar.", id="paid"
        ),
        pytest.param(
            "Dua beradik berusia lima dan lapan tahun maut dalam kebakaran di Tawau. Ibu bapa "
            "mereka tiada di rumah.",
            id="ages of children in words",
        ),
        pytest.param(
            "Kanak-kanak empat tahun maut jatuh dari tingkat 15 di Cheras, ibu bapa direman.",
            id="relatives beside a child",
        ),
        pytest.param(
            "Puan Rohani binti Ali akan berada di Hospital Tengku Ampuan Afzan.", id="a visit"
        ),
    ],
)
def test_talk_is_no_lead(text: str) -> None:
    assert read(text, POSTED, gazetteer()) is None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Tiga bulan bekerja di kilang itu, seorang pekerja maut tersepit mesin di Nilai tadi.",
            id="months at work",
        ),
        pytest.param(
            "Polis mendapati seorang penunggang motosikal maut terbabas di Ipoh semalam.",
            id="police found out",
        ),
        pytest.param(
            "Pengurus bank meninggal dunia akibat serangan jantung ketika bermain badminton di "
            "Klang semalam.",
            id="ill at sport",
        ),
        pytest.param(
            "Salam, nak report pekerja saya jatuh dari bumbung semalam. Macam mana nak claim?",
            id="a claim of one's own worker",
        ),
        pytest.param(
            "Adik Amin, budak praktikal dept kita, accident depan kilang tadi, dah ke hospital.",
            id="a young worker",
        ),
        pytest.param(
            "Dua beradik berusia 22 dan 19 tahun maut dalam nahas di Jasin pagi tadi.",
            id="grown siblings",
        ),
        pytest.param("Penunggang motosikal maut di Gambang semalam.", id="who rides, no thing"),
    ],
)
def test_news_beside_such_words_is_a_lead(text: str) -> None:
    report = read(text, POSTED, gazetteer())
    assert report is not None
    assert report.sure


@pytest.mark.parametrize("day", ["12/3/2062", "12/4/2026", "12/3/2027"])
def test_a_mistyped_day_to_come_loses_no_report(day: str) -> None:
    report = read(
        f"Kemalangan maut pada {day} di Gambang, Kuantan. Mangsa Zulkarnain bin Contoh, 34, "
        "meninggal dunia selepas motosikalnya dilanggar lori.",
        POSTED,
        gazetteer(),
        "MY-06",
    )

    assert report is not None
    assert report.accident_date is None


def test_who_is_in_hospital_now_is_a_lead() -> None:
    text = "Puan Rohani binti Ali kini berada di Hospital Tengku Ampuan Afzan."

    assert read(text, POSTED, gazetteer()) is not None
