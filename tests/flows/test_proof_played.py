"""A lead played by people, from the post to its end: the recount finds nothing at any step.

And the command line says the same.
"""

import json
import re
from datetime import timedelta

import pytest
from sqlalchemy import text, update

from bot import proofs
from bot.transactions import Transactions
from db.models.messaging import Letter, LetterState
from db.models.people import Role
from services import clock
from services.records import proof
from tests.flows import make
from tests.flows.conftest import Chat
from tests.flows.reported import REPORT

GROUP, AINA, BAKRI, STRANGER = -1001, 11, 12, 99


@pytest.fixture(autouse=True)
async def kuantan(chat: Chat, transactions: Transactions) -> None:
    async with transactions.begin() as session:
        await make.group(session, GROUP)
        for who in (AINA, BAKRI):
            await make.person(session, who, role=Role.SQUAD)
            await make.duty(session, who)


async def recounted(transactions: Transactions) -> proof.Recount:
    """Let the courier have sent everything, then recount."""
    async with transactions.begin() as session:
        sent = {"state": LetterState.SENT, "ended_at": clock.now(), "message_id": 1}
        await session.execute(
            update(Letter).where(Letter.state == LetterState.WAITING).values(**sent)
        )
    async with transactions.snapshot() as session:
        return await proof.recount(session, all_posts=True)


async def test_nothing_is_found_at_any_step(chat: Chat, transactions: Transactions) -> None:
    steps = [
        (STRANGER, REPORT, GROUP),
        (STRANGER, "Selamat pagi semua, jangan lupa mesyuarat jam 9", GROUP),
        (AINA, "/decline 1 busy", None),
        (BAKRI, "/accept 1", None),
        (BAKRI, "/step 1 contacted", None),
        (BAKRI, "/step 1 visited", None),
        (BAKRI, "/step 1 not_work_related tiada kaitan dengan kerja", None),
        (BAKRI, "/reopen 1", None),
        (BAKRI, "/notlead 1", None),
    ]
    for who, words, where in steps:
        await chat.say(who, words, chat=where)

        seen = await recounted(transactions)
        assert (seen.problems, seen.warnings) == ([], []), words
    assert (seen.checked["leads"], seen.checked["posts"]) == (1, 1)


@pytest.mark.parametrize(
    ("statements", "problem"),
    [
        pytest.param(["DELETE FROM dues"], "asked_without_timer", id="no timer"),
        pytest.param(
            ["DELETE FROM dues", "UPDATE assignments SET state = 'withdrawn'"],
            "asked_nobody",
            id="nobody is asked",
        ),
        pytest.param(
            ["UPDATE assignments SET state = 'expired'", "UPDATE leads SET custody = 'unanswered'"],
            "unanswered_without_timer",
            id="asked no more",
        ),
        pytest.param(
            ["UPDATE assignments SET state = 'expired'", "UPDATE leads SET custody = 'doubtful'"],
            "doubt_without_question",
            id="in doubt of nothing",
        ),
    ],
)
async def test_what_the_proof_says_to_do_gives_the_lead_to_somebody(
    chat: Chat, transactions: Transactions, statements: list[str], problem: str
) -> None:
    await chat.say(STRANGER, REPORT, chat=GROUP)
    async with transactions.begin() as session:
        for statement in statements:
            await session.execute(text(statement))
    before = await recounted(transactions)

    typed = re.findall(r"`(/\w+)`", proofs.PROBLEMS[problem].do)
    await chat.say(BAKRI, f"{typed[0]} 1")

    assert f"{problem} lead:1" in before.problems
    assert (await recounted(transactions)).problems == []


async def test_command_line_tells_people_and_programs(
    chat: Chat, transactions: Transactions
) -> None:
    await chat.say(STRANGER, REPORT, chat=GROUP)
    seen = await recounted(transactions)

    assert "Promises broken: none" in proofs.as_lines(seen)
    assert json.loads(proofs.as_json(seen))["problems"] == []
    assert json.loads(proofs.as_json(seen))["checked"]["leads"] == 1


async def test_recount_of_the_future_finds_what_nobody_did(
    chat: Chat, transactions: Transactions, monkeypatch: pytest.MonkeyPatch
) -> None:
    await chat.say(STRANGER, REPORT, chat=GROUP)
    tomorrow = clock.now() + timedelta(days=1)
    monkeypatch.setattr(clock, "now", lambda: tomorrow)

    async with transactions.snapshot() as session:
        keys = {each.partition(" ")[0] for each in (await proof.recount(session)).problems}

    assert keys == {"due_overdue", "letter_waits"}
