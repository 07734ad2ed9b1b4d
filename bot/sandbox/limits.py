"""Telegram's limits on what a bot may post: 30/s in all, 1/s a chat, 20/min a group.

Pure: the moment is passed in. A chat tolerates a burst of 3, as the real one roughly does
(Telegram's FAQ "Broadcasting to users" only says that short bursts may pass).
"""

import math
from collections import deque
from dataclasses import dataclass, field
from typing import Final

PER_SECOND: Final = 30  # messages, all chats
BURST: Final = 3.0  # messages that a chat takes at once, refilled with 1/s
PER_MINUTE_GROUP: Final = 20  # messages
PRUNE_ABOVE: Final = 5_000  # chats remembered before the rested ones are forgotten


@dataclass(slots=True)
class Limits:
    """Who posted when; moments are seconds of a clock that never jumps."""

    on: bool = True
    _all: deque[float] = field(default_factory=deque)
    _chats: dict[int, tuple[float, float]] = field(default_factory=dict)  # tokens, at
    _groups: dict[int, deque[float]] = field(default_factory=dict)

    def take(self, now: float, chat: int, *, is_group: bool, cost: int = 1) -> int:
        """Count *cost* messages to *chat*; return 0, or the seconds to wait, counting nothing.

        A single call may always exceed the burst of an empty chat (an album of 10).
        """
        if not self.on:
            return 0
        wait = max(
            _window(self._all, now, 1.0, PER_SECOND, cost),
            self._bucket(now, chat, cost),
            _window(self._groups.setdefault(chat, deque()), now, 60.0, PER_MINUTE_GROUP, cost)
            if is_group
            else 0.0,
        )
        if wait > 0:
            return max(1, math.ceil(wait))
        self._count(now, chat, is_group, cost)
        return 0

    def forget(self) -> None:
        """Start with a clean slate."""
        self._all.clear()
        self._chats.clear()
        self._groups.clear()

    def _bucket(self, now: float, chat: int, cost: int) -> float:
        tokens = self._tokens(now, chat)
        return max(0.0, min(cost, BURST) - tokens)

    def _tokens(self, now: float, chat: int) -> float:
        tokens, at = self._chats.get(chat, (BURST, now))
        return min(BURST, tokens + now - at)

    def _count(self, now: float, chat: int, is_group: bool, cost: int) -> None:
        self._all.extend([now] * cost)
        self._chats[chat] = (self._tokens(now, chat) - cost, now)
        if is_group:
            self._groups[chat].extend([now] * cost)
        if len(self._chats) > PRUNE_ABOVE:
            rested = [c for c in self._chats if self._tokens(now, c) >= BURST]
            for one in rested:
                del self._chats[one]


def _window(times: deque[float], now: float, seconds: float, most: int, cost: int) -> float:
    """Return how long to wait until *cost* more fit into the window."""
    while times and times[0] <= now - seconds:
        times.popleft()
    over = len(times) + min(cost, most) - most
    return times[over - 1] + seconds - now if over > 0 else 0.0
