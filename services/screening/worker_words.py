"""Read what a worker types after /screening. Pure.

A clinic's code with a day and a time books; "batal", "tukar", "dekat", "tunggu", "terima", "lepas",
"tolak", "pertama", "susulan" do what the buttons do; anything else is a town or a postcode.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from services import typed_days
from services.errors import Refusal
from services.people import typed
from services.screening.clinics import slot_words

_TIME = re.compile(r"(\d{1,2})[:.](\d{2})")
_CODE = re.compile(r"[A-Za-z]{1,6}-[A-Za-z0-9-]{1,12}")
_HOURS = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(?:-|–)\s*(\d{1,2})(?:[:.](\d{2}))?")
YES, NO = ("ya", "yes"), ("tidak", "no", "bukan")


class Wish(StrEnum):
    """What is wanted."""

    SHOW = "show"
    PLACE = "place"  # clinics near a town or postcode; "" is home
    CLINIC = "clinic"  # its days; with a day its times; with a time that one is booked
    CANCEL = "cancel"
    CHANGE = "change"
    NEAR = "near"  # clinics near home
    WAIT = "wait"
    LEAVE = "leave"  # the waiting list
    TAKE = "take"  # what is offered
    ON = "on"  # the offer goes to the next
    DECLINE = "decline"
    FIRST = "first"
    FOLLOW_UP = "follow_up"


_WORDS = {
    Wish.CANCEL: ("batal", "cancel"),
    Wish.CHANGE: ("tukar", "change"),
    Wish.NEAR: ("dekat", "near", "klinik"),
    Wish.WAIT: ("tunggu", "wait"),
    Wish.LEAVE: ("keluar", "leave"),
    Wish.TAKE: ("terima", "accept", "take"),
    Wish.ON: ("lepas", "pass"),
    Wish.DECLINE: ("tolak", "decline"),
    Wish.FIRST: ("pertama", "first"),
    Wish.FOLLOW_UP: ("susulan", "followup", "follow-up"),
}
_BY_WORD = {word: wish for wish, words in _WORDS.items() for word in words}


@dataclass(frozen=True, slots=True)
class Said:
    """What was typed, read."""

    wish: Wish
    code: str = ""  # of a clinic
    place: str = ""
    day: date | None = None
    minute: int | None = None  # of the day
    word: str = ""  # "yes" or "no", a reason
    weekdays: str = "1234567"
    hours: tuple[int, int] = (0, 1440)


def read(words: str, today: date) -> Said:
    """Return what the words want.

    Raises:
        Refusal: a day or time that cannot be.
    """
    first, _, rest = words.strip().partition(" ")
    wish = _BY_WORD.get(first.lower())
    if not first:
        return Said(Wish.SHOW)
    if wish is Wish.WAIT:
        return _waiting(rest)
    if wish is Wish.FIRST:
        return Said(wish, word=_yes_or_no(rest))
    if wish is Wish.FOLLOW_UP:
        day, minute = _when(rest, today)
        return Said(wish, day=day, minute=minute)
    if wish is not None:
        return Said(wish, word=rest.strip().lower())
    if _CODE.fullmatch(first):
        day, minute = _when(rest, today)
        return Said(Wish.CLINIC, code=first, day=day, minute=minute)
    return Said(Wish.PLACE, place=words.strip())


def is_wish(first: str) -> bool:
    """Whether a first word is one of ours: of a button, or a clinic's code."""
    return first.lower() in _BY_WORD or _CODE.fullmatch(first) is not None


def _when(words: str, today: date) -> tuple[date | None, int | None]:
    if not words.strip():
        return None, None
    day, rest = slot_words.day(words, today)
    rest = rest.strip(" ,")
    if not rest:
        return day, None
    found = _TIME.fullmatch(rest)
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        raise Refusal("screening.which_time", typed=typed.shown(rest))
    return day, int(found[1]) * 60 + int(found[2])


def _waiting(words: str) -> Said:
    code, weekdays, place = "", "", []
    hours = (0, 1440)
    found = _HOURS.search(words)
    if found is not None:
        first, last = (int(found[n]) * 60 + int(found[n + 1] or 0) for n in (1, 3))
        if not 0 <= first < last <= 1440:
            raise Refusal("slots.bad_hours", typed=typed.shown(found[0]))
        hours = (first, last)
        words = words.replace(found[0], " ")
    for word in words.replace(",", " ").split():
        if word.lower() in typed_days.WEEKDAYS:
            weekdays += str(typed_days.WEEKDAYS[word.lower()])
        elif _CODE.fullmatch(word) and not code:
            code = word
        else:
            place.append(word)
    days = "".join(sorted(set(weekdays))) or "1234567"
    return Said(Wish.WAIT, code=code, place=" ".join(place), weekdays=days, hours=hours)


def _yes_or_no(words: str) -> str:
    word = words.strip().lower()
    if word in YES:
        return "yes"
    if word in NO:
        return "no"
    raise Refusal("screening.yes_or_no", typed=typed.shown(words))
