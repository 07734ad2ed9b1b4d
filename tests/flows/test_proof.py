"""Each promise broken by hand in the database is named by the recount, and nothing else is.

The database's own guards are lifted first: the proof must not need them.
"""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.transactions import Transactions
from db.models.leads import Post
from db.models.messaging import Due, Letter, LetterState
from services import clock
from services.records import proof
from tests.flows import kept

DROP = "DELETE FROM dues WHERE key = "
COPY = (
    "INSERT INTO assignments (id, lead_id, person_id, plan, number, step, state, ask_at, asked_at, "
    "answer_by) SELECT 99, lead_id, {person}, {plan}, 9, step, state, ask_at, asked_at, answer_by "
    "FROM assignments WHERE lead_id = {lead} AND state = '{state}'"
)


@pytest.fixture(autouse=True)
async def house(transactions: Transactions) -> None:
    async with transactions.begin() as session:
        await kept.build(session)


async def broken(transactions: Transactions, *statements: Any) -> list[str]:
    """Break the database by hand, recount, and undo it."""
    async with transactions.database.writers() as session:
        await kept.unguard(session)
        for statement in statements:
            await session.execute(text(statement) if isinstance(statement, str) else statement)
        return (await _recount(session)).problems


async def _recount(session: AsyncSession) -> proof.Recount:
    seen = await proof.recount(session)
    await session.rollback()
    return seen


async def test_where_every_promise_is_kept_nothing_is_found(transactions: Transactions) -> None:
    async with transactions.snapshot() as session:
        seen = await proof.recount(session)

    assert (seen.problems, seen.warnings) == ([], [])
    assert seen.checked["leads"] == 6
    assert seen.checked["posts"] == 11
    assert seen.checked["read_again"] == 2


@pytest.mark.parametrize(
    ("statement", "problems"),
    [
        pytest.param(
            "DELETE FROM sightings WHERE lead_id = 6",
            ["report_without_lead post:6", "lead_without_source lead:6"],
            id="a report's sighting is gone",
        ),
        pytest.param(
            "UPDATE posts SET lead_id = NULL WHERE id = 1",
            ["report_without_lead post:1"],
            id="a report without a lead",
        ),
        pytest.param(
            "UPDATE posts SET lead_id = 3 WHERE id = 1",
            ["report_of_another_lead post:1"],
            id="a report of two leads",
        ),
        pytest.param("UPDATE posts SET lead_id = 2 WHERE id = 6", [], id="of two joined ones"),
        pytest.param(
            "UPDATE posts SET lead_id = NULL WHERE message_id = 103",
            ["correction_of_nothing post:9"],
            id="a correction of nothing",
        ),
        pytest.param(f"{DROP}'post.read'", ["post_unread post:8"], id="unread for good"),
        pytest.param(
            "UPDATE posts SET unread_edit = 'x' WHERE id = 1",
            ["edit_unread post:1"],
            id="edited for good",
        ),
        pytest.param(f"{DROP}'post.lapse'", ["doubt_without_timer post:7"], id="doubtful for good"),
        pytest.param(
            "UPDATE posts SET forced = true WHERE message_id = 105",
            ["forced_and_not_led post:11"],
            id="forced, and talk",
        ),
    ],
)
async def test_message_that_came_to_nothing(
    transactions: Transactions, statement: str, problems: list[str]
) -> None:
    assert await broken(transactions, statement) == problems


@pytest.mark.parametrize(
    ("statement", "problems"),
    [
        pytest.param(
            COPY.format(person=11, plan=2, lead=2, state="accepted"),
            ["two_holders lead:2"],
            id="two holders",
        ),
        pytest.param(
            "UPDATE assignments SET state = 'asked', asked_at = ask_at, answer_by = ask_at "
            "WHERE state = 'planned'",
            [
                "two_asked lead:1",
                "asked_without_timer lead:1",
                "asked_without_letter lead:1",
            ],
            id="two asked",
        ),
        pytest.param(
            "DELETE FROM assignments WHERE state = 'asked'",
            ["asked_nobody lead:1"],
            id="nobody is asked",
        ),
        pytest.param(
            "UPDATE leads SET custody = 'unanswered' WHERE id = 1",
            ["question_left_open lead:1", "unanswered_without_timer lead:1"],
            id="a question left open",
        ),
        pytest.param(f"{DROP}'asked'", ["asked_without_timer lead:1"], id="asked for ever"),
        pytest.param(
            "UPDATE letters SET card = 'lead:7' WHERE card = 'lead:1'",
            ["asked_without_letter lead:1", "card_without_letter lead:1"],
            id="asked without a word",
        ),
        pytest.param(
            f"{DROP}'unanswered'", ["unanswered_without_timer lead:3"], id="open for ever"
        ),
        pytest.param(
            "UPDATE assignments SET person_id = 11, plan = 2 WHERE state = 'accepted'",
            ["held_by_nobody lead:2"],
            id="held by somebody else",
        ),
        pytest.param(
            "UPDATE leads SET custody = 'ended', stage = 'closed', holder_id = NULL, "
            "accepted_at = NULL, ended_at = opened_at WHERE id = 2",
            ["holder_left_over lead:2", "ended_by_nobody lead:2"],
            id="ended, and still held",
        ),
        pytest.param(f"{DROP}'held'", ["held_without_timer lead:2"], id="held for ever"),
        pytest.param(
            "UPDATE lead_joins SET state = 'refused' WHERE state = 'proposed'",
            ["doubt_without_question lead:4"],
            id="in doubt, without a question",
        ),
        pytest.param(f"{DROP}'join'", ["question_without_timer join:1"], id="in doubt for ever"),
    ],
)
async def test_lead_in_no_hand_or_without_a_timer(
    transactions: Transactions, statement: str, problems: list[str]
) -> None:
    assert await broken(transactions, statement) == problems


async def test_member_asked_twice_in_one_plan(transactions: Transactions) -> None:
    again = COPY.format(person=11, plan=1, lead=3, state="expired")

    assert await broken(transactions, again) == ["asked_twice lead:3"]


@pytest.mark.parametrize(
    ("statement", "problems"),
    [
        pytest.param(
            "UPDATE leads SET stage = 'visited' WHERE id = 5",
            ["ended_without_reason lead:5"],
            id="ended for no reason",
        ),
        pytest.param(
            "UPDATE leads SET stage = 'closed' WHERE id = 3",
            ["reason_without_end lead:3"],
            id="closed and open",
        ),
        pytest.param(
            "UPDATE leads SET joined_into_id = NULL WHERE id = 6",
            ["duplicate_of_nothing lead:6", "join_not_carried_out join:2"],
            id="a duplicate of nothing",
        ),
        pytest.param(
            "UPDATE leads SET stage = 'withdrawn', joined_into_id = NULL WHERE id = 6",
            ["join_not_carried_out join:2"],
            id="joined and not a duplicate",
        ),
        pytest.param(
            "UPDATE leads SET joined_into_id = 6 WHERE id = 2",
            ["joined_in_a_circle lead:2", "joined_in_a_circle lead:6"],
            id="joined in a circle",
        ),
        pytest.param(
            "DELETE FROM audit_notes WHERE action = 'lead.not_a_lead'",
            ["ended_by_nobody lead:5"],
            id="ended by nobody",
        ),
        pytest.param(
            "DELETE FROM audit_notes WHERE action = 'lead.opened' AND subject = 'lead:3'",
            ["opened_by_nobody lead:3"],
            id="opened by nobody",
        ),
        pytest.param(
            "UPDATE sightings SET lead_id = 2 WHERE lead_id = 5",
            ["report_of_another_lead post:5", "lead_without_source lead:5"],
            id="nothing tells of it",
        ),
    ],
)
async def test_lead_with_a_wrong_end_or_beginning(
    transactions: Transactions, statement: str, problems: list[str]
) -> None:
    assert await broken(transactions, statement) == problems


async def test_old_talk_that_today_s_reader_calls_a_report_is_a_warning(
    transactions: Transactions,
) -> None:
    async with transactions.database.writers() as session:
        talk = update(Post).where(Post.message_id == 105)
        await session.execute(talk.values(text=kept.REPORT))
        seen = await _recount(session)
        await session.execute(
            talk.values(text=kept.REPORT, posted_at=clock.now() - timedelta(days=30))
        )
        later = await _recount(session)

    assert (seen.problems, seen.warnings) == ([], ["reader_says_report post:11"])
    assert later.warnings == []


async def test_what_was_given_up_and_what_nobody_knows_are_warnings(
    transactions: Transactions,
) -> None:
    async with transactions.database.writers() as session:
        await session.execute(update(Due).where(Due.key == "done").values(state="failed"))
        unknown = update(Letter).where(Letter.key == "refused")
        await session.execute(unknown.values(state=LetterState.UNKNOWN, cause=None))
        seen = await _recount(session)

    assert seen.problems == []
    assert [each.partition(" ")[0] for each in seen.warnings] == ["due_failed", "letter_unknown"]
