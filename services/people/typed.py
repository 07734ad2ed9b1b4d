"""Read what a coordinator types about a person: role, name, staff number. Pure.

Names are data of any kind: apostrophes, emoji and signs stay; only signs that do not print go.
"""

import re
import unicodedata
from dataclasses import dataclass

from db.models.people import Role
from services.errors import Refusal
from services.people import private_numbers

LONGEST_NAME = 100  # characters
_STAFF_NUMBER = re.compile(r"(?=.*\d)[A-Z0-9][A-Z0-9/-]{1,19}")
_JOINER = "\u200d"  # holds emoji together

_ROLES = {
    Role.SQUAD: ("squad", "skuad", "ahli_skuad"),
    Role.INSPECTOR: ("inspector", "inspektor"),
    Role.CASE_MANAGER: ("case_manager", "pengurus_kes"),
    Role.JOB_COORDINATOR: ("job_coordinator", "penyelaras_kerja"),
    Role.BRANCH_HEAD: ("branch_head", "head", "ketua", "ketua_cawangan"),
    Role.COORDINATOR: ("coordinator", "penyelaras"),
    Role.ADMIN: ("admin", "pentadbir"),
    Role.CLINIC: ("clinic", "klinik"),
    Role.WORKER: ("worker", "pekerja"),
}
_BY_WORD = {word: role for role, words in _ROLES.items() for word in words}
YES = frozenset({"ya", "yes"})
OFF = frozenset({"off", "tidak", "no", "tutup"})


@dataclass(frozen=True, slots=True)
class InvitationLine:
    """`/invite squad KTN Aminah binti Salleh 12345`, read."""

    role: Role
    scope: str  # as typed
    name: str
    staff_number: str


def invitation(line: str) -> InvitationLine:
    """Read the typed form of an invitation.

    Raises:
        Refusal: words are missing, or the role, name or staff number is none.
    """
    words = line.split()
    if len(words) < 4:
        raise Refusal("invite.too_short", typed=shown(line))
    name, number = person(" ".join(words[2:]))
    return InvitationLine(role(words[0]), words[1], name, number)


def role(word: str) -> Role:
    """Return the role of a word in Malay or English.

    Raises:
        Refusal: no role is called so.
    """
    found = role_or_none(word)
    if found is None:
        raise Refusal("invite.bad_role", typed=shown(word))
    return found


def role_or_none(word: str) -> Role | None:
    """Return the role of a word in Malay or English, None where it is no role."""
    return _BY_WORD.get(word.lower().replace("-", "_"))


def person(text: str) -> tuple[str, str]:
    """Return name and staff number of "Aminah binti Salleh 12345".

    Raises:
        Refusal: one of them is missing or wrong.
    """
    typed_name, _, number = " ".join(text.split()).rpartition(" ")
    if not typed_name:
        raise Refusal("invite.person_incomplete", typed=shown(text))
    return name(typed_name), staff_number(number, of=typed_name)


def name(typed: str) -> str:
    """Return a person's name without signs that do not print.

    Raises:
        Refusal: no letter in it, or longer than 100 characters.
    """
    printing = "".join(ch if _prints(ch) else " " for ch in typed)
    cleaned = " ".join(printing.split())
    if len(cleaned) > LONGEST_NAME:
        raise Refusal(
            "invite.name_too_long", typed=shown(cleaned), length=len(cleaned), longest=LONGEST_NAME
        )
    if not any(ch.isalpha() for ch in cleaned):
        raise Refusal("invite.bad_name", typed=shown(typed))
    return cleaned


def staff_number(typed: str, *, of: str) -> str:
    """Return the staff number in capitals; *of* is the name it came with.

    Raises:
        Refusal: not 2-20 letters, digits, - and /, with at least one digit.
    """
    number = typed.strip().upper()
    if not _STAFF_NUMBER.fullmatch(number):
        raise Refusal("invite.bad_staff_number", name=shown(of), typed=shown(typed))
    return number


def number(typed: str | None) -> int | None:
    """Return a number that names a row ("12", "#12"), or None where it is none."""
    digits = (typed or "").strip().removeprefix("#")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else None


def shown(typed: str) -> str:
    """Return what was typed, short enough to be quoted; of an identity number the last four."""
    one_line = private_numbers.masked(" ".join(typed.split()))
    return one_line if len(one_line) <= 60 else one_line[:59] + "…"


def unread(key: str, words: str) -> Refusal:
    """Return the refusal that quotes the words, or "<key>.empty" where nothing was typed."""
    said = shown(words)
    return Refusal(key, typed=said) if said else Refusal(f"{key}.empty")


def _prints(ch: str) -> bool:
    return ch == _JOINER or not unicodedata.category(ch).startswith("C")
