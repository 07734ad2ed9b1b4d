"""Until when an offer to take leads over stands. Pure; numbers: config/rules/leads.yaml."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from config import rules
from db.models.leads import Lead
from services.leads.hands import plans


def ends_at(leads: Sequence[Lead], now: datetime) -> tuple[datetime, int | None]:
    """Return until when an offer stands, and the lead whose step falls due then, if one does.

    What is overdue already leaves the time that anybody has to answer.
    """
    latest = now + timedelta(hours=rules.number("leads", "handover_hours"))
    due_at = [(each.next_step_by, each.id) for each in leads if each.next_step_by is not None]
    if not due_at or min(due_at)[0] >= latest:
        return latest, None
    by, number = min(due_at)
    return max(by, now + plans.answer_time()), number
