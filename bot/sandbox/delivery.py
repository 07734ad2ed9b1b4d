"""Updates on their way to the bot: the queue, and getUpdates with its long poll.

Rules of the official server (tdlib/telegram-bot-api, Client.cpp): an offset confirms, a second
poller ends the first, the same offset asked again at once is slowed down. Updates live 24 hours,
pressed buttons only 150 seconds.
"""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import islice, takewhile
from typing import Any, Final

from services import clock

from .errors import conflict
from .faults import Faults
from .state import FIRST_UPDATE

Json = dict[str, Any]

LONGEST_POLL: Final = 50  # seconds
_KEPT_SECONDS: Final = 24 * 3600
_KEPT_SECONDS_OF: Final = {"callback_query": 150}
_ONLY_IF_ASKED: Final = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
_OTHER_POLLER: Final = (
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)
_WEBHOOK_ACTIVE: Final = (
    "can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """An update that the bot has not confirmed."""

    update: Json
    lane: int  # a chat, or a person who presses: order is kept within
    until: float  # then nobody wants it any more; seconds since 1970, the sandbox's clock


@dataclass(slots=True)
class Delivery:
    """The queue of one bot."""

    faults: Faults
    pending: dict[int, Waiting] = field(default_factory=dict)
    next_update: int = FIRST_UPDATE
    allowed: list[str] = field(default_factory=list)  # empty: all but those only if asked
    webhook_url: str = ""
    on_new: Callable[[Waiting], None] | None = None  # the webhook's sender, if there is one
    _again: list[Json] = field(default_factory=list)  # confirmed, but to be delivered once more
    _doubled: set[int] = field(default_factory=set)
    _poller: asyncio.Future[str] | None = None  # why it ended: "", or the words of a 409
    _last_offset: int | None = None
    _last_start: float = -100.0
    _last_end: float = -100.0
    _last_conflict: float = -100.0
    _last_look: float = -100.0

    def add(self, kind: str, payload: Json, lane: int, now: float) -> None:
        """Put an update into the queue, if the bot wants its kind."""
        if not self.wants(kind):
            return
        number = self.next_update
        self.next_update += 1
        until = now + _KEPT_SECONDS_OF.get(kind, _KEPT_SECONDS)
        waiting = Waiting({"update_id": number, kind: payload}, lane, until)
        self.pending[number] = waiting
        if self.on_new:
            self.on_new(waiting)
        self._end_poller("")

    def wants(self, kind: str) -> bool:
        """Whether the bot asked for updates of this kind."""
        return kind in self.allowed if self.allowed else kind not in _ONLY_IF_ASKED

    def confirm(self, numbers: Iterable[int]) -> None:
        """Forget updates that arrived."""
        for number in numbers:
            self.pending.pop(number, None)
            self._doubled.discard(number)

    def expire(self, now: float) -> None:
        """Forget what waited too long; looks at most once a second."""
        if now < self._last_look + 1:
            return
        self._last_look = now
        self.confirm([number for number, one in self.pending.items() if one.until < now])

    def clear(self) -> None:
        """Forget all updates (drop_pending_updates)."""
        self.pending.clear()
        self._again.clear()

    async def poll(self, offset: int, limit: int, timeout: float, now: float) -> list[Json]:
        """Return the next updates; wait up to *timeout* seconds for the first.

        Raises:
            ApiError: 409, a webhook is set or another poller came.
        """
        await self._refuse_beside_webhook()
        self._end_poller(_OTHER_POLLER)
        start = clock.monotonic()
        timeout = min(max(timeout, 0.0), LONGEST_POLL)
        if offset == self._last_offset:
            if start < self._last_start + 3:
                timeout = max(timeout, 3.0)
            if start < self._last_end + 0.5:
                limit = 1
        self._last_offset, self._last_start = offset, start
        self.expire(now)
        self._confirm_before(offset)
        await self._wait(timeout)
        self._last_end = clock.monotonic()
        return self._batch(limit)

    def end_poll(self) -> None:
        """Let the poller go with what there is; the server stops."""
        self._end_poller("")

    def terminate_poller(self) -> None:
        """End the poller with a 409, as setWebhook does."""
        self._end_poller("terminated by setWebhook request")

    async def _refuse_beside_webhook(self) -> None:
        if not self.webhook_url:
            return
        if clock.monotonic() < self._last_conflict + 3:
            await asyncio.sleep(3)
        self._last_conflict = clock.monotonic()
        raise conflict(_WEBHOOK_ACTIVE)

    def _end_poller(self, words: str) -> None:
        if self._poller and not self._poller.done():
            self._poller.set_result(words)

    def _confirm_before(self, offset: int) -> None:
        if offset < 0:
            self.confirm(list(self.pending)[:offset])
        elif offset:
            self.confirm([*takewhile(lambda n: n < offset, self.pending)])

    async def _wait(self, timeout: float) -> None:
        if self.pending or self._again or not timeout:
            return
        poller = self._poller = asyncio.get_running_loop().create_future()
        try:
            if words := await asyncio.wait_for(poller, timeout):
                raise conflict(words)
        except TimeoutError:
            return
        finally:
            if self._poller is poller:
                self._poller = None

    def _batch(self, limit: int) -> list[Json]:
        again, self._again = self._again, []
        batch = [one.update for one in islice(self.pending.values(), max(0, limit - len(again)))]
        for update in batch:
            number = update["update_id"]
            if number not in self._doubled and self.faults.twice():
                self._doubled.add(number)
                self._again.append(update)
        return again + batch
