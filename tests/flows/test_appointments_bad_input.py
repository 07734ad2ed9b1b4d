"""Bad input of casework 6.7 that concerns appointments, where it is not told elsewhere."""

import asyncio
import time
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from bot.transactions import Transactions
from db.models.appointments import (
    Appointment,
    AppointmentState,
    Provider,
    Slot,
)
from db.models.messaging import Attachment
from db.models.workers import Worker
from services.appointments import booking
from services.errors import Refusal
from services.places import holidays
from tests.flows import appointed, make
from tests.flows.appointed import AINA, ALI, Move, everything, local, newest
from tests.flows.conftest import Chat

NOW = local(date(2027, 5, 4), 9)

now_is = appointed.now_is


@pytest.fixture(autouse=True)
async def office(chat: Chat, transactions: Transactions, now_is: Move) -> None:
    now_is(NOW)
    async with transactions.begin() as session:
        await appointed.ali(session)
        await appointed.provider(session, "RTW-1")
        await appointed.provider(session, "KEL-1", state="MY-03", town="Kota Bharu")
    assert chat


def holiday_of_one_state() -> date:
    """Return a working day of Kelantan that is a holiday in Pahang."""
    days = (NOW.date() + timedelta(days=number) for number in range(1, 365))
    return next(
        day for day in days if holidays.name("MY-06", day) and holidays.is_working_day("MY-03", day)
    )


async def test_holiday_counts_in_the_providers_state_alone(
    chat: Chat, transactions: Transactions
) -> None:
    day = holiday_of_one_state()
    await chat.say(AINA, f"/book 1, klinik rtw, RTW-1, {day:%d/%m/%Y}, 10.00")
    refused = await chat.read(AINA)
    none_yet = await appointed.appointments(transactions)
    await chat.say(AINA, "/cancel")
    await chat.say(AINA, f"/book 1, klinik rtw, KEL-1, {day:%d/%m/%Y}, 10.00")

    assert "public holiday" in refused
    assert none_yet == []
    assert (await newest(transactions)).starts_at == local(day, 10)


async def test_tomorrow_a_minute_before_midnight(
    chat: Chat, transactions: Transactions, now_is: Move
) -> None:
    now_is(local(date(2027, 5, 4), 23, 59))
    await chat.say(AINA, "/book 1, klinik rtw, RTW-1, esok, 10.00")

    assert (await newest(transactions)).starts_at == local(date(2027, 5, 5), 10)


async def test_photo_in_a_step_loses_nothing(chat: Chat, transactions: Transactions) -> None:
    await chat.say(AINA, "/book 1, klinik rtw, RTW-1")
    await chat.photo(AINA)
    answered = await chat.read(AINA)
    await chat.say(AINA, "5/5")
    await chat.say(AINA, "10.00")
    await chat.say(AINA, "1")

    assert "/cancel" in answered
    assert (await newest(transactions)).starts_at == local(date(2027, 5, 5), 10)


async def test_left_and_begun_anew(chat: Chat, transactions: Transactions) -> None:
    await chat.say(AINA, "/book 1, klinik rtw")
    await chat.say(AINA, "/cancel")
    await chat.say(AINA, "5/5")

    assert await appointed.appointments(transactions) == []


async def test_button_of_an_earlier_step_changes_nothing(
    chat: Chat, transactions: Transactions
) -> None:
    await chat.say(AINA, "/book 1")
    await chat.press(AINA, "book:kind.rtw_clinic")
    await chat.press(AINA, "book:kind.phone")
    await chat.say(AINA, "RTW-1")
    await chat.say(AINA, "5/5")
    await chat.say(AINA, "10.00")
    await chat.say(AINA, "1")

    assert (await newest(transactions)).kind == "rtw_clinic"


async def test_hour_when_it_is_closed_is_refused_where_it_is_typed(
    chat: Chat, transactions: Transactions
) -> None:
    await chat.say(AINA, "/book 1, klinik rtw, RTW-1")
    await chat.say(AINA, "5/5")
    await chat.say(AINA, "3 pagi")
    refused = await chat.read(AINA)
    await chat.say(AINA, "10.00")
    asked = await chat.read(AINA)
    await chat.say(AINA, "1")

    assert "03:00 is outside office hours (08:00 to 17:00)" in refused
    assert "type another time" in refused
    assert "What should the worker prepare?" in asked
    assert (await newest(transactions)).starts_at == local(date(2027, 5, 5), 10)


async def test_line_with_an_hour_when_it_is_closed_keeps_its_note(
    chat: Chat, transactions: Transactions
) -> None:
    await chat.say(AINA, "/book 1, klinik rtw, RTW-1, 5/5, 3 pagi, bawa surat doktor")
    refused = await chat.read(AINA)
    await chat.say(AINA, "10.00")

    assert "outside office hours" in refused
    assert (await newest(transactions)).note == "bawa surat doktor"


async def test_hour_that_is_not_free_is_refused_where_it_is_typed(
    chat: Chat, transactions: Transactions
) -> None:
    async with transactions.begin() as session:
        at = await session.get_one(Provider, 1)
        await appointed.slot(session, at, local(date(2027, 5, 5), 9))
    await chat.say(AINA, "/book 1, klinik rtw, RTW-1, 5/5")
    await chat.say(AINA, "3 pagi")
    refused = await chat.read(AINA)
    await chat.say(AINA, "1")
    await chat.say(AINA, "1")

    assert "Free times:" in refused
    assert (await newest(transactions)).starts_at == local(date(2027, 5, 5), 9)


async def test_language_switched_in_the_middle(chat: Chat, transactions: Transactions) -> None:
    await chat.say(AINA, "/book 1, klinik rtw, RTW-1")
    await chat.say(AINA, "/language ms")
    await chat.say(AINA, "5/5")
    await chat.say(AINA, "10.00")
    await chat.say(AINA, "1")

    assert len(await appointed.appointments(transactions)) == 1


async def test_button_on_a_cancelled_appointment(chat: Chat, transactions: Transactions) -> None:
    await chat.say(AINA, "/book 1, klinik rtw, RTW-1, 5/5, 10.00")
    row = await newest(transactions)
    await chat.say(AINA, f"/visit {row.id} cancel doktor sakit")
    for what in ("yes", "change", "cancel"):
        await chat.press(ALI, f"visit_{what}:{row.id}.1")
        assert "was cancelled by us" in await chat.read(ALI)

    assert (await newest(transactions)).reason == "doktor sakit"


async def test_provider_and_worker_cancel_at_once(transactions: Transactions) -> None:
    async with transactions.begin() as session:
        who = await session.get_one(Worker, 1)
        at = await session.get_one(Provider, 1)
        slot = await appointed.slot(session, at, NOW + timedelta(days=9))
        row = await booking.book(session, appointed.in_slot(who, at, slot), by=None)
    states = (AppointmentState.CANCELLED_WORKER, AppointmentState.CANCELLED_PROVIDER)

    async def cancel(state: AppointmentState) -> bool:
        async with transactions.begin() as session:
            found = await session.get_one(Appointment, row.id)
            try:
                await booking.end(session, found, state, by=None)
            except Refusal:
                return False
            return True

    first, second = await asyncio.gather(*(cancel(state) for state in states))

    assert first is not second
    assert (await everything(transactions, Slot))[0].taken == 0


async def test_two_taps_in_flight_book_once(transactions: Transactions) -> None:
    async with transactions.begin() as session:
        await appointed.slot(
            session, await session.get_one(Provider, 1), NOW + timedelta(days=9), 5
        )

    async def tap() -> int:
        async with transactions.begin() as session:
            who = await session.get_one(Worker, 1)
            at = await session.get_one(Provider, 1)
            slot = await session.get_one(Slot, 1)
            return (await booking.book(session, appointed.in_slot(who, at, slot), by=None)).id

    numbers = await asyncio.gather(*(tap() for _ in range(8)))

    assert len(set(numbers)) == 1
    assert (await everything(transactions, Slot))[0].taken == 1


@pytest.mark.parametrize(
    "words", ["", "x", "17 terbang", "17 move", "17 move 31/2 10.00", "17 move 5/5"]
)
async def test_visit_mistyped_says_what_to_type(
    chat: Chat, transactions: Transactions, words: str
) -> None:
    await chat.say(AINA, "/book 1, klinik rtw, RTW-1, 5/5, 10.00")
    row = await newest(transactions)
    await chat.say(AINA, f"/visit {words}".replace("17", str(row.id)))

    said = await chat.read(AINA)
    assert any(word in said for word in ("/visit", "24/12"))
    assert (await newest(transactions)).version == 1


async def test_somebody_elses_card_is_not_opened_in_a_group(
    chat: Chat, transactions: Transactions
) -> None:
    async with transactions.begin() as session:
        await make.group(session, -500)
    await chat.say(AINA, "/book 1, klinik rtw, RTW-1, 4/5, 14.00")
    await chat.say(AINA, "/today")
    alone = await chat.read(AINA)
    await chat.say(AINA, "/today", chat=-500)
    await chat.say(AINA, "/calls", chat=-500)

    assert "Ali bin Abu" in alone
    said = [str(each.payload) for each in await chat.letters(-500)]
    assert len(said) == 2
    assert not any("Ali" in each for each in said)


@pytest.fixture
def in_london(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let this process, like a telephone there, live by London's time, which has summer time."""
    monkeypatch.setenv("TZ", "Europe/London")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("in_london")
@pytest.mark.parametrize(
    ("day", "seconds_of_london"),
    [
        pytest.param(date(2027, 10, 26), 3600, id="in summer time"),
        pytest.param(date(2027, 11, 2), 0, id="after the switch of 31 October"),
    ],
)
async def test_summer_time_of_another_zone_moves_no_appointment(
    chat: Chat, transactions: Transactions, day: date, seconds_of_london: int
) -> None:
    await chat.say(AINA, f"/book 1, klinik rtw, RTW-1, {day:%d/%m/%Y}, 10.00")

    at = local(day, 10)
    assert time.localtime(at.timestamp()).tm_gmtoff == seconds_of_london  # the zone is in force
    assert (await newest(transactions)).starts_at == at
    assert f"{day.day} {day:%B} 2027, 10:00" in await chat.read(ALI)
    (file,) = await everything(transactions, Attachment)
    written = appointed.event(file.content)[1]
    assert f"DTSTART:{day:%Y%m%d}T020000Z".encode() in file.content  # UTC: the same everywhere
    assert written.decoded("DTSTART") == at
    assert written.decoded("DTEND") == (await newest(transactions)).ends_at
