"""Which column of an extract or of another file is what: English or Malay, in any order.

Pure but for the rules file, config/rules/registry_columns.yaml, which lists all headings.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

from config import rules
from db.models.registry import Extract

NEAR = 0.75  # of the letters, so that a heading is taken for a misspelt one
_SIGNS = re.compile(r"[^a-z0-9]")


class Unfit(Exception):
    """The headings do not fit the extract; the message is a `reason` and its values."""

    def __init__(self, reason: str, **values: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.values = values


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each field stands in a row of the file."""

    places: tuple[int | None, ...]  # in the order of `fields`; None: the file has no such column
    headings: tuple[str, ...]  # as the file has them
    ignored: tuple[str, ...]  # headings that mean nothing to us


@cache
def fields(extract: StrEnum) -> tuple[str, ...]:
    """Return the fields of an extract, in the order in which its checkers take them."""
    return tuple(_said(extract)["columns"])


def read(extract: StrEnum, headings: Sequence[str]) -> Columns:
    """Find the fields among the headings.

    Raises:
        Unfit: a column is there twice, one that is needed is missing, or one is a misspelt field.
    """
    known = _known(extract)
    found: dict[str, int] = {}
    unknown: list[str] = []
    for place, heading in enumerate(headings):
        field = known.get(_plain(heading))
        if field is None:
            unknown += [heading] if _plain(heading) else []
        elif field in found:
            raise Unfit("twice", column=field, heading=heading)
        else:
            found[field] = place
    _require(extract, found, unknown)
    for heading in unknown:
        if (near := nearest(extract, heading)) and known[near] not in found:
            raise Unfit("misspelt", heading=heading, near=known[near])
    places = tuple(found.get(field) for field in fields(extract))
    return Columns(places, tuple(headings), tuple(unknown))


def is_day(heading: str) -> bool:
    """Whether days stand under that heading, in any extract."""
    days = ("born", "registered_on", "started_on", "ended_on")
    return any(_known(extract).get(_plain(heading)) in days for extract in Extract)


def nearest(extract: StrEnum, heading: str) -> str | None:
    """Return the known heading that this one is most likely meant to be, as it is compared."""
    best = process.extractOne(
        _plain(heading),
        _known(extract).keys(),
        scorer=OSA.normalized_similarity,
        score_cutoff=NEAR,
    )
    return best[0] if best else None


def _require(extract: StrEnum, found: dict[str, int], unknown: Sequence[str]) -> None:
    said = _said(extract)
    missing = [field for field in said["needed"] if field not in found]
    one = said.get("one", ())
    if one and not any(field in found for field in one):
        missing.append(" / ".join(one))
    if not missing:
        return
    wanted = {field for entry in missing for field in entry.split(" / ")}
    near = [heading for heading in unknown if _near_field(extract, heading) in wanted]
    reason = "missing_near" if near else "missing"
    raise Unfit(reason, columns=", ".join(missing), near=", ".join(near))


def _near_field(extract: StrEnum, heading: str) -> str | None:
    near = nearest(extract, heading)
    return _known(extract)[near] if near else None


@cache
def _known(extract: StrEnum) -> dict[str, str]:
    """Return each heading, as it is compared, with its field."""
    return {
        _plain(heading): field
        for field, others in _said(extract)["columns"].items()
        for heading in (field, *others)
    }


def _plain(heading: str) -> str:
    return _SIGNS.sub("", heading.lower())


def _said(extract: StrEnum) -> dict[str, Any]:
    said: dict[str, Any] = rules.tables("registry_columns")[extract.value]
    return said
