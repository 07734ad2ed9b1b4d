"""An enquiry is answered once, by reply or typed, and listed for those alone who may answer it."""

import pytest
from sqlalchemy import select

from bot.transactions import Transactions
from db.models.people import Enquiry, Role
from db.models.records import AuditNote
from services import clock
from tests.flows import enquired, make
from tests.flows.conftest import Chat, reply_to
from tests.flows.enquired import MEMBER, STRANGER, enquiry
from tests.flows.staff import AMINAH, COORDINATOR, HEAD, count, read

staff = enquired.staff


async def test_reply_to_the_letter_is_the_answer(chat: Chat) -> None:
    await chat.say(STRANGER, "/officer Bila?")
    number = (await enquiry(chat)).id
    card = await chat.shows(COORDINATOR, f"enquiry:{number}")
    await chat.say(COORDINATOR, "Esok <9 pagi>", **reply_to(card, COORDINATOR))

    assert "Esok &lt;9 pagi&gt;" in await chat.read(STRANGER)
    answered = await enquiry(chat)
    assert answered.answered_by_id == COORDINATOR
    edits = [each for each in await chat.letters(COORDINATOR) if each.card == f"enquiry:{number}"]
    assert "Answered</b> by Person 13 on" in edits[-1].payload["text"]


async def test_typed_answer(chat: Chat) -> None:
    await chat.say(STRANGER, "/officer Bila?")
    await chat.say(COORDINATOR, f"/answer {(await enquiry(chat)).id} Esok pagi")

    assert "Esok pagi" in await chat.read(STRANGER)


async def test_second_officer_sees_by_whom_it_was_answered(
    chat: Chat, transactions: Transactions
) -> None:
    async with transactions.begin() as session:
        await make.person(session, AMINAH, role=Role.SQUAD)
    await chat.say(AMINAH, "/officer Cuti saya?")
    number = (await enquiry(chat)).id
    await chat.say(MEMBER, f"/answer {number} Ya")
    await chat.say(HEAD, f"/answer {number} Tidak")

    letters = [each.payload["text"] for each in await chat.letters(HEAD)]
    assert any("Answered</b> by Musa on" in text for text in letters)
    assert f"Enquiry {number} was already answered by Musa" in letters[-1]
    said = [each.payload["text"] for each in await chat.letters(AMINAH)]
    assert not any("Tidak" in text for text in said)


async def test_officer_may_add_to_the_own_answer(chat: Chat) -> None:
    await chat.say(STRANGER, "/officer Bila?")
    number = (await enquiry(chat)).id
    await chat.say(COORDINATOR, f"/answer {number} Esok")
    await chat.say(COORDINATOR, f"/answer {number} Bawa surat juga")

    said = [each.payload["text"] for each in await chat.letters(STRANGER)]
    assert "Esok" in said[-2]
    assert "Bawa surat juga" in said[-1]
    assert await count(chat, AuditNote, AuditNote.action == "enquiry.answered") == 2


@pytest.mark.parametrize("who", [MEMBER, STRANGER])
async def test_only_those_who_were_meant_may_answer(chat: Chat, who: int) -> None:
    await chat.say(AMINAH, "/officer Rahsia saya")
    number = (await enquiry(chat)).id
    await chat.say(who, f"/answer {number} Ya")
    await chat.press(who, f"enquiry:{number}")

    assert (await enquiry(chat)).answered_at is None
    assert not any("Rahsia" in each.payload["text"] for each in await chat.letters(who))


async def test_incomplete_answer_says_what_to_type(chat: Chat) -> None:
    await chat.say(COORDINATOR, "/answer lima")

    assert "“lima”" in await chat.read(COORDINATOR)
    assert "/answer 5" in await chat.read(COORDINATOR)


async def test_list_opens_in_full_and_a_reply_answers(chat: Chat) -> None:
    await chat.say(STRANGER, f"/officer {'panjang ' * 30}HUJUNG")
    number = (await enquiry(chat)).id
    await chat.say(COORDINATOR, "/enquiries")
    listed = await chat.read(COORDINATOR)
    await chat.press(COORDINATOR, f"enquiry:{number}")

    assert "HUJUNG" not in listed
    letter = (await chat.letters(COORDINATOR))[-1]
    assert "HUJUNG" in letter.payload["text"]
    shown = await chat.shows(COORDINATOR, str(letter.card))
    await chat.say(COORDINATOR, "Sudah dibaca", **reply_to(shown, COORDINATOR))
    assert "Sudah dibaca" in await chat.read(STRANGER)


@pytest.mark.parametrize("text", ["/enquiries", "/answer 1 Esok", "/answer", "/jawab 1 Esok"])
async def test_group_never_shows_an_enquiry(chat: Chat, text: str) -> None:
    await chat.say(STRANGER, "/officer Rahsia saya")
    await chat.say(COORDINATOR, text, chat=-500)

    said = [str(each.payload) for each in await chat.letters(-500)]
    assert len(said) == 1
    assert "in the private chat only" in said[0]
    assert "Rahsia" not in said[0]
    assert f"Person {STRANGER}" not in said[0]
    assert (await enquiry(chat)).answered_at is None


async def test_enquiry_pressed_in_a_group_is_not_opened(chat: Chat) -> None:
    await chat.say(STRANGER, "/officer Rahsia saya")
    before = len(await chat.letters(COORDINATOR))
    shown = await chat.press(COORDINATOR, f"enquiry:{(await enquiry(chat)).id}", chat=-500)

    assert shown is not None
    assert "in the private chat only" in shown
    assert await chat.letters(-500) == []
    since = (await chat.letters(COORDINATOR))[before:]
    assert not any("Rahsia" in str(each.payload) for each in since)


async def test_many_public_enquiries_do_not_hide_the_branch_s(
    chat: Chat, transactions: Transactions
) -> None:
    async with transactions.begin() as session:
        await make.person(session, AMINAH, role=Role.SQUAD, name="Aminah")
        for number in range(60):
            await make.person(session, 1000 + number)
            session.add(
                Enquiry(person_id=1000 + number, text=f"Umum {number}", asked_at=clock.now())
            )
    await chat.say(AMINAH, "/officer Cuti saya?")
    await chat.say(HEAD, "/enquiries")

    assert "Cuti saya?" in await chat.read(HEAD)
    assert "Umum" not in await chat.read(HEAD)


@pytest.mark.parametrize(
    ("scope", "listed"),
    [("PHG-KTN", "MY"), ("MY-06", "MY"), ("PHG-KTN", "MY-06"), ("PHG-KTN", "PHG-KTN")],
)
async def test_list_holds_what_may_be_answered(
    chat: Chat, transactions: Transactions, scope: str, listed: str
) -> None:
    async with transactions.begin() as session:
        await make.person(session, AMINAH, role=Role.COORDINATOR, scope=scope)
        await make.person(session, 41, role=Role.COORDINATOR, scope=listed)
    await chat.say(AMINAH, "/officer Soalan saya?")
    await chat.say(41, "/enquiries")
    await chat.say(41, f"/answer {(await enquiry(chat)).id} Ya")

    assert any("Soalan saya?" in each.payload["text"] for each in await chat.letters(41))
    assert (await enquiry(chat)).answered_at is not None


async def test_list_leaves_out_what_may_not_be_answered(
    chat: Chat, transactions: Transactions
) -> None:
    async with transactions.begin() as session:
        await make.person(session, AMINAH, role=Role.COORDINATOR, scope="MY-06")
        await make.person(session, 41, role=Role.COORDINATOR, scope="MY-06")
    await chat.say(AMINAH, "/officer Soalan saya?")
    for who in (AMINAH, 41):  # one's own; a colleague's, which is the country's to answer
        await chat.say(who, "/enquiries")
        assert "Tiada pertanyaan yang menunggu" in await chat.read(who)


async def test_each_look_at_enquiries_is_noted_once(chat: Chat) -> None:
    await chat.say(STRANGER, "/officer Bila?")
    number = (await enquiry(chat)).id
    await chat.say(COORDINATOR, "/enquiries")
    await chat.again()
    await chat.press(COORDINATOR, f"enquiry:{number}")

    looks = await read(
        chat,
        select(AuditNote)
        .where(AuditNote.action.in_(["enquiries.listed", "enquiry.shown"]))
        .order_by(AuditNote.number),
    )
    assert [(each.action, each.actor_id, each.subject) for each in looks] == [
        ("enquiries.listed", COORDINATOR, "scope:MY"),
        ("enquiry.shown", COORDINATOR, f"enquiry:{number}"),
    ]
    assert looks[0].details["enquiries"] == [number]
