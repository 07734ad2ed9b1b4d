"""Broadcasts: that their author has said of two texts that the names in them are the same."""

from alembic import op

from db.migrating import text

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("broadcasts", text("names_confirmed", null=True))


def downgrade() -> None:
    # in place: a table that SQLite writes anew would lose the triggers that guard it
    op.drop_column("broadcasts", "names_confirmed")
