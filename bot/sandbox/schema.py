"""Check values against the machine-readable Bot API description (`bot_api.json`).

Each type becomes a function once; a check then costs microseconds. Used for what the bot
asks (`checks.py`) and, in the tests, for every answer and update that the sandbox gives.
"""

import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

_FILE: Final = Path(__file__).with_name("bot_api.json")
_EITHER: Final = re.compile(r",\s*|\s+or\s+|\s+and\s+")


class Problem(NamedTuple):
    """What is wrong with a value."""

    path: str  # "reply_markup.inline_keyboard.0.0"
    kind: str  # "type", "missing", "unknown" or "none" (fits no alternative)
    expected: str  # the type, or the field's name


Check = Callable[[Any, str, list[Problem]], None]


class Schema:
    """The Bot API's methods and types."""

    def __init__(self, description: dict[str, Any]) -> None:
        self.version: str = description["version"]
        self.methods: dict[str, dict[str, Any]] = description["methods"]
        self.other_methods: frozenset[str] = frozenset(description["other_methods"])
        self._types: dict[str, Any] = description["types"]
        self._checks: dict[str, Check] = {}

    def problems(self, kind: str, value: Any) -> list[Problem]:
        """Return what is wrong with *value* as a *kind*, e.g. "Array of Update"."""
        found: list[Problem] = []
        self.check(kind)(value, "", found)
        return found

    def check(self, kind: str) -> Check:
        """Return the function that checks a value of the type *kind*."""
        if kind not in self._checks:
            self._checks[kind] = self._later(kind)
            self._checks[kind] = self._build(kind)
        return self._checks[kind]

    def _later(self, kind: str) -> Check:
        """Stand in for a type that is still being built: types contain themselves."""

        def check(value: Any, path: str, found: list[Problem]) -> None:
            self._checks[kind](value, path, found)

        return check

    def _build(self, kind: str) -> Check:
        if kind in _PLAIN:
            return _plain(kind)
        if kind.startswith("Array of "):
            return _array(self.check(kind.removeprefix("Array of ")))
        options = _EITHER.split(kind)
        if len(options) > 1:
            return _union(kind, [self.check(option) for option in options])
        shape = self._types[kind]
        if isinstance(shape, list):
            return _union(kind, [self.check(option) for option in shape])
        return _record(
            {name: (self.check(field), required) for name, (field, required) in shape.items()}
        )


@cache
def load() -> Schema:
    """Return the Bot API as shipped beside this file."""
    return Schema(json.loads(_FILE.read_text(encoding="utf-8")))


_PLAIN: Final[dict[str, Callable[[Any], bool]]] = {
    "Integer": lambda v: isinstance(v, int) and not isinstance(v, bool),
    "Float": lambda v: isinstance(v, int | float) and not isinstance(v, bool),
    "String": lambda v: isinstance(v, str),
    "Boolean": lambda v: isinstance(v, bool),
    "True": lambda v: v is True,
    "False": lambda v: v is False,
    "InputFile": lambda v: isinstance(v, str),
}


def _plain(kind: str) -> Check:
    fits = _PLAIN[kind]

    def check(value: Any, path: str, found: list[Problem]) -> None:
        if not fits(value):
            found.append(Problem(path, "type", kind))

    return check


def _array(item: Check) -> Check:
    def check(value: Any, path: str, found: list[Problem]) -> None:
        if not isinstance(value, list):
            found.append(Problem(path, "type", "Array"))
            return
        for number, one in enumerate(value):
            item(one, f"{path}.{number}", found)

    return check


def _record(fields: dict[str, tuple[Check, bool]]) -> Check:
    required = [name for name, (_, needed) in fields.items() if needed]

    def check(value: Any, path: str, found: list[Problem]) -> None:
        if not isinstance(value, dict):
            found.append(Problem(path, "type", "Object"))
            return
        found += [Problem(path, "missing", name) for name in required if name not in value]
        for name, one in value.items():
            field = fields.get(name)
            if field is None:
                found.append(Problem(path, "unknown", name))
            else:
                field[0](one, f"{path}.{name}" if path else name, found)

    return check


def _union(kind: str, options: list[Check]) -> Check:
    """The first alternative that fits wins; else the one with the fewest problems speaks."""

    def check(value: Any, path: str, found: list[Problem]) -> None:
        best: list[Problem] | None = None
        for option in options:
            problems: list[Problem] = []
            option(value, path, problems)
            if not problems:
                return
            if best is None or len(problems) < len(best):
                best = problems
        found += best or [Problem(path, "none", kind)]

    return check
