"""Alembic's way in: db.schema hands over an open connection."""

from alembic import context

from db import models
from db.base import Base

assert models  # noqa: S101  importing the package completes the metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    compare_type=True,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
