"""What the bot tells about itself: menus by scope and language, names, the menu button."""

from typing import Any

import pytest

from .play import Play

LEAD = [{"command": "lead", "description": "Report an accident"}]
KES = [{"command": "lead", "description": "Lapor kemalangan"}]
STAFF = [{"command": "today", "description": "Today"}]


async def test_commands_are_kept_by_scope_and_language(play: Play) -> None:
    aina = await play.person()
    scope = {"type": "chat", "chat_id": aina}
    await play.ok("setMyCommands", commands=LEAD)
    await play.ok("setMyCommands", commands=KES, language_code="ms")
    await play.ok("setMyCommands", commands=STAFF, scope=scope)

    await play.ok("deleteMyCommands", language_code="ms")

    assert await play.ok("getMyCommands") == LEAD
    assert await play.ok("getMyCommands", language_code="ms") == []
    assert await play.ok("getMyCommands", scope=scope) == STAFF


async def test_a_person_sees_the_narrowest_menu(play: Play) -> None:
    aina, budi = await play.person(language_code="ms"), await play.person("Budi")
    group = await play.group(aina, budi)
    await play.ok("setMyCommands", commands=LEAD)
    await play.ok("setMyCommands", commands=KES, language_code="ms")
    await play.ok("setMyCommands", commands=STAFF, scope={"type": "all_chat_administrators"})

    of_budi = await play.see(f"commands?person={budi}&chat={budi}")
    of_aina = await play.see(f"commands?person={aina}&chat={aina}")
    in_group = await play.see(f"commands?person={aina}&chat={group}")

    assert (of_budi, of_aina, in_group) == (LEAD, KES, STAFF)


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"commands": [{"command": "Lead", "description": "x"}]}, "BOT_COMMAND_INVALID"),
        (
            {"commands": [{"command": "lead", "description": " "}]},
            "BOT_COMMAND_DESCRIPTION_INVALID",
        ),
        ({"commands": LEAD * 101}, "BOT_COMMANDS_TOO_MUCH"),
        ({"commands": LEAD, "language_code": "malay"}, "invalid language code specified"),
        ({"commands": LEAD, "scope": {"type": "chat", "chat_id": 1}}, "chat not found"),
    ],
)
async def test_bad_commands_are_refused(play: Play, parameters: dict[str, Any], words: str) -> None:
    assert await play.refused("setMyCommands", **parameters) == f"Bad Request: {words}"


async def test_descriptions_fall_back_to_the_default_language(play: Play) -> None:
    await play.ok("setMyDescription", description="Membantu")

    told = await play.ok("getMyDescription", language_code="en")

    assert told == {"description": "Membantu"}


async def test_name_is_shown(play: Play) -> None:
    await play.ok("setMyName", name="Prihatin Ujian")

    assert (await play.ok("getMe"))["first_name"] == "Prihatin Ujian"


async def test_menu_button_of_one_chat(play: Play) -> None:
    aina = await play.person()
    button = {"type": "web_app", "text": "Peta", "web_app": {"url": "https://a.my/"}}

    await play.ok("setChatMenuButton", chat_id=aina, menu_button=button)

    assert await play.ok("getChatMenuButton", chat_id=aina) == button
    assert await play.ok("getChatMenuButton") == {"type": "commands"}


async def test_reactions(play: Play) -> None:
    aina = await play.person()
    said = await play.sim("send", person=aina, chat=aina, text="x")
    where = {"chat_id": aina, "message_id": said["message_id"]}

    await play.ok("setMessageReaction", **where, reaction=[{"type": "emoji", "emoji": "👍"}])
    refusal = await play.refused(
        "setMessageReaction", **where, reaction=[{"type": "emoji", "emoji": "x"}]
    )

    assert refusal == "Bad Request: REACTION_INVALID"


@pytest.mark.parametrize(
    ("method", "parameters", "words"),
    [
        ("sendChatAction", {"action": "sleep"}, "wrong parameter action in request"),
        (
            "sendLocation",
            {"latitude": 91, "longitude": 0},
            "wrong latitude or longitude specified",
        ),
        (
            "sendContact",
            {"phone_number": "", "first_name": "x"},
            "contact phone number is empty",
        ),
        ("getChatMember", {"user_id": 1}, "invalid user_id specified"),
    ],
)
async def test_other_mistakes(
    play: Play, method: str, parameters: dict[str, Any], words: str
) -> None:
    aina = await play.person()

    assert await play.refused(method, chat_id=aina, **parameters) == f"Bad Request: {words}"
