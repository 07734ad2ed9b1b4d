"""A post keeps an edit whose handling failed, until it is read."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the place for it."""
    with op.batch_alter_table("posts", schema=None) as batch_op:
        batch_op.add_column(sa.Column("unread_edit", sa.String(), nullable=True))


def downgrade() -> None:
    """Forget it."""
    with op.batch_alter_table("posts", schema=None) as batch_op:
        batch_op.drop_column("unread_edit")
