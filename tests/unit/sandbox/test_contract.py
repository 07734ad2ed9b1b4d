"""aiogram and python-telegram-bot, two independent clients, take every answer of the sandbox.

Each modelled method is called through both; an answer that one of them cannot read raises. The
table of calls must name every modelled method, so that a new one is not forgotten.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import aiogram
import pytest
import telegram
from aiogram import types
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramForbiddenError, TelegramMigrateToChat, TelegramRetryAfter
from telegram.error import ChatMigrated, Forbidden, RetryAfter

from bot.sandbox.methods import METHODS
from bot.sandbox.schema import load

from .play import BUTTONS, PNG, TOKEN, Play


@dataclass(frozen=True)
class Stage:
    """What the calls are about."""

    chat: int
    group: int
    message: int  # a text of the bot in the group
    photo: int  # a photo of the bot in the group
    file: str
    query: str  # a pressed button


Call = Callable[[Any, Stage], Awaitable[Any]]

KEYS = types.InlineKeyboardMarkup.model_validate(BUTTONS)
PTB_KEYS = telegram.InlineKeyboardMarkup.de_json(BUTTONS)
COMMANDS = [("lead", "Petunjuk kes")]

AIOGRAM: dict[str, Call] = {
    "getMe": lambda b, s: b.get_me(),
    "logOut": lambda b, s: b.log_out(),
    "close": lambda b, s: b.close(),
    "getUpdates": lambda b, s: b.get_updates(timeout=0, allowed_updates=[]),
    "setWebhook": lambda b, s: b.set_webhook("http://127.0.0.1:9/", secret_token="a"),
    "deleteWebhook": lambda b, s: b.delete_webhook(),
    "getWebhookInfo": lambda b, s: b.get_webhook_info(),
    "sendMessage": lambda b, s: b.send_message(s.chat, "<b>x</b>", reply_markup=KEYS),
    "sendLocation": lambda b, s: b.send_location(s.chat, 3.8, 103.3),
    "sendVenue": lambda b, s: b.send_venue(s.chat, 3.8, 103.3, "Klinik", "Jalan Besar"),
    "sendContact": lambda b, s: b.send_contact(s.chat, "60123", "Aina"),
    "sendPhoto": lambda b, s: b.send_photo(s.chat, types.BufferedInputFile(PNG, "a.png")),
    "sendDocument": lambda b, s: b.send_document(s.chat, types.BufferedInputFile(b"x", "a.csv")),
    "sendMediaGroup": lambda b, s: b.send_media_group(
        s.chat,
        [
            types.InputMediaPhoto(media=types.BufferedInputFile(PNG, "a.png"), caption="x"),
            types.InputMediaPhoto(media=s.file),
        ],
    ),
    "sendChatAction": lambda b, s: b.send_chat_action(s.chat, "typing"),
    "copyMessage": lambda b, s: b.copy_message(s.chat, s.group, s.message),
    "forwardMessage": lambda b, s: b.forward_message(s.chat, s.group, s.message),
    "editMessageText": lambda b, s: b.edit_message_text("y", chat_id=s.group, message_id=s.message),
    "editMessageCaption": lambda b, s: b.edit_message_caption(
        caption="y", chat_id=s.group, message_id=s.photo
    ),
    "editMessageMedia": lambda b, s: b.edit_message_media(
        types.InputMediaPhoto(media=types.BufferedInputFile(PNG, "b.png"), caption="y"),
        chat_id=s.group,
        message_id=s.photo,
    ),
    "editMessageReplyMarkup": lambda b, s: b.edit_message_reply_markup(
        chat_id=s.group, message_id=s.photo, reply_markup=KEYS
    ),
    "deleteMessage": lambda b, s: b.delete_message(s.group, s.message),
    "deleteMessages": lambda b, s: b.delete_messages(s.group, [s.message]),
    "answerCallbackQuery": lambda b, s: b.answer_callback_query(s.query, "ok"),
    "pinChatMessage": lambda b, s: b.pin_chat_message(s.group, s.message),
    "unpinChatMessage": lambda b, s: b.unpin_chat_message(s.group),
    "setMessageReaction": lambda b, s: b.set_message_reaction(
        s.group, s.message, [types.ReactionTypeEmoji(emoji="👍")]
    ),
    "setMyCommands": lambda b, s: b.set_my_commands(
        [types.BotCommand(command="lead", description="Kes")],
        types.BotCommandScopeChat(chat_id=s.chat),
        "ms",
    ),
    "getMyCommands": lambda b, s: b.get_my_commands(types.BotCommandScopeAllGroupChats()),
    "deleteMyCommands": lambda b, s: b.delete_my_commands(language_code="ms"),
    "setMyName": lambda b, s: b.set_my_name("Prihatin"),
    "getMyName": lambda b, s: b.get_my_name("ms"),
    "setMyDescription": lambda b, s: b.set_my_description("x"),
    "getMyDescription": lambda b, s: b.get_my_description(),
    "setMyShortDescription": lambda b, s: b.set_my_short_description("x"),
    "getMyShortDescription": lambda b, s: b.get_my_short_description(),
    "setChatMenuButton": lambda b, s: b.set_chat_menu_button(
        s.chat, types.MenuButtonWebApp(text="x", web_app=types.WebAppInfo(url="https://a.my"))
    ),
    "getChatMenuButton": lambda b, s: b.get_chat_menu_button(s.chat),
    "getChat": lambda b, s: b.get_chat(s.group),
    "getChatMember": lambda b, s: b.get_chat_member(s.group, b.id),
    "getChatAdministrators": lambda b, s: b.get_chat_administrators(s.group),
    "getChatMemberCount": lambda b, s: b.get_chat_member_count(s.group),
    "leaveChat": lambda b, s: b.leave_chat(s.group),
    "getFile": lambda b, s: b.get_file(s.file),
}
PTB: dict[str, Call] = AIOGRAM | {
    "getUpdates": lambda b, s: b.get_updates(timeout=0),
    "sendMessage": lambda b, s: b.send_message(s.chat, "x", reply_markup=PTB_KEYS),
    "sendPhoto": lambda b, s: b.send_photo(s.chat, PNG, caption="x"),
    "sendDocument": lambda b, s: b.send_document(s.chat, b"x", filename="a.csv"),
    "sendMediaGroup": lambda b, s: b.send_media_group(
        s.chat, [telegram.InputMediaPhoto(PNG), telegram.InputMediaPhoto(s.file)]
    ),
    "editMessageMedia": lambda b, s: b.edit_message_media(
        telegram.InputMediaDocument(b"x", filename="a.csv"), s.group, s.photo
    ),
    "editMessageReplyMarkup": lambda b, s: b.edit_message_reply_markup(
        s.group, s.photo, reply_markup=PTB_KEYS
    ),
    "setMessageReaction": lambda b, s: b.set_message_reaction(s.group, s.message, "👍"),
    "setMyCommands": lambda b, s: b.set_my_commands(
        COMMANDS, telegram.BotCommandScopeChat(s.chat), "ms"
    ),
    "getMyCommands": lambda b, s: b.get_my_commands(telegram.BotCommandScopeAllGroupChats()),
    "setChatMenuButton": lambda b, s: b.set_chat_menu_button(
        s.chat, telegram.MenuButtonWebApp("x", telegram.WebAppInfo("https://a.my"))
    ),
}


async def set_stage(play: Play) -> Stage:
    aina = await play.person(last_name="Kamal", username="aina_k", language_code="ms")
    group = await play.group(aina)
    message = await play.ok("sendMessage", chat_id=group, text="x", reply_markup=BUTTONS)
    file = await play.upload()
    photo = await play.ok("sendPhoto", chat_id=group, photo=file, caption="x")
    await play.ok("pinChatMessage", chat_id=group, message_id=photo["message_id"])
    pressed = await play.sim(
        "press", person=aina, chat=group, message=message["message_id"], data="accept:17"
    )
    return Stage(
        chat=aina,
        group=group,
        message=message["message_id"],
        photo=photo["message_id"],
        file=file,
        query=pressed["callback_id"],
    )


@pytest.fixture
async def stage(play: Play) -> Stage:
    return await set_stage(play)


async def refusals(bot: Any, play: Play, calls: dict[str, Call]) -> dict[str, str]:
    """Make every call on a fresh stage; return what went wrong."""
    wrong: dict[str, str] = {}
    for method, call in calls.items():
        await play.sim("reset")
        await play.sim("limits", on=False)
        stage = await set_stage(play)
        try:
            await call(bot, stage)
        except Exception as problem:
            wrong[method] = repr(problem)
        unknown = [c["unknown"] for c in await play.see(f"calls?method={method}") if c["unknown"]]
        if unknown:
            wrong[method] = f"unknown parameters {unknown}"
    return wrong


@pytest.fixture
async def aio(play: Play) -> AsyncIterator[aiogram.Bot]:
    session = AiohttpSession(api=TelegramAPIServer.from_base(play.sandbox.url))
    yield aiogram.Bot(TOKEN, session)
    await session.close()


@pytest.fixture
async def ptb(play: Play) -> AsyncIterator[telegram.Bot]:
    url = play.sandbox.url
    async with telegram.Bot(TOKEN, base_url=f"{url}/bot", base_file_url=f"{url}/file/bot") as bot:
        yield bot


def test_every_modelled_method_is_in_the_tables() -> None:
    assert set(AIOGRAM) == set(PTB) == set(METHODS) == set(load().methods)


async def test_aiogram_takes_every_answer(aio: aiogram.Bot, play: Play) -> None:
    assert await refusals(aio, play, AIOGRAM) == {}


async def test_ptb_takes_every_answer(ptb: telegram.Bot, play: Play) -> None:
    assert await refusals(ptb, play, PTB) == {}


async def test_both_read_every_kind_of_update(
    aio: aiogram.Bot, ptb: telegram.Bot, play: Play, stage: Stage
) -> None:
    aina, group = stage.chat, stage.group
    said = await play.sim("send", person=aina, chat=aina, text="🚑 /lead @x https://a.my")
    budi = await play.person("Budi")
    for what in (
        {"photo": stage.file, "caption": "x"},
        {"location": {"latitude": 3.8, "longitude": 103.3}},
        {"contact": "own"},
        {"forward": {"chat": aina, "message": said["message_id"]}},
        {"text": "ya", "reply_to": stage.message},
    ):
        await play.sim("send", person=aina, chat=group, **what)
    await play.sim("edit", person=aina, chat=aina, message=said["message_id"], text="x")
    await play.sim("join", person=budi, chat=group)
    await play.sim("block", person=aina)
    await play.sim("migrate", chat=group)

    raw = await play.updates()
    by_aiogram = await aio.get_updates(offset=raw[1]["update_id"], timeout=0)
    by_ptb = await ptb.get_updates(offset=raw[2]["update_id"], timeout=0)

    assert load().problems("Array of Update", raw) == []
    assert {u.event_type for u in by_aiogram} == {
        "message",
        "edited_message",
        "callback_query",
        "my_chat_member",
    }
    assert len(by_aiogram) == len(raw) - 1
    assert len(by_ptb) == len(raw) - 2


async def test_both_know_the_errors_apart(
    aio: aiogram.Bot,
    ptb: telegram.Bot,
    play: Play,
    stage: Stage,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")  # else a deprecation warning
    new = (await play.sim("migrate", chat=stage.group))["new_chat"]
    await play.sim("block", person=stage.chat)
    budi = await play.person("Budi")
    await play.sim("faults", kind="too_many_requests", chat=budi, seconds=3)

    with pytest.raises(TelegramMigrateToChat) as moved:
        await aio.send_message(stage.group, "x")
    with pytest.raises(ChatMigrated) as moved_too:
        await ptb.send_message(stage.group, "x")
    with pytest.raises(TelegramForbiddenError):
        await aio.send_message(stage.chat, "x")
    with pytest.raises(Forbidden):
        await ptb.send_message(stage.chat, "x")
    with pytest.raises(TelegramRetryAfter) as wait:
        await aio.send_message(budi, "x")
    with pytest.raises(RetryAfter):
        await ptb.send_message(budi, "x")

    assert moved.value.migrate_to_chat_id == moved_too.value.new_chat_id == new
    assert wait.value.retry_after == 3


async def test_both_download_a_file(
    aio: aiogram.Bot, ptb: telegram.Bot, play: Play, stage: Stage
) -> None:
    told = await ptb.get_file(stage.file)
    by_aiogram = await aio.download(stage.file)

    assert by_aiogram is not None
    assert by_aiogram.read() == PNG
    assert bytes(await told.download_as_bytearray()) == PNG
