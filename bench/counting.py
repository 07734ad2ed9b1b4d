"""Count by the generator's and Telegram's own lists what the simulation left in the database.

Apart from the proof: its own few questions, against what was really said and really sent.
"""

from dataclasses import dataclass, field

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bench.chatter import Said
from bench.telegram import Telegram
from db.models.assignments import Assignment, AssignmentState
from db.models.leads import Lead, Sighting
from db.models.messaging import Letter, LetterState, ReceivedUpdate


@dataclass(slots=True)
class Outcome:
    """What was counted at the end."""

    figures: dict[str, float] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)  # empty: nothing was lost


async def compare(
    session: AsyncSession, said: list[tuple[int, int, Said]], telegram: Telegram, *, updates: int
) -> Outcome:
    """Look for everything that was said, and for whatever came of it wrongly."""
    outcome = Outcome()
    rows = await session.execute(select(Sighting.chat_id, Sighting.message_id))
    sighted = {tuple(row) for row in rows}
    reports = {(chat, number) for chat, number, each in said if each.is_report}
    outcome.wrong += [f"report {place} is no lead" for place in sorted(reports - sighted)]
    outcome.wrong += [f"talk {place} is a lead" for place in sorted(sighted - reports)]
    received = await session.scalar(select(func.count()).select_from(ReceivedUpdate)) or 0
    outcome.figures["updates kept"] = received
    if received != updates:
        outcome.wrong.append(f"{updates} updates were brought, {received} are kept")
    outcome.figures |= await _leads(session, outcome.wrong)
    outcome.figures |= await _letters(session, telegram, outcome.wrong)
    return outcome


async def _leads(session: AsyncSession, wrong: list[str]) -> dict[str, float]:
    asked = select(Assignment.lead_id).where(Assignment.asked_at.is_not(None))
    same = (Assignment.lead_id, Assignment.plan, Assignment.person_id)
    twice = await session.scalars(asked.group_by(*same).having(func.count() > 1))
    wrong += [f"lead {lead} asked somebody twice in one plan" for lead in twice]
    held = select(Assignment.lead_id).where(Assignment.state == AssignmentState.ACCEPTED)
    many = await session.scalars(held.group_by(Assignment.lead_id).having(func.count() > 1))
    wrong += [f"lead {lead} has two holders" for lead in many]
    rows = await session.execute(select(Lead.custody, func.count()).group_by(Lead.custody))
    return {f"leads {custody}": count for custody, count in rows}


async def _letters(session: AsyncSession, telegram: Telegram, wrong: list[str]) -> dict[str, float]:
    rows = await session.execute(select(Letter.state, func.count()).group_by(Letter.state))
    states = {row[0]: row[1] for row in rows}
    for state in (LetterState.WAITING, LetterState.SENDING):
        if states.get(state):
            wrong.append(f"{states[state]} letters are still {state}")
    twice = [number for number, count in telegram.delivered.items() if count > 1]
    wrong += [f"letter {number} was said twice" for number in twice]
    sent = select(Letter.id).where(
        Letter.state == LetterState.SENT, Letter.message_id > 1_000_000, Letter.card.is_(None)
    )
    for number in await session.scalars(sent.where(Letter.method.startswith("send"))):
        if number not in telegram.delivered:
            wrong.append(f"letter {number} is noted as sent and never was")
    return {f"letters {state}": count for state, count in states.items()}
