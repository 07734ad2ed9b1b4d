"""A running sandbox on a free port, without limits, and somebody who plays with it."""

from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from bot.sandbox.server import Sandbox

from .play import Play


@pytest.fixture
async def sandbox(tmp_path: Path) -> AsyncIterator[Sandbox]:
    sandbox = Sandbox(port=0, clock_path=tmp_path / "clock")
    sandbox.world.limits.on = False
    await sandbox.start()
    yield sandbox
    await sandbox.stop()


@pytest.fixture
async def play(sandbox: Sandbox) -> AsyncIterator[Play]:
    async with aiohttp.ClientSession() as client:
        yield Play(sandbox, client)
