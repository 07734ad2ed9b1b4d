"""Who has the last word: the tables where they are clear, what was learned elsewhere.

Pure. The tables were made on newspapers and forwards and hardly err where much speaks for a lead;
what was learned knows the chats of which they find nothing. The shares beside the numbers are of
lines by strangers (docs/decisions/learned-judgement.md).
"""

from collections.abc import Mapping
from typing import TypeVar

from services.leads.reading.harm import NOT_DEATH
from services.leads.reading.lead import Signs
from services.leads.reading.lead_words import ENOUGH_POINTS
from services.leads.reading.report import Kind, Severity

CLEAR = 5.0  # points of the tables, from which 97 % of the posts are leads; below nought 10 %
CONTRADICTED = 0.4  # of probability, below which 5 points are no lead: 15 of 16 were talk
LINKED = 0.25  # of probability, from which the tables decide on a post with a link
POINT = 0.125  # of probability, where the tables decide for their part
BY_TABLES = 0.65  # of the answer on a post that is unlike the lines: long
BRIEF = 0.6  # of probability at most of three words without place, day or name: asked about
UNLIKELY = 0.5  # of the probability, where the tables are against it
NEVER = ("children", "old", "abroad")  # no lead by definition, unless as much speaks for one
# Hardly ever one: of 214 lines with such a sign 11 were leads (bench/reading).
SELDOM = (
    *("advised", "remembered", "tricked", "denied", "paid", "found well"),
    *("alleged", "judged", "licence", "wasted away", "tale", "asked whether"),
)
NOT_ASKED = 0.2  # probability at most of "our officer will be at the hospital" without any harm
SURER = 0.35  # of probability by which another kind or severity must be ahead of the tables'
KINDS = (Kind.COMMUTING_OR_ROAD, Kind.WORKPLACE, Kind.ILLNESS, Kind.OTHER)
SEVERITIES = (Severity.DEATH, Severity.SERIOUS_INJURY, Severity.MINOR_INJURY, Severity.UNKNOWN)

T = TypeVar("T", Kind, Severity)


def lead(likely: float, signs: Signs, enough: float) -> float:
    """Return the probability of a lead; from *enough* on it is one."""
    weight = signs["weight"]
    if signs["brief"] and not (signs["placed"] or signs["named"] or signs["recent"]):
        return min(likely, BRIEF)
    if signs["unlike"]:
        by_tables = min(1.0, max(0.0, enough + POINT * (weight - ENOUGH_POINTS)))
        return BY_TABLES * by_tables + (1 - BY_TABLES) * likely
    linked = signs["link"] and weight >= ENOUGH_POINTS and likely >= LINKED
    if (weight >= CLEAR and likely >= CONTRADICTED) or linked:
        return max(likely, enough)
    if signs["errand"] and signs["no harm"]:
        return min(likely, NOT_ASKED)
    never = weight < ENOUGH_POINTS and any(signs.get(name) for name in (*NEVER, *SELDOM))
    return likely * UNLIKELY if weight < 0 or never else likely


def kind(told: Kind, likely: Mapping[str, float]) -> Kind:
    """Return the kind; that of the tables unless another is much likelier."""
    return surest(told, {each: likely[each] for each in KINDS})


def severity(told: Severity, low: str, likely: Mapping[str, float]) -> Severity:
    """Return the severity; what the tables find stays, what they do not find may be learned.

    A death that is feared or that hardly missed somebody stays unknown, as the text has it.
    """
    if told is not Severity.UNKNOWN or NOT_DEATH.search(low):
        return told
    return surest(told, {each: likely[each] for each in SEVERITIES})


def surest(told: T, likely: Mapping[T, float]) -> T:
    """Return the likeliest, or what the tables told where that is not far behind."""
    best = max(likely, key=lambda each: likely[each])
    return best if likely[best] - likely[told] > SURER else told
