"""Who came away unhurt, only saw it, drove the other vehicle or tells of the dead is no victim.

All names and texts are invented.
"""

import pytest

from services.leads.parsing import Outcome
from tests.unit.posted import reading

DEAD = "Mangsa, Seman Kasturi, 34, maut dirempuh treler di Raub semalam."
DIED = "Seman Kasturi, 34, was killed by a trailer in Raub yesterday."


@pytest.mark.parametrize(
    ("first", "other"),
    [
        pytest.param(
            DEAD,
            "Pemandu treler, Budin Leman, 38, dari Kampung Sampel, tidak cedera.",
            id="address",
        ),
        pytest.param(
            DEAD,
            "Pemandu treler pula, Budin Leman, 42, yang beralamat di Taman Sampel, tidak mengalami "
            "sebarang kecederaan.",
            id="longer address",
        ),
        pytest.param(
            DIED, "The lorry driver Budin Leman, 49, apologised to his family.", id="apology"
        ),
        pytest.param(
            DEAD, "Pemandu treler Budin Leman, 44, memohon maaf kepada keluarganya.", id="maaf"
        ),
        pytest.param(DEAD, "Seorang yang terselamat ialah Budin Leman, 31.", id="survivor"),
        pytest.param(
            DEAD,
            "Dua yang terselamat, Budin Leman, 51, dan Jusoh Bakri, 30, berenang ke tepi.",
            id="two",
        ),
        pytest.param(
            DEAD,
            "Budin Leman, 41; Jusoh Bakri, 38, dan Tahir Omar, 27, terselamat.",
            id="a list of them",
        ),
        pytest.param(
            DIED,
            "His passenger, 22-year-old Budin Leman, was with him. Budin was not physically "
            "harmed.",
            id="told later",
        ),
        pytest.param(
            DEAD, "Kejadian disedari rakan sekerjanya, Budin Leman, 29.", id="who found him"
        ),
        pytest.param(
            DIED, "Co-worker Budin Leman, 47, who witnessed it, called for help.", id="who saw it"
        ),
        pytest.param(
            DIED,
            '"He never came home," said Budin Leman, 31, whose brother he was.',
            id="who speaks",
        ),
        pytest.param(
            DEAD, "Budin Leman, 52, pemilik kilang, berkata pekerjanya rajin.", id="an owner speaks"
        ),
        pytest.param(DEAD, "Mayat ditemui orang kampung, Budin Leman, 70.", id="villagers"),
        pytest.param(DIED, "Volunteer Budin Leman, 44, helped in the search.", id="who helped"),
        pytest.param(DIED, "Their supervisor Budin Leman, 55, is assisting.", id="who assists"),
        pytest.param(DEAD, "Rakannya dulu, Budin Leman, 50, terkejut.", id="who is shocked"),
        pytest.param(
            DEAD, "Tahun lalu, arwah Budin Leman meninggal akibat sakit jantung.", id="another year"
        ),
    ],
)
def test_only_the_dead_is_a_victim(first: str, other: str) -> None:
    assert [v.name for v in reading(f"{first} {other}").victims] == ["Seman Kasturi"]


def test_who_drove_into_him_is_no_victim() -> None:
    text = (
        "Rider Seman Kasturi, 25, maut dilanggar kereta dipandu seorang wanita, Ani Leman, 50, di "
        "Raub."
    )

    assert [v.name for v in reading(text).victims] == ["Seman Kasturi"]


def test_who_survived_with_injuries_is_a_victim() -> None:
    text = f"{DEAD} Mangsa terselamat, Budin Leman, 31, cedera parah di kepala."

    assert [v.name for v in reading(text).victims] == ["Seman Kasturi", "Budin Leman"]


def test_the_only_survivor_is_hurt_not_dead() -> None:
    text = (
        "Empat pekerja maut dirempuh treler di Raub. Seman Kasturi, 31, satu-satunya yang "
        "terselamat."
    )

    assert [(v.name, v.outcome) for v in reading(text).victims] == [
        ("Seman Kasturi", Outcome.INJURY)
    ]


def test_a_mother_who_tells_of_her_son_speaks() -> None:
    text = (
        "Seorang pemuda maut dihempap traktor di Raub semalam. Ani Zainal, 59, yang menceritakan "
        "saat akhir bersama anak bongsunya, Seman Kasturi, 20, berkata, dia nazak di hadapannya."
    )

    assert [(v.name, v.age) for v in reading(text).victims] == [("Seman Kasturi", 20)]


def test_whose_wife_is_dead_is_no_victim() -> None:
    text = (
        "Dimaklumkan isteri kepada pekerja Kilang Sampel, Seman bin Kasturi telah pulang ke "
        "rahmatullah akibat kemalangan di Raub pagi tadi."
    )

    assert [v.name for v in reading(text).victims] == [None]


def test_the_dead_of_whom_a_driver_is_accused_is_the_victim() -> None:
    text = (
        "Lorry driver Budin Leman, 45, was charged in the magistrate's court with causing the "
        "death of motorcyclist Seman Kasturi, 37, in Raub yesterday."
    )

    assert [v.name for v in reading(text).victims] == ["Seman Kasturi"]


def test_whom_a_sentence_mourned_is_named_by_the_next() -> None:
    text = (
        "Heard that one of my colleagues had passed away in an accident in Raub. Abg Seman "
        "Kasturi, "
        "worker extraordinaire, left five kids with a stay-at-home wife whom we all know so well."
    )

    assert [v.name for v in reading(text).victims] == ["Seman Kasturi"]


def test_who_is_laid_to_rest_safely_is_dead() -> None:
    text = (
        "Pasangan terkorban dalam kebakaran di Raub, Seman Kasturi, 78, dan Ani Leman, 73, selamat "
        "dikebumikan malam tadi."
    )

    assert [v.name for v in reading(text).victims] == ["Seman Kasturi", "Ani Leman"]


def test_whom_the_accused_attacked_is_the_victim() -> None:
    text = (
        "Seorang pekerja parah ditikam di stor di Raub semalam. Tertuduh, Budin Leman, 36, didakwa "
        "menikam Seman Kasturi, 33."
    )

    assert [v.name for v in reading(text).victims] == ["Seman Kasturi"]
