"""Who sends far too much is counted by all gateways together."""

import sqlalchemy as sa
from alembic import op

from db.migrating import moment

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # A count of this minute need not outlive a crash: unlogged, it costs no waiting for the disk.
    unlogged = [] if op.get_context().dialect.name == "sqlite" else ["UNLOGGED"]
    op.create_table(
        "flood_counts",
        sa.Column("telegram_id", sa.BigInteger, nullable=False, autoincrement=False),
        moment("minute"),
        sa.Column("sent", sa.Integer, nullable=False),
        moment("until", null=True),
        sa.PrimaryKeyConstraint("telegram_id", name=op.f("pk_flood_counts")),
        prefixes=unlogged,
    )


def downgrade() -> None:
    op.drop_table("flood_counts")
