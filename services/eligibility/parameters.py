"""The numbers of the law, each with the days from which it holds, its source and how sure it is.

One YAML file a number in config/rules/law: `unit`, and `values` with `from` (null: as far back
as is known), `value`, `source` and `tag`: A statute or PERKESO's own page, B law firms, press,
forms, C told by others, U not sourced. A change of the law is one more value, not code. Pure
after the first use.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from config import rules

FOLDER = Path(rules.__file__).parent / "law"
UNSURE = ("C", "U")


class NotInForce(LookupError):
    """The law has no such number on that day."""


@dataclass(frozen=True, slots=True, eq=False)
class Value:
    """What a parameter is from a day on; each is one of its law and equal to itself alone."""

    name: str
    since: date  # date.min: as far back as is known
    value: Fraction | str  # a string names a file
    source: str
    tag: str  # A, B, C or U
    unit: str
    source_ms: str = ""  # the same in Malay

    def source_in(self, language: str) -> str:
        """Return the source as it is cited in a language."""
        return self.source_ms or self.source if language == "ms" else self.source

    @property
    def sure(self) -> bool:
        """Whether it need not be confirmed by PERKESO."""
        return self.tag not in UNSURE

    @property
    def number(self) -> Fraction:
        """Return the value as a number.

        Raises:
            TypeError: it is the name of a file.
        """
        if isinstance(self.value, str):
            raise TypeError(f"{self.name} is no number")
        return self.value


class Law:
    """All parameters; the same object is the same law."""

    def __init__(self, parameters: Mapping[str, Iterable[Value]]) -> None:
        self._values = {
            name: tuple(sorted(values, key=lambda value: value.since))
            for name, values in parameters.items()
        }
        self._since = {name: [v.since for v in values] for name, values in self._values.items()}

    def at(self, name: str, day: date) -> Value:
        """Return the parameter as it holds on *day*.

        Raises:
            KeyError: there is no such parameter.
            NotInForce: it began to hold later.
        """
        place = bisect_right(self._since[name], day)
        if place == 0:
            raise NotInForce(f"{name} is not known for {day}")
        return self._values[name][place - 1]

    def number(self, name: str, day: date) -> Fraction:
        """Return the number as it holds on *day*; raises as `at` does."""
        return self.at(name, day).number

    def as_of(self, day: date) -> "Law":
        """Return the law as if nothing had changed after *day*."""
        return Law({name: [v for v in of if v.since <= day] for name, of in self._values.items()})

    def names(self) -> tuple[str, ...]:
        """Return the names of all parameters."""
        return tuple(self._values)

    def values(self, name: str) -> tuple[Value, ...]:
        """Return what the parameter was and is, oldest first."""
        return self._values[name]


def read(folder: Path) -> Law:
    """Read the law from the YAML files of a folder.

    Raises:
        ValueError: a file lacks a part, or has one twice for a day.
    """
    return Law({file.stem: _values(file) for file in sorted(folder.glob("*.yaml"))})


@cache
def in_force() -> Law:
    """Return the law of this installation."""
    return read(FOLDER)


def _values(file: Path) -> list[Value]:
    told = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    try:
        values = [_value(file.stem, told["unit"], row) for row in told["values"]]
        if len({value.since for value in values}) < len(values):
            raise ValueError("two values from one day")
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{file.name} cannot be read: {error}") from error
    return values


def _value(name: str, unit: str, row: Mapping[str, Any]) -> Value:
    since, value, source, tag = (row[key] for key in ("from", "value", "source", "tag"))
    if tag not in ("A", "B", *UNSURE) or not source or not unit:
        raise ValueError(f"tag {tag!r}, source {source!r}, unit {unit!r}")
    in_malay = row.get("source_ms", "")
    return Value(name, since or date.min, _read(value), source, tag, unit, in_malay)


def _read(value: object) -> Fraction | str:
    text = str(value)
    return text if text.endswith(".csv") else Fraction(text)
