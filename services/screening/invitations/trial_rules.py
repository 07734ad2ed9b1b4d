"""Wording trials: who is shown which text, the figures of a look, and when a trial stops. Pure.

A trial is fixed in config/rules/trials.yaml before it begins. Its stopping rule is O'Brien and
Fleming's: at look k of K the two shares differ beyond chance if |z| >= C * sqrt(K / k). With one
look it is the usual test at a fixed size. The interval is Newcombe's (from Wilson's); it is not
corrected for several looks, and the report says so.
"""

import hashlib
from dataclasses import dataclass
from functools import cache
from math import sqrt
from typing import Any

from config import rules

AREA = "trials"
Z95 = 1.959964  # of the normal distribution, two-sided 95 %


@dataclass(frozen=True, slots=True)
class Trial:
    """One trial as it was fixed."""

    name: str
    text: str  # the texts are "<text>.<variant>"
    variants: tuple[str, str]  # the first is the usual one
    within_days: int  # after it was shown, somebody may attend
    persons: int  # at the last look, both texts together
    looks: int
    constant: float  # of the boundary

    def size_at(self, look: int) -> int:
        """Return how many persons look number *look* (from 1) takes."""
        return self.persons * look // self.looks

    def boundary_at(self, look: int) -> float:
        """Return the least |z| that stops the trial at that look."""
        return self.constant * sqrt(self.looks / look)


@dataclass(frozen=True, slots=True)
class Arm:
    """What came of one text."""

    variant: str
    persons: int
    attended: int

    @property
    def rate(self) -> float:
        """The share that attended; 0 where nobody was shown it."""
        return self.attended / self.persons if self.persons else 0.0


@dataclass(frozen=True, slots=True)
class Finding:
    """The comparison of two texts: second less first."""

    usual: Arm
    other: Arm
    difference: float
    lower: float  # of the 95 % interval
    upper: float
    z: float  # pooled


@cache
def every() -> tuple[Trial, ...]:
    """Return all trials of the rules file.

    Raises:
        ValueError: an entry has not two texts, or looks for which no boundary is listed.
    """
    return tuple(_trial(entry) for entry in rules.tables(AREA)["trials"])


def on_text(text: str) -> Trial | None:
    """Return the trial on a text key; one at a time."""
    return next((one for one in every() if one.text == text), None)


def variant_for(trial: Trial, worker_id: int) -> str:
    """Return the text of a person: the same for ever, and even over persons."""
    digest = hashlib.sha256(f"{trial.name}:{worker_id}".encode()).digest()
    return trial.variants[digest[0] % 2]


def compare(usual: Arm, other: Arm) -> Finding:
    """Return the difference with Newcombe's interval (method 10) and the pooled z."""
    low, high = wilson(usual.attended, usual.persons)
    low2, high2 = wilson(other.attended, other.persons)
    difference = other.rate - usual.rate
    return Finding(
        usual,
        other,
        difference,
        lower=difference - sqrt((other.rate - low2) ** 2 + (high - usual.rate) ** 2),
        upper=difference + sqrt((high2 - other.rate) ** 2 + (usual.rate - low) ** 2),
        z=_z(usual, other),
    )


def wilson(part: int, whole: int) -> tuple[float, float]:
    """Return Wilson's 95 % interval of a share; (0, 1) where nobody is in it."""
    if not whole:
        return 0.0, 1.0
    share, z2 = part / whole, Z95**2
    middle = (share + z2 / (2 * whole)) / (1 + z2 / whole)
    half = Z95 / (1 + z2 / whole) * sqrt(share * (1 - share) / whole + z2 / (4 * whole**2))
    return max(0.0, middle - half), min(1.0, middle + half)


def stops_for(trial: Trial, look: int, finding: Finding) -> str | None:
    """Return why the trial stops at this look: "difference", "size" (the last one); None: not."""
    if abs(finding.z) >= trial.boundary_at(look):
        return "difference"
    return "size" if look >= trial.looks else None


def winner(trial: Trial, reason: str, finding: Finding) -> str:
    """Return the text for everybody after the trial: the better one if proved, else the usual."""
    if reason == "difference" and finding.difference > 0:
        return trial.variants[1]
    return trial.variants[0]


def _z(usual: Arm, other: Arm) -> float:
    persons = usual.persons + other.persons
    if not usual.persons or not other.persons:
        return 0.0
    pooled = (usual.attended + other.attended) / persons
    spread = sqrt(pooled * (1 - pooled) * (1 / usual.persons + 1 / other.persons))
    return (other.rate - usual.rate) / spread if spread else 0.0


def _trial(entry: dict[str, Any]) -> Trial:
    constants = rules.tables(AREA)["boundary_constants"]
    looks, variants = int(entry["looks"]), tuple(entry["variants"])
    if len(variants) != 2 or looks not in constants or entry["alpha"] != 0.05:
        raise ValueError(f"trial {entry['name']}: two texts, alpha 0.05, and 1 to 5 looks")
    return Trial(
        name=entry["name"],
        text=entry["text"],
        variants=(variants[0], variants[1]),
        within_days=int(entry["within_days"]),
        persons=int(entry["persons"]),
        looks=looks,
        constant=float(constants[looks]),
    )
