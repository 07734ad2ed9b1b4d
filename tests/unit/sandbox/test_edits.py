"""What the bot edits and deletes, and what Telegram does not let it."""

from typing import Any

import pytest

from .play import BUTTONS, Play

HOUR = 3600


async def test_same_edit_is_refused(play: Play) -> None:
    aina = await play.person()
    sent = await play.ok("sendMessage", chat_id=aina, text="x", reply_markup=BUTTONS)
    same: dict[str, Any] = {"chat_id": aina, "message_id": sent["message_id"], "text": "x"}

    refusal = await play.refused("editMessageText", **same, reply_markup=BUTTONS)

    assert refusal == (
        "Bad Request: message is not modified: specified new message content and reply markup "
        "are exactly the same as a current content and reply markup of the message"
    )


async def test_edit_without_buttons_takes_them_away(play: Play) -> None:
    aina = await play.person()
    sent = await play.ok("sendMessage", chat_id=aina, text="x", reply_markup=BUTTONS)

    edited = await play.ok("editMessageText", chat_id=aina, message_id=sent["message_id"], text="x")

    assert "reply_markup" not in edited
    assert edited["edit_date"] >= sent["date"]


async def test_edit_takes_no_reply_keyboard(play: Play) -> None:
    aina = await play.person()
    sent = await play.ok("sendMessage", chat_id=aina, text="x")
    keyboard = {"keyboard": [[{"text": "Ya"}]]}

    refusal = await play.refused(
        "editMessageReplyMarkup",
        chat_id=aina,
        message_id=sent["message_id"],
        reply_markup=keyboard,
    )

    assert refusal == "Bad Request: inline keyboard expected"


async def test_edit_of_buttons_keeps_the_text(play: Play) -> None:
    aina = await play.person()
    sent = await play.ok("sendMessage", chat_id=aina, text="x")

    edited = await play.ok(
        "editMessageReplyMarkup",
        chat_id=aina,
        message_id=sent["message_id"],
        reply_markup=BUTTONS,
    )

    assert (edited["text"], edited["reply_markup"]) == ("x", BUTTONS)


@pytest.mark.parametrize(
    ("method", "parameters", "words"),
    [
        ("editMessageText", {"text": "y"}, "message to edit not found"),
        ("editMessageReplyMarkup", {}, "message to edit not found"),
        ("editMessageCaption", {"caption": "y"}, "message to edit not found"),
        ("deleteMessage", {}, "message to delete not found"),
        ("forwardMessage", {}, "message to forward not found"),
        ("copyMessage", {}, "message to copy not found"),
        ("pinChatMessage", {}, "message to pin not found"),
        ("unpinChatMessage", {}, "message to unpin not found"),
        ("setMessageReaction", {}, "message to react not found"),
    ],
)
async def test_missing_message_is_named(
    play: Play, method: str, parameters: dict[str, Any], words: str
) -> None:
    aina = await play.person()
    if method in ("forwardMessage", "copyMessage"):
        parameters = parameters | {"from_chat_id": aina}

    refusal = await play.refused(method, chat_id=aina, message_id=999, **parameters)

    assert refusal == f"Bad Request: {words}"


async def test_peoples_messages_cannot_be_edited(play: Play) -> None:
    aina = await play.person()
    said = await play.sim("send", person=aina, chat=aina, text="x")

    refusal = await play.refused(
        "editMessageText", chat_id=aina, message_id=said["message_id"], text="y"
    )

    assert refusal == "Bad Request: message can't be edited"


async def test_text_and_caption_are_edited_each_by_its_method(play: Play) -> None:
    aina = await play.person()
    text = await play.ok("sendMessage", chat_id=aina, text="x")

    refusal = await play.refused(
        "editMessageCaption", chat_id=aina, message_id=text["message_id"], caption="y"
    )

    assert refusal == "Bad Request: there is no caption in the message to edit"


async def test_old_message_cannot_be_deleted(play: Play) -> None:
    aina = await play.person()
    sent = await play.ok("sendMessage", chat_id=aina, text="x")
    await play.sim("clock", forward_seconds=49 * HOUR)

    refusal = await play.refused("deleteMessage", chat_id=aina, message_id=sent["message_id"])

    assert refusal == "Bad Request: message can't be deleted"


async def test_deleted_message_is_gone(play: Play) -> None:
    aina = await play.person()
    said = await play.sim("send", person=aina, chat=aina, text="900101-01-1234")

    await play.ok("deleteMessage", chat_id=aina, message_id=said["message_id"])

    shown = await play.see(f"chats/{aina}/messages?person={aina}")
    assert [m["text"] for m in shown] == ["/start"]


async def test_bulk_deletion_skips_what_is_not_there(play: Play) -> None:
    aina = await play.person()
    sent = await play.ok("sendMessage", chat_id=aina, text="x")

    await play.ok("deleteMessages", chat_id=aina, message_ids=[sent["message_id"], 999])

    assert len(await play.see(f"chats/{aina}/messages?person={aina}")) == 1


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"message_id": 1, "text": "y"}, "chat_id is empty"),
        ({"chat_id": 5, "text": "y"}, "message identifier is not specified"),
        ({"inline_message_id": "abc", "text": "y"}, "MESSAGE_ID_INVALID"),
        ({"chat_id": 5, "message_id": 1}, "message text is empty"),
    ],
)
async def test_edit_must_name_its_message(
    play: Play, parameters: dict[str, Any], words: str
) -> None:
    assert await play.refused("editMessageText", **parameters) == f"Bad Request: {words}"


async def test_a_photo_has_no_text_to_edit(play: Play) -> None:
    aina = await play.person()
    sent = await play.ok("sendPhoto", chat_id=aina, photo=await play.upload())

    refusal = await play.refused(
        "editMessageText", chat_id=aina, message_id=sent["message_id"], text="y"
    )

    assert refusal == "Bad Request: there is no text in the message to edit"


async def test_too_many_cannot_be_deleted_at_once(play: Play) -> None:
    aina = await play.person()

    refusal = await play.refused("deleteMessages", chat_id=aina, message_ids=[*range(1, 102)])

    assert refusal == "Bad Request: too many message identifiers specified"
