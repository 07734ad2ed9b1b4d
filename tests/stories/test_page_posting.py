"""What people post on the chat page beyond texts: photos, albums, captions, replies, edits.

The bot answers nothing here; what would reach it is read from the sandbox's updates.
"""

from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from aiohttp import ClientSession, FormData
from playwright.async_api import Locator, Page, expect

from bot.sandbox.samples import picture
from bot.sandbox.server import Sandbox
from tests.stories import hands
from tests.stories.hands import AINA, FAIZAL, GROUP, Opens, attach, bubbles, choose, write
from tests.stories.small_bot import TOKEN, call

pytestmark = pytest.mark.asyncio(loop_scope="module")  # one browser for all

browser, opens = hands.browser, hands.opens


@pytest_asyncio.fixture(loop_scope="module")
async def sandbox(tmp_path: Path) -> Any:
    async with hands.stage(tmp_path) as sandbox:
        yield sandbox


async def heard(sandbox: Sandbox, kind: str = "message") -> list[dict[str, Any]]:
    """Return what the bot heard, oldest first."""
    async with ClientSession(sandbox.url) as http:
        updates = await call(http, "getUpdates", timeout=0)
    return [update[kind] for update in updates if kind in update]


def dialog(page: Page) -> Locator:
    return page.get_by_role("dialog")


async def send(page: Page) -> None:
    await dialog(page).get_by_role("button", name="Hantar").click()
    await expect(dialog(page)).to_have_count(0)


async def test_an_album_of_drawn_photos_answers_a_message(opens: Opens, sandbox: Sandbox) -> None:
    page = await opens(f"{AINA}:{GROUP}")
    await write(page, "kes di Gambang")
    await choose(page, "kes di Gambang", "Balas")
    await page.get_by_label("Tulis mesej").fill("tapak, Km 23")
    await attach(page.locator(".column"), "Foto contoh")
    for _ in range(2):
        await page.get_by_role("button", name="Tambah foto contoh").click()
    await page.get_by_role("button", name="Buang sintetik-2").click()
    await send(page)

    album = bubbles(page).last
    await expect(album.get_by_role("img")).to_have_count(2)
    await expect(album.locator(".quote")).to_contain_text("kes di Gambang")
    await expect(page.get_by_label("Tulis mesej")).to_have_value("")
    await expect(page.locator(".strip")).to_be_hidden()
    first, *pieces = (await heard(sandbox))[-3:]
    assert [piece.get("caption") for piece in pieces] == ["tapak, Km 23", None]
    assert len({piece["media_group_id"] for piece in pieces}) == 1
    assert {p["reply_to_message"]["message_id"] for p in pieces} == {first["message_id"]}


async def test_chosen_files_go_out_as_photos_or_as_documents(
    opens: Opens, sandbox: Sandbox
) -> None:
    page = await opens(f"{AINA}:{GROUP}")
    files = [
        {"name": f"{number}.png", "mimeType": "image/png", "buffer": picture(number)}
        for number in (1, 2)
    ]
    for what in ("Foto", "Dokumen"):
        async with page.expect_file_chooser() as chooser:
            await attach(page.locator(".column"), what)
        await (await chooser.value).set_files(files)  # type: ignore[arg-type]  # a list of payloads
        await expect(page.get_by_role("button", name="2 sebagai satu album")).to_be_visible()
        await page.get_by_label("Kapsyen").press("Enter")
        await expect(dialog(page)).to_have_count(0)

    await expect(page.locator(".bubble a.file")).to_have_count(2)
    messages = (await heard(sandbox))[-4:]
    kinds = [kind for one in messages for kind in ("photo", "document") if kind in one]
    assert kinds == ["photo", "photo", "document", "document"]
    assert len({one["media_group_id"] for one in messages}) == 2


async def test_a_caption_is_edited_by_the_second_mouse_button(
    opens: Opens, sandbox: Sandbox
) -> None:
    page = await opens(f"{AINA}:{GROUP}")
    await page.get_by_label("Tulis mesej").fill("umur 54")
    await attach(page.locator(".column"), "Foto contoh")
    await send(page)
    await page.get_by_label("Tulis mesej").fill("belum dihantar")
    await bubbles(page).last.locator(".text").click(button="right")
    await page.get_by_role("menuitem", name="Sunting kapsyen").click()
    await write(page, "umur 45")

    await expect(bubbles(page).last).to_contain_text("umur 45disunting")
    await expect(page.get_by_label("Tulis mesej")).to_have_value("belum dihantar")
    (edited,) = await heard(sandbox, "edited_message")
    assert (edited["caption"], "photo" in edited) == ("umur 45", True)


async def test_others_and_the_bot_are_replied_to_and_not_edited(
    opens: Opens, sandbox: Sandbox
) -> None:
    page = await opens(f"{AINA}:{GROUP}/{FAIZAL}:{GROUP}")
    left, right = page.locator(".column").nth(0), page.locator(".column").nth(1)
    await write(left, "dari Aina")
    async with ClientSession(sandbox.url) as http:
        await call(http, "sendMessage", chat_id=GROUP, text="Petunjuk kes 17")
    for words in ("dari Aina", "Petunjuk kes 17"):
        await bubbles(right).filter(has_text=words).first.click(button="right")
        await expect(page.get_by_role("menuitem", name="Sunting")).to_have_count(0)
        await page.get_by_role("menuitem", name="Balas").click()
        await attach(right, "Kenalan sendiri")
        await expect(bubbles(left).last.locator(".quote")).to_contain_text(words)
        await expect(bubbles(left).last.locator(".contact")).to_contain_text("Faizal")


async def test_a_card_s_new_photo_and_a_document_are_seen_and_fetched(
    opens: Opens, sandbox: Sandbox
) -> None:
    page = await opens(f"{AINA}:{GROUP}")
    table = b"lead,days\n17,3\n"
    async with ClientSession(sandbox.url) as http:
        card = await call(http, "sendMessage", chat_id=GROUP, text="Ringkasan harian")
        where = {"chat_id": str(GROUP), "message_id": str(card["message_id"])}
        media = '{"type": "photo", "media": "attach://file", "caption": "Ringkasan 30 hari"}'
        form = FormData({**where, "media": media})
        form.add_field("file", picture(1), filename="a.png")
        await (await http.post(f"/bot{TOKEN}/editMessageMedia", data=form)).read()
        form = FormData({"chat_id": str(GROUP)})
        form.add_field("document", table, filename="kes.csv")
        await (await http.post(f"/bot{TOKEN}/sendDocument", data=form)).read()

    await expect(page.get_by_role("img", name="Foto: Ringkasan 30 hari")).to_be_visible()
    async with page.expect_download() as download:
        await page.get_by_role("link", name="kes.csv").click()
    fetched = await download.value
    assert fetched.suggested_filename == "kes.csv"
    assert Path(await fetched.path()).read_bytes() == table
