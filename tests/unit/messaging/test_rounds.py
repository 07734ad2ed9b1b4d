"""The courier's rounds end when they are cancelled, whatever happens at that very moment."""

import asyncio
from typing import cast

import pytest

from bot.rounds import Rounds
from bot.transactions import Transactions
from services import clock
from services.messaging.calls import Call
from services.messaging.outcomes import Answer, Reply
from services.messaging.pacing import Pacer


class _Nothing:
    """Transactions of which only the bell is asked."""

    def __init__(self) -> None:
        self.wake = asyncio.Event()


async def _send(_call: Call) -> Reply:
    return Reply(Answer.DONE)


@pytest.mark.parametrize("turns", range(5))
async def test_cancelled_while_letters_come_they_end(turns: int) -> None:
    house = _Nothing()
    pacer = Pacer(per_second=0.001, chat_seconds=0, group_per_minute=1)
    pacer.take(5, clock.monotonic())  # no other one may go for long
    rounds = Rounds(cast(Transactions, house), "one", pacer, _send, may_send=lambda: True)
    going = asyncio.create_task(rounds.go())
    for _ in range(10):
        await asyncio.sleep(0)

    house.wake.set()
    for _ in range(turns):
        await asyncio.sleep(0)
    going.cancel()
    await asyncio.wait({going}, timeout=1)

    ended = going.cancelled()
    rounds.stop()
    assert ended
