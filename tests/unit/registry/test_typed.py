"""What was typed is read in every way it can be meant, and the day asked for stands apart."""

from datetime import date

import pytest

from services.registry import typed
from services.registry.numbers import NumberKind
from services.registry.typed import Name


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        pytest.param("850312-06-5123", NumberKind.NRIC, "850312065123", id="dashes"),
        pytest.param("850312 06 5123", NumberKind.NRIC, "850312065123", id="spaces"),
        pytest.param("ic: 850312065123", NumberKind.NRIC, "850312065123", id="a label"),
        pytest.param("850312065123", NumberKind.WORKER, "850312065123", id="foreign worker"),
        pytest.param("A1234567", NumberKind.OTHER, "A1234567", id="old card or passport"),
        pytest.param("1234567", NumberKind.OTHER, "1234567", id="old card, figures"),
        pytest.param("f 9702103813-f", NumberKind.CODE, "F9702103813F", id="employer code"),
        pytest.param("201901012345", NumberKind.SSM_NEW, "201901012345", id="new SSM number"),
        pytest.param("123456-K", NumberKind.SSM_OLD, "123456K", id="old SSM number"),
        pytest.param("012-345 6789", NumberKind.PHONE, "60123456789", id="phone"),
        pytest.param("+60 12 345 6789", NumberKind.PHONE, "60123456789", id="phone abroad"),
    ],
)
def test_number_is_read(text: str, kind: NumberKind, value: str) -> None:
    read = typed.read(text)

    assert (kind, value) in [(each.kind, each.value) for each in read.numbers]
    assert read.names == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            "Muhd Faizal b Abdlh 850312",
            Name("Muhd Faizal b Abdlh", (date(1985, 3, 12), date(2085, 3, 12))),
            id="birthday as in the number",
        ),
        pytest.param("Ali 12/3/1985", Name("Ali", (date(1985, 3, 12),)), id="birthday"),
        pytest.param("Faizal lahir 1985", Name("Faizal", born_year=1985), id="year"),
        pytest.param("Faizal 1985", Name("Faizal", last_four="1985"), id="or last four"),
        pytest.param("Muhd Faizal ****5123", Name("Muhd Faizal", last_four="5123"), id="last four"),
        pytest.param("7-eleven kuantan", Name("7-eleven", town="Kuantan"), id="town"),
        pytest.param("Maju di Kota Baharu", Name("Maju", town="Kota Bharu"), id="town, old way"),
        pytest.param("Maju KL", Name("Maju", town="Kuala Lumpur"), id="town in haste"),
        pytest.param("Kuantan", Name("Kuantan"), id="only a town"),
        pytest.param("99 Speedmart", Name("99 Speedmart"), id="figures of a name"),
        pytest.param("adakah Maju Jaya berdaftar?", Name("Maju Jaya"), id="a question"),
        pytest.param("Ali ic 850312-06-5123", Name("Ali"), id="beside a number"),
    ],
)
def test_name_is_read(text: str, name: Name) -> None:
    assert name in typed.read(text).names


@pytest.mark.parametrize(
    "text",
    [
        "Check Point Sdn Bhd",
        "HP Komputer",
        "Restoran Ali 1985",
        "Maju Jaya Kuantan",
        "Kedai Ali 5123",
    ],
)
def test_whole_text_stays_a_name(text: str) -> None:
    assert Name(text) in typed.read(text).names


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Maju Jaya as at 1 March 2026", date(2026, 3, 1)),
        ("Maju Jaya pada 1 Mac 2026", date(2026, 3, 1)),
        ("Maju Jaya setakat 1/3/2026?", date(2026, 3, 1)),
        ("Maju Jaya on 2026-03-01", date(2026, 3, 1)),
    ],
)
def test_day_asked_for_stands_apart(text: str, day: date) -> None:
    read = typed.read(text)

    assert read.day == day
    assert read.names == (Name("Maju Jaya"),)


def test_a_day_that_is_none_stays_in_the_text() -> None:
    read = typed.read("Maju Jaya as at 30 February 2026")

    assert read.day is None
    assert any("30 February" in name.text for name in read.names)


@pytest.mark.parametrize("text", ["", "???", "1990", "🙂"])
def test_nothing_is_read_of_nothing(text: str) -> None:
    assert typed.read(text).numbers == ()


def test_birthday_behind_a_short_word_is_no_passport() -> None:
    read = typed.read("lim siew lin 680519")

    assert read.names[0].text == "lim siew lin"
    assert date(1968, 5, 19) in read.names[0].born
