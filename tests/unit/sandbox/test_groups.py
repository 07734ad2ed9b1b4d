"""Groups: who is in, what the bot hears there, and the way from group to supergroup."""

import pytest

from .play import BUTTONS, Play


async def test_bot_hears_that_it_was_added(play: Play) -> None:
    aina = await play.person()

    group = await play.group(aina)

    change = await play.next("my_chat_member")
    assert change["chat"] == {"id": group, "type": "group", "title": "Squad Kuantan"}
    assert change["old_chat_member"]["status"] == "left"
    assert change["new_chat_member"]["status"] == "administrator"


async def test_joining_and_leaving_are_service_messages(play: Play) -> None:
    aina, budi = await play.person(), await play.person("Budi")
    group = await play.group(aina)

    await play.sim("join", person=budi, chat=group)
    joined = await play.next("message")
    await play.sim("leave", person=budi, chat=group)
    left = await play.next("message")

    assert joined["new_chat_members"][0]["id"] == budi
    assert left["left_chat_member"]["id"] == budi


async def test_membership_is_told_only_if_asked_for(play: Play) -> None:
    aina, budi = await play.person(), await play.person("Budi")
    group = await play.group(aina)
    await play.updates()
    await play.ok("getUpdates", offset=play.offset, allowed_updates=["chat_member"], timeout=0)

    await play.sim("join", person=budi, chat=group)

    change = await play.next("chat_member")
    assert change["new_chat_member"]["user"]["id"] == budi


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        pytest.param("kemalangan di Gambang", False, id="ordinary talk"),
        pytest.param("/lead", True, id="command"),
        pytest.param("/lead@prihatin_sandbox_bot x", True, id="command for the bot"),
        pytest.param("/lead@other_bot", False, id="command for another bot"),
        pytest.param("hai @prihatin_sandbox_bot", True, id="mention"),
    ],
)
async def test_without_rights_the_bot_hears_what_concerns_it(
    play: Play, text: str, heard: bool
) -> None:
    aina = await play.person()
    group = await play.group(aina, bot_admin=False)
    await play.updates()

    await play.sim("send", person=aina, chat=group, text=text)
    await play.sim("start", person=aina)

    texts = [u["message"].get("text") for u in await play.updates()]
    assert texts == ([text, "/start"] if heard else ["/start"])


async def test_without_rights_the_bot_hears_replies_to_it(play: Play) -> None:
    aina = await play.person()
    group = await play.group(aina, bot_admin=False)
    sent = await play.ok("sendMessage", chat_id=group, text="nama?")

    await play.sim("send", person=aina, chat=group, text="Ali", reply_to=sent["message_id"])

    assert (await play.next("message"))["text"] == "Ali"


@pytest.mark.parametrize("kind", ["group", "supergroup"])
async def test_thrown_out_the_bot_is_refused(play: Play, kind: str) -> None:
    aina = await play.person()
    group = await play.group(aina, type=kind)
    await play.sim("remove_bot", person=aina, chat=group)

    answer = await play.call("sendMessage", chat_id=group, text="x")

    assert (await play.next("message"))["left_chat_member"]["is_bot"]
    assert answer["error_code"] == 403
    assert answer["description"] == f"Forbidden: bot was kicked from the {kind} chat"


async def test_after_leaving_the_bot_is_no_member(play: Play) -> None:
    aina = await play.person()
    group = await play.group(aina, type="supergroup")
    await play.ok("leaveChat", chat_id=group)

    refusal = await play.refused("sendMessage", chat_id=group, text="x")

    assert refusal == "Forbidden: bot is not a member of the supergroup chat"


async def test_bot_comes_back(play: Play) -> None:
    aina = await play.person()
    group = await play.group(aina)
    await play.sim("remove_bot", person=aina, chat=group)

    await play.sim("add_bot", person=aina, chat=group, bot_admin=False)

    member = await play.ok("getChatMember", chat_id=group, user_id=7_000_000_001)
    assert member["status"] == "member"


async def test_upgrade_is_told_by_service_messages_and_by_the_error(play: Play) -> None:
    aina = await play.person()
    old = await play.group(aina)
    sent = await play.ok("sendMessage", chat_id=old, text="x", reply_markup=BUTTONS)
    await play.updates()

    new = (await play.sim("migrate", chat=old))["new_chat"]
    messages = [u["message"] for u in await play.updates()]
    answer = await play.call("sendMessage", chat_id=old, text="y")
    edit = await play.refused(
        "editMessageText", chat_id=new, message_id=sent["message_id"], text="y"
    )

    assert (messages[0]["chat"]["id"], messages[0]["migrate_to_chat_id"]) == (old, new)
    assert (messages[1]["chat"]["id"], messages[1]["migrate_from_chat_id"]) == (new, old)
    assert str(new).startswith("-100")
    assert answer["description"] == ("Bad Request: group chat was upgraded to a supergroup chat")
    assert answer["parameters"] == {"migrate_to_chat_id": new}
    assert edit == "Bad Request: message to edit not found"


async def test_members_and_leaders(play: Play) -> None:
    aina, budi = await play.person(), await play.person("Budi")
    group = await play.group(aina, budi)

    leaders = await play.ok("getChatAdministrators", chat_id=group)

    assert [one["status"] for one in leaders] == ["creator", "administrator"]
    assert await play.ok("getChatMemberCount", chat_id=group) == 3
    assert (await play.ok("getChatMember", chat_id=group, user_id=budi))["status"] == "member"


async def test_pinning_needs_rights_and_leaves_a_message(play: Play) -> None:
    aina = await play.person()
    group, other = await play.group(aina), await play.group(aina, bot_admin=False)
    sent = await play.ok("sendMessage", chat_id=group, text="x")

    await play.ok("pinChatMessage", chat_id=group, message_id=sent["message_id"])
    refusal = await play.refused("pinChatMessage", chat_id=other, message_id=1)

    shown = await play.see(f"chats/{group}/messages?person={aina}")
    assert shown[-1]["pinned_message"]["text"] == "x"
    assert (await play.next("message"))["pinned_message"]["text"] == "x"
    assert (await play.ok("getChat", chat_id=group))["pinned_message"]["text"] == "x"
    assert refusal == ("Bad Request: not enough rights to manage pinned messages in the chat")


async def test_bot_deletes_others_messages_only_with_rights(play: Play) -> None:
    aina = await play.person()
    group = await play.group(aina, bot_admin=False)
    said = await play.sim("send", person=aina, chat=group, text="x")

    refusal = await play.refused("deleteMessage", chat_id=group, message_id=said["message_id"])
    await play.sim("add_bot", person=aina, chat=group)

    assert refusal == "Bad Request: message can't be deleted"
    await play.ok("deleteMessage", chat_id=group, message_id=said["message_id"])


async def test_chats_of_a_person(play: Play) -> None:
    aina, budi = await play.person(started=False), await play.person("Budi")
    group = await play.group(aina)
    await play.group(budi)

    chats = await play.see(f"chats?person={aina}")

    assert [chat["id"] for chat in chats] == [aina, group]
    assert chats[0]["last_message"] is None
