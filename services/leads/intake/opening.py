"""Open a lead from a report: its row, its victims, its first sighting, and whom to ask."""

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.leads import Ball, Custody, Lead, Post, PostState, Sighting, Stage
from db.models.people import Person
from db.models.places import Branch, Group
from services import clock
from services.leads.casework import timers
from services.leads.hands import escalation, plans
from services.leads.intake import albums, facts, matching_due
from services.leads.intake.located import UNPLACED
from services.leads.matching import joining
from services.leads.parsing import Kind, Report
from services.messaging import due
from services.people import roles
from services.places import reference
from services.places.gazetteer import Place, Precision
from services.places.nearest import Choice
from services.records import audit

HEADQUARTERS = "HQ"


async def open_lead(
    session: AsyncSession, post: Post, report: Report, by: Person, group: Group | None
) -> Lead:
    """Open the lead of which a post tells; *by* says so, mostly who posted it."""
    home = await home_of(session, by, group)
    choice = _choice(report.place, home, group)
    lead = _lead(post, report, choice, group)
    lead.victims = [facts.victim(each) for each in report.victims]
    session.add(lead)
    await session.flush()
    post.state, post.lead_id = PostState.LEAD, lead.id
    session.add(
        Sighting(
            lead_id=lead.id,
            chat_id=post.chat_id,
            message_id=post.message_id,
            posted_by_id=post.posted_by_id,
            posted_at=post.posted_at,
            text=post.text,
        )
    )
    audit.note(
        session,
        action="lead.opened",
        actor=by.id,
        chat=post.chat_id,
        subject=f"lead:{lead.id}",
        branch=lead.branch_code,
        reason=lead.branch_reason,
    )
    await albums.attach(session, post, lead)
    await matching_due.match_later(session, lead)
    await _begin(session, lead, post.text)
    return lead


async def home_of(session: AsyncSession, by: Person, group: Group | None) -> Branch | None:
    """Return the branch whose state settles repeated names: the group's, else the member's own."""
    if group is not None:
        return await session.get_one(Branch, group.branch_code)
    return next(iter(await roles.branches_of(session, by)), None)


def awaits_place(lead: Lead) -> bool:
    """Whether the person who reported in private is still asked where it was."""
    waits = lead.branch_reason == UNPLACED and lead.custody is Custody.UNANSWERED
    return waits and lead.plan == 0


async def _begin(session: AsyncSession, lead: Lead, text: str) -> None:
    """Ask whether it repeats another one, else ask somebody to take it."""
    accident = lead.kind != Kind.MIDDLEMAN  # where money was asked nothing is paid in 7 days
    if accident:
        await timers.start(session, lead)
    if lead.branch_reason == UNPLACED:
        await joining.index(session, lead)  # so that later reports of it find it
        at = clock.now() + timedelta(minutes=rules.number("leads", "place_wait_minutes"))
        await due.plan(session, plans.again_key(lead), "lead.ask_again", lead.id, at)
        return  # told in time or not, somebody is asked then
    if not accident or not await joining.propose(session, lead, text):
        await escalation.start(session, lead)


def _choice(place: Place | None, home: Branch | None, group: Group | None) -> Choice:
    """Return the branch; without a place the group's, in private headquarters until it is told."""
    offices = reference.offices()
    choice = offices.branch_for(place, home.code if home and (group or place) else None)
    if choice is None and group is not None and home is not None:
        # headquarters' own group, and the report tells no place
        choice = offices.branch_for((home.latitude, home.longitude))
    return choice or Choice(HEADQUARTERS, None, UNPLACED, None, None, ())


def _lead(post: Post, report: Report, choice: Choice, group: Group | None) -> Lead:
    place = report.place
    point = place if place and place.precision is not Precision.STATE else None
    now = clock.now()
    return Lead(
        opened_at=now,
        custody=Custody.UNANSWERED,  # until somebody is asked, in this same transaction
        stage=Stage.CONFIRMED,
        ball=Ball.US,
        ball_since=now,
        kind=report.kind,
        severity=report.severity,
        confidence=report.confidence,
        vehicles=list(report.vehicles),
        hospital=report.hospital,
        urls=list(report.urls),
        accident_date=report.accident_date,
        accident_time=report.accident_time,
        place_text=report.place_text,
        place_name=place.name if place else None,
        district=choice.district,
        state=choice.state,
        latitude=point.latitude if point else None,
        longitude=point.longitude if point else None,
        branch_code=choice.branch_code,
        distance_km=choice.distance_km,
        branch_reason=choice.reason,
        missing=facts.wanted(report),
        group_id=group.id if group else None,
        posted_by_id=post.posted_by_id,
        plan=0,
        revision=0,
    )
