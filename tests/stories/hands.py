"""Chromium, a sandbox with two people and a small bot, and what hands do on its page."""

import os
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp import ClientSession
from playwright.async_api import (
    Browser,
    BrowserContext,
    Locator,
    Page,
    async_playwright,
    expect,
)

from bot.sandbox.server import Sandbox
from tests.stories.small_bot import call, play, running, small_bot

AINA, FAIZAL = 6_200_000_001, 6_200_000_002
GROUP = -4_200_000_001
Opens = Callable[..., Awaitable[Page]]
CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """The system's Chromium; where it is missing a visible skip, in CI a failure."""
    if not CHROMIUM.exists():
        reason = f"the page's tests need {CHROMIUM} (make browser)"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as browser:
        yield browser


@asynccontextmanager
async def stage(folder: Path) -> AsyncIterator[Sandbox]:
    """A sandbox with Aina, Faizal and their group; the bot is silent."""
    sandbox = Sandbox(port=0, clock_path=folder / "clock")
    await sandbox.start()
    async with ClientSession(sandbox.url) as http:
        await play(http, "limits", on=False)
        await play(http, "people", id=AINA, first_name="Aina", label="Ahli skuad, Kuantan")
        await play(http, "people", id=FAIZAL, first_name="Faizal", label="Inspektor, Kuantan")
        await play(
            http, "chats", id=GROUP, type="group", title="Skuad Kuantan", members=[AINA, FAIZAL]
        )
        commands = [{"command": "help", "description": "Bantuan"}]
        await call(http, "setMyCommands", commands=commands)
    yield sandbox
    await sandbox.stop()


@pytest_asyncio.fixture(loop_scope="module")
async def sandbox(tmp_path: Path) -> AsyncIterator[Sandbox]:
    """A sandbox with Aina, Faizal and their group, and a bot that answers."""
    async with (
        stage(tmp_path) as sandbox,
        ClientSession(sandbox.url) as http,
        running(small_bot(http)),
    ):
        yield sandbox


@pytest_asyncio.fixture(loop_scope="module")
async def opens(browser: Browser, sandbox: Sandbox) -> AsyncIterator[Opens]:
    """Opens the page at `#person:chat/…`; nothing may go wrong in it, nothing go outside."""
    troubles: list[str] = []
    opened: list[BrowserContext] = []

    async def open_page(places: str, width: int = 1500) -> Page:
        context = await browser.new_context(
            viewport={"width": width, "height": 900}, reduced_motion="reduce"
        )
        page = await context.new_page()
        opened.append(context)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on(
            "console",
            lambda said: (
                troubles.append(f"{said.text} {said.location}") if said.type == "error" else None
            ),
        )
        page.on(
            "request", lambda asked: troubles.append(asked.url) if is_outside(asked.url) else None
        )
        await page.goto(f"{sandbox.url}/#{places}")
        await expect(page.get_by_text("Bersambung")).to_be_attached()
        return page

    def is_outside(url: str) -> bool:
        return not url.startswith((sandbox.url, "blob:"))

    yield open_page

    for context in opened:
        await context.close()
    assert troubles == []


def bubbles(place: Page | Locator) -> Locator:
    return place.locator("li.message")


async def write(place: Page | Locator, text: str) -> None:
    field = place.get_by_label("Tulis mesej")
    await field.fill(text)
    await field.press("Enter")


async def attach(place: Locator, what: str) -> None:
    await place.get_by_role("button", name="Lampirkan").click()
    await place.page.get_by_role("menuitem", name=what, exact=False).first.click()


async def choose(page: Page, message: str, action: str) -> None:
    bubble = bubbles(page).filter(has_text=message).first
    await bubble.hover()
    await bubble.get_by_role("button", name="Tindakan mesej").click()
    await page.get_by_role("menuitem", name=action).click()
