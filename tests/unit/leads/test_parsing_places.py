"""The phrase of a place ends with its sentence; a town is meant before the district of its name.

All texts and names are invented.
"""

import pytest

from services.leads.parsing import Fact
from services.places.distance import kilometres
from services.places.gazetteer import Precision
from tests.unit.posted import reading

KUANTAN, GAMBANG = (3.8077, 103.326), (3.7068, 103.1002)
TEMERLOH, MARANG = (3.4506, 102.4176), (5.2056, 103.2059)


def test_a_stone_between_two_towns_is_measured_from_the_town_not_its_district() -> None:
    place = reading("Penunggang maut di Km 10 Jalan Kuantan-Gambang pagi tadi").place

    assert place is not None
    point = (place.latitude, place.longitude)
    assert kilometres(KUANTAN, point) == pytest.approx(10.0, abs=0.5)
    assert kilometres(GAMBANG, point) == pytest.approx(17.4, abs=1.0)


@pytest.mark.parametrize(
    ("text", "town", "district"),
    [
        pytest.param("Penunggang maut dekat Temerloh", TEMERLOH, "Temerloh", id="dekat"),
        pytest.param("Buruh maut dihempap besi di Marang", MARANG, "Marang", id="di"),
        pytest.param("MARANG: Buruh maut dihempap besi di sini", MARANG, "Marang", id="dateline"),
    ],
)
def test_a_town_is_meant_before_the_district_of_its_name(
    text: str, town: tuple[float, float], district: str
) -> None:
    place = reading(text).place

    assert place is not None
    assert (place.precision, place.district) == (Precision.TOWN, district)
    assert kilometres(town, (place.latitude, place.longitude)) < 3.0


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Buruh maut dihempap besi di daerah Temerloh", id="daerah"),
        pytest.param(
            "Buruh maut dihempap besi, kata Ketua Polis Daerah Temerloh", id="police district"
        ),
    ],
)
def test_a_district_called_so_is_the_district(text: str) -> None:
    place = reading(text).place

    assert place is not None
    assert (place.precision, place.district) == (Precision.DISTRICT, "Temerloh")


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        pytest.param(
            "Nahas maut di Km 23 Jalan Kuantan-Gambang, Kuantan. Mangsa Seman Kasturi, 34.",
            "Km 23 Jalan Kuantan-Gambang",
            id="stone",
        ),
        pytest.param(
            "Buruh maut di Taman Contoh, Gambang, Kuantan. Mangsa Seman Kasturi, 34.",
            "Taman Contoh, Gambang, Kuantan",
            id="names of places, then a victim",
        ),
        pytest.param(
            "Buruh maut di Marang, Terengganu. Pekerja Pembinaan Contoh Sdn Bhd itu berusia 30.",
            "Marang, Terengganu",
            id="then a firm",
        ),
        pytest.param(
            "Buruh maut dekat Kg. Contoh Baru, Raub. Polis menyiasat.",
            "Kg. Contoh Baru, Raub",
            id="an abbreviation inside",
        ),
        pytest.param(
            "Rider maut di Jln. Tmn. Contoh, Sg. Petani. Dia dalam perjalanan pulang.",
            "Jln. Tmn. Contoh, Sg. Petani",
            id="three abbreviations",
        ),
        pytest.param(
            "Kemalangan maut\nTempat: Jln. Contoh, Kulai. Lori dan motosikal.\nMasa: 3 petang",
            "Jln. Contoh, Kulai",
            id="a form",
        ),
        pytest.param(
            "Kemalangan maut di Km. 12 Jalan Raub-Bentong. Mangsa Seman Kasturi, 34.",
            "Km. 12 Jalan Raub-Bentong",
            id="a stone with a dot",
        ),
    ],
)
def test_the_phrase_of_a_place_ends_with_its_sentence(text: str, phrase: str) -> None:
    assert reading(text).place_text == phrase


@pytest.mark.parametrize(
    "phrase",
    [
        pytest.param("Felda Lepar Hilir, Gambang", id="a piece of it lies elsewhere"),
        pytest.param("Felda Lepar Hilir di Gambang", id="di"),
        pytest.param("Ladang Contoh Sampelan, Gambang", id="nothing of it is known"),
        pytest.param("felda lepar hilir, gambang", id="small letters"),
    ],
)
def test_an_unknown_place_lies_in_the_town_told_behind_it(phrase: str) -> None:
    told = reading(f"Pekerja maut dihempap pokok di {phrase}. Kejadian pagi tadi.")

    assert told.place is not None
    assert (told.place.name, told.place.district) == ("Gambang", "Kuantan")
    assert told.place_text == phrase


def test_the_town_behind_a_home_does_not_place_the_accident() -> None:
    told = reading(
        "Seorang pekerja dari Felda Lepar Hilir, Gambang, maut dihempap pokok di Temerloh tadi."
    )

    assert told.place is not None
    assert told.place.district == "Temerloh"


@pytest.mark.parametrize(
    ("text", "district"),
    [
        pytest.param(
            "Letupan dandang: Seorang pekerja maut\n\nTEMERLOH: Seorang pekerja maut apabila "
            "dandang meletup di sini semalam.",
            "Temerloh",
            id="a dateline below a headline with a colon",
        ),
        pytest.param(
            "Kilang Sawit Meletup, 2 Maut\nDua pekerja maut di kilang minyak sawit semalam. Ketua "
            "Balai Bomba dan Penyelamat Kuala Berang berkata api dipadam.",
            "Hulu Terengganu",
            id="a word of the text is no town; the fire station's is",
        ),
        pytest.param(
            "Si Rahmat budak kedai tu accident tadi di Temerloh, kaki patah.",
            "Temerloh",
            id="a title makes a person",
        ),
        pytest.param(
            "RIP my colleague Ali bin Contoh. Fell at the Petra Jaya site in Kuching today. His "
            "family in Kapit is told.",
            "Kuching",
            id="where the family lives",
        ),
        pytest.param(
            "SANDAKAN: A worker died at Jalan Labuk, Batu 7 here this morning.",
            "Sandakan",
            id="a stone that every road has",
        ),
        pytest.param(
            "MASJID TANAH: Seorang buruh maut di Kampung Air Molek, dekat sini, pagi tadi.",
            "Alor Gajah",
            id="the bearer of the name in the dateline's district",
        ),
    ],
)
def test_what_looks_like_a_place_is_weighed(text: str, district: str) -> None:
    place = reading(text).place

    assert place is not None
    assert place.district == district


def test_a_name_of_its_own_is_meant_before_a_kampung_that_is_called_so_too() -> None:
    place = reading("Pekerja jatuh tangga depan kilang Contoh Simpang Pulai tadi").place

    assert place is not None
    assert place.district == "Kinta"


def test_english_puts_the_kind_of_a_place_behind_its_name() -> None:
    place = reading("Worker drowned in Pedu Lake today").place

    assert place is not None
    assert place.district == "Padang Terap"


@pytest.mark.parametrize(
    ("text", "state"),
    [
        pytest.param("Buruh maut di Kampung Kelapa Contoh, Labuan tadi", "MY-15", id="behind it"),
        pytest.param(
            "KUALA LUMPUR: Pekerja melecur di Bandar Tun Razak dekat sini tadi.", "MY-14",
            id="the capital's own",
        ),
        pytest.param("Pekerja jatuh dekat Tringkap, cedera tadi", "MY-06", id="a small town"),
    ],
)  # fmt: skip
def test_the_state_is_told_by_what_stands_beside_a_place(text: str, state: str) -> None:
    place = reading(text).place

    assert place is not None
    assert place.state == state


@pytest.mark.parametrize(
    ("told", "phrase"),
    [
        ("jln gambang tadi", "jln gambang"),
        ("jln gambang td", "jln gambang"),
        ("taman contoh semalam", "taman contoh"),
        ("bukit rambai 3", "bukit rambai"),
        ("Maran 3 org cedera", "Maran"),
        ("Maran 10.30 pagi", "Maran"),
        ("Maran 10.30", "Maran"),
        ("Taman Contoh 2", "Taman Contoh 2"),
        ("Felda Lepar Hilir 3", "Felda Lepar Hilir 3"),
        ("Pasar Malam Maran", "Pasar Malam Maran"),
        ("Batu 10.30", "Batu 10.30"),
        ("Jalan Gambang, Maran", "Jalan Gambang, Maran"),
    ],
)
def test_hours_and_words_of_time_are_no_part_of_a_place(told: str, phrase: str) -> None:
    assert reading(f"Sorang mati kemalangan di {told}").place_text == phrase


def test_an_hour_is_no_part_of_a_form_s_place() -> None:
    assert reading("Kemalangan maut\nTempat: Maran 10.30\nMangsa: 1").place_text == "Maran"


def test_a_state_in_a_house_s_name_is_not_the_scene() -> None:
    report = reading("gas meletup di flat Sri Sabah Cheras tadi, makcik melecur muka dan tangan")

    assert report.place is not None
    assert report.place.state == "MY-14"


@pytest.mark.parametrize(
    ("text", "district"),
    [
        pytest.param("Kawan maut accident motor pagi tadi, jenazah di HTAA", None, id="alone"),
        pytest.param("accident motor td pagi, patah kaki, Hospital Temerloh", None, id="bare"),
        pytest.param(
            "Jatuh bangunan pagi tadi, kaki patah, warded di Hospital Contoh, Temerloh",
            None, id="one that nobody knows",
        ),
        pytest.param(
            "Tukang masak Hospital Temerloh maut accident masa balik kerja tadi", None,
            id="where the victim worked",
        ),
        pytest.param(
            "Kemalangan di Maran pagi tadi, mangsa maut di Hospital Temerloh", "Maran",
            id="beside the place",
        ),
        pytest.param(
            "Buruh terjatuh dari bumbung di Hospital Temerloh pagi tadi, patah kaki", "Temerloh",
            id="where it happened",
        ),
        pytest.param(
            "Rider maut dilanggar lori depan Hospital Temerloh pagi tadi", "Temerloh",
            id="before its gate",
        ),
        pytest.param(
            "Buruh kena timpa bata di tapak hospital baru Temerloh pagi tadi, patah kaki",
            "Temerloh", id="where one is built",
        ),
        pytest.param(
            "Buruh dihempap pokok dikejarkan ke hospital\n\nTEMERLOH: Seorang buruh maut tadi.",
            "Temerloh", id="a headline before the dateline",
        ),
        pytest.param(
            "TEMERLOH - Buruh maut dihempap pokok tadi, disahkan di Hospital Temerloh", "Temerloh",
            id="its town is the dateline's",
        ),
    ],
)  # fmt: skip
def test_hospital_alone_tells_the_state_only(text: str, district: str | None) -> None:
    place = reading(text).place

    assert place is not None
    assert (place.district, place.state) == (district, "MY-06")


def test_hospital_alone_leaves_the_place_to_be_found_out() -> None:
    assert Fact.PLACE in reading("Kawan maut accident motor tadi, jenazah di HTAA").missing


def test_hospital_of_a_state_of_one_district_tells_that() -> None:
    place = reading("accident motor td pagi, patah kaki, skrg kat HUKM").place

    assert place is not None
    assert place.district == "W.P. Kuala Lumpur"
