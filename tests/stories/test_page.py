"""The chat page in a real browser, over the real sandbox, with a small bot on the other side.

The bot here is a few calls of the Bot API: what is proven is the page, not Prihatin. Without the
system's Chromium these tests are skipped and say so; in CI they fail then.
"""

import pytest
from aiohttp import ClientSession
from playwright.async_api import expect

from bot.sandbox.server import Sandbox
from tests.stories import hands
from tests.stories.hands import AINA, FAIZAL, GROUP, Opens, attach, bubbles, choose, write
from tests.stories.small_bot import CARD

pytestmark = pytest.mark.asyncio(loop_scope="module")  # one browser for all


browser, sandbox, opens = hands.browser, hands.sandbox, hands.opens


async def test_what_is_typed_is_sent_and_answered(opens: Opens) -> None:
    page = await opens(f"{AINA}:{AINA}")
    await page.get_by_role("button", name="MULA").click()
    await page.get_by_label("Tulis mesej").fill("apa khabar?")
    await page.keyboard.press("Enter")

    await expect(bubbles(page)).to_contain_text(["/start", "Anda kata: /start", "apa khabar?"])
    await expect(bubbles(page).last).to_contain_text("Anda kata: apa khabar?")
    await expect(
        page.get_by_role("status").filter(has_text="Anda kata: apa khabar?")
    ).to_be_attached()


async def test_a_pressed_button_changes_the_card_in_both_columns(opens: Opens) -> None:
    page = await opens(f"{AINA}:{GROUP}/{FAIZAL}:{GROUP}")
    left, right = page.locator(".column").nth(0), page.locator(".column").nth(1)
    await write(left, "kad")
    await right.get_by_role("button", name="Terima", exact=True).click()

    for column in (left, right):
        await expect(bubbles(column).last).to_contain_text("Petunjuk kes 17: diterima oleh Faizal")
        await expect(bubbles(column).last).to_contain_text("disunting")
        await expect(column.get_by_role("button", name="Terima", exact=True)).to_have_count(0)
    await expect(right.locator(".toast")).to_have_text("Kes ini milik anda.")
    await expect(left.locator(".toast")).to_have_count(0)
    await expect(page.get_by_role("status").filter(has_text="Kes ini milik anda.")).to_be_attached()


async def test_photo_place_and_contact_arrive(opens: Opens) -> None:
    page = await opens(f"{AINA}:{GROUP}/{FAIZAL}:{GROUP}")
    left, right = page.locator(".column").nth(0), page.locator(".column").nth(1)
    await attach(left, "Foto contoh")
    await page.get_by_label("Kapsyen").fill("tempat kejadian")
    await page.get_by_role("dialog").get_by_role("button", name="Hantar").click()
    await expect(bubbles(right).last).to_contain_text("Bot melihat: photo")
    await attach(left, "Lokasi")
    await page.get_by_role("button", name="Gambang").click()
    await expect(bubbles(right).last).to_contain_text("Bot melihat: location 3.7095")
    await attach(left, "Kenalan sendiri")
    await expect(bubbles(right).last).to_contain_text("Bot melihat: contact")

    picture = right.get_by_role("img", name="Foto: tempat kejadian")
    assert await picture.evaluate("image => image.naturalWidth") == 960
    await expect(right.locator(".place")).to_contain_text("3.70950, 103.10060")
    await expect(right.locator(".contact")).to_contain_text("Aina")


async def test_the_keyboard_alone_is_enough(opens: Opens) -> None:
    page = await opens(f"{FAIZAL}:{FAIZAL}")
    press = page.keyboard.press
    await page.locator(".who").focus()
    await press("Enter")
    await page.keyboard.type("skuad")
    await press("Enter")
    await expect(page.locator(".who")).to_contain_text("Aina")
    await expect(page.locator(".who")).to_be_focused()
    await page.get_by_role("navigation").get_by_role("button", name="Skuad Kuantan").focus()
    await press("Enter")
    await expect(page.get_by_label("Tulis mesej")).to_be_focused()
    await page.keyboard.type("/he")
    await expect(page.get_by_role("option", name="/help")).to_be_visible()
    await press("Enter")
    await expect(bubbles(page).last).to_contain_text("Anda kata: /help@prihatin_sandbox_bot")
    await page.keyboard.type("kad")
    await press("Enter")
    await expect(bubbles(page).last).to_contain_text(CARD)
    await press("ArrowUp")
    await press("Tab")
    await expect(page.get_by_role("button", name="Terima", exact=True)).to_be_focused()
    await press("Enter")

    await expect(bubbles(page).last).to_contain_text("diterima oleh Aina")
    await expect(page.locator("li.message:focus-within, li.message:focus")).to_have_count(1)


async def test_on_a_phone_list_and_chat_take_turns(opens: Opens) -> None:
    page = await opens(f"{AINA}:", width=390)
    await page.get_by_role("navigation").get_by_role("button", name="Skuad Kuantan").click()
    await expect(page.get_by_role("navigation")).to_be_hidden()
    await write(page, "dari telefon")
    await expect(bubbles(page).last).to_contain_text("Anda kata: dari telefon")
    overflow = await page.evaluate("document.documentElement.scrollWidth - innerWidth")
    await page.get_by_role("button", name="Kembali ke senarai").click()

    await expect(page.get_by_role("navigation")).to_contain_text("Anda kata: dari telefon")
    await expect(page.get_by_label("Tulis mesej")).to_have_count(0)
    assert overflow <= 0


async def test_what_came_meanwhile_is_counted_as_unread(opens: Opens) -> None:
    page = await opens(f"{AINA}:{AINA}/{FAIZAL}:{GROUP}")
    await write(page.locator(".column").nth(1), "sudah sampai")

    entry = page.locator(".column").nth(0).get_by_role("button", name="Skuad Kuantan")
    await expect(entry.locator(".badge")).to_contain_text("2 belum dibaca")
    await entry.click()
    await expect(entry.locator(".badge")).to_have_count(0)
    await expect(page.get_by_text("Mesej baharu")).to_be_visible()


async def test_the_clock_moves_forward(opens: Opens, sandbox: Sandbox) -> None:
    page = await opens(f"{AINA}:{AINA}")
    await page.get_by_role("button", name="Gerakkan jam +1 hari").click()
    await expect(page.locator(".moved")).to_have_text("+1 hari")
    await page.get_by_title("Gerakkan jam", exact=True).click()
    await page.get_by_label("Nilai sendiri").fill("90")
    await page.get_by_role("button", name="Gerakkan", exact=True).click()

    await expect(page.locator(".moved")).to_have_text("+1 hari 1 jam 30 min")
    async with ClientSession(sandbox.url) as http, http.get("/sim/clock") as told:
        assert (await told.json())["offset_seconds"] == pytest.approx(86400 + 5400)


async def test_markup_in_a_text_is_shown_as_text(opens: Opens) -> None:
    page = await opens(f"{AINA}:{GROUP}")
    evil = "<script>window.evil = 1</script><img src=x onerror='window.evil = 1'>"
    await write(page, evil)

    await expect(bubbles(page).last).to_contain_text(f"Anda kata: {evil}")
    assert await page.evaluate("window.evil") is None
    assert await page.locator(".messages script, .messages img").count() == 0


async def test_entities_are_placed_by_utf16_units(opens: Opens) -> None:
    page = await opens(f"{AINA}:{GROUP}")
    await write(page, "tebal")

    await expect(bubbles(page).last.locator("strong em")).to_have_text("dalam")
    await expect(bubbles(page).last.locator("strong")).to_have_text("tebal dalam")


async def test_a_deep_link_opens_the_private_chat(opens: Opens) -> None:
    page = await opens(f"{AINA}:{GROUP}")
    await write(page, "pautan")
    await page.get_by_role("link", name="Butiran").click()

    await expect(bubbles(page)).to_contain_text(["/start kes17", "Anda kata: /start kes17"])
    await expect(page.get_by_role("heading", name="Prihatin", exact=False).last).to_be_visible()


async def test_own_message_is_edited_replied_to_and_forwarded(opens: Opens) -> None:
    page = await opens(f"{AINA}:{GROUP}")
    await write(page, "Km 23")
    await expect(bubbles(page).last).to_contain_text("Anda kata")
    await choose(page, "Km 23", "Sunting")
    await page.get_by_label("Tulis mesej").fill("Km 32")
    await page.keyboard.press("Enter")
    await expect(bubbles(page).first).to_contain_text("Km 32disunting")
    await choose(page, "Km 32", "Balas")
    await write(page, "betul")
    await expect(bubbles(page).locator(".quote").first).to_contain_text("Km 32")
    await choose(page, "betul", "Majukan")
    await page.get_by_role("dialog").get_by_role("button", name="Prihatin").click()

    await expect(bubbles(page).first).to_contain_text("Dimajukan daripada Aina")


async def test_blocking_the_bot_closes_the_private_chat(opens: Opens) -> None:
    page = await opens(f"{AINA}:{AINA}")
    await page.get_by_role("button", name="MULA").click()
    await page.get_by_role("button", name="Menu perbualan").click()
    await page.get_by_role("menuitem", name="Sekat bot").click()
    await expect(page.get_by_label("Tulis mesej")).to_be_hidden()
    await page.get_by_role("button", name="Nyahsekat bot").click()

    await expect(page.get_by_label("Tulis mesej")).to_be_visible()


async def test_a_fault_is_switched_on_and_off(opens: Opens) -> None:
    page = await opens(f"{AINA}:{AINA}")
    await page.get_by_role("button", name="Gangguan").click()
    await page.get_by_label("Ralat pelayan").check()
    await page.get_by_label("Kaedah Bot API").fill("sendPhoto")
    await page.get_by_role("button", name="Hidupkan").click()
    await expect(page.locator(".faults-on")).to_contain_text("Ralat pelayansendPhoto")
    await page.get_by_role("button", name="Padamkan: Ralat pelayan").click()

    await expect(page.locator(".faults-on")).to_contain_text("Tiada gangguan")


async def test_without_an_address_two_people_and_their_group_are_shown(opens: Opens) -> None:
    page = await opens("")

    await expect(page.locator(".column").nth(0).locator("h2")).to_have_text("Skuad Kuantan")
    await expect(page.get_by_text("Tekan MULA")).to_be_visible()
    await page.get_by_role("button", name="Tambah lajur").click()
    await page.get_by_role("button", name="Inspektor", exact=True).click()
    await expect(page.locator("#people li")).to_have_count(1)
    await page.locator("#people button").click()
    await expect(page.locator(".column").nth(2).locator(".who")).to_contain_text("Faizal")


async def test_the_page_speaks_both_languages(opens: Opens) -> None:
    page = await opens(f"{AINA}:{AINA}")
    table = await page.evaluate("import('/page/words.js').then((file) => file.words)")
    await page.get_by_role("button", name="English").click()

    await expect(page.get_by_text("This is not Telegram")).to_be_visible()
    await expect(page.get_by_role("button", name="START")).to_be_visible()
    assert await page.locator("html").get_attribute("lang") == "en"
    for key, texts in table.items():
        assert variables(texts["ms"]) == variables(texts["en"]), key


def variables(text: str) -> set[str]:
    return {part.partition("}")[0] for part in text.split("{")[1:]}
