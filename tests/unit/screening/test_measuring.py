"""What a clinic types: read, impossible refused, unlikely asked, abnormal, red flags."""

from decimal import Decimal

import pytest

from services.errors import Refusal
from services.screening.clinics import measuring

WHOLE = {
    "systolic": Decimal("150.0"),
    "diastolic": Decimal("95.0"),
    "glucose": Decimal("6.1"),
    "cholesterol": Decimal("5.4"),
    "bmi": Decimal("27.3"),
}


def values(**numbers: float) -> dict[str, Decimal]:
    return {name: Decimal(str(number)) for name, number in numbers.items()}


@pytest.mark.parametrize(
    "line",
    [
        "bp 150/95 gula 6.1 kol 5.4 bmi 27.3",
        "BP 150 / 95, gula 6,1, kol 5,4, BMI 27,3",
        "bmi:27.3 kolesterol=5.4 tekanan darah 150/95 glukosa 6.1",
        "bp ١٥٠/٩٥ gula ٦.١ kol 5️⃣.4️⃣ bmi 27.3",
        "blood pressure 150/95; sugar 6.1; cholesterol 5.4; bmi 27.3.",
    ],
)
def test_line_is_read(line: str) -> None:
    assert measuring.read(line).values == WHOLE


def test_bare_number_answers_the_form() -> None:
    assert measuring.read("150/95", asked_for="pressure").values == values(
        systolic=150.0, diastolic=95.0
    )
    assert measuring.read("6.1", asked_for="glucose").values == {"glucose": Decimal("6.1")}


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("", "result.how"),
        ("normal", "result.how"),
        ("bp 150", "result.how"),
        ("bp lapan/95", "result.how"),
        ("gula 6.1 nadi 80", "result.how"),
        ("gula 6.1 gula 6.2", "result.twice"),
        ("bp 150/950", "result.impossible.diastolic"),
        ("bp 1500/95", "result.how"),
        ("gula 110", "result.impossible.glucose"),
        ("gula -6.1", "result.impossible.glucose"),
        ("bmi 0", "result.impossible.bmi"),
        ("bp 95/150", "result.pressure_order"),
        ("6.1", "result.how"),
        ("gula lapan", "result.how"),
        ("gula 8/10", "result.how"),
    ],
)
def test_line_that_cannot_be_is_refused(line: str, key: str) -> None:
    with pytest.raises(Refusal) as refused:
        measuring.read(line)

    assert refused.value.key == key


def test_unlikely_value_is_asked_once_more() -> None:
    found = measuring.read("bp 250/120 gula 6.1")

    assert not found.sure
    assert measuring.weigh(found.values).unlikely == ("systolic",)
    assert measuring.read("bp 250/120 betul").sure
    assert measuring.read("ya").sure


@pytest.mark.parametrize(
    ("measured", "abnormal", "red"),
    [
        pytest.param(values(systolic=139, diastolic=89), (), (), id="below both"),
        pytest.param(values(systolic=140, diastolic=80), ("systolic",), (), id="at the limit"),
        pytest.param(values(glucose=7.0), ("glucose",), (), id="glucose"),
        pytest.param(values(cholesterol=5.2), (), (), id="cholesterol at"),
        pytest.param(values(cholesterol=5.3), ("cholesterol",), (), id="cholesterol above"),
        pytest.param(values(bmi=25), ("bmi",), (), id="overweight"),
        pytest.param(
            values(systolic=185, diastolic=95),
            ("systolic", "diastolic"),
            ("systolic",),
            id="crisis",
        ),
        pytest.param(values(glucose=2.9), (), ("glucose",), id="hypoglycaemia"),
    ],
)
def test_values_are_weighed(
    measured: dict[str, Decimal], abnormal: tuple[str, ...], red: tuple[str, ...]
) -> None:
    weighed = measuring.weigh(measured)

    assert (weighed.abnormal, weighed.red_flags) == (abnormal, red)


def test_form_asks_for_what_is_missing() -> None:
    assert measuring.missing(values(systolic=120, diastolic=80, bmi=22)) == [
        "glucose",
        "cholesterol",
    ]
