"""Very names are found again without an index of their text, whatever came in and when."""

from pathlib import Path

from sqlalchemy import Connection, inspect, select, text

from bot.transactions import Transactions
from db.models.registry import PERSONS, Edition, Extract
from services.registry import namesakes
from tests.flows.extracts import ALI, CHONG, FOUR, OTHER, persons, take

BORN_1995 = "950303060059"
LONG = " ".join(f"nama{letter}" for letter in "abcdefghijklmnopqrst")


async def numbers(transactions: Transactions, names: list[str]) -> dict[str, int]:
    async with transactions.database.sessions() as session:
        return await namesakes.numbers(session, Extract.PERSONS, Edition.A, names)


async def kept_names(transactions: Transactions) -> dict[str, int]:
    async with transactions.database.sessions() as session:
        table = PERSONS[Edition.A].index.names
        found = await session.execute(select(table.c.name, table.c.id))
        return {row.name: row.id for row in found}


async def test_names_of_the_index_and_of_additions_have_their_numbers(
    transactions: Transactions, tmp_path: Path
) -> None:
    await take(transactions, persons(tmp_path, [*FOUR, (BORN_1995, LONG, 1)]))
    await take(transactions, persons(tmp_path, [(ALI, "Ali bin Abu Bakar", 1)], "b.csv"))

    kept = await kept_names(transactions)
    assert kept.keys() == {"ali abu", "siti omar", "chong wei ming", LONG, "ali abu bakar"}
    assert await numbers(transactions, [*kept, "abu ali", "chong"]) == kept


async def test_added_person_bears_the_name_that_is_known(
    transactions: Transactions, tmp_path: Path
) -> None:
    await take(transactions, persons(tmp_path))
    for file in ("b.csv", "c.csv"):
        more = [(BORN_1995, "Chong Wei Ming", 1), (ALI, "Ali bin Abu Bakar", 1)]
        await take(transactions, persons(tmp_path, more, file))

    kept = await kept_names(transactions)
    assert len(kept) == 4
    async with transactions.database.sessions() as session:
        rows = PERSONS[Edition.A].rows
        named = await session.execute(select(rows.c.name, rows.c.name_id))
    assert {(row.name, row.name_id) for row in named} == {
        ("Ali bin Abu Bakar", kept["ali abu bakar"]), ("Chong Wei Ming", kept["chong wei ming"]),
        ("Siti binti Omar", kept["siti omar"]), ("Ali bin Abu", kept["ali abu"]),
    }  # fmt: skip


async def test_text_of_names_is_indexed_only_where_rows_are_loaded(
    transactions: Transactions, tmp_path: Path
) -> None:
    for file, rows in (("a.csv", FOUR), ("b.csv", OTHER), ("c.csv", FOUR)):
        await take(transactions, persons(tmp_path, rows, file), whole=True)
    await take(transactions, persons(tmp_path, [(CHONG, "Chong Wei", 1)], "d.csv"))

    indexed = []
    async with transactions.database.engine.connect() as connection:
        for kept in PERSONS.values():
            indexed.append(await connection.run_sync(_indexes, kept.index.names.name))
    assert indexed == [0, 1]


async def test_lists_as_they_were_packed_before_are_read(
    transactions: Transactions, tmp_path: Path
) -> None:
    await take(transactions, persons(tmp_path))
    index = PERSONS[Edition.A].index
    async with transactions.begin() as session:
        parts, lists = index.parts.name, index.postings
        await session.execute(text(f"DELETE FROM {parts} WHERE part = 'packed'"))
        for row in (await session.execute(select(lists))).all():
            plain = b"".join(number.to_bytes(4, "little") for number in _steps(row.names))
            query = lists.update().where(lists.c.key == row.key).values(names=plain)
            await session.execute(query)

    kept = await kept_names(transactions)
    assert await numbers(transactions, list(kept)) == kept


def _indexes(connection: Connection, table: str) -> int:
    return len(inspect(connection).get_indexes(table))


def _steps(packed: bytes) -> list[int]:
    """Return the numbers of a list of fewer than 128 names."""
    return [sum(packed[: place + 1]) for place in range(len(packed))]
