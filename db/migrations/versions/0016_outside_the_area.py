"""Broadcasts: which scopes of the audience lay outside the author's area when it was counted.

Of what was counted before nobody knows: its author writes to the own area of today only.
"""

from alembic import op

from db.migrating import json

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("broadcasts", json("outside", null=True))


def downgrade() -> None:
    # in place: a table that SQLite writes anew would lose the triggers that guard it
    op.drop_column("broadcasts", "outside")
