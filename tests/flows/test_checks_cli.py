"""`prihatin check` answers a text and a file, shows the least, and leaves its note."""

import io
import json

import pytest
from sqlalchemy import select
from typer.testing import CliRunner

from bot import checks, cli
from bot.transactions import Transactions
from db.models.records import AuditNote
from db.session import Database
from services.registry import search
from tests.flows import registered


@pytest.fixture
async def registry(transactions: Transactions) -> Transactions:
    async with transactions.begin() as session:
        await registered.employers(
            session, [registered.employer("F9702103813F", "Syarikat Maju Jaya Sdn. Bhd.")]
        )
        await registered.persons(
            session, [registered.person("850312065123", "Muhammad Faizal bin Abdullah")]
        )
    return transactions


async def test_file_is_answered_line_by_line(registry: Transactions) -> None:
    lines = [
        '{"id": 1, "kind": "employer", "text": "maju jya"}',
        "no json",
        "",
        '{"id": "b", "kind": "person", "text": "muhd faisal b abdlh"}',
        '{"id": 3, "kind": "ship", "text": "maju"}',
        '{"id": 4, "kind": "employer", "text": ""}',
        '{"id": 5, "kind": [], "text": "maju"}',
        "[" * 100_000,
        '{"id": "\\ud800", "kind": "person", "text": "\\ud800"}',
    ]
    output, problems = io.StringIO(), io.StringIO()

    wrong = await checks.answer(registry, lines, output, problems)

    answers = [json.loads(line) for line in output.getvalue().splitlines()]
    assert [answer["id"] for answer in answers] == [1, "b", 4, "\ud800"]
    assert answers[0]["candidates"][0]["code"] == "F9702103813F"
    assert answers[1]["candidates"][0]["nric"] == "850312065123"
    assert answers[2]["candidates"] == []
    assert all(answer["ms"] >= 0 for answer in answers)
    assert output.getvalue().isascii()  # half a letter goes out as it came in
    assert wrong == 4
    assert problems.getvalue().splitlines() == [
        "Line 2 is no JSON (Expecting value, column 1).",
        'Line 5 has no "kind" that is employer or person.',
        'Line 7 has no "kind" that is employer or person.',
        "Line 8 is nested too deep.",
    ]


async def test_file_leaves_a_note_without_names(registry: Transactions, database: Database) -> None:
    line = '{"id": 1, "kind": "person", "text": "850312-06-5123"}'
    await checks.answer(registry, [line], io.StringIO(), io.StringIO())

    async with database.sessions() as session:
        note = (await session.scalars(select(AuditNote))).one()
    assert (note.action, note.ground) == ("registry.looked_up", "command line")
    assert note.details == {"asked": 1}


async def test_number_with_a_name_beside_it_is_told_to_a_program(registry: Transactions) -> None:
    async with registry.begin() as session:
        found = await search.find(session, "850312-06-5123 Faizal")

    assert json.loads(checks.as_json(found))["candidates"][0]["number_ends"] == "5123"


async def test_person_is_shown_without_the_whole_number(registry: Transactions) -> None:
    async with registry.begin() as session:
        found = await search.find(session, "850312-06-5123")

    shown = checks.as_json(found) + checks.as_lines(found)
    assert "850312065123" not in shown
    assert "5123" in shown
    assert "Muhammad Faizal bin Abdullah" in shown


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("991231-06-5555", "This number is not in the registry as of 28 November 2026."),
        ("zzz qqq", "that does not prove that it is not registered."),
        ("maju jaya sdn bhd", "Found, as of 28 November 2026:"),
    ],
)
async def test_answer_says_what_it_proves(registry: Transactions, typed: str, said: str) -> None:
    async with registry.begin() as session:
        found = await search.find(session, typed)

    assert said in checks.as_lines(found)


@pytest.mark.parametrize("arguments", [[], ["maju", "--batch", "file.jsonl"]])
def test_text_or_file_is_asked_for(arguments: list[str]) -> None:
    result = CliRunner().invoke(cli.app, ["check", *arguments])

    assert result.exit_code == 2
    assert "Give either a text or --batch with a file." in result.output
