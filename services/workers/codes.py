"""One-time codes: eight signs without look-alikes, said in two halves: "K7QM-3XPA".

Pure but for `new`. With an alphabet of 31 signs one of 8.5e11 is meant; five wrong ones rest the
account for a day (services/registry/checks/owning.py). Kept is a scrypt hash, so that whoever
steals the table cannot try all codes out while one lives. Its salt is the same for all: a code is
found by its hash, and random codes are not repeated. RFC 7914, 2 (r = 8, p = 1; 128·N·r bytes
a try) and 12 (N = 16384). OWASP's Password Storage Cheat Sheet asks for p = 5 with that N where
people choose the secret; here it is random and lives for three days (config/rules/workers.yaml).
"""

import asyncio
import hashlib
import re
import secrets

ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # without I, L, O, 0 and 1
LENGTH = 8
PREFIX = "c_"  # of the deep link's payload
WORK, BLOCK, LANES = 2**14, 8, 1  # scrypt's N, r and p: 16 MiB and some 30 ms of CPU a try
_SALT = b"prihatin worker code 1"
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


async def hashed(code: str) -> str:
    """Return what is kept of a code, worked out beside the event loop."""
    return await asyncio.to_thread(hash_of, code)


def hash_of(code: str) -> str:
    """Return what is kept of a code; slow, on purpose."""
    kept = hashlib.scrypt(code.encode(), salt=_SALT, n=WORK, r=BLOCK, p=LANES, dklen=32)
    return kept.hex()


def hash_before(code: str) -> str:
    """Return what the version before kept of a code; those are over three days after an upgrade."""
    return hashlib.sha256(code.encode()).hexdigest()
