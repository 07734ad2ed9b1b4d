"""Say what became of an open form: left for another one, begun anew, or still waiting.

What was left or begun anew is told at the head of the new question's letter.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.broadcasts import Broadcast, BroadcastState
from services import texts
from services.messaging import outbox
from services.messaging.outbox import Message
from services.people.asked import Asked

Entered = tuple[str, Mapping[str, Any]]  # the step and what was entered so far
_BEGUN = "form_begun"  # in the session's info
_FOLLOWS = ("enrolling", "agreeing")  # the second is the next part of the first


def form(step: str) -> str:
    """Return the form that a step is of: "inviting" of "Inviting:role". Pure."""
    return step.partition(":")[0].lower()


async def tell(
    session: AsyncSession,
    chat_id: int,
    language: str,
    before: Entered,
    after: Entered,
) -> None:
    """Say it if *before* and *after* a message two forms were open, or one was begun anew."""
    was, now = form(before[0]), form(after[0])
    if (was, now) == _FOLLOWS:
        return
    if was != now or _number(before) != _number(after):
        if was == "composing" and not await _is_draft(session, before):
            return  # the new draft is what became of it
        key = f"left.{was}"
    elif session.info.get(_BEGUN):
        key = "left.anew" if before[1] == after[1] else "left.anew_entered"
    else:
        return
    text = texts.say(language, key, number=_number(before))
    await outbox.put_before(session, chat_id, text)


async def tell_waiting(session: AsyncSession, asked: Asked, entered: Entered) -> None:
    """Say that a form still waits: what was just done was about another thing of its kind."""
    key = f"left.waits.{form(entered[0])}"
    text = texts.say(asked.language, key, number=_number(entered))
    await outbox.post(session, f"left.waits:{asked.name}", asked.chat_id, Message(text))


def begun(session: AsyncSession) -> None:
    """Note that somebody begins a form, so that the answer was no step of an open one."""
    session.info[_BEGUN] = True


def _number(entered: Entered) -> object:
    """Return which broadcast or visit a form is about; None: its kind is about none."""
    kept = entered[1]
    return {"composing": kept.get("draft"), "entering": kept.get("visit")}.get(form(entered[0]))


async def _is_draft(session: AsyncSession, entered: Entered) -> bool:
    row = await session.get(Broadcast, _number(entered))
    return row is not None and row.state is BroadcastState.DRAFT
