"""What a simulation plays: how much, how badly it goes, and all that will be said."""

from dataclasses import dataclass

from bench import chatter, people
from bench.chatter import Said

BATCH = 20  # updates that Telegram brings at a time


@dataclass(frozen=True, slots=True)
class Plan:
    """How much, and how badly it goes."""

    messages: int
    seed: int = 1
    reports: float = 0.06  # share of the messages; the rest is talk
    repeats: float = 0.15  # share of the reports that tell of an earlier accident
    again: float = 0.004  # share of updates that Telegram brings once more
    back: float = 0.002  # share of batches before which the clock is put back, minutes or a day
    kills: float = 0.0005  # share of transactions in which the process dies
    seconds: float = 25.0  # of the moved clock, from one message to the next
    most_minutes: float = 600.0  # real time; then nobody posts any more


def batches(plan: Plan) -> list[list[Said]]:
    """Return all that will be said, as Telegram brings it."""
    said = chatter.messages(
        plan.messages,
        seed=plan.seed,
        groups=people.GROUPS,
        reports=plan.reports,
        repeats=plan.repeats,
    )
    everything = list(said)
    return [everything[first : first + BATCH] for first in range(0, len(everything), BATCH)]
