"""What must hold of every lead: in one hand, with a timer, or ended with a reason."""

from typing import Any

from sqlalchemy import Select, and_, except_, func, or_, select

from db.models.assignments import Assignment, AssignmentState
from db.models.leads import ENDS, Custody, Join, JoinState, Lead, Sighting, Stage
from db.models.messaging import Letter
from db.models.people import Person
from db.models.records import AuditNote
from db.queries.proof_rules import Rule, named, noted, roots, waiting

# Kinds of the due rows that must wait, by what they wait for.
ANSWER = "lead.unanswered"  # of an assignment
ASK_AGAIN = "lead.ask_again"
NEXT_STEP = "lead.next_step"
JOIN_LAPSES = "lead.join_lapsed"


ENDING = ("lead.not_a_lead", "lead.joined")  # audit notes' actions; and steps to an end


def _in(custody: Custody) -> Select[Any]:
    return select(Lead.id).where(Lead.custody == custody)


def _in_state(state: AssignmentState) -> Select[Any]:
    return select(Assignment.lead_id).where(Assignment.state == state)


def _with_many(state: AssignmentState) -> Select[Any]:
    """Return the leads that have several assignments in a state that only one may have."""
    return _in_state(state).group_by(Assignment.lead_id).having(func.count() > 1)


LEADS = (
    Rule("two_holders", "lead", _with_many(AssignmentState.ACCEPTED)),
    Rule("two_asked", "lead", _with_many(AssignmentState.ASKED)),
    Rule(
        "asked_twice",
        "lead",
        select(Assignment.lead_id)
        .where(Assignment.asked_at.is_not(None))
        .group_by(Assignment.lead_id, Assignment.plan, Assignment.person_id)
        .having(func.count() > 1),
    ),
    Rule(
        "asked_nobody",
        "lead",
        except_(_in(Custody.ASKED), _in_state(AssignmentState.ASKED)),
    ),
    Rule(
        "question_left_open",
        "lead",
        except_(_in_state(AssignmentState.ASKED), _in(Custody.ASKED)),
    ),
    Rule(
        "asked_without_timer",
        "lead",
        select(Assignment.lead_id).where(
            Assignment.id.in_(
                except_(
                    select(Assignment.id).where(Assignment.state == AssignmentState.ASKED),
                    waiting(ANSWER),
                )
            )
        ),
    ),
    Rule(
        "asked_without_letter",
        "",
        except_(
            select(named("lead", Assignment.lead_id), Person.telegram_id)
            .join(Person, Person.id == Assignment.person_id)
            .where(Assignment.state == AssignmentState.ASKED),
            select(Letter.card, Letter.chat_id).where(Letter.card.is_not(None)),
        ),
    ),
    Rule(
        "unanswered_without_timer",
        "lead",
        except_(_in(Custody.UNANSWERED), waiting(ASK_AGAIN)),
    ),
    Rule(
        "held_by_nobody",
        "lead",
        except_(
            _in(Custody.HELD),
            select(Lead.id)
            .join(Assignment, Assignment.lead_id == Lead.id)
            .where(
                Lead.custody == Custody.HELD,
                Assignment.state == AssignmentState.ACCEPTED,
                Assignment.person_id == Lead.holder_id,
            ),
        ),
    ),
    Rule(
        "holder_left_over",
        "lead",
        except_(_in_state(AssignmentState.ACCEPTED), _in(Custody.HELD)),
    ),
    Rule("held_without_timer", "lead", except_(_in(Custody.HELD), waiting(NEXT_STEP))),
    Rule(
        "doubt_without_question",
        "lead",
        except_(
            _in(Custody.DOUBTFUL),
            select(Join.joined_id).where(Join.state == JoinState.PROPOSED),
        ),
    ),
    Rule(
        "question_without_timer",
        "join",
        except_(
            select(Join.id).where(Join.state == JoinState.PROPOSED),
            waiting(JOIN_LAPSES),
        ),
    ),
    Rule(
        "ended_without_reason",
        "lead",
        select(Lead.id).where(
            Lead.custody == Custody.ENDED,
            or_(Lead.stage.not_in(ENDS), Lead.ended_at.is_(None)),
        ),
    ),
    Rule(
        "reason_without_end",
        "lead",
        select(Lead.id).where(
            Lead.custody != Custody.ENDED, or_(Lead.stage.in_(ENDS), Lead.ended_at.is_not(None))
        ),
    ),
    Rule(
        "duplicate_of_nothing",
        "lead",
        except_(
            select(Lead.id).where(Lead.stage == Stage.DUPLICATE),
            select(Join.joined_id)
            .join(Lead, Lead.id == Join.joined_id)
            .where(Join.state == JoinState.JOINED, Lead.joined_into_id == Join.lead_id),
        ),
    ),
    Rule(
        "join_not_carried_out",
        "join",
        select(Join.id)
        .join(Lead, Lead.id == Join.joined_id)
        .where(
            Join.state == JoinState.JOINED,
            or_(Lead.stage != Stage.DUPLICATE, Lead.joined_into_id.is_distinct_from(Join.lead_id)),
        ),
    ),
    Rule("joined_in_a_circle", "lead", except_(select(Lead.id), select(roots().c.id))),
    Rule(
        "ended_by_nobody",
        "",
        except_(
            select(named("lead", Lead.id)).where(Lead.custody == Custody.ENDED),
            select(AuditNote.subject).where(
                or_(
                    AuditNote.action.in_(ENDING),
                    and_(
                        AuditNote.action == "lead.step",
                        AuditNote.details["stage"].as_string().in_(ENDS),
                    ),
                )
            ),
        ),
    ),
    Rule(
        "lead_without_source",
        "lead",
        except_(select(Lead.id), select(Sighting.lead_id)),
    ),
    Rule(
        "opened_by_nobody",
        "",
        except_(select(named("lead", Lead.id)), noted("lead.opened")),
    ),
)
