"""The world in which everybody tries everything (tests/flows/rights.py).

A branch with all roles, and of each thing one that somebody may touch, so that all others are
refused for want of a right and not for want of the thing: leads, a report of the public, a
handover, leave, broadcasts in each state, answered checks, an appointment, an enquiry.
"""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.transactions import Transactions
from db.models.appointments import AppointmentKind, ProviderKind
from db.models.broadcasts import Broadcast, BroadcastRound, BroadcastState, RoundKind
from db.models.people import Person, Role
from db.models.workers import Consent, Purpose
from services import clock
from services.appointments import booking
from services.people import enrolment
from services.workers import consents
from tests.flows import appointed, make, registry
from tests.flows.conftest import Chat

GROUP, FAR, FOREIGN, CHANNEL = -1001, -1002, -1999, -1998
ELSEWHERE, CLINIC = "JHR-JBR", "SIN-K1"
REPORT = (
    "Kemalangan maut pagi tadi di Gambang, Kuantan. Mangsa Zulkarnain bin Contoh, 34, pekerja "
    "kilang, meninggal dunia selepas dilanggar lori. Waris 0139876543"
)
SECOND = "Runtuhan di Temerloh, dua pekerja tertimbus, seorang maut: Baharom bin Rekaan, 51."
THIRD = "Kemalangan di Jerantut, bapa saya Karim bin Rekaan maut dilanggar bas semalam."
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
_VICTIM: set[str | int] = {"squad", "branch_head", "coordinator", GROUP}
_SERVED: set[str | int] = {"worker", "clinic", "case_manager", "squad", "branch_head"}
SECRETS: dict[str, set[str | int]] = {  # who or which group may read it
    "Zulkarnain": _VICTIM,
    "0139876543": _VICTIM,
    "Rokiah Rekaan": _SERVED,
    "SITI CONTOH": {"inspector"},  # who asked for her
}
CHATS = {  # kind of chat: its number, None the person's own. A forum is a group with threads.
    "private": None,
    "group": GROUP,  # of the branch
    "far": FAR,  # of another branch
    "foreign": FOREIGN,  # a group that is not registered: of workers, of anybody
    "channel": CHANNEL,  # where only buttons can be pressed by a person
}


async def make_it(chat: Chat, transactions: Transactions) -> None:
    """Fill an empty database, by what people say and press where they can."""
    async with transactions.begin() as session:
        await make.group(session, GROUP)
        await make.group(session, FAR, ELSEWHERE)
        for name, number in PEOPLE.items():
            role, scope = _grant(name)
            await make.person(session, number, role=role, scope=scope)
        head = await session.get_one(Person, await identified(session, "branch_head"))
        head.staff_number = "S-509"
        await registry.fill(session)
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
    await chat.say(PEOPLE["stranger"], THIRD)
    await chat.say(PEOPLE["squad"], dated("/leave <day>"))
    await chat.say(PEOPLE["squad"], "/handover 1 S-509")
    await chat.press(PEOPLE["inspector"], "ground:visit")
    for question in ("KILANG CONTOH MAJU", "KEDAI RUNCIT SAMPEL", registry.SITI):
        await chat.say(PEOPLE["inspector"], question)
    async with transactions.begin() as session:
        await _broadcasts(session)


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


async def _broadcasts(session: AsyncSession) -> None:
    """One in each state, numbered 1 to 5; the head's waits for an approval, others Pahang's."""
    people = {name: await identified(session, name) for name in ("coordinator", "branch_head")}
    states = (BroadcastState.DRAFT, BroadcastState.ASKED, BroadcastState.SENDING,
              BroadcastState.PAUSED, BroadcastState.DONE)  # fmt: skip
    for number, state in enumerate(states, 1):
        author = people["branch_head" if state is BroadcastState.ASKED else "coordinator"]
        session.add(
            Broadcast(
                id=number,
                training=False,
                created_by_id=author,
                created_at=clock.now(),
                state=state,
                text_ms="Banjir di Kuantan.",
                text_en="Flood in Kuantan.",
                expires_at=clock.now() + timedelta(hours=6),
                audience=["skuad KTN"],
                unmatched=[],
                areas=[make.KUANTAN],
                outside=[],
                wants_ack=True,
                content_hash="1a2b3c4d" * 8,
                audience_hash="1a2b3c4d" * 8,
                counted_at=clock.now(),
                needs_approval=state is BroadcastState.ASKED,
            )
        )
        session.add(
            BroadcastRound(
                broadcast_id=number, number=1, kind=RoundKind.SEND, by_id=author,
                asked_at=clock.now(), started_at=clock.now(),
            )
        )  # fmt: skip


async def identified(session: AsyncSession, name: str) -> int:
    found = await session.scalar(select(Person.id).where(Person.telegram_id == PEOPLE[name]))
    assert found is not None
    return found


def _grant(name: str) -> tuple[Role | None, str]:
    if name == "stranger":
        return None, make.KUANTAN
    if name == "squad_elsewhere":
        return Role.SQUAD, ELSEWHERE
    scopes = {"coordinator": "MY-06", "admin": "MY", "clinic": CLINIC}
    return Role(name), scopes.get(name, make.KUANTAN)


def dated(words: str) -> str:
    """Put a day in a month for <day> (typed) and <iso> (in a button)."""
    day = clock.now().date() + timedelta(days=30)
    return words.replace("<day>", f"{day:%d/%m/%Y}").replace("<iso>", day.isoformat())
