"""Letters that say an appointment stands are known, so that they can be taken back."""

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


def downgrade() -> None:
    op.drop_table("appointment_letters")
