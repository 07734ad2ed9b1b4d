"""Cut `bot_api.json` out of aiogram's machine-readable Bot API description (see NOTICE.md).

`python -m bot.sandbox.bot_api_build schema.json` writes it anew. Only names, types and whether
a field is required are kept; the modelled methods, and every type that they reach.
"""

import json
import re
import sys
from pathlib import Path
from typing import Any, Final

TARGET: Final = Path(__file__).with_name("bot_api.json")
RETURNS: Final = {  # method: what it answers, from the sentence "Returns ..." of its description
    "getMe": "User",
    "logOut": "True",
    "close": "True",
    "getUpdates": "Array of Update",
    "setWebhook": "True",
    "deleteWebhook": "True",
    "getWebhookInfo": "WebhookInfo",
    "sendMessage": "Message",
    "sendLocation": "Message",
    "sendVenue": "Message",
    "sendContact": "Message",
    "sendDocument": "Message",
    "sendPhoto": "Message",
    "sendMediaGroup": "Array of Message",
    "sendChatAction": "True",
    "copyMessage": "MessageId",
    "forwardMessage": "Message",
    "editMessageText": "Message or True",
    "editMessageCaption": "Message or True",
    "editMessageMedia": "Message or True",
    "editMessageReplyMarkup": "Message or True",
    "deleteMessage": "True",
    "deleteMessages": "True",
    "answerCallbackQuery": "True",
    "pinChatMessage": "True",
    "unpinChatMessage": "True",
    "setMessageReaction": "True",
    "setMyCommands": "True",
    "getMyCommands": "Array of BotCommand",
    "deleteMyCommands": "True",
    "setMyName": "True",
    "getMyName": "BotName",
    "setMyDescription": "True",
    "getMyDescription": "BotDescription",
    "setMyShortDescription": "True",
    "getMyShortDescription": "BotShortDescription",
    "setChatMenuButton": "True",
    "getChatMenuButton": "MenuButton",
    "getChat": "ChatFullInfo",
    "getChatMember": "ChatMember",
    "getChatAdministrators": "Array of ChatMember",
    "getChatMemberCount": "Integer",
    "leaveChat": "True",
    "getFile": "File",
}
PLAIN: Final = {"Integer", "String", "Boolean", "True", "False", "Float"}

Item = dict[str, Any]


def build(description: Item) -> Item:
    """Return the part of aiogram's description that the sandbox needs."""
    items = {item["name"]: item for section in description["items"] for item in section["children"]}
    methods = {name: _method(items[name]) for name in RETURNS}
    types: dict[str, Any] = {}
    wanted = [kind for method in methods.values() for kind in _kinds(method)]
    while wanted:
        for name in _names(wanted.pop()):
            if name not in PLAIN and name not in types:
                types[name] = _type(items[name])
                shape = types[name]
                wanted += shape if isinstance(shape, list) else [f[0] for f in shape.values()]
    return {
        "version": description["api"]["version"],
        "source": "aiogram 3.31.0, .butcher/schema/schema.json, MIT; see NOTICE.md",
        "other_methods": sorted(
            n for n, i in items.items() if i["category"] == "methods" and n not in methods
        ),
        "methods": methods,
        "types": dict(sorted(types.items())),
    }


def _method(item: Item) -> Item:
    return {"parameters": _fields(item), "returns": RETURNS[item["name"]]}


def _kinds(method: Item) -> list[str]:
    return [method["returns"], *(field[0] for field in method["parameters"].values())]


def _type(item: Item) -> Item | list[str]:
    """Return fields as {name: [type, required]}, or the alternatives of a union."""
    if item["annotations"]:
        return _fields(item)
    return re.findall(r"^ - (?:Array of )?(\w+)", item["description"], re.MULTILINE) or {}


def _fields(item: Item) -> Item:
    return {
        field["name"]: [field["type"], bool(field["required"])] for field in item["annotations"]
    }


def _names(kind: str) -> list[str]:
    return re.findall(r"[A-Z]\w+", kind.replace("Array of ", ""))


def _write(target: Path, shape: Item) -> None:
    """Write one method or type a line, so that a change shows as a line."""
    parts = []
    for key, value in shape.items():
        if key in ("methods", "types"):
            lines = (f"  {json.dumps(k)}: {json.dumps(v)}" for k, v in value.items())
            parts.append(f"{json.dumps(key)}: {{\n" + ",\n".join(lines) + "\n}")
        else:
            parts.append(f"{json.dumps(key)}: {json.dumps(value)}")
    target.write_text("{\n" + ",\n".join(parts) + "\n}\n")


if __name__ == "__main__":
    _write(TARGET, build(json.loads(Path(sys.argv[1]).read_text())))
