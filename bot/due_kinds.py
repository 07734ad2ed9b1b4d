"""What is done when its time comes: the kinds of due rows, what happens every day.

Imported by the parts that need it: the courier is small without.
"""

from datetime import time, timedelta

from services.appointments import planning, unreached
from services.detections import closing, reminding
from services.leads.casework import timers
from services.leads.hands import escalation, handing_over, on_leave, overdue, plans
from services.leads.intake import albums, correcting, editing, matching_due, receiving
from services.leads.matching import joining
from services.messaging import daily, unreachable
from services.messaging.broadcasts import (
    heads,
    monthly,
    reaching,
    rounds,
    sending,
    settling,
)
from services.messaging.clock_put_back import Longest
from services.messaging.daily import Daily
from services.people import coverage, leave
from services.registry.checks import desks, reviewing, victims, watching
from services.reports import digest
from services.screening import kinds
from services.workers import renewing

DAILY = {  # kind of a due row that renews itself
    "digest": Daily(lambda: time(8), digest.plan),
    monthly.DAILY: Daily(monthly.at, monthly.report),
    "roster.coverage": Daily(coverage.at, coverage.plan),
    watching.DAILY: Daily(watching.at, watching.plan),
    closing.DAILY: Daily(closing.at, closing.close_registered),
    unreached.TIDY: Daily(unreached.at, unreached.tidy),
    reviewing.DAILY: Daily(reviewing.at, reviewing.plan_open),
    **kinds.DAILY,
    renewing.DAILY: Daily(renewing.at, renewing.ask_anew),
}
LONGEST: Longest = {  # kind of a due row -> how far ahead it is at most, where it matters soon
    rounds.FEED: timedelta,  # it asks again itself whether it is time
    "lead.unanswered": plans.answer_time,
    "lead.ask_again": plans.longest_rest,
}
DUE_KINDS = {  # kind of a due row -> who does it
    "lead.unanswered": escalation.unanswered,
    "lead.ask_again": joining.ask_again,
    "lead.next_step": overdue.look,
    "lead.join_lapsed": joining.lapse,
    "handover.expired": handing_over.expired,
    leave.BEGUN: on_leave.begun,
    **timers.KINDS,
    unreachable.LEADS: overdue.unreachable,
    unreachable.APPOINTMENTS: unreached.unreachable,
    planning.LAPSED: unreached.lapse,
    reviewing.KIND: reviewing.to_head,
    desks.FORGET: desks.forget,
    watching.KIND: watching.officer,
    reminding.KIND: reminding.look,
    matching_due.MATCH: victims.match,
    rounds.FEED: sending.feed,
    heads.LATER: heads.tell_later,
    reaching.LATER: reaching.tell_later,
    settling.KIND: settling.settle,
    "post.read": receiving.read_again,
    "post.edit": editing.read_again,
    "post.lapse": correcting.lapse,
    "post.album": albums.settle,
    "digest.group": digest.to_group,
    "digest.person": digest.to_person,
    "roster.coverage.person": coverage.to_person,
    **kinds.KINDS,
    **daily.kinds(DAILY),
}
