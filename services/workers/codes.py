"""One-time codes: eight signs without look-alikes, said in two halves: "K7QM-3XPA".

Pure but for `new`. With an alphabet of 31 signs one of 8.5e11 is meant; five wrong ones rest the
account for a day (services/registry/checks/owning.py).
"""

import hashlib
import re
import secrets

ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # without I, L, O, 0 and 1
LENGTH = 8
PREFIX = "c_"  # of the deep link's payload
_SPOKEN = re.compile(rf"[{ALPHABET}]{{4}}[-–][{ALPHABET}]{{4}}")
_PLAIN = re.compile(rf"(?=.*\d)(?=.*[A-Z])[{ALPHABET}]{{{LENGTH}}}")
_GAPS = re.compile(r"[\s–-]")


def new() -> str:
    """Return a code that nobody can guess, with both letters and figures."""
    while True:
        code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
        if _PLAIN.fullmatch(code):
            return code


def spoken(code: str) -> str:
    """Return it as it is shown and said."""
    return f"{code[:4]}-{code[4:]}"


def read(typed: str) -> str | None:
    """Return the code that was typed, however spaced and in small letters; None: it is none."""
    plain = _GAPS.sub("", typed).upper()
    return plain if _PLAIN.fullmatch(plain) else None


def is_spoken(typed: str) -> bool:
    """Whether it has the very form in which codes are shown, so that nothing else is meant."""
    return read(typed) is not None and _SPOKEN.fullmatch(typed.strip().upper()) is not None


def hash_of(code: str) -> str:
    """Return what is kept of a code."""
    return hashlib.sha256(code.encode()).hexdigest()
