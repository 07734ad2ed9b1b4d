"""When messages end: what waits or is planned ends in the same transaction; officers hear."""

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.transactions import Transactions
from db.models.appointments import (
    Appointment,
    AppointmentKind,
    AppointmentState,
    PhoneCall,
    Provider,
    ProviderKind,
    Reminder,
    ReminderKind,
    ReminderState,
)
from db.models.messaging import Letter, LetterState
from db.models.people import Person, Role
from db.models.workers import Purpose, Worker
from services import clock, texts
from services.messaging import outbox
from services.messaging.outbox import Message
from services.workers import consents, ending
from tests.flows import make, served
from tests.flows.conftest import Chat
from tests.flows.held import AINA, CHONG
from tests.flows.intake import rows
from tests.flows.served import MANAGER, WOMAN

office = served.office


async def bound(session: AsyncSession) -> tuple[Worker, Person]:
    """A worker with an appointment, a reminder, a letter that waits, and consent to everything."""
    person = await make.person(session, WOMAN)
    worker = await served.worker(session, person)
    provider = Provider(
        code="SIN-K1", kind=ProviderKind.PANEL_CLINIC, name="Klinik Contoh", town="Kuantan",
        district="Kuantan", state="MY-06", latitude=3.8, longitude=103.3, services=[],
    )  # fmt: skip
    session.add(provider)
    await session.flush()
    at = clock.now() + timedelta(days=9)
    booked = Appointment(
        worker_id=worker.id, kind=AppointmentKind.THERAPY, provider_id=provider.id, starts_at=at,
        ends_at=at + timedelta(hours=1), state=AppointmentState.BOOKED, booked_at=clock.now(),
    )  # fmt: skip
    session.add(booked)
    await session.flush()
    session.add(
        Reminder(
            appointment_id=booked.id, kind=ReminderKind.WEEK_BEFORE, version=1,
            due_at=at - timedelta(days=7),
        )
    )  # fmt: skip
    for purpose in Purpose:
        await consents.record(session, worker, purpose, given=True, by=person)
    for key in ("screening:1:invited", "appointment:1:booked"):
        await outbox.post(session, key, WOMAN, Message(texts.say("ms", "synthetic")))
    await outbox.delete(session, "gone:1", WOMAN, message_id=7)
    return worker, person


async def states(chat: Chat) -> dict[str, LetterState]:
    return {each.key: each.state for each in await rows(chat, select(Letter))}


async def test_death_stops_letters_and_reminders_at_once(
    chat: Chat, transactions: Transactions
) -> None:
    async with transactions.begin() as session:
        worker, _ = await bound(session)
        aina = await session.get_one(Person, AINA)

        assert await ending.report_death(session, worker, date(2026, 11, 3), aina)

    (kept,) = await served.workers(chat)
    assert (kept.died_on, kept.silenced_at is not None) == (date(2026, 11, 3), True)
    assert [each.state for each in await rows(chat, select(Reminder))] == [ReminderState.VOID]
    waiting = {
        each.method for each in await chat.letters(WOMAN) if each.state is LetterState.WAITING
    }
    assert waiting == {"deleteMessage"}  # personal data still leaves the chat


async def test_family_is_called_and_officers_hear(chat: Chat, transactions: Transactions) -> None:
    async with transactions.begin() as session:
        worker, _ = await bound(session)
        aina = await session.get_one(Person, AINA)
        for _ in range(2):
            await ending.report_death(session, worker, date(2026, 11, 3), aina)

    (call,) = await rows(chat, select(PhoneCall))
    assert (call.why, call.branch_code) == ("death", "PHG-KTN")
    for who in (MANAGER, CHONG):
        assert "Selasa, 3 November 2026" in await chat.read(who)
        assert len(await chat.letters(who)) == 1


async def test_mistaken_death_is_undone(chat: Chat, transactions: Transactions) -> None:
    async with transactions.begin() as session:
        worker, _ = await bound(session)
        aina = await session.get_one(Person, AINA)
        await ending.report_death(session, worker, None, aina)

        assert await ending.undo_death(session, worker, aina, "orang lain bernama sama")

    (kept,) = await served.workers(chat)
    assert (kept.died_on, kept.silenced_at) == (None, None)
    assert "orang lain bernama sama" in await chat.read(MANAGER)


async def test_withdrawal_of_one_purpose_leaves_the_others(
    chat: Chat, transactions: Transactions
) -> None:
    async with transactions.begin() as session:
        worker, person = await bound(session)

        await ending.withdraw(session, worker, [Purpose.SCREENING], person)

        left = [each for each in Purpose if await consents.has(session, worker, each)]
        assert left == [Purpose.SERVICE, Purpose.RESULTS, Purpose.SHARING]
    (kept,) = await served.workers(chat)
    assert kept.silenced_at is None
    standing = await states(chat)
    assert standing["screening:1:invited"] is LetterState.STALE
    assert standing["appointment:1:booked"] is LetterState.WAITING
    assert "Jemputan saringan kesihatan" in await chat.read(MANAGER)


async def test_withdrawal_of_the_service_is_of_everything(
    chat: Chat, transactions: Transactions
) -> None:
    async with transactions.begin() as session:
        worker, person = await bound(session)

        ended = await ending.withdraw(session, worker, [Purpose.SERVICE], person)

    assert ended.purposes == (*Purpose,)
    (kept,) = await served.workers(chat)
    assert kept.silenced_at is not None
    assert [each.state for each in await rows(chat, select(Reminder))] == [ReminderState.VOID]
    assert (await states(chat))["appointment:1:booked"] is LetterState.STALE


async def test_letters_to_staff_still_go(chat: Chat, transactions: Transactions) -> None:
    async with transactions.begin() as session:
        worker, person = await bound(session)
        await make.grant(session, person, Role.SQUAD)
        await outbox.post(session, "lead:1:asked", WOMAN, Message(texts.say("ms", "synthetic")))

        await ending.withdraw(session, worker, [Purpose.SERVICE], person)

    standing = await states(chat)
    assert standing["lead:1:asked"] is LetterState.WAITING
    assert standing["screening:1:invited"] is LetterState.STALE
