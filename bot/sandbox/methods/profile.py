"""Methods by which the bot tells about itself: commands, names, descriptions, menu buttons."""

import re
from collections.abc import Callable
from typing import Any, Final

from ..checks import Ask
from ..errors import bad_request
from ..state import Bot
from ..world import World

Json = dict[str, Any]

_COMMAND: Final = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE: Final = re.compile(r"[a-z]{2}")
_COMMANDS_LIMIT: Final = 100
_LIMITS: Final = {"name": 64, "description": 512, "short_description": 120}  # characters
_KEPT: Final[dict[str, Callable[[Bot], dict[str, str]]]] = {
    "name": lambda bot: bot.names,
    "description": lambda bot: bot.descriptions,
    "short_description": lambda bot: bot.short_descriptions,
}
_CHAT_SCOPES: Final = ("chat", "chat_administrators", "chat_member")
_SCOPES: Final = (
    *_CHAT_SCOPES,
    *("default", "all_private_chats", "all_group_chats", "all_chat_administrators"),
)


def set_commands(world: World, ask: Ask) -> bool:
    """Keep the menu of a scope and language."""
    commands = ask["commands"]
    if len(commands) > _COMMANDS_LIMIT:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    kept = [_command(one) for one in commands]
    world.state.bot.commands[_place(world, ask)] = kept
    world.changed("commands")
    return True


def get_commands(world: World, ask: Ask) -> list[Json]:
    """Tell the menu of exactly this scope and language."""
    return world.state.bot.commands.get(_place(world, ask), [])


def delete_commands(world: World, ask: Ask) -> bool:
    """Forget the menu of a scope and language."""
    world.state.bot.commands.pop(_place(world, ask), None)
    world.changed("commands")
    return True


def set_text(what: str) -> Callable[[World, Ask], bool]:
    """Return the method that keeps a name or description."""

    def method(world: World, ask: Ask) -> bool:
        text = ask.get(what, "")
        if len(text) > _LIMITS[what]:
            raise bad_request(f"BOT_{'ABOUT' if what != 'name' else 'TITLE'}_INVALID")
        kept = _KEPT[what](world.state.bot)
        if text:
            kept[_language(ask)] = text
        else:
            kept.pop(_language(ask), None)
        world.changed("commands")
        return True

    return method


def get_text(what: str) -> Callable[[World, Ask], Json]:
    """Return the method that tells a name or description."""

    def method(world: World, ask: Ask) -> Json:
        kept = _KEPT[what](world.state.bot)
        return {what: kept.get(_language(ask), kept.get("", ""))}

    return method


def set_menu_button(world: World, ask: Ask) -> bool:
    """Keep the menu button of a private chat, or of all."""
    chat = world.reach(ask["chat_id"]) if "chat_id" in ask.values else None
    if chat and chat.is_group:
        raise bad_request("chat_id must be a private chat")
    button = ask.get("menu_button") or {"type": "default"}
    if button["type"] == "web_app" and not button["web_app"]["url"].startswith("https://"):
        words = f"menu button Web App URL '{button['web_app']['url']}' is invalid"
        raise bad_request(f"{words}: Only HTTPS links are allowed")
    world.state.bot.menu_buttons[chat.id if chat else 0] = button
    world.changed("commands")
    return True


def get_menu_button(world: World, ask: Ask) -> Json:
    """Tell the menu button of a private chat, or of all."""
    kept = world.state.bot.menu_buttons
    chat = world.reach(ask["chat_id"]).id if "chat_id" in ask.values else 0
    return kept.get(chat) or kept.get(0) or {"type": "commands"}


def menu(bot: Bot, chat: int, *, is_group: bool, is_leader: bool, language: str) -> list[Json]:
    """Return the commands that a person sees in a chat: the narrowest scope that has some."""
    scopes = [f"chat:{chat}"]
    if is_group:
        leader = [f"chat_administrators:{chat}"] if is_leader else []
        leaders = ["all_chat_administrators"] if is_leader else []
        scopes = [*leader, *scopes, *leaders, "all_group_chats"]
    else:
        scopes.append("all_private_chats")
    for scope in [*scopes, "default"]:
        for place in (f"{scope}|{language}", f"{scope}|"):
            if commands := bot.commands.get(place):
                return commands
    return []


def _command(one: Json) -> Json:
    name = one["command"].removeprefix("/")
    if not _COMMAND.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(one["description"].strip()) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": one["description"].strip()}


def _place(world: World, ask: Ask) -> str:
    scope = ask.get("scope") or {"type": "default"}
    kind = scope["type"]
    if kind not in _SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    if kind in _CHAT_SCOPES:
        if "chat_id" not in scope:
            raise bad_request("chat_id is empty")
        kind = f"{kind}:{world.reach(scope['chat_id']).id}"
    if "user_id" in scope:
        kind = f"{kind}:{scope['user_id']}"
    return f"{kind}|{_language(ask)}"


def _language(ask: Ask) -> str:
    language: str = ask.get("language_code", "")
    if language and not _LANGUAGE.fullmatch(language):
        raise bad_request("invalid language code specified")
    return language
