"""What everybody can do everywhere: start, help, language, cancel; dead ends lead on."""

import pytest
from aiogram.filters import Command

from bot.transactions import Transactions
from handlers import routes
from services.people import menus
from services.records import installation
from tests.flows.conftest import Chat
from tests.flows.staff import BAKRI, HEAD, employ, menu_calls, person


@pytest.fixture(autouse=True)
async def staff(chat: Chat, transactions: Transactions) -> None:
    await employ(transactions)


async def test_start_says_what_prihatin_is_for_the_role(chat: Chat) -> None:
    await chat.say(BAKRI, "/start")
    stranger = await chat.read(BAKRI)
    await chat.say(HEAD, "/start")

    assert "(bot)" in stranger
    assert "belum didaftarkan" in stranger
    assert "Apa yang saya simpan" in stranger
    assert "Branch head:" in await chat.read(HEAD)


async def test_sandbox_marks_itself_synthetic(chat: Chat, transactions: Transactions) -> None:
    await chat.say(BAKRI, "/start")
    production = await chat.read(BAKRI)
    async with transactions.begin() as session:
        await installation.settle(session, "sandbox")
    await chat.say(BAKRI, "/start")

    assert "SINTETIK" not in production
    assert "DATA SINTETIK" in await chat.read(BAKRI)


async def test_help_lists_what_the_role_may_type(chat: Chat) -> None:
    await chat.say(BAKRI, "/help")
    stranger = await chat.read(BAKRI)
    await chat.say(HEAD, "/help")
    first = await chat.read(HEAD)
    await chat.press(HEAD, "help:staff")
    pressed = await chat.read(HEAD)
    await chat.say(HEAD, "/help staff")

    assert "/invite" not in stranger
    assert "kata laluan bank" in stranger
    assert first.startswith("<b>Every day</b>\n/leads – ")
    assert "<b>Staff</b>: /people /invite" in first
    assert "/invite – Invite staff" in pressed
    assert pressed == await chat.read(HEAD)


@pytest.mark.parametrize("text", ["/start", "/help", "/language", "/cancel", "/officer"])
async def test_everywhere_commands_answer_strangers_in_groups(chat: Chat, text: str) -> None:
    number = await chat.say(BAKRI, text, chat=-500)

    letter = (await chat.letters(-500))[-1]
    assert letter.payload["reply_parameters"]["message_id"] == number


async def test_language_is_kept_and_the_menu_follows(chat: Chat) -> None:
    await chat.say(BAKRI, "/language")
    await chat.press(BAKRI, "language:en")
    chosen = await chat.read(BAKRI)
    await chat.say(BAKRI, "/language ms")

    assert "now English" in chosen
    assert (await person(chat, BAKRI)).language == "ms"
    described = [each.payload["commands"][0]["description"] for each in await menu_calls(chat)]
    assert [words[:4] for words in described] == ["Help", "Bant"]


async def test_unknown_language_is_refused(chat: Chat) -> None:
    await chat.say(BAKRI, "/language klingon")

    assert "“klingon”" in await chat.read(BAKRI)


async def test_default_menus_are_posted_once(chat: Chat, transactions: Transactions) -> None:
    for _ in range(2):
        async with transactions.begin() as session:
            await menus.post_defaults(session)

    payloads = [each.payload for each in await menu_calls(chat)]
    assert [(each["scope"]["type"], each.get("language_code")) for each in payloads] == [
        ("all_private_chats", None),
        ("all_private_chats", "en"),
        ("all_group_chats", None),
        ("all_group_chats", "en"),
    ]


def test_every_command_of_the_list_is_handled() -> None:
    handled = {
        command
        for router in routes.router.sub_routers
        for handler in router.message.handlers
        for each in handler.filters or []
        if isinstance(each.callback, Command)
        for command in each.callback.commands
    }

    assert set(menus.COMMANDS) <= handled


async def test_blocking_and_coming_back(chat: Chat) -> None:
    await chat.block(BAKRI)
    blocked = (await person(chat, BAKRI)).blocked_at
    await chat.block(BAKRI, unblock=True)

    assert blocked is not None
    assert (await person(chat, BAKRI)).blocked_at is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("/hlep", "Adakah maksud anda /help?"),
        ("/xyzzy", "tidak mengenali perintah /xyzzy"),
        ("apa khabar", "Saya menerima “apa khabar”"),
    ],
)
async def test_dead_ends_lead_to_help_and_an_officer(chat: Chat, text: str, said: str) -> None:
    await chat.say(BAKRI, text)

    letter = (await chat.letters(BAKRI))[-1]
    assert said in letter.payload["text"]
    assert letter.payload["reply_markup"]["inline_keyboard"][-1][0]["callback_data"] == "officer:"


async def test_old_button_is_answered_kindly(chat: Chat) -> None:
    await chat.press(BAKRI, "forgotten:1")

    assert "tidak digunakan" in await chat.read(BAKRI)


@pytest.mark.parametrize("text", ["selamat pagi semua", "/hlep", "/otherbot please"])
async def test_ordinary_talk_in_a_group_stays_unanswered(chat: Chat, text: str) -> None:
    await chat.say(BAKRI, text, chat=-500)

    assert await chat.letters() == []


async def test_dead_end_in_a_group_names_the_way_to_an_officer(chat: Chat) -> None:
    await chat.press(BAKRI, "forgotten:1", chat=-500)

    letter = (await chat.letters(-500))[-1].payload
    assert "buka chat peribadi dengan Prihatin dan taip /officer" in letter["text"]
    assert "reply_markup" not in letter
