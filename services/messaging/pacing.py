"""Decide when a letter may go, so that Telegram's limits are kept without its refusals.

Overall one letter each 1/rate seconds, never a burst; a pause between two of one chat; so many a
minute of one group. A refusal for a time holds its own chat only. Moments are monotonic seconds
and passed in. Pure. Limits: Telegram's FAQ, "Broadcasting to users" (30/s, 1/s, 20/min).
"""

from collections import deque
from dataclasses import dataclass, field

MINUTE = 60.0  # seconds
NO_CHAT = 0  # menus: paced overall only


@dataclass(slots=True)
class _Chat:
    """What the pacer remembers of one chat."""

    free_at: float = 0.0
    taken: deque[float] = field(default_factory=deque)  # of the last minute; groups only


class Pacer:
    """Hands out moments to send at; whoever takes one sends then."""

    def __init__(self, *, per_second: float, chat_seconds: float, group_per_minute: float) -> None:
        self.interval = 1 / per_second  # seconds from one letter to the next
        self._chat_seconds = chat_seconds
        self._group_most = max(1, int(group_per_minute))
        self._free_at = 0.0
        self._chats: dict[int, _Chat] = {}

    def slots(self, now: float, *, ahead: float, most: int) -> int:
        """Return how many letters, to different chats, may go until *ahead* seconds from now."""
        room = now + ahead - max(self._free_at, now)
        return min(most, int(room / self.interval) + 1) if room >= 0 else 0

    def held(self, now: float) -> set[int]:
        """Return the chats that must wait; forget those that need not."""
        for chat_id in [chat_id for chat_id in self._chats if self.ready_at(chat_id, now) <= now]:
            self._forget(chat_id, now)
        return {chat_id for chat_id in self._chats if self.ready_at(chat_id, now) > now}

    def ready_at(self, chat_id: int, now: float) -> float:
        """Return the first moment for a letter to that chat, not before *now*."""
        chat = self._chats.get(chat_id)
        if chat is None:
            return now
        full = len(chat.taken) >= self._group_most
        return max(now, chat.free_at, chat.taken[-self._group_most] + MINUTE if full else now)

    def next_change(self, now: float) -> float | None:
        """Return when the next slot or held chat is free, None where nothing is held back."""
        moments = [self.ready_at(chat_id, now) for chat_id in self._chats]
        later = [moment for moment in (*moments, self._free_at) if moment > now]
        return min(later, default=None)

    def take(self, chat_id: int, now: float) -> float:
        """Take the next moment for a letter to that chat and return it; never before *now*."""
        at = max(self._free_at, self.ready_at(chat_id, now))
        # Not at + interval: a letter that waits for its own chat must not stop the others.
        self._free_at = max(self._free_at, now) + self.interval
        if chat_id != NO_CHAT:
            chat = self._chats.setdefault(chat_id, _Chat())
            chat.free_at = at + self._chat_seconds
            if chat_id < 0:
                chat.taken.append(at)
        return at

    def hold(self, chat_id: int, until: float) -> None:
        """Send nothing to that chat before *until*; all others go on."""
        chat = self._chats.setdefault(chat_id, _Chat())
        chat.free_at = max(chat.free_at, until)

    def _forget(self, chat_id: int, now: float) -> None:
        chat = self._chats[chat_id]
        while chat.taken and chat.taken[0] <= now - MINUTE:
            chat.taken.popleft()
        if not chat.taken:
            del self._chats[chat_id]
