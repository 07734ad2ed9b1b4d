"""What a letter says to a person, and how the Bot API wants it written. Pure."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from markupsafe import Markup

PRESS_BYTES = 64  # the Bot API's limit of callback data, in UTF-8
MARKUP = "reply_markup"


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message; it is pressed, opens an address or copies words: one of these."""

    label: str
    press: str | None = None  # callback data, 1-64 bytes, "accept:17"
    url: str | None = None
    copies: str | None = None  # what is put on the clipboard, 1-256 characters
    destroys: bool = False  # red; such a button comes last

    def __post_init__(self) -> None:
        if sum(each is not None for each in (self.press, self.url, self.copies)) != 1:
            raise ValueError("a button either is pressed, opens an address, or copies")
        if self.press is not None and not 1 <= len(self.press.encode()) <= PRESS_BYTES:
            raise ValueError(f"callback data of {len(self.press.encode())} bytes; 1-64 are allowed")


class Asks(StrEnum):
    """What a key of the keyboard sends besides its label."""

    CONTACT = "request_contact"  # the person's own telephone number
    LOCATION = "request_location"


@dataclass(frozen=True, slots=True)
class Key:
    """A key of the keyboard that stands in place of the person's own; private chats only."""

    label: str
    asks: Asks | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """A text with what stands under it: at most one of buttons, keys, force_reply, remove_keys."""

    text: Markup  # Telegram's HTML; of a photo or document it is the caption
    buttons: tuple[tuple[Button, ...], ...] = ()  # rows
    keys: tuple[tuple[Key, ...], ...] = ()  # rows
    force_reply: bool = False  # opens the person's reply to this message
    remove_keys: bool = False  # takes the keys of an earlier message away
    silent: bool = False  # arrives without a sound
    protected: bool = False  # cannot be forwarded or saved; for personal data


def as_text(message: Message) -> dict[str, Any]:
    """Return the parameters of sendMessage, without the chat."""
    return {
        "text": str(message.text),
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
        **_rest(message),
    }


def as_caption(message: Message) -> dict[str, Any]:
    """Return the parameters that write *message* under a photo or document."""
    return {"caption": str(message.text), "parse_mode": "HTML", **_rest(message)}


def _rest(message: Message) -> dict[str, Any]:
    rest: dict[str, Any] = {"disable_notification": True} if message.silent else {}
    rest |= {"protect_content": True} if message.protected else {}
    markup = _markup(message)
    return {**rest, MARKUP: markup} if markup else rest


def _markup(message: Message) -> dict[str, Any] | None:
    if message.buttons:
        return {"inline_keyboard": [[_button(button) for button in row] for row in message.buttons]}
    if message.keys:
        rows = [[_key(key) for key in row] for row in message.keys]
        return {"keyboard": rows, "resize_keyboard": True, "one_time_keyboard": True}
    if message.force_reply:
        return {"force_reply": True, "selective": True}
    return {"remove_keyboard": True} if message.remove_keys else None


def _button(button: Button) -> dict[str, Any]:
    shown = {"text": button.label, **({"style": "danger"} if button.destroys else {})}
    if button.press is not None:
        return {**shown, "callback_data": button.press}
    if button.copies is not None:
        return {**shown, "copy_text": {"text": button.copies}}
    return {**shown, "url": button.url}


def _key(key: Key) -> dict[str, Any]:
    return {"text": key.label, key.asks.value: True} if key.asks else {"text": key.label}
