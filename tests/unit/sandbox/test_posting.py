"""Edits, replies, photos, albums and forwards of people, as their app would post them."""

from typing import Any

import pytest

from bot.sandbox.files import pixels
from bot.sandbox.samples import picture

from .play import Play

HOUR = 3600


async def test_edited_text_keeps_number_and_date_and_tells_when(play: Play) -> None:
    aina = await play.person()
    said = await play.sim("send", person=aina, chat=aina, text="umur 54")
    await play.sim("clock", forward_seconds=600)

    await play.sim("edit", person=aina, chat=aina, message=said["message_id"], text="umur 45")

    edited = await play.next("edited_message")
    same = ("message_id", "date", "from", "chat")
    assert {k: edited[k] for k in same} == {k: said[k] for k in same}
    assert (edited["text"], edited["edit_date"] >= said["date"] + 600) == ("umur 45", True)


async def test_caption_is_edited_added_and_taken_away(play: Play) -> None:
    aina = await play.person()
    sent = await play.sim("send", person=aina, chat=aina, photo="sample")
    captions = []

    for text in ("Km 23 /lead", "Km 32", ""):
        await play.sim("edit", person=aina, chat=aina, message=sent["message_id"], text=text)
        edited = await play.next("edited_message")
        captions.append((edited.get("caption"), "caption_entities" in edited, "photo" in edited))

    assert captions == [("Km 23 /lead", True, True), ("Km 32", False, True), (None, False, True)]


async def test_edit_of_a_reply_still_replies(play: Play) -> None:
    aina = await play.person()
    first = await play.sim("send", person=aina, chat=aina, text="kes")
    reply = await play.sim(
        "send", person=aina, chat=aina, text="umur 54", reply_to=first["message_id"]
    )

    await play.sim("edit", person=aina, chat=aina, message=reply["message_id"], text="umur 45")

    edited = await play.next("edited_message")
    assert edited["reply_to_message"]["message_id"] == first["message_id"]


@pytest.mark.parametrize(
    ("sent", "text", "words"),
    [
        pytest.param({"text": "kes"}, "kes", "nothing was changed", id="the same"),
        pytest.param({"text": "kes"}, " ", "nothing to send", id="nothing"),
        pytest.param({"text": "kes"}, "x" * 4097, "an app sends at most 4096", id="long text"),
        pytest.param({"photo": "sample"}, "x" * 1025, "an app sends at most 1024", id="caption"),
        pytest.param({"contact": "own"}, "kes", "there is no text to edit", id="no text"),
    ],
)
async def test_what_an_app_does_not_let_one_edit(
    play: Play, sent: dict[str, Any], text: str, words: str
) -> None:
    aina = await play.person()
    said = await play.sim("send", person=aina, chat=aina, **sent)
    await play.updates()

    refusal = await play.sim_refused(
        "edit", person=aina, chat=aina, message=said["message_id"], text=text
    )

    assert refusal.startswith(words)
    assert await play.updates() == []


async def test_after_two_days_a_message_stays_as_it_is(play: Play) -> None:
    aina = await play.person()
    said = await play.sim("send", person=aina, chat=aina, text="kes")
    await play.sim("clock", forward_seconds=49 * HOUR)

    refusal = await play.sim_refused(
        "edit", person=aina, chat=aina, message=said["message_id"], text="y"
    )

    assert refusal == "this message can't be edited any more"


@pytest.mark.parametrize(
    ("bot_admin", "arrives"), [pytest.param(True, 1, id="all"), pytest.param(False, 0, id="none")]
)
async def test_bot_hears_of_edits_where_it_hears_of_messages(
    play: Play, bot_admin: bool, arrives: int
) -> None:
    aina = await play.person()
    group = await play.group(aina, bot_admin=bot_admin)
    said = await play.sim("send", person=aina, chat=group, text="kes")
    await play.sim("edit", person=aina, chat=group, message=said["message_id"], text="kes maut")

    assert sum("edited_message" in update for update in await play.updates()) == arrives


async def test_a_bot_that_did_not_ask_gets_no_edits(play: Play) -> None:
    aina = await play.person()
    await play.ok("getUpdates", timeout=0, allowed_updates=["message"])
    said = await play.sim("send", person=aina, chat=aina, text="kes")
    await play.sim("edit", person=aina, chat=aina, message=said["message_id"], text="kes maut")

    assert not any("edited_message" in update for update in await play.updates())


async def test_anybody_s_message_and_the_bot_s_can_be_replied_to(play: Play) -> None:
    aina, budi = await play.person(), await play.person("Budi")
    group = await play.group(aina, budi)
    own = await play.sim("send", person=aina, chat=group, text="kes")
    other = await play.sim("send", person=budi, chat=group, photo="sample")
    card = await play.ok("sendMessage", chat_id=group, text="Kes 17")
    seen = []

    for message in (own, other, card):
        await play.sim("send", person=aina, chat=group, text="ya", reply_to=message["message_id"])
        seen.append((await play.next("message"))["reply_to_message"])

    assert seen == [own, other, card]


async def test_photo_place_and_album_are_replies_too(play: Play) -> None:
    aina = await play.person()
    card = await play.ok("sendMessage", chat_id=aina, text="Kes 17")
    reply = {"person": aina, "chat": aina, "reply_to": card["message_id"]}

    await play.sim("send", **reply, photo="sample", caption="tapak")
    await play.sim("send", **reply, location={"latitude": 3.8, "longitude": 103.3})
    await play.sim("album", **reply, photos=["sample", "sample"])

    messages = [u["message"] for u in await play.updates()][-4:]
    assert [m["reply_to_message"]["message_id"] for m in messages] == [card["message_id"]] * 4


async def test_album_is_one_update_each_with_the_caption_on_the_first(play: Play) -> None:
    aina = await play.person()
    group = await play.group(aina)
    await play.updates()

    photos = ["sample", await play.upload(), "sample"]
    await play.sim("album", person=aina, chat=group, photos=photos, caption="Km 23")

    pieces = [u["message"] for u in await play.updates()]
    assert [piece.get("caption") for piece in pieces] == ["Km 23", None, None]
    assert len({piece["media_group_id"] for piece in pieces}) == 1
    assert len({piece["photo"][0]["file_unique_id"] for piece in pieces}) == 3


async def test_two_albums_are_told_apart(play: Play) -> None:
    aina = await play.person()
    sent = [
        await play.sim("album", person=aina, chat=aina, photos=["sample", "sample"])
        for _ in range(2)
    ]

    assert sent[0][0]["media_group_id"] != sent[1][0]["media_group_id"]


@pytest.mark.parametrize(
    ("files", "words"),
    [
        pytest.param({"photos": ["sample"]}, "an album holds 2 to 10 files", id="one"),
        pytest.param({"photos": ["sample"] * 11}, "an album holds 2 to 10 files", id="eleven"),
        pytest.param({"photos": ["sample", "x"]}, "no photo was uploaded as x", id="unknown"),
        pytest.param({}, "'documents' is missing", id="none"),
    ],
)
async def test_bad_album_posts_nothing(play: Play, files: dict[str, Any], words: str) -> None:
    aina = await play.person()
    await play.updates()

    assert await play.sim_refused("album", person=aina, chat=aina, **files) == words
    assert await play.updates() == []


async def test_forward_keeps_who_wrote_first_and_when(play: Play) -> None:
    aina, budi = await play.person(), await play.person("Budi")
    group, squad = await play.group(aina, budi, bot_member=False), await play.group(aina)
    said = await play.sim("send", person=budi, chat=group, text="kemalangan pagi tadi")
    source = {"chat": group, "message": said["message_id"]}
    await play.sim("clock", forward_seconds=24 * HOUR)

    await play.sim("send", person=aina, chat=squad, forward=source)
    origin = (await play.next("message"))["forward_origin"]
    await play.sim("send", person=aina, chat=squad, forward=source | {"hidden": True})
    hidden = (await play.next("message"))["forward_origin"]

    assert origin == {"type": "user", "date": said["date"], "sender_user": said["from"]}
    assert hidden == {"type": "hidden_user", "date": said["date"], "sender_user_name": "Budi"}


async def test_what_was_forwarded_is_not_edited(play: Play) -> None:
    aina = await play.person()
    said = await play.sim("send", person=aina, chat=aina, text="kes")
    forwarded = await play.sim(
        "send", person=aina, chat=aina, forward={"chat": aina, "message": said["message_id"]}
    )

    refusal = await play.sim_refused(
        "edit", person=aina, chat=aina, message=forwarded["message_id"], text="y"
    )

    assert refusal == "this message can't be edited any more"


def test_sample_pictures_differ() -> None:
    assert pixels(picture(1)) == (320, 240)
    assert picture(1) != picture(2)
