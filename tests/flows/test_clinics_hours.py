"""A clinic keeps its hours in chat; slots follow at once, holidays are left out, closings told."""

import pytest
from sqlalchemy import select

from db.models.appointments import AppointmentState, PhoneCall, Provider
from db.models.messaging import Letter
from db.models.records import AuditNote
from db.models.screening import SpecialDay, WeeklyHours
from services.screening.clinics import nightly
from tests.flows import screened
from tests.flows.conftest import Chat
from tests.flows.intake import rows
from tests.flows.screened import NURSE, OTHER_NURSE, SITI, Hands, appointments, book, pressable

office, hands = screened.office, screened.hands


async def hours(chat: Chat) -> list[tuple[int, int, int, int]]:
    clinic = select(Provider.id).where(Provider.code == "SIN-K1").scalar_subquery()
    found = select(WeeklyHours).where(WeeklyHours.provider_id == clinic)
    kept = await rows(chat, found.order_by(WeeklyHours.weekday, WeeklyHours.first_minute))
    return [(one.weekday, one.first_minute, one.last_minute, one.places) for one in kept]


async def starts(chat: Chat, day: int, month: int) -> list[str]:
    """Return when the open slots of a day begin."""
    first = screened.at(day, month, 0)
    return [
        f"{one.starts_at.astimezone(first.tzinfo):%H:%M}"
        for one in await screened.slots(chat)
        if 0 <= (one.starts_at - first).total_seconds() < 86_400 and one.places
    ]


async def offered(chat: Chat, who: int = SITI) -> Letter:
    """Return the letter that offers other times for what the clinic cancelled."""
    found = [one for one in await chat.letters(who) if one.key.endswith(":cancelled")]
    return found[-1]


async def test_week_is_shown_with_what_to_type(chat: Chat) -> None:
    await chat.say(NURSE, "/slots")

    said = await chat.read(NURSE)
    assert "Selasa: 09:00-11:00, 30 minit, 1 serentak" in said
    assert "/slots Isnin 9-12, 30 min, 2 tempat" in said


async def test_line_replaces_its_weekday_and_slots_follow(chat: Chat) -> None:
    await chat.say(
        NURSE, "/slots Isnin 5-7 malam, 60 min, 2 tempat\nSelasa 14-15, 30 min, 1 tempat"
    )

    assert await hours(chat) == [(1, 1020, 1140, 2), (2, 840, 900, 1), (6, 540, 600, 2)]
    assert await starts(chat, 30, 11) == ["17:00", "18:00"]
    assert await starts(chat, 1, 12) == ["14:00", "14:30"]
    assert await starts(chat, 5, 12) == ["09:00", "09:30"]


async def test_who_is_booked_keeps_the_place_when_the_week_changes(chat: Chat) -> None:
    await book(chat, SITI)
    await chat.say(NURSE, "/slots Selasa 9.15-10.15, 30 min, 1 tempat")

    (row,) = await appointments(chat)
    assert row.state is AppointmentState.BOOKED
    # The old slot is full, and no new one lies within it.
    assert await starts(chat, 1, 12) == ["09:00", "09:45"]


async def test_public_holiday_has_no_slots_unless_opened(chat: Chat, hands: Hands) -> None:
    await chat.say(NURSE, "/slots Jumaat 9-10, 30 min, 1 tempat")
    christmas = await starts(chat, 25, 12)
    await chat.say(NURSE, "/slots buka 25/12 9-10, 30 min, 1 tempat")

    assert christmas == []
    assert await starts(chat, 25, 12) == ["09:00", "09:30"]
    assert await starts(chat, 18, 12) == ["09:00", "09:30"]


async def test_closed_day_and_usual_again(chat: Chat) -> None:
    await chat.say(NURSE, "/slots tutup 8/12")
    closed = await starts(chat, 8, 12)
    await chat.say(NURSE, "/slots biasa 8/12")

    assert closed == []
    assert len(await starts(chat, 8, 12)) == 4
    assert await rows(chat, select(SpecialDay)) == []


async def test_closing_with_bookings_is_asked_once_more(chat: Chat) -> None:
    await book(chat, SITI)
    await chat.say(NURSE, "/slots tutup 1/12")
    asked = await chat.read(NURSE)
    before = (await appointments(chat))[0].state
    (data,) = await pressable(chat, NURSE)
    await chat.press(NURSE, data)

    assert "1 pekerja ditempah" in asked
    assert before is AppointmentState.BOOKED
    assert (await appointments(chat))[0].state is AppointmentState.CANCELLED_PROVIDER
    assert await starts(chat, 1, 12) == []
    told = await offered(chat)
    assert "terpaksa dibatalkan" in str(told.payload)
    assert len(told.payload["reply_markup"]["inline_keyboard"]) == 4  # three times, or a call


async def test_offered_time_after_a_closing_is_booked_by_one_tap(chat: Chat) -> None:
    await book(chat, SITI)
    await chat.say(NURSE, "/slots tutup 1/12 ya")
    first = (await offered(chat)).payload["reply_markup"]["inline_keyboard"][0][0]
    await chat.press(SITI, first["callback_data"])

    assert [row.state for row in await appointments(chat)] == [
        AppointmentState.CANCELLED_PROVIDER, AppointmentState.BOOKED,
    ]  # fmt: skip


async def test_no_place_of_the_closed_time_is_offered(chat: Chat) -> None:
    await book(chat, SITI)
    await book(chat, screened.OMAR, "SIN-K1 1/12 09:30")
    await chat.say(NURSE, "/slots tutup 1/12 ya")

    for who in (SITI, screened.OMAR):
        assert "1 Dis" not in str((await offered(chat, who)).payload["reply_markup"])


async def test_some_hours_are_closed(chat: Chat) -> None:
    await chat.say(NURSE, "/slots tutup 1/12 9-10")

    assert await starts(chat, 1, 12) == ["10:00", "10:30"]


async def test_closing_without_a_chat_is_a_call(chat: Chat) -> None:
    await book(chat, SITI)
    await chat.block(SITI)
    await chat.say(NURSE, "/slots tutup 1/12 ya")

    (call,) = await rows(chat, select(PhoneCall))
    assert call.why == "cancelled"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Isnin 9-12", "tiada minit"),
        ("tutup 31/2", "bukan tarikh"),
        ("Isnin 9-12, 30 min, 2 tempat\nIsnin 11-13, 30 min, 1 tempat", "bertindih"),
        ("Isnin 9-12, 30 min, 2 tempat\nlusa 9-12", "tidak menyatakan waktu"),
    ],
)
async def test_bad_line_changes_nothing_at_all(chat: Chat, line: str, said: str) -> None:
    before = await hours(chat)
    await chat.say(NURSE, f"/slots {line}")

    assert said in await chat.read(NURSE)
    assert await hours(chat) == before


async def test_another_clinics_account_changes_its_own_only(chat: Chat) -> None:
    before = await hours(chat)
    await book(chat, SITI)
    await chat.say(NURSE, "/slots tutup 1/12")
    (data,) = await pressable(chat, NURSE)
    await chat.press(OTHER_NURSE, data)
    foreign = await chat.read(OTHER_NURSE)
    await chat.say(OTHER_NURSE, "/slots SIN-K1 Isnin 9-12, 30 min, 2 tempat")
    await chat.say(SITI, "/slots Isnin 9-12, 30 min, 2 tempat")

    assert "klinik lain" in foreign
    assert await hours(chat) == before
    assert "Hanya kakitangan klinik" in await chat.read(SITI)
    assert (await appointments(chat))[0].state is AppointmentState.BOOKED


async def test_each_change_is_in_the_audit_trail(chat: Chat) -> None:
    await chat.say(NURSE, "/slots Isnin 9-12, 30 min, 2 tempat")

    (note,) = await rows(chat, select(AuditNote).where(AuditNote.action == "clinic.hours"))
    assert note.actor_id == NURSE


async def test_each_night_another_day_is_opened(chat: Chat, hands: Hands) -> None:
    before = len(await screened.slots(chat))
    hands.to(screened.at(8, 12, 3))
    async with chat.door.transactions.begin() as session:
        await nightly.plan(session, 0)
    await screened.tick(chat)

    # A week later there is one Tuesday and one Saturday more: 4 and 2 slots.
    assert len(await screened.slots(chat)) == before + 6
