"""Which buttons there are, by what a press begins with and the verb that it carries.

Found in two ways: written in the code (`written`), and made while any test runs (`made`, which
tests/conftest.py looks at after each test), for a verb that the code computes. Each needs a row in
tests/cases/rights.yaml.
"""

import ast
import importlib
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from services.messaging.messages import Button

ROOT = Path(__file__).parents[1]
PROGRAM = ("services", "handlers", "bot")
ROWS: dict[str, dict[str, Any]] = yaml.safe_load(
    (ROOT / "tests/cases/rights.yaml").read_text("utf-8")
)
_VERB = re.compile(r"(?![0-9a-f]{8}$)[a-z][a-z_]+")  # no number, code, day or digest

made: set[str] = set()  # by the program, since they were last looked at


def shape(press: str) -> str:
    """Return what a press begins with and its first word: "bc:send" of "bc:send.5.1a2b3c4d"."""
    prefix, _, argument = press.partition(":")
    verb = next((each for each in argument.split(".") if _VERB.fullmatch(each)), "")
    return f"{prefix}:{verb}"


def tried(row: dict[str, Any]) -> list[str]:
    """Return the presses that a row tries."""
    press = row.get("press", [])
    return [press] if isinstance(press, str) else list(press)


@cache
def rowed() -> frozenset[str]:
    """Return the shapes that have a row."""
    return frozenset(shape(press) for row in ROWS.values() for press in tried(row))


def remember() -> None:
    """From now on remember what buttons the program makes; those of the tests are none of it."""
    check = Button.__post_init__
    folders = tuple(f"{ROOT / folder}/" for folder in PROGRAM)

    def remembering(button: Button) -> None:
        check(button)
        if button.press and sys._getframe(2).f_code.co_filename.startswith(folders):
            made.add(shape(button.press))

    Button.__post_init__ = remembering  # type: ignore[assignment,method-assign]  # of all tests


def written() -> set[str]:
    """Return a pattern for each press that stands in the code: "bc:recall\\..*\\..*"."""
    found: set[str] = set()
    for folder in PROGRAM:
        for file in (ROOT / folder).rglob("*.py"):
            text = file.read_text("utf-8")
            if "press=" in text or "button(" in text:
                found |= set(_presses(file, ast.parse(text)))
    return found


def _presses(file: Path, tree: ast.Module) -> Iterator[str]:
    """Yield the data of buttons in a file, with ".*" for what is known only when it runs."""
    name = ".".join(file.relative_to(ROOT).with_suffix("").parts)
    names = vars(importlib.import_module(name))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            made_here = "button" in ast.unparse(node.func)
            given = [each.value for each in node.keywords if each.arg == "press"]
            for each in (*given, *(node.args if made_here else ())):
                pattern = _pattern(each, names)
                if re.match(r"[a-z_]+:(?!//)", pattern):
                    yield pattern


def _pattern(node: ast.expr, names: dict[str, Any]) -> str:
    if isinstance(node, ast.Constant):
        return re.escape(str(node.value))
    if isinstance(node, ast.JoinedStr):
        return "".join(_pattern(each, names) for each in node.values)
    if not isinstance(node, ast.FormattedValue):
        return ""
    owner, _, own = ast.unparse(node.value).rpartition(".")
    value = getattr(names.get(owner), own, None) if owner else names.get(own)
    return re.escape(value) if isinstance(value, str) else ".*"
