"""A chat that cannot be written to any more: what hangs on it goes to others.

The courier only plans it, as due rows: it is small without the services that do it, and what
fails there is tried again (bot/due_kinds.py).
"""

from collections.abc import Collection

from sqlalchemy.ext.asyncio import AsyncSession

from services import clock
from services.messaging import due

LEADS = "unreachable.leads"  # kinds of due rows; the subject is the chat
APPOINTMENTS = "unreachable.appointments"


async def plan(session: AsyncSession, chat_ids: Collection[int]) -> None:
    """Have it done at the ticker's next look, a second away at most; one statement for all."""
    now = clock.now()
    rows = [
        (f"{kind}:{chat_id}", kind, chat_id, now)
        for chat_id in sorted(chat_ids)
        for kind in (LEADS, APPOINTMENTS)
    ]
    await due.plan_all(session, rows)
