"""Detections: the lead that one came from, a photo of the premises. Victims: facts told in chat."""

from alembic import op

from db.migrating import drop, moment, number, text, unique

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("detections") as table:
        table.add_column(number("lead_id", null=True))
        table.add_column(text("file_id", null=True))
        table.create_foreign_key(op.f("fk_detections_lead_id"), "leads", ["lead_id"], ["id"])
    op.create_table(
        "victim_facts",
        number("id", key=True),
        number("victim_id", to="victims.id", cascade=True),
        text("question"),
        text("answer"),
        number("by_id", to="people.id"),
        moment("at"),
        unique("victim_id", "question"),
    )


def downgrade() -> None:
    drop("victim_facts")
    with op.batch_alter_table("detections") as table:
        table.drop_constraint(op.f("fk_detections_lead_id"), type_="foreignkey")
        table.drop_column("file_id")
        table.drop_column("lead_id")
