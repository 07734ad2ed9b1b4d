"""A group that became a supergroup remembers its former chat, where its old posts are."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the former chat's number."""
    with op.batch_alter_table("groups", schema=None) as batch_op:
        batch_op.add_column(sa.Column("former_chat_id", sa.BigInteger(), nullable=True))
        batch_op.create_unique_constraint(
            batch_op.f("uq_groups_former_chat_id"), ["former_chat_id"]
        )


def downgrade() -> None:
    """Forget it."""
    with op.batch_alter_table("groups", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("uq_groups_former_chat_id"), type_="unique")
        batch_op.drop_column("former_chat_id")
