"""Chromium, and what hands do on the sandbox's page."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Browser, Locator, Page, async_playwright

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
