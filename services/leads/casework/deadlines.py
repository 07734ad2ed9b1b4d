"""Until when a lead wants its first action and its first payment, and when that is looked at.

Pure. First action on the day it came (what came late in the evening: on the next day), first
payment within 7 calendar days. The day's reminder of the first action comes at 20:00, for a lead
of the evening half an hour after it came, never at night: who takes a lead just before it is
reminded in the morning, of the next step (services/leads/hands/progress.py). Numbers and sources:
config/rules/leads.yaml. All days are Malaysian.
"""

from datetime import date, datetime, time, timedelta
from enum import StrEnum

from config import rules
from db.models.leads import ENDS, Lead
from services.clock import LOCAL


class Timer(StrEnum):
    """What is looked at; also the end of the due row's kind, "lead.first_payment_near"."""

    ACTION_NEAR = "first_action_near"
    ACTION_MISSED = "first_action_missed"
    PAYMENT_NEAR = "first_payment_near"
    PAYMENT_MISSED = "first_payment_missed"


def action_day(opened_at: datetime) -> date:
    """Return the day on which somebody must have contacted or visited."""
    local = opened_at.astimezone(LOCAL)
    late = local.hour >= _number("first_action_same_day_until_hour")
    return local.date() + timedelta(days=1 if late else 0)


def night(opened_at: datetime) -> datetime:
    """Return when the night after the action day begins: no reminder of that day serves then."""
    return _at(action_day(opened_at), _number("quiet_from_hour"))


def payment_day(opened_at: datetime) -> date:
    """Return the last day for the first payment."""
    return _day_after(opened_at, _number("first_payment_within_days"))


def moments(lead: Lead) -> dict[Timer, datetime]:
    """Return when each timer of the lead is looked at; those that no longer matter are left out."""
    found: dict[Timer, datetime] = {}
    if lead.stage in ENDS:
        return found
    if wants_action(lead):
        day = action_day(lead.opened_at)
        soon = lead.opened_at + timedelta(minutes=_number("first_action_near_after_minutes"))
        near = max(_at(day, _number("first_action_near_hour")), soon)
        if near < night(lead.opened_at):
            found[Timer.ACTION_NEAR] = near
        found[Timer.ACTION_MISSED] = _at(day + timedelta(days=1), _missed_hour())
    if wants_payment(lead):
        near_day = _day_after(lead.opened_at, _number("first_payment_near_days"))
        found[Timer.PAYMENT_NEAR] = _at(near_day, _number("first_payment_near_hour"))
        missed = payment_day(lead.opened_at) + timedelta(days=1)
        found[Timer.PAYMENT_MISSED] = _at(missed, _missed_hour())
    return found


def wants_action(lead: Lead) -> bool:
    """Whether the first action is still to come: a warning of a middleman has no such clock."""
    return lead.first_action_at is None and lead.kind != "middleman" and lead.stage not in ENDS


def wants_payment(lead: Lead) -> bool:
    """Whether money is still to come: a warning of a middleman is no claim."""
    return lead.first_paid_at is None and lead.kind != "middleman" and lead.stage not in ENDS


def action_missed(lead: Lead, now: datetime) -> bool:
    """Whether the first action is late now, or came late."""
    done = (lead.first_action_at or now).astimezone(LOCAL).date()
    return done > action_day(lead.opened_at)


def payment_missed(lead: Lead, now: datetime) -> bool:
    """Whether the first payment is late now, or came late."""
    paid = (lead.first_paid_at or now).astimezone(LOCAL).date()
    return paid > payment_day(lead.opened_at)


def late_before(now: datetime) -> tuple[datetime, datetime]:
    """Return before when a lead was opened whose first action, and whose first payment, is late."""
    today = now.astimezone(LOCAL).date()
    yesterday = today - timedelta(days=1)
    action = _at(yesterday, _number("first_action_same_day_until_hour"))
    payment = _at(today - timedelta(days=_number("first_payment_within_days")), 0)
    return action, payment


def _day_after(opened_at: datetime, days: int) -> date:
    return opened_at.astimezone(LOCAL).date() + timedelta(days=days)


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), LOCAL)


def _missed_hour() -> int:
    return _number("deadline_missed_hour")


def _number(name: str) -> int:
    return int(rules.number("leads", name))
