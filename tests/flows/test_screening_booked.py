"""A worker books a screening: by three taps, by words, near a place; lost times, changes."""

import pytest
from sqlalchemy import select, update

from bot.transactions import Transactions
from db.models.appointments import AppointmentState, PhoneCall, Slot
from db.models.registry import Current, Extract
from db.models.screening import Screening
from services.screening import finding
from tests.flows import screened
from tests.flows.conftest import Chat
from tests.flows.intake import rows
from tests.flows.screened import LEE, OMAR, SITI, Hands, appointments, book, pressable, slot_at

office, hands = screened.office, screened.hands
KUANTAN = (3.8077, 103.326)


async def tap(chat: Chat, who: int, beginning: str) -> None:
    """Press the first button that begins so, under the newest text."""
    await chat.press(who, next(d for d in await pressable(chat, who) if d.startswith(beginning)))


async def test_three_taps_from_the_nearest_clinics(chat: Chat) -> None:
    await chat.press(SITI, "sc_near:r")
    near = await chat.read(SITI)
    await tap(chat, SITI, "sc_clinic:")
    days = await chat.read(SITI)
    await tap(chat, SITI, "sc_day:")
    times = await chat.read(SITI)
    await tap(chat, SITI, "sc_time:")

    (row,) = await appointments(chat)
    assert "Klinik Kenanga" in near
    assert "Waktu malam atau hari rehat: Sabtu, 5 Disember 2026, 09:00" in near
    assert "Hari apa?" in days
    assert "Pukul berapa?" in times
    assert (row.state, row.starts_at) == (AppointmentState.BOOKED, screened.at(1, 12, 9))
    assert (await slot_at(chat, 1, 12, 9)).taken == 1
    letters = await chat.letters(SITI)
    assert {"sendPhoto", "sendDocument"} <= {each.method for each in letters}
    assert "kali pertama" in str(letters) or "yang pertama" in await chat.read(SITI)


async def test_evenings_and_days_of_rest_come_first(chat: Chat, transactions: Transactions) -> None:
    nearer = await screened.slots(chat)
    saturdays = [each.id for each in nearer if screened.weekday(each) == 6]
    async with transactions.begin() as session:  # the nearer one is left with office hours
        await session.execute(update(Slot).where(Slot.id.in_(saturdays)).values(places=0))
    await chat.press(SITI, "sc_near:r")

    said = await chat.read(SITI)
    assert said.index("Klinik Rhu") < said.index("Klinik Kenanga")
    assert "Masa kosong pada waktu pejabat sahaja" in said


@pytest.mark.parametrize("typed", ["/screening Kuantan", "/screening 25000", "/saringan kuantan"])
async def test_place_is_typed(chat: Chat, typed: str) -> None:
    await chat.say(SITI, typed)

    assert "Klinik Kenanga" in await chat.read(SITI)
    assert "Jarak diukur dari" not in await chat.read(SITI)


async def test_distances_from_elsewhere_are_not_told_as_those_from_home(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def nowhere(*_: object) -> None:
        """The registry has no postcode."""

    await chat.say(SITI, "/screening near")
    from_home = await chat.read(SITI)
    monkeypatch.setattr(finding, "lives_at", nowhere)
    await chat.say(SITI, "/screening near")

    assert "Jarak diukur dari tengah kawasan poskod rumah anda" in from_home
    assert "jarak diukur dari pejabat PERKESO anda" in await chat.read(SITI)


async def test_location_is_shared_after_the_question(chat: Chat) -> None:
    await chat.say(SITI, "/screening")
    await chat.locate(SITI, KUANTAN)
    shared = await chat.read(SITI)
    await chat.say(SITI, "Gambang")

    assert "Klinik Kenanga" in shared
    assert "Klinik" in await chat.read(SITI)


async def test_place_nobody_knows_says_what_to_type(chat: Chat) -> None:
    await chat.say(SITI, "/screening Atlantis Raya")

    assert "Atlantis Raya" in await chat.read(SITI)
    assert "/screening 25000" in await chat.read(SITI)


async def test_far_from_any_clinic_the_waiting_list_is_named(chat: Chat) -> None:
    await chat.say(SITI, "/screening Kota Kinabalu")

    assert "/screening tunggu" in await chat.read(SITI)


async def test_words_book_the_same(chat: Chat) -> None:
    row = await book(chat, SITI, "SIN-K1 1/12 09:30")

    assert row.starts_at == screened.at(1, 12, 9, 30)
    assert row.subject == "round:1"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("SIN-K1 1/12 13:00", "Tiada masa kosong bermula"),
        ("SIN-K1 1/12 25:00", "bukan waktu"),
        ("SIN-K1 31/2", "bukan tarikh"),
        ("SIN-K1 1/12 lapan", "bukan waktu"),
        ("SIN-K9 1/12 09:00", "Tiada klinik panel"),
        ("SIN-K1 2/12 09:00", "Tiada masa kosong bermula"),
    ],
)
async def test_words_that_cannot_be_book_nothing(chat: Chat, words: str, said: str) -> None:
    await chat.say(SITI, f"/screening {words}")

    assert said in await chat.read(SITI)
    assert await appointments(chat) == []


async def test_pressed_twice_is_one_booking(chat: Chat) -> None:
    slot = await slot_at(chat, 1, 12, 9)
    await chat.press(SITI, f"sc_time:{slot.id}.r")
    await chat.again()
    await chat.press(SITI, f"sc_time:{slot.id}.r")

    assert len(await appointments(chat)) == 1
    assert (await slot_at(chat, 1, 12, 9)).taken == 1
    assert "Anda ada temu janji 1" in await chat.read(SITI)
    assert not [one for one in await chat.letters(SITI) if one.key.endswith(":moved")]


async def test_taken_meanwhile_offers_the_nearest(chat: Chat) -> None:
    slot = await slot_at(chat, 1, 12, 9)
    await chat.press(OMAR, f"sc_time:{slot.id}.r")
    await chat.press(SITI, f"sc_time:{slot.id}.r")
    told = await chat.read(SITI)
    offered = await pressable(chat, SITI)
    await chat.press(SITI, offered[0])

    assert "baru sahaja diambil" in told
    assert "Selasa, 1 Disember 2026, 09:30" in told
    assert [row.starts_at for row in await appointments(chat)] == [
        screened.at(1, 12, 9), screened.at(1, 12, 9, 30),
    ]  # fmt: skip


async def test_another_time_taken_is_a_change(chat: Chat) -> None:
    before = await book(chat, SITI)
    after = await book(chat, SITI, "SIN-K2 5/12 09:00")

    assert (after.id, after.version) == (before.id, 2)
    assert after.starts_at == screened.at(5, 12, 9)
    assert (await slot_at(chat, 1, 12, 9)).taken == 0


async def test_change_and_cancel_by_words(chat: Chat) -> None:
    await book(chat, SITI)
    await chat.say(SITI, "/screening tukar")
    days = await chat.read(SITI)
    await chat.say(SITI, "/screening batal")

    (row,) = await appointments(chat)
    assert "Hari apa?" in days
    assert row.state is AppointmentState.CANCELLED_WORKER
    assert (await slot_at(chat, 1, 12, 9)).taken == 0


async def test_cancellation_is_not_undone_beside_another_booking(chat: Chat) -> None:
    first = await book(chat, SITI)
    await chat.say(SITI, "/screening batal")
    await book(chat, SITI, "SIN-K1 5/12 09:00")
    await chat.press(SITI, f"visit_undo:{first.id}.1")

    assert "Sudah ada satu temu janji" in await chat.read(SITI)
    live = [row for row in await appointments(chat) if row.state is AppointmentState.BOOKED]
    assert [row.starts_at for row in live] == [screened.at(5, 12, 9)]
    assert (await slot_at(chat, 1, 12, 9)).taken == 0


async def test_locked_chat_shows_and_changes_no_appointment(chat: Chat) -> None:
    await book(chat, SITI)
    await chat.say(SITI, "/lock 4821")
    for words in ("/appointments", "/screening batal", "/screening tukar"):
        await chat.say(SITI, words)

        assert "dikunci" in await chat.read(SITI), words
    (row,) = await appointments(chat)
    assert row.state is AppointmentState.BOOKED


async def test_who_wants_no_service_is_asked_first(chat: Chat) -> None:
    await chat.say(SITI, "/withdrawconsent everything ya")
    await chat.say(SITI, "/screening SIN-K1 1/12 09:00")

    assert "/consent khidmat ya" in await chat.read(SITI)
    assert await appointments(chat) == []


async def test_too_late_to_change_names_the_telephone(chat: Chat, hands: Hands) -> None:
    await book(chat, SITI)
    hands.to(screened.at(1, 12, 8))
    await chat.say(SITI, "/screening SIN-K1 5/12 09:00")

    assert "09-555 0101" in await chat.read(SITI)
    assert [row.starts_at for row in await appointments(chat)] == [screened.at(1, 12, 9)]


async def test_first_time_is_asked_once(chat: Chat) -> None:
    await book(chat, SITI)
    question = [d for d in await pressable(chat, SITI) if d.startswith("sc_first:")]
    await chat.press(SITI, question[0])
    (place,) = await rows(chat, select(Screening))
    await book(chat, SITI, "SIN-K1 5/12 09:00")

    assert place.first_time is True
    assert not [d for d in await pressable(chat, SITI) if d.startswith("sc_first:")]


async def test_first_time_by_words_and_by_nobody_else(chat: Chat) -> None:
    await book(chat, SITI)
    (data,) = [d for d in await pressable(chat, SITI) if d.endswith(".yes")]
    await chat.press(OMAR, data)
    (place,) = await rows(chat, select(Screening))
    await chat.say(SITI, "/screening pertama tidak")
    (after,) = await rows(chat, select(Screening).where(Screening.worker_id == place.worker_id))

    assert place.first_time is None
    assert after.first_time is False


async def test_not_eligible_books_nothing(chat: Chat) -> None:
    slot = await slot_at(chat, 1, 12, 9)
    await chat.press(LEE, f"sc_time:{slot.id}.r")

    assert "tidak boleh hadir" in await chat.read(LEE)
    assert await appointments(chat) == []


async def test_unknown_facts_book_and_staff_look_first(
    chat: Chat, transactions: Transactions
) -> None:
    async with transactions.begin() as session:
        await session.delete(await session.get_one(Current, Extract.CONTRIBUTIONS))
    await book(chat, LEE)

    (call,) = await rows(chat, select(PhoneCall))
    assert call.why == "screening_check"
    assert len(await appointments(chat)) == 1


async def test_past_and_foreign_buttons_change_nothing(chat: Chat, hands: Hands) -> None:
    slot = await slot_at(chat, 1, 12, 9)
    hands.to(screened.at(1, 12, 10))
    await chat.press(SITI, f"sc_time:{slot.id}.r")
    past = await chat.read(SITI)
    await chat.press(99, f"sc_time:{slot.id}.r")
    await chat.press(SITI, "sc_time:999999.r")
    await chat.press(SITI, f"sc_time:{slot.id}.f17")
    await chat.press(SITI, "sc_day:1.99999999.r")

    assert "Tiada apa-apa" in past
    assert await appointments(chat) == []


@pytest.mark.parametrize("kind", ["photo", "sticker"])
async def test_something_else_in_a_text_step_is_no_place(chat: Chat, kind: str) -> None:
    await chat.say(SITI, "/screening")
    if kind == "photo":
        await chat.photo(SITI)
    else:
        await chat.say(SITI, "😀")

    assert await appointments(chat) == []


async def test_language_switched_in_the_middle(chat: Chat) -> None:
    await chat.press(SITI, "sc_near:r")
    await chat.say(SITI, "/language en")
    slot = await slot_at(chat, 1, 12, 9)
    await chat.press(SITI, f"sc_day:{slot.provider_id}.{screened.MONDAY.toordinal() + 1}.r")

    assert "What time?" in await chat.read(SITI)
