"""How long one recount takes over 100,000 leads with all their rows; part of `make bench`."""

import asyncio
import resource
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import psycopg
from sqlalchemy import insert

from bench.first_way import Figure
from bot.transactions import Transactions
from db.base import Base
from db.models.assignments import Assignment, AssignmentState, Step
from db.models.leads import Ball, Custody, Lead, Post, PostState, Sighting, Stage
from db.models.messaging import Card, Due, Letter, LetterState
from db.models.records import AuditNote
from db.session import connect
from services import clock
from services.places import branches
from services.records import proof
from tests import databases
from tests.flows import make

LEADS = 100_000
AT_ONCE = 2_000
GROUP, AINA = -1001, 11
TALK = "Tiada kemalangan hari ini, syukur. Jumpa esok jam 9."
Rows = dict[type[Base], list[dict[str, Any]]]


async def measure() -> list[Figure]:
    """Return how long it takes on each database."""
    figures = []
    for name, place in (("SQLite", _sqlite), ("PostgreSQL", _postgres)):
        with place() as url:
            databases.migrate(url)
            figures += await _measured(url, name)
    return figures


async def _measured(url: str, name: str) -> list[Figure]:
    database = connect(url)
    transactions = Transactions(database)
    await _fill(transactions)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    async with transactions.snapshot() as session:
        started = time.perf_counter()
        seen = await proof.recount(session)
        took = time.perf_counter() - started
    await database.close()
    assert not seen.problems, seen.problems[:5]
    more = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    rows = sum(seen.checked.values())
    return [
        Figure(f"recount of {LEADS:,} leads, {rows:,} rows, {name}", took, "s"),
        Figure("memory that it added", more, "MiB"),
    ]


async def _fill(transactions: Transactions) -> None:
    async with transactions.begin() as session:
        await branches.keep(session)
        await make.group(session, GROUP)
        await make.person(session, AINA)
    for first in range(1, LEADS, AT_ONCE):
        rows: Rows = {}
        async with transactions.begin() as session:
            for number in range(first, first + AT_ONCE):
                _lead(rows, number)
            for model in (Lead, Post, Sighting, Assignment, Letter, Card, Due, AuditNote):
                await session.execute(insert(model), rows[model])


def _lead(rows: Rows, number: int) -> None:
    """One lead: asked, held, or (half of them) ended; with its letters and due rows."""
    now = clock.now()
    custody = (Custody.ASKED, Custody.HELD, Custody.ENDED, Custody.ENDED)[number % 4]
    held, asked = custody is Custody.HELD, custody is Custody.ASKED

    def add(model: type[Base], **values: Any) -> None:
        rows.setdefault(model, []).append(values)

    add(
        Lead, id=number, opened_at=now, custody=custody, kind="other", severity="death",
        stage=Stage.NOT_A_LEAD if custody is Custody.ENDED else Stage.ASSIGNED, confidence=1.0,
        ended_at=now if custody is Custody.ENDED else None, vehicles=[], urls=[], missing=[],
        branch_code=make.KUANTAN, branch_reason="group", posted_by_id=AINA, plan=1, revision=1,
        holder_id=AINA if held else None, accepted_at=now if held else None,
        ball=Ball.US, ball_since=now,
    )  # fmt: skip
    _note(rows, 2 * number, number, "lead.opened")
    if custody is Custody.ENDED:
        _note(rows, 2 * number + 1, number, "lead.not_a_lead")
    source = {"chat_id": GROUP, "posted_by_id": AINA, "posted_at": now}
    add(Sighting, lead_id=number, message_id=number, text=TALK, **source)
    common = {**source, "forced": False, "text": TALK}
    add(Post, message_id=number, state=PostState.LEAD, lead_id=number, **common)
    if number % 100 == 0:
        talk = {**common, "lead_id": None, "state": PostState.TALK}
        add(Post, message_id=LEADS + number, **talk)
    state = (AssignmentState.ASKED, AssignmentState.ACCEPTED, AssignmentState.WITHDRAWN)
    add(
        Assignment, id=number, lead_id=number, person_id=AINA, plan=1, number=1,
        step=Step.ON_DUTY, state=state[min(number % 4, 2)], ask_at=now, asked_at=now,
        answer_by=now + timedelta(hours=1),
    )  # fmt: skip
    for each, chat in enumerate((GROUP, AINA, GROUP, AINA)):
        add(
            Letter, key=f"{number}:{each}", chat_id=chat, method="sendMessage", payload={},
            card=f"lead:{number}", lane=1, state=LetterState.SENT, attempts=1, created_at=now,
            ended_at=now, message_id=number,
        )  # fmt: skip
    add(Card, chat_id=AINA, name=f"lead:{number}", message_id=number, method="sendMessage")
    kind = "lead.unanswered" if asked else "lead.next_step"
    ended = "done" if custody is Custody.ENDED else "waiting"
    later = now + timedelta(days=1)
    add(Due, key=f"{number}", kind=kind, subject_id=number, due_at=later, state=ended, attempts=0)


def _note(rows: Rows, number: int, lead: int, action: str) -> None:
    """A note as the audit trail has it, but for the chain, which is not recounted here."""
    rows.setdefault(AuditNote, []).append(
        {
            "number": number, "at": clock.now(), "action": action, "subject": f"lead:{lead}",
            "details": {}, "previous": "", "hash": str(number),
        }
    )  # fmt: skip


@contextmanager
def _sqlite() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        yield f"sqlite+aiosqlite:///{folder}/recount.sqlite3"


@contextmanager
def _postgres() -> Iterator[str]:
    server = databases.POSTGRES.replace("+psycopg", "", 1)
    with (
        psycopg.connect(server, autocommit=True) as connection,
        databases.schema_of_its_own(connection, databases.POSTGRES, "prihatin_recount") as url,
    ):
        yield url


if __name__ == "__main__":
    for figure in asyncio.run(measure()):
        print(figure)
