"""A squad's group with people on duty, and rows read back after each act."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Select, inspect, select

from bot.due_kinds import DUE_KINDS
from bot.ticker import Ticker
from bot.transactions import Transactions
from db.models.casework import Entry
from db.models.leads import Lead, Post, Victim
from db.models.people import Role
from services import clock
from tests.flows import make
from tests.flows.conftest import Chat
from tests.flows.moving import moving

GROUP, FAR_GROUP = -1001, -1002  # Kuantan's squad, Kuala Terengganu's squad
AINA, BAKRI, CHONG, FAUZI, HQ, STRANGER = 11, 12, 13, 14, 15, 99
REPORT = (
    "Kemalangan maut pagi tadi di Gambang, Kuantan. Mangsa Zulkarnain bin Contoh, 54, "
    "pekerja kilang, meninggal dunia selepas motosikalnya dilanggar lori."
)
# Between parsing.DOUBT and parsing.ENOUGH.
DOUBTFUL = "eh ada orang kena langgar kot tadi"
TALK = "Selamat pagi semua, jangan lupa mesyuarat jam 9"
MIDDLEMAN = (
    "Ada orang minta RM500 dari keluarga mangsa di Gambang, katanya boleh uruskan tuntutan "
    "PERKESO dengan cepat."
)


async def squad(transactions: Transactions) -> None:
    """Aina is on duty in Kuantan, Chong heads it; Fauzi is on duty in Kuala Terengganu."""
    async with transactions.begin() as session:
        await make.group(session, GROUP)
        await make.group(session, FAR_GROUP, "TRG-KTR", language="en")
        await make.person(session, AINA, role=Role.SQUAD, name="Aina binti Sampel")
        await make.person(session, BAKRI, role=Role.SQUAD, name="Bakri bin Sampel")
        await make.person(session, CHONG, role=Role.BRANCH_HEAD, name="Chong Contoh")
        await make.person(session, FAUZI, role=Role.SQUAD, scope="TRG-KTR", name="Fauzi Sampel")
        await make.person(session, HQ, role=Role.COORDINATOR, scope="MY", name="Hana Contoh")
        await make.duty(session, AINA)
        await make.duty(session, FAUZI, "TRG-KTR")


async def later(transactions: Transactions, folder: Path, time: timedelta) -> None:
    """Time passes: whatever is due by then is done."""
    with moving(folder) as hands:
        hands.to(clock.now() + time)
        await Ticker(transactions, DUE_KINDS).run_due()


async def rows(chat: Chat, query: Select[Any]) -> list[Any]:
    """Ask in a session of its own, which ends at once; rows of a table come in its key's order."""
    mapped = inspect(query.column_descriptions[0]["entity"], raiseerr=False)
    if mapped is not None and query.column_descriptions[0]["expr"] is mapped.class_:
        query = query.order_by(*mapped.primary_key)  # after any order of its own
    async with chat.database.sessions() as session:
        return list(await session.scalars(query))


async def leads(chat: Chat) -> list[Lead]:
    return await rows(chat, select(Lead).order_by(Lead.id))


async def lead(chat: Chat) -> Lead:
    """Return the only lead."""
    (found,) = await leads(chat)
    return found


async def victims(chat: Chat) -> list[Victim]:
    return await rows(chat, select(Victim).order_by(Victim.id))


async def posts(chat: Chat) -> list[tuple[str, int | None]]:
    """Return what became of each message kept, and its lead."""
    found = await rows(chat, select(Post).order_by(Post.message_id))
    return [(each.state.value, each.lead_id) for each in found]


async def entries(chat: Chat, kind: str) -> list[Entry]:
    return await rows(chat, select(Entry).where(Entry.kind == kind).order_by(Entry.id))


async def said(chat: Chat, where: int, beginning: str = "") -> list[str]:
    """Return the texts of the letters to a chat whose card's name begins so."""
    found = await chat.letters(where)
    return [
        str(each.payload.get("text", ""))
        for each in found
        if (each.card or "").startswith(beginning)
    ]
