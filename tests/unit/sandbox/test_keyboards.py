"""Keyboards are refused as Telegram refuses them."""

from typing import Any

import pytest

from bot.sandbox.errors import ApiError
from bot.sandbox.keyboards import inline, split

ROW = [{"text": "a", "callback_data": "b"}]


def of(**button: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "a", **button}]]}


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param(of(callback_data="é" * 32), id="64 bytes of data"),
        pytest.param(of(url="https://t.me/x?start=1"), id="link"),
        pytest.param(of(url="tg://user?id=5"), id="link to a person"),
        pytest.param(of(web_app={"url": "https://a.my"}), id="Mini App"),
        pytest.param(of(switch_inline_query=""), id="an empty query is an action"),
        pytest.param(of(copy_text={"text": "x"}), id="copy"),
    ],
)
def test_good_keyboards_stay_as_they_are(markup: dict[str, Any]) -> None:
    assert inline(markup) == markup


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        pytest.param(of(callback_data="é" * 32 + "x"), "BUTTON_DATA_INVALID", id="65 bytes"),
        pytest.param(
            of(callback_data=""),
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
            id="empty data",
        ),
        pytest.param(
            of(callback_data="x", url="https://a.my"),
            "the sandbox: Telegram takes one action a button, this one has more",
            id="two actions",
        ),
        pytest.param(
            of(web_app={"url": "http://a.my"}),
            "inline keyboard button Web App URL 'http://a.my' is invalid: "
            "Only HTTPS links are allowed",
            id="Mini App without https",
        ),
        pytest.param(of(pay=True), "BUTTON_TYPE_INVALID", id="pay"),
        pytest.param(
            {"inline_keyboard": [[{"text": " ", "callback_data": "x"}]]},
            "can't parse inline keyboard button: Text must be non-empty",
            id="empty label",
        ),
        pytest.param({"inline_keyboard": [ROW] * 101}, "reply markup is too long", id="101"),
    ],
)
def test_bad_keyboards_are_refused(markup: dict[str, Any], words: str) -> None:
    with pytest.raises(ApiError) as refusal:
        inline(markup)

    assert refusal.value.description == f"Bad Request: {words}"


def test_keyboard_without_buttons_is_none() -> None:
    assert inline({"inline_keyboard": [[]]}) is None


def test_reply_keyboards_are_kept_apart() -> None:
    keyboard = {"keyboard": [[{"text": "Ya"}]]}

    assert split(keyboard) == (None, keyboard)
    assert split({"remove_keyboard": True}) == (None, {"remove_keyboard": True})
    assert split({"inline_keyboard": [ROW]}) == ({"inline_keyboard": [ROW]}, None)
