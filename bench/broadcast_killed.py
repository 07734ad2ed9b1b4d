"""A broadcast through kill -9, again and again: who got it once, twice, not at all.

`python -m bench.broadcast_killed --people 50000` (`--sqlite`: the other database). The program is
killed and started again some sixteen times while it sends and reports come; told is what stands in
the recipients' chats, beside what the database lists as unknown. A broadcast that pauses itself is
told to go on.
"""

import asyncio
import time
from collections import Counter

from sqlalchemy import select

from bench import opened
from bench.broadcast_town import (
    DEVI,
    LEAD_EVERY_SECONDS,
    WAITS,
    has_become,
    opened_town,
    reports,
    send,
)
from bench.first_way import Figure
from config import rules
from db.models.broadcasts import BroadcastRecipient, BroadcastState
from db.models.messaging import Letter, LetterState
from services.records import proof
from tests.stories.world import World, told

KILLS = 16
SOONEST_SECONDS = 5.0  # from one start to the next kill
GOING_ON_SECONDS = 8.0  # after a pause


async def measure(people: int, sqlite: bool) -> list[Figure]:
    """Return what was measured."""
    async with opened_town(people, sqlite=sqlite) as town:
        await town.program.start()
        await send(town, 1, people)
        leads = asyncio.create_task(reports(town))
        started = time.perf_counter()
        kills, pauses = await _sent(town, people)
        took = time.perf_counter() - started
        await asyncio.sleep(LEAD_EVERY_SECONDS)
        leads.cancel()
        await asyncio.gather(leads, return_exceptions=True)
        waits = sorted(WAITS)
        return [
            Figure("killed and started again", kills, ""),
            Figure("paused itself", pauses, ""),
            Figure("took, restarts included", took, "s"),
            Figure("letters of the broadcast", people / took, "/s"),
            *await _arrived(town),
            Figure("reports meanwhile", len(waits), ""),
            Figure("lead's card, median", 1000 * waits[len(waits) // 2], "ms"),
            Figure("lead's card, 99th percentile", 1000 * waits[int(0.99 * len(waits))], "ms"),
        ]


async def _sent(town: World, people: int) -> tuple[int, int]:
    """Kill it now and then until all is sent; return how often, and how often it paused itself."""
    pace = rules.number("broadcasts", "letters_per_second")
    every = max(SOONEST_SECONDS, people / pace / (KILLS + 1))
    kills = pauses = 0
    since = time.perf_counter()
    while not await has_become(town, 1, BroadcastState.DONE):
        await asyncio.sleep(0.2)
        if await has_become(town, 1, BroadcastState.PAUSED):
            pauses += 1
            await town.sim("send", person=DEVI, chat=DEVI, text="/broadcast 1 sambung")
            await asyncio.sleep(GOING_ON_SECONDS)
        if time.perf_counter() - since > every:
            await town.program.kill()
            await town.program.start()
            kills += 1
            since = time.perf_counter()
    return kills, pauses


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
    opened.alone(__doc__ or "", "A broadcast through kill -9", 600, measure)
