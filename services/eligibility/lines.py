"""Put statements into words. Pure. Months and amounts are written as the reader's language does."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from babel.dates import format_date
from markupsafe import Markup

from services import texts
from services.eligibility import months, wages
from services.eligibility.history import month_of
from services.eligibility.months import Month
from services.eligibility.parameters import Value
from services.eligibility.said import Said


def line(said: Said, language: str) -> Markup:
    """Return the statement in words."""
    values = {name: word(name, value, language) for name, value in said.values}
    return texts.say(language, f"eligibility.{said.key}", **values)


def word(name: str, value: object, language: str) -> object:
    """Return a value of a statement as it is written."""
    if isinstance(value, Decimal):
        return money(value)
    if isinstance(value, int) and (name == "month" or name.startswith("month_")):
        return month(Month(value), language)
    if name == "rule":
        return texts.say(language, f"eligibility.rule.{value}")
    return value


@lru_cache(maxsize=4_096)
def month(value: Month, language: str) -> str:
    """Return the month in full: "Mac 2026"."""
    locale = "en_GB" if language == "en" else language
    return format_date(months.first_day(value), "MMMM y", locale=locale)


def day_or_month(value: date | Month, language: str) -> str:
    """Return the day in full, or the month where the day is not known."""
    if isinstance(value, date):
        return texts.day(language, value)
    return month(month_of(value), language)


def money(value: Decimal) -> str:
    """Return the amount as "RM1,504.00"."""
    return f"RM{value:,.2f}"


def number(value: Fraction) -> str:
    """Return the number without needless decimals: "64", "0.75"."""
    return str(value.numerator) if value.denominator == 1 else f"{wages.half_up(value):f}"


def is_rule(value: Value) -> bool:
    """Tell whether a parameter is a way of reading the law, so that its number says nothing."""
    return value.unit.startswith("1:")


def amount(value: Value, language: str) -> str:
    """Return the value of a parameter as it stands in the law."""
    if isinstance(value.value, str):
        return value.value
    if value.unit == "1 or 0":
        return str(texts.say(language, f"eligibility.{'yes' if value.number else 'no'}"))
    return str(value.value) if value.unit.startswith("share") else number(value.value)


def since(value: Value, language: str) -> str:
    """Return from when a parameter holds."""
    if value.since == date.min:
        return str(texts.say(language, "eligibility.since_ever"))
    return str(texts.say(language, "eligibility.since", day=value.since))
