"""Everybody tries everything: each handler, each role, each kind of chat; nothing is kept.

The rows of tests/cases/rights.yaml say what is brought (a press, words, or a shared thing) and, for
each kind of chat, who may; all others must be refused for want of a right, or sent to another chat,
which rolls back whatever was begun. Nobody may be told of somebody whom he may not read of.
*otherwise* lists what else refuses those who may: nothing of that kind is there. What a try does
is rolled back, so that each finds the same world.
"""

import re
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from itertools import count
from typing import Any

import aiosqlite
import pytest
from aiogram import Router
from aiogram.dispatcher.event.handler import HandlerObject
from markupsafe import Markup
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot import errors
from bot.errors import Circumstance
from bot.transactions import Transactions
from db.models.messaging import Conversation, Letter
from db.session import Database
from handlers import routes
from services import clock, texts
from services.errors import Refusal
from tests import databases, presses
from tests.flows import rights_world
from tests.flows.conftest import Chat
from tests.flows.rights_world import CHANNEL, CHATS, FAR, FOREIGN, GROUP, PEOPLE, SECRETS, dated

BROUGHT = ("press", "say", "photo", "at", "edit", "number", "more", "state", "data")
RIGHTS = re.compile(  # keys of refusals for want of a right, or in the wrong chat
    r"access\.|.*only_in_(private|groups|own_group)|.*private_only|.*not_yours|"
    r"lead\.(group_not_registered|not_asked)|group\.(not_registered|language_needs)|quiet\.needs|broadcast\.not_for_you|"
    r"appointment\.no_worker|screening\.not_bound|death\.not_here|(visit|worker)\.none_such"
)


DENIED = re.compile(  # or somebody may, of whom it is not to be known that it is there
    rf"{RIGHTS.pattern}|.*\.(none_such|no_such\w*|unknown|none)$"
)


class Undone(Transactions):
    """Transactions that leave nothing, but tell what was refused, written and said."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.refused: list[str] = []  # keys
        self.said: list[tuple[int | None, str]] = []  # chat, what it was told
        self.failed: list[Exception] = []
        self.before: Conversation | None = None  # where the person stands in a conversation
        self.last = 0  # letter of the world's making

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[AsyncSession]:
        async with self._turn, self.database.writers() as session:
            if self.before is not None:
                session.add(await session.merge(self.before))
                await session.flush()
            yield session
            await session.flush()
            letters = await session.scalars(select(Letter).where(Letter.id > self.last))
            self.said += [(each.chat_id, str(each.payload)) for each in letters]
            session.expunge_all()
            await session.rollback()

    async def refuse(self, _: Transactions, where: Circumstance, refusal: Refusal) -> Markup:
        """Note the refusal instead of writing it: what was begun has been rolled back."""
        sentence = texts.say(where.language, refusal.key, **refusal.values)
        self.refused.append(refusal.key)
        self.said.append((where.telegram_id if where.pressed else where.chat_id, str(sentence)))
        return sentence

    async def fail(self, _: Transactions, _where: Circumstance, error: Exception) -> Markup:
        """Note what is a bug."""
        self.failed.append(error)
        return Markup("bug")


def hasten(patch: pytest.MonkeyPatch, undone: Undone) -> None:
    """Let thousands of tries go by without a thread for each statement, or writing refusals."""

    async def at_once(
        _: aiosqlite.Connection, call: Callable[..., Any], *given: Any, **named: Any
    ) -> Any:
        return call(*given, **named)

    patch.setattr(aiosqlite.Connection, "_execute", at_once)
    patch.setattr(errors, "refused", undone.refuse)
    patch.setattr(errors, "unexpected", undone.fail)


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
    """Make the world; from then on nothing changes."""
    chat = Chat(transactions, database)
    await rights_world.make_it(chat, transactions)
    undone = Undone(databases.hasty(f"{database.engine.url}?check_same_thread=false"))
    undone.last = max(letter.id for letter in await chat.letters())
    return undone


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
        if undone.failed:
            return f"bug:{undone.failed.pop()!r}"
        return undone.refused[0] if undone.refused else None

    async def _bring(self, row: dict[str, Any], who: int, chat: int | None) -> None:
        if "press" in row:
            kind = "channel" if chat == CHANNEL else None
            await self.chat.press(who, dated(row["press"]), chat=chat, kind=kind)
        elif "photo" in row:
            await self.chat.photo(who, row["photo"], chat=chat, **row.get("more", {}))
        elif "at" in row:
            await self.chat.locate(who, tuple(row["at"]), chat=chat)
        elif "edit" in row:
            await self.chat.edit(who, row["number"], row["edit"], chat=chat)
        else:
            await self.chat.say(who, dated(row["say"]), chat=chat, **row.get("more", {}))

    def told_secrets(self, who: str) -> list[str]:
        """Return what was told of somebody to that person or in a group, who may not read it."""
        told = []
        for secret, readers in SECRETS.items():
            own = {PEOPLE[who]} if who not in readers else set()
            closed = {FAR, FOREIGN, CHANNEL} | own | ({GROUP} if GROUP not in readers else set())
            told += [secret for chat, text in self.undone.said if chat in closed and secret in text]
        return told


async def tried(tries: Tries, row: dict[str, Any]) -> dict[str, str]:
    """Return who may in each kind of chat, what else refused, and who read what is not for him.

    Kinds of chat where nobody may are left out.
    """
    kinds = [kind for kind in CHATS if kind != "channel" or "press" in row]
    refusals: dict[tuple[str, str], str | None] = {}
    told = []
    for kind in kinds:
        for who in PEOPLE:
            refusals[kind, who] = await tries.outcome(row, who, CHATS[kind])
            told += [f"{who} {kind} {secret}" for secret in tries.told_secrets(who)]
    found, otherwise = {}, set()
    for kind in kinds:
        here = [refusals[near, who] for near in (kind, "private") for who in PEOPLE]
        there = any(each is None or not DENIED.match(each) for each in here)
        denied = DENIED if there else RIGHTS  # who does not find what others find, may not
        may = [who for who in PEOPLE if not denied.match(refusals[kind, who] or "")]
        otherwise |= {refusals[kind, who] or "" for who in may} - {""}
        if may:
            found[kind] = "all" if len(may) == len(PEOPLE) else " ".join(may)
    if otherwise:
        found["otherwise"] = " ".join(sorted(otherwise))
    return found | ({"told": ", ".join(told)} if told else {})


def asked(row: dict[str, Any]) -> list[dict[str, Any]]:
    """Return what a row tries, one press at a time; nothing where it is tried apart."""
    if "apart" in row:
        return []
    brought = {part: row[part] for part in BROUGHT if part in row}
    return [brought | {"press": each} for each in presses.tried(row)] or [brought]
