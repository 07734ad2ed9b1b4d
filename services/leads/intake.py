"""Receive a report from a squad group: read it, find the branch, open the lead, ask a member."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.leads import Ball, Custody, Lead, Sighting, Stage, Victim
from db.models.people import Person
from db.models.places import Branch, Group
from db.queries import leads as queries
from services import clock
from services.leads import escalation, parsing
from services.leads.parsing import Report
from services.places import reference
from services.places.nearest import Choice
from services.records import audit


async def receive(
    session: AsyncSession,
    group: Group,
    actor: Person,
    text: str,
    *,
    message_id: int,
    posted_at: datetime,
) -> Lead | None:
    """Open a lead for a report posted in a squad group; None for ordinary talk.

    The same message again (Telegram repeats itself) gives the lead it made, unchanged.
    """
    if not parsing.is_report(text):
        return None
    known = await queries.sighting_of(session, group.chat_id, message_id)
    if known is not None:
        return await session.get_one(Lead, known.lead_id)
    home = await queries.branch(session, group.branch_code)
    local = posted_at.astimezone(clock.LOCAL)  # "pagi tadi" is counted in Malaysian days
    report = parsing.read(text, local, reference.gazetteer(), home.state)
    if report is None:
        return None
    lead = await _open(session, group, actor, report, home)
    session.add(
        Sighting(
            lead_id=lead.id,
            chat_id=group.chat_id,
            message_id=message_id,
            posted_by_id=actor.id,
            posted_at=posted_at,
            text=text,
        )
    )
    audit.note(
        session,
        action="lead.opened",
        actor=actor.id,
        chat=group.chat_id,
        subject=f"lead:{lead.id}",
        branch=lead.branch_code,
        reason=lead.branch_reason,
    )
    await escalation.ask_next(session, lead)
    return lead


async def _open(
    session: AsyncSession, group: Group, actor: Person, report: Report, home: Branch
) -> Lead:
    choice = reference.offices().branch_for(report.place, home.code)
    if choice is None:  # headquarters' own group, and the report tells no place
        choice = reference.offices().branch_for((home.latitude, home.longitude))
    assert choice is not None  # noqa: S101  a point always has a nearest branch
    lead = _lead(group, actor, report, choice)
    lead.victims = [_victim(victim) for victim in report.victims]
    session.add(lead)
    await session.flush()
    return lead


def _lead(group: Group, actor: Person, report: Report, choice: Choice) -> Lead:
    place = report.place
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
        latitude=place.latitude if place else None,
        longitude=place.longitude if place else None,
        branch_code=choice.branch_code,
        distance_km=choice.distance_km,
        branch_reason=choice.reason,
        missing=list(report.missing),
        group_id=group.id,
        posted_by_id=actor.id,
        revision=0,
    )


def _victim(victim: parsing.Victim) -> Victim:
    return Victim(
        name=victim.name,
        age=victim.age,
        nric=victim.nric,
        nationality=victim.nationality,
        occupation=victim.occupation,
        employer=victim.employer,
        outcome=victim.outcome,
    )
