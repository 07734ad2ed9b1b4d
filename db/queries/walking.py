"""Ask several questions, each by the answer to the one before, in one walk to the database.

SQLite answers in a thread of its own: the way there and back costs more than most answers, so the
whole walk is made there, with what is computed between two questions. PostgreSQL is asked one
question after the other, past SQLAlchemy, which looks at each row once more.
"""

from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy.ext.asyncio import AsyncSession

VALUE = "{value}"  # stands in a text where a value is bound
Row = tuple[Any, ...]
Rows = Sequence[Row]
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Question:
    """A text, and what is bound in it."""

    text: str
    values: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True)
class Joined:
    """Columns of what is joined to a list of numbers `n (value)`, which travels as one value.

    Python writes whole numbers as JSON does, and sooner than its `json`.
    """

    columns: str
    source: str
    numbers: Iterable[int]
    values: tuple[object, ...] = ()  # of the source


Walk = Generator[Question | Joined, Rows, Result]


def is_embedded(session: AsyncSession) -> bool:
    """Whether the session is one of SQLite."""
    return session.get_bind().dialect.name == "sqlite"


async def walk(session: AsyncSession, steps: Walk[Result]) -> Result:
    """Answer the questions of the walk, and return what it comes to."""
    connection = await session.connection()
    raw: Any = (await connection.get_raw_connection()).driver_connection
    if is_embedded(session):
        # The driver has no open way to let its thread do more than one thing.
        result: Result = await raw._execute(_walked, raw, steps)
        return result
    rows: Rows | None = None
    while True:
        try:
            asked = steps.send(rows) if rows is not None else next(steps)
        except StopIteration as end:
            found: Result = end.value
            return found
        async with raw.cursor(binary=True) as cursor:
            await cursor.execute(*_of_postgres(asked), prepare=True)
            rows = await cursor.fetchall()


def _walked(raw: Any, steps: Walk[Result]) -> Result:
    connection, rows = raw._conn, None
    while True:
        try:
            asked = steps.send(rows) if rows is not None else next(steps)
        except StopIteration as end:
            found: Result = end.value
            return found
        rows = connection.execute(*_of_sqlite(asked)).fetchall()


def _of_sqlite(asked: Question | Joined) -> tuple[str, tuple[object, ...]]:
    if isinstance(asked, Question):
        return asked.text, asked.values
    text = f"SELECT {asked.columns} FROM json_each(?) n JOIN {asked.source}"  # noqa: S608
    return text.replace(VALUE, "?"), (str(list(asked.numbers)), *asked.values)


def _of_postgres(asked: Question | Joined) -> tuple[str, tuple[object, ...]]:
    if isinstance(asked, Question):
        return asked.text, asked.values
    text = f"SELECT {asked.columns} FROM unnest(%s::bigint[]) n (value) JOIN {asked.source}"  # noqa: S608
    return text.replace(VALUE, "%s::text"), (list(asked.numbers), *asked.values)
