"""What the bot asks gets its types from the Bot API description, or is refused."""

import json
from typing import Any

import pytest

from bot.sandbox.checks import checked
from bot.sandbox.errors import ApiError
from bot.sandbox.schema import load
from bot.sandbox.wire import Upload


@pytest.mark.parametrize(
    ("method", "raw", "values"),
    [
        pytest.param(
            "sendMessage", {"chat_id": "12", "text": "5"}, {"chat_id": 12, "text": "5"}, id="form"
        ),
        pytest.param(
            "sendMessage",
            {"chat_id": "@squad", "text": 5, "disable_notification": "True"},
            {"chat_id": "@squad", "text": "5", "disable_notification": True},
            id="names, numbers for text, words for truth",
        ),
        pytest.param(
            "sendMessage",
            {"chat_id": 1, "text": "x", "reply_parameters": '{"message_id": 3, "quote": null}'},
            {"chat_id": 1, "text": "x", "reply_parameters": {"message_id": 3}},
            id="JSON in a string, nulls left out",
        ),
        pytest.param(
            "sendLocation",
            {"chat_id": 1, "latitude": "3.8", "longitude": 103},
            {"chat_id": 1, "latitude": 3.8, "longitude": 103.0},
            id="numbers with a point",
        ),
        pytest.param(
            "getUpdates",
            {"allowed_updates": '["message"]', "offset": "-1", "limit": None},
            {"allowed_updates": ["message"], "offset": -1},
            id="lists",
        ),
    ],
)
def test_values_get_their_types(method: str, raw: dict[str, Any], values: dict[str, Any]) -> None:
    assert checked(method, raw, {}).values == values


@pytest.mark.parametrize(
    ("method", "raw", "words"),
    [
        ("sendMessage", {"text": "x"}, "chat_id is empty"),
        ("sendMessage", {"chat_id": 1}, "message text is empty"),
        ("sendMessage", {"chat_id": [1]}, 'field "chat_id" must be of type Integer or String'),
        (
            "sendMessage",
            {"chat_id": 1, "protect_content": "maybe"},
            'field "protect_content" must be of type Boolean',
        ),
        (
            "sendMessage",
            {"chat_id": 1, "reply_parameters": {"message_id": "x"}},
            'field "message_id" must be of type Integer',
        ),
        ("sendMessage", {"chat_id": 1, "entities": "["}, "can't parse entities JSON object"),
        ("sendLocation", {"chat_id": 1, "latitude": 1}, 'parameter "longitude" is required'),
        ("setMyCommands", {"commands": [{"command": "x"}]}, 'can\'t find field "description"'),
        ("deleteMessage", {"chat_id": 1}, "message identifier is not specified"),
        ("getUpdates", {"offset": "x"}, 'field "offset" must be of type Integer'),
    ],
)
def test_wrong_types_are_refused(method: str, raw: dict[str, Any], words: str) -> None:
    with pytest.raises(ApiError) as refusal:
        checked(method, raw, {})

    assert refusal.value.description == f"Bad Request: {words}"


def test_unknown_parameters_are_noted_at_any_depth() -> None:
    button = {"text": "a", "callback_data": "b", "colour": "red"}
    markup = json.dumps({"inline_keyboard": [[button]]})

    raw = {"chat_id": 1, "text": "x", "txt": "x", "reply_markup": markup}

    ask = checked("sendMessage", raw, {})

    assert ask.unknown == ("txt", "reply_markup.inline_keyboard.0.0.colour")


def test_an_uploaded_part_stands_for_its_parameter() -> None:
    part = {"photo": Upload("a.png", "image/png", b"x")}

    ask = checked("sendPhoto", {"chat_id": 1}, part)

    assert ask["photo"] == "attach://photo"


@pytest.mark.parametrize(
    ("kind", "value", "problems"),
    [
        pytest.param("User", {"id": 1, "is_bot": False, "first_name": "A"}, [], id="good"),
        pytest.param(
            "User",
            {"id": "1", "is_bot": False, "colour": 1},
            [("", "missing"), ("id", "type"), ("", "unknown")],
            id="all three kinds",
        ),
        pytest.param("Array of Integer", [1, True], [(".1", "type")], id="truth is no number"),
        pytest.param(
            "ChatMember",
            {"status": "left", "user": {"id": 1, "is_bot": False}},
            [("user", "missing")],
            id="the alternative that fits best speaks",
        ),
    ],
)
def test_schema_finds_what_is_wrong(kind: str, value: Any, problems: list[tuple[str, str]]) -> None:
    assert [(p.path, p.kind) for p in load().problems(kind, value)] == problems


def test_every_type_of_the_description_can_be_built() -> None:
    schema = load()

    for name in schema._types:
        schema.check(name)

    assert schema.version == "10.3"
