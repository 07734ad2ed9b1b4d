"""Verify an exported audit trail; needs Python alone: no network, no database, no Prihatin.

python3 verify_audit.py FILE          the notes follow each other and none was changed
python3 verify_audit.py FILE HASH     and the note of that hash, written down before, is among them

HASH is what `prihatin audit verify` or `audit export` printed some day, kept where nobody who
could change the database can change it. Without it, lines cut off at the end cannot be seen.
"""

import hashlib
import json
import sys
from pathlib import Path


def canonical(said):
    """Return what is hashed."""
    text = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode()


def problem(lines, noted=None):
    """Return what is wrong first, or None, with the number and hash of the last note in order."""
    number, last, met = 0, "0" * 64, noted is None
    for line in lines:
        where = f"line {number + 1}"
        try:
            said = json.loads(line.decode())
            unchanged = canonical(said) + b"\n" == line
            hash_ = said.pop("hash")
            unchanged = unchanged and hashlib.sha256(canonical(said)).hexdigest() == hash_
            follows = (said["number"], said["previous"]) == (number + 1, last)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            unchanged = False
        if not unchanged:
            return f"{where} was changed", number, last
        if not follows:
            return f"{where} does not follow the one before: a note was removed", number, last
        number, last, met = number + 1, hash_, met or hash_ == noted
    return None if met else "the noted hash is missing: notes were removed", number, last


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    with Path(sys.argv[1]).open("rb") as export:
        wrong, count, end = problem(export, *sys.argv[2:])
    sys.exit(f"WRONG: {wrong}") if wrong else sys.stdout.write(f"In order.\n{count} {end}\n")
