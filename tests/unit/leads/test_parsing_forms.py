"""Posts of squads: forms, abbreviations, friends' words; employers, hospitals, postcodes.

All texts and names are invented.
"""

from datetime import date, time

import pytest

from services.leads.parsing import DOUBT, ENOUGH, Kind, read
from services.places.reference import gazetteer
from tests.unit.posted import POSTED, reading


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "LAPORAN KEMALANGAN\nNAMA : ALI BIN CONTOH\nUMUR : 37\n"
            "MAJIKAN : SYARIKAT SAMPEL SDN BHD\nTARIKH : 11/3/2026\n"
            "MASA : 7.30 PAGI\nTEMPAT : TEMERLOH\n"
            "KEJADIAN : MOTOSIKAL DILANGGAR LORI, MENINGGAL",
            id="capitals",
        ),
        pytest.param(
            "nama: ali bin contoh\numur: 37\nmajikan: syarikat sampel sdn bhd\n"
            "tarikh: 11/3/2026 jam 7.30 pagi\ntempat: pekan lama temerloh\n"
            "accident motor dgn lori, meninggal",
            id="small letters",
        ),
        pytest.param(
            "1. Nama: Ali bin Contoh\n2. Umur: 37 thn\n3. Tempat kerja: Syarikat Sampel Sdn Bhd\n"
            "4. Kemalangan: motosikal dilanggar lori, meninggal, 11/3/2026 7.30 pagi di Temerloh",
            id="numbered",
        ),
    ],
)
def test_a_form_is_read_by_its_labels(text: str) -> None:
    report = reading(text)

    (victim,) = report.victims
    assert (victim.name or "").lower() == "ali bin contoh"
    assert victim.age == 37
    assert (victim.employer or "").lower() == "syarikat sampel sdn bhd"
    assert (report.accident_date, report.accident_time) == (date(2026, 3, 11), time(7, 30))
    assert report.kind is Kind.COMMUTING_OR_ROAD
    assert report.place is not None
    assert report.place.district == "Temerloh"


@pytest.mark.parametrize(
    ("text", "employer"),
    [
        pytest.param(
            "Ali bin Contoh, 37, yang bekerja di sebuah kilang kertas maut di Maran",
            "sebuah kilang kertas",
        ),
        pytest.param(
            "Mangsa Ali bin Contoh maut di Maran. Dia kerja kilang papan Sampel",
            "kilang papan Sampel",
        ),
        ("Rider foodpanda maut digilis treler di Meru", "foodpanda"),
        ("Anggota Balai Polis Sampel parah dirempuh kereta di Maran", "Balai Polis Sampel"),
        pytest.param(
            "A surveyor with Sampel Maju, Ali bin Contoh, 37, died in a crash in Maran",
            "Sampel Maju",
        ),
        ("Two workers of a rubber factory killed in van crash in Maran", "a rubber factory"),
    ],
)
def test_employers_are_read_with_and_without_a_firms_name(text: str, employer: str) -> None:
    assert employer in {victim.employer for victim in reading(text).victims}


@pytest.mark.parametrize(
    ("text", "hospital"),
    [
        ("kwn sy xcident mtr di Maran, patah kaki, skrg hosp temerloh", "hosp temerloh"),
        ("Pekerja melecur di Klang, dirawat di HTAR Klang", "HTAR Klang"),
        ("Lelaki maut di Raub, kematian disahkan petugas Hospital Contoh", "Hospital Contoh"),
    ],
)
def test_hospitals_are_read_as_squads_write_them(text: str, hospital: str) -> None:
    assert reading(text).hospital == hospital


@pytest.mark.parametrize(
    ("text", "district"),
    [
        ("Buruh maut terjatuh di kilang, 81700 Pasir Gudang", "Johor Bahru"),
        ("Buruh maut terjatuh di kilang, poskod 28000", "Temerloh"),
        ("Lelaki lemas di Air Terjun Sekayu", "Hulu Terengganu"),
        ("PEKAN - Buruh maut motosikalnya terbabas semalam", "Pekan"),
        ("Buruh dari Kampung Contoh, Bentong maut dilanggar lori di Maran", "Maran"),
    ],
)
def test_places_are_found_by_postcode_landmark_and_dateline(text: str, district: str) -> None:
    place = reading(text).place

    assert place is not None
    assert place.district == district


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Our colleague Desmond Sampel dah sik ada, Hilux langgar lori di Miri", "Desmond Sampel"),
        pytest.param(
            "Pok Li (Razali b. Contoh) doh tak dok, langgar lori pagi tadi di Tumpat",
            "Razali b. Contoh",
        ),
        pytest.param(
            "Ravi a/l Sampel tak datang kerja. Dia accident motor semalam, tangan patah",
            "Ravi a/l Sampel",
        ),
        pytest.param(
            "Chief Supt Contoh said Ngalai anak Sampel suffered head injuries in a fall",
            "Ngalai anak Sampel",
        ),
        pytest.param(
            "The deceased, identified as 24-year-old Fabian Sampel, fell at a site in Sibu",
            "Fabian Sampel",
        ),
    ],
)
def test_victims_are_found_in_the_words_of_friends_and_officers(text: str, name: str) -> None:
    assert [victim.name for victim in reading(text).victims] == [name]


def test_an_accused_driver_is_no_victim() -> None:
    report = reading(
        "Lorry driver Sim Contoh, 38, pleaded not guilty to causing the death of operator "
        "Nurul binti Sampel, 21, in Kluang last Thursday"
    )

    assert [victim.name for victim in report.victims] == ["Nurul binti Sampel"]
    assert report.accident_date == date(2026, 3, 5)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param(
            "Suami saya kemalangan motor semalam di Kulai, kaki patah. Dia kerja kilang",
            "commuting_or_road",
        ),
        ("Pemandu bas maut akibat serangan jantung di terminal", "illness"),
        ("Mekanik melecur tong gas meletup ketika memasak di rumahnya", "other"),
        ("Operator maut digilis forklift", "workplace"),
        ("Three workers hurt as factory van overturns in Juru", "commuting_or_road"),
        ("A man died after falling while repairing his roof in Kapit", "other"),
        ("Mekanik maut tayar lori meletup di Simpang Renggam", "workplace"),
    ],
)
def test_what_happened_tells_the_kind_not_the_job(text: str, kind: str) -> None:
    assert reading(text).kind == kind


def test_what_may_be_a_lead_is_told_as_doubtful() -> None:
    said = "eh ada orang kena langgar kot tadi"
    doubtful = read(said, POSTED, gazetteer(), doubtful=True)

    assert read(said, POSTED, gazetteer()) is None
    assert doubtful is not None
    assert not doubtful.sure
    assert DOUBT <= doubtful.confidence < ENOUGH
