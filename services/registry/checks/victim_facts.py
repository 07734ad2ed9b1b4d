"""What a report tells of a victim, before anybody is asked. Pure."""

from db.models.leads import Lead, Victim
from services.eligibility.facts import Circumstance, Facts, Outcome

HARM = {
    "death": Outcome.DEATH,
    "serious_injury": Outcome.INJURY,
    "minor_injury": Outcome.INJURY,
}


def reported(lead: Lead, victim: Victim, *, alone: bool) -> Facts:
    """Return what the report tells; a road accident may or may not be on the way to work.

    How grave the accident was tells what befell a victim only where there is no other one.
    """
    harm = HARM.get(victim.outcome or (lead.severity if alone else ""))
    circumstance = Circumstance.WORK if lead.kind == "workplace" else None
    return Facts(outcome=harm, circumstance=circumstance)
