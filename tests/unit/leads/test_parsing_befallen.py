"""Harm is understood in any form of its verb, and whoever is called by a trade is a person.

All texts and names are invented.
"""

import pytest

from services.leads.parsing import Kind, Severity, read
from services.places.reference import gazetteer
from tests.unit.posted import POSTED, reading


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Penternak kambing maut disondol lembu di Jelebu", id="a keeper of animals"),
        pytest.param("Kitchen helper lost two fingers in meat grinder in Ipoh", id="fingers"),
        pytest.param("mamat welding tu mata kena percikan, dah hantar hospital", id="sparks"),
        pytest.param("Pemancing hilang dibawa ombak di Kuala Rompin", id="the waves"),
        pytest.param("Takziah keluarga SN Kasturi, accident balik kerja mlm tadi", id="condolence"),
        pytest.param("24 pekerja kilang keracunan makanan di kantin, Melaka", id="poisoned"),
        pytest.param(
            "Pekerja gudang terkurung dalam bilik sejuk beku, dibawa ke hospital", id="in"
        ),
        pytest.param("Crew member falls overboard from tugboat off Tanjung Piai", id="overboard"),
        pytest.param("Zookeeper attacked by tiger at Melaka Zoo", id="attacked"),
        pytest.param("Pengait sawit tertusuk duri di Bera, kini di wad", id="a trade"),
        pytest.param("cikgu kena pukul dgn bapa murid kat pejabat sekolah di Ipoh", id="beaten"),
    ],
)
def test_harm_in_many_forms_is_a_lead(text: str) -> None:
    assert read(text, POSTED, gazetteer()) is not None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Kena marah dengan bos pagi tadi, rasa nak pitam", id="a feeling"),
        pytest.param("Gaji kena potong lagi bulan ni, mati la", id="pay"),
        pytest.param("Harga ayam jatuh, penternak rugi", id="a price"),
        pytest.param("Siapa ada nombor tukang paip? Paip rumah bocor", id="a trade that is sought"),
    ],
)
def test_talk_in_such_words_is_none(text: str) -> None:
    assert read(text, POSTED, gazetteer()) is None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Staf rekod menyahut seruan Ilahi selepas kemalangan di Ipoh tadi", id="called"
        ),
        pytest.param("Kemalangan di Ipoh tadi, rakan kita tak sempat diselamatkan", id="too late"),
        pytest.param("Worker crushed in Ipoh factory today, brought in dead", id="brought in"),
        pytest.param("Two cleaners asphyxiated inside a tank in Ipoh today", id="no air"),
    ],
)
def test_death_has_many_names(text: str) -> None:
    assert reading(text).severity is Severity.DEATH


def test_who_falls_without_a_cause_is_ill() -> None:
    assert reading("Supervisor line 3 tumbang tadi lepas lunch, ke hospital").kind is Kind.ILLNESS


def test_a_firm_behind_its_works_is_no_name() -> None:
    found = reading("[INFO] Pekerja jatuh tangga depan kilang Mapletex Batu Pahat tadi")

    assert [victim.name for victim in found.victims] == [None]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Wanita cedera di Ipoh tadi, belum ajal kata suaminya", id="not her hour"),
        pytest.param(
            "Kerani rebah di Muar tadi, disyaki strok ringan", id="a light stroke is no light hurt"
        ),
        pytest.param("Nelayan hilang di Mersing semalam, feared to have drowned", id="feared"),
        pytest.param("Roofer hurt in Muar today, full body harness unhooked", id="a harness"),
    ],
)
def test_what_only_sounds_like_an_outcome_tells_none(text: str) -> None:
    assert reading(text).severity is Severity.UNKNOWN


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("kawe dapat berita, abe mek kena lggar keta di Bachok, doh tokdok", id="east"),
        pytest.param("ada urang kana langgar di Papar pagi tadi, inda sadar suda", id="Sabah"),
        pytest.param("kamek punya kawan accident pagi tek di Sibu, sik sedar", id="Sarawak"),
        pytest.param("pkerja kilang trsepit mesin kt Kulim, mninggl", id="without vowels"),
    ],
)
def test_dialects_and_haste_are_understood(text: str) -> None:
    assert read(text, POSTED, gazetteer()) is not None


def test_pupils_only_are_no_lead_whatever_their_roles() -> None:
    text = (
        "Dua pelajar tingkatan empat maut nahas motosikal\n\nMARANG: Dua pelajar maut di sini tadi."
        " Penunggang meninggal di lokasi, pembonceng di hospital, kata polis."
    )

    assert read(text, POSTED, gazetteer()) is None


def test_an_event_of_years_ago_is_old_whenever_the_court_sits() -> None:
    text = "Mahkamah hari ini menolak rayuan pemandu lori, nahas maut di Raub lapan tahun lalu."

    assert read(text, POSTED, gazetteer()) is None


def test_the_next_line_of_a_form_is_no_victim() -> None:
    found = reading("Mangsa : 2 orang\n1) Jolius Contoh, 43 - patah kaki\nCatatan : 1 unit pulang")

    assert [victim.name for victim in found.victims] == ["Jolius Contoh"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Abang Rauf jaga pos B kena serangan asma tadi, guna inhaler", id="asthma"),
        pytest.param(
            "SAFETY FLASH: fitter eye injury at Pasir Gudang yard, medevaced", id="a flash"
        ),
        pytest.param("Tukang bumbung di Muar tadi dilihat meraung kesakitan", id="pain"),
        pytest.param("Penunggangnya, seorang ejen takaful, tercampak di Kluang tadi", id="-nya"),
        pytest.param("penyelia kamek udah sikda, accident di Miri marek", id="west"),
    ],
)
def test_more_harm_is_a_lead(text: str) -> None:
    assert read(text, POSTED, gazetteer()) is not None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Dulu masa aku kerja ladang pernah kaki patah kena traktor", id="long ago"),
        pytest.param("Tiga siswi kolej luka van terbalik di Arau tadi", id="students"),
    ],
)
def test_the_past_and_students_are_none(text: str) -> None:
    assert read(text, POSTED, gazetteer()) is None


def test_an_age_may_stand_before_its_name() -> None:
    found = reading("Wanita berusia 52 tahun, Rokiah Contoh disahkan maut nahas di Muar tadi")

    assert [(victim.name, victim.age) for victim in found.victims] == [("Rokiah Contoh", 52)]


def test_news_of_somebody_is_of_him() -> None:
    found = reading("Khabar duka Mansur, penyelia stor, dah tiada. Eksiden petang tadi di Arau")

    assert [victim.name for victim in found.victims] == ["Mansur"]


def test_the_hour_of_a_call_from_a_centre_of_operations_is_taken() -> None:
    found = reading(
        "Buruh tertimbus tanah di Muar semalam. Ketua Bahagian Operasi berkata laporan diterima "
        "pada 8.35 malam"
    )

    assert found.accident_time is not None
    assert (found.accident_time.hour, found.accident_time.minute) == (20, 35)


@pytest.mark.parametrize(
    ("text", "hospital"),
    [
        pytest.param(
            "Jururawat yang bekerja di Hospital Sik maut di Gurun tadi. Mayat dihantar ke Hospital "
            "Baling",
            "Hospital Baling",
            id="where he worked",
        ),
        pytest.param(
            "Kelasi rebah di Lumut tadi, dirawat di ICU Hospital Contoh Jaya",
            "Hospital Contoh Jaya",
            id="the ward before it",
        ),
    ],
)
def test_the_hospital_is_where_they_were_brought(text: str, hospital: str) -> None:
    assert reading(text).hospital == hospital
