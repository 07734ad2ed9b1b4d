"""Words that are hidden from filters, and what is told in other words than it seems.

All texts and names are invented.
"""

import pytest

from services.leads.parsing import Kind, Severity, read
from services.leads.reading.prose import clean
from services.places.reference import gazetteer
from tests.unit.posted import POSTED, reading


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("Buruh m4ut di l0kasi", "Buruh maut di lokasi", id="figures for letters"),
        pytest.param("SE0RANG buruh", "SEORANG buruh", id="in capitals"),
        pytest.param("menin.ggal du.nia", "meninggal dunia", id="stops within words"),
        pytest.param("jam 7.15 a.m. di KM3", "jam 7.15 a.m. di KM3", id="hours and stones"),
        pytest.param("contoh.com.my, x70, B40", "contoh.com.my, x70, B40", id="addresses, models"),
    ],
)
def test_hidden_words_are_uncovered(text: str, told: str) -> None:
    assert clean(text) == told


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Tujuh gerabak tren tergelincir di Gemas tadi", id="things that slip"),
        pytest.param("The hosts were thrashed 4-0 and their keeper got a red card", id="a score"),
        pytest.param(
            "A three-year-old boy was hurt in a crash near Kampar. His parents and a cyclist "
            "escaped unhurt.",
            id="only a child hurt",
        ),
    ],
)
def test_what_hurt_nobody_of_age_is_none(text: str) -> None:
    assert read(text, POSTED, gazetteer()) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param(
            "Dua penghantar ais cedera lori muatan 40 blok ais terbalik di Jasin tadi",
            Kind.COMMUTING_OR_ROAD,
            id="a laden lorry",
        ),
        pytest.param(
            "Guru maut kereta dinaikinya dihempap batu besar di Baling tadi",
            Kind.COMMUTING_OR_ROAD,
            id="a rock on the car",
        ),
        pytest.param(
            "Basikal seorang pengutip kotak remuk dirempuh van di Arau tadi, mangsa maut",
            Kind.COMMUTING_OR_ROAD,
            id="his bicycle",
        ),
        pytest.param(
            "Pekerja maut rumah yang didiaminya ditimbus tanah ketika tidur di Raub tadi",
            Kind.OTHER,
            id="asleep at home",
        ),
        pytest.param(
            "Jiran saya putus jari mercun meletup di Sg Petani tadi", Kind.OTHER, id="no farmer"
        ),
        pytest.param(
            "Rigger dies after losing consciousness on a tower in Muar, sudden death say police",
            Kind.ILLNESS,
            id="a sudden death",
        ),
    ],
)
def test_kinds_are_told_by_the_circumstances(text: str, kind: Kind) -> None:
    assert reading(text).kind is kind


def test_who_is_treated_has_not_died_of_the_current() -> None:
    found = reading("A wireman was electrocuted in Muar today and is in critical condition")

    assert found.severity is Severity.SERIOUS_INJURY


def test_a_grazed_knee_is_a_light_hurt() -> None:
    assert reading("Rider jatuh motor di Muar tadi, lutut luka").severity is Severity.MINOR_INJURY


def test_those_whom_the_text_is_about_are_no_bystanders() -> None:
    found = reading(
        "Two teachers missing in Sandakan today. Police said the teachers, Justin Contoh and Lian "
        "Sampel, were travelling to school when the jetty gave way"
    )

    assert [victim.name for victim in found.victims] == ["Justin Contoh", "Lian Sampel"]


def test_it_happened_at_the_later_hour_though_it_was_reported_at_another() -> None:
    found = reading(
        "Buruh maut di Muar. Polis menerima laporan jam 9.40 pagi, nahas berlaku jam 9.15 pagi"
    )

    assert found.accident_time is not None
    assert (found.accident_time.hour, found.accident_time.minute) == (9, 15)


@pytest.mark.parametrize(
    ("text", "district"),
    [
        pytest.param("IPOH: A fitter was killed in Sitiawan here today.", "Manjung", id="here"),
        pytest.param(
            "BERA: Buruh maut dihempap pokok di Kampung Baru pagi tadi.",
            "Bera",
            id="a name that many bear",
        ),
    ],
)
def test_here_is_where_the_name_before_it_is(text: str, district: str) -> None:
    place = reading(text).place

    assert place is not None
    assert place.district == district


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Warden asrama dipukul pelajar di Machang semalam", id="a trade among pupils"),
        pytest.param("Penjaga kubur tertimbus tanah ketika gali kubur di Jerteh", id="a graveyard"),
        pytest.param(
            "Bas bawa 30 pekerja kilang terbabas di Juru tadi, lapan cedera", id="how many it bore"
        ),
        pytest.param("Ten workers treated for breathing difficulties in Prai", id="no breath"),
        pytest.param("my boss collapsed in a meeting, now at Gleneagles", id="a hospital's name"),
    ],
)
def test_sober_words_beside_harm_do_not_hide_it(text: str) -> None:
    assert read(text, POSTED, gazetteer()) is not None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Tiga pelajar cedera kereta masuk parit di Jasin, pemandu berusia 17 tahun", id="pupils"
        ),
        pytest.param(
            "Budak lelaki tiga tahun maut digilis kereta bapa di Pekan", id="his father's"
        ),
        pytest.param("Seorang maut setiap dua jam di jalan raya, kata menteri", id="how often"),
        pytest.param("The market crashed today, my portfolio is bleeding", id="money"),
        pytest.param("Kereta terpakai bebas kemalangan, hubungi Encik Contoh", id="for sale"),
    ],
)
def test_harm_to_nobody_who_works_is_none(text: str) -> None:
    assert read(text, POSTED, gazetteer()) is None


def test_patients_attack_whom_they_meet_at_work() -> None:
    found = reading("Petugas hospital digigit pesakit mental di Tampoi tadi, luka tangan")

    assert found.kind is Kind.WORKPLACE


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Welder kena spatter masuk mata kanan tadi, mata bengkak", id="an eye"),
        pytest.param("Korban pertama runtuhan tembok ditemui di Bangi tadi", id="a victim found"),
        pytest.param("My aunt got hit while cycling home in Taiping today, hip fracture", id="hit"),
        pytest.param(
            "Which hospital did they send the van guy to? Head-on with a lorry in Pagoh just now",
            id="which hospital",
        ),
        pytest.param(
            "Van pekerja masuk gaung di Ringlet tadi, doakan semua selamat", id="a prayer"
        ),
    ],
)
def test_harm_is_told_between_the_lines(text: str) -> None:
    assert read(text, POSTED, gazetteer()) is not None


def test_a_road_between_two_towns_is_no_name() -> None:
    found = reading("Wira vs trailer at KM 12 Raub-Bentong, driver (teacher) confirmed dead")

    assert [victim.name for victim in found.victims] == [None]
