"""What the bot edits and deletes, and what Telegram does not let it."""

from typing import Any

import pytest

from bot.sandbox.samples import picture

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


async def test_card_s_photo_is_replaced_by_a_new_one(play: Play) -> None:
    aina = await play.person()
    sent = await play.ok("sendPhoto", chat_id=aina, photo=await play.upload(), caption="semalam")
    media = {"type": "photo", "media": "attach://file", "caption": "<b>x</b>", "parse_mode": "HTML"}

    answer = await play.send_file(
        "editMessageMedia",
        "file",
        picture(1),
        chat_id=aina,
        message_id=sent["message_id"],
        media=media,
        reply_markup=BUTTONS,
    )

    edited = answer["result"]
    assert (edited["photo"][-1]["width"], edited["caption"]) == (320, "x")
    assert edited["caption_entities"][0]["type"] == "bold"
    assert (edited["reply_markup"], "edit_date" in edited) == (BUTTONS, True)
    assert (await play.see(f"chats/{aina}/messages"))[-1] == edited


async def test_text_becomes_a_photo_and_a_photo_a_document(play: Play) -> None:
    aina = await play.person()
    sent = await play.ok("sendMessage", chat_id=aina, text="x", reply_markup=BUTTONS)
    where = {"chat_id": aina, "message_id": sent["message_id"]}
    photo = {"type": "photo", "media": await play.upload(), "caption": "y"}
    document = {"type": "document", "media": await play.upload(b"a,b", "a.csv")}

    first = await play.ok("editMessageMedia", **where, media=photo)
    second = await play.ok("editMessageMedia", **where, media=document)

    assert (first["caption"], "text" in first, "reply_markup" in first) == ("y", False, False)
    assert (second["document"]["file_name"], "photo" in second, "caption" in second) == (
        "a.csv",
        False,
        False,
    )


async def test_same_media_is_refused_as_not_modified(play: Play) -> None:
    aina = await play.person()
    photo = await play.upload()
    sent = await play.ok("sendPhoto", chat_id=aina, photo=photo)
    media = {"type": "photo", "media": photo}

    refusal = await play.refused(
        "editMessageMedia", chat_id=aina, message_id=sent["message_id"], media=media
    )

    assert refusal.startswith("Bad Request: message is not modified")


async def test_an_album_s_photo_becomes_no_document_and_a_place_no_photo(play: Play) -> None:
    aina = await play.person()
    photo, document = await play.upload(), await play.upload(b"a,b", "a.csv")
    pieces = [{"type": "photo", "media": photo}] * 2
    album = await play.ok("sendMediaGroup", chat_id=aina, media=pieces)
    place = await play.ok("sendLocation", chat_id=aina, latitude=3.8, longitude=103.3)

    mixed = await play.refused(
        "editMessageMedia",
        chat_id=aina,
        message_id=album[0]["message_id"],
        media={"type": "document", "media": document},
    )
    nothing = await play.refused(
        "editMessageMedia", chat_id=aina, message_id=place["message_id"], media=pieces[0]
    )

    assert mixed == "Bad Request: can't change media type in the album"
    assert nothing == "Bad Request: there is no media in the message to edit"
