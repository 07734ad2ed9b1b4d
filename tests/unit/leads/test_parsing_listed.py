"""Lists under a heading: numbered, dotted or one name a line. The heading tells whose names follow.

All texts and names are invented.
"""

import pytest

from services.leads.parsing import Outcome, Victim, read
from services.places.reference import gazetteer
from tests.unit.posted import POSTED

CRASH = "Dua maut dan seorang cedera selepas van terbabas di Temerloh pagi tadi.\n\n"
DEAD, HURT = Outcome.DEATH, Outcome.INJURY


def victims(listed: str) -> tuple[Victim, ...]:
    report = read(CRASH + listed, POSTED, gazetteer())
    assert report is not None
    return tuple(victim for victim in report.victims if victim.name)


@pytest.mark.parametrize(
    "listed",
    [
        pytest.param("Senarai mangsa:\n1. Ahmad bin Contoh, 34\n2. Siti binti Sampel, 31", id="1."),
        pytest.param("Mangsa maut:\n1) Ahmad bin Contoh, 34\n2) Siti binti Sampel, 31", id="1)"),
        pytest.param(
            "Senarai nama mangsa\n(i) Ahmad bin Contoh (34)\n(ii) Siti binti Sampel (31)", id="(i)"
        ),
        pytest.param(
            "Mangsa yang maut:\n- Ahmad bin Contoh (L/34)\n• Siti binti Sampel, 31, Kuantan",
            id="dots",
        ),
        pytest.param("The dead are:\nAhmad bin Contoh, 34\nSiti binti Sampel (31)", id="no mark"),
        pytest.param(
            "Mangsa maut: 1. Ahmad bin Contoh, 34 2. Siti binti Sampel, 31", id="within a line"
        ),
        pytest.param("Mangsa maut: Ahmad bin Contoh, 34; Siti binti Sampel, 31", id="semicolons"),
        pytest.param(
            "Senarai mangsa:\nahmad bin contoh, 34\nsiti binti sampel, 31", id="small letters"
        ),
        pytest.param(
            "Ketua Polis Daerah, ACP Zul Sampel berkata mangsa yang maut ialah:\n"
            "1. Ahmad bin Contoh, 34\n2. Siti binti Sampel, 31\nKatanya, kes disiasat.",
            id="an officer tells it",
        ),
    ],
)
def test_names_of_a_list_are_victims(listed: str) -> None:
    assert [victim.name for victim in victims(listed)] == ["Ahmad bin Contoh", "Siti binti Sampel"]
    assert [victim.age for victim in victims(listed)] == [34, 31]


def test_the_heading_tells_the_outcome() -> None:
    told = victims(
        "Mangsa yang maut:\n1. Ahmad bin Contoh\n2. Lim Boon Sampel\n\nInjured:\n"
        "Kumar a/l Contoh (24, male)"
    )

    assert [(victim.name, victim.outcome) for victim in told] == [
        ("Ahmad bin Contoh", DEAD),
        ("Lim Boon Sampel", DEAD),
        ("Kumar a/l Contoh", HURT),
    ]


def test_an_identity_number_in_brackets_is_of_the_name_before_it() -> None:
    told = victims("Mangsa maut:\n1. Ahmad bin Contoh\n2. Siti binti Sampel (900101-06-5122)")

    assert [victim.nric for victim in told] == [None, "900101065122"]


@pytest.mark.parametrize(
    "heading",
    [
        "Pegawai bertugas:",
        "AJK:",
        "Tetamu kehormat:",
        "Agenda lawatan:",
        "Committee members:",
        "Waris mangsa:",
        "Bantuan kepada mangsa disampaikan oleh:",
    ],
)
@pytest.mark.parametrize("mark", ["1. ", "- ", ""])
def test_lists_of_others_name_no_victim(heading: str, mark: str) -> None:
    assert victims(f"{heading}\n{mark}Ahmad bin Contoh, 34\n{mark}Siti binti Sampel, 31") == ()


def test_one_told_of_and_listed_is_one_victim() -> None:
    told = victims(
        "Mangsa, Ahmad, 34, meninggal dunia di tempat kejadian.\nMangsa maut:\n"
        "1. Ahmad bin Contoh\n2. Siti binti Sampel, 31"
    )

    assert [(victim.name, victim.age) for victim in told] == [
        ("Ahmad bin Contoh", 34),
        ("Siti binti Sampel", 31),
    ]
