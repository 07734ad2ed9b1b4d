"""Turn a letter into the one call that is made: its own, or the edit of the card it shows. Pure.

A card is edited by what it was sent with: a text by its text, a photo or document by its
caption; a letter that brings a new file replaces the file too.
"""

from dataclasses import dataclass
from typing import Any

from services.messaging.messages import MARKUP

FILES = {"sendPhoto": "photo", "sendDocument": "document"}  # method -> its parameter
DELETE = "deleteMessage"
FILE = "file"  # the part of the request that carries a card's new file


@dataclass(frozen=True, slots=True)
class Shown:
    """The message in which a card stands now."""

    message_id: int
    method: str  # with which its content was sent


@dataclass(frozen=True, slots=True)
class File:
    """Bytes to send along."""

    part: str  # name of the request's part
    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the Bot API for a claimed letter."""

    letter_id: int
    key: str
    chat_id: int  # 0: about no chat
    method: str
    parameters: dict[str, Any]  # without the chat
    attempts: int  # this one included
    card: str | None = None
    shown: Shown | None = None  # where the card stood before
    shows: str | None = None  # method that tells how the card is edited from now on
    file: File | None = None


def shape(
    method: str, payload: dict[str, Any], shown: Shown | None, *, has_file: bool
) -> tuple[str, dict[str, Any], str | None]:
    """Return the method and parameters to call, and the part for the file, if there is one."""
    if shown is None:
        return method, payload, FILES[method] if has_file else None
    if method == DELETE:
        return method, {"message_id": shown.message_id}, None
    if method in FILES:
        return "editMessageMedia", _media(method, payload, shown), FILE if has_file else None
    edit = {"message_id": shown.message_id, "parse_mode": "HTML", **_buttons(payload)}
    if shown.method in FILES:
        return "editMessageCaption", {**edit, "caption": payload["text"]}, None
    preview = {name: value for name, value in payload.items() if name == "link_preview_options"}
    return "editMessageText", {**edit, **preview, "text": payload["text"]}, None


def shows_after(method: str, shown: Shown | None) -> str:
    """Return the method that tells how the card is edited after this letter."""
    return method if shown is None or method in FILES else shown.method


def _media(method: str, payload: dict[str, Any], shown: Shown) -> dict[str, Any]:
    kind = FILES[method]
    media = {
        "type": kind,
        "media": payload.get(kind, f"attach://{FILE}"),
        "caption": payload["caption"],
        "parse_mode": "HTML",
    }
    return {"message_id": shown.message_id, "media": media, **_buttons(payload)}


def _buttons(payload: dict[str, Any]) -> dict[str, Any]:
    """Only buttons under the message survive an edit; keys of the keyboard are of a new one."""
    markup = payload.get(MARKUP, {})
    return {MARKUP: markup} if "inline_keyboard" in markup else {}
