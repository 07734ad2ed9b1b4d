"""Decide when a letter may go, so that Telegram's limits are kept without its refusals.

Overall one letter each 1/rate seconds, never a burst; no second with more than Telegram takes,
however late calls arrive there; a pause between two of one chat; so many a minute of one group. A
refusal for a time holds its own chat only. Moments are monotonic seconds and passed in. Pure.
Limits: Telegram's FAQ, "Broadcasting to users" (30/s, 1/s, 20/min).
"""

from collections import deque
from dataclasses import dataclass, field

MINUTE = 60.0  # seconds
MOST_A_SECOND = 30  # letters to all chats
CATCH_UP = 2  # letters that may follow at once where some started late: else each delay costs pace
ROUND_TRIPS = 100  # of which the quickest tells what the way itself takes
NO_CHAT = 0  # menus: paced overall only


@dataclass(slots=True)
class _Chat:
    """What the pacer remembers of one chat."""

    free_at: float = 0.0
    taken: deque[float] = field(default_factory=deque)  # of the last minute; groups only


class _Second:
    """Keeps each second, as Telegram counts, within its limit, however late calls arrive.

    Telegram counts a call at some moment between its start and its answer. So a call stands in
    the way of others until a second after its answer, less what the quickest way there and back
    takes: whatever was counted in one second is then never more than the limit. Needs the quickest
    of the last round trips to be as quick as any.
    """

    def __init__(self) -> None:
        self._under_way = 0
        self._answered: deque[float] = deque()  # of those that still stand in the way
        self._trips: deque[float] = deque(maxlen=ROUND_TRIPS)  # seconds

    def free_at(self, now: float) -> float:
        """Return when a call may start, as far as is known; at most 29 may be under way."""
        stays = 1.0 - min(min(self._trips, default=0.0), 1.0)
        while self._answered and self._answered[0] + stays <= now:
            self._answered.popleft()
        over = self._under_way + len(self._answered) - MOST_A_SECOND
        return self._answered[over] + stays if over >= 0 else now

    def start(self) -> None:
        self._under_way += 1

    def end(self, started: float, now: float) -> None:
        self._under_way -= 1
        self._answered.append(now)
        self._trips.append(now - started)


class Pacer:
    """Hands out moments; whoever takes one waits for it and its turn, leaves the queue and starts.

    A call that starts late, because the machine was busy, moves those after it, less what few of
    them catch up: they neither bunch nor pile up.
    """

    def __init__(self, *, per_second: float, chat_seconds: float, group_per_minute: float) -> None:
        self._interval = 1 / per_second  # seconds from one letter to the next
        self._chat_seconds = chat_seconds
        self._group_most = max(1, int(group_per_minute))
        self._waiting = 0  # for their turn
        self._next_start = 0.0  # not before
        self._second = _Second()
        self._chats: dict[int, _Chat] = {}

    def slots(self, now: float, *, ahead: float, most: int) -> int:
        """Return how many letters, to different chats, may go until *ahead* seconds from now."""
        room = now + ahead - self._free_at(now)
        return min(most, int(room / self._interval) + 1) if room >= 0 else 0

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
        later = [moment for moment in (*moments, self._free_at(now)) if moment > now]
        return min(later, default=None)

    def take(self, chat_id: int, now: float) -> float:
        """Take the next moment for a letter to that chat and return it; never before *now*.

        A letter that waits longer for its own chat does not stop the others.
        """
        at = max(self._free_at(now), self.ready_at(chat_id, now))
        self._waiting += 1
        if chat_id != NO_CHAT:
            chat = self._chats.setdefault(chat_id, _Chat())
            chat.free_at = at + self._chat_seconds
            if chat_id < 0:
                chat.taken.append(at)
        return at

    def turn(self, now: float) -> float:
        """Return when one of those that wait may start, never before *now*: ask again then."""
        return max(self._next_start, self._second.free_at(now))

    def leave(self) -> None:
        """Wait no longer, to start or to give up."""
        self._waiting -= 1

    def start(self, chat_id: int, now: float, *, planned: float) -> None:
        """Note that a call starts, perhaps later than the moment that it took."""
        self._next_start = max(planned, now - CATCH_UP * self._interval) + self._interval
        self._second.start()
        if chat := self._chats.get(chat_id):
            chat.free_at = max(chat.free_at, now + self._chat_seconds)

    def end(self, started: float, now: float) -> None:
        """Note that the call that started then was answered, or given up."""
        self._second.end(started, now)

    def hold(self, chat_id: int, until: float) -> None:
        """Send nothing to that chat before *until*; all others go on."""
        chat = self._chats.setdefault(chat_id, _Chat())
        chat.free_at = max(chat.free_at, until)

    def _free_at(self, now: float) -> float:
        """Return when a letter taken now may start, after all that wait."""
        return self.turn(now) + self._interval * self._waiting

    def _forget(self, chat_id: int, now: float) -> None:
        chat = self._chats[chat_id]
        while chat.taken and chat.taken[0] <= now - MINUTE:
            chat.taken.popleft()
        if not chat.taken:
            del self._chats[chat_id]
