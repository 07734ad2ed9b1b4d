"""One person is several things at once: each message goes to the room that asked last."""

from datetime import timedelta

import pytest
from aiogram.filters import Command
from sqlalchemy import select

from bot.transactions import Transactions
from db.models.appointments import Appointment, AppointmentState, ProviderKind
from db.models.leads import Lead
from db.models.lookups import Outcome
from db.models.messaging import Conversation
from db.models.people import Enquiry, Person, Role
from db.models.workers import Consent, Worker
from handlers import routes
from handlers.filters import Press
from services import clock
from services.appointments import answering, booking
from tests.flows import appointed, detected, make
from tests.flows.appointed import local, workday
from tests.flows.checked import lookups
from tests.flows.conftest import Chat
from tests.flows.detected import INSPECTOR, MANAGER, SHOP, detections
from tests.flows.held import AINA, CHONG
from tests.flows.intake import rows

office = detected.office
SEVERAL = "kedai runcit sampel"
HERE = (3.8077, 103.326)
REPORT = "Kemalangan maut pagi tadi di Gambang, Kuantan. Mangsa Zulkarnain bin Contoh, 34 tahun."


@pytest.fixture(autouse=True)
async def visit(transactions: Transactions, office: None) -> None:
    """The inspector, Aina of the squad and the case manager are workers with an appointment."""
    async with transactions.begin() as session:
        at = await appointed.provider(session)
        await appointed.provider(
            session, "SIN-K1", kind=ProviderKind.PANEL_CLINIC, services=["screening"]
        )
        for hour, who in enumerate((INSPECTOR, AINA, MANAGER), 9):
            person = await session.get_one(Person, who)
            await make.grant(session, person, Role.WORKER)
            row = await appointed.worker(session, who, person_id=who, case_manager_id=MANAGER)
            wish = appointed.wish(row, at, local(workday(20), hour))
            await booking.book(session, wish, by=None)


async def visit_of(chat: Chat, who: int) -> Appointment:
    mine = select(Worker.id).where(Worker.person_id == who).scalar_subquery()
    found: list[Appointment] = await rows(
        chat, select(Appointment).where(Appointment.worker_id == mine)
    )
    return found[0]


async def step(chat: Chat, who: int) -> str | None:
    found = await rows(chat, select(Conversation).where(Conversation.key == f"{who}:{who}"))
    return found[0].state if found else None


async def looking_for_a_clinic(transactions: Transactions, who: int) -> None:
    """Somebody was shown the clinics near him, and may type or share another place."""
    async with transactions.begin() as session:
        session.add(
            Conversation(key=f"{who}:{who}", state="Looking:place", data={}, updated_at=clock.now())
        )


async def test_digit_chooses_from_the_list_that_came_after_the_letter(chat: Chat) -> None:
    await chat.say(INSPECTOR, "/ground lawatan")
    await chat.say(INSPECTOR, "/appointments")
    await chat.say(INSPECTOR, SEVERAL)
    await chat.say(INSPECTOR, "2")

    assert [row.outcome for row in await lookups(chat)] == [Outcome.SEVERAL, Outcome.FOUND]
    assert (await visit_of(chat, INSPECTOR)).state is AppointmentState.BOOKED


async def test_digit_answers_the_letter_that_came_after_the_list(chat: Chat) -> None:
    await chat.say(INSPECTOR, "/ground lawatan")
    await chat.say(INSPECTOR, SEVERAL)
    await chat.say(INSPECTOR, "/appointments")
    await chat.say(INSPECTOR, "1")

    assert (await visit_of(chat, INSPECTOR)).state is AppointmentState.CONFIRMED
    assert [row.outcome for row in await lookups(chat)] == [Outcome.SEVERAL]


async def test_digit_belongs_to_the_form_that_is_being_filled(
    chat: Chat, transactions: Transactions
) -> None:
    await chat.say(MANAGER, "/officer")
    await chat.say(MANAGER, "/appointments")  # as a reminder would come meanwhile
    await chat.say(MANAGER, "3")

    assert (await visit_of(chat, MANAGER)).state is AppointmentState.BOOKED


async def test_letter_is_answered_after_a_form_was_left(
    chat: Chat, transactions: Transactions
) -> None:
    await chat.say(AINA, "/officer")
    async with transactions.begin() as session:
        row = await session.get_one(Conversation, f"{AINA}:{AINA}")
        row.updated_at = clock.now() - timedelta(days=1)
    await chat.say(AINA, "/appointments")
    await chat.say(AINA, "3")

    assert (await visit_of(chat, AINA)).state is AppointmentState.CANCELLED_WORKER
    assert await rows(chat, select(Enquiry)) == []


async def test_ya_to_a_newer_letter_agrees_to_nothing(
    chat: Chat, transactions: Transactions
) -> None:
    async with transactions.begin() as session:
        before = clock.now() - timedelta(minutes=3)
        session.add(
            Conversation(key=f"{AINA}:{AINA}", state="Agreeing:answer", data={}, updated_at=before)
        )
    await chat.say(AINA, "/appointments")
    await chat.say(AINA, "ya")

    assert await rows(chat, select(Consent)) == []


async def test_report_is_heard_while_a_clinic_is_looked_for(
    chat: Chat, transactions: Transactions
) -> None:
    await looking_for_a_clinic(transactions, AINA)
    await chat.say(AINA, REPORT)

    assert len(await rows(chat, select(Lead))) == 1


async def test_check_is_answered_while_a_clinic_is_looked_for(
    chat: Chat, transactions: Transactions
) -> None:
    await chat.say(INSPECTOR, "/ground lawatan")
    await looking_for_a_clinic(transactions, INSPECTOR)
    await chat.say(INSPECTOR, SEVERAL)

    assert [row.outcome for row in await lookups(chat)] == [Outcome.SEVERAL]


async def test_location_belongs_to_the_detection_reported_after_the_clinics(
    chat: Chat, transactions: Transactions
) -> None:
    await looking_for_a_clinic(transactions, INSPECTOR)
    await chat.say(INSPECTOR, f"/detect {SHOP}")
    await chat.locate(INSPECTOR, HERE)

    (row,) = await detections(chat)
    assert row.latitude == pytest.approx(HERE[0])


async def test_location_belongs_to_the_detection_reported_after_the_lead(chat: Chat) -> None:
    await chat.say(AINA, REPORT, at=clock.now() - timedelta(minutes=2))
    (lead,) = await rows(chat, select(Lead))
    await chat.say(AINA, f"/detect {SHOP}")
    await chat.locate(AINA, HERE)

    (row,) = await detections(chat)
    (after,) = await rows(chat, select(Lead))
    assert row.latitude == pytest.approx(HERE[0])
    assert after.latitude == lead.latitude


async def test_broadcast_keeps_its_draft_while_something_else_is_reported(chat: Chat) -> None:
    await chat.say(CHONG, "/broadcast")
    await chat.say(CHONG, f"/detect {SHOP}")
    await chat.say(CHONG, "/detect Bengkel Zaitun Permatah")  # it is asked whether it is the same
    await chat.press(CHONG, "newdetect:")
    (kept,) = await rows(chat, select(Conversation))

    assert len(await detections(chat)) == 2
    assert (kept.state, set(kept.data)) == ("Composing:field", {"draft", "field"})


@pytest.mark.parametrize(
    "data", ["ground:visit", "consent:screening.no", "book:worker.x", "withdraw:1"]
)
async def test_button_of_another_room_leaves_the_conversation(chat: Chat, data: str) -> None:
    await chat.say(MANAGER, "/officer")
    await chat.press(MANAGER, data)

    assert await step(chat, MANAGER) == "Officer:message"


async def test_worker_without_a_question_is_shown_clinics_around_a_location(
    chat: Chat, transactions: Transactions
) -> None:
    async with transactions.begin() as session:
        person = await make.person(session, 61, role=Role.WORKER)
        await appointed.worker(session, 61, person_id=person.id)
    await chat.locate(61, HERE)

    letters = await chat.letters(61)
    assert not letters[-1].key.startswith("lost."), letters[-1].key


@pytest.mark.parametrize("payload", ["c_K7QM3XPA", "visit_abcdef", "lead_17"])
async def test_pasted_link_does_what_the_opened_one_does(chat: Chat, payload: str) -> None:
    await chat.say(CHONG, f"/start {payload}")
    opened = await chat.read(CHONG)
    await chat.say(CHONG, f"https://t.me/prihatin_bot?start={payload}")

    assert (await chat.read(CHONG))[:80] == opened[:80]


@pytest.mark.parametrize("text", ["2", "ya", "stop", "https://contoh.my/berita/17"])
async def test_digit_or_link_tells_no_place_of_a_report(chat: Chat, text: str) -> None:
    await chat.say(61, "Pekerja kilang jatuh dari bumbung semalam, patah kaki. Nama Ali Contoh.")
    await chat.say(61, text)

    assert "tempat" not in (await chat.letters(61))[-1].key


def test_no_prefix_and_no_command_is_two_rooms() -> None:
    """But /daftar, which enrols in private and registers in a group."""
    owners: dict[str, set[str]] = {}
    for router in routes.router.chain_tail:
        for handler in (*router.callback_query.handlers, *router.message.handlers):
            for each in handler.filters or []:
                for name in _names(each.callback):
                    owners.setdefault(name, set()).add(router.name)
    shared = {name for name, rooms in owners.items() if len(rooms) > 1}

    assert shared == {"/start", "/lead", "/kes", "/daftar"}
    assert not set(answering.PRESSES) & set(owners)


def _names(asked: object) -> list[str]:
    """Return what a filter listens to: "step" of a button, "/step" of a command."""
    if isinstance(asked, Press):
        return [asked.prefix]
    if isinstance(asked, Command):
        return [f"/{each}" for each in asked.commands if isinstance(each, str)]
    return []


async def test_digit_that_answers_nothing_is_no_place(
    chat: Chat, transactions: Transactions
) -> None:
    await looking_for_a_clinic(transactions, AINA)
    await chat.say(AINA, "7")

    assert (await chat.letters(AINA))[-1].key.startswith("lost.not_understood")
