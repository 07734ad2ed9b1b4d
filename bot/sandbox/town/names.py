"""Names of people who do not exist, in the ways in which the peoples of Malaysia bear names.

Pure. Source: config/reference/town/names.yaml.
"""

import random
from dataclasses import dataclass

from . import plan

# Where the part that Telegram calls the last name begins.
_JOINTS = (" bin ", " binti ", " a/l ", " a/p ", " anak ", " Singh", " Kaur")


@dataclass(frozen=True, slots=True)
class Name:
    """A name as Telegram keeps it; `full` is the whole in its own order."""

    first: str
    last: str | None

    @property
    def full(self) -> str:
        """The whole name."""
        return f"{self.first} {self.last}" if self.last else self.first


def make(chance: random.Random, tradition: str, *, woman: bool) -> Name:
    """Return a name of that tradition."""
    lists = plan.words()[tradition]
    sex = "woman" if woman else "man"
    parts = {
        "given": _given(chance, lists, sex),
        "other": chance.choice(lists.get(f"other_{sex}", [""])),
        "father": chance.choice(lists.get("father", [""])),
        "surname": chance.choice(lists.get("surname", [""])),
    }
    return split(lists["patterns"][sex].format(**parts))


def split(full: str) -> Name:
    """Return the name in the two parts of a Telegram account."""
    cuts = [full.index(joint) for joint in _JOINTS if joint in full]
    if not cuts:
        return Name(full, None)
    return Name(full[: min(cuts)], full[min(cuts) + 1 :])


def _given(chance: random.Random, lists: plan.Plan, sex: str) -> str:
    before = chance.choice(lists.get(f"before_{sex}", [""]))
    return f"{before} {chance.choice(lists[sex])}".strip()
