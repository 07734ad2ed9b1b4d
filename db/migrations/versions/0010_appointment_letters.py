"""Letters that say an appointment stands, to be taken back; what a worker was asked last."""

from alembic import op

from db.migrating import drop, flag, index, json, moment, number, text

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "appointment_letters",
        number("appointment_id", to="appointments.id", key=True),
        text("key", key=True),
        flag("asks"),
        number("reminder_id", to="reminders.id", null=True),
    )
    index("appointment_letters", "key")
    op.create_table(
        "appointment_questions",
        number("worker_id", to="workers.id", key=True),
        json("choices"),
        moment("asked_at"),
    )


def downgrade() -> None:
    drop("appointment_questions", "appointment_letters")
