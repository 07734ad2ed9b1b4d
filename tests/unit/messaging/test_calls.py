"""A letter becomes its own call, or the edit of the card it shows."""

from typing import Any

import pytest
from markupsafe import Markup

from services.messaging.calls import Shown, shape, shows_after
from services.messaging.messages import Asks, Button, Key, Message, as_caption, as_text

TEXT = as_text(Message(Markup("Hai"), buttons=((Button("Terima", press="accept:17"),),)))
BUTTONS = {"inline_keyboard": [[{"text": "Terima", "callback_data": "accept:17"}]]}
AS_TEXT, AS_PHOTO = Shown(7, "sendMessage"), Shown(7, "sendPhoto")


def test_without_a_card_the_letter_is_the_call() -> None:
    assert shape("sendMessage", TEXT, None, has_file=False) == ("sendMessage", TEXT, None)


def test_bytes_go_under_the_methods_own_parameter() -> None:
    assert shape("sendPhoto", {"caption": ""}, None, has_file=True)[2] == "photo"


@pytest.mark.parametrize(
    ("shown", "method", "parameter"),
    [(AS_TEXT, "editMessageText", "text"), (AS_PHOTO, "editMessageCaption", "caption")],
)
def test_a_card_is_edited_by_what_it_was_sent_with(
    shown: Shown, method: str, parameter: str
) -> None:
    called, parameters, _ = shape("sendMessage", TEXT, shown, has_file=False)

    assert called == method
    assert (parameters["message_id"], parameters[parameter]) == (7, "Hai")
    assert parameters["reply_markup"] == BUTTONS


def test_a_new_file_replaces_the_cards_file() -> None:
    caption = as_caption(Message(Markup("Peta")))

    method, parameters, part = shape("sendPhoto", caption, AS_TEXT, has_file=True)

    assert (method, part, parameters["media"]["media"]) == (
        "editMessageMedia", "file", "attach://file",
    )  # fmt: skip


def test_a_file_known_to_telegram_needs_no_bytes() -> None:
    payload = {**as_caption(Message(Markup("Peta"))), "photo": "AgAC"}

    _, parameters, part = shape("sendPhoto", payload, AS_PHOTO, has_file=False)

    assert (parameters["media"]["media"], part) == ("AgAC", None)


def test_keys_of_the_keyboard_do_not_survive_an_edit() -> None:
    payload = as_text(Message(Markup("Hai"), keys=((Key("Ya"),),)))

    _, parameters, _ = shape("sendMessage", payload, AS_TEXT, has_file=False)

    assert "reply_markup" not in parameters


def test_a_card_is_deleted_where_it_stands() -> None:
    deletion = shape("deleteMessage", {}, AS_TEXT, has_file=False)

    assert deletion == ("deleteMessage", {"message_id": 7}, None)


@pytest.mark.parametrize(
    ("method", "shown", "then"),
    [
        ("sendMessage", None, "sendMessage"),
        ("sendMessage", AS_PHOTO, "sendPhoto"),
        ("sendPhoto", AS_TEXT, "sendPhoto"),
    ],
)
def test_how_a_card_is_edited_from_then_on(method: str, shown: Shown | None, then: str) -> None:
    assert shows_after(method, shown) == then


@pytest.mark.parametrize(
    ("message", "markup"),
    [
        pytest.param(Message(Markup("")), None, id="nothing"),
        pytest.param(
            Message(Markup(""), keys=((Key("Kongsi", Asks.CONTACT), Key("Batal")),)),
            {
                "keyboard": [[{"text": "Kongsi", "request_contact": True}, {"text": "Batal"}]],
                "resize_keyboard": True,
                "one_time_keyboard": True,
            },
            id="keys",
        ),
        pytest.param(
            Message(Markup(""), force_reply=True),
            {"force_reply": True, "selective": True},
            id="reply",
        ),
        pytest.param(
            Message(Markup(""), remove_keys=True), {"remove_keyboard": True}, id="no keys"
        ),
        pytest.param(
            Message(Markup(""), buttons=((Button("Peta", url="https://example.org"),),)),
            {"inline_keyboard": [[{"text": "Peta", "url": "https://example.org"}]]},
            id="an address",
        ),
    ],
)
def test_what_stands_under_a_message(message: Message, markup: dict[str, Any] | None) -> None:
    assert as_text(message).get("reply_markup") == markup


@pytest.mark.parametrize("press", ["", "é" * 33])
def test_callback_data_is_1_to_64_bytes(press: str) -> None:
    with pytest.raises(ValueError, match="1-64"):
        Button("Terima", press=press)


def test_a_button_does_one_thing() -> None:
    with pytest.raises(ValueError, match="either"):
        Button("Terima", press="a", url="https://example.org")
