"""How easily the chat page is used: by keys, by fingers, in English, by whoever tries it first."""

import re

import pytest
from aiohttp import ClientSession
from playwright.async_api import expect

from bot.sandbox.server import Sandbox
from tests.stories import hands
from tests.stories.hands import AINA, FAIZAL, GROUP, Opens, attach, bubbles, write
from tests.stories.small_bot import call, play

CARD = {"inline_keyboard": [[{"text": "Terima", "callback_data": "accept:17"}]]}
SMALL = """[...document.querySelectorAll("button, a:not(.skip), textarea")]
  .map((one) => one.getBoundingClientRect())
  .filter((box) => box.width && (box.width < 44 || box.height < 44)).length"""
pytestmark = pytest.mark.asyncio(loop_scope="module")  # one browser for all

browser, sandbox, opens = hands.browser, hands.sandbox, hands.opens


async def test_long_names_in_the_list_are_shown_whole(opens: Opens, sandbox: Sandbox) -> None:
    title = "Skuad Prihatin Kuala Terengganu (sintetik)"
    async with ClientSession(sandbox.url) as http:
        await play(http, "chats", id=-77, type="group", title=title, members=[AINA])
    page = await opens(f"{AINA}:{AINA}/{FAIZAL}:{FAIZAL}", width=1400)

    name = page.locator(".chat-entry strong").filter(has_text="Terengganu")
    await expect(name).to_be_visible()
    assert await name.evaluate("one => one.scrollHeight <= one.clientHeight")
    assert await name.evaluate("one => one.scrollWidth <= one.clientWidth")


async def test_commands_in_texts_are_reached_by_arrows_not_by_tab(
    opens: Opens, sandbox: Sandbox
) -> None:
    page = await opens(f"{AINA}:{GROUP}")
    press = page.keyboard.press
    async with ClientSession(sandbox.url) as http:
        await call(http, "sendMessage", chat_id=GROUP, text="/satu\n/dua")
        await call(http, "sendMessage", chat_id=GROUP, text="/tiga kad", reply_markup=CARD)
    await expect(bubbles(page).last).to_contain_text("/tiga")
    assert await page.locator(".in-text").evaluate_all("all => all.map((one) => one.tabIndex)") == [
        -1,
        -1,
        -1,
    ]
    await press("Alt+Digit1")
    for _ in range(4):  # the commands' button, what can be attached, the message's menu, its button
        await press("Shift+Tab")
    await expect(page.get_by_role("button", name="Terima", exact=True)).to_be_focused()
    await press("ArrowUp")
    await press("ArrowRight")
    await press("ArrowRight")
    await expect(page.get_by_role("button", name="/dua")).to_be_focused()
    await press("Escape")
    await expect(page.get_by_label("Tulis mesej")).to_be_focused()


async def test_alt_1_reaches_start_and_then_the_message_box(opens: Opens) -> None:
    page = await opens(f"{AINA}:{AINA}/{FAIZAL}:{GROUP}")
    first = page.locator(".column").first
    await first.locator(".who").focus()
    await page.keyboard.press("Alt+Digit1")
    await expect(first.get_by_role("button", name="MULA")).to_be_focused()
    await page.keyboard.press("Enter")

    await expect(first.get_by_label("Tulis mesej")).to_be_focused()


async def test_the_keys_are_told(opens: Opens) -> None:
    page = await opens(f"{AINA}:{AINA}")
    await page.get_by_role("button", name="Kekunci").click()

    await expect(page.get_by_role("dialog")).to_contain_text("Alt+1")
    await expect(page.get_by_role("dialog")).to_contain_text("Escape")


async def test_fingers_find_targets_of_44_pixels(opens: Opens, sandbox: Sandbox) -> None:
    page = await opens(f"{AINA}:{GROUP}", width=390)
    async with ClientSession(sandbox.url) as http:
        await call(http, "sendMessage", chat_id=GROUP, text="/a kad", reply_markup=CARD)
    await expect(bubbles(page).last).to_contain_text("kad")

    assert await page.evaluate(SMALL) == 0


async def test_roles_are_told_in_the_page_s_language(opens: Opens, sandbox: Sandbox) -> None:
    label = "Pengurus kes, Ibu pejabat (bertugas sekarang / on duty)"
    async with ClientSession(sandbox.url) as http:
        await play(http, "people", id=7, first_name="Devi", label=label)
    page = await opens(f"7:7/{AINA}:{AINA}")
    who = page.locator(".who small").first
    await expect(who).to_have_text("Pengurus kes, Ibu pejabat (bertugas sekarang)")
    await page.get_by_role("button", name="English").click()
    await expect(who).to_have_text("Case manager, Headquarters (on duty)")
    await page.locator(".who").first.click()

    await expect(page.locator(".chip")).to_have_text(
        ["Everybody", "Squad member", "Inspector", "Case manager"]
    )


async def test_who_finds_nobody_is_told_and_changing_keeps_the_chat(opens: Opens) -> None:
    page = await opens(f"{AINA}:{GROUP}")
    await page.locator(".who").click()
    search = page.get_by_label("Cari nama atau peranan")
    await search.fill("tiada-di-sini")
    await expect(page.get_by_text("Tiada orang yang sepadan")).to_be_visible()
    await search.fill("faizal")
    await search.press("Enter")

    await expect(page.locator(".who")).to_contain_text("Faizal")
    await expect(page.locator(".column h2")).to_have_text("Skuad Kuantan")


async def test_a_group_is_created_with_the_bot_in_it(opens: Opens) -> None:
    page = await opens(f"{AINA}:{AINA}")
    await page.get_by_role("button", name="Sertai atau cipta kumpulan").click()
    await page.get_by_label("Nama kumpulan").fill("Skuad Raub")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("dialog")).to_have_count(0)  # it has a heading of its own
    await expect(page.locator(".column h2")).to_have_text("Skuad Raub")
    await write(page, "/register")

    await expect(bubbles(page).last).to_contain_text("Anda kata: /register")


async def test_an_example_fills_the_message_box_and_is_not_sent(opens: Opens) -> None:
    page = await opens(f"{AINA}:{GROUP}")
    await attach(page.locator(".column"), "Contoh laporan")
    await page.get_by_role("button", name="Maut dalam perjalanan").click()

    await expect(page.get_by_label("Tulis mesej")).to_have_value(re.compile("^KUANTAN: "))
    assert await bubbles(page).count() == 0
