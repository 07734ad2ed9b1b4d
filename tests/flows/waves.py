"""A wave of invitations to Kuantan's workers, and what each of them got of it."""

from datetime import timedelta

from sqlalchemy import select

from db.models.messaging import Letter
from db.models.screening import Screening, ScreeningState
from db.models.workers import Worker
from services.screening.invitations import inviting
from tests.flows import screened
from tests.flows.conftest import Chat
from tests.flows.intake import rows
from tests.flows.screened import DEVI, Hands, tick


async def start(chat: Chat, quota: int = 10) -> None:
    """Pahang's coordinator plans a wave and starts it."""
    await chat.say(DEVI, f"/waves plan Pahang {quota}")
    await chat.say(DEVI, "/waves start 1")
    await tick(chat)


async def on_day(chat: Chat, hands: Hands, day: int) -> None:
    """It is ten o'clock and a little on that day after Monday, 30 November; the tick comes."""
    hands.to(screened.MONDAY + timedelta(days=day, minutes=5))
    async with chat.door.transactions.begin() as session:
        await inviting.plan(session, 0)
    await tick(chat)


async def letters(chat: Chat, who: int) -> list[Letter]:
    """Return the letters of waves to a worker."""
    return [one for one in await chat.letters(who) if one.key.startswith("screening:wave:")]


async def states(chat: Chat) -> dict[int | None, ScreeningState]:
    """Return where each worker's screening stands, by Telegram account."""
    found = await rows(chat, select(Screening))
    workers = {one.id: one.person_id for one in await rows(chat, select(Worker))}
    return {workers[one.worker_id]: one.state for one in found}
