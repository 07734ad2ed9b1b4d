"""The program as a country runs it: gateways behind a proxy, couriers, tickers, PostgreSQL.

Each is a process of its own. The way to the database and the way from Telegram go through proxies
that a story can cut. Squads of several groups post all the while.
"""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from itertools import count

from sqlalchemy import delete, func, select
from sqlalchemy.engine import make_url

from db.models.leads import Sighting
from db.models.messaging import Due, DueState, Letter, LetterState
from db.models.places import Group
from services import clock
from services.records import audit, proof
from tests.databases import SCHEMA
from tests.flows import make
from tests.stories.conftest import AINA, BAKRI, CHONG, GROUP, REPORT
from tests.stories.proxy import Proxy, proxy
from tests.stories.world import Program, World, until

GROUPS = range(-2024, -2000)  # so many that none reaches its 18 letters a minute
FIRST = ("Zulkarnain", "Baharom", "Jamaluddin", "Dollah", "Elias", "Farouk", "Ghazali", "Hisham")
FATHERS = ("Contoh", "Sampel", "Misalan", "Rekaan", "Latihan", "Percubaan", "Teladan", "Ujian")
ROLES = ("gateway", "gateway", "courier", "ticker")
SPARE = ("courier", "ticker")  # stand by
SETTLED_SECONDS = 90  # Telegram comes again after growing pauses
# Telegram's own limits stand; only the pause within a chat is shorter than its advice.
HASTE = {"PRIHATIN_SECONDS_BETWEEN_LETTERS_CHAT": "0.05", "PRIHATIN_COURIER_LEASE_SECONDS": "2"}


class Country:
    """Processes of all roles; what squads post, and what came of it."""

    def __init__(self, town: World, programs: dict[Program, str], wire: Proxy) -> None:
        self.town = town
        self.programs = programs  # each with its role
        self.wire = wire  # to the database
        self.posted = 0
        self._numbers = count()

    async def start(self) -> None:
        """Start all processes at once."""
        await asyncio.gather(*(each.start(role) for each, role in self.programs.items()))

    async def post(self) -> None:
        """A squad member posts an accident that nobody else posted."""
        number = next(self._numbers)
        group = GROUPS[number % len(GROUPS)]
        name = f"{FIRST[number % 8]} bin {FATHERS[number // 8 % 8]}, {20 + number // 64}"
        text = REPORT.replace("Zulkarnain bin Contoh, 34", name)
        self.posted += 1
        await self.town.sim("send", person=CHONG, chat=group, text=text)

    @asynccontextmanager
    async def posting(self, pause: float) -> AsyncIterator[None]:
        """Post again and again while the block runs."""

        enough = asyncio.Event()

        async def run() -> None:
            while not enough.is_set():
                await self.post()  # to its end: what was cancelled half-way may be posted or not
                await asyncio.sleep(pause)

        task = asyncio.create_task(run())
        try:
            yield
        finally:
            enough.set()
            await task

    async def settled(self) -> None:
        """Each post is kept once and each letter has gone, or is listed as unknown."""
        log = self.town.program.log
        try:
            await until(self._is_quiet, "each post is kept, no letter waits", log, SETTLED_SECONDS)
        except AssertionError as error:
            kept, left = await self._counts()
            raise AssertionError(f"{kept} of {self.posted} kept, {left} are to be done") from error
        async with self.town.transactions.snapshot() as session:
            seen = await proof.recount(session)
            walked = audit.Walk()
            while not walked.ended:
                await walked.step(session)
        assert not seen.problems, seen.problems
        assert walked.problem is None
        told, noted, unknown = await self._told()
        assert len(told - noted) <= unknown  # nothing came twice but what is listed as unknown

    async def _is_quiet(self) -> bool:
        return await self._counts() == (self.posted, 0)

    async def _counts(self) -> tuple[int, int]:
        """Return how many posts are kept; how many letters and due rows are to be done now."""
        under_way = Letter.state.in_((LetterState.WAITING, LetterState.SENDING))
        async with self.town.transactions.snapshot() as session:
            sighted = await session.scalar(select(func.count()).select_from(Sighting))
            letters = await session.scalar(select(func.count(Letter.id)).where(under_way))
            due = (Due.state == DueState.WAITING) & (Due.due_at <= clock.now())
            late = await session.scalar(select(func.count(Due.id)).where(due))
        return sighted or 0, (letters or 0) + (late or 0)

    async def _told(self) -> tuple[set[tuple[int, int]], set[tuple[int, int]], int]:
        """Return messages by chat and number, as Telegram and as we know them, and the unknown."""
        told = set()
        for chat in (*GROUPS, AINA, BAKRI, CHONG):
            messages = await self.town.messages(chat, CHONG if chat < 0 else chat)
            told |= {(chat, each["message_id"]) for each in messages if each["from"]["is_bot"]}
        async with self.town.transactions.snapshot() as session:
            sent = select(Letter.chat_id, Letter.message_id).where(
                Letter.state == LetterState.SENT,
                Letter.method.startswith("send"),
                Letter.chat_id.in_((*GROUPS, AINA, BAKRI, CHONG)),
            )
            kept = {(row[0], row[1] or 0) for row in await session.execute(sent)}
            lost = select(func.count()).where(Letter.state == LetterState.UNKNOWN)
            return told, kept, await session.scalar(lost) or 0


@asynccontextmanager
async def country(town: World, roles: Sequence[str] = ROLES) -> AsyncIterator[Country]:
    """Prepare a process for each of *roles* on the town's database; none is started."""
    async with town.transactions.begin() as session:
        await session.execute(delete(Group).where(Group.chat_id == GROUP))
        for chat in GROUPS:  # of another branch: a lead's card is for its branch and who posted it
            await make.group(session, chat, "PHG-TML")
    await town.sim("limits", on=False)
    for chat in GROUPS:
        members = [AINA, BAKRI, CHONG]
        title = f"Skuad {chat}"
        await town.sim("chats", id=chat, type="group", title=title, members=members, quiet=True)
    programs = {town.another(): role for role in roles}
    url = make_url(town.program.environment["PRIHATIN_DATABASE_URL"])
    ports = [
        int(each.environment["PRIHATIN_WEB_PORT"])
        for each, role in programs.items()
        if role == "gateway"
    ]
    async with (
        proxy((url.host or "127.0.0.1", url.port or 5432)) as wire,
        proxy(*(("127.0.0.1", port) for port in ports)) as front,
    ):
        named = url.update_query_dict({"application_name": SCHEMA})  # so that a story finds them
        through = named.set(host="127.0.0.1", port=wire.port)
        for each in programs:
            each.environment |= HASTE | {
                "PRIHATIN_DATABASE_URL": through.render_as_string(hide_password=False),
                "PRIHATIN_WEBHOOK_URL": f"http://127.0.0.1:{front.port}/telegram",
            }
        made = Country(town, programs, wire)
        try:
            yield made
        finally:
            await asyncio.gather(*(each.kill() for each in programs if each.process is not None))
