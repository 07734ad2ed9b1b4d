"""Read the cases that domain experts write: tests/cases/eligibility/*.yaml."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from services.eligibility import months
from services.eligibility.history import History
from services.eligibility.months import Month

FOLDER = Path(__file__).parents[2] / "cases" / "eligibility"


def listed(name: str) -> list[dict[str, Any]]:
    """Return the cases of a file."""
    found: list[dict[str, Any]] = yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8"))
    return found


def history(case: Mapping[str, Any]) -> History:
    """Return the history that a case tells."""
    paid = None if "paid" not in case else frozenset(_run(case["paid"]))
    told = case.get("wages", {})
    if isinstance(told, Mapping):
        wages = {months.read(month): Decimal(str(wage)) for month, wage in told.items()}
    else:
        wages = dict.fromkeys(paid or (), Decimal(str(told)))
    entry = months.read(case["entry"]) if "entry" in case else None
    return History(case.get("born"), entry, paid, wages)


def day_or_month(told: date | str) -> date | Month:
    """Return the day, or the month where it is written as one."""
    return months.read(told) if isinstance(told, str) else told


def _run(written: list[str]) -> list[Month]:
    found: list[int] = []
    for run in written:
        first, _, last = run.partition("..")
        found += range(months.read(first), months.read(last or first) + 1)
    return [Month(month) for month in found]
