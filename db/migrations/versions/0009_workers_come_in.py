"""Workers come in: codes, consents, silences, chat locks, views; an enquiry has a branch."""

from alembic import op

from db.migrating import check, day, drop, flag, index, moment, number, one_of, small, text, whole

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

PURPOSES = ("service", "screening", "results", "sharing")
UNUSED = "used_at IS NULL AND revoked_at IS NULL"
STANDING = "ended_at IS NULL"
OPEN_TOPIC = "answered_at IS NULL AND topic IS NOT NULL"


def upgrade() -> None:
    _worker_codes()
    _consents()
    _silences()
    _chat_locks()
    _worker_views()
    index("workers", "branch_code")
    with op.batch_alter_table("enquiries") as table:
        table.add_column(text("branch_code", null=True))
        table.add_column(text("topic", null=True))
        table.create_foreign_key(
            op.f("fk_enquiries_branch_code"), "branches", ["branch_code"], ["code"]
        )
    index(
        "enquiries",
        "person_id",
        "topic",
        name="uq_enquiries_open_topic",
        only=OPEN_TOPIC,
        unique=True,
    )


def downgrade() -> None:
    op.drop_index("ix_workers_branch_code", table_name="workers")
    op.drop_index("uq_enquiries_open_topic", table_name="enquiries")
    with op.batch_alter_table("enquiries") as table:
        table.drop_constraint(op.f("fk_enquiries_branch_code"), type_="foreignkey")
        table.drop_column("topic")
        table.drop_column("branch_code")
    drop("worker_views", "chat_locks", "silences", "consents", "worker_codes")


def _worker_codes() -> None:
    op.create_table(
        "worker_codes",
        number("id", key=True),
        number("worker_id", to="workers.id"),
        text("code_hash", unique=True),
        moment("made_at"),
        number("made_by_id", to="people.id"),
        moment("expires_at"),
        moment("used_at", null=True),
        number("used_by_id", to="people.id", null=True),
        moment("revoked_at", null=True),
        check("used_by_somebody", "(used_at IS NULL) = (used_by_id IS NULL)"),
    )
    index("worker_codes", "worker_id", name="uq_worker_codes_open", only=UNUSED, unique=True)


def _consents() -> None:
    op.create_table(
        "consents",
        number("id", key=True),
        number("worker_id", to="workers.id"),
        one_of("purpose", "purpose", PURPOSES),
        small("version"),
        text("language"),
        flag("given"),
        moment("at"),
        number("by_id", to="people.id"),
        moment("ended_at", null=True),
        number("ended_by_id", to="people.id", null=True),
        moment("asked_anew_at", null=True),
    )
    index(
        "consents", "worker_id", "purpose", name="uq_consents_standing", only=STANDING, unique=True
    )
    index("consents", "worker_id")


def _silences() -> None:
    op.create_table(
        "silences",
        number("id", key=True),
        number("worker_id", to="workers.id"),
        one_of("why", "silencewhy", ("death", "no_consent")),
        day("died_on", null=True),
        moment("at"),
        number("by_id", to="people.id", null=True),
        moment("ended_at", null=True),
        number("ended_by_id", to="people.id", null=True),
        text("reason", null=True),
    )
    index("silences", "worker_id", "why", name="uq_silences_standing", only=STANDING, unique=True)


def _chat_locks() -> None:
    op.create_table(
        "chat_locks",
        number("person_id", to="people.id", key=True),
        text("salt"),
        text("number_hash"),
        moment("set_at"),
        moment("open_until", null=True),
        whole("wrong"),
        moment("locked_until", null=True),
    )


def _worker_views() -> None:
    op.create_table(
        "worker_views",
        number("worker_id", to="workers.id", key=True),
        number("person_id", to="people.id", key=True),
        day("day", key=True),
        moment("at"),
        text("branch_code", null=True),
    )
