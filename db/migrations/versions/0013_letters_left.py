"""An index of the letters that are not sent: counting them beside millions costs nothing."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0008"
branch_labels = None
depends_on = None

LEFT = sa.text("state NOT IN ('sent', 'superseded')")


def upgrade() -> None:
    op.create_index(
        "ix_letters_left", "letters", ["state"], sqlite_where=LEFT, postgresql_where=LEFT
    )


def downgrade() -> None:
    op.drop_index("ix_letters_left", "letters")
