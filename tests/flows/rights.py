"""Everybody tries everything: each handler, each role, each kind of chat; nothing is kept.

The rows of tests/cases/rights.yaml say what is brought (a press, words, or a shared thing) and, for
each kind of chat, who may; all others must be refused for want of a right, or sent to another chat.
*otherwise* lists what else refuses those who may: nothing of that kind is there. What a try does
is rolled back, so that each finds the same world.
"""

import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

import yaml
from aiogram import Router
from aiogram.dispatcher.event.handler import HandlerObject
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.transactions import Transactions
from db.models.appointments import AppointmentKind, ProviderKind
from db.models.messaging import Conversation, Letter
from db.models.people import Person, Role
from db.models.workers import Consent, Purpose
from db.session import Database
from handlers import routes
from services import clock
from services.appointments import booking
from services.people import enrolment
from services.workers import consents
from tests.flows import appointed, make
from tests.flows.conftest import Chat

ROWS: dict[str, dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[1] / "cases/rights.yaml").read_text("utf-8")
)
GROUP, FOREIGN = -1001, -1999
ELSEWHERE, CLINIC = "JHR-JBR", "SIN-K1"
SECRETS = ("Zulkarnain", "0139876543")  # what the report says of the victim
REPORT = (
    "Kemalangan maut pagi tadi di Gambang, Kuantan. Mangsa Zulkarnain bin Contoh, 34, pekerja "
    "kilang, meninggal dunia selepas dilanggar lori. Waris 0139876543"
)
SECOND = "Runtuhan di Temerloh, dua pekerja tertimbus, seorang maut: Baharom bin Rekaan, 51."
PEOPLE = {  # who tries, by a name for the rows; the number is Telegram's
    "stranger": 501,
    "worker": 502,
    "clinic": 503,
    "job_coordinator": 504,
    "case_manager": 505,
    "inspector": 506,
    "squad": 507,
    "squad_elsewhere": 508,
    "branch_head": 509,
    "coordinator": 510,
    "admin": 511,
}
SEE_LEADS = {"squad", "branch_head", "coordinator"}
CHATS = {  # kind of chat: its number, None the person's own; and who tries there
    "private": (None, tuple(PEOPLE)),
    "group": (GROUP, ("stranger", "squad_elsewhere", "branch_head")),
    "foreign": (FOREIGN, ("squad",)),  # a group that is not registered
}
RIGHTS = re.compile(  # keys of refusals for want of a right, or in the wrong chat
    r"access\.|.*only_in_(private|groups)|.*private_only|.*not_yours|lead\.(group_not_registered|"
    r"not_asked)|group\.(not_registered|language_needs)|quiet\.needs|broadcast\.not_for_you|"
    r"appointment\.no_worker|screening\.not_bound|death\.not_here|(visit|worker)\.none_such"
)


class Undone(Transactions):
    """Transactions that leave nothing, but tell what would have been refused and said."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.refused: list[str] = []  # keys
        self.said: list[Letter] = []
        self.before: Conversation | None = None  # where the person stands in a conversation

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[AsyncSession]:
        async with self._turn, self.database.writers() as session:
            if self.before is not None:
                session.add(await session.merge(self.before))
                await session.flush()
            last = await session.scalar(select(Letter.id).order_by(Letter.id.desc()).limit(1)) or 0
            yield session
            await session.flush()
            notes = session.info.get("audit.notes", [])
            self.refused += [note.subject for note in notes if note.action == "refused"]
            self.said += await session.scalars(select(Letter).where(Letter.id > last))
            session.expunge_all()
            await session.rollback()


def handlers() -> Iterator[tuple[str, str, HandlerObject]]:
    """Each handler of the program: its name, the kind of update it is for, and itself."""
    for router in _routers(routes.router):
        for kind, observer in router.observers.items():
            for handler in observer.handlers:
                yield named(handler), kind, handler


def named(handler: HandlerObject) -> str:
    return f"{handler.callback.__module__.rpartition('.')[2]}.{handler.callback.__name__}"


def _routers(router: Router) -> Iterator[Router]:
    yield router
    for inner in router.sub_routers:
        yield from _routers(inner)


async def settle(transactions: Transactions, database: Database) -> Undone:
    """A branch with all roles, a lead, a question, an invitation; from then on nothing changes."""
    chat = Chat(transactions, database)
    async with transactions.begin() as session:
        await make.group(session, GROUP)
        for name, number in PEOPLE.items():
            role, scope = _grant(name)
            await make.person(session, number, role=role, scope=scope)
        await _serve(session)
        await make.duty(session, PEOPLE["squad"], hours=48)
        for name in ("squad", "worker"):
            await enrolment.invite(
                session, role=Role(name), scope=make.KUANTAN, name="Siti Sampel", staff_number=None
            )
    await chat.say(PEOPLE["branch_head"], REPORT, chat=GROUP)
    await chat.press(PEOPLE["squad"], "accept:1", chat=GROUP)
    await chat.say(PEOPLE["branch_head"], SECOND, chat=GROUP)
    await chat.say(PEOPLE["inspector"], "/detect Kedai Contoh")
    await chat.say(PEOPLE["stranger"], "/officer Bila faedah dibayar?")
    return Undone(database)


async def _serve(session: AsyncSession) -> None:
    """A worker who agreed to everything, a clinic, an appointment of both with the manager."""
    manager = await session.get_one(Person, PEOPLE["case_manager"])
    who = await appointed.worker(
        session, person_id=PEOPLE["worker"], case_manager_id=manager.id, name="Rokiah Rekaan"
    )
    for purpose in Purpose:
        session.add(
            Consent(
                worker_id=who.id, purpose=purpose, version=consents.version(purpose), given=True,
                language="ms", at=clock.now(), by_id=PEOPLE["worker"],
            )
        )  # fmt: skip
    await session.flush()
    clinic = await appointed.provider(session, CLINIC, kind=ProviderKind.PANEL_CLINIC)
    at = appointed.local(appointed.workday(5), 10)
    wish = appointed.wish(who, clinic, at, kind=AppointmentKind.SCREENING, host_id=manager.id)
    await booking.book(session, wish, by=manager)


def _grant(name: str) -> tuple[Role | None, str]:
    if name == "stranger":
        return None, make.KUANTAN
    if name == "squad_elsewhere":
        return Role.SQUAD, ELSEWHERE
    scopes = {"coordinator": "MY-06", "admin": "MY", "clinic": CLINIC}
    return Role(name), scopes.get(name, make.KUANTAN)


class Tries:
    """Brings the rows' updates; tells who was refused, and what was said to whom."""

    def __init__(self, undone: Undone) -> None:
        self.undone = undone
        self.chat = Chat(undone, undone.database)
        self.chat._numbers = count(10_000)  # none that the world's making has used

    async def outcome(self, row: dict[str, Any], who: str, chat: int | None) -> str | None:
        """Return the key of the refusal, None where it was allowed."""
        undone, number = self.undone, PEOPLE[who]
        undone.refused, undone.said = [], []
        if state := row.get("state"):
            undone.before = Conversation(
                key=f"{chat or number}:{number}", state=state, data=row.get("data", {}),
                updated_at=clock.now(),
            )  # fmt: skip
        await self._bring(row, number, chat)
        undone.before = None
        assert not [each.key for each in undone.said if each.key.startswith("error:")], (who, row)
        return undone.refused[0] if undone.refused else None

    async def _bring(self, row: dict[str, Any], who: int, chat: int | None) -> None:
        if "press" in row:
            await self.chat.press(who, dated(row["press"]), chat=chat)
        elif "photo" in row:
            await self.chat.photo(who, row["photo"], chat=chat, **row.get("more", {}))
        elif "at" in row:
            await self.chat.locate(who, tuple(row["at"]), chat=chat)
        elif "edit" in row:
            await self.chat.edit(who, row["number"], row["edit"], chat=chat)
        else:
            await self.chat.say(who, dated(row["say"]), chat=chat, **row.get("more", {}))

    def told_secrets(self, who: str) -> list[str]:
        """Return what was told of the victim to that person, or in a group that is not ours."""
        strange = {FOREIGN} if who in SEE_LEADS else {FOREIGN, PEOPLE[who]}
        told = [str(each.payload) for each in self.undone.said if each.chat_id in strange]
        return [secret for secret in SECRETS for text in told if secret in text]


def dated(words: str) -> str:
    """Put a day in a month for <day> (typed) and <iso> (in a button)."""
    day = clock.now().date() + timedelta(days=30)
    return words.replace("<day>", f"{day:%d/%m/%Y}").replace("<iso>", day.isoformat())


async def tried(tries: Tries, row: dict[str, Any]) -> dict[str, str]:
    """Return who may in each kind of chat, and what else refused; assert that no secret is told."""
    found, otherwise = {}, set()
    for kind, (chat, people) in CHATS.items():
        may = []
        for who in people:
            refusal = await tries.outcome(row, who, chat)
            assert not tries.told_secrets(who), (who, kind, row)
            if refusal is None or not RIGHTS.match(refusal):
                may.append(who)
                otherwise |= {refusal} if refusal else set()
        everybody = len(may) == len(people) > 1
        found[kind] = "all" if everybody else " ".join(may) or "nobody"
    return found | ({"otherwise": " ".join(sorted(otherwise))} if otherwise else {})
