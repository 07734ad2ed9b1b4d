"""Talk to an officer: kept, brought to who can be reached, answered once, by reply or typed."""

import pytest
from sqlalchemy import select

from bot.transactions import Transactions
from db.models.messaging import Card, Letter
from db.models.people import Enquiry, Role
from db.models.records import AuditNote
from services import clock
from services.people import enquiries
from tests.flows import make
from tests.flows.conftest import Chat
from tests.flows.staff import ADMIN, AMINAH, BAKRI, COORDINATOR, HEAD, count, employ, read

MEMBER, STRANGER = 31, BAKRI


@pytest.fixture(autouse=True)
async def staff(chat: Chat, transactions: Transactions) -> None:
    await employ(transactions)
    async with transactions.begin() as session:
        await make.person(session, MEMBER, role=Role.SQUAD, name="Musa", language="en")


async def enquiry(chat: Chat) -> Enquiry:
    found: Enquiry = (await read(chat, select(Enquiry).order_by(Enquiry.id.desc())))[0]
    return found


async def officers(chat: Chat, number: int) -> set[int]:
    return set(await read(chat, select(Letter.chat_id).where(Letter.card == f"enquiry:{number}")))


async def delivered(transactions: Transactions, officer: int, number: int) -> int:
    """The courier has sent the card to that officer; return the message's number."""
    message = 9000 + officer
    async with transactions.begin() as session:
        session.add(
            Card(
                chat_id=officer,
                name=f"enquiry:{number}",
                message_id=message,
                method="sendMessage",
            )
        )
    return message


async def reply(chat: Chat, officer: int, message: int, text: str) -> None:
    """The officer replies to a letter."""
    letter = {"message_id": message, "date": 1, "chat": {"id": officer, "type": "private"}}
    await chat.say(officer, text, reply_to_message=letter)


async def test_button_asks_for_the_message_and_brings_it(chat: Chat) -> None:
    await chat.press(STRANGER, "officer:")
    asked = await chat.read(STRANGER)
    await chat.say(STRANGER, "Bila pencen <ayah> & saya?")

    kept = await enquiry(chat)
    assert "Tulis mesej anda" in asked
    assert kept.text == "Bila pencen <ayah> & saya?"
    assert f"pertanyaan {kept.id}" in await chat.read(STRANGER)
    assert await officers(chat, kept.id) == {COORDINATOR}  # a stranger has no branch
    assert "Bila pencen &lt;ayah&gt; &amp; saya?" in await chat.read(COORDINATOR)


async def test_typed_in_one_line(chat: Chat) -> None:
    await chat.say(STRANGER, "/officer Bila pencen saya?")

    assert (await enquiry(chat)).text == "Bila pencen saya?"


async def test_own_branch_is_asked_first(chat: Chat, transactions: Transactions) -> None:
    async with transactions.begin() as session:
        await make.person(session, AMINAH, role=Role.SQUAD)
    await chat.say(AMINAH, "/officer Cuti saya?")

    assert await officers(chat, (await enquiry(chat)).id) == {HEAD, MEMBER}


async def test_admins_are_asked_when_no_coordinator_can_be_reached(
    chat: Chat, transactions: Transactions
) -> None:
    await chat.feed(my_chat_member=blocks(COORDINATOR))
    await chat.say(STRANGER, "/officer Bila?")

    assert await officers(chat, (await enquiry(chat)).id) == {ADMIN}


async def test_nobody_to_reach_names_the_hotline_and_keeps_it(chat: Chat) -> None:
    for officer in (COORDINATOR, ADMIN):
        await chat.feed(my_chat_member=blocks(officer))
    await chat.say(STRANGER, "/officer Bila?")

    assert "1-300-22-8000" in await chat.read(STRANGER)
    assert "tiada pegawai" in await chat.read(STRANGER)
    await chat.say(COORDINATOR, "/enquiries")
    assert "Bila?" in await chat.read(COORDINATOR)


async def test_reply_to_the_letter_is_the_answer(chat: Chat, transactions: Transactions) -> None:
    await chat.say(STRANGER, "/officer Bila?")
    number = (await enquiry(chat)).id
    letter = await delivered(transactions, COORDINATOR, number)
    await reply(chat, COORDINATOR, letter, "Esok <9 pagi>")

    assert "Esok &lt;9 pagi&gt;" in await chat.read(STRANGER)
    answered = await enquiry(chat)
    assert answered.answered_by_id == COORDINATOR
    card = [each for each in await chat.letters(COORDINATOR) if each.card == f"enquiry:{number}"]
    assert "Answered</b> by Person 13 on" in card[-1].payload["text"]


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


async def test_redelivered_message_asks_once(chat: Chat) -> None:
    await chat.say(STRANGER, "/officer Bila?")
    await chat.again()

    assert await count(chat, Enquiry) == 1


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


async def test_long_message_is_not_lost_in_the_conversation(chat: Chat) -> None:
    await chat.press(STRANGER, "officer:")
    await chat.say(STRANGER, "x" * (enquiries.LONGEST + 1))
    refused = await chat.read(STRANGER)
    await chat.say(STRANGER, "pendek")

    assert "3001 aksara" in refused
    assert (await enquiry(chat)).text == "pendek"


async def test_picture_is_refused_rather_than_lost(chat: Chat) -> None:
    await chat.press(STRANGER, "officer:")
    await chat.feed(
        message={
            "message_id": 1,
            "date": 1,
            "chat": {"id": STRANGER, "type": "private"},
            "from": {"id": STRANGER, "is_bot": False, "first_name": "P"},
            "caption": "Ini surat saya",
            "photo": [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}],
        }
    )
    refused = await chat.read(STRANGER)
    await chat.say(STRANGER, "Ada surat")

    assert "hanya boleh menyampaikan perkataan" in refused
    assert (await enquiry(chat)).text == "Ada surat"


async def test_flood_of_enquiries_is_stopped(chat: Chat) -> None:
    for _ in range(enquiries.MOST_OPEN + 1):
        await chat.say(STRANGER, "/officer Bila?")

    assert "5 pertanyaan yang menunggu" in await chat.read(STRANGER)
    assert await count(chat, Enquiry) == enquiries.MOST_OPEN


async def test_list_opens_in_full_and_a_reply_answers(
    chat: Chat, transactions: Transactions
) -> None:
    await chat.say(STRANGER, f"/officer {'panjang ' * 30}HUJUNG")
    number = (await enquiry(chat)).id
    await chat.say(COORDINATOR, "/enquiries")
    listed = await chat.read(COORDINATOR)
    await chat.press(COORDINATOR, f"enquiry:{number}")

    assert "HUJUNG" not in listed
    letter = (await chat.letters(COORDINATOR))[-1]
    assert "HUJUNG" in letter.payload["text"]
    async with transactions.begin() as session:
        session.add(
            Card(
                chat_id=COORDINATOR,
                name=str(letter.card),
                message_id=5,
                method="sendMessage",
            )
        )
    await reply(chat, COORDINATOR, 5, "Sudah dibaca")
    assert "Sudah dibaca" in await chat.read(STRANGER)


async def test_group_shows_only_the_way_to_private(chat: Chat) -> None:
    await chat.say(STRANGER, "/officer rahsia", chat=-500)
    await chat.say(STRANGER, "/start officer")
    await chat.say(STRANGER, "Soalan saya")

    rows = (await chat.letters(-500))[-1].payload["reply_markup"]["inline_keyboard"]
    assert rows[0][0]["url"] == "https://t.me/prihatin_test_bot?start=officer"
    assert (await enquiry(chat)).text == "Soalan saya"


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


async def test_cancel_sends_nothing(chat: Chat) -> None:
    await chat.say(STRANGER, "/officer")
    await chat.say(STRANGER, "/cancel")
    await chat.say(STRANGER, "Soalan saya")

    assert await count(chat, Enquiry) == 0
    assert "tidak tahu" in await chat.read(STRANGER)


def blocks(who: int) -> dict[str, object]:
    bot = {"id": 424242, "is_bot": True, "first_name": "Prihatin"}
    return {
        "chat": {"id": who, "type": "private"},
        "from": {"id": who, "is_bot": False, "first_name": "P"},
        "date": 1,
        "old_chat_member": {"user": bot, "status": "member"},
        "new_chat_member": {"user": bot, "status": "kicked", "until_date": 0},
    }
