"""The conditions of a pension as they hold on one day, gathered from the law. Pure."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache

from services.eligibility.history import Scheme
from services.eligibility.parameters import Law

RATE = ("pension_percent", "increment_percent", "increment_months", "pension_most_percent")
AGE = ("notice_before_age", "start_before_age")


@dataclass(frozen=True, slots=True)
class Terms:
    """What a pension asks for and gives."""

    window_months: int  # looked at by the first test
    window_paid: int  # contributions in it
    span_paid: int  # contributions since entry, for the second and third test
    full: Fraction  # share of the complete months since entry
    reduced: Fraction
    full_percent: Fraction  # of the average wage
    reduced_percent: Fraction
    step_percent: Fraction
    step_months: int
    most_percent: Fraction
    notice_age: int
    start_age: int
    grant_paid: int  # contributions
    average_months: int
    minimum_wage: Fraction  # RM a month


@lru_cache(maxsize=4_096)
def terms(scheme: Scheme, day: date, law: Law) -> Terms:
    """Return the conditions of *scheme* on *day*."""

    def count(name: str) -> int:
        return int(law.number(name, day))

    return Terms(
        window_months=count("window_months"),
        window_paid=count("window_paid"),
        span_paid=count("span_paid"),
        full=law.number("full_share", day),
        reduced=law.number(f"{scheme}_reduced_share", day),
        full_percent=law.number("pension_percent", day),
        reduced_percent=law.number("pension_reduced_percent", day),
        step_percent=law.number("increment_percent", day),
        step_months=count("increment_months"),
        most_percent=law.number("pension_most_percent", day),
        notice_age=count("notice_before_age"),
        start_age=count("start_before_age"),
        grant_paid=count("grant_paid"),
        average_months=count("average_months"),
        minimum_wage=law.number("minimum_average_wage", day),
    )
