"""Events of appointments in any order, over the real services, for hypothesis to play.

Workers book, move, confirm, cancel, undo; staff cancel and note attendance; somebody dies; the
clock goes on, the sweep and the courier run late, or the courier dies with letters under way.
"""

import asyncio
import shutil
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    MultipleResults,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    rule,
)
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.transactions import Transactions
from db.models.appointments import (
    Appointment,
    AppointmentState,
    Provider,
    Reminder,
    ReminderState,
    Slot,
)
from db.models.people import Person
from db.models.workers import Worker
from services import clock
from services.appointments import booking, hosting, missing, sweeping, telling
from services.errors import Refusal
from services.messaging import delivery, lease
from services.messaging.outcomes import Answer, Reply
from services.places import branches
from services.records import installation
from services.workers import ending
from tests import databases
from tests.flows import appointed, appointed_truths, make
from tests.flows.appointed import local, workday

State = AppointmentState
WORKERS = (5001, 5002)
SLOTS = 6
HEAD = 7001
COURIER = "courier of the model"
BEGIN = local(workday(3), 9)
ENDS = st.sampled_from([State.ATTENDED, State.LATE, State.NO_SHOW, State.EXCUSED])
HOURS = st.sampled_from([0.1, 1, 2, 5, 9, 14, 24, 49])


async def _claim(session: AsyncSession) -> delivery.Batch:
    return await delivery.claim(session, COURIER, (), 50)


class Appointments(RuleBasedStateMachine):
    """Two workers, one clinic with six slots, one case manager, one courier."""

    rows = Bundle("rows")

    def __init__(self, template: Path, compared: Counter[str]) -> None:
        """*compared* goes on counting, by kind, the letters that were compared with the rows."""
        super().__init__()
        self.compared = compared
        self.loop = asyncio.new_event_loop()
        file = template.with_name("model.sqlite3")
        for left in file.parent.glob(f"{file.name}*"):
            left.unlink()
        shutil.copyfile(template, file)
        self.database = databases.hasty(f"sqlite+aiosqlite:///{file}")
        self.transactions = Transactions(self.database)
        self.now = BEGIN
        self.real = clock.now
        clock.now = lambda: self.now  # the model's own clock

    def teardown(self) -> None:
        clock.now = self.real
        self.loop.run_until_complete(self.database.close())
        self.loop.close()

    def does(self, work: Callable[[AsyncSession], Awaitable[Any]]) -> Any:
        """Do it in a transaction; what is refused changes nothing."""

        async def run() -> Any:
            try:
                async with self.transactions.begin() as session:
                    return await work(session)
            except Refusal:
                return None

        return self.loop.run_until_complete(run())

    @initialize(target=rows, reminded=st.booleans())
    def town(self, reminded: bool) -> MultipleResults[int]:
        """Both workers have a visit: without one most steps have nothing to do.

        Every other time the first reminder has gone out: chance alone seldom comes so far.
        """

        async def fill(session: AsyncSession) -> None:
            await branches.keep(session)
            await installation.keep_bot_username(session, "prihatin_test_bot")
            await make.person(session, HEAD)
            at = await appointed.provider(session)
            for number in range(SLOTS):
                days, hour = divmod(number, 2)
                day = workday(6) + timedelta(days=days * 4)
                await appointed.slot(session, at, local(day, 10 + 3 * hour), places=1)
            for telegram_id in WORKERS:
                person = await make.person(session, telegram_id, language="en")
                number = telegram_id - 5000
                facts = {"person_id": person.id, "case_manager_id": HEAD}
                await appointed.worker(session, number, **facts)
            await lease.take(session, lease.COURIER, COURIER, 10_000_000)

        self.does(fill)
        numbers = [self._booked(who, slot) for who, slot in ((1, 1), (2, 3))]
        if reminded:
            self.next_reminder_is_told()
        return multiple(*numbers)

    @rule(target=rows, who=st.integers(1, 2), slot=st.integers(1, SLOTS))
    def book(self, who: int, slot: int) -> int:
        return self._booked(who, slot)

    @rule(number=rows, slot=st.integers(1, SLOTS))
    def move(self, number: int, slot: int) -> None:
        async def work(session: AsyncSession, row: Appointment) -> None:
            wish = await self._wish(session, row.worker_id, slot)
            version = row.version
            await booking.move(session, row, wish, by=await self._person(session, row.worker_id))
            if row.version > version:
                await telling.tell(session, row, "moved", by=None)

        self._with(number, work)

    @rule(number=rows)
    def confirm(self, number: int) -> None:
        async def work(session: AsyncSession, row: Appointment) -> None:
            await booking.confirm(session, row, by=None)

        self._with(number, work)

    @rule(number=rows)
    def worker_cancels(self, number: int) -> None:
        async def work(session: AsyncSession, row: Appointment) -> None:
            await booking.end(session, row, State.CANCELLED_WORKER, by=None)

        self._with(number, work)

    @rule(number=rows)
    def worker_undoes(self, number: int) -> None:
        async def work(session: AsyncSession, row: Appointment) -> None:
            await booking.restore(session, row, by=None)
            await telling.tell(session, row, "restored", by=None)

        self._with(number, work)

    @rule(number=rows)
    def provider_cancels(self, number: int) -> None:
        async def work(session: AsyncSession, row: Appointment) -> None:
            await hosting.cancel_for_provider(session, row, by=None)

        self._with(number, work)

    @rule(number=rows, state=ENDS)
    def attendance(self, number: int, state: State) -> None:
        async def work(session: AsyncSession, row: Appointment) -> None:
            await booking.end(session, row, state, by=None)
            if state is State.NO_SHOW:
                await missing.note(session, row)

        self._with(number, work)

    @rule(who=st.integers(1, 2), really=st.sampled_from([False, False, True]))
    def death(self, who: int, really: bool) -> None:
        async def work(session: AsyncSession) -> None:
            worker = await session.get_one(Worker, who)
            await ending.report_death(session, worker, None, await session.get_one(Person, HEAD))

        if really:
            self.does(work)

    @rule(hours=HOURS)
    def time_passes(self, hours: float) -> None:
        self.now += timedelta(hours=hours)

    @rule()
    def next_reminder_comes_due(self) -> None:
        """Go on to the moment at which the next reminder is due, and sweep."""

        async def work(session: AsyncSession) -> datetime | None:
            due = select(func.min(Reminder.due_at)).where(Reminder.state == ReminderState.DUE)
            return await session.scalar(due)

        at = self.does(work)
        if at is not None:
            self.now = max(self.now, at)
        self.sweep()

    @rule()
    def next_reminder_is_told(self) -> None:
        """The usual way: what is due is swept and sent at once."""
        self.next_reminder_comes_due()
        self.courier_sends(Answer.DONE)

    @rule()
    def sweep(self) -> None:
        while self.does(sweeping.sweep):
            pass

    @rule(answer=st.sampled_from([Answer.DONE, Answer.DONE, Answer.UNREACHED]))
    def courier_sends(self, answer: Answer) -> None:
        """Send all that may go; UNREACHED: Telegram is away, letters come back to wait."""
        self.does(delivery.drop_stale)
        batch = self.does(_claim)
        while batch is not None and batch.calls:
            for call in batch.calls:
                if call.chat_id in WORKERS:
                    told = self.does(partial(appointed_truths.letter_is_true, call=call))
                    self.compared[told or "other"] += 1
                reply = Reply(answer, message_id=call.letter_id)
                self.does(partial(delivery.settle, courier=COURIER, replies=[(call, reply)]))
            if answer is not Answer.DONE:
                return
            batch = self.does(_claim)

    @rule()
    def courier_dies(self) -> None:
        """It claimed letters, and sent none; the next one lets them wait again."""
        self.does(_claim)
        self.does(partial(delivery.put_back, courier=COURIER, keep=()))

    @invariant()
    def places_counted_are_appointments(self) -> None:
        self.does(appointed_truths.places_are_counted)

    def _booked(self, who: int, slot: int) -> int:
        """Book; return the appointment's number, 0 where it was refused."""

        async def work(session: AsyncSession) -> int:
            wish = await self._wish(session, who, slot)
            row = await booking.book(session, wish, by=await self._person(session, who))
            await telling.tell(session, row, "booked", by=None)
            return row.id

        return self.does(work) or 0

    def _with(
        self, number: int, work: Callable[[AsyncSession, Appointment], Awaitable[None]]
    ) -> None:
        async def run(session: AsyncSession) -> None:
            row = await session.get(Appointment, number)
            if row is not None:
                await work(session, row)

        self.does(run)

    async def _wish(self, session: AsyncSession, who: int, slot_id: int) -> booking.Wish:
        slot = await session.get_one(Slot, slot_id)
        at = await session.get_one(Provider, slot.provider_id)
        return appointed.in_slot(await session.get_one(Worker, who), at, slot)

    async def _person(self, session: AsyncSession, who: int) -> Person:
        return await session.get_one(Person, WORKERS[who - 1])
