"""Workers of a programme are an audience: whom it serves now, each once, as they agreed."""

import io
from datetime import timedelta
from typing import Any

import openpyxl
import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.transactions import Transactions
from db.models.appointments import (
    Appointment,
    AppointmentKind,
    AppointmentState,
    Provider,
    ProviderKind,
)
from db.models.messaging import Attachment
from db.models.people import Person, Role
from db.models.screening import Screening, ScreeningState, Waiting
from db.models.workers import Consent, Purpose, Worker
from db.queries.broadcast_areas import workers_in
from services import clock
from services.workers import ending
from tests.flows import appointed, broadcasting, make
from tests.flows.broadcasting import (
    CHONG,
    DEVI,
    HANA,
    check,
    compose,
    recipients,
    rows,
    run_through,
    send,
    the,
    told,
)
from tests.flows.conftest import Chat
from tests.flows.moving import Hands

office, hands = broadcasting.office, broadcasting.hands

MANAGED, VISITS, INVITED, REFUSES, BOOKED, WAITS, FAR, IDLE, GONE = range(61, 70)
NO_CHAT = 70  # of no account; has a case manager
ROUND = 1


@pytest.fixture(autouse=True)
async def served(office: None, transactions: Transactions, hands: Hands) -> None:
    """Workers of Kuantan and one of Kuala Terengganu, each served otherwise."""
    async with transactions.begin() as session:
        clinic = await appointed.provider(session, "PK-1", kind=ProviderKind.PANEL_CLINIC)
        centre = await appointed.provider(session, "RC-1", kind=ProviderKind.REHABILITATION_CENTRE)
        await _worker(session, MANAGED, case_manager_id=CHONG)
        await _visits(session, await _worker(session, VISITS), centre, AppointmentKind.VOCATIONAL)
        await _place(session, await _worker(session, INVITED))
        await _place(session, await _worker(session, REFUSES), agrees=False)
        booked = await _worker(session, BOOKED)
        await _place(session, booked)
        await _visits(session, booked, clinic, AppointmentKind.SCREENING, subject=f"round:{ROUND}")
        session.add(_waits((await _worker(session, WAITS)).id, clinic.id))
        await _worker(session, FAR, case_manager_id=CHONG, branch_code="TRG-KTR", state="MY-11")
        await _worker(session, IDLE)
        await _worker(session, GONE, case_manager_id=CHONG, silenced_at=clock.now())
        await appointed.worker(session, NO_CHAT, case_manager_id=CHONG)


@pytest.mark.parametrize(
    ("to", "who"),
    [
        pytest.param("program rtw KTN", {MANAGED, VISITS}, id="return to work in a branch"),
        pytest.param("rtw", {MANAGED, VISITS, FAR}, id="return to work everywhere"),
        pytest.param("kembali bekerja Terengganu", {FAR}, id="return to work in a state"),
        pytest.param("pemulihan Pahang", {VISITS}, id="rehabilitation"),
        pytest.param("program saringan Pahang", {INVITED, BOOKED, WAITS}, id="screening"),
        pytest.param("saringan dijemput KTN", {INVITED}, id="invited and agreed"),
        pytest.param("screening booked daerah Kuantan", {BOOKED}, id="booked"),
        pytest.param("hsp menunggu", {WAITS}, id="waiting"),
        pytest.param(
            "rtw KTN; pemulihan KTN; saringan KTN",
            {MANAGED, VISITS, INVITED, BOOKED, WAITS},
            id="each once",
        ),
    ],
)
async def test_programme_means_whom_it_serves(
    chat: Chat, hands: Hands, to: str, who: set[int]
) -> None:
    number = await compose(chat, HANA, to=to)
    await check(chat, number, HANA)

    assert f"Akan menerima: {len(who)} orang" in await chat.read(HANA)
    assert {each.chat_id for each in await recipients(chat, number)} == who


async def test_workers_of_a_programme_need_a_second_person_and_get_it_once(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await compose(chat, to="program rtw KTN; pemulihan KTN")
    code = await check(chat, number)
    checked = await chat.read(DEVI)
    await chat.press(DEVI, f"bc:send.{number}.{code}")
    before = await run_through(transactions, hands)
    await chat.press(HANA, f"bc:approve.{number}.{code}")
    await run_through(transactions, hands)

    assert "penerimanya pekerja" in checked
    assert before == []
    assert [len(await told(chat, who)) for who in (MANAGED, VISITS, GONE, IDLE)] == [1, 1, 0, 0]


async def test_who_withdraws_before_the_turn_gets_no_invitation(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    number = await compose(chat, to="program saringan KTN")
    code = await check(chat, number)
    await chat.press(DEVI, f"bc:send.{number}.{code}")
    await chat.press(HANA, f"bc:approve.{number}.{code}")
    async with transactions.begin() as session:
        await session.execute(
            update(Consent).where(Consent.given).values(ended_at=clock.now(), ended_by_id=CHONG)
        )
    await run_through(transactions, hands)

    assert [len(await told(chat, who)) for who in (INVITED, WAITS)] == [0, 1]


@pytest.mark.parametrize("agreed", [True, False], ids=["agreed", "was only asked"])
async def test_who_withdraws_and_so_waits_no_more_gets_nothing_for_those_who_wait(
    chat: Chat, transactions: Transactions, hands: Hands, agreed: bool
) -> None:
    async with transactions.begin() as session:
        if agreed:
            await _answers(session, (await _of(session, WAITS)).id, given=True)
    number = await compose(chat, to="saringan menunggu; rtw KTN")
    code = await check(chat, number)
    await chat.press(DEVI, f"bc:send.{number}.{code}")
    await chat.press(HANA, f"bc:approve.{number}.{code}")
    async with transactions.begin() as session:
        by = await session.get_one(Person, WAITS)
        await ending.withdraw(session, await _of(session, WAITS), (Purpose.SCREENING,), by)
    await run_through(transactions, hands)

    assert [len(await told(chat, who)) for who in (WAITS, MANAGED)] == [0, 1]


async def test_numbers_of_workers_without_telegram_are_read_after_an_approval_only(
    chat: Chat, hands: Hands
) -> None:
    number = await compose(chat, to="rtw KTN; senarai S-9999")
    code = await check(chat, number)
    await chat.press(DEVI, f"bc:unreachable.{number}")
    draft = await chat.read(DEVI)
    await chat.press(DEVI, f"bc:send.{number}.{code}")
    await chat.press(HANA, f"bc:approve.{number}.{code}")
    await chat.press(DEVI, f"bc:unreachable.{number}")

    assert "rtw/" not in draft
    assert "S-9999" in draft  # the author typed it
    assert "Nama 1 orang atau kumpulan tidak ditunjukkan" in draft
    assert "rtw/" in await chat.read(DEVI)


async def test_more_numbers_than_one_question_takes_are_asked(transactions: Transactions) -> None:
    async with transactions.begin() as session:
        assert await workers_in(session, range(70_000), ["KTN"]) == set()


async def test_identity_number_in_a_list_of_staff_is_refused(chat: Chat, hands: Hands) -> None:
    number = await compose(chat)
    await chat.say(DEVI, f"/broadcast {number} kepada senarai 680713-06-0012")

    assert "nombor kad pengenalan" in await chat.read(DEVI)
    assert "060012" not in str((await the(chat, number)).audience).replace("-", "")


async def test_head_reaches_the_own_branch_only(chat: Chat, hands: Hands) -> None:
    number = await compose(chat, CHONG, to="rtw")
    await chat.say(CHONG, f"/broadcast {number} semak")

    assert "di luar cawangan anda" in await chat.read(CHONG)
    assert await recipients(chat, number) == []


@pytest.mark.parametrize("words", ["program bola", "program", "rtw daerah", "saringan Atlantis"])
async def test_unknown_programme_or_place_is_said(chat: Chat, hands: Hands, words: str) -> None:
    number = await compose(chat)
    await chat.say(DEVI, f"/broadcast {number} kepada {words}")
    said = await chat.read(DEVI)
    await check(chat, number)

    assert "Tiada" in said or "tidak" in said or "yang mana?" in said
    assert "skuad KTN" not in said
    assert len(await recipients(chat, number)) == 4  # the squad, as before


@pytest.mark.parametrize("who", [CHONG, DEVI])
async def test_training_names_no_worker_of_a_programme(
    chat: Chat, transactions: Transactions, hands: Hands, who: int
) -> None:
    await _block(transactions, VISITS)
    number = await compose(chat, who, to="rtw KTN; pemulihan KTN", begin="latihan")
    await send(chat, number, who)
    await run_through(transactions, hands)
    await chat.press(who, f"bc:unreachable.{number}")
    listed = await chat.read(who)
    await chat.press(who, f"bc:export.{number}")

    (file,) = await rows(chat, select(Attachment))
    sheet = [
        [cell.value for cell in line]
        for line in openpyxl.load_workbook(io.BytesIO(file.content)).worksheets[0]
    ]
    assert len(sheet) == 1 + 2
    assert "Pekerja 6" not in str(sheet)
    assert "(latihan)" in str(sheet)
    assert "Pekerja 6" not in listed
    assert "tidak ditunjukkan" in listed


async def test_workers_are_named_only_after_a_second_person_approved(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    await _block(transactions, VISITS)
    number = await compose(chat, to="rtw KTN; pemulihan KTN")
    code = await check(chat, number)
    await chat.press(DEVI, f"bc:unreachable.{number}")
    draft = await chat.read(DEVI)
    await chat.press(DEVI, f"bc:send.{number}.{code}")
    await chat.press(HANA, f"bc:unreachable.{number}")
    asked = await chat.read(HANA)
    await chat.press(HANA, f"bc:approve.{number}.{code}")
    await chat.press(DEVI, f"bc:unreachable.{number}")

    for said in (draft, asked):
        assert f"Pekerja {VISITS}" not in said
        assert "Nama 2 orang atau kumpulan tidak ditunjukkan" in said
    assert f"Pekerja {VISITS}" in await chat.read(DEVI)


async def _block(transactions: Transactions, who: int) -> None:
    async with transactions.begin() as session:
        (await session.get_one(Person, who)).blocked_at = clock.now()


async def _worker(session: AsyncSession, who: int, **facts: Any) -> Worker:
    branch = facts.get("branch_code", make.KUANTAN)
    await make.person(session, who, role=Role.WORKER, scope=branch, name=f"Pekerja {who}")
    return await appointed.worker(session, who, person_id=who, **facts)


async def _visits(
    session: AsyncSession,
    worker: Worker,
    at: Provider,
    kind: AppointmentKind,
    subject: str | None = None,
) -> None:
    day = clock.now() + timedelta(days=7)
    session.add(
        Appointment(
            worker_id=worker.id, kind=kind, subject=subject, provider_id=at.id, starts_at=day,
            ends_at=day + timedelta(hours=1), state=AppointmentState.BOOKED,
            booked_at=clock.now(),
        )
    )  # fmt: skip
    await session.flush()


async def _place(session: AsyncSession, worker: Worker, *, agrees: bool = True) -> None:
    session.add(
        Screening(round=ROUND, worker_id=worker.id, state=ScreeningState.INVITED,
                  changed_at=clock.now())
    )  # fmt: skip
    await _answers(session, worker.id, given=agrees)


async def _answers(session: AsyncSession, worker_id: int, *, given: bool) -> None:
    session.add(
        Consent(worker_id=worker_id, purpose=Purpose.SCREENING, version=1, given=given,
                language="ms", at=clock.now(), by_id=CHONG)
    )  # fmt: skip
    await session.flush()


async def _of(session: AsyncSession, who: int) -> Worker:
    found = await session.scalar(select(Worker).where(Worker.person_id == who))
    assert found is not None
    return found


def _waits(worker_id: int, provider_id: int) -> Waiting:
    return Waiting(
        round=ROUND, worker_id=worker_id, provider_id=provider_id, weekdays="12345",
        first_minute=0, last_minute=1440, joined_at=clock.now(),
    )  # fmt: skip
