"""The courier's rounds: settle what has ended, claim what may go now, send it, rest.

One transaction a round does all that the database must know; calls run beside it, each to another
chat, so that the order within a chat is kept. Knows nothing of Telegram but answers.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from bot import metrics
from bot.transactions import Transactions
from services import clock
from services.messaging import delivery
from services.messaging.calls import Call
from services.messaging.outcomes import LONGEST_PAUSE_SECONDS, Answer, Reply
from services.messaging.pacing import MOST_A_SECOND, Pacer

PARALLEL = MOST_A_SECOND - 1  # calls under way at once: as many as the pacer can count
AHEAD_SECONDS = 0.01  # how early a letter is claimed before its slot: what a claim takes at least
AHEAD_MOST_SECONDS = 0.2  # on a slow machine, so that its rounds keep the pace
LOOK_SECONDS = 1.0  # without news: for letters whose time has come, or is over
AFTER_FAILURE_SECONDS = 1.0  # the database was not there
HOLD_LONGER_SECONDS = 0.05  # than the row's not_before, so that the row is due when asked for
FINISH_SECONDS = 15.0  # for what is under way at the end

log = structlog.get_logger()


class Rounds:
    """What one courier has under way."""

    def __init__(
        self,
        transactions: Transactions,
        courier: str,
        pacer: Pacer,
        send: Callable[[Call], Awaitable[Reply]],
        *,
        may_send: Callable[[], bool],
    ) -> None:
        """*may_send* says whether this courier is still the one."""
        self.refused: str | None = None  # Telegram's words when it did not know the token
        self._transactions = transactions
        self._wake = transactions.wake
        self._courier = courier
        self._pacer = pacer
        self._call = send
        self._may_send = may_send
        self._calls: dict[int, Call] = {}  # claimed and not yet settled, by letter
        self._replies: dict[int, Reply] = {}  # to those of them that have ended
        self._tasks: set[asyncio.Task[None]] = set()
        self._in_doubt = False  # a commit failed: it may have claimed letters nobody sends
        self._looked_at = 0.0  # for stale letters
        self._ahead = AHEAD_SECONDS  # what the last rounds took, smoothed
        self._stopping = False

    async def go(self) -> None:
        """Make rounds while this courier is the one and nobody stops it, then finish."""
        while self._may_send() and not self._stopping:
            try:
                await self._round()
            except Exception:  # a database that is away comes back; the courier must not die
                log.exception("courier.round_failed")
                await asyncio.sleep(AFTER_FAILURE_SECONDS)
        await self._finish()

    def stop(self) -> None:
        """Claim no more; `go` finishes what is under way."""
        self._stopping = True
        self._wake.set()

    async def _round(self) -> None:
        self._wake.clear()
        now = clock.monotonic()
        room = PARALLEL - len(self._tasks)
        most = self._pacer.slots(now, ahead=self._ahead, most=room) if room > 0 else 0
        if not most and not self._replies:
            await self._rest_till_change()
            return
        batch = await self._transact(most)
        took = clock.monotonic() - now
        self._ahead = min(max((self._ahead + took) / 2, AHEAD_SECONDS), AHEAD_MOST_SECONDS)
        for call in batch.calls:
            self._calls[call.letter_id] = call
            task = asyncio.create_task(self._send(call))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        if len(batch.calls) < most and not batch.more:
            await self._rest_till_change()

    async def _transact(self, most: int) -> delivery.Batch:
        """Settle and claim in one transaction; what could not be written is kept for the next."""
        now = clock.monotonic()
        replies = dict(self._replies)
        busy = {call.chat_id for number, call in self._calls.items() if number not in replies}
        pauses: dict[int, float] = {}  # seconds, by chat
        doubt, self._in_doubt = self._in_doubt, True
        async with self._transactions.begin() as session:
            if doubt:
                await delivery.put_back(session, self._courier, keep=self._calls)
            ended = [(self._calls[number], reply) for number, reply in replies.items()]
            outcomes = await delivery.settle(session, self._courier, ended)
            for (call, _), outcome in zip(ended, outcomes, strict=True):
                pauses[call.chat_id] = outcome.pause
            leave = busy | self._pacer.held(now + self._ahead)
            leave |= {chat_id for chat_id, pause in pauses.items() if pause}
            batch = await self._claim(session, leave, most)
        self._in_doubt = False
        for number in replies:
            del self._calls[number], self._replies[number]
        for chat_id, until in batch.resting.items():
            pause = (until - clock.now()).total_seconds()  # long, if the clock was put back
            pauses[chat_id] = min(pause, LONGEST_PAUSE_SECONDS)
        for chat_id, pause in pauses.items():
            if pause > 0:
                self._pacer.hold(chat_id, clock.monotonic() + pause + HOLD_LONGER_SECONDS)
        return batch

    async def _claim(self, session: AsyncSession, leave: set[int], most: int) -> delivery.Batch:
        if not most:
            return delivery.Batch([], {}, more=False)
        now = clock.monotonic()
        if now - self._looked_at > LOOK_SECONDS:
            await delivery.drop_stale(session)
            self._looked_at = now
        return await delivery.claim(session, self._courier, leave, most)

    async def _send(self, call: Call) -> None:
        """Make one call unless the lease was lost meanwhile; leave the reply to be settled."""
        try:
            reply = await self._call(call) if self._may_send() else Reply(Answer.NOT_TRIED)
        except asyncio.CancelledError:  # by _finish, and as uncertain as any time-out
            reply = Reply(Answer.UNREACHED, words="courier stopped")
        except Exception as error:  # a bug: refused and alarmed, and the chat goes on
            log.exception("letter.call_failed", letter=call.letter_id, method=call.method)
            reply = Reply(Answer.BAD, words=type(error).__name__)
        if reply.answer is Answer.TOKEN:
            log.critical("courier.token_refused", words=reply.words)
            self.refused, self._stopping = reply.words or "", True
        metrics.answers.labels(reply.answer.value).inc()
        self._replies[call.letter_id] = reply
        self._wake.set()

    async def _finish(self) -> None:
        """Wait for what is under way and settle it; what does not end is for the next courier."""
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=FINISH_SECONDS)
            for task in late:
                task.cancel()
            await asyncio.gather(*late)
        if self._replies:
            try:
                await self._transact(0)
            except Exception:  # the next courier finds them as they are
                log.exception("courier.not_settled", letters=list(self._replies))

    async def _rest_till_change(self) -> None:
        """Rest until the pacer allows more, letters come or end, or it is time to look."""
        now = clock.monotonic()
        change = self._pacer.next_change(now)
        wait = LOOK_SECONDS if change is None else change - now - self._ahead
        await self._rest(min(max(wait, 0.001), LOOK_SECONDS))

    async def _rest(self, seconds: float) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):  # wait_for may swallow a cancellation in 3.11
                await self._wake.wait()
