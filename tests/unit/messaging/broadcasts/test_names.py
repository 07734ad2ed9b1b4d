"""Names that one language alone bears are seen; translated and everyday words are no names."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from services.messaging.broadcasts.languages import names
from services.messaging.broadcasts.languages.names import Difference
from services.places.reference import gazetteer

CASES: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parents[3] / "cases/broadcast_names.yaml").read_text("utf-8")
)
CHANGED = [
    (pair["ms"], pair["en"], old, new)
    for old, new in CASES["changed"]
    for pair in CASES["pairs"]
    if old in pair["ms"] and old in pair["en"]
]
SURE = [
    pytest.param("Banjir di Kuantan.", "Flood in Temerloh.", ["Kuantan"], ["Temerloh"], id="town"),
    pytest.param("Banjir di Kuantan dan Pekan.", "Flood in Pekan.", ["Kuantan"], [], id="left out"),
    pytest.param("Kuantan ditutup.", "It is closed.", ["Kuantan"], [], id="town first"),
    pytest.param(
        "Di Hospital Tengku Ampuan Afzan.",
        "At Hospital Tengku Ampuan Rahimah.",
        ["Hospital Tengku Ampuan Afzan"],
        ["Hospital Tengku Ampuan Rahimah"],
        id="hospital",
    ),
    pytest.param(
        "Guna Jalan Tun Razak.",
        "Use Jalan Ampang.",
        ["Jalan Tun Razak"],
        ["Jalan Ampang"],
        id="street",
    ),
    pytest.param("Di Pahang sahaja.", "In Perak only.", ["Pahang"], ["Perak"], id="state"),
    pytest.param("Di Meru Raya.", "In Meru Jaya.", ["Meru Raya"], [], id="last word"),
    pytest.param("Di KL.", "In Penang.", ["KL"], ["Penang"], id="short"),
    pytest.param(
        "Hubungi Aminah binti Sampel.",
        "Call Rokiah binti Sampel.",
        ["Aminah binti Sampel"],
        ["Rokiah binti Sampel"],
        id="person",
    ),
    pytest.param(
        "Hubungi Raju a/l Contoh.", "Call us.", ["Raju a/l Contoh"], [], id="person left out"
    ),
    pytest.param("BANJIR DI KUANTAN", "FLOOD IN TEMERLOH", ["KUANTAN"], ["TEMERLOH"], id="shouted"),
]
UNSURE = [
    pytest.param(
        "Majikan: Syarikat Sinar Maju Sdn. Bhd.",
        "Employer: Sinaran Maju Sdn. Bhd.",
        ["Sinar Maju Sdn. Bhd"],
        ["Sinaran Maju Sdn. Bhd"],
        id="firm of everyday words",
    ),
    pytest.param(
        "Kilang Zetamurni Sdn Bhd ditutup.",
        "The Zetaria Sdn Bhd factory is closed.",
        ["Zetamurni Sdn Bhd"],
        ["Zetaria Sdn Bhd"],
        id="firm",
    ),
    pytest.param(
        "Hubungi Encik Zulfadhli.",
        "Call Mr Zulhilmi.",
        ["Encik Zulfadhli"],
        ["Mr Zulhilmi"],
        id="person",
    ),
    pytest.param("Hubungi XKZ segera.", "Call at once.", ["XKZ"], [], id="abbreviation"),
    pytest.param("Sistem itu tutup.", "The Zeta system is down.", [], ["Zeta"], id="left out"),
    pytest.param(
        "Lori terbabas di Simpang Empat Kerteh.",
        "A lorry skidded at the Kerteh junction.",
        ["Simpang Empat"],
        [],
        id="a crossing, or the town",
    ),
    pytest.param("JPJ memeriksa lori.", "Lorries are checked.", ["JPJ"], [], id="office left out"),
    pytest.param("Ahli di Pekan.", "Members there.", ["Pekan"], [], id="town of an everyday word"),
    pytest.param("Ahli di Menggatal.", "Members.", ["Menggatal"], [], id="like a built word"),
]


@pytest.mark.parametrize(("malay", "english", "only", "other"), SURE)
def test_places_and_persons_that_differ_are_sure(
    malay: str, english: str, only: list[str], other: list[str]
) -> None:
    found = names.difference(malay, english, gazetteer())

    assert (found.sure_ms, found.sure_en) == (tuple(only), tuple(other))


@pytest.mark.parametrize(("malay", "english", "only", "other"), UNSURE)
def test_other_names_that_differ_are_asked_about(
    malay: str, english: str, only: list[str], other: list[str]
) -> None:
    found = names.difference(malay, english, gazetteer())

    assert found == Difference(unsure_ms=tuple(only), unsure_en=tuple(other))


@pytest.mark.parametrize("text", [each.values[at] for each in (*SURE, *UNSURE) for at in (0, 1)])
def test_text_agrees_with_itself(text: str) -> None:
    assert names.difference(text, text, gazetteer()) == Difference()


PIECES = [
    "Kuantan", "KUALA LUMPUR", "KL", "Hospital Besar", "Encik", "Ahmad bin Ali", "Siti", "a/l",
    "bin", "Sdn Bhd", "Zeta", "JPJ", "Deepavali", "Ja'afar", "O'Deepavali", "PERKESO's",
    "www.a.my", "3 Mac", ".", ",", ":", "\n", "-", "(", "dan", "di", "The", "Jalan", "Kg.",
    "@zeta_bot", "“", "\u0130", "ß",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=25), st.sampled_from([" ", "", "\n"]))
def test_any_words_agree_with_themselves(pieces: list[str], between: str) -> None:
    text = between.join(pieces)

    assert names.difference(text, text, gazetteer()) == Difference()


@given(st.text(max_size=200))
def test_any_text_agrees_with_itself(text: str) -> None:
    assert names.difference(text, text, gazetteer()) == Difference()


@pytest.mark.parametrize("pair", CASES["pairs"], ids=lambda pair: pair["en"][:30])
def test_what_offices_write_passes(pair: dict[str, Any]) -> None:
    found = names.difference(pair["ms"], pair["en"], gazetteer())

    assert found == Difference(unsure_ms=tuple(pair.get("asks", ())))


@pytest.mark.parametrize(("malay", "english", "old", "new"), CHANGED)
def test_another_name_in_what_offices_write_is_seen(
    malay: str, english: str, old: str, new: str
) -> None:
    found = names.difference(malay, english.replace(old, new), gazetteer())

    assert found != names.difference(malay, english, gazetteer())
