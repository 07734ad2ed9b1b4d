"""Workers come in: codes, consents, silences, chat locks, views; an enquiry has a branch."""

import sqlalchemy as sa
from alembic import op

import db.base

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

MOMENT = db.base.Moment(timezone=True)
STATES = {
    "purpose": ("service", "screening", "results", "sharing"),
    "silencewhy": ("death", "no_consent"),
}
OPEN_TOPIC = "answered_at IS NULL AND topic IS NOT NULL"


def upgrade() -> None:
    _codes()
    _consents()
    _silences()
    _chat_locks()
    _views()
    op.create_index("ix_workers_branch_code", "workers", ["branch_code"])
    with op.batch_alter_table("enquiries") as table:
        table.add_column(sa.Column("branch_code", sa.String(), nullable=True))
        table.add_column(sa.Column("topic", sa.String(), nullable=True))
        table.create_foreign_key(
            op.f("fk_enquiries_branch_code"), "branches", ["branch_code"], ["code"]
        )
    _only("uq_enquiries_open_topic", "enquiries", ["person_id", "topic"], OPEN_TOPIC)


def downgrade() -> None:
    op.drop_index("ix_workers_branch_code", table_name="workers")
    op.drop_index("uq_enquiries_open_topic", table_name="enquiries")
    with op.batch_alter_table("enquiries") as table:
        table.drop_constraint(op.f("fk_enquiries_branch_code"), type_="foreignkey")
        table.drop_column("topic")
        table.drop_column("branch_code")
    for table_name in ("worker_views", "chat_locks", "silences", "consents", "worker_codes"):
        op.drop_table(table_name)


def _codes() -> None:
    op.create_table(
        "worker_codes",
        sa.Column("id", db.base.Id, nullable=False),
        sa.Column("worker_id", db.base.Id, nullable=False),
        sa.Column("code_hash", sa.String(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("made_by_id", db.base.Id, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("used_at", MOMENT, nullable=True),
        sa.Column("used_by_id", db.base.Id, nullable=True),
        sa.Column("revoked_at", MOMENT, nullable=True),
        sa.CheckConstraint(
            "(used_at IS NULL) = (used_by_id IS NULL)",
            name=op.f("ck_worker_codes_used_by_somebody"),
        ),
        _points("worker_codes", "worker_id", "workers"),
        _points("worker_codes", "made_by_id", "people"),
        _points("worker_codes", "used_by_id", "people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_worker_codes")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_worker_codes_code_hash")),
    )
    _only(
        "uq_worker_codes_open", "worker_codes", ["worker_id"],
        "used_at IS NULL AND revoked_at IS NULL",
    )  # fmt: skip


def _consents() -> None:
    op.create_table(
        "consents",
        sa.Column("id", db.base.Id, nullable=False),
        sa.Column("worker_id", db.base.Id, nullable=False),
        sa.Column("purpose", _one_of("purpose"), nullable=False),
        sa.Column("version", sa.SmallInteger(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("given", sa.Boolean(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("by_id", db.base.Id, nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.Column("ended_by_id", db.base.Id, nullable=True),
        sa.Column("asked_anew_at", MOMENT, nullable=True),
        _points("consents", "worker_id", "workers"),
        _points("consents", "by_id", "people"),
        _points("consents", "ended_by_id", "people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consents")),
    )
    _only("uq_consents_standing", "consents", ["worker_id", "purpose"], "ended_at IS NULL")
    op.create_index("ix_consents_worker_id", "consents", ["worker_id"])


def _silences() -> None:
    op.create_table(
        "silences",
        sa.Column("id", db.base.Id, nullable=False),
        sa.Column("worker_id", db.base.Id, nullable=False),
        sa.Column("why", _one_of("silencewhy"), nullable=False),
        sa.Column("died_on", sa.Date(), nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("by_id", db.base.Id, nullable=True),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.Column("ended_by_id", db.base.Id, nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        _points("silences", "worker_id", "workers"),
        _points("silences", "by_id", "people"),
        _points("silences", "ended_by_id", "people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_silences")),
    )
    _only("uq_silences_standing", "silences", ["worker_id", "why"], "ended_at IS NULL")


def _chat_locks() -> None:
    op.create_table(
        "chat_locks",
        sa.Column("person_id", db.base.Id, nullable=False, autoincrement=False),
        sa.Column("salt", sa.String(), nullable=False),
        sa.Column("number_hash", sa.String(), nullable=False),
        sa.Column("set_at", MOMENT, nullable=False),
        sa.Column("open_until", MOMENT, nullable=True),
        sa.Column("wrong", sa.Integer(), nullable=False),
        sa.Column("locked_until", MOMENT, nullable=True),
        _points("chat_locks", "person_id", "people"),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_chat_locks")),
    )


def _views() -> None:
    op.create_table(
        "worker_views",
        sa.Column("worker_id", db.base.Id, nullable=False),
        sa.Column("person_id", db.base.Id, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("branch_code", sa.String(), nullable=True),
        _points("worker_views", "worker_id", "workers"),
        _points("worker_views", "person_id", "people"),
        sa.PrimaryKeyConstraint("worker_id", "person_id", "day", name=op.f("pk_worker_views")),
    )


def _only(name: str, table: str, columns: list[str], where: str) -> None:
    op.create_index(
        name, table, columns, unique=True,
        sqlite_where=sa.text(where), postgresql_where=sa.text(where),
    )  # fmt: skip


def _one_of(name: str) -> sa.Enum:
    return sa.Enum(*STATES[name], name=name, native_enum=False, create_constraint=True, length=40)


def _points(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}"))
