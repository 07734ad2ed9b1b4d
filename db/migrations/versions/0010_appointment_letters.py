"""Letters that say an appointment stands, to be taken back; what a worker was asked last."""

import sqlalchemy as sa
from alembic import op

import db.base

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "appointment_letters",
        sa.Column("appointment_id", db.base.Id, nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("asks", sa.Boolean(), nullable=False),
        sa.Column("reminder_id", db.base.Id, nullable=True),
        sa.ForeignKeyConstraint(
            ["appointment_id"],
            ["appointments.id"],
            name=op.f("fk_appointment_letters_appointment_id"),
        ),
        sa.ForeignKeyConstraint(
            ["reminder_id"], ["reminders.id"], name=op.f("fk_appointment_letters_reminder_id")
        ),
        sa.PrimaryKeyConstraint("appointment_id", "key", name=op.f("pk_appointment_letters")),
    )
    op.create_index(op.f("ix_appointment_letters_key"), "appointment_letters", ["key"])
    op.create_table(
        "appointment_questions",
        sa.Column("worker_id", db.base.Id, autoincrement=False, nullable=False),
        sa.Column("choices", db.base.Json, nullable=False),
        sa.Column("asked_at", db.base.Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["workers.id"], name=op.f("fk_appointment_questions_worker_id")
        ),
        sa.PrimaryKeyConstraint("worker_id", name=op.f("pk_appointment_questions")),
    )


def downgrade() -> None:
    op.drop_table("appointment_questions")
    op.drop_table("appointment_letters")
