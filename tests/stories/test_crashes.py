"""kill -9 at each step between receiving and sending: nothing is lost, nothing is said twice.

The steps are held open from outside: by a lock on the database, by parts that do not run, or by
a slow Telegram.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from sqlalchemy import func, select, text

from db.models.leads import Lead
from db.models.messaging import Letter, LetterState
from tests.stories.conftest import ADMIN, AINA, CHONG, GROUP, REPORT
from tests.stories.world import World, until

TAKEN_SECONDS = 1.5  # far more than polling or the webhook needs
ALARM = "Prihatin terhenti semasa menghantar 2 mesej"


@asynccontextmanager
async def _nobody_commits(town: World) -> AsyncIterator[None]:
    """Hold what every update and every letter needs, so that no commit can happen."""
    async with town.database.writers() as session:
        if town.database.is_sqlite:
            await session.execute(text("SELECT 1"))  # begins, which takes the one write lock
        else:
            await session.execute(text("LOCK TABLE received_updates, letters IN EXCLUSIVE MODE"))
        yield
        await session.rollback()


async def _count(town: World, of: type[Lead] | type[Letter], *where: object) -> int:
    async with town.database.sessions() as session:
        query = select(func.count()).select_from(of).where(*where)  # type: ignore[arg-type]
        return await session.scalar(query) or 0


async def _under_way(town: World) -> None:
    """Wait until the card and the question to Aina are being sent."""

    async def look() -> bool:
        sending = Letter.state == LetterState.SENDING
        return await _count(town, Letter, sending, Letter.card == "lead:1") == 2

    await until(look, "both letters are being sent", town.program.log)


async def _cards(town: World) -> int:
    return sum("Petunjuk kes" in m.get("text", "") for m in await town.messages(GROUP, CHONG))


@pytest.mark.parametrize("updates", ["polling", "webhook"])
async def test_killed_before_the_commit_the_report_comes_again(town: World) -> None:
    await town.program.start()
    async with _nobody_commits(town):
        await town.sim("send", person=CHONG, chat=GROUP, text=REPORT)
        await _taken(town)
        await town.program.kill()
    assert await _count(town, Lead) == 0

    await town.program.start()

    await town.sees(GROUP, "Petunjuk kes", person=CHONG)
    await town.sees(AINA, "Bolehkah anda")
    assert await _count(town, Lead) == 1


async def _taken(town: World) -> None:
    """Give the program the time to take the report; it cannot commit, so there is no other sign."""
    await asyncio.sleep(TAKEN_SECONDS)


async def test_killed_after_the_commit_the_card_is_still_sent_once(town: World) -> None:
    await town.program.start("gateway")
    await town.sim("send", person=CHONG, chat=GROUP, text=REPORT)

    async def kept() -> bool:
        return await _count(town, Lead) == 1

    await until(kept, "the lead is kept", town.program.log)
    await town.program.kill()
    await town.program.start()

    await town.sees(GROUP, "Petunjuk kes", person=CHONG)
    await town.sees(AINA, "Bolehkah anda")
    assert await _count(town, Lead) == 1
    assert await _cards(town) == 1


async def test_killed_while_sending_the_letter_is_unknown_and_not_sent_again(town: World) -> None:
    await town.program.start()
    await town.sim("faults", kind="latency", method="sendMessage", seconds=600)
    await town.sim("send", person=CHONG, chat=GROUP, text=REPORT)

    await _under_way(town)
    await town.program.kill()
    async with town.http.delete(f"{town.sandbox.url}/sim/faults") as answer:
        assert answer.status == 200
    await town.program.start()

    await town.sees(ADMIN, ALARM)
    assert await _count(town, Letter, Letter.state == LetterState.UNKNOWN) == 2
    assert await _cards(town) == 0
    await town.sim("clock", forward_seconds=16 * 60)  # and the lead goes its way all the same
    await town.sees(GROUP, "Petunjuk kes", person=CHONG)


async def test_killed_after_sending_nothing_is_said_twice(town: World) -> None:
    await town.program.start()
    await town.sim("faults", kind="latency", method="sendMessage", seconds=2)
    await town.sim("send", person=CHONG, chat=GROUP, text=REPORT)

    await _under_way(town)
    async with _nobody_commits(town):
        await town.sees(GROUP, "Petunjuk kes", person=CHONG)
        await town.sees(AINA, "Bolehkah anda")
        await town.program.kill()
    await town.program.start()

    await town.sees(ADMIN, ALARM)
    assert await _count(town, Letter, Letter.state == LetterState.UNKNOWN) == 2
    assert await _cards(town) == 1


async def test_network_s_faults_delay_but_lose_nothing(town: World) -> None:
    await town.program.start()
    for kind in ("server_error", "drop_before", "too_many_requests"):
        await town.sim("faults", kind=kind, method="sendMessage", count=1, seconds=1)
    await town.sim("faults", kind="redeliver", count=3)

    await town.sim("send", person=CHONG, chat=GROUP, text=REPORT)

    await town.sees(GROUP, "Petunjuk kes", person=CHONG)
    await town.sees(AINA, "Bolehkah anda")
    assert await _count(town, Lead) == 1
    assert await _cards(town) == 1


async def test_other_courier_takes_over(town: World) -> None:
    await town.program.start()
    standby = town.another()
    await standby.start("courier")
    try:
        await town.program.kill()
        receiver = town.another()
        await receiver.start("gateway")
        try:
            await town.sim("send", person=CHONG, chat=GROUP, text=REPORT)
            await town.sees(GROUP, "Petunjuk kes", person=CHONG)
        finally:
            await receiver.kill()
    finally:
        await standby.kill()
