"""Day, place and things of a report; any text is read quickly.

All texts are invented.
"""

import time as stopwatch
from datetime import date, datetime, time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from services.clock import LOCAL
from services.leads.parsing import Fact, read
from services.places.gazetteer import Precision
from services.places.reference import gazetteer
from tests.unit.posted import POSTED, reading


@pytest.mark.parametrize(
    ("phrase", "day"),
    [
        pytest.param("pagi tadi", date(2026, 3, 12), id="pagi tadi"),
        pytest.param("malam tadi", date(2026, 3, 11), id="malam tadi"),
        pytest.param("semalam", date(2026, 3, 11), id="semalam"),
        pytest.param("jam 6 petang. Semalam", date(2026, 3, 11), id="a sentence begins with it"),
        pytest.param("smlm", date(2026, 3, 11), id="smlm"),
        pytest.param("petang semalam", date(2026, 3, 11), id="petang semalam"),
        pytest.param("last night", date(2026, 3, 11), id="last night"),
        pytest.param("this morning", date(2026, 3, 12), id="this morning"),
        pytest.param("pada Rabu lalu", date(2026, 3, 11), id="Rabu lalu"),
        pytest.param("pada Khamis lalu", date(2026, 3, 5), id="Khamis lalu, on a Thursday"),
        pytest.param("pada Khamis", date(2026, 3, 12), id="Khamis, on a Thursday"),
        pytest.param("on Sunday", date(2026, 3, 8), id="Sunday"),
        pytest.param("pada 2 Mac", date(2026, 3, 2), id="day and month"),
        pytest.param("pada 28/2/2026", date(2026, 2, 28), id="figures"),
        pytest.param("kelmarin", date(2026, 3, 10), id="kelmarin"),
        pytest.param("jam 12.05 tengah malam tadi", date(2026, 3, 12), id="past midnight"),
        pytest.param("di situ", None, id="not told"),
    ],
)
def test_days_are_counted_from_the_post(phrase: str, day: date | None) -> None:
    assert reading(f"Penunggang motosikal maut di Gambang {phrase}").accident_date == day


def test_yesterdays_news_written_after_midnight_is_of_yesterday() -> None:
    posted = datetime(2026, 3, 13, 0, 40, tzinfo=LOCAL)

    report = reading("Penunggang maut dilanggar lori di Gambang petang tadi", posted)

    assert report.accident_date == date(2026, 3, 12)


def test_the_day_of_a_death_in_hospital_is_not_the_accidents() -> None:
    text = "Mangsa maut ketika dirawat hari ini selepas dilanggar lori pada Ahad lalu di Raub."

    assert reading(text).accident_date == date(2026, 3, 8)


def test_the_day_of_a_statement_is_not_the_accidents() -> None:
    text = "Buruh maut tertimbus di Raub semalam. Katanya dalam satu kenyataan hari ini."

    assert reading(text).accident_date == date(2026, 3, 11)


@pytest.mark.parametrize(
    ("text", "district", "state"),
    [
        pytest.param("RAUB: Buruh maut di Jalan Contoh di sini", "Raub", "MY-06", id="dateline"),
        pytest.param(
            "Buruh maut di Kampung Baru, Kluang", "Kluang", "MY-01", id="repeated kampung"
        ),
        pytest.param(
            "Penunggang maut di Segamat dalam perjalanan ke Kuantan", "Segamat", "MY-01", id="to"
        ),
        pytest.param(
            "Mangsa yang berasal dari Ipoh maut dalam nahas di Muar", "Muar", "MY-01", id="home"
        ),
        pytest.param(
            "Buruh maut di Jalan Segamat, Muar", "Muar", "MY-01", id="a street of another town"
        ),
        pytest.param("Rider maut di Bulatan Pahang, Melaka", None, "MY-04", id="a roundabout"),
        pytest.param(
            "rider maut kat simpang 4 bukit mertajam",
            "Seberang Perai Tengah",
            "MY-07",
            id="crossroads",
        ),
        pytest.param(
            "rider maut jatuh motor kuala terengganu tadi",
            "Kuala Terengganu",
            "MY-11",
            id="a city in small letters",
        ),
        pytest.param(
            "budak hantar makanan kena langgar depan kedai gong badak mlm tadi, patah kaki",
            "Kuala Nerus",
            "MY-11",
            id="a town in small letters",
        ),
        pytest.param(
            "van langgar belakang lori dkt rnr tapah, driver van tersepit",
            "Batang Padang",
            "MY-08",
            id="a rest area in small letters",
        ),
        pytest.param("Rider maut dkt bulatan Jasin", "Jasin", "MY-04", id="a town's roundabout"),
        pytest.param(
            "Assalamualaikum penduduk Kg Contoh Laut, Papar. Jiran kita Encik Seman pengsan di "
            "bilik air pagi tadi, meninggal di hospital.",
            "Papar",
            "MY-12",
            id="the residents written to",
        ),
        pytest.param(
            "Juruteknik pengsan dalam tren MRT arah Kajang tadi, petugas stesen Semantan beri CPR",
            "W.P. Kuala Lumpur",
            "MY-14",
            id="a station",
        ),
        pytest.param(
            "Driver lori accident kat Machap pagi tadi, patah kaki. Sapa dekat Simpang Renggam?",
            "Kluang",
            "MY-01",
            id="a name of two states beside a neighbour",
        ),
        pytest.param("lori langgar motor di muar, rider maut", "Muar", "MY-01", id="small letters"),
        pytest.param("Buruh maut dihempap tiub besi", None, None, id="nowhere"),
        pytest.param(
            "KUCHING: A worker died in Serian. Serian police chief Supt Merbin Lasa said so.",
            "Serian",
            "MY-13",
            id="police chief over dateline",
        ),
        pytest.param("Rider maut di Pekan pagi tadi", "Pekan", "MY-06", id="a word of every day"),
        pytest.param("Buruh maut di Labuan", "W.P. Labuan", "MY-15", id="one district"),
        pytest.param("Dua maut nahas di Tapah", "Batang Padang", "MY-08", id="a post town"),
        pytest.param(
            "Kapten Bomba Kanan berkata buruh maut di Raub", "Raub", "MY-06", id="no scrap"
        ),
    ],
)
def test_places_are_settled(text: str, district: str | None, state: str | None) -> None:
    place = reading(text).place

    assert (place.district if place else None, place.state if place else None) == (district, state)


def test_a_form_says_where() -> None:
    text = "Lapor kemalangan maut\nTempat: Kawasan Perindustrian Contoh, Senai\nMasa: 10.30 pagi"

    report = reading(text)
    assert report.place_text == "Kawasan Perindustrian Contoh, Senai"
    assert report.accident_time == time(10, 30)


def test_the_groups_state_settles_a_town_of_two_states() -> None:
    text = "Rider maut di Ayer Hitam"

    assert reading(text).place is None
    assert getattr(reading(text, home="MY-01").place, "district", None) == "Batu Pahat"


def test_a_bare_repeated_kampung_is_not_routed() -> None:
    assert reading("Buruh maut dihempap pokok di Kampung Baru").place is None


def test_a_stone_between_two_towns_is_a_point_with_its_district() -> None:
    place = reading("Nahas maut di Km 23 Jalan Kuantan-Gambang, seorang lelaki cedera").place

    assert place is not None
    assert (place.precision, place.district) == (Precision.KM, "Kuantan")


def test_an_ambiguous_stone_is_left_open() -> None:
    assert reading("Pemandu lori maut nahas di KM 290 Lebuhraya PLUS").place is None


def test_an_ambiguous_stone_is_settled_by_a_town() -> None:
    place = reading("Pemandu lori maut nahas di KM 290 Lebuhraya PLUS dekat Gopeng, Perak").place

    assert place is not None
    assert (place.precision, place.state) == (Precision.KM, "MY-08")


def test_vehicles_hospital_and_links() -> None:
    text = (
        "Penunggang motosikal parah dilanggar treler di Kulai. Mangsa dihantar ke "
        "Hospital Contoh Baru untuk rawatan. https://contoh.example/berita/1."
    )

    report = reading(text)
    assert report.vehicles == ("motorcycle", "trailer")
    assert report.hospital == "Hospital Contoh Baru"
    assert report.urls == ("https://contoh.example/berita/1",)


@pytest.mark.parametrize(
    ("told", "hospital"),
    [
        pytest.param("Dibawa ke Hosp Contoh Baru.", "Hosp Contoh Baru", id="shortened"),
        pytest.param("\nHospital: HRPZ II", "HRPZ II", id="a form"),
        pytest.param("Skrg kat HTAR.", "HTAR", id="kat"),
        pytest.param(
            "Mayat dibawa ke Unit Forensik Hospital Contoh Baru.",
            "Hospital Contoh Baru",
            id="a unit of it",
        ),
        pytest.param("Loni duk HRPZ II, patoh kaki.", "HRPZ II", id="initials need no more"),
        pytest.param("Sekarang dekat SJMC.", "SJMC", id="one lies near it"),
        pytest.param("at columbia asia now", "columbia asia", id="a chain in small letters"),
        pytest.param("Dihantar ke HOSPITAL CONTOH SAMPEL.", "HOSPITAL CONTOH SAMPEL", id="shouted"),
        pytest.param("\nHospital: Pantai Klang", "Pantai Klang", id="a form tells the town"),
        pytest.param("Two hospital staff were hurt.", None, id="staff"),
        pytest.param("Nurse of Klinik Contoh.", None, id="where she works"),
    ],
)
def test_hospitals_are_read(told: str, hospital: str | None) -> None:
    assert reading(f"Penunggang parah di Kulai. {told}").hospital == hospital


def test_a_tractor_with_its_trailer_is_one_vehicle() -> None:
    assert reading("Buruh maut dirempuh lori treler di Kulai").vehicles == ("trailer",)


def test_what_is_missing_is_listed() -> None:
    report = reading("Mangsa, Seman bin Kasturi, 34, maut di Raub semalam")

    assert report.missing == (Fact.NRIC, Fact.EMPLOYER, Fact.ACCIDENT_TIME)


PIECES = st.sampled_from(
    [
        "maut",
        "Mangsa,",
        "Mohd",
        "bin",
        ", 34,",
        "di",
        "Km 23",
        "Jalan",
        "-",
        "KUANTAN:",
        "pukul 3",
        "(",
        "a/l",
        "@",
        ".",
        "\n",
        "Rabu lalu",
        "31/2/2026",
        "İ",
        "\u200b",
        "12.",
        "  ",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "A.",
        "1.",
        "di-",
    ]
)


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.text(max_size=4096), st.lists(PIECES, max_size=400).map(" ".join)))
def test_no_text_breaks_the_reader_or_holds_it_up(text: str) -> None:
    started = stopwatch.process_time()

    read(f"maut {text}", POSTED, gazetteer())

    assert stopwatch.process_time() - started < 1.0


@pytest.mark.parametrize(
    "piece", ["Mohd ", "a ", "(", "Km ", "1.", "A.", "di ", "mangsa, ", "\n", " ", "-", "pukul 1 "]
)
def test_repeated_pieces_do_not_hold_the_reader_up(piece: str) -> None:
    started = stopwatch.process_time()

    read("maut " + piece * (4096 // len(piece)), POSTED, gazetteer())

    assert stopwatch.process_time() - started < 0.5
