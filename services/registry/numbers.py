"""Numbers by which an employer or a person is registered, as people type them.

Pure. One number may be read in several ways: twelve figures are an identity number, a foreign
worker's number, or a company's new number. All readings are looked up; what exists is answered.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from db import keys
from services.leads.reading.nric import NO_BIRTHPLACE, is_birthday


class NumberKind(StrEnum):
    """What a number names."""

    NRIC = "nric"  # 12 digits
    WORKER = "worker"  # a foreign worker's number, 12 digits
    OTHER = "other"  # old identity card or passport, by db.keys.plain
    CODE = "code"  # of an employer, by db.keys.plain
    SSM_NEW = "ssm_new"  # 12 digits, the first four the year of registration
    SSM_OLD = "ssm_old"  # by db.keys.plain
    PHONE = "phone"  # digits of E.164


@dataclass(frozen=True, slots=True)
class Number:
    """One reading of a number that was typed."""

    kind: NumberKind
    value: str


OF_PERSONS = frozenset({NumberKind.NRIC, NumberKind.WORKER, NumberKind.OTHER})

_CHUNK = re.compile(
    r"(?<![\w/])[+(]?[A-Za-z]{0,3}[-\s.]?\d[\d\s.()-]{2,}[A-Za-z]?(?:-[A-Z]{3})?(?!\w)"
)
_MIXED = re.compile(r"(?<![\w/])(?=[\w/-]*\d{4})[A-Za-z0-9]{1,4}[A-Za-z0-9/-]{4,20}(?!\w)")
_PHONE = re.compile(r"(?:0060|60|0)([13456789]\d{7,9}|8[2-9]\d{6,7})")
_OLD_CARD = re.compile(r"[A-Z]{0,3}\d{6,8}")
_PASSPORT = re.compile(r"[A-Z]{1,3}\d{5,9}[A-Z]?")
_SSM_OLD = re.compile(r"[A-Z]{0,3}\d{4,9}[A-Z]|LLP\d{7}[A-Z]{3}")
_CODE = re.compile(r"[A-Z]{0,2}\d{5,11}[A-Z]{0,2}")
_DAY = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d")
_GAPS = re.compile(r"[\s.()+/-]")


def readings(typed: str) -> tuple[Number, ...]:
    """Return all that a number alone can be: "850312-06-5123"; nothing if it is none."""
    return tuple(_readings(_GAPS.sub("", typed).upper())) if any(map(str.isdigit, typed)) else ()


def within(text: str) -> Iterator[tuple[int, int, tuple[Number, ...]]]:
    """Give each number in a text with where it begins and ends; it may be part of a name."""
    end = 0
    found = sorted((*_MIXED.finditer(text), *_CHUNK.finditer(text)), key=_place)
    for chunk in found:
        if _DAY.fullmatch(chunk[0].strip()):
            continue
        if chunk.start() >= end and (read := readings(chunk[0])):
            end = chunk.end()
            yield chunk.start(), end, read


def _place(found: re.Match[str]) -> tuple[int, int]:
    return found.start(), -found.end()


def _readings(plain: str) -> Iterator[Number]:
    if not plain.isascii():
        return
    if plain.isdigit() and len(plain) == keys.NRIC_DIGITS:
        yield from _of_twelve(plain)
    if (phone := _PHONE.fullmatch(plain)) is not None:
        yield Number(NumberKind.PHONE, f"60{phone[1]}")
    if _SSM_OLD.fullmatch(plain):
        yield Number(NumberKind.SSM_OLD, plain)
    if _CODE.fullmatch(plain) and plain[0] != "0" and len(plain) <= keys.CODE_LONGEST:
        yield Number(NumberKind.CODE, plain)
    if _OLD_CARD.fullmatch(plain) or _PASSPORT.fullmatch(plain):
        yield Number(NumberKind.OTHER, plain)


def _of_twelve(digits: str) -> Iterator[Number]:
    if is_birthday(digits) and digits[6:8] not in NO_BIRTHPLACE:
        yield Number(NumberKind.NRIC, digits)
    yield Number(NumberKind.SSM_NEW, digits)
    yield Number(NumberKind.WORKER, digits)
    if digits[0] != "0":
        yield Number(NumberKind.CODE, digits)
