"""Files go up and down unchanged, within Telegram's limits."""

import json
import struct

import aiohttp
import pytest

from bot.sandbox.files import pixels

from .play import PNG, TOKEN, Play


def jpeg(width: int, height: int) -> bytes:
    """The head of a JPEG file: one application segment, then the frame header."""
    frame = struct.pack(">BBHBHHB", 0xFF, 0xC0, 17, 8, height, width, 3)
    return b"\xff\xd8\xff\xe0\x00\x04ab" + frame + bytes(20)


@pytest.mark.parametrize(
    ("content", "size"),
    [
        pytest.param(PNG, (1, 1), id="PNG"),
        pytest.param(b"GIF89a" + struct.pack("<HH", 30, 20), (30, 20), id="GIF"),
        pytest.param(jpeg(640, 480), (640, 480), id="JPEG"),
        pytest.param(b"%PDF-1.7", (0, 0), id="no picture"),
        pytest.param(b"\xff\xd8\xff", (0, 0), id="cut off"),
    ],
)
def test_pixels_of_a_picture(content: bytes, size: tuple[int, int]) -> None:
    assert pixels(content) == size


async def test_what_goes_up_comes_down(play: Play) -> None:
    aina = await play.person()
    sent = await play.send_file("sendDocument", "document", b"a,b\n1,2\n", chat_id=aina)
    document = sent["result"]["document"]

    told = await play.ok("getFile", file_id=document["file_id"])
    address = f"{play.sandbox.url}/file/bot{TOKEN}/{told['file_path']}"
    async with play.client.get(address) as response:
        content = await response.read()

    assert content == b"a,b\n1,2\n"
    assert (document["file_name"], document["file_size"]) == ("document.png", 8)


async def test_photo_with_caption_tells_its_size(play: Play) -> None:
    aina = await play.person()

    sent = await play.send_file(
        "sendPhoto", "photo", jpeg(64, 48), chat_id=aina, caption="<b>x</b>", parse_mode="HTML"
    )

    photo = sent["result"]["photo"][-1]
    assert (photo["width"], photo["height"]) == (64, 48)
    assert sent["result"]["caption_entities"][0]["type"] == "bold"


async def test_known_photo_is_sent_again_by_its_id(play: Play) -> None:
    aina = await play.person()
    photo = await play.upload()

    sent = await play.ok("sendPhoto", chat_id=aina, photo=photo)

    assert sent["photo"][-1]["file_id"] == photo


async def test_caption_is_edited(play: Play) -> None:
    aina = await play.person()
    sent = await play.ok("sendPhoto", chat_id=aina, photo=await play.upload(), caption="x")

    edited = await play.ok(
        "editMessageCaption", chat_id=aina, message_id=sent["message_id"], caption="y"
    )

    assert edited["caption"] == "y"


async def test_album_goes_up_in_parts(play: Play) -> None:
    aina = await play.person()
    media = [
        {"type": "photo", "media": "attach://one", "caption": "dua gambar"},
        {"type": "photo", "media": "attach://two"},
    ]
    form = aiohttp.FormData({"chat_id": str(aina), "media": json.dumps(media)})
    form.add_field("one", PNG, filename="1.png")
    form.add_field("two", jpeg(9, 9), filename="2.jpg")

    async with play.client.post(play.address("sendMediaGroup"), data=form) as response:
        first, second = (await response.json())["result"]

    assert first["media_group_id"] == second["media_group_id"]
    assert (first["caption"], second["photo"][-1]["width"]) == ("dua gambar", 9)


@pytest.mark.parametrize(
    ("method", "parameters", "words"),
    [
        ("sendPhoto", {"photo": "nope"}, "wrong file identifier/HTTP URL specified"),
        ("sendPhoto", {"photo": "https://a.my/x.png"}, "failed to get HTTP URL content"),
        ("sendPhoto", {"photo": "attach://nope"}, "attached file not found"),
        ("sendPhoto", {}, "there is no photo in the request"),
        ("sendDocument", {}, "there is no document in the request"),
        (
            "getFile",
            {"file_id": "nope"},
            "wrong file_id or the file is temporarily unavailable",
        ),
        (
            "sendMediaGroup",
            {"media": [{"type": "photo", "media": "x"}]},
            "wrong number of messages in the media group: it must have 2-10 items",
        ),
    ],
)
async def test_bad_file_is_refused(
    play: Play, method: str, parameters: dict[str, object], words: str
) -> None:
    aina = await play.person()
    where = {} if method == "getFile" else {"chat_id": aina}

    assert await play.refused(method, **where, **parameters) == f"Bad Request: {words}"


async def test_what_is_no_picture_is_no_photo(play: Play) -> None:
    aina = await play.person()

    answer = await play.send_file("sendPhoto", "photo", b"%PDF-1.7", chat_id=aina)

    assert answer["description"] == "Bad Request: IMAGE_PROCESS_FAILED"


async def test_caption_of_1025_is_too_long(play: Play) -> None:
    aina = await play.person()

    answer = await play.send_file("sendPhoto", "photo", PNG, chat_id=aina, caption="x" * 1025)

    assert answer["description"] == "Bad Request: message caption is too long"


async def test_person_sends_a_document_and_the_page_shows_it(play: Play) -> None:
    aina = await play.person()
    file_id = await play.upload(b"%PDF-1.7", "surat.pdf")

    await play.sim("send", person=aina, chat=aina, document=file_id, caption="surat")

    message = await play.next("message")
    assert message["document"]["file_name"] == "surat.pdf"
    async with play.client.get(f"{play.sandbox.url}/sim/files/{file_id}") as response:
        assert await response.read() == b"%PDF-1.7"


async def test_the_bot_s_document_comes_down_by_its_own_name(play: Play) -> None:
    aina = await play.person()
    form = aiohttp.FormData({"chat_id": str(aina)}, quote_fields=False)
    name = "aduan – Kuantan.html"
    form.add_field("document", b"<script>", filename=name, content_type="text/html")
    async with play.client.post(play.address("sendDocument"), data=form) as response:
        document = (await response.json())["result"]["document"]

    async with play.client.get(f"{play.sandbox.url}/sim/files/{document['file_id']}") as response:
        content = await response.read()

    assert (content, response.content_type) == (b"<script>", "text/html")
    assert response.content_disposition is not None
    assert response.content_disposition.type == "attachment"
    assert response.content_disposition.filename == name
