"""Numbers of the house and of the law: one YAML file an area, each number with its source."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml


@cache
def number(area: str, name: str) -> float:
    """Return the value of *name* in config/rules/<area>.yaml; its unit is in the name.

    Raises:
        KeyError: there is no such number.
    """
    text = (Path(__file__).parent / f"{area}.yaml").read_text(encoding="utf-8")
    return float(yaml.safe_load(text)[name]["value"])


@cache
def tables(area: str) -> dict[str, Any]:
    """Return all of config/rules/<area>.yaml, for areas that are lists rather than numbers."""
    text = (Path(__file__).parent / f"{area}.yaml").read_text(encoding="utf-8")
    read: dict[str, Any] = yaml.safe_load(text)
    return read
