"""A panel clinic in Kuantan with a nurse, and workers who may be screened; all synthetic."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.due_kinds import DUE_KINDS
from bot.ticker import Ticker
from bot.transactions import Transactions
from db import keys
from db.models.appointments import Appointment, Provider, ProviderKind, Slot
from db.models.messaging import Letter
from db.models.people import Person, Role
from db.models.registry import CONTRIBUTIONS, Current, Edition, Extract
from db.models.workers import BoundBy, Consent, Purpose, Worker
from services import clock
from services.people import roles
from services.screening.clinics import hours, slot_words
from services.workers import consents, keeping
from tests.flows import held, make, registered
from tests.flows.conftest import Chat
from tests.flows.held import CHONG, DEVI
from tests.flows.intake import rows
from tests.flows.moving import Hands, moving

NURSE, OTHER_NURSE, SITI, OMAR, LEE, YOUNG = 71, 72, 81, 82, 83, 84
MONDAY = datetime(2026, 11, 30, 10, 0, tzinfo=clock.LOCAL)  # now, in the tests
WEEK = ("Selasa 9-11, 30 min, 1 tempat", "Sabtu 9-10, 30 min, 2 tempat")
NRIC = {SITI: "800312065124", OMAR: "750101065551", LEE: "700505065557", YOUNG: "960601065553"}
NAMES = {SITI: "Siti Contoh", OMAR: "Omar Contoh", LEE: "Lee Contoh", YOUNG: "Muda Contoh"}
NRIC_OF = dict(NRIC)
ROLE_OF = {NURSE: "SIN-K1", OTHER_NURSE: "SIN-K2"}


@pytest.fixture
def hands(tmp_path: Path) -> Iterator[Hands]:
    """It is Monday, 30 November 2026, ten o'clock."""
    with moving(tmp_path) as found:
        found.to(MONDAY)
        yield found


@pytest.fixture(autouse=True)
async def office(chat: Chat, hands: Hands, transactions: Transactions) -> None:
    """Kuantan's staff, two clinics, a registry of four persons of whom three are workers."""
    async with transactions.begin() as session:
        await held.staff(session)
        await clinic(session, "SIN-K1", "Klinik Kenanga (sintetik)")
        await clinic(session, "SIN-K2", "Klinik Rhu (sintetik)", latitude=3.95, longitude=103.42)
        await registry(session)
        for nurse, code in ROLE_OF.items():
            await make.person(session, nurse, role=Role.CLINIC, scope=code, name=f"Nurse {code}")
        for who in (SITI, OMAR, LEE):
            await worker(session, who)


async def registry(session: AsyncSession) -> None:
    """Four persons, three of an age; all but Lee have contributed lately."""
    born = {SITI: date(1980, 3, 12), OMAR: date(1975, 1, 1), LEE: date(1970, 5, 5),
            YOUNG: date(1996, 6, 1)}  # fmt: skip
    await registered.persons(
        session,
        [registered.person(NRIC[who], NAMES[who], born=born[who], postcode="25000",
                           sex="F" if who == SITI else "M") for who in NRIC],
    )  # fmt: skip
    tables = CONTRIBUTIONS[Edition.A]
    last = MONDAY.year * 12 + MONDAY.month - 2
    await session.execute(delete(tables.spans))
    await session.execute(
        insert(tables.spans),
        [{"person": keys.of_nric(NRIC[who]), "employer": 1, "first_month": last - 24,
          "last_month": last - (12 if who == LEE else 0), "wage_class": 27, "category": 1}
         for who in NRIC],
    )  # fmt: skip
    session.add(
        Current(extract=Extract.CONTRIBUTIONS, edition=Edition.A, as_of=clock.now(), rows=4,
                names_indexed=0, synthetic=True)
    )  # fmt: skip
    await session.flush()


async def worker(session: AsyncSession, who: int, *, chat: bool = True) -> Worker:
    """Make a worker known; with a chat he has agreed to everything."""
    row = await keeping.known(session, keys.of_nric(NRIC_OF[who]))
    if not chat:
        return row
    person = await make.person(session, who, name=NAMES.get(who, f"Pekerja {who}"))
    row.person_id, row.bound_at, row.bound_by = person.id, clock.now(), BoundBy.CODE
    await roles.give(session, person, Role.WORKER, row.branch_code, by=None)
    for purpose in Purpose:
        session.add(
            Consent(
                worker_id=row.id, purpose=purpose, version=consents.version(purpose), given=True,
                language="ms", at=clock.now(), by_id=person.id,
            )
        )  # fmt: skip
    await session.flush()
    return row


async def more(session: AsyncSession, others: dict[int, str]) -> None:
    """Make more workers known: of the age of Omar, contributing lately."""
    everybody = {**{who: NRIC[who] for who in NRIC}, **others}
    await registered.persons(
        session,
        [registered.person(nric, NAMES.get(who, f"Pekerja {who}"), born=date(1977, 1, 1),
                           postcode="25000", sex="M") for who, nric in everybody.items()],
    )  # fmt: skip
    last = MONDAY.year * 12 + MONDAY.month - 2
    await session.execute(
        insert(CONTRIBUTIONS[Edition.A].spans),
        [{"person": keys.of_nric(nric), "employer": 1, "first_month": last - 24,
          "last_month": last, "wage_class": 27, "category": 1} for nric in others.values()],
    )  # fmt: skip
    for who, nric in others.items():
        NRIC_OF[who] = nric
        await worker(session, who)


async def clinic(session: AsyncSession, code: str, name: str, **facts: Any) -> Provider:
    """Add a panel clinic near Kuantan with Tuesday's and Saturday's hours."""
    given: dict[str, Any] = {
        "kind": ProviderKind.PANEL_CLINIC, "town": "Kuantan", "district": "Kuantan",
        "state": "MY-06", "latitude": 3.81, "longitude": 103.33, "phone": "09-555 0101",
        "branch_code": make.KUANTAN, "services": ["screening"], "synthetic": True, **facts,
    }  # fmt: skip
    row = Provider(code=code, name=name, **given)
    session.add(row)
    await session.flush()
    today = clock.now().astimezone(clock.LOCAL).date()
    await hours.keep(session, row, [slot_words.read(line, today) for line in WEEK])
    return row


async def only_open(session: AsyncSession, code: str, lines: list[str]) -> None:
    """Let a clinic have nothing but these lines."""
    row = await session.scalar(select(Provider).where(Provider.code == code))
    assert row is not None
    today = clock.now().astimezone(clock.LOCAL).date()
    none = [slot_words.read(f"{day} tiada", today) for day in ("selasa", "sabtu")]
    await hours.keep(session, row, [*none, *(slot_words.read(line, today) for line in lines)])


async def appointments(chat: Chat) -> list[Appointment]:
    return await rows(chat, select(Appointment).order_by(Appointment.id))


async def slots(chat: Chat, code: str = "SIN-K1") -> list[Slot]:
    found = select(Provider.id).where(Provider.code == code).scalar_subquery()
    return await rows(chat, select(Slot).where(Slot.provider_id == found).order_by(Slot.starts_at))


async def slot_at(chat: Chat, day: int, month: int, hour: int, minute: int = 0,
                  code: str = "SIN-K1") -> Slot:  # fmt: skip
    """Return the slot that begins then (2026)."""
    wanted = datetime(2026, month, day, hour, minute, tzinfo=clock.LOCAL)
    return next(slot for slot in await slots(chat, code) if slot.starts_at == wanted)


async def book(chat: Chat, who: int, line: str = "SIN-K1 1/12 09:00") -> Appointment:
    """A worker books by typing; return the newest appointment."""
    await chat.say(who, f"/screening {line}")
    return (await appointments(chat))[-1]


async def tick(chat: Chat, times: int = 3) -> None:
    """What is due now is done; some of it plans more."""
    for _ in range(times):
        await Ticker(chat.door.transactions, DUE_KINDS).run_due()


async def pressable(chat: Chat, who: int) -> list[str]:
    """Return what can be pressed under the newest text to a person."""
    letters = [each for each in await chat.letters(who) if "text" in each.payload]
    keyboard = letters[-1].payload.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["callback_data"] for line in keyboard for button in line
            if "callback_data" in button]  # fmt: skip


async def letter(chat: Chat, who: int, beginning: str) -> Letter | None:
    """Return the newest letter whose key begins so."""
    found = [each for each in await chat.letters(who) if each.key.startswith(beginning)]
    return found[-1] if found else None


def day_of(slot: Slot) -> date:
    """Return the Malaysian day of a slot."""
    return slot.starts_at.astimezone(clock.LOCAL).date()


def weekday(slot: Slot) -> int:
    """Return the ISO weekday of a slot in Malaysia."""
    return slot.starts_at.astimezone(clock.LOCAL).isoweekday()


def at(day: int, month: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=clock.LOCAL)


def midnight(day: date) -> datetime:
    return datetime.combine(day, time(), clock.LOCAL)


__all__ = ["CHONG", "DEVI", "Hands", "Person", "timedelta"]
