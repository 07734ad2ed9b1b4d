"""Whole families that newspapers and chats share: verbs of harm, idioms, dialects, trades, places.

What is read of them: severity, names, places, vehicles, hours. All texts and names are invented.
"""

import pytest

from services.leads.parsing import Outcome, Severity
from services.leads.reading.prose import spelt_out
from tests.unit.posted import reading


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        pytest.param(
            "A cook was scalded in Ipoh on Monday and is recovering after surgery",
            Severity.SERIOUS_INJURY,
            id="surgery",
        ),
        pytest.param(
            "Pok Contoh kena lenyek kerito male tadi, kaki patoh duo",
            Severity.SERIOUS_INJURY,
            id="broken in dialect",
        ),
        pytest.param(
            "Pemandu van jenazah kemalangan di Lipis tadi semasa balik dari menghantar jenazah, "
            "patah kaki",
            Severity.SERIOUS_INJURY,
            id="a hearse",
        ),
        pytest.param(
            "BBP MUAR: kemalangan pagi tadi. Mangsa lelaki, 40 thn - MD di lokasi",
            Severity.DEATH,
            id="short for dead",
        ),
        pytest.param(
            "mak dia x sempat diselamatkan, rumah terbakar di Pasir Puteh semalam",
            Severity.DEATH,
            id="not saved in time",
        ),
    ],
)
def test_the_worst_outcome_is_told(text: str, severity: Severity) -> None:
    assert reading(text).severity is severity


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            "Al fatihah bro Hafiz (Dept QC) accident pagi td masa nk masuk shift",
            ("Hafiz",),
            id="department",
        ),
        pytest.param(
            "Kak Wan Account kena langgar lori kat jalan Meru pagi tadi, meninggal",
            ("Wan",),
            id="department behind the name",
        ),
        pytest.param(
            "1 male, Melanau, 41, hand trapped in mill machine at Mukah this morning",
            (None,),
            id="ethnic group",
        ),
        pytest.param("Attendant hurt when lorry overturns en route to Keningau", (None,), id="way"),
        pytest.param(
            "Lanying Anak Jau, 40, died when the car crashed in Kapit on Monday. Her husband, "
            "Kalang Anak Sidi, 44, had multiple fractures,” he said.",
            ("Lanying Anak Jau", "Kalang Anak Sidi"),
            id="fractures",
        ),
    ],
)
def test_names_are_those_of_persons(text: str, names: tuple[str | None, ...]) -> None:
    assert tuple(victim.name for victim in reading(text).victims) == names


@pytest.mark.parametrize(
    ("text", "district"),
    [
        pytest.param(
            "BAGAN DATUK: Seorang nelayan maut dipanah petir semalam. Ketua Polis Daerah Hilir "
            "Perak berkata, mangsa Samad Contoh, 50, meninggal di tempat kejadian.",
            "Bagan Datuk",
            id="dateline before the police district",
        ),
        pytest.param(
            "GEORGE TOWN: A worker was killed by a falling beam on a site at Jalan Contoh Satu, "
            "Bayan Lepas, on Monday. The body is at Penang Hospital.",
            "Barat Daya",
            id="town of the street",
        ),
        pytest.param(
            "abang panda terpelanting kena langgar kat Matang semalam. Kuching oh kuching",
            "Kuching",
            id="city in small letters, too",
        ),
    ],
)
def test_the_district_is_that_of_the_scene(text: str, district: str) -> None:
    place = reading(text).place

    assert place is not None
    assert place.district == district


def test_a_car_is_no_suv_where_it_is_called_a_car() -> None:
    report = reading("Pejalan kaki maut dirempuh kereta jenis Proton X50 di Kulim pagi tadi")

    assert report.vehicles == ("car", "pedestrian")


def test_a_pickup_truck_is_no_lorry() -> None:
    report = reading("Four hurt as car collides with pickup truck in Lawas on Monday")

    assert report.vehicles == ("pickup", "car")


def test_the_ward_of_the_dead_is_no_part_of_the_hospital() -> None:
    report = reading("Kerani maut dilanggar van tadi, jenazah di Bilik Forensik Hospital Tumpat")

    assert report.hospital == "Hospital Tumpat"


def test_the_hurt_driver_of_a_hearse_is_not_dead() -> None:
    report = reading(
        "En. Rosli (pemandu van jenazah) kemalangan di Lipis tadi semasa balik dari menghantar "
        "jenazah, keadaan stabil, patah kaki"
    )

    assert [victim.outcome for victim in report.victims] == [Outcome.INJURY]


def test_an_hour_of_the_brigade_ends_in_h() -> None:
    report = reading("Call: 0722H, BBP Serian. Worker trapped in machine, left arm, serious injury")

    assert report.accident_time is not None
    assert report.accident_time.isoformat() == "07:22:00"


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        pytest.param("kaki putuih kena tayaq", "kaki putus kena tayar", id="Kedah"),
        pytest.param("tange patoh kena gilih loghi", "tangan patah kena gilis lori", id="Kelantan"),
        pytest.param("dah tak dak", "dah tiada", id="Penang"),
        pytest.param("badan lemah", "badan lemah", id="a word of the standard language"),
    ],
)
def test_dialects_are_spelt_out_by_how_their_ends_are_heard(said: str, meant: str) -> None:
    assert spelt_out(said) == meant


def test_who_is_believed_to_have_died_of_something_is_dead() -> None:
    report = reading("Buruh dipercayai maut akibat strok haba di tapak projek Jitra semalam")

    assert report.severity is Severity.DEATH


def test_a_light_aircraft_says_nothing_of_the_injury() -> None:
    report = reading("KUANTAN: Mangsa nahas pesawat ringan semalam ialah Kapten Rosman Contoh, 50")

    assert report.severity is Severity.UNKNOWN
