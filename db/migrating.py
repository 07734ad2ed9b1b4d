"""The words migrations are written in: columns, checks, indexes, drops.

The words are frozen. Old migrations are read anew whenever a database is made, and databases made
long ago must be like the new ones: a word keeps its meaning for ever, as do the types and the
naming convention of db.base that stand behind it. For another meaning add another word.

Constraints get their names from the naming convention, checks with the word they are given; a
column must be filled and may repeat unless it says otherwise. Migrations before 0008 were written
without these words.
"""

from typing import Any, TypedDict, Unpack

import sqlalchemy as sa
from alembic import op
from sqlalchemy.types import TypeEngine

from db.base import Id, Json, Moment


class Rest(TypedDict, total=False):
    """What a column is besides its type."""

    key: bool  # belongs to the primary key
    null: bool  # may stay empty
    unique: bool
    to: str  # the column it refers to: "people.id"
    cascade: bool  # its row goes with the one it refers to


def number(name: str, **rest: Unpack[Rest]) -> sa.Column[Any]:
    """Return a column for a row's number; the database counts up a key that refers to nothing."""
    return _column(name, Id, **rest)


def text(name: str, **rest: Unpack[Rest]) -> sa.Column[Any]:
    """Return a column for text of any length."""
    return _column(name, sa.String(), **rest)


def one_of(name: str, called: str, states: tuple[str, ...], **rest: Unpack[Rest]) -> sa.Column[Any]:
    """Return a column for one of *states*, checked by the database under the name *called*."""
    kind = sa.Enum(*states, name=called, native_enum=False, create_constraint=True, length=40)
    return _column(name, kind, **rest)


def moment(name: str, **rest: Unpack[Rest]) -> sa.Column[Any]:
    """Return a column for a moment with its zone."""
    return _column(name, Moment(timezone=True), **rest)


def day(name: str, **rest: Unpack[Rest]) -> sa.Column[Any]:
    """Return a column for a day of the calendar."""
    return _column(name, sa.Date(), **rest)


def flag(name: str, **rest: Unpack[Rest]) -> sa.Column[Any]:
    """Return a column for yes or no."""
    return _column(name, sa.Boolean(), **rest)


def small(name: str, **rest: Unpack[Rest]) -> sa.Column[Any]:
    """Return a column for a whole number of 16 bits."""
    return _column(name, sa.SmallInteger(), **rest)


def whole(name: str, **rest: Unpack[Rest]) -> sa.Column[Any]:
    """Return a column for a whole number of 32 bits."""
    return _column(name, sa.Integer(), **rest)


def large(name: str, **rest: Unpack[Rest]) -> sa.Column[Any]:
    """Return a column for a whole number of 64 bits that comes from outside: a chat's, a phone."""
    return _column(name, sa.BigInteger(), **rest)


def decimal(name: str, digits: int, places: int, **rest: Unpack[Rest]) -> sa.Column[Any]:
    """Return a column for a number of *digits*, *places* of them behind the point."""
    return _column(name, sa.Numeric(digits, places), **rest)


def degrees(name: str, **rest: Unpack[Rest]) -> sa.Column[Any]:
    """Return a column for a latitude or a longitude."""
    return _column(name, sa.Double(), **rest)


def json(name: str, **rest: Unpack[Rest]) -> sa.Column[Any]:
    """Return a column for a list or a dictionary."""
    return _column(name, Json, **rest)


def check(name: str, rule: str) -> sa.CheckConstraint:
    """Return a check that each row keeps *rule*."""
    return sa.CheckConstraint(rule, name=name)


def unique(*columns: str) -> sa.UniqueConstraint:
    """Return a constraint: no two rows are alike in all *columns*."""
    return sa.UniqueConstraint(*columns)


def index(
    table: str,
    *columns: str,
    name: str | None = None,
    only: str | None = None,
    unique: bool = False,
) -> None:
    """Make an index, of the rows that *only* says; without a *name* the convention gives one."""
    where = None if only is None else sa.text(only)
    op.create_index(
        name, table, list(columns), unique=unique, sqlite_where=where, postgresql_where=where
    )


def drop(*tables: str) -> None:
    """Drop *tables* with their indexes, in this order."""
    for table in tables:
        op.drop_table(table)


def _column(
    name: str,
    kind: TypeEngine[Any],
    *,
    key: bool = False,
    null: bool = False,
    unique: bool = False,
    to: str | None = None,
    cascade: bool = False,
) -> sa.Column[Any]:
    refers = [sa.ForeignKey(to, ondelete="CASCADE" if cascade else None)] if to else []
    return sa.Column(name, kind, *refers, primary_key=key, nullable=null, unique=unique)
