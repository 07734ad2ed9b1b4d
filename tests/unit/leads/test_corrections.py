"""A reply corrects what it tells, of whom it tells it; an edited post changes what it changed.

All texts and names are invented.
"""

from datetime import datetime

import pytest

from services.clock import LOCAL
from services.leads import corrections, parsing
from services.leads.corrections import Correction, KnownVictim
from services.places.reference import gazetteer

POSTED = datetime(2026, 3, 12, 12, 0, tzinfo=LOCAL)  # a Thursday
ALI = KnownVictim("Ali bin Contoh", age=54)
ZUL = KnownVictim("Zulkarnain Sampel", age=30)


def reading(text: str, *victims: KnownVictim) -> Correction | None:
    return corrections.read(text, victims or (ALI,), posted_at=POSTED, places=gazetteer())


def told(text: str, *victims: KnownVictim) -> list[tuple[str, str | None, str | None]]:
    found = reading(text, *victims)
    return [(c.field.value, c.old, c.new) for c in found.changes] if found else []


@pytest.mark.parametrize(
    ("text", "field", "old", "new"),
    [
        pytest.param("pembetulan: umur 45, bukan 54", "victim_age", "54", "45", id="age"),
        pytest.param(
            "pembetulan: umur mangsa ialah 47 tahun", "victim_age", "54", "47", id="whose age"
        ),
        pytest.param("umur bukan 54 tapi 45", "victim_age", "54", "45", id="not this but that"),
        pytest.param("45 tahun bukan 54", "victim_age", "54", "45", id="no label"),
        pytest.param("age should be 45 not 54", "victim_age", "54", "45", id="English"),
        pytest.param(
            "pembetulan: bukan Ali, Abu", "victim_name", "Ali bin Contoh", "Abu", id="name"
        ),
        pytest.param(
            "correction: name is Siti binti Contoh",
            "victim_name",
            "Ali bin Contoh",
            "Siti binti Contoh",
            id="English name",
        ),
        pytest.param(
            "nama mangsa siti aminah binti contoh",
            "victim_name",
            "Ali bin Contoh",
            "Siti Aminah Binti Contoh",
            id="a name without capitals",
        ),
        pytest.param(
            "betulkan: kejadian di Kg Contoh, bukan Pekan",
            "place",
            "Pekan",
            "Kg Contoh",
            id="place",
        ),
        pytest.param(
            "majikan Syarikat Contoh Sdn Bhd",
            "employer",
            None,
            "Syarikat Contoh Sdn Bhd",
            id="employer",
        ),
        pytest.param("mangsa dah meninggal", "outcome", None, "death", id="died"),
        pytest.param("he passed away this morning", "outcome", None, "death", id="English death"),
        pytest.param("mangsa belum meninggal lagi", "outcome", None, "injury", id="not yet dead"),
        pytest.param("bukan maut, cedera parah", "outcome", None, "injury", id="not dead"),
        pytest.param("IC 890312-06-5123", "nric", None, "890312065123", id="identity number"),
        pytest.param("tarikh kejadian 11/3/2026", "accident_date", None, "2026-03-11", id="day"),
        pytest.param("update: jam 4 petang", "accident_time", None, "16:00", id="hour"),
        pytest.param(
            "dirawat di Hospital Contoh Permai",
            "hospital",
            None,
            "Hospital Contoh Permai",
            id="ward",
        ),
        pytest.param(
            "kemalangan jalan raya bukan tempat kerja",
            "kind",
            "workplace",
            "commuting_or_road",
            id="kind",
        ),
    ],
)
def test_a_fact_is_corrected(text: str, field: str, old: str | None, new: str) -> None:
    assert told(text) == [(field, old, new)]


def test_several_facts_are_corrected_at_once() -> None:
    text = "update: tarikh 3 Mac, jam 4 petang, kerja sebagai pemandu lori di Syarikat Contoh"

    assert told(text) == [
        ("employer", None, "Syarikat Contoh"),
        ("occupation", None, "pemandu lori"),
        ("accident_date", None, "2026-03-03"),
        ("accident_time", None, "16:00"),
    ]


def test_a_corrected_place_is_looked_up() -> None:
    found = reading("kejadian di Temerloh semalam, bukan Mentakab")

    assert found is not None
    assert found.place is not None
    assert found.place.district == "Temerloh"
    assert [c.new for c in found.changes] == ["Temerloh", "2026-03-11"]


@pytest.mark.parametrize(
    ("text", "victim"),
    [
        pytest.param("umur 45 bukan 54", 0, id="who had the old age"),
        pytest.param("umur mangsa kedua 31", 1, id="by his number"),
        pytest.param("Zulkarnain umur 31", 1, id="by his name"),
        pytest.param("Zulkarnain dah meninggal", 1, id="the one named died"),
        pytest.param("umur 45", None, id="nobody knows whose"),
    ],
)
def test_of_several_victims_the_one_told_of_is_corrected(text: str, victim: int | None) -> None:
    found = reading(text, ALI, ZUL)

    assert found is not None
    assert [c.victim for c in found.changes] == [victim]


@pytest.mark.parametrize(
    "text",
    [
        "terima kasih",
        "siapa majikan dia?",
        "mangsa dah meninggal ke?",
        "umur dia muda lagi, kesian",
        "majikan tak bayar caruman",
        "semoga arwah ditempatkan dalam kalangan orang beriman",
        "saya dah call keluarga, esok melawat",
        "Esok jam 9 pagi meeting",
        "masa saya sampai jam 4",
        "salah orang",
        "waris: Aminah 0123456789",
        "pembetulan: umur 54",
        "pembetulan: umur 45 " + "panjang " * 60,
        "",
    ],
)
def test_talk_and_what_is_known_correct_nothing(text: str) -> None:
    assert reading(text) is None


@pytest.mark.parametrize(
    ("text", "kind", "field", "words"),
    [
        pytest.param("umur 45, bukan 45", "denied", "victim_age", ("45",), id="denies itself"),
        pytest.param("pembetulan: 45 bukan 45", "denied", "victim_age", ("45",), id="no label"),
        pytest.param("umur 45 umur 50", "two", "victim_age", ("45", "50"), id="two ages"),
        pytest.param("correction: age 45, age 50", "two", "victim_age", ("45", "50"), id="English"),
        pytest.param(
            "Ali umur 45, Zulkarnain umur 50", "two", "victim_age", ("45", "50"), id="two victims"
        ),
        pytest.param(
            "update: jam 4 petang, jam 5 petang",
            "two",
            "accident_time",
            ("4 petang", "5 petang"),
            id="two hours",
        ),
        pytest.param("umur -5", "impossible", "victim_age", ("-5",), id="negative"),
        pytest.param("umur: -5 tahun", "impossible", "victim_age", ("-5 tahun",), id="and a colon"),
        pytest.param("age 450", "impossible", "victim_age", ("450",), id="too old"),
        pytest.param(
            "pembetulan: tarikh 30/2/2026",
            "impossible",
            "accident_date",
            ("30/2/2026",),
            id="no such day",
        ),
        pytest.param(
            "pembetulan: jam 25:00", "impossible", "accident_time", ("25:00",), id="no such hour"
        ),
    ],
)
def test_what_cannot_be_meant_is_doubted(
    text: str, kind: str, field: str, words: tuple[str, ...]
) -> None:
    found = reading(text, ALI, ZUL)

    assert found is not None
    assert found.changes == ()
    assert found.doubt is not None
    assert (found.doubt.kind, found.doubt.field, found.doubt.words) == (kind, field, words)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("umur 45, umur dia 45", id="told twice alike"),
        pytest.param("umur - 45", id="a dash before it"),
        pytest.param("umur-45", id="a hyphen before it"),
        pytest.param("Umur : 45 tahun", id="a form"),
    ],
)
def test_one_age_is_no_doubt(text: str) -> None:
    assert told(text) == [("victim_age", "54", "45")]


@pytest.mark.parametrize("text", ["jam 30 minit lagi sampai", "tarikh 31/12/2026 ada kursus"])
def test_talk_with_figures_is_no_doubt(text: str) -> None:
    assert reading(text) is None


def test_an_edited_post_tells_what_changed() -> None:
    before = "Mangsa, Ali bin Contoh, 54, maut dilanggar lori di Gambang pagi tadi"
    after = "Mangsa, Ali bin Contoh, 45, maut dilanggar lori di Maran malam tadi jam 9"
    old, new = (parsing.read(text, POSTED, gazetteer()) for text in (before, after))
    assert old is not None
    assert new is not None

    changes = corrections.difference(old, new)

    assert [(c.field.value, c.old, c.new, c.victim) for c in changes] == [
        ("victim_age", "54", "45", 0),
        ("place", "Gambang", "Maran", None),
        ("accident_date", "2026-03-12", "2026-03-11", None),
        ("accident_time", None, "21:00", None),
    ]
    assert corrections.difference(old, old) == ()


def test_a_victim_added_to_a_post_counts_on() -> None:
    one = "Ali bin Contoh, 54, maut di Gambang"
    two = "Ali bin Contoh, 54, dan Abu Sampel, 30, maut di Gambang"
    old, new = (parsing.read(text, POSTED, gazetteer(), forced=True) for text in (one, two))
    assert old is not None
    assert new is not None

    changes = corrections.difference(old, new)

    assert ("victim_name", None, "Abu Sampel", 1) in [
        (c.field.value, c.old, c.new, c.victim) for c in changes
    ]
