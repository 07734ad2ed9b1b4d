"""An index of the letters that are not sent: counting them beside millions costs nothing."""

from alembic import op

from db.migrating import index

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    index("letters", "state", name="ix_letters_left", only="state NOT IN ('sent', 'superseded')")


def downgrade() -> None:
    op.drop_index("ix_letters_left", "letters")
