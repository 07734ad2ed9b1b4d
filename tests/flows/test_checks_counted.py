"""Checks are reviewed, counted and limited, and what they held is forgotten."""

from datetime import timedelta
from pathlib import Path

from sqlalchemy import select

from bot.transactions import Transactions
from db.models.lookups import CheckDesk, GroundKind, Lookup, Outcome, Subject
from services import clock
from services.messaging import delivery, tidying
from tests.flows import checked
from tests.flows.checked import INSPECTOR, answers, lookups
from tests.flows.conftest import Chat
from tests.flows.held import AINA, CHONG
from tests.flows.intake import later, rows
from tests.flows.moving import moving
from tests.flows.registry import FARID, KILANG, SITI

office = checked.office


async def test_broken_open_is_reviewed_the_next_working_day(
    chat: Chat, transactions: Transactions, tmp_path: Path
) -> None:
    await chat.say(AINA, "/ground kecemasan waris di hospital malam ini")
    await chat.say(AINA, SITI)
    (row,) = await lookups(chat)
    await later(transactions, tmp_path, timedelta(days=5))
    asked = await chat.read(CHONG)

    await chat.press(CHONG, f"review:{row.id}.asked")

    assert "Aina binti Sampel" in asked
    assert "waris di hospital malam ini" in asked
    assert "SITI" not in asked
    assert "Chong Contoh meminta anda menerangkan" in await chat.read(AINA)
    (row,) = await lookups(chat)
    assert (row.reviewed_by_id, row.verdict) == (CHONG, "asked")


async def test_list_of_what_waits_has_a_button_a_verdict(chat: Chat) -> None:
    await chat.say(AINA, "/ground kecemasan waris di hospital malam ini")
    await chat.say(AINA, SITI)
    (row,) = await lookups(chat)

    await chat.say(CHONG, "/review")

    keyboard = (await chat.letters(CHONG))[-1].payload["reply_markup"]["inline_keyboard"]
    pressed = [button["callback_data"] for line in keyboard for button in line]
    assert pressed == [f"review:{row.id}.in_order", f"review:{row.id}.asked"]


async def test_nobody_reviews_himself(chat: Chat) -> None:
    await chat.say(CHONG, "/ground kecemasan waris di hospital malam ini")
    await chat.say(CHONG, SITI)
    (row,) = await lookups(chat)

    await chat.say(CHONG, f"/review {row.id} ok")

    assert (await lookups(chat))[0].reviewed_at is None


async def test_numbers_in_a_row_are_blocked_and_told(chat: Chat) -> None:
    await chat.say(AINA, "/ground lawatan")
    for number in range(4):
        await chat.say(AINA, f"89031206512{number}")
    await chat.say(AINA, FARID)

    assert "disekat hingga" in await chat.read(AINA)
    assert "Semakan luar biasa: Aina" in await chat.read(CHONG)
    assert len(await lookups(chat)) == 3


async def test_officer_sees_his_own_counters(chat: Chat) -> None:
    await chat.say(AINA, "/ground lawatan")
    await chat.say(AINA, SITI)
    await chat.say(AINA, "/mychecks")

    assert "1 daripada 120" in await chat.read(AINA)
    assert "orang: 1 daripada 40" in await chat.read(AINA)


async def test_what_was_typed_is_forgotten(
    chat: Chat, transactions: Transactions, tmp_path: Path
) -> None:
    await chat.say(AINA, "/ground lawatan")
    await chat.say(AINA, SITI)
    await chat.say(INSPECTOR, SITI)  # waits for a ground
    with moving(tmp_path) as hands:
        hands.to(clock.now() + timedelta(hours=3))
        async with transactions.begin() as session:
            await tidying.tidy(session)

    assert [row.number for row in await lookups(chat)] == [None]
    desks = await rows(chat, select(CheckDesk).where(CheckDesk.person_id == INSPECTOR))
    assert [desk.waiting for desk in desks] == [None]


async def test_warned_near_the_limit_and_stopped_at_it(
    chat: Chat, transactions: Transactions
) -> None:
    await chat.say(AINA, "/ground lawatan")
    await chat.say(AINA, SITI)
    await _counted(transactions, 31)
    await chat.say(AINA, FARID)
    near = await chat.read(AINA)
    await _counted(transactions, 7)
    await chat.say(AINA, SITI)

    assert "33 daripada 40" in near
    assert "Had 40 semakan orang sehari sudah dicapai" in await chat.read(AINA)


async def test_list_of_persons_counts_as_a_person(chat: Chat) -> None:
    await chat.say(AINA, "/ground lawatan")
    await chat.say(AINA, "Contoh Sampel bin Sampel")
    await chat.say(AINA, "/mychecks")

    assert [row.outcome for row in await lookups(chat)] == [Outcome.SEVERAL]
    assert "orang: 1 daripada 40" in await chat.read(AINA)


async def test_persons_limit_leaves_employers_open(chat: Chat, transactions: Transactions) -> None:
    await chat.say(AINA, "/ground lawatan")
    await _counted(transactions, 40)
    for typed in ("Siti Contoh binti Sampel", SITI, f"{SITI} ilat"):
        await chat.say(AINA, typed)
        assert "Had 40 semakan orang" in await chat.read(AINA)
    before = len(await lookups(chat))

    await chat.say(AINA, KILANG)
    by_number = await chat.read(AINA)
    await chat.say(AINA, "Kilang Contoh Maju")
    by_name = await chat.read(AINA)
    await chat.say(AINA, "Contoh Maju")

    assert before == 40
    assert "Berdaftar, aktif" in by_number
    assert "Berdaftar, aktif" in by_name
    assert "KILANG CONTOH MAJU" in await chat.read(AINA)
    kinds = {row.subject_kind for row in (await lookups(chat))[before:]}
    assert Subject.PERSON not in kinds


async def test_detail_of_a_person_is_closed_at_the_persons_limit(
    chat: Chat, transactions: Transactions
) -> None:
    await chat.say(AINA, "/ground lawatan")
    await chat.say(AINA, SITI)
    (row,) = await lookups(chat)
    await _counted(transactions, 39)

    await chat.press(AINA, f"more:{row.id}.employers")

    assert "Had 40 semakan orang" in await chat.read(AINA)


async def _counted(transactions: Transactions, times: int) -> None:
    """Aina looked up so many persons more today."""
    async with transactions.begin() as session:
        for _ in range(times):
            session.add(
                Lookup(
                    at=clock.now(), person_id=AINA, chat_id=AINA, branch_code="PHG-KTN",
                    ground=GroundKind.VISIT, outcome=Outcome.FOUND, subject_kind=Subject.PERSON,
                    subject_key=1, candidates=[], disclosed=[], disclosed_count=0,
                )
            )  # fmt: skip


async def test_what_an_answer_said_of_a_person_is_not_kept_once_sent(chat: Chat) -> None:
    await chat.say(AINA, "/ground lawatan")
    await chat.say(AINA, SITI)
    await chat.say(AINA, KILANG)

    person, employer = await answers(chat, AINA)
    assert person.key.startswith(delivery.SECRETS)
    assert not employer.key.startswith(delivery.SECRETS)
