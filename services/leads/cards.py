"""Write a lead's card: for the group it was posted in, for the branch's group, for one officer.

In a group nothing personal is shown beyond what was posted in that very group; elsewhere the
victims are counted, not named. Pure: no database, no clock.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from markupsafe import Markup

from db.models.assignments import Step
from db.models.leads import Custody, Lead, Stage
from db.models.lookups import Outcome
from db.models.places import Branch
from services import texts
from services.leads import told_here, victim_lines
from services.leads.casework import progress_lines, stages
from services.leads.casework.progress_lines import Progress
from services.leads.hands import plan_lines
from services.leads.hands.plan_lines import Outlook
from services.leads.matching import join_lines
from services.leads.matching.join_lines import Joined
from services.leads.parsing import Kind
from services.messaging.outbox import Button, Message
from services.places import states

# Why a member declines, as kept (texts lead.reason.*); as typed: hands/typed_reasons.py.
REASONS = ("leave", "far", "busy", "other")
_NEWLINE = Markup("\n")


class View(Enum):
    """For whom a card is written."""

    POSTED = auto()  # the group in which it was posted, of another branch
    POSTED_HERE = auto()  # the group in which it was posted, of the lead's branch
    BRANCH = auto()  # another group of the lead's branch
    ASKED = auto()  # the officer who is asked now
    HOLDER = auto()  # the officer who holds it
    PAST = auto()  # an officer who was asked and is no longer
    GONE = auto()  # an officer who was asked and may see the lead no more


@dataclass(frozen=True, slots=True)
class Matched:
    """What the registry has of one victim."""

    outcome: Outcome
    by_officer: bool = False  # who chose the person, or said that it is none of them

    @property
    def key(self) -> str:
        """Return the end of the text's key."""
        chosen = {Outcome.FOUND: "chosen", Outcome.NONE: "ruled_out"}
        return chosen.get(self.outcome, self.outcome) if self.by_officer else self.outcome


@dataclass(frozen=True, slots=True)
class Standing:
    """How things stand with a lead, in the words a card needs."""

    branch: Branch
    posted_by: str
    asked: str | None = None  # name of who is asked now
    step: Step | None = None  # why this one
    answer_by: datetime | None = None
    holder: str | None = None  # name of who holds it
    outlook: Outlook | None = None
    progress: Progress | None = None
    joined: Joined | None = None  # other leads on the same accident
    told: told_here.Words | None = None  # in the group that reported; None: all of it
    matched: tuple[Matched, ...] = ()  # of the victims in the registry; empty: nobody looked
    matched_openly: bool = True  # groups may read it: whoever told of the lead may look it up


def write(lead: Lead, standing: Standing, view: View, language: str, bot: str | None) -> Message:
    """Return the card; *bot* is Prihatin's username for the link into the private chat."""
    lines = [
        texts.say(language, "lead.title", number=lead.id, kind=_kind(lead, language)),
        *_harm(lead, standing, view, language),
        *_place(lead, standing, view, language),
        *_when(lead, language),
        *_hospital(lead, view, language),
        _posted_by(lead, standing, view, language),
        *_missing(lead, language),
        *_matched(standing, view, language),
        Markup(""),
        _status(lead, standing, view, language),
        *join_lines.lines(
            lead,
            standing.joined,
            language,
            named=view not in _NAMELESS,
            own=view not in _ELSEWHERE,
            posted=view in _POSTED,
        ),
        *plan_lines.upcoming(standing.outlook, language),
        *progress_lines.lines(lead, standing.progress, language),
    ]
    rows = _buttons(lead, standing, view, language, bot)
    if view is View.HOLDER and lead.custody is Custody.HELD and lead.kind != Kind.MIDDLEMAN:
        rows = (*rows, _of_victims(lead, standing, language))
    if view in (*_GROUPS, View.HOLDER):
        of_joins = join_lines.buttons(lead, standing.joined, language)
        rows = (*of_joins, *rows) if lead.custody is Custody.DOUBTFUL else (*rows, *of_joins)
    return Message(_NEWLINE.join(lines), rows)


def ask_reason(lead_id: int, language: str) -> Message:
    """Return the question why a member declines; the second and last tap."""
    rows = tuple(
        (Button(texts.say(language, f"lead.reason.{reason}"), press=f"decline:{lead_id}.{reason}"),)
        for reason in REASONS
    )
    return Message(texts.say(language, "lead.ask_reason", number=lead_id), rows)


def _kind(lead: Lead, language: str) -> Markup:
    return texts.say(language, f"lead.kind.{lead.kind}")


def _severity(severity: str, language: str) -> Markup:
    return texts.say(language, f"lead.severity.{severity}")


def _harm(lead: Lead, standing: Standing, view: View, language: str) -> list[Markup]:
    """Say what happened to whom; where money was asked, that claims are free."""
    if lead.kind == Kind.MIDDLEMAN:
        return [texts.say(language, "lead.middleman_note")]
    severity = texts.say(language, "lead.severity", severity=_severity(lead.severity, language))
    return [severity, *_victims(lead, standing, view, language)]


def _posted_by(lead: Lead, standing: Standing, view: View, language: str) -> Markup:
    """Name who reported; of a private report a group learns only that it was one."""
    if lead.group_id is None and view in _NAMELESS:
        return texts.say(language, "lead.posted_privately")
    return texts.say(language, "lead.posted_by", name=standing.posted_by)


def _matched(standing: Standing, view: View, language: str) -> list[Markup]:
    """Say whether the registry has the victims, and nothing more: a group reads it too.

    Else whoever posts numbers in a group would learn from the card who is insured.
    """
    if view in _NAMELESS and not standing.matched_openly:
        return [texts.say(language, "lead.registry.kept_back")] if standing.matched else []
    said = [
        texts.plain(texts.say(language, f"lead.registry.{each.key}")) for each in standing.matched
    ]
    return [texts.say(language, "lead.registry", found=", ".join(said))] if said else []


def _of_victims(lead: Lead, standing: Standing, language: str) -> tuple[Button, ...]:
    benefits = Button(
        texts.plain(texts.say(language, "lead.button.benefits")), press=f"benefits:{lead.id}"
    )
    if not standing.matched:
        return (benefits,)
    victim = texts.plain(texts.say(language, "lead.button.victim"))
    return (Button(victim, press=f"victim:{lead.id}"), benefits)


def _victims(lead: Lead, standing: Standing, view: View, language: str) -> list[Markup]:
    named = view not in (View.BRANCH, View.GONE)
    here = lead.group_id if view in _REPORTING else None
    return victim_lines.lines(
        lead, standing.joined, standing.told, language, named=named, here=here
    )


def _place(lead: Lead, standing: Standing, view: View, language: str) -> list[Markup]:
    lines = []
    posted = (
        None if view in (View.BRANCH, View.GONE) else lead.place_text
    )  # words may name a victim
    if view in _REPORTING and standing.told is not None:
        posted = told_here.phrase(posted, standing.told)
    if place := posted or lead.place_name:
        lines.append(texts.say(language, "lead.place", place=place))
    if lead.district and lead.state:
        district = f"{states.district_name(lead.district)}, {states.NAMES[lead.state]}"
        lines.append(texts.say(language, "lead.district", district=district))
    lines += plan_lines.rough(lead, language)
    how = "lead.branch" if lead.distance_km is not None else f"lead.branch_by.{lead.branch_reason}"
    km = round(lead.distance_km or 0)
    lines.append(texts.say(language, how, branch=standing.branch.name, km=km))
    if view in _PRIVATE:
        lines += plan_lines.branches(standing.outlook, lead, language)
    return lines


def _when(lead: Lead, language: str) -> list[Markup]:
    if lead.accident_date is None:
        if lead.accident_time is None:
            return []
        hour = texts.clock_time(language, lead.accident_time)
        return [texts.say(language, "lead.hour", time=hour)]
    day = texts.day(language, lead.accident_date)
    if lead.accident_time is None:
        return [texts.say(language, "lead.day", day=day)]
    hour = texts.clock_time(language, lead.accident_time)
    return [texts.say(language, "lead.day_and_time", day=day, time=hour)]


def _hospital(lead: Lead, view: View, language: str) -> list[Markup]:
    """Name the hospital to who may have to call it; in a group the report itself has told it."""
    if lead.hospital is None or view in _GROUPS:
        return []
    return [texts.say(language, "lead.hospital", hospital=lead.hospital)]


def _missing(lead: Lead, language: str) -> list[Markup]:
    if not lead.missing:
        return []
    facts = ", ".join(str(texts.say(language, f"lead.fact.{fact}")) for fact in lead.missing)
    return [texts.say(language, "lead.missing", facts=facts)]


def _status(lead: Lead, standing: Standing, view: View, language: str) -> Markup:
    if lead.custody is Custody.HELD and lead.accepted_at:
        key = "lead.status.accepted"
        if view is View.HOLDER:  # with the first step, until something was done
            started = lead.stage in stages.STEPS
            first = "yours_middleman" if lead.kind == Kind.MIDDLEMAN else "yours"
            key = f"lead.status.{'yours_started' if started else first}"
        at = texts.moment(language, lead.accepted_at)
        return texts.say(language, key, name=standing.holder, time=at)
    if lead.custody is Custody.ASKED and standing.answer_by and standing.step:
        by = texts.clock_time(language, standing.answer_by)
        if view is View.ASKED:
            return texts.say(language, "lead.status.you_are_asked", time=by, number=lead.id)
        why = texts.say(language, f"lead.step.{standing.step}")
        return texts.say(language, "lead.status.asked", name=standing.asked, why=why, time=by)
    if lead.custody is Custody.ENDED:
        return texts.say(language, f"lead.ended.{lead.stage}", number=lead.id)
    return texts.say(language, f"lead.status.{lead.custody}", number=lead.id)


def _buttons(
    lead: Lead, standing: Standing, view: View, language: str, bot: str | None
) -> tuple[tuple[Button, ...], ...]:
    accept = Button(texts.say(language, "lead.button.accept"), press=f"accept:{lead.id}")
    decline = Button(texts.say(language, "lead.button.decline"), press=f"decline:{lead.id}")
    no_lead = Button(texts.say(language, "lead.button.not_a_lead"), press=f"notlead:{lead.id}")
    elsewhere = Button(texts.say(language, "plan.button.branch"), press=f"branch:{lead.id}")
    hand_on = Button(texts.say(language, "lead.button.hand_on"), press=f"decline:{lead.id}")
    see = Button(
        texts.say(language, "lead.button.see"), url=f"https://t.me/{bot}?start=lead_{lead.id}"
    )
    link = ((see,),) if bot else ()
    none = () if lead.stage in stages.STEPS else ((no_lead,),)
    if view is View.GONE:
        return ()
    if lead.custody is Custody.ENDED:
        again = Button(texts.say(language, "lead.button.reopen"), press=f"reopen:{lead.id}")
        return ((again,),) if _may_reopen(lead, view) else ()
    if lead.custody is Custody.HELD:
        if view is not View.HOLDER:
            return link if view in _GROUPS else ()
        steps = progress_lines.buttons(lead, standing.progress, language)
        return (*steps, (hand_on,), *none)
    match view:
        case View.ASKED:
            return ((accept,), (decline,), *none, (elsewhere,))
        case View.POSTED:
            return ((accept,), *link) if lead.custody is Custody.UNANSWERED else link
        case View.POSTED_HERE | View.BRANCH:
            return ((accept,), *none, *link)
        case _:
            return ((accept,),) if lead.custody is Custody.UNANSWERED else ()


def _may_reopen(lead: Lead, view: View) -> bool:
    """Whether the card offers it: in groups only where it was no lead; never what was joined."""
    if view in (View.POSTED_HERE, View.BRANCH):
        return lead.stage is Stage.NOT_A_LEAD
    return view is View.PAST and lead.stage is not Stage.DUPLICATE


_POSTED = (View.POSTED, View.POSTED_HERE)
_GROUPS = (*_POSTED, View.BRANCH)
_NAMELESS = (*_GROUPS, View.GONE)  # where who reported in private is not named
_ELSEWHERE = (View.POSTED, View.GONE)  # who may see this lead only, or no more
_REPORTING = (View.POSTED, View.POSTED_HERE)
_PRIVATE = (View.ASKED, View.HOLDER)
