"""aiogram's FSM storage in the update's own transaction: a restart forgets nothing.

A conversation's step and what was entered so far change together with everything else the
update changes, or not at all.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, StateType, StorageKey
from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.messaging import Conversation
from services import clock

# Offers to type on, not questions.
LAPSES = frozenset({"Looking:place", "WhoLooked:contact", "WhoLooked:number"})


class ConversationStorage(BaseStorage):
    """Keeps a person's place in a conversation as a row; bound to one session."""

    def __init__(self, session: AsyncSession) -> None:
        self.session = session

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        """Keep the step; None ends the conversation."""
        row = await self._row(key)
        row.state = state.state if isinstance(state, State) else state

    async def get_state(self, key: StorageKey) -> str | None:
        """Return the step, or None outside a conversation; an offer to type on lapses in time."""
        row = await self.session.get(Conversation, _name(key))
        if row is None or (row.state in LAPSES and row.updated_at < clock.now() - _offered()):
            return None
        return row.state

    async def now(self, key: StorageKey) -> tuple[str | None, datetime | None]:
        """Return the step and when the person was asked last; both None outside a conversation."""
        state = await self.get_state(key)
        row = await self.session.get(Conversation, _name(key)) if state else None  # read already
        return state, row.updated_at if row else None

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        """Keep what was entered so far."""
        row = await self._row(key)
        row.data = dict(data)

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        """Return what was entered so far."""
        row = await self.session.get(Conversation, _name(key))
        return dict(row.data) if row else {}

    async def close(self) -> None:
        """Close nothing, on purpose: aiogram has it abstract, and the session is the door's."""

    async def _row(self, key: StorageKey) -> Conversation:
        row = await self.session.get(Conversation, _name(key))
        if row is None:
            row = Conversation(key=_name(key), state=None, data={})
            self.session.add(row)
        row.updated_at = clock.now()
        return row


def _name(key: StorageKey) -> str:
    return f"{key.chat_id}:{key.user_id}"


def _offered() -> timedelta:
    return timedelta(minutes=rules.number("conversations", "offer_minutes"))
