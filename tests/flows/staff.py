"""Who plays in the flows of people, and how they read rows back in a session of its own."""

import re
from typing import Any

from sqlalchemy import Select, select

from bot.transactions import Transactions
from db.models.messaging import Letter
from db.models.people import Grant, Person, Role
from tests.flows import make
from tests.flows.conftest import Chat

HEAD, ADMIN, COORDINATOR = 11, 12, 13
AMINAH, BAKRI = 21, 22  # strangers at first


async def employ(transactions: Transactions) -> None:
    """Let in a head of Kuantan, an admin and a coordinator of the country; they read English."""
    async with transactions.begin() as session:
        await make.person(session, HEAD, role=Role.BRANCH_HEAD, language="en")
        await make.person(session, ADMIN, role=Role.ADMIN, scope="MY", language="en")
        await make.person(session, COORDINATOR, role=Role.COORDINATOR, scope="MY", language="en")


async def invite(chat: Chat, line: str = "squad KTN Aminah binti Salleh 12345") -> str:
    """The head invites; return the link's payload."""
    await chat.say(HEAD, f"/invite {line}")
    return payload(await chat.read(HEAD))


def payload(text: str) -> str:
    found = re.search(r"https://t\.me/prihatin_test_bot\?start=([A-Za-z0-9_-]{1,64})\n", text)
    assert found, text
    return found[1]


async def read(chat: Chat, query: Select[Any]) -> list[Any]:
    """Ask in a session of its own, which ends at once: on SQLite a reader keeps writers waiting."""
    async with chat.database.sessions() as session:
        return list(await session.scalars(query))


async def roles_of(chat: Chat, who: int) -> list[str]:
    live = (Person.telegram_id == who, Grant.revoked_at.is_(None))
    grants = select(Grant).join(Person, Person.id == Grant.person_id).where(*live)
    return [f"{grant.role} {grant.scope}" for grant in await read(chat, grants)]


async def person(chat: Chat, who: int) -> Person:
    found: Person = (await read(chat, select(Person).where(Person.telegram_id == who)))[0]
    return found


async def newest(chat: Chat, model: type[Any]) -> Any:
    return (await read(chat, select(model).order_by(model.id.desc()).limit(1)))[0]


async def menu_calls(chat: Chat) -> list[Letter]:
    return [each for each in await chat.letters() if each.method == "setMyCommands"]


async def count(chat: Chat, model: type[Any], *where: Any) -> int:
    return len(await read(chat, select(model).where(*where)))
