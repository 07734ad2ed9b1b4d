"""Check keyboards as Telegram does. Pure; types and fields are already checked (`checks.py`)."""

import json
from typing import Any, Final

from .errors import bad_request
from .formatting import link_problem

Json = dict[str, Any]

_ACTIONS: Final = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
    "disabled",
)
_BUTTONS_LIMIT: Final = 100
_MARKUP_LIMIT: Final = 10_000  # bytes; measured by many at about 10 kB, not documented
_WORDS: Final = "can't parse inline keyboard button: "


def split(markup: Json | None) -> tuple[Json | None, Json | None]:
    """Return (inline keyboard, reply keyboard): one of them at most, checked.

    An inline keyboard without a button is none.
    """
    if not markup:
        return None, None
    if "inline_keyboard" in markup:
        return inline(markup), None
    if "keyboard" in markup:
        for row in markup["keyboard"]:
            for button in row:
                if not button["text"].strip():
                    raise bad_request("can't parse keyboard button: text must be non-empty")
    return None, markup


def inline(markup: Json | None) -> Json | None:
    """Return the checked inline keyboard, or None for one without a button."""
    if not markup:
        return None
    rows = [row for row in markup.get("inline_keyboard", []) if row]
    buttons = [button for row in rows for button in row]
    for button in buttons:
        _check(button)
    if len(buttons) > _BUTTONS_LIMIT or len(json.dumps(rows)) > _MARKUP_LIMIT:
        raise bad_request("reply markup is too long")
    return {"inline_keyboard": rows} if rows else None


def _check(button: Json) -> None:
    if not button["text"].strip():
        raise bad_request("can't parse inline keyboard button: Text must be non-empty")
    actions = [name for name in _ACTIONS if button.get(name) not in (None, "")]
    if not actions and "switch_inline_query" not in button:
        raise bad_request(f"{_WORDS}Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise bad_request("the sandbox: Telegram takes one action a button, this one has more")
    if "callback_data" in button and len(button["callback_data"].encode()) > 64:
        raise bad_request("BUTTON_DATA_INVALID")
    if "url" in button and (problem := _url_problem(button["url"])):
        raise bad_request(f"inline keyboard button URL '{button['url']}' is invalid: {problem}")
    if "web_app" in button and not button["web_app"]["url"].startswith("https://"):
        words = f"inline keyboard button Web App URL '{button['web_app']['url']}' is invalid"
        raise bad_request(f"{words}: Only HTTPS links are allowed")
    if button.get("pay"):
        raise bad_request("BUTTON_TYPE_INVALID")


def _url_problem(url: str) -> str | None:
    return None if url.startswith("tg://user?id=") else link_problem(url)
