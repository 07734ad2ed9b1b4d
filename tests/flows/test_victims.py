"""A lead's victim and the registry: found, several or not; the holder picks; the benefits."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.transactions import Transactions
from db.models.leads import Victim
from db.models.lookups import Lookup, Outcome, VictimMatch
from services import clock
from services.leads.reading.nric import age_on
from tests.flows import held, intake, registry
from tests.flows.conftest import Chat, reply_to
from tests.flows.held import AINA, BAKRI, GROUP, STRANGER
from tests.flows.intake import later, rows
from tests.flows.registry import SITI

AGE = age_on(SITI, clock.now().astimezone(clock.LOCAL).date())
REPORT = (
    "Kemalangan maut pagi tadi di Gambang, Kuantan. Mangsa Siti Contoh binti Sampel, {age}, "
    "pekerja kilang, meninggal dunia selepas motosikalnya dilanggar lori."
)


@pytest.fixture
async def loaded(chat: Chat, transactions: Transactions) -> None:
    """A registry."""
    async with transactions.begin() as session:
        await registry.fill(session)


@pytest.fixture(autouse=True)
async def staff(chat: Chat, transactions: Transactions) -> None:
    async with transactions.begin() as session:
        await held.staff(session)


async def reported(chat: Chat, transactions: Transactions, folder: Path, age: int = AGE) -> int:
    """A report is posted and read, and the moment of matching has come; Aina takes it."""
    await chat.say(AINA, REPORT.format(age=age), chat=GROUP)
    (lead,) = await intake.leads(chat)
    await later(transactions, folder, timedelta(seconds=1))
    await chat.say(AINA, f"/accept {lead.id}")
    return lead.id


async def matches(chat: Chat) -> list[VictimMatch]:
    return await rows(chat, select(VictimMatch))


@pytest.mark.parametrize(
    ("age", "outcome", "said"),
    [
        pytest.param(AGE, Outcome.FOUND, "ada seorang yang sepadan", id="her age"),
        pytest.param(60, Outcome.NONE, "mangsa tidak ditemui", id="another age"),
    ],
)
@pytest.mark.usefixtures("loaded")
async def test_group_reads_only_whether_the_victim_was_found(
    chat: Chat, transactions: Transactions, tmp_path: Path, age: int, outcome: Outcome, said: str
) -> None:
    await reported(chat, transactions, tmp_path, age)

    assert [each.outcome for each in await matches(chat)] == [outcome]
    card = (await intake.said(chat, GROUP, "lead:"))[-1]
    assert said in card
    assert "1989" not in card


async def test_without_a_registry_nothing_is_said(
    chat: Chat, transactions: Transactions, tmp_path: Path
) -> None:
    await reported(chat, transactions, tmp_path)

    assert await matches(chat) == []
    assert "Daftar orang" not in (await intake.said(chat, GROUP, "lead:"))[-1]


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("number", [SITI, "890312065999"])
async def test_group_learns_nothing_from_a_number_that_others_than_officers_post(
    chat: Chat, transactions: Transactions, tmp_path: Path, number: str
) -> None:
    posted = f"{REPORT.format(age=AGE)} IC {number}."
    await chat.say(STRANGER, posted, chat=GROUP)
    (lead,) = await intake.leads(chat)
    await later(transactions, tmp_path, timedelta(seconds=1))
    await chat.say(AINA, f"/accept {lead.id}")

    group = (await intake.said(chat, GROUP, "lead:"))[-1]
    assert "hasilnya hanya pada kad pegawai" in group
    assert "sepadan" not in group
    assert "tidak ditemui" not in group
    officer = (await intake.said(chat, AINA, "lead:"))[-1]
    assert ("sepadan" in officer) is (number == SITI)


@pytest.mark.usefixtures("loaded")
async def test_group_learns_nothing_from_a_number_that_a_correction_brings(
    chat: Chat, transactions: Transactions, tmp_path: Path
) -> None:
    posted = await chat.say(AINA, REPORT.format(age=60), chat=GROUP)
    await later(transactions, tmp_path, timedelta(seconds=1))
    said = {**reply_to(posted, GROUP, AINA)}
    await chat.say(STRANGER, f"pembetulan: IC {SITI}", chat=GROUP, **said)
    await later(transactions, tmp_path, timedelta(seconds=5))

    assert [each.outcome for each in await matches(chat)] == [Outcome.FOUND]
    assert "hasilnya hanya pada kad pegawai" in (await intake.said(chat, GROUP, "lead:"))[-1]


@pytest.mark.usefixtures("loaded")
async def test_holder_picks_and_sees_the_benefits(
    chat: Chat, transactions: Transactions, tmp_path: Path
) -> None:
    number = await reported(chat, transactions, tmp_path)
    await chat.press(AINA, f"victim:{number}")
    listed = (await chat.letters(AINA))[-2].payload
    press = listed["reply_markup"]["inline_keyboard"][0][0]["callback_data"]

    await chat.press(AINA, press)
    await chat.press(AINA, f"benefits:{number}")

    assert "lahir 1989" in listed["text"]
    (match,) = await matches(chat)
    assert (match.chosen_key, match.chosen_by_id) == (int(SITI), AINA)
    found = await rows(chat, select(Lookup).order_by(Lookup.id))
    opened = [each for each in found if each.subject_key == int(SITI)]
    assert [(each.lead_id, each.disclosed) for each in opened] == [
        (number, []),
        (number, ["benefits"]),
    ]
    overview = (await intake.said(chat, AINA, "benefits:"))[0]
    assert "SITI CONTOH" in overview
    assert "Caruman seperti dalam data bertarikh" in overview
    for who in (AINA, GROUP):
        assert "sudah dipadankan oleh pegawai" in (await intake.said(chat, who, "lead:"))[-1]


@pytest.mark.usefixtures("loaded")
async def test_card_tells_that_the_holder_found_none_until_the_victim_is_corrected(
    chat: Chat, transactions: Transactions, tmp_path: Path
) -> None:
    number = await reported(chat, transactions, tmp_path)
    await chat.press(AINA, f"victim:{number}")
    keyboard = (await chat.letters(AINA))[-2].payload["reply_markup"]["inline_keyboard"]

    await chat.press(AINA, keyboard[-1][0]["callback_data"])
    ruled_out = (await intake.said(chat, GROUP, "lead:"))[-1]
    await chat.say(AINA, f"pembetulan {number}: IC 890312065999", chat=GROUP)
    await later(transactions, tmp_path, timedelta(seconds=5))
    await chat.say(AINA, f"pembetulan {number}: IC {SITI}", chat=GROUP)
    await later(transactions, tmp_path, timedelta(seconds=9))

    assert "pegawai menyatakan tiada yang sepadan" in ruled_out
    assert "ada seorang yang sepadan" in (await intake.said(chat, GROUP, "lead:"))[-1]


@pytest.mark.usefixtures("loaded")
async def test_who_does_not_hold_the_lead_sees_no_candidates(
    chat: Chat, transactions: Transactions, tmp_path: Path
) -> None:
    number = await reported(chat, transactions, tmp_path)

    await chat.say(BAKRI, f"/victim {number}")

    assert "1989" not in await chat.read(BAKRI)


async def test_benefits_without_a_record_say_what_they_come_from(
    chat: Chat, transactions: Transactions, tmp_path: Path
) -> None:
    number = await reported(chat, transactions, tmp_path)

    await chat.say(AINA, f"/benefits {number}")

    said = await chat.read(AINA)
    assert "belum dipadankan dengan daftar" in said
    assert f"taip /victim {number}" in said


@pytest.mark.usefixtures("loaded")
async def test_correction_is_matched_again_and_a_corrected_victim_is_no_obstacle(
    chat: Chat, transactions: Transactions, tmp_path: Path
) -> None:
    posted = await chat.say(AINA, REPORT.format(age=60), chat=GROUP)
    await later(transactions, tmp_path, timedelta(seconds=1))
    before = [each.outcome for each in await matches(chat)]

    said = {**reply_to(posted, GROUP, AINA)}
    await chat.say(AINA, f"pembetulan: umur {AGE}, bukan 60", chat=GROUP, **said)
    await later(transactions, tmp_path, timedelta(seconds=5))

    assert before == [Outcome.NONE]
    assert [each.outcome for each in await matches(chat)] == [Outcome.FOUND]


@pytest.mark.usefixtures("loaded")
async def test_match_goes_with_a_victim_that_was_none(
    chat: Chat, transactions: Transactions, tmp_path: Path
) -> None:
    await reported(chat, transactions, tmp_path)
    (victim,) = await intake.victims(chat)

    async with transactions.begin() as session:
        await session.delete(await session.get_one(Victim, victim.id))

    assert await matches(chat) == []
