"""Read and weigh what a clinic measured: ranges, abnormal values, red flags. Pure.

Rules: config/rules/screening_results.yaml. Nothing here is a diagnosis, and no worker is told a
value or what it may mean: he hears that the result is ready and whether a visit is offered.
"""

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Any

from config import rules
from services.errors import Refusal
from services.people import typed

AREA = "screening_results"
MEASURES = ("systolic", "diastolic", "glucose", "cholesterol", "bmi")
FORM = ("pressure", "glucose", "cholesterol", "bmi")  # the order of the form
SURE = ("betul", "ya", "yes", "sure", "sah")  # an unlikely value is meant
_KEYCAP = "\ufe0f\u20e3"
_NUMBER = r"(-?\d{1,3}(?:[.,]\d{1,2})?)"
_WORDS = {
    "pressure": r"bp|td|tekanan(?:\s+darah)?|blood\s+pressure",
    "glucose": r"gula|glukosa|glucose|sugar|fbs|rbs",
    "cholesterol": r"kol|kolesterol|chol|cholesterol|tc",
    "bmi": r"bmi|ijt",
}
_PATTERN = re.compile(
    rf"\b(?:(?P<pressure>{_WORDS['pressure']})[\s:=]*{_NUMBER}\s*/\s*{_NUMBER}"
    + "".join(
        rf"|(?P<{name}>{_WORDS[name]})[\s:=]*{_NUMBER}"
        for name in ("glucose", "cholesterol", "bmi")
    )
    + r")(?!\S)",
    re.IGNORECASE,
)
_BARE_PRESSURE = re.compile(rf"{_NUMBER}\s*/\s*{_NUMBER}")
_BARE = re.compile(_NUMBER)

Values = Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class Weighed:
    """What values say by the cut-offs."""

    abnormal: tuple[str, ...]
    red_flags: tuple[str, ...]
    unlikely: tuple[str, ...]  # asked once more


@dataclass(frozen=True, slots=True)
class Read:
    """What a line says."""

    values: dict[str, Decimal] = field(default_factory=dict)
    sure: bool = False  # unlikely values are meant


def read(line: str, *, asked_for: str | None = None) -> Read:
    """Read "bp 150/95 gula 6.1 kol 5,4 bmi 27.3"; a bare number answers what was *asked_for*.

    Raises:
        Refusal: a part of it is nothing that is measured, is there twice, or cannot be.
    """
    words = " ".join(_plain(line).replace(";", " ").split()).rstrip(".")
    body, sure = _without_sure(words)
    values: dict[str, Decimal] = {}
    rest = _PATTERN.sub(lambda found: _keep(found, values), body.replace(", ", "  "))
    rest = rest.strip(" ,")
    if rest and not values and asked_for:
        values, rest = _bare(rest, asked_for), ""
    if rest or not (values or sure):
        raise Refusal("result.how", typed=typed.shown(rest or line))
    refuse_impossible(values)
    return Read(values, sure)


def refuse_impossible(values: Values) -> None:
    """Do nothing where the values can be.

    Raises:
        Refusal: one of them cannot, or the lower pressure is not lower.
    """
    for name, value in values.items():
        said = _said()["measures"][name]
        least, most = (_decimal(limit) for limit in said["possible"])
        if not least <= value <= most:
            raise Refusal(
                f"result.impossible.{name}", typed=str(value), least=str(least), most=str(most),
                unit=said["unit"],
            )  # fmt: skip
    upper, lower = values.get("systolic"), values.get("diastolic")
    if upper is not None and lower is not None and lower >= upper:
        raise Refusal("result.pressure_order", upper=str(upper), lower=str(lower))


def weigh(values: Values) -> Weighed:
    """Return which values are abnormal, call for a telephone the same day, or are unlikely."""
    said = _said()
    unlikely = tuple(name for name, value in values.items() if not _is_likely(name, value))
    return Weighed(_beyond(values, said["abnormal"]), _beyond(values, said["red_flags"]), unlikely)


def is_obese(values: Values) -> bool:
    """Whether the BMI is one of obesity by the set."""
    return bool(_beyond(values, _said()["obese"]))


def missing(values: Collection[str]) -> list[str]:
    """Return the parts of the form that are not filled yet, in its order."""
    has = {"pressure" if name in ("systolic", "diastolic") else name for name in values}
    return [part for part in FORM if part not in has]


def cut_offs() -> str:
    """Return the name of the set in force."""
    return str(_said()["cut_offs"])


def unit(name: str) -> str:
    """Return the unit of a measure."""
    return str(_said()["measures"][name]["unit"])


def _beyond(values: Values, limits: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(
        name
        for name, limit in limits.items()
        if name in values
        and (
            values[name] >= _decimal(limit["from"])
            or ("below" in limit and values[name] < _decimal(limit["below"]))
        )
    )


def _is_likely(name: str, value: Decimal) -> bool:
    least, most = _said()["measures"][name]["likely"]
    return _decimal(least) <= value <= _decimal(most)


def _keep(found: re.Match[str], values: dict[str, Decimal]) -> str:
    part = next(name for name, word in found.groupdict().items() if word)
    numbers = [_number(each) for each in found.groups() if each and _BARE.fullmatch(each)]
    names = ("systolic", "diastolic") if part == "pressure" else (part,)
    if any(name in values for name in names):
        raise Refusal("result.twice", typed=typed.shown(found[0]))
    values.update(zip(names, numbers, strict=True))
    return " "


def _bare(words: str, asked_for: str) -> dict[str, Decimal]:
    if asked_for == "pressure" and (both := _BARE_PRESSURE.fullmatch(words)):
        return {"systolic": _number(both[1]), "diastolic": _number(both[2])}
    if asked_for != "pressure" and _BARE.fullmatch(words):
        return {asked_for: _number(words)}
    raise Refusal("result.how", typed=typed.shown(words))


def _plain(line: str) -> str:
    """Return the line with figures of any script, and keycaps, as plain figures."""
    return "".join(
        sign if (digit := unicodedata.decimal(sign, None)) is None else str(digit)
        for sign in line
        if sign not in _KEYCAP
    )


def _without_sure(words: str) -> tuple[str, bool]:
    body, _, last = words.rpartition(" ")
    if last.lower().strip(",") in SURE:
        return body, True
    return words, False


def _number(written: str) -> Decimal:
    return Decimal(written.replace(",", ".")).quantize(Decimal("0.1"))


def _decimal(limit: float) -> Decimal:
    return Decimal(str(limit))


@cache
def _said() -> dict[str, Any]:
    return rules.tables(AREA)
