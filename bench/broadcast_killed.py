"""A broadcast through kill -9, again and again: who got it once, twice, not at all.

`python -m bench.broadcast_killed --people 50000` (`--sqlite`: the other database; `--kills 0`: at
full pace to its end). The program is killed and started again so often while it sends and reports
come; told is what stands in the recipients' chats, beside what the database lists as unknown. A
broadcast that pauses itself is told to go on. Then another to all of them is cancelled.
"""

import asyncio
import time
from collections import Counter
from datetime import datetime

from sqlalchemy import select

from bench import opened
from bench.broadcast_town import (
    DEVI,
    HANA,
    LEAD_EVERY_SECONDS,
    WAITS,
    cpu,
    has_become,
    opened_town,
    refused,
    reports,
    send,
)
from bench.broadcasts import cancelled
from bench.first_way import Figure
from config import rules
from db.models.broadcasts import BroadcastRecipient, BroadcastState
from db.models.messaging import Letter, LetterState
from services import clock
from services.messaging.outbox import Lane
from services.records import proof
from tests.stories.world import World, told

KILLS = 16
SOONEST_SECONDS = 5.0  # from one start to the next kill
GOING_ON_SECONDS = 8.0  # after a pause


async def measure(people: int, sqlite: bool, *, kills: int) -> list[Figure]:
    """Return what was measured."""
    async with opened_town(people, sqlite=sqlite) as town:
        await town.program.start()
        await send(town, 1, people)
        leads = asyncio.create_task(reports(town))
        started, begun, before = time.perf_counter(), clock.now(), cpu(town)
        killed, pauses, used, too_many = await _sent(town, people, kills)
        took = time.perf_counter() - started
        await asyncio.sleep(LEAD_EVERY_SECONDS)
        leads.cancel()
        await asyncio.gather(leads, return_exceptions=True)
        waits = sorted(WAITS)
        others = await _beside(town, begun)
        return [
            Figure("killed and started again", killed, ""),
            Figure("paused itself", pauses, ""),
            Figure("from the end of the abort window to the end, restarts included", took, "s"),
            Figure("letters of the broadcast", people / took, "/s"),
            Figure("CPU of the whole program, a letter", 1000 * (used - before) / people, "ms"),
            Figure("refused with 429", too_many, ""),
            *await _arrived(town),
            Figure("reports meanwhile", len(waits), ""),
            Figure("lead's card, median", 1000 * waits[len(waits) // 2], "ms"),
            Figure("lead's card, 99th percentile", 1000 * waits[int(0.99 * len(waits))], "ms"),
            *others,
            *await cancelled(town, 2, people),
        ]


async def _sent(town: World, people: int, most: int) -> tuple[int, int, float, int]:
    """Kill it now and then until all is sent.

    Return how often, how often it paused itself, and of all its lives the seconds of CPU and the
    letters that were answered 429.
    """
    pace = rules.number("broadcasts", "letters_per_second")
    every = max(SOONEST_SECONDS, people / pace / (most + 1))
    kills, pauses, used, too_many = 0, 0, 0.0, 0
    since = time.perf_counter()
    while not await has_become(town, 1, BroadcastState.DONE):
        await asyncio.sleep(0.2)
        if await has_become(town, 1, BroadcastState.PAUSED):
            pauses += 1
            await town.sim("send", person=DEVI, chat=DEVI, text="/broadcast 1 sambung")
            await asyncio.sleep(GOING_ON_SECONDS)
        if kills < most and time.perf_counter() - since > every:
            used += cpu(town)
            too_many += await refused(town)
            await town.program.kill()
            await town.program.start()
            kills += 1
            since = time.perf_counter()
    return kills, pauses, used + cpu(town), too_many + await refused(town)


async def _beside(town: World, begun: datetime) -> list[Figure]:
    """How long what is no bulk waited meanwhile: from its row to Telegram's answer in it."""
    async with town.database.sessions() as session:
        rows = await session.execute(
            select(Letter.created_at, Letter.ended_at).where(
                Letter.lane < Lane.BULK,
                Letter.state == LetterState.SENT,
                Letter.attempts == 1,
                Letter.created_at >= begun,
                Letter.chat_id.not_in((DEVI, HANA)),
            )
        )
        waits = sorted((end - posted).total_seconds() for posted, end in rows if end)
    return [
        Figure("letters of reports meanwhile", len(waits), ""),
        Figure("from row to answer, median", 1000 * waits[len(waits) // 2], "ms"),
        Figure("from row to answer, 99th percentile", 1000 * waits[int(0.99 * len(waits))], "ms"),
    ]


async def _arrived(town: World) -> list[Figure]:
    """Compare the chats with what the database says of each recipient."""
    async with town.database.sessions() as session:
        rows = await session.execute(
            select(BroadcastRecipient.chat_id, Letter.state)
            .join(Letter, Letter.key == BroadcastRecipient.key)
            .where(BroadcastRecipient.broadcast_id == 1)
        )
        states = {row[0]: row[1] for row in rows}
        problems = (await proof.recount(session)).problems
    copies: Counter[int] = Counter()
    for chat in states:
        copies[chat] = sum("Nombor satu" in told(each) for each in await town.messages(chat))
    unknown = {chat for chat, state in states.items() if state is LetterState.UNKNOWN}
    return [
        Figure("recipients", len(states), ""),
        Figure("got it once", sum(count == 1 for count in copies.values()), ""),
        Figure("got it twice", sum(count > 1 for count in copies.values()), ""),
        Figure("listed as unknown", len(unknown), ""),
        Figure("of them had got it", sum(copies[chat] == 1 for chat in unknown), ""),
        Figure(
            "left out and not listed", sum(not copies[chat] for chat in states.keys() - unknown), ""
        ),
        Figure("problems found by the recount", len(problems), ""),
    ]


if __name__ == "__main__":
    opened.alone(__doc__ or "", "A broadcast through kill -9", 600, measure, kills=KILLS)
