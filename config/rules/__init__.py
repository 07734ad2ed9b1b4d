"""Numbers of the house and of the law: one YAML file an area, each number with its source."""

from functools import cache
from pathlib import Path

import yaml


@cache
def number(area: str, name: str) -> float:
    """Return the value of *name* in config/rules/<area>.yaml; its unit is in the name.

    Raises:
        KeyError: there is no such number.
    """
    text = (Path(__file__).parent / f"{area}.yaml").read_text(encoding="utf-8")
    return float(yaml.safe_load(text)[name]["value"])
