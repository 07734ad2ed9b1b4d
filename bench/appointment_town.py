"""What the measures of appointments share: their moment, a clinic, and the loop's stalls."""

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from db.models.appointments import Provider, ProviderKind
from services import clock

BEGIN = datetime(2026, 12, 1, 2, 0, tzinfo=UTC)  # 10:00 on a Tuesday in Malaysia


@contextmanager
def clock_from(begin: datetime) -> Iterator[None]:
    """Let the clock go on from *begin*: reminders keep to daytime, whatever time it is here."""
    real, started = clock.now, time.perf_counter()
    clock.now = lambda: begin + timedelta(seconds=time.perf_counter() - started)
    try:
        yield
    finally:
        clock.now = real


async def watch(stalls: list[float]) -> None:
    while True:
        before = time.perf_counter()
        await asyncio.sleep(0.001)
        stalls.append(time.perf_counter() - before)


def provider(code: str, **facts: int) -> Provider:
    return Provider(
        code=code, kind=ProviderKind.PANEL_CLINIC, name=f"Klinik Sintetik {code}", town="Kuantan",
        district="Kuantan", state="MY-06", latitude=3.8, longitude=103.3, capacity=1, services=[],
        active=True, synthetic=True, **facts,
    )  # fmt: skip
