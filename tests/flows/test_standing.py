"""What metrics and doctor are told is what stands in the database, on both kinds."""

from datetime import timedelta

from bot.transactions import Transactions
from db.models.messaging import Due, DueState, Letter, LetterState
from services import clock
from services.places import branches
from services.records import standing


def letter(key: str, *, age_seconds: int, state: LetterState, wait_seconds: int = 0) -> Letter:
    now = clock.now()
    return Letter(
        key=key,
        chat_id=5,
        method="sendMessage",
        payload={},
        lane=0,
        state=state,
        created_at=now - timedelta(seconds=age_seconds),
        not_before=now + timedelta(seconds=wait_seconds) if wait_seconds else None,
    )


async def look(transactions: Transactions) -> standing.Standing:
    async with transactions.database.sessions() as session:
        return await standing.of(session)


async def test_empty_installation_has_nothing_to_tell(transactions: Transactions) -> None:
    seen = await look(transactions)

    assert (seen.letters, seen.dues, seen.branches, seen.admins) == ({}, {}, 0, 0)
    assert (seen.letter_waits_seconds, seen.due_late_seconds) == (0, 0)


async def test_clocks_of_program_and_database_are_compared(transactions: Transactions) -> None:
    seen = await look(transactions)

    assert abs(seen.clock_ahead) < timedelta(seconds=5)


async def test_longest_wait_is_of_a_letter_that_may_be_sent(transactions: Transactions) -> None:
    async with transactions.begin() as session:
        session.add(letter("a", age_seconds=90, state=LetterState.WAITING))
        session.add(letter("b", age_seconds=500, state=LetterState.WAITING, wait_seconds=60))
        session.add(letter("c", age_seconds=900, state=LetterState.SENT))
        await branches.keep(session)

    seen = await look(transactions)
    assert seen.letters == {LetterState.WAITING: 2}
    assert 90 <= seen.letter_waits_seconds < 120
    assert seen.outbox == {0: (2, seen.letter_waits_seconds)}
    assert seen.branches == 54


async def test_lateness_is_of_the_oldest_due_row(transactions: Transactions) -> None:
    now = clock.now()
    async with transactions.begin() as session:
        for key, ago, state in (
            ("a", 40, DueState.WAITING),
            ("b", -40, DueState.WAITING),
            ("d", 70, DueState.WAITING),
            ("c", 900, DueState.DONE),
        ):
            due_at = now - timedelta(seconds=ago)
            session.add(Due(key=key, kind="x", subject_id=1, due_at=due_at, state=state))

    seen = await look(transactions)
    assert (seen.dues, seen.dues_late) == ({DueState.WAITING: 3}, 1)
    assert 70 <= seen.due_late_seconds < 100
