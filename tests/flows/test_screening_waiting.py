"""The waiting list: one offer at a time in the order of joining, a countdown, never at night."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot.transactions import Transactions
from db.models.appointments import AppointmentState, PhoneCall
from db.models.records import AuditNote
from db.models.screening import Offer, OfferEnd, Waiting
from services import clock
from services.appointments import phone_calls
from services.workers import ending, finding
from tests.flows import screened
from tests.flows.conftest import Chat
from tests.flows.intake import rows
from tests.flows.screened import NURSE, OMAR, SITI, Hands, appointments, book, slot_at, tick

office, hands = screened.office, screened.hands
TAKER, LATER = 90, 91  # hold the places that others wait for
NRIC = "770101065555"


@pytest.fixture(autouse=True)
async def full(office: None, chat: Chat, transactions: Transactions) -> None:
    """The clinic has two slots, on the first two Tuesdays, and both are taken; another has one."""
    async with transactions.begin() as session:
        await screened.more(session, {TAKER: NRIC, LATER: "760101065557"})
        for code, days in (("SIN-K1", (1, 8)), ("SIN-K2", (15,))):
            await screened.only_open(session, code, [f"buka {day}/12 9-9.30, 30 min, 1 tempat"
                                                     for day in days])  # fmt: skip
    await book(chat, TAKER, "SIN-K1 1/12 09:00")
    await book(chat, LATER, "SIN-K1 8/12 09:00")


async def offers(chat: Chat) -> list[Offer]:
    return await rows(chat, select(Offer).order_by(Offer.id))


async def waiting(chat: Chat) -> list[Waiting]:
    return await rows(chat, select(Waiting).order_by(Waiting.id))


async def after(hands: Hands, time: timedelta) -> None:
    hands.to(clock.now() + time)


async def test_joining_tells_the_place_in_the_order(chat: Chat) -> None:
    await chat.say(SITI, "/screening tunggu SIN-K1")
    await chat.say(OMAR, "/screening tunggu SIN-K1 selasa sabtu 9-12")

    assert "Sebelum anda: 1" in await chat.read(OMAR)
    first, second = await waiting(chat)
    assert (second.weekdays, second.first_minute, second.last_minute) == ("26", 540, 720)
    assert first.joined_at < second.joined_at


async def test_joining_again_keeps_the_place(chat: Chat) -> None:
    await chat.say(SITI, "/screening tunggu SIN-K1")
    (before,) = await waiting(chat)
    await chat.say(SITI, "/screening tunggu Kuantan")

    (row,) = await waiting(chat)
    assert (row.id, row.joined_at, row.provider_id) == (before.id, before.joined_at, None)


async def test_freed_place_is_offered_to_the_longest_waiting(chat: Chat) -> None:
    await chat.say(SITI, "/screening tunggu SIN-K1")
    await chat.say(OMAR, "/screening tunggu SIN-K1")
    await chat.say(TAKER, "/screening batal")
    await tick(chat)

    (offer,) = await offers(chat)
    assert "Ada masa kosong untuk anda: Selasa, 1 Disember 2026, 09:00" in await chat.read(SITI)
    assert "10:30" in await chat.read(SITI)  # the end of the countdown
    assert abs(offer.until - offer.offered_at - timedelta(minutes=30)) < timedelta(seconds=5)
    assert "Ada masa kosong" not in await chat.read(OMAR)
    assert (await slot_at(chat, 1, 12, 9)).taken == 1


async def test_taken_by_word_is_booked(chat: Chat) -> None:
    await chat.say(SITI, "/screening tunggu SIN-K1")
    await chat.say(TAKER, "/screening batal")
    await tick(chat)
    await chat.say(SITI, "/screening terima")
    await chat.say(SITI, "/screening terima")

    assert (await appointments(chat))[-1].state is AppointmentState.BOOKED
    assert [offer.ended_as for offer in await offers(chat)] == [OfferEnd.TAKEN]
    assert [row.left_for for row in await waiting(chat)] == ["booked"]


async def test_passed_on_goes_to_the_next_and_back_to_nobody(chat: Chat) -> None:
    await chat.say(SITI, "/screening tunggu SIN-K1")
    await chat.say(OMAR, "/screening tunggu SIN-K1")
    await chat.say(TAKER, "/screening batal")
    await tick(chat)
    await chat.say(SITI, "/screening lepas")
    await tick(chat)

    first, second = await offers(chat)
    assert first.ended_as is OfferEnd.DECLINED
    assert "Ada masa kosong" in await chat.read(OMAR)
    assert second.passed == "1:had"


async def test_countdown_over_goes_to_the_next(chat: Chat, hands: Hands) -> None:
    await chat.say(SITI, "/screening tunggu SIN-K1")
    await chat.say(OMAR, "/screening tunggu SIN-K1")
    await chat.say(TAKER, "/screening batal")
    await tick(chat)
    await after(hands, timedelta(minutes=31))
    await tick(chat)
    await chat.say(SITI, "/screening terima")

    first, second = await offers(chat)
    assert first.ended_as is OfferEnd.LAPSED
    assert second.ended_as is None
    assert "orang seterusnya" in await chat.read(
        SITI
    ) or "Tiada masa ditawarkan" in await chat.read(SITI)
    assert (await slot_at(chat, 1, 12, 9)).taken == 1


async def test_after_three_that_were_not_taken_he_leaves(
    chat: Chat, transactions: Transactions, hands: Hands
) -> None:
    await chat.say(SITI, "/screening tunggu SIN-K1")
    async with transactions.begin() as session:
        await session.execute(update(Waiting).values(misses=2))
    await chat.say(TAKER, "/screening batal")
    await tick(chat)
    await chat.say(SITI, "/screening lepas")

    (row,) = await waiting(chat)
    assert (row.misses, row.left_for) == (3, "misses")
    assert "keluar dari senarai" in await chat.read(SITI)


async def test_nobody_is_offered_anything_at_night(chat: Chat, hands: Hands) -> None:
    await chat.say(SITI, "/screening tunggu SIN-K1")
    hands.to(screened.at(30, 11, 21, 30))
    await chat.say(TAKER, "/screening batal")
    await tick(chat)
    night = await offers(chat)
    hands.to(screened.at(1, 12, 4, 50))
    await tick(chat)
    early = await offers(chat)

    assert night == early == []


async def test_the_next_morning_it_is_offered(chat: Chat, hands: Hands) -> None:
    await chat.say(SITI, "/screening tunggu SIN-K1")
    hands.to(screened.at(30, 11, 22))
    await chat.say(LATER, "/screening batal")
    await tick(chat)
    hands.to(screened.at(1, 12, 8, 1))
    await tick(chat)

    (offer,) = await offers(chat)
    assert offer.slot_id == (await slot_at(chat, 8, 12, 9)).id


@pytest.mark.parametrize("wish", ["SIN-K1 rabu", "SIN-K1 13-17", "Kota Bharu"])
async def test_who_waits_for_something_else_is_not_asked(chat: Chat, wish: str) -> None:
    await chat.say(SITI, f"/screening tunggu {wish}")
    await chat.say(TAKER, "/screening batal")
    await tick(chat)

    assert await offers(chat) == []


async def test_dead_worker_is_passed_and_leaves(chat: Chat, transactions: Transactions) -> None:
    await chat.say(SITI, "/screening tunggu SIN-K1")
    await chat.say(OMAR, "/screening tunggu SIN-K1")
    async with transactions.begin() as session:
        person = await session.get_one(screened.Person, SITI)
        nurse = await session.get_one(screened.Person, NURSE)
        worker = await finding.of_person(session, person)
        assert worker is not None
        await ending.report_death(session, worker, None, nurse)
    before = len(await chat.letters(SITI))
    await chat.say(TAKER, "/screening batal")
    await tick(chat)

    (offer,) = await offers(chat)
    assert offer.waiting_id == 2
    assert len(await chat.letters(SITI)) == before


async def test_another_time_booked_ends_the_offer(chat: Chat) -> None:
    await chat.say(SITI, "/screening tunggu SIN-K1")
    await chat.say(TAKER, "/screening batal")
    await tick(chat)
    other = await slot_at(chat, 15, 12, 9, code="SIN-K2")
    await chat.press(SITI, f"sc_time:{other.id}.r")

    (offer,) = await offers(chat)
    assert offer.ended_as is OfferEnd.WITHDRAWN
    assert (await slot_at(chat, 1, 12, 9)).taken == 0
    assert (await appointments(chat))[-1].starts_at == screened.at(15, 12, 9)


async def test_new_hours_are_offered_too(chat: Chat) -> None:
    await chat.say(SITI, "/screening tunggu SIN-K1")
    await tick(chat)
    await chat.say(NURSE, "/slots Rabu 9-9.30, 30 min, 1 tempat")
    await tick(chat)

    assert "Rabu, 2 Disember 2026, 09:00" in await chat.read(SITI)


async def test_order_can_be_proved_afterwards(chat: Chat) -> None:
    await chat.say(SITI, "/screening tunggu SIN-K1 rabu")
    await chat.say(OMAR, "/screening tunggu SIN-K1")
    await chat.say(TAKER, "/screening batal")
    await tick(chat)

    (offer,) = await offers(chat)
    (note,) = await rows(chat, select(AuditNote).where(AuditNote.action == "screening.offered"))
    assert (offer.waiting_id, offer.ahead, offer.passed) == (2, 1, "1:weekday")
    assert note.details["passed"] == "1:weekday"


async def test_leaving_and_offers_of_others(chat: Chat) -> None:
    await chat.say(SITI, "/screening tunggu SIN-K1")
    await chat.say(TAKER, "/screening batal")
    await tick(chat)
    await chat.press(OMAR, "sc_take:1")
    foreign = await chat.read(OMAR)
    await chat.say(SITI, "/screening keluar")

    assert "Tiada masa ditawarkan" in foreign
    assert [row.left_for for row in await waiting(chat)] == ["asked"]


@pytest.mark.parametrize("typed", ["/tarikbalik screening", "/consent screening no",
                                   "/tarikbalik everything ya"])  # fmt: skip
async def test_who_withdraws_leaves_the_list_and_is_told_so(chat: Chat, typed: str) -> None:
    await chat.say(SITI, "/screening tunggu SIN-K1")
    await chat.say(OMAR, "/screening tunggu SIN-K1")
    await chat.say(SITI, typed)
    said = [str(each.payload.get("text", "")) for each in await chat.letters(SITI)]
    await chat.say(TAKER, "/screening batal")
    await tick(chat)

    (offer,) = await offers(chat)
    assert offer.waiting_id == 2
    assert [row.left_for for row in await waiting(chat)] == ["withdrawn", None]
    assert any("keluar daripada senarai menunggu" in text for text in said)


async def test_who_withdraws_gives_back_what_is_offered(chat: Chat) -> None:
    await chat.say(SITI, "/screening tunggu SIN-K1")
    await chat.say(OMAR, "/screening tunggu SIN-K1")
    await chat.say(TAKER, "/screening batal")
    await tick(chat)
    await chat.press(SITI, "unconsent:screening")
    await tick(chat)
    await chat.press(SITI, "sc_take:1")

    first, second = await offers(chat)
    assert (first.ended_as, second.ended_as) == (OfferEnd.WITHDRAWN, None)
    assert second.waiting_id == 2
    assert (await appointments(chat))[-2].state is AppointmentState.CANCELLED_WORKER


async def test_who_withdraws_something_else_goes_on_waiting(chat: Chat) -> None:
    await chat.say(SITI, "/screening tunggu SIN-K1")
    await chat.say(SITI, "/tarikbalik sharing")

    assert [row.left_for for row in await waiting(chat)] == [None]
    assert "senarai menunggu" not in await chat.read(SITI)


async def test_call_of_who_withdraws_is_not_made(chat: Chat, transactions: Transactions) -> None:
    async with transactions.begin() as session:
        person = await session.get_one(screened.Person, SITI)
        worker = await finding.of_person(session, person)
        assert worker is not None
        for why in ("screening_invite", "red_flag"):
            await phone_calls.plan(session, f"screening:{why}", worker, why, clock.now())
    await chat.say(SITI, "/tarikbalik screening")

    calls = await rows(chat, select(PhoneCall).order_by(PhoneCall.id))
    assert [each.outcome for each in calls] == ["withdrawn", None]
