"""Detections: the lead that one came from, a photo of the premises. Victims: facts told in chat."""

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
    op.create_table(
        "victim_facts",
        sa.Column("id", db.base.Id, nullable=False),
        sa.Column("victim_id", db.base.Id, nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("by_id", db.base.Id, nullable=False),
        sa.Column("at", db.base.Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["victim_id"], ["victims.id"], name=op.f("fk_victim_facts_victim_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_victim_facts_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_victim_facts")),
        sa.UniqueConstraint(
            "victim_id", "question", name=op.f("uq_victim_facts_victim_id_question")
        ),
    )  # fmt: skip


def downgrade() -> None:
    op.drop_table("victim_facts")
    with op.batch_alter_table("detections") as table:
        table.drop_constraint(op.f("fk_detections_lead_id"), type_="foreignkey")
        table.drop_column("file_id")
        table.drop_column("lead_id")
