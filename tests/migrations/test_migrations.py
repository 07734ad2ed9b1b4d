"""Migrations go up, down and up again, and arrive at what the models say, on both databases."""

import re

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Enum, inspect, text

from db import models, schema
from db.base import Base
from db.session import Database

assert models  # importing the package completes the metadata


def tables(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names()) - {"alembic_version"}


def differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(
        connection, opts={"compare_type": True, "compare_server_default": True}
    )
    return list(compare_metadata(context, Base.metadata))


async def test_up_down_up(blank: Database) -> None:
    """Each step of the stairs, down to nothing and up again."""
    script = ScriptDirectory.from_config(schema._config())
    steps = [step.revision for step in reversed(list(script.walk_revisions()))]
    for revision in steps:
        await schema.upgrade(blank, revision)
        await schema.downgrade(blank, "-1")
        await schema.upgrade(blank, revision)
    await schema.downgrade(blank, "base")
    async with blank.engine.connect() as connection:
        assert await connection.run_sync(tables) == set()
    await schema.upgrade(blank)

    assert await schema.revision_of(blank) == schema.newest_revision() == steps[-1]
    async with blank.engine.connect() as connection:
        assert await connection.run_sync(tables) == set(Base.metadata.tables)


async def test_models_match_migrations(blank: Database) -> None:
    await schema.upgrade(blank)

    async with blank.engine.connect() as connection:
        assert await connection.run_sync(differences) == []


async def test_a_missing_column_would_be_seen(blank: Database) -> None:
    """The comparison above bites."""
    await schema.upgrade(blank)
    async with blank.engine.begin() as connection:
        await connection.execute(text("ALTER TABLE people ADD COLUMN nickname VARCHAR"))

    async with blank.engine.connect() as connection:
        assert "nickname" in repr(await connection.run_sync(differences))


async def test_every_constraint_has_a_name_in_the_database(blank: Database) -> None:
    """A nameless one cannot be dropped by a later migration on both databases."""
    await schema.upgrade(blank)

    def nameless(connection: Connection) -> list[str]:
        looked = inspect(connection)
        found = []
        for table in tables(connection):
            constraints = [
                looked.get_pk_constraint(table),
                *looked.get_foreign_keys(table),
                *looked.get_unique_constraints(table),
                *looked.get_check_constraints(table),
            ]
            found += [table for one in constraints if not one["name"]]
        return found

    async with blank.engine.connect() as connection:
        assert await connection.run_sync(nameless) == []


async def test_audit_trail_begins_with_its_head(blank: Database) -> None:
    await schema.upgrade(blank)

    async with blank.engine.connect() as connection:
        rows = (await connection.execute(text("SELECT id, number, hash FROM audit_head"))).all()
    assert [tuple(row) for row in rows] == [(1, 0, "0" * 64)]


def states_unlike_the_models(connection: Connection) -> list[str]:
    """Compare what the database allows in a column of states with the model's states."""
    found = []
    for table in Base.metadata.tables.values():
        checks = inspect(connection).get_check_constraints(table.name)
        for column in table.columns:
            if isinstance(column.type, Enum):
                name = f"ck_{table.name}_{column.type.name}"
                texts = [str(check["sqltext"]) for check in checks if check["name"] == name]
                if texts == [] or set(re.findall(r"'(\w+)'", texts[0])) != set(column.type.enums):
                    found.append(f"{table.name}.{column.name}: {texts}")
    return found


async def test_states_of_the_models_are_those_of_the_database(blank: Database) -> None:
    """Alembic does not compare check constraints."""
    await schema.upgrade(blank)

    async with blank.engine.connect() as connection:
        assert await connection.run_sync(states_unlike_the_models) == []
