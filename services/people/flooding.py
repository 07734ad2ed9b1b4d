"""Who sends more than a person does is counted by all gateways together, and rests in all.

A gateway tells the others only of who sent more than a few messages within a minute
(`messages_alone`), so that for everybody else nothing is asked. Counted is by the minute of the
clock. Numbers: config/rules/flood.yaml.
"""

from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.queries import flooding as queries

MINUTE = timedelta(minutes=1)


class Rest(NamedTuple):
    """Somebody is not heard for a while."""

    until: datetime
    begins: bool  # with this message, so that it must be told


def heard_again(at: datetime) -> datetime:
    """Return when somebody is heard again who sent too much at that moment: a full minute."""
    return (at + _rest() + MINUTE).replace(second=0, microsecond=0)


def rests(at: datetime, until: datetime) -> bool:
    """Whether somebody rests at a moment; an end too far ahead is of a clock that was put back."""
    return until - _rest() - 2 * MINUTE < at < until


async def count(
    session: AsyncSession, telegram_id: int, at: datetime, news: int, *, most: int
) -> Rest | None:
    """Add so many messages to what all gateways heard of the person; return the rest, if any."""
    minute = at.replace(second=0, microsecond=0)
    sent, until = await queries.add(session, telegram_id, minute, news)
    if until is not None and rests(at, until):
        return Rest(until, begins=False)
    if sent <= most:
        return None
    until = heard_again(at)
    await queries.rest(session, telegram_id, until)
    return Rest(until, begins=True)


def _rest() -> timedelta:
    return timedelta(seconds=rules.number("flood", "rest_seconds"))
