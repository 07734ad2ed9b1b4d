"""The models keep the house's rules: named constraints, zone-aware moments, no hidden queries."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import DateTime, Table
from sqlalchemy.orm import RelationshipProperty

from db import models
from db.base import Base, Moment
from db.session import connect

assert models  # importing the package completes the metadata

MAPPERS = sorted(Base.registry.mappers, key=lambda mapper: mapper.class_.__name__)
RELATIONSHIPS = [
    pytest.param(relationship, id=str(relationship))
    for mapper in MAPPERS
    for relationship in mapper.relationships
]


@pytest.mark.parametrize("relationship", RELATIONSHIPS)
def test_relationship_never_queries_by_itself(relationship: RelationshipProperty[object]) -> None:
    assert relationship.lazy in ("raise", "raise_on_sql")


@pytest.mark.parametrize("table", Base.metadata.sorted_tables, ids=lambda table: table.name)
def test_constraints_are_named_and_moments_have_a_zone(table: Table) -> None:
    assert all(constraint.name for constraint in table.constraints)
    assert all(index.name for index in table.indexes)
    assert not [
        column.name
        for column in table.columns
        if isinstance(column.type, DateTime) and not isinstance(column.type, Moment)
    ]


@pytest.mark.parametrize("url", ["sqlite+aiosqlite:///no.sqlite3", "postgresql+psycopg://"])
def test_moment_without_a_zone_is_refused(url: str) -> None:
    naive = datetime(2026, 3, 1, 8, tzinfo=UTC).replace(tzinfo=None)

    with pytest.raises(ValueError, match="zone"):
        Moment().process_bind_param(naive, connect(url).engine.dialect)
