"""What people do reaches the bot as updates, as Telegram writes them."""

import asyncio
from typing import Any

import pytest

from .play import BUTTONS, Play


async def test_deep_link_reaches_the_bot(play: Play) -> None:
    aina = await play.person(started=False)

    await play.sim("start", person=aina, payload="inv-7f")

    message = await play.next("message")
    assert message["text"] == "/start inv-7f"
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert message["chat"] == {"id": aina, "type": "private", "first_name": "Aina"}


async def test_ids_are_above_31_bits_and_updates_have_no_gaps(play: Play) -> None:
    aina, budi = await play.person(), await play.person("Budi", id=9_876_543_210)
    for _ in range(3):
        await play.sim("send", person=aina, chat=aina, text="x")

    numbers = [update["update_id"] for update in await play.updates()]

    assert aina > 2**31
    assert budi == 9_876_543_210
    assert numbers == list(range(numbers[0], numbers[0] + 5))


@pytest.mark.parametrize(
    ("what", "part", "value"),
    [
        pytest.param(
            {"location": {"latitude": 3.8, "longitude": 103.3, "horizontal_accuracy": 20.0}},
            "location",
            {"latitude": 3.8, "longitude": 103.3, "horizontal_accuracy": 20.0},
            id="location",
        ),
        pytest.param(
            {"contact": {"phone_number": "60123456789", "first_name": "Ali"}},
            "contact",
            {"phone_number": "60123456789", "first_name": "Ali"},
            id="somebody else's contact",
        ),
        pytest.param(
            {"contact": "own"},
            "contact",
            {"phone_number": "60199999999", "first_name": "Aina", "user_id": 7_000_000_123},
            id="own contact",
        ),
    ],
)
async def test_places_and_contacts(
    play: Play, what: dict[str, Any], part: str, value: dict[str, Any]
) -> None:
    aina = await play.person(id=7_000_000_123, phone_number="60199999999")

    await play.sim("send", person=aina, chat=aina, **what)

    assert (await play.next("message"))[part] == value


async def test_album_is_one_group_with_one_caption(play: Play) -> None:
    aina = await play.person()
    photo = await play.upload()
    group = {"media_group_id": "77", "person": aina, "chat": aina, "photo": photo}

    await play.sim("send", **group, caption="tempat kejadian /lead")
    await play.sim("send", **group)

    first, second = [u["message"] for u in await play.updates()][-2:]
    assert first["caption_entities"][0]["type"] == "bot_command"
    assert first["media_group_id"] == second["media_group_id"] == "77"
    assert "caption" not in second


async def test_forward_and_reply(play: Play) -> None:
    aina = await play.person()
    group = await play.group(aina)
    said = await play.sim("send", person=aina, chat=aina, text="kes")

    await play.sim(
        "send", person=aina, chat=group, forward={"chat": aina, "message": said["message_id"]}
    )
    forwarded = await play.next("message")
    await play.sim("send", person=aina, chat=group, text="/lead", reply_to=forwarded["message_id"])
    reply = await play.next("message")

    assert (forwarded["text"], forwarded["forward_origin"]["type"]) == ("kes", "user")
    assert reply["reply_to_message"]["message_id"] == forwarded["message_id"]


async def test_edit_of_a_sent_message(play: Play) -> None:
    aina = await play.person()
    said = await play.sim("send", person=aina, chat=aina, text="kes")

    await play.sim("edit", person=aina, chat=aina, message=said["message_id"], text="kes maut")

    edited = await play.next("edited_message")
    assert (edited["text"], edited["message_id"]) == ("kes maut", said["message_id"])


async def test_press_is_answered_once(play: Play) -> None:
    aina = await play.person()
    sent = await play.ok("sendMessage", chat_id=aina, text="x", reply_markup=BUTTONS)
    press = {"person": aina, "chat": aina, "message": sent["message_id"]}

    pressed = await play.sim("press", **press, row=0, column=0)
    query = await play.next("callback_query")
    await play.ok("answerCallbackQuery", callback_query_id=query["id"], text="Diterima")
    again = await play.refused("answerCallbackQuery", callback_query_id=query["id"])

    assert pressed == {"callback_id": query["id"], "answer": None}
    assert (query["data"], query["from"]["id"]) == ("accept:17", aina)
    assert again == (
        "Bad Request: query is too old and response timeout expired or query ID is invalid"
    )


async def test_answer_comes_too_late(play: Play) -> None:
    aina = await play.person()
    sent = await play.ok("sendMessage", chat_id=aina, text="x", reply_markup=BUTTONS)
    await play.sim("press", person=aina, chat=aina, message=sent["message_id"], data="accept:17")
    query = await play.next("callback_query")
    await play.sim("clock", forward_seconds=3600)

    refusal = await play.refused("answerCallbackQuery", callback_query_id=query["id"])

    assert refusal.startswith("Bad Request: query is too old")


@pytest.mark.parametrize("data", ["accept:18", ""])
async def test_only_a_button_that_is_there_can_be_pressed(play: Play, data: str) -> None:
    aina = await play.person()
    sent = await play.ok("sendMessage", chat_id=aina, text="x", reply_markup=BUTTONS)

    refusal = await play.sim_refused(
        "press", person=aina, chat=aina, message=sent["message_id"], data=data
    )

    assert refusal == "there is no such button on the message"


async def test_block_and_unblock_are_told(play: Play) -> None:
    aina = await play.person()

    await play.sim("block", person=aina)
    await play.sim("unblock", person=aina)

    changes = [u["my_chat_member"] for u in await play.updates() if "my_chat_member" in u]
    assert [c["new_chat_member"]["status"] for c in changes] == ["kicked", "member"]


async def test_who_blocks_cannot_write_but_start_unblocks(play: Play) -> None:
    aina = await play.person()
    await play.sim("block", person=aina)

    refusal = await play.sim_refused("send", person=aina, chat=aina, text="x")
    await play.sim("start", person=aina)

    assert refusal == "the bot is blocked; unblock it first"
    await play.ok("sendMessage", chat_id=aina, text="x")


async def test_message_dates_follow_the_moved_clock(play: Play) -> None:
    aina = await play.person()
    before = await play.sim("send", person=aina, chat=aina, text="x")

    await play.sim("clock", forward_seconds=86_400)

    after = await play.ok("sendMessage", chat_id=aina, text="y")
    assert 86_400 <= after["date"] - before["date"] < 86_410


async def test_nobody_else_sees_a_private_chat(play: Play) -> None:
    aina, budi = await play.person(), await play.person("Budi")

    refusal = await play.sim_refused("send", person=budi, chat=aina, text="x")

    assert refusal == f"person {budi} is in no chat {aina}"


async def test_bad_deep_link_opens_nothing(play: Play) -> None:
    aina = await play.person(started=False)

    refusal = await play.sim_refused("start", person=aina, payload="a b")

    assert refusal == "a deep link carries 1 to 64 of A-Z, a-z, 0-9, _ and -"


async def test_who_began_before_the_play_is_quietly_there(play: Play) -> None:
    aina = (await play.sim("people", first_name="Aina", started=True))["id"]
    group = await play.group(aina, quiet=True)
    await play.sim("describe", person=aina, label="Squad member, Kuantan")

    assert await play.updates() == []
    assert (await play.see("people"))[0]["label"] == "Squad member, Kuantan"
    await play.ok("sendMessage", chat_id=aina, text="x")
    await play.ok("sendMessage", chat_id=group, text="x")


async def test_deleting_is_not_told_to_the_bot(play: Play) -> None:
    aina, budi = await play.person(), await play.person("Budi")
    group = await play.group(aina, budi)
    said = await play.sim("send", person=budi, chat=group, text="x")
    await play.updates()

    refusal = await play.sim_refused("delete", person=budi, chat=group, message=1)
    await play.sim("delete", person=aina, chat=group, message=said["message_id"])

    assert refusal == f"chat {group} has no message 1"
    assert await play.updates() == []
    assert said["message_id"] not in [
        m["message_id"] for m in await play.see(f"chats/{group}/messages?person={aina}")
    ]


async def test_only_ones_own_messages_are_edited(play: Play) -> None:
    aina = await play.person()
    sent = await play.ok("sendMessage", chat_id=aina, text="x")

    refusal = await play.sim_refused(
        "edit", person=aina, chat=aina, message=sent["message_id"], text="y"
    )

    assert refusal == "one can only edit one's own messages"


async def test_page_waits_for_the_answer(play: Play) -> None:
    aina = await play.person()
    sent = await play.ok("sendMessage", chat_id=aina, text="x", reply_markup=BUTTONS)
    press = {"person": aina, "chat": aina, "message": sent["message_id"], "data": "accept:17"}
    waiting = asyncio.create_task(play.sim("press", **press, wait_seconds=5))
    await asyncio.sleep(0.05)

    query = await play.next("callback_query")
    await play.ok("answerCallbackQuery", callback_query_id=query["id"], text="Ya", show_alert=True)

    assert (await waiting)["answer"] == {"text": "Ya", "show_alert": True}


async def test_page_does_not_wait_for_ever(play: Play) -> None:
    aina = await play.person()
    sent = await play.ok("sendMessage", chat_id=aina, text="x", reply_markup=BUTTONS)
    press = {"person": aina, "chat": aina, "message": sent["message_id"], "data": "accept:17"}

    told = await play.sim("press", **press, wait_seconds=0.1)

    assert told["answer"] is None
