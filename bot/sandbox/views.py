"""People, chats and memberships as the Bot API writes them. Pure."""

from typing import Any, Final

from .state import BOT_USERNAME, Bot, Chat, Person, State

Json = dict[str, Any]

_RIGHTS: Final = {  # of the bot where it is administrator
    "can_be_edited": False,
    "is_anonymous": False,
    "can_manage_chat": True,
    "can_delete_messages": True,
    "can_manage_video_chats": True,
    "can_restrict_members": True,
    "can_promote_members": False,
    "can_change_info": True,
    "can_invite_users": True,
    "can_post_stories": False,
    "can_edit_stories": False,
    "can_delete_stories": False,
    "can_send_welcome_messages": False,
    "can_pin_messages": True,
}


def person(one: Person) -> Json:
    """Return a User."""
    user: Json = {"id": one.id, "is_bot": False, "first_name": one.first_name}
    for name in ("last_name", "username", "language_code"):
        if value := getattr(one, name):
            user[name] = value
    return user


def bot(one: Bot) -> Json:
    """Return the bot as a User."""
    name = one.names.get("", "Prihatin (sandbox)")
    return {"id": one.id, "is_bot": True, "first_name": name, "username": BOT_USERNAME}


def bot_itself(one: Bot) -> Json:
    """Return the bot as getMe answers it."""
    return {
        **bot(one),
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def chat(state: State, one: Chat) -> Json:
    """Return a Chat."""
    if one.is_group:
        return {"id": one.id, "type": one.type, "title": one.title}
    who = state.people[one.id]
    shown: Json = {"id": one.id, "type": "private", "first_name": who.first_name}
    for name in ("last_name", "username"):
        if value := getattr(who, name):
            shown[name] = value
    return shown


def full_chat(state: State, one: Chat) -> Json:
    """Return a ChatFullInfo."""
    gifts = dict.fromkeys(
        (
            "unlimited_gifts",
            "limited_gifts",
            "unique_gifts",
            "premium_subscription",
            "gifts_from_channels",
        ),
        False,
    )
    shown = {**chat(state, one), "accent_color_id": abs(one.id) % 7, "max_reaction_count": 11}
    shown["accepted_gift_types"] = gifts
    if pinned := [one.messages[number] for number in one.pinned if number in one.messages]:
        shown["pinned_message"] = pinned[-1]
    if one.is_group:
        shown["permissions"] = {"can_send_messages": True}
    return shown


def bot_member(state: State, status: str) -> Json:
    """Return the bot's ChatMember of the *status*."""
    shown: Json = {"status": status, "user": bot(state.bot)}
    if status == "administrator":
        shown |= _RIGHTS
    elif status == "kicked":
        shown["until_date"] = 0
    return shown


def member(who: Person, status: str) -> Json:
    """Return a person's ChatMember of the *status*."""
    shown: Json = {"status": status, "user": person(who)}
    if status == "creator":
        shown["is_anonymous"] = False
    return shown
