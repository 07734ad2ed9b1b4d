"""No order of events leaves a stale reminder: hypothesis plays them over the real services.

Workers book, move, confirm, cancel, undo; staff cancel and note attendance; somebody dies; the
clock goes on, the sweep and the courier run late, or the courier dies with letters under way.
Each letter that goes out is compared with the rows of that moment; after each step places are
counted. SQLite alone: what PostgreSQL adds is concurrency, proved elsewhere.
"""

import asyncio
import os
import re
import shutil
from collections.abc import Awaitable, Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.transactions import Transactions
from db.models.appointments import (
    Appointment,
    AppointmentState,
    Busy,
    Provider,
    Reminder,
    ReminderKind,
    ReminderState,
    Slot,
)
from db.models.messaging import Letter, LetterState
from db.models.people import Person
from db.models.workers import Worker
from services import clock, texts
from services.appointments import booking, hosting, missing, states, sweeping, telling
from services.errors import Refusal
from services.messaging import delivery, lease
from services.messaging.outcomes import Answer, Reply
from services.places import branches
from services.records import installation
from services.workers import ending
from tests import databases
from tests.flows import appointed, make
from tests.flows.appointed import local, workday

State = AppointmentState
WORKERS = (5001, 5002)
SLOTS = 6
HEAD = 7001
COURIER = "courier of the model"
BEGIN = local(workday(3), 9)
ENDS = st.sampled_from([State.ATTENDED, State.LATE, State.NO_SHOW, State.EXCUSED])
HOURS = st.sampled_from([0.1, 1, 2, 5, 9, 14, 24, 49])
STANDING_LETTER = re.compile(r"appointment:(\d+):(\d+):(booked|moved|restored)")


async def _claim(session: AsyncSession) -> delivery.Batch:
    return await delivery.claim(session, COURIER, (), 50)


class Appointments(RuleBasedStateMachine):
    """Two workers, one clinic with six slots, one case manager, one courier."""

    rows = Bundle("rows")

    def __init__(self, template: Path) -> None:
        super().__init__()
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

    @initialize()
    def town(self) -> None:
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

    @rule(target=rows, who=st.integers(1, 2), slot=st.integers(1, SLOTS))
    def book(self, who: int, slot: int) -> int:
        async def work(session: AsyncSession) -> int:
            wish = await self._wish(session, who, slot)
            row = await booking.book(session, wish, by=await self._person(session, who))
            await telling.tell(session, row, "booked", by=None)
            return row.id

        return self.does(work) or 0

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
                self.does(partial(self._is_true, call=call))
                reply = Reply(answer, message_id=call.letter_id)
                self.does(partial(delivery.settle, courier=COURIER, call=call, reply=reply))
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
        self.does(self._count)

    async def _count(self, session: AsyncSession) -> None:
        rows = (await session.scalars(select(Appointment))).all()
        held = [row for row in rows if row.state in states.LIVE | states.CAME]
        for slot in await session.scalars(select(Slot)):
            assert slot.taken == sum(row.slot_id == slot.id for row in held), slot.id
            assert slot.taken <= slot.places
        busy = set(await session.scalars(select(Busy.appointment_id)))
        live = {row.id for row in rows if row.state in states.LIVE}
        assert live <= busy <= {row.id for row in held}
        ended = {row.id for row in rows if row.state not in states.LIVE}
        due = (await session.scalars(select(Reminder).where(Reminder.state == "due"))).all()
        for reminder in due:
            of = next(row for row in rows if row.id == reminder.appointment_id)
            missed = reminder.kind is ReminderKind.MISSED and of.state is State.NO_SHOW
            assert reminder.appointment_id not in ended or missed, "a reminder outlives its visit"
            assert reminder.version == of.version, "a reminder of an earlier version"

    async def _is_true(self, session: AsyncSession, call: Any) -> None:
        """What goes out now must hold now."""
        if call.chat_id not in WORKERS:
            return
        worker = (
            await session.scalars(select(Worker).where(Worker.person_id == call.chat_id))
        ).one()
        assert worker.silenced_at is None, f"{call.key} goes to the dead"
        letter = await session.get_one(Letter, call.letter_id)
        assert letter.state is LetterState.SENDING
        text = str(call.parameters.get("text", ""))
        if call.key.startswith("reminder:"):
            for id_ in call.key.partition(":")[2].split("+"):
                await self._reminds_truly(session, int(id_), text)
        elif found := STANDING_LETTER.fullmatch(call.key):
            row = await session.get_one(Appointment, int(found[1]))
            assert row.state in states.STANDING, f"{call.key} of a visit that is {row.state}"
            assert row.version == int(found[2]), f"{call.key} of an earlier version"
            assert texts.moment("en", row.starts_at) in text

    async def _reminds_truly(self, session: AsyncSession, id_: int, text: str) -> None:
        reminder = await session.get_one(Reminder, id_)
        row = await session.get_one(Appointment, reminder.appointment_id)
        said = f"{reminder.kind} of a visit that is {row.state}"
        assert texts.moment("en", row.starts_at) in text, said
        hour = self.now.astimezone(clock.LOCAL).hour
        assert 8 <= hour < 21, f"{reminder.kind} at {hour} o'clock"
        if reminder.kind is ReminderKind.MISSED:
            assert row.state is State.NO_SHOW, said
            return
        assert row.state in states.STANDING, said
        assert row.version == reminder.version, said
        assert row.starts_at > self.now, f"{reminder.kind} after the beginning"
        if row.state is State.CONFIRMED:
            assert "had your answer" not in text, said
        days = (row.starts_at.astimezone(clock.LOCAL).date() - self.now.date()).days
        assert ("tomorrow" in text) is (days == 1)
        assert ("today" in text) is (days == 0)

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


@pytest.fixture(autouse=True)
def clock_is_put_back() -> Iterator[None]:
    real = clock.now
    yield
    clock.now = real


def test_no_order_of_events_leaves_a_stale_reminder(sqlite_template: Path) -> None:
    run_state_machine_as_test(
        lambda: Appointments(sqlite_template),  # type: ignore[arg-type]  # a factory will do
        settings=settings(
            max_examples=int(os.environ.get("PRIHATIN_MODEL_EXAMPLES", "20")),
            stateful_step_count=15,
            deadline=None,
            phases=(Phase.generate,),  # fifteen steps are read as they are; to shrink takes minutes
            suppress_health_check=list(HealthCheck),
        ),
    )
