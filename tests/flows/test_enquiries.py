"""Talk to an officer: kept, and brought to who can be reached."""

from bot.transactions import Transactions
from db.models.people import Enquiry, Role
from services.people import enquiries
from tests.flows import enquired, make
from tests.flows.conftest import Chat
from tests.flows.enquired import MEMBER, STRANGER, enquiry, officers
from tests.flows.staff import ADMIN, AMINAH, COORDINATOR, HEAD, count

staff = enquired.staff


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
    await chat.block(COORDINATOR)
    await chat.say(STRANGER, "/officer Bila?")

    assert await officers(chat, (await enquiry(chat)).id) == {ADMIN}


async def test_nobody_to_reach_names_the_hotline_and_keeps_it(chat: Chat) -> None:
    for officer in (COORDINATOR, ADMIN):
        await chat.block(officer)
    await chat.say(STRANGER, "/officer Bila?")

    assert "1-300-22-8000" in await chat.read(STRANGER)
    assert "tiada pegawai" in await chat.read(STRANGER)
    await chat.say(COORDINATOR, "/enquiries")
    assert "Bila?" in await chat.read(COORDINATOR)


async def test_redelivered_message_asks_once(chat: Chat) -> None:
    await chat.say(STRANGER, "/officer Bila?")
    await chat.again()

    assert await count(chat, Enquiry) == 1


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


async def test_group_shows_only_the_way_to_private(chat: Chat) -> None:
    await chat.say(STRANGER, "/officer rahsia", chat=-500)
    await chat.say(STRANGER, "/start officer")
    await chat.say(STRANGER, "Soalan saya")

    rows = (await chat.letters(-500))[-1].payload["reply_markup"]["inline_keyboard"]
    assert rows[0][0]["url"] == "https://t.me/prihatin_test_bot?start=officer"
    assert (await enquiry(chat)).text == "Soalan saya"


async def test_cancel_sends_nothing(chat: Chat) -> None:
    await chat.say(STRANGER, "/officer")
    await chat.say(STRANGER, "/cancel")
    await chat.say(STRANGER, "Soalan saya")

    assert await count(chat, Enquiry) == 0
    assert "tidak tahu" in await chat.read(STRANGER)


async def test_message_without_a_word_is_asked_for_again(chat: Chat) -> None:
    await chat.say(STRANGER, "/officer")
    await chat.say(STRANGER, "...")
    told = await chat.read(STRANGER)
    await chat.say(STRANGER, "Bila pencen saya?")

    assert "tiada perkataan" in told
    assert (await enquiry(chat)).text == "Bila pencen saya?"
