"""Read what a button of an appointment carries, and what is typed in its place. Pure.

"17.1" is the appointment 17 in its version 1; of several "17.1-18.1"; "17.1.s55" asks for the
slot 55, "17.1.t29400000" for a time in minutes since 1970.
"""

import re
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from services.appointments import when_typed

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MINUTE = timedelta(minutes=1)
_TYPED = re.compile(r"(\d)(?:\s+(\d{1,9}))?[.)!]?")
_WORDS = {
    "ya": "1", "yes": "1", "ok": "1", "okay": "1", "hadir": "1", "sahkan": "1", "confirm": "1",
    "tukar": "2", "change": "2", "batal": "3", "cancel": "3",
    "satu": "1", "dua": "2", "tiga": "3", "empat": "4", "one": "1", "two": "2", "three": "3",
    "four": "4",
}  # fmt: skip


class Which(NamedTuple):
    """An appointment as a button names it."""

    number: int
    version: int
    rest: str = ""


def read(argument: str) -> Which | None:
    """Return what one button names; None: it is none of ours."""
    parts = argument.split(".", 2)
    if len(parts) < 2 or not all(part.isdecimal() and len(part) < 10 for part in parts[:2]):
        return None
    return Which(int(parts[0]), int(parts[1]), parts[2] if len(parts) > 2 else "")


def read_all(argument: str) -> list[Which]:
    """Return the appointments of a button for several."""
    return [which for part in argument.split("-") if (which := read(part)) is not None]


def of_time(slot_id: int | None, at: datetime) -> str:
    """Return how a button names a time: by its slot, else by the moment."""
    return f"s{slot_id}" if slot_id is not None else f"t{(at - _EPOCH) // _MINUTE}"


def time_of(rest: str) -> int | datetime | None:
    """Return the slot's id or the moment that a button names; None: neither."""
    kind, digits = rest[:1], rest[1:]
    if not digits.isdecimal() or len(digits) > 10:
        return None
    if kind == "s":
        return int(digits)
    return _EPOCH + int(digits) * _MINUTE if kind == "t" else None


def typed(words: str) -> str | None:
    """Return the digit that was typed, "1", or with a number behind it "2 17"; None: no digit.

    Digits of any script, keycaps and the words of the first three are read alike.
    """
    plain = when_typed.plain(words).strip()
    found = _TYPED.fullmatch(plain)
    if found:
        return found[1] if found[2] is None else f"{found[1]} {int(found[2])}"
    first, _, rest = plain.lower().rstrip(".!").partition(" ")
    digit = _WORDS.get(first)
    if digit is None or (rest and not rest.isdecimal()):
        return None
    return f"{digit} {int(rest)}" if rest else digit
