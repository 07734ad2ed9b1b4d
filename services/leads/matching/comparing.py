"""Decide whether two accounts tell of one accident, and say why.

Pure: no database, no clock. Points of the signals: config/rules/matching.yaml. A link, the same
text or the same identity number decide; all else is weighed and sums to the score.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from config import rules
from services.leads.matching import (
    adrift,
    agency,
    bodies,
    persons,
    same_texts,
    scenes,
    when,
    where,
    written_on,
)
from services.leads.matching.account import Account, Signal
from services.leads.matching.guesses import is_named
from services.leads.matching.persons import paired, same_person
from services.leads.matching.weighing import POINTS

__all__ = ["ENOUGH", "Match", "compare", "paired", "same_person"]

ENOUGH = int(rules.number("matching", "enough_points"))
WINDOW_DAYS = int(rules.number("matching", "window_days"))
MOST = 100
DECISIVE = ("same_link", "nric")  # what else differs is a slip of one of the reports
# Who it was: only this outweighs another kilometre, floor, person. Work, town and day do not.
WHO = frozenset({"same_text", "same_frame", "nric_near", "name_same", "name_part", "name_in_text"})
OTHER = frozenset(
    {
        "stone_differs", "floor_differs", "names_differ", "nric_differs", "sex_differs",
        "nation_differs", "elsewhere", "day_differs", "told_before", "cause_differs",
    }
)  # fmt: skip
DAYS = frozenset(
    {"day_near", "day_next", "day_differs", "day_follows", "told_apart", "told_before"}
)
# What tells one accident of a kind from the others of those days: where it was, and whom it met.
WHERE = frozenset(
    {
        "same_link", "nric", "name_hint", "place_same", "place_near", "district_same", "town_same",
        "area_same", "stone_same", "road_same", "highway_same", "words_shared", "hospital_same",
        "employer_same",
    }
)  # fmt: skip
BARE = 120  # characters; an agency's headline, its link cut off, is no longer
DOUBTFUL = int(rules.number("matching", "contradicted_points"))


class Match(NamedTuple):
    """How surely two accounts tell of one accident, and why."""

    score: int  # 0-100
    evidence: tuple[Signal, ...]  # the points sum to the score

    @property
    def enough(self) -> bool:
        """Whether a member shall be asked."""
        return self.score >= ENOUGH

    @property
    def doubted(self) -> bool:
        """Whether something tells of another accident, and nothing of the same person."""
        return _other(self.evidence)

    @property
    def against(self) -> int:
        """Points that speak against, uncut; without the days, which a follow-up's text explains."""
        points = (POINTS[signal.key] for signal in self.evidence if signal.key not in DAYS)
        return sum(each for each in points if each < 0)


def compare(one: Account, two: Account) -> Match:
    """Return how surely the two tell of one accident; the same either way round."""
    if _beyond(one, two):
        return Match(0, ())
    signals = list(_signals(one, two))
    signals += bodies.signals(one, two, signals)
    if not any(signal.key in WHERE | WHO for signal in signals):
        signals += _nowhere(one, two)
    found = sorted(signals, key=lambda signal: (-signal.points, signal.key))
    if any(signal.key in DECISIVE for signal in found):
        found = [signal for signal in found if signal.points > 0]
    return _summed(found, DOUBTFUL if _other(found) else MOST)


def _nowhere(one: Account, two: Account) -> Iterator[Signal]:
    """Yield that no place agrees; less where one tells none, nothing of two short headlines."""
    if adrift.is_adrift(one, two) or _names_of_each(one, two):
        return
    told = [
        each.place_text or each.place or each.words.highways or each.words.scenes
        for each in (one, two)
    ]
    if all(told):
        yield Signal("nowhere_same", POINTS["nowhere_same"])
    elif max(len(each.words.plain) for each in (one, two)) > BARE:
        yield Signal("place_untold", POINTS["place_untold"])


def _names_of_each(one: Account, two: Account) -> bool:
    """Whether one text names the other's town or district, wherever its own place was found."""
    return any(
        is_named(place, b) for a, b in ((one, two), (two, one)) for place in (a.place, a.district)
    )


def _other(found: Sequence[Signal]) -> bool:
    """Whether something tells of another accident, and nothing of the same person."""
    keys = {signal.key for signal in found}
    if "namesake" in keys:  # only a name without any slip may have a wrong age
        return not any(each.key == "name_same" and ("percent", 100) in each.facts for each in found)
    return bool(keys & OTHER) and not keys & WHO


def _signals(one: Account, two: Account) -> Iterator[Signal]:
    if one.urls & two.urls:
        yield Signal("same_link", POINTS["same_link"])
    elif (numbers := agency.apart(one, two)) is not None and numbers <= agency.TOGETHER:
        yield Signal("told_together", POINTS["told_together"])
    if same_texts.same(one, two):
        yield Signal("same_text", POINTS["same_text"])
    elif same_texts.but_for_name(one, two):
        yield Signal("same_frame", POINTS["same_frame"])
    yield from persons.signals(one, two)
    yield from where.where(one, two)
    yield from when.when(one, two)
    yield from scenes.what(one, two)


def _beyond(one: Account, two: Account) -> bool:
    """Whether too many days lie between the two for one accident."""
    if (agency.apart(one, two) or 0) > agency.WEEKS:
        return True
    a, b = _written(one), _written(two)
    if a and b and written_on.days_apart(a, b) > WINDOW_DAYS:
        return True
    days = (one.day or one.told, two.day or two.told)
    return bool(days[0] and days[1] and abs((days[0] - days[1]).days) > WINDOW_DAYS)


def _written(account: Account) -> written_on.Day | None:
    """Return the month and day on which it was told, as known or as the text begins with it."""
    told = account.told
    return (told.month, told.day) if told else account.words.said.written


def _summed(signals: list[Signal], most: int = MOST) -> Match:
    """Sum the points, strongest first, those against last; beyond *most* or 0 they are cut off.

    What speaks against most takes away what is beyond *most*.
    """
    total = 0
    kept = []
    for signal in signals:
        points = (
            min(signal.points, MOST - total) if signal.points > 0 else max(signal.points, -total)
        )
        total += points
        kept.append(Signal(signal.key, points, signal.facts))
    if total > most:
        last = kept[-1]
        kept[-1] = Signal(last.key, last.points - (total - most), last.facts)
        total = most
    return Match(total, tuple(kept))
