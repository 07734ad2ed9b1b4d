"""Figures 5.12 to 5.15 by hand: persons, not visits; numerator and denominator of each."""

from datetime import date
from decimal import Decimal

from services.reports.figures import Share
from services.screening import figures
from services.screening.figures import Visit

FIRST, LAST, TODAY = date(2026, 1, 1), date(2026, 6, 30), date(2026, 8, 1)


def values(**numbers: float) -> dict[str, Decimal]:
    return {name: Decimal(str(number)) for name, number in numbers.items()}


VISITS = [
    # Worker 1 came twice: one person, whose last values count.
    Visit(1, date(2026, 1, 10), True, values(systolic=150, diastolic=95, bmi=31)),
    Visit(1, date(2026, 5, 10), False, values(systolic=130, diastolic=80)),
    Visit(2, date(2026, 2, 1), True, values(glucose=7.2, bmi=26), date(2026, 3, 1)),
    Visit(3, date(2026, 2, 2), None, values(cholesterol=5.2, bmi=22)),
    Visit(4, date(2026, 2, 3), False, values(cholesterol=6.0), date(2026, 4, 5)),  # 61 days after
    Visit(5, date(2026, 2, 4), True),  # no result yet
    Visit(6, date(2026, 7, 1), True, values(bmi=40)),  # after the period
]


def test_figures_by_hand() -> None:
    found = figures.of(VISITS, eligible=20, first=FIRST, last=LAST, today=TODAY)

    assert found.first_time == Share(2, 4)
    assert found.uptake == Share(5, 20)
    assert found.overweight == Share(2, 3)
    assert found.obese == Share(1, 3)
    assert found.pressure == Share(0, 1)
    assert found.glucose == Share(1, 1)
    assert found.cholesterol == Share(1, 2)
    assert found.followed_up == Share(1, 3)  # worker 1 in January: nobody looked after
    assert found.cut_offs == "WHO-1"


def test_results_whose_days_have_not_passed_do_not_count_yet() -> None:
    found = figures.of(VISITS, eligible=20, first=FIRST, last=LAST, today=date(2026, 4, 2))

    assert found.followed_up == Share(1, 2)  # workers 1 and 2


def test_nobody_screened_has_empty_denominators() -> None:
    found = figures.of([], eligible=0, first=FIRST, last=LAST, today=TODAY)

    assert found.first_time == found.uptake == found.followed_up == Share(0, 0)
