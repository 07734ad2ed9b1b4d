"""Detections: the lead that one came from, and a photo of the premises."""

import sqlalchemy as sa
from alembic import op

import db.base

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("detections") as table:
        table.add_column(sa.Column("lead_id", db.base.Id, nullable=True))
        table.add_column(sa.Column("file_id", sa.String(), nullable=True))
        table.create_foreign_key(op.f("fk_detections_lead_id"), "leads", ["lead_id"], ["id"])


def downgrade() -> None:
    with op.batch_alter_table("detections") as table:
        table.drop_constraint(op.f("fk_detections_lead_id"), type_="foreignkey")
        table.drop_column("file_id")
        table.drop_column("lead_id")
