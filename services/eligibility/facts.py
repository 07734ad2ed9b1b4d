"""What is known of an accident and of who was hurt. Pure. What is not known is None."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Outcome(StrEnum):
    """What became of the person."""

    DEATH = "death"
    INJURY = "injury"


class Circumstance(StrEnum):
    """How the accident stands to the work."""

    WORK = "work"  # out of and in the course of employment, journeys for it too
    COMMUTING = "commuting"  # between home, or the place of a meal, and work
    PRIVATE = "private"


class Chance(StrEnum):
    """Whether a benefit may apply; a first check, so nothing is certain."""

    LIKELY = "likely"
    UNLIKELY = "unlikely"
    CANNOT_TELL = "cannot_tell"


class Question(StrEnum):
    """The fact to ask for next."""

    OUTCOME = "outcome"
    CIRCUMSTANCE = "circumstance"
    EMPLOYED = "employed"
    FOREIGN = "foreign"
    ABROAD = "abroad"
    INTERRUPTED = "interrupted"
    LINDUNG = "lindung"
    LEAVE_DAYS = "leave_days"
    DISABLEMENT = "disablement"
    ATTENDANCE = "attendance"
    INVALID = "invalid"
    SELF_EMPLOYED = "self_employed"
    HOUSEWIFE = "housewife"
    DEPENDANTS = "dependants"
    DAILY_WAGES = "daily_wages"


@dataclass(frozen=True, slots=True)
class Dependants:
    """How many there are of each; None: not known."""

    spouses: int | None = None
    children: int | None = None  # below the age limit, or longer while studying or disabled
    parents: int | None = None
    siblings: int | None = None  # below the age limit
    grandparents: int | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """An accident and one person hurt in it."""

    outcome: Outcome | None = None
    circumstance: Circumstance | None = None
    employed: bool | None = None  # worked for an employer, registered or not
    foreign: bool | None = None  # neither citizen nor permanent resident
    abroad: bool | None = None  # the accident happened outside Malaysia
    interrupted: bool | None = None  # the journey to or from work, or a detour was made
    lindung: bool | None = None  # takes part in LINDUNG 24 Jam; False: released from it
    leave_days: int | None = None  # certified medical leave, the day of the accident included
    disablement: Decimal | None = None  # percent, as the Medical Board assessed it
    attendance: bool | None = None  # needs somebody in constant attendance
    invalid: bool | None = None  # for good unable to earn a third of what is usual
    self_employed: bool | None = None  # contributes to SKSPS (Act 789)
    plan: int | None = None  # of SKSPS, 1-4
    housewife: bool | None = None  # contributes to SKSSR (Act 838)
    dependants: Dependants = field(default_factory=Dependants)
    died: date | None = None  # where it was later than the day of the accident


def both(*chances: Chance) -> Chance:
    """Return the chance of what wants all of these."""
    if Chance.UNLIKELY in chances:
        return Chance.UNLIKELY
    return Chance.CANNOT_TELL if Chance.CANNOT_TELL in chances else Chance.LIKELY


def either(*chances: Chance) -> Chance:
    """Return the chance of what wants one of these."""
    if Chance.LIKELY in chances:
        return Chance.LIKELY
    return Chance.CANNOT_TELL if Chance.CANNOT_TELL in chances else Chance.UNLIKELY


def opposite(chance: Chance) -> Chance:
    """Return the chance that it is not so."""
    if chance is Chance.CANNOT_TELL:
        return chance
    return Chance.UNLIKELY if chance is Chance.LIKELY else Chance.LIKELY


def chance_of(fact: bool | None) -> Chance:
    """Return a fact as a chance."""
    if fact is None:
        return Chance.CANNOT_TELL
    return Chance.LIKELY if fact else Chance.UNLIKELY
