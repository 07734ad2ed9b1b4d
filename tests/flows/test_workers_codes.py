"""An officer gives a one-time code, and one Telegram account comes in by it."""

import asyncio
import hashlib
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.transactions import Transactions
from db import keys
from db.models.lookups import Lookup
from db.models.people import Grant, Role
from db.models.records import AuditNote
from db.models.workers import WorkerCode
from services import clock
from services.workers import codes, keeping
from tests.flows import enrolled, make, registered, served
from tests.flows.conftest import Chat
from tests.flows.held import AINA, CHONG, DEVI
from tests.flows.intake import rows
from tests.flows.moving import moving
from tests.flows.registry import FARID, SITI
from tests.flows.served import FAR, MANAGER, STRANGER, WOMAN

office = served.office


@pytest.mark.parametrize("officer", [AINA, MANAGER, CHONG])
async def test_officer_of_the_branch_gives_a_code_that_is_kept_as_a_hash(
    chat: Chat, officer: int
) -> None:
    code = await enrolled.code(chat, officer)

    (row,) = await rows(chat, select(WorkerCode))
    assert row.code_hash == codes.hash_of(code.replace("-", ""))
    assert row.expires_at - row.made_at == timedelta(hours=72)
    (lookup,) = await rows(chat, select(Lookup))
    assert lookup.person_id == officer
    (made,) = await rows(chat, select(AuditNote).where(AuditNote.action == "code.made"))
    assert made.ground == f"lookup:{lookup.id}"


@pytest.mark.parametrize("who", [DEVI, STRANGER])
async def test_others_give_no_code(chat: Chat, who: int) -> None:
    await chat.say(who, f"/code {SITI}")

    assert "Hanya ahli skuad, pengurus kes" in await chat.read(who)
    assert await rows(chat, select(WorkerCode)) == []


async def test_officer_of_another_branch_hears_whose_the_worker_is(chat: Chat) -> None:
    await chat.say(FAR, "/ground lawatan")
    await chat.say(FAR, f"/code {SITI}")

    assert "dilayan oleh Pejabat PERKESO Kuantan" in await chat.read(FAR)
    assert await rows(chat, select(WorkerCode)) == []
    assert len(await rows(chat, select(Lookup))) == 1  # the look is kept all the same


async def test_without_a_ground_it_is_asked_first(chat: Chat) -> None:
    await chat.say(AINA, f"/code {SITI}")
    await chat.press(AINA, "ground:visit")
    (lookup,) = await rows(chat, select(Lookup))
    await chat.press(AINA, f"code:{lookup.id}")

    assert enrolled.shown_code(await chat.read(AINA))


async def test_name_that_several_bear_is_chosen_first(chat: Chat) -> None:
    await chat.say(AINA, "/ground lawatan")
    await chat.say(AINA, "/code Siti Contoh binti Sampel")
    if not await rows(chat, select(WorkerCode)):
        await chat.say(AINA, "1")
        await chat.say(AINA, "/code")

    assert enrolled.shown_code(await chat.read(AINA))


async def test_code_that_the_version_before_gave_lets_in_until_it_ends(
    chat: Chat, transactions: Transactions
) -> None:
    code = await enrolled.code(chat, AINA)
    async with transactions.begin() as session:
        row = (await session.scalars(select(WorkerCode))).one()
        row.code_hash = hashlib.sha256(code.replace("-", "").encode()).hexdigest()
    await chat.say(WOMAN, code)

    (row,) = await rows(chat, select(WorkerCode))
    assert row.used_by_id is not None


async def test_worker_comes_in_by_typing_it_however_spaced(chat: Chat) -> None:
    code = await enrolled.code(chat)
    await chat.say(WOMAN, f"/enrol {code.lower().replace('-', ' ')}")

    assert "Selamat datang, SITI CONTOH" in await enrolled.said(chat, WOMAN)
    assert await enrolled.bound(chat) == [(await enrolled.worker(chat)).person_id]
    held = await rows(chat, select(Grant).where(Grant.role == Role.WORKER))
    assert [each.scope for each in held] == ["PHG-KTN"]
    assert "telah digunakan" in await chat.read(AINA)


async def test_worker_comes_in_by_the_link_or_the_bare_code(chat: Chat) -> None:
    code = await enrolled.code(chat)
    await chat.say(WOMAN, f"/start c_{code.replace('-', '')}")
    other = await enrolled.code(chat, whom=FARID)
    await chat.say(STRANGER, other)

    assert None not in await enrolled.bound(chat)


async def test_code_pressed_twice_says_so_and_changes_nothing(chat: Chat) -> None:
    code = await enrolled.code(chat)
    for _ in range(2):
        await chat.say(WOMAN, f"/start c_{code.replace('-', '')}")

    assert "Anda sudah didaftarkan" in await enrolled.said(chat, WOMAN)
    assert len(await rows(chat, select(Grant).where(Grant.role == Role.WORKER))) == 1


async def test_code_used_by_another_account_lets_nobody_in(chat: Chat) -> None:
    code = await enrolled.code(chat)
    await chat.say(WOMAN, code)
    before = await enrolled.bound(chat)
    await chat.say(STRANGER, code)

    assert "Kod itu tidak boleh digunakan" in await chat.read(STRANGER)
    assert await enrolled.bound(chat) == before


async def test_whom_nothing_places_is_served_by_the_first_officer(
    chat: Chat, transactions: Transactions
) -> None:
    nowhere = "700312065124"
    async with transactions.begin() as session:
        await registered.persons(session, [registered.person(nowhere, "TIADA CAWANGAN CONTOH")])
        before = (await keeping.known(session, keys.of_nric(nowhere))).branch_code
    await enrolled.code(chat, FAR, nowhere)

    assert (before, (await enrolled.worker(chat)).branch_code) == ("HQ", "PHG-TML")


async def test_of_two_accounts_at_once_one_comes_in(chat: Chat) -> None:
    code = await enrolled.code(chat)
    await asyncio.gather(*(chat.say(who, code) for who in (WOMAN, STRANGER, 71, 72)))

    live = await rows(
        chat, select(Grant).where(Grant.role == Role.WORKER, Grant.revoked_at.is_(None))
    )
    assert [each.person_id for each in live] == await enrolled.bound(chat)
    (row,) = await rows(chat, select(WorkerCode))
    assert [row.used_by_id] == await enrolled.bound(chat)


async def test_code_ends_after_three_days(chat: Chat, tmp_path: Path) -> None:
    code = await enrolled.code(chat)
    with moving(tmp_path) as hands:
        hands.to(clock.now() + timedelta(hours=73))
        await chat.say(WOMAN, code)

    assert await enrolled.bound(chat) == [None]


@pytest.mark.parametrize("how", ["button", "typed"])
async def test_code_is_taken_back(chat: Chat, how: str) -> None:
    code = await enrolled.code(chat)
    (row,) = await rows(chat, select(WorkerCode))
    if how == "button":
        await chat.press(AINA, f"uncode:{row.id}")
    else:
        await chat.say(AINA, f"/uncode {row.id}")
    await chat.say(WOMAN, code)

    assert await enrolled.bound(chat) == [None]


async def test_code_of_an_officer_who_left_lets_nobody_in(
    chat: Chat, transactions: Transactions
) -> None:
    code = await enrolled.code(chat)
    async with transactions.begin() as session:
        for grant in await session.scalars(select(Grant).where(Grant.person_id == AINA)):
            grant.revoked_at = clock.now()
    await chat.say(WOMAN, code)

    assert await enrolled.bound(chat) == [None]


async def test_five_wrong_codes_rest_the_account_for_a_day(chat: Chat, tmp_path: Path) -> None:
    code = await enrolled.code(chat)
    for wrong in "ABCDE":
        await chat.say(WOMAN, f"/enrol 2222-33{wrong}{wrong}")
    locked = await chat.read(WOMAN)
    await chat.say(WOMAN, code)
    still = await chat.read(WOMAN)
    with moving(tmp_path) as hands:
        hands.to(clock.now() + timedelta(hours=25))
        await chat.say(WOMAN, code)

    for said in (locked, still):
        assert "Boleh dicuba semula pada" in said
        assert "1-300-22-8000" in said
    assert await enrolled.bound(chat) != [None]


async def test_new_code_ends_the_one_before(chat: Chat) -> None:
    first = await enrolled.code(chat)
    second = await enrolled.code(chat)
    await chat.say(WOMAN, first)
    refused = await enrolled.bound(chat)
    await chat.say(WOMAN, second)

    assert refused == [None]
    assert await enrolled.bound(chat) != [None]


async def test_changed_account_takes_the_place_of_the_old_one(chat: Chat) -> None:
    await chat.say(WOMAN, await enrolled.code(chat))
    await chat.say(STRANGER, await enrolled.code(chat))

    live = await rows(
        chat, select(Grant).where(Grant.role == Role.WORKER, Grant.revoked_at.is_(None))
    )
    assert [each.person_id for each in live] == await enrolled.bound(chat)
    assert "tidak lagi dihubungkan" in await enrolled.said(chat, WOMAN)


async def test_one_account_is_one_worker(chat: Chat) -> None:
    await chat.say(WOMAN, await enrolled.code(chat))
    await chat.say(WOMAN, "/cancel")
    await chat.say(WOMAN, await enrolled.code(chat, whom=FARID))

    assert "sudah dihubungkan dengan rekod pekerja lain" in await chat.read(WOMAN)
    assert sorted(map(bool, await enrolled.bound(chat))) == [False, True]


async def test_workers_are_not_listed_among_the_staff(
    chat: Chat, transactions: Transactions
) -> None:
    async with transactions.begin() as session:
        await make.person(session, 61, role=Role.COORDINATOR, scope="MY", name="Hana Contoh")
    await chat.say(WOMAN, await enrolled.code(chat))
    await chat.say(61, "/people")

    assert f"Person {WOMAN}" not in await chat.read(61)
