"""How a promise is asked for: a question for whatever breaks it; nothing is changed.

The rules are written from the promises alone (docs/proof.md), not from the code that should keep
them: what ought to be EXCEPT what is, which both databases answer in one pass.
"""

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import (
    CTE,
    ColumnElement,
    CompoundSelect,
    Select,
    SQLColumnExpression,
    String,
    bindparam,
    cast,
    literal,
    select,
)

from db.base import Moment
from db.models.leads import Lead
from db.models.messaging import Due, DueState
from db.models.records import AuditNote


class Graces(NamedTuple):
    """Moments before which something must have happened; what is later is under way."""

    due: datetime  # a row due before must be done
    letter: datetime  # a letter that could go before must have gone
    bulk: datetime  # the same for what is told to many
    tried: datetime  # a letter posted before must have an end, however often it was tried
    lease: datetime  # a courier whose lease ended before is dead
    recent: datetime  # what is many, and does not change, is looked at since then
    kept: datetime  # of a broadcast that was over before nobody need be known any more


class Rule(NamedTuple):
    """A promise; the question's first column tells what breaks it."""

    key: str  # of the problem where it is broken
    about: str  # what the returned ids are of: "lead"; "" where names such as "lead:17" come
    broken: Select[Any] | CompoundSelect[Any]


def grace(name: str) -> ColumnElement[datetime]:
    """Return the moment of `Graces` with that name, given when the question is asked."""
    return bindparam(name, type_=Moment())


def waiting(*kinds: str) -> Select[Any]:
    """Return the subjects that due rows of those kinds wait for."""
    return select(Due.subject_id).where(Due.kind.in_(kinds), Due.state == DueState.WAITING)


def named(noun: str, id_: SQLColumnExpression[Any]) -> ColumnElement[str]:
    """Return the name of a row as audit notes and cards have it, "lead:17"."""
    return literal(f"{noun}:", String).concat(cast(id_, String))


def roots() -> CTE:
    """Return each lead's id with the lead that it belongs to: itself, or where its joins end."""
    stays = select(Lead.id, Lead.id.label("root")).where(Lead.joined_into_id.is_(None))
    found = stays.cte("roots", recursive=True)
    joined = select(Lead.id, found.c.root).join(found, Lead.joined_into_id == found.c.id)
    return found.union_all(joined)


def noted(*actions: str) -> Select[Any]:
    """Return the names of all that was done one of those actions to."""
    return select(AuditNote.subject).where(AuditNote.action.in_(actions))
