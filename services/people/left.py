"""Say which form was left when another one took its place: at the head of the new one's letter."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from services import texts
from services.messaging import outbox

Entered = tuple[str, Mapping[str, Any]]  # the step and what was entered so far
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
    """Say it if what was open *before* a message and *after* it are two forms."""
    was, now = form(before[0]), form(after[0])
    another_visit = was == now and before[1].get("visit") != after[1].get("visit")
    if (was == now and not another_visit) or (was, now) == _FOLLOWS:
        return
    number = before[1].get("draft") or before[1].get("visit")
    await outbox.put_before(session, chat_id, texts.say(language, f"left.{was}", number=number))
