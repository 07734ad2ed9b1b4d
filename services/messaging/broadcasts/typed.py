"""Read what is typed about a broadcast: until when it is true, and who is to get it. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from db.models.people import Role
from services import typed_days
from services.clock import LOCAL
from services.errors import Refusal
from services.people import typed

_UNITS = {
    "minutes": ("minit", "minute", "minutes", "min"),
    "hours": ("jam", "hour", "hours", "h"),
    "days": ("hari", "day", "days"),
}
_UNIT = {word: unit for unit, words in _UNITS.items() for word in words}
_SPAN = re.compile(r"(\d{1,4})\s*([a-z]+)", re.IGNORECASE)
_MOMENT = re.compile(
    rf"({typed_days.FIGURES})?\s*(?:jam|pukul|at)?\s*(?:(\d{{1,2}})[:.](\d{{2}}))?",
    re.IGNORECASE,
)
_END_OF_DAY = time(23, 59)

STAFF = tuple(role for role in Role if role not in (Role.CLINIC, Role.WORKER))
_ALL = ("semua", "all", "everyone", "kakitangan", "staff")
_GROUPS = ("kumpulan", "group", "groups")
_DISTRICT = ("daerah", "district")
_LIST = ("senarai", "list")
_EMPLOYER = ("majikan", "employer")
_PROGRAMMES = ("program", "programme")
_EVERYWHERE = ("malaysia", "my", "negara", "country", "")


class By(StrEnum):
    """How one part of an audience is chosen."""

    STAFF = "staff"  # roles in a place
    GROUPS = "groups"  # registered groups of a place
    LIST = "list"  # staff numbers
    EMPLOYER = "employer"  # workers who enrolled, of one employer
    PROGRAMME = "programme"  # workers whom a programme serves now


class Programme(StrEnum):
    """Whom a programme serves, as far as the tables of today hold it."""

    RTW = "rtw"  # has a case manager, or a visit of the return to work ahead
    REHABILITATION = "rehabilitation"  # has a visit to a therapist or centre ahead
    SCREENING = "screening"  # invited, booked or waiting, in the round that is open
    INVITED = "invited"  # and has not booked
    BOOKED = "booked"
    WAITING = "waiting"  # on the waiting list


_NAMED = {
    "rtw": Programme.RTW,
    "kembali bekerja": Programme.RTW,
    "return to work": Programme.RTW,
    "pemulihan": Programme.REHABILITATION,
    "rehabilitasi": Programme.REHABILITATION,
    "rehabilitation": Programme.REHABILITATION,
    "saringan": Programme.SCREENING,
    "screening": Programme.SCREENING,
    "hsp": Programme.SCREENING,
}
_OF_SCREENING = {
    "dijemput": Programme.INVITED,
    "invited": Programme.INVITED,
    "ditempah": Programme.BOOKED,
    "tempahan": Programme.BOOKED,
    "booked": Programme.BOOKED,
    "menunggu": Programme.WAITING,
    "waiting": Programme.WAITING,
}


@dataclass(frozen=True, slots=True)
class Part:
    """One line of an audience, read: "skuad Pahang", "kumpulan KTN", "senarai S-1 S-2"."""

    by: By
    place: str = ""  # as typed; "": the whole country
    roles: tuple[Role, ...] = ()  # of staff
    is_district: bool = False  # the place is a district, and its branches are meant
    numbers: tuple[str, ...] = ()  # of a list: staff numbers in capitals
    programme: Programme | None = None


def expiry(words: str, now: datetime) -> datetime:
    """Return the moment of "6 jam", "2 hari", "29/11 18:00", "29/11" (its end) or "18:00".

    Day before month; without a year the next such day, an hour alone is the next such hour.

    Raises:
        Refusal: it is none of these.
    """
    text = " ".join(words.split())
    span = _SPAN.fullmatch(text)
    if span and (unit := _UNIT.get(span[2].lower())):
        return now + timedelta(**{unit: int(span[1])})
    read = _MOMENT.fullmatch(text)
    if not text or not read or not (read[1] or read[2]):
        raise typed.unread("broadcast.bad_expiry", words)
    try:
        hour = time(int(read[2]), int(read[3])) if read[2] else _END_OF_DAY
        return _moment(read[1], hour, now.astimezone(LOCAL))
    except ValueError:
        raise Refusal("broadcast.bad_expiry", typed=typed.shown(words)) from None


def audience(words: str) -> list[Part]:
    """Return the parts of an audience: one a line, or behind a semicolon.

    Raises:
        Refusal: there is none, or a list has no number.
    """
    parts = [_part(line) for line in re.split(r"[\n;]+", words) if line.strip()]
    if not parts:
        raise Refusal("broadcast.no_audience")
    return parts


def invites(lines: Sequence[str]) -> bool:
    """Whether an audience, as it is kept, reaches people who are invited or wait for a time."""
    asks = (Programme.SCREENING, Programme.INVITED, Programme.WAITING)
    return any(part.programme in asks for line in lines for part in audience(line))


def of_workers(lines: Sequence[str]) -> bool:
    """Whether an audience, as it is kept, means workers: of an employer, programme or place."""
    parts = [part for line in lines for part in audience(line)]
    named = (By.EMPLOYER, By.PROGRAMME)
    return any(part.by in named or Role.WORKER in part.roles for part in parts)


def _part(line: str) -> Part:
    words = re.split(r"[\s:,]+", line.strip())
    first, rest = words[0].lower(), " ".join(words[1:])
    if first in _LIST:
        numbers = tuple(dict.fromkeys(word.upper() for word in words[1:] if word))
        if not numbers:
            raise Refusal("broadcast.empty_list")
        return Part(By.LIST, numbers=numbers)
    if first in _GROUPS:
        return _of_place(By.GROUPS, rest)
    if first in _PROGRAMMES or _programme(" ".join(words)):
        return _of_programme(rest if first in _PROGRAMMES else " ".join(words))
    if first in _EMPLOYER:
        return Part(By.EMPLOYER, rest)
    if first in _DISTRICT:
        return Part(By.STAFF, rest, STAFF, is_district=True)
    if first in _ALL:
        return _of_place(By.STAFF, rest, STAFF)
    if (role := typed.role_or_none(first)) is not None:
        return _of_place(By.STAFF, rest, (role,))
    return _of_place(By.STAFF, line.strip(), STAFF)


def _programme(words: str) -> tuple[Programme, str] | None:
    """Return the programme that the words begin with, and what is behind it."""
    for name, programme in _NAMED.items():
        if f"{words.lower()} ".startswith(f"{name} "):
            return programme, words[len(name) :].strip()
    return None


def _of_programme(words: str) -> Part:
    found = _programme(words)
    if found is None:
        raise typed.unread("broadcast.no_programme", words)
    programme, rest = found
    first, _, behind = rest.partition(" ")
    if programme is Programme.SCREENING and (which := _OF_SCREENING.get(first.lower())):
        programme, rest = which, behind
        first, _, behind = rest.partition(" ")
    if first.lower() in _DISTRICT:
        return Part(By.PROGRAMME, behind, is_district=True, programme=programme)
    return Part(By.PROGRAMME, _place(rest), programme=programme)


def _of_place(by: By, rest: str, roles: tuple[Role, ...] = ()) -> Part:
    """Read the place behind a role or "kumpulan"; "daerah Temerloh" names a district."""
    first, _, behind = rest.partition(" ")
    if first.lower() in _DISTRICT:
        return Part(by, behind, roles, is_district=True)
    return Part(by, _place(rest), roles)


def _place(words: str) -> str:
    return "" if words.strip().lower() in _EVERYWHERE else words.strip()


def _moment(day: str | None, hour: time, now: datetime) -> datetime:
    if day is None:
        today = datetime.combine(now.date(), hour, LOCAL)
        return today if today > now else today + timedelta(days=1)
    written = typed_days.written(day)
    found = (written.on(now.year) or written.on(now.year + 1)) if written else None  # 29/2
    if written is None or found is None:
        raise ValueError
    on = datetime.combine(found, hour, LOCAL)
    if written.year is None and on <= now and now - on > timedelta(days=180):
        return on.replace(year=on.year + 1)  # 3/1, typed in December
    return on
