"""What the bot sends over HTTP, and what is refused, in Telegram's words."""

import json
from typing import Any

import aiohttp
import pytest

from .play import BUTTONS, TOKEN, Play


async def test_text_with_html_and_buttons(play: Play) -> None:
    aina = await play.person()

    sent = await play.ok(
        "sendMessage", chat_id=aina, text="<b>Kes</b> 17", parse_mode="HTML", reply_markup=BUTTONS
    )

    assert sent["text"] == "Kes 17"
    assert sent["entities"] == [{"type": "bold", "offset": 0, "length": 3}]
    assert sent["reply_markup"] == BUTTONS


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        pytest.param({"chat_id": 99}, "chat not found", id="unknown chat"),
        pytest.param({"chat_id": "@nobody"}, "chat not found", id="unknown name"),
        pytest.param({"chat_id": ""}, "chat_id is empty", id="empty chat"),
        pytest.param({"chat_id": None}, "chat_id is empty", id="no chat"),
        pytest.param({"text": ""}, "message text is empty", id="empty text"),
        pytest.param({"text": " \n"}, "text must be non-empty", id="white space"),
        pytest.param({"text": "x" * 4097}, "message is too long", id="4097"),
        pytest.param({"text": "🚑" * 2049}, "message is too long", id="4098 UTF-16 units"),
        pytest.param(
            {"text": "<b>x", "parse_mode": "HTML"},
            "can't parse entities: Can't find end tag corresponding to start tag \"b\"",
            id="bad HTML",
        ),
        pytest.param(
            {"reply_parameters": {"message_id": 999}},
            "message to be replied not found",
            id="reply to nothing",
        ),
        pytest.param({"message_thread_id": 5}, "message thread not found", id="topic"),
        pytest.param(
            {"reply_markup": {"inline_keyboard": [[{"text": "a", "callback_data": "é" * 33}]]}},
            "BUTTON_DATA_INVALID",
            id="66 bytes of callback data",
        ),
        pytest.param(
            {"reply_markup": {"inline_keyboard": [[{"text": "a"}]]}},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
            id="button that does nothing",
        ),
        pytest.param(
            {"reply_markup": {"inline_keyboard": [[{"text": "a", "url": "not-a-url"}]]}},
            "inline keyboard button URL 'not-a-url' is invalid: Wrong HTTP URL",
            id="button with a bad link",
        ),
        pytest.param(
            {"reply_markup": {"inline_keyboard": "bad"}},
            'field "inline_keyboard" must be of type Array',
            id="keyboard of a wrong type",
        ),
        pytest.param(
            {"reply_markup": "{"}, "can't parse reply keyboard markup JSON object", id="no JSON"
        ),
        pytest.param(
            {"reply_markup": {"force_reply": "yes"}},
            'field "force_reply" must be of type Boolean',
            id="a word for a truth",
        ),
        pytest.param(
            {"reply_markup": {"inline_keyboard": [[{"callback_data": "x"}]]}},
            'can\'t find field "text"',
            id="button without text",
        ),
    ],
)
async def test_send_is_refused(play: Play, parameters: dict[str, Any], words: str) -> None:
    aina = await play.person()

    refusal = await play.refused("sendMessage", **{"chat_id": aina, "text": "x"} | parameters)

    assert refusal == f"Bad Request: {words}"


async def test_4096_units_after_parsing_are_sent(play: Play) -> None:
    aina = await play.person()

    sent = await play.ok(
        "sendMessage", chat_id=aina, text=f"<b>{'&lt;' * 4096}</b>", parse_mode="HTML"
    )

    assert sent["text"] == "<" * 4096


async def test_who_never_pressed_start_is_not_found(play: Play) -> None:
    aina = await play.person(started=False)

    refusal = await play.refused("sendMessage", chat_id=aina, text="x")

    assert refusal == "Bad Request: chat not found"


async def test_who_blocked_the_bot_gets_nothing(play: Play) -> None:
    aina = await play.person()
    await play.sim("block", person=aina)

    answer = await play.call("sendMessage", chat_id=aina, text="x")

    assert answer["error_code"] == 403
    assert answer["description"] == "Forbidden: bot was blocked by the user"


async def test_reply_shows_what_it_replies_to(play: Play) -> None:
    aina = await play.person()
    said = await play.sim("send", person=aina, chat=aina, text="soalan")

    sent = await play.ok(
        "sendMessage",
        chat_id=aina,
        text="jawapan",
        reply_parameters={"message_id": said["message_id"]},
    )

    assert sent["reply_to_message"]["text"] == "soalan"


async def test_forward_names_the_first_sender_and_copy_does_not(play: Play) -> None:
    aina, budi = await play.person(), await play.person("Budi")
    said = await play.sim("send", person=aina, chat=aina, text="kes")
    source = {"from_chat_id": aina, "message_id": said["message_id"]}

    forwarded = await play.ok("forwardMessage", chat_id=budi, **source)
    await play.ok("copyMessage", chat_id=budi, **source)

    shown = await play.see(f"chats/{budi}/messages?person={budi}")
    assert forwarded["forward_origin"]["sender_user"]["id"] == aina
    assert [m.get("forward_origin") is None for m in shown] == [True, False, True]
    assert [m["text"] for m in shown] == ["/start", "kes", "kes"]


async def test_reply_keyboard_is_seen_by_the_page_not_by_the_bot(play: Play) -> None:
    aina = await play.person()
    keyboard = {"keyboard": [[{"text": "Lokasi", "request_location": True}]]}

    sent = await play.ok("sendMessage", chat_id=aina, text="x", reply_markup=keyboard)

    shown = await play.see(f"chats/{aina}/messages?person={aina}")
    assert "reply_markup" not in sent
    assert shown[-1]["reply_markup"] == keyboard


async def test_unknown_method_and_token(play: Play) -> None:
    unknown = await play.call("sendPigeon")
    address = f"{play.sandbox.url}/bot12345:AAF-real-token/getMe"
    async with play.client.get(address) as response:
        foreign = await response.json()

    assert (unknown["error_code"], unknown["description"]) == (404, "Not Found: method not found")
    assert foreign == {"ok": False, "error_code": 401, "description": "Unauthorized"}


async def test_unknown_parameters_are_noted_but_not_refused(play: Play) -> None:
    aina = await play.person()

    await play.ok("sendMessage", chat_id=aina, text="x", disable_web_page_preview=True)

    assert (await play.see("calls?method=sendMessage"))[-1]["unknown"] == [
        "disable_web_page_preview"
    ]


@pytest.mark.parametrize("way", ["query", "form", "multipart", "json", "case"])
async def test_a_call_may_come_in_any_shape(play: Play, way: str) -> None:
    aina = await play.person()
    address = f"{play.sandbox.url}/bot{TOKEN}/{'SENDmessage' if way == 'case' else 'sendMessage'}"
    fields = {"chat_id": str(aina), "text": "x", "reply_markup": json.dumps(BUTTONS)}
    form = aiohttp.FormData(fields)
    if way == "multipart":
        form._is_multipart = True
    shapes: dict[str, dict[str, Any]] = {
        "query": {"params": fields},
        "form": {"data": fields},
        "multipart": {"data": form},
        "json": {"json": {"chat_id": aina, "text": "x", "reply_markup": BUTTONS}},
        "case": {"data": fields},
    }

    async with play.client.post(address, **shapes[way]) as response:
        answer = await response.json()

    assert answer["result"]["reply_markup"] == BUTTONS


async def test_protected_message_goes_nowhere_else(play: Play) -> None:
    aina, budi = await play.person(), await play.person("Budi")
    sent = await play.ok("sendMessage", chat_id=aina, text="x", protect_content=True)
    source = {"chat_id": budi, "from_chat_id": aina, "message_id": sent["message_id"]}

    forward = await play.refused("forwardMessage", **source)
    copy = await play.refused("copyMessage", **source)

    assert forward == "Bad Request: message can't be forwarded"
    assert copy == "Bad Request: message can't be copied"


async def test_copied_photo_may_get_another_caption(play: Play) -> None:
    aina = await play.person()
    photo = await play.upload()
    sent = await play.ok("sendPhoto", chat_id=aina, photo=photo, caption="lama")

    await play.ok(
        "copyMessage",
        chat_id=aina,
        from_chat_id=aina,
        message_id=sent["message_id"],
        caption="baharu",
    )

    shown = await play.see(f"chats/{aina}/messages")
    assert (shown[-1]["caption"], shown[-1]["photo"]) == ("baharu", sent["photo"])
