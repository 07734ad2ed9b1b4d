"""Numbers of the house and of the law: one YAML file an area, each number with its source."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # in C it is ten times as fast


@cache
def number(area: str, name: str) -> float:
    """Return the value of *name* in config/rules/<area>.yaml; its unit is in the name.

    Raises:
        KeyError: there is no such number.
    """
    return float(tables(area)[name]["value"])


@cache
def tables(area: str) -> dict[str, Any]:
    """Return all of config/rules/<area>.yaml, for areas that are lists rather than numbers."""
    text = (Path(__file__).parent / f"{area}.yaml").read_text(encoding="utf-8")
    read: dict[str, Any] = yaml.load(text, _LOADER)  # noqa: S506  # a safe one, both are
    return read
