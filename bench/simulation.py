"""Months of squads' messages, with everything that goes wrong: nothing is lost, proved and counted.

Updates go through the real dispatcher, door and transactions; the real ticker does due rows under
a moved clock; the real courier's rounds talk to a Telegram in this process. Then come: updates
redelivered and in another order, 429 storms, an unreachable Telegram, people who block, processes
that die before or after any commit, a clock that jumps on and one that is put back. At the end
`proof` must find nothing, and the generator's own list must be found in the database.
"""

import asyncio
import itertools
import random
import signal
import struct
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from aiogram import Bot
from aiogram.types import Update
from sqlalchemy import or_, select

from bench import counting, people
from bench.chatter import Said
from bench.counting import Outcome
from bench.mortal import Killed, Mortal
from bench.plan import BATCH, Plan, batches
from bench.telegram import Quiet, Telegram
from bot.due_kinds import DUE_KINDS, LONGEST
from bot.rounds import Rounds
from bot.ticker import Ticker
from db.models.messaging import Letter, LetterState
from db.session import Database
from services import clock
from services.messaging import clock_put_back, delivery, lease
from services.messaging.pacing import Pacer
from services.records import proof
from tests import databases
from tests.gate import gate

AT_ONCE = 8  # of them handled at a time, as the gateway does
DRAIN_SECONDS = 20.0  # real time for the courier to send what may go
TELL_EVERY = 1000  # messages

Tell = Callable[[dict[str, float]], None]


class Simulation:
    """One play on one database; *tell* is called now and then with what was counted so far."""

    def __init__(
        self, database: Database, plan: Plan, clock_path: Path, tell: Tell | None = None
    ) -> None:
        self.plan = plan
        self._tell = tell
        self._stopping = False
        self.chance = random.Random(plan.seed)
        self.transactions = Mortal(database)
        self.transactions.chance = random.Random(plan.seed + 1)
        self.people = people.People(random.Random(plan.seed + 2))
        self.telegram = Telegram(random.Random(plan.seed + 3), self.people.see)
        self.said: list[tuple[int, int, Said]] = []  # chat, message number, what
        self.seen: Counter[str] = Counter()
        self._clock_path = clock_path
        self._updates = itertools.count(1)
        self._message_ids: Counter[int] = Counter()
        self._recent: list[dict[str, Any]] = []
        self._bot = Bot(f"{people.BOT}:SANDBOX", session=Quiet())
        self._dispatcher, self._door = gate()
        self._courier: asyncio.Task[None] | None = None
        self._ticker = Ticker(self.transactions, DUE_KINDS)
        self._lives = itertools.count(1)
        self._name = ""  # of the courier that lives

    async def play(self) -> Outcome:
        """Play it through, or until it is stopped; return what was counted."""
        started = time.perf_counter()
        self._clock_path.write_bytes(struct.pack("<d", 0.0))
        clock.follow(self._clock_path)
        self._door.transactions = self.transactions
        try:
            await people.settle(self.transactions)
            await self._start()
            self.transactions.share = self.plan.kills
            for batch in batches(self.plan):
                if self._stopping or time.perf_counter() - started > 60 * self.plan.most_minutes:
                    break
                await self._weather()
                await self._post(batch)
                await self._pass(self.plan.seconds * len(batch))
                if self._tell and len(self.said) % TELL_EVERY < BATCH:
                    self._tell(self._counted())
            await self._calm_down()
            outcome = await self._count()
        finally:
            await self._die()
            clock.unfollow()
        outcome.figures["seconds"] = round(time.perf_counter() - started, 1)
        return outcome

    def stop(self) -> None:
        """Nobody posts any more; what was said so far is brought to its end and counted."""
        self._stopping = True

    async def _post(self, batch: list[Said]) -> None:
        updates = []
        for said in batch:
            chat = people.group_chat(said.group)
            self._message_ids[chat] += 1
            number = self._message_ids[chat]
            self.said.append((chat, number, said))
            who = self.chance.choice(people.squad_of(said.group % len(people.BRANCHES)))
            updates.append({"message": people.message(number, who, chat, said.text)})
        await self._bring(updates)

    async def _bring(self, updates: list[dict[str, Any]]) -> None:
        """Bring updates as Telegram does: some twice, out of order; all again after a death."""
        batch = [{"update_id": next(self._updates), **update} for update in updates]
        self._recent = [*self._recent, *batch][-100:]
        again = [each for each in self._recent if self.chance.random() < self.plan.again]
        self.seen["updates redelivered"] += len(again)
        left = [*batch, *again]
        self.chance.shuffle(left)
        while left:
            places = asyncio.Semaphore(AT_ONCE)
            done = await asyncio.gather(
                *(self._keep(each, places) for each in left), return_exceptions=True
            )
            for error in done:
                if isinstance(error, BaseException) and not isinstance(error, Killed):
                    raise error
            if any(isinstance(error, Killed) for error in done):
                await self._restart()
            else:
                left = []

    async def _keep(self, update: dict[str, Any], places: asyncio.Semaphore) -> None:
        async with places:
            read = Update.model_validate(update, context={"bot": self._bot})
            await self._dispatcher.feed_update(self._bot, read)
            self.seen["updates handled"] += 1

    async def _pass(self, seconds: float) -> None:
        """Let time pass, do what is due, let people act, let the courier send."""
        self._forward(seconds)
        try:
            await self._ticker.run_due()
        except Killed:
            await self._restart()
        if deeds := list(self.people.due(clock.now())):
            await self._bring(deeds)
        await self._drain()

    async def _weather(self) -> None:
        """Now and then a storm of refusals, silence of Telegram, a block, a jump of the clock."""
        luck = self.chance.random()
        telegram = self.telegram
        telegram.storm = 0.5 if luck < 0.05 else 0.0
        telegram.away = 0.3 if 0.05 < luck < 0.07 else 0.0
        self.seen["storms"] += luck < 0.05
        if 0.10 < luck < 0.12:
            branch = self.chance.randrange(len(people.BRANCHES))
            telegram.blocked.add(self.chance.choice(people.squad_of(branch)))
            self.seen["blocks"] += 1
        if 0.12 < luck < 0.16 and telegram.blocked:
            who = telegram.blocked.pop()
            await self._bring([{"message": people.message(1, who, who, "/start")}])
        if 0.20 < luck < 0.203:
            self.seen["clock jumps"] += 1
            await self._pass(3600 * self.chance.uniform(1, 9))
        if 0.203 < luck < 0.203 + self.plan.back:
            self.seen["clock put back"] += 1
            await self._put_back(self.chance.choice((60 * self.chance.uniform(1, 30), 86_400)))

    async def _put_back(self, seconds: float) -> None:
        """The clock was wrong until now; the ticker notices."""
        self._forward(-seconds)
        try:
            async with self.transactions.begin() as session:
                await clock_put_back.bring_near(session, LONGEST)
        except Killed:
            await self._restart()

    def _forward(self, seconds: float) -> None:
        offset = clock.offset_seconds() + seconds
        with self._clock_path.open("r+b") as file:
            file.write(struct.pack("<d", offset))

    async def _start(self) -> None:
        """A new process: it takes over what the dead one was sending."""
        share, self.transactions.share = self.transactions.share, 0.0
        dead, name = self._name, f"courier-{next(self._lives)}"
        self._forward(2)
        async with self.transactions.begin() as session:
            await lease.release(session, lease.COURIER, dead)  # its lease is over
            assert await lease.take(session, lease.COURIER, name, 1)
            await delivery.take_over(session, name)
        self._name = name
        self.transactions.share = share
        self._courier = asyncio.create_task(self._deliver(name))

    async def _deliver(self, name: str) -> None:
        pacer = Pacer(per_second=1e6, chat_seconds=0, group_per_minute=1e6)
        rounds = Rounds(
            self.transactions, name, pacer, self.telegram.send,
            may_send=lambda: True,
        )  # fmt: skip
        try:
            await rounds.go()
        finally:
            for task in rounds._tasks:
                task.cancel()

    async def _die(self) -> None:
        if self._courier is not None:
            self._courier.cancel()
            with suppress(Killed, asyncio.CancelledError):
                await self._courier

    async def _restart(self) -> None:
        self.seen["processes killed"] += 1
        await self._die()
        await self._start()

    async def _drain(self) -> None:
        """Wait until the courier has sent what may go."""
        end, looks = time.perf_counter() + DRAIN_SECONDS, itertools.count()
        while time.perf_counter() < end:
            assert self._courier is not None
            if self._courier.done():
                error = self._courier.exception()
                if not isinstance(error, Killed):
                    raise RuntimeError("the courier ended by itself") from error
                await self._restart()
            if not await self._waiting():
                return
            if not next(looks) % 10:  # what was put off is due by the moved clock
                self.transactions.wake.set()
            await asyncio.sleep(0.01)
        self.seen["drained too slowly"] += 1

    async def _waiting(self) -> bool:
        ready = or_(Letter.not_before.is_(None), Letter.not_before <= clock.now())
        query = select(Letter.id).where(
            or_(
                (Letter.state == LetterState.WAITING) & ready,
                Letter.state == LetterState.SENDING,
            )
        )
        async with self.transactions.database.sessions() as session:
            return await session.scalar(query.limit(1)) is not None

    async def _calm_down(self) -> None:
        """No more faults: the last letters go, the last due rows are done."""
        self.transactions.share = self.telegram.storm = self.telegram.away = 0.0
        for _ in range(4):
            await self._pass(70)  # the longest pause between two tries is a minute

    async def _count(self) -> Outcome:
        """Recount by the proof, and by the generator's and Telegram's own lists."""
        async with self.transactions.snapshot() as session:
            began = time.perf_counter()
            seen = await proof.recount(session, all_posts=True)
            took = time.perf_counter() - began
            outcome = await counting.compare(
                session, self.said, self.telegram, updates=next(self._updates) - 1
            )
        outcome.figures = {
            **self._counted(),
            **{f"people {what}": count for what, count in self.people.did.items()},
            **{f"telegram {what}": count for what, count in self.telegram.answers.items()},
            **outcome.figures,
            **{f"recounted {what}": count for what, count in seen.checked.items()},
            "recount, seconds": round(took, 2),
            "warnings": len(seen.warnings),
            "problems": len(seen.problems),
        }
        outcome.wrong += seen.problems
        outcome.wrong += [each for each in seen.warnings if not each.startswith("letter_unknown")]
        return outcome

    def _counted(self) -> dict[str, float]:
        reports = sum(said.is_report for _, _, said in self.said)
        return {"messages": len(self.said), "of them reports": reports, **self.seen}


async def play(url: str, plan: Plan, folder: Path, tell: Tell | None = None) -> Outcome:
    """Play on a migrated, empty database; with *tell*, SIGTERM and Ctrl-C end the posting."""
    database = databases.hasty(url)
    played = Simulation(database, plan, folder / "clock", tell)
    for number in (signal.SIGINT, signal.SIGTERM) if tell else ():
        asyncio.get_running_loop().add_signal_handler(number, played.stop)
    try:
        return await played.play()
    finally:
        await database.close()
