"""Read the identity number that a worker types: what it is, or what is wrong with it. Pure.

Spaces, dashes and figures of other scripts are understood. A place of birth that the registration
department never gave out is accepted, and said; the registry decides whether somebody bears it.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from db import keys
from services.leads.reading.nric import NO_BIRTHPLACE, is_birthday

_GAPS = re.compile(r"[\s.,/()–—-]")
_PASSPORT = re.compile(r"[A-Z]{1,3}\d{5,9}[A-Z]?")
LONGEST = 60  # characters; what is longer is no number


class Wrong(StrEnum):
    """Why it is no identity number; the text "enrol.number.<why>" says what to type."""

    NONE = "none"  # no figures at all
    LENGTH = "length"
    DATE = "date"  # the first six figures are no day


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed."""

    digits: str = ""  # as far as figures were typed
    key: int | None = None  # of a Malaysian identity number
    foreign: bool = False  # a passport or another country's number
    wrong: Wrong | None = None
    odd_place: bool = False  # the place of birth is no known one


def read(typed: str) -> Typed:
    """Return what the words hold."""
    plain = _GAPS.sub("", "".join(map(_latin, typed[:LONGEST]))).upper()
    digits = "".join(filter(str.isdigit, plain))
    if _PASSPORT.fullmatch(plain):
        return Typed(digits, foreign=True)
    if len(digits) != keys.NRIC_DIGITS:
        return Typed(digits, wrong=Wrong.LENGTH if digits else Wrong.NONE)
    if not is_birthday(digits[:6]):
        return Typed(digits, wrong=Wrong.DATE)
    return Typed(digits, key=keys.of_nric(digits), odd_place=digits[6:8] in NO_BIRTHPLACE)


def _latin(sign: str) -> str:
    """Return a figure of any script as 0-9."""
    value = unicodedata.decimal(sign, None)
    return sign if value is None else str(value)
