"""Broadcasts: content, rounds, recipients as counted, acknowledgements; guards on what is fixed."""

import sqlalchemy as sa
from alembic import op

import db.base

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

MOMENT = db.base.Moment(timezone=True)
STATES = (
    "draft", "asked", "starting", "sending", "paused", "done", "cancelled", "expired", "recalled",
    "discarded",
)  # fmt: skip
KINDS = ("send", "chase", "resend", "edit", "delete")
CONTENT = (
    "text_ms", "text_en", "photo", "latitude", "longitude", "wants_ack", "phone", "lead_id",
    "urgent_reason", "expires_at", "content_hash", "audience_hash",
)  # fmt: skip
_CHANGED = {
    "sqlite": " OR ".join(f"NEW.{name} IS NOT OLD.{name}" for name in CONTENT),
    "postgresql": " OR ".join(f"NEW.{name} IS DISTINCT FROM OLD.{name}" for name in CONTENT),
}
# Whether it is training never changes; what it says only while it is a draft.
GUARDS = {
    "sqlite": [
        """CREATE TRIGGER broadcasts_training_fixed BEFORE UPDATE ON broadcasts
        WHEN NEW.training <> OLD.training
        BEGIN SELECT RAISE(ABORT, 'training stays training'); END""",
        f"""CREATE TRIGGER broadcasts_content_fixed BEFORE UPDATE ON broadcasts
        WHEN OLD.state <> 'draft' AND NEW.state <> 'draft' AND ({_CHANGED["sqlite"]})
        BEGIN SELECT RAISE(ABORT, 'what a broadcast says is fixed'); END""",
    ],
    "postgresql": [
        f"""CREATE FUNCTION refuse_change_of_broadcasts() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN
        IF NEW.training <> OLD.training THEN RAISE EXCEPTION 'training stays training'; END IF;
        IF OLD.state <> 'draft' AND NEW.state <> 'draft' AND ({_CHANGED["postgresql"]}) THEN
        RAISE EXCEPTION 'what a broadcast says is fixed'; END IF;
        RETURN NEW; END $$""",
        """CREATE TRIGGER broadcasts_fixed BEFORE UPDATE ON broadcasts
        FOR EACH ROW EXECUTE FUNCTION refuse_change_of_broadcasts()""",
    ],
}


def upgrade() -> None:
    _broadcasts()
    op.create_index("ix_broadcasts_created_by_id", "broadcasts", ["created_by_id"])
    op.create_table(
        "broadcast_rounds",
        sa.Column("broadcast_id", db.base.Id, nullable=False, autoincrement=False),
        sa.Column("number", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("kind", _one_of("roundkind", KINDS), nullable=False),
        sa.Column("by_id", db.base.Id, nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("started_at", MOMENT, nullable=True),
        sa.Column("ended_at", MOMENT, nullable=True),
        _points("broadcast_rounds", "broadcast_id", "broadcasts"),
        _points("broadcast_rounds", "by_id", "people"),
        sa.PrimaryKeyConstraint("broadcast_id", "number", name=op.f("pk_broadcast_rounds")),
    )
    _recipients()
    op.create_table(
        "broadcast_acks",
        sa.Column("broadcast_id", db.base.Id, nullable=False, autoincrement=False),
        sa.Column("person_id", db.base.Id, nullable=False, autoincrement=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        _points("broadcast_acks", "broadcast_id", "broadcasts"),
        _points("broadcast_acks", "person_id", "people"),
        sa.PrimaryKeyConstraint("broadcast_id", "person_id", name=op.f("pk_broadcast_acks")),
    )
    for guard in GUARDS[op.get_bind().dialect.name]:
        op.execute(guard)


def downgrade() -> None:
    for table in ("broadcast_acks", "broadcast_recipients", "broadcast_rounds", "broadcasts"):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_change_of_broadcasts()")


def _broadcasts() -> None:
    op.create_table(
        "broadcasts",
        sa.Column("id", db.base.Id, nullable=False),
        sa.Column("training", sa.Boolean(), nullable=False),
        sa.Column("created_by_id", db.base.Id, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("state", _one_of("broadcaststate", STATES), nullable=False),
        sa.Column("text_ms", sa.String(), nullable=True),
        sa.Column("text_en", sa.String(), nullable=True),
        sa.Column("photo", sa.String(), nullable=True),
        sa.Column("latitude", sa.Double(), nullable=True),
        sa.Column("longitude", sa.Double(), nullable=True),
        sa.Column("wants_ack", sa.Boolean(), nullable=False),
        sa.Column("phone", sa.String(), nullable=True),
        sa.Column("lead_id", db.base.Id, nullable=True),
        sa.Column("urgent_reason", sa.String(), nullable=True),
        sa.Column("expires_at", MOMENT, nullable=True),
        sa.Column("audience", db.base.Json, nullable=False),
        sa.Column("unmatched", db.base.Json, nullable=False),
        sa.Column("areas", db.base.Json, nullable=False),
        sa.Column("twice", sa.Integer(), nullable=False),
        sa.Column("content_hash", sa.String(), nullable=True),
        sa.Column("audience_hash", sa.String(), nullable=True),
        sa.Column("counted_at", MOMENT, nullable=True),
        sa.Column("needs_approval", sa.Boolean(), nullable=False),
        sa.Column("approved_by_id", db.base.Id, nullable=True),
        sa.Column("approved_at", MOMENT, nullable=True),
        sa.Column("approved_content", sa.String(), nullable=True),
        sa.Column("approved_audience", sa.String(), nullable=True),
        sa.Column("starts_at", MOMENT, nullable=True),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("told_at", MOMENT, nullable=True),
        sa.CheckConstraint(
            "approved_by_id <> created_by_id", name=op.f("ck_broadcasts_never_ones_own")
        ),
        sa.CheckConstraint(
            "NOT needs_approval OR state IN ('draft', 'asked', 'discarded')"
            " OR (approved_by_id IS NOT NULL AND coalesce(approved_content, '') = content_hash"
            " AND coalesce(approved_audience, '') = audience_hash)",
            name=op.f("ck_broadcasts_sent_as_approved"),
        ),
        sa.CheckConstraint(
            "state IN ('draft', 'discarded') OR (content_hash IS NOT NULL"
            " AND audience_hash IS NOT NULL AND expires_at IS NOT NULL)",
            name=op.f("ck_broadcasts_counted_and_with_an_end"),
        ),
        sa.CheckConstraint(
            "(latitude IS NULL) = (longitude IS NULL)", name=op.f("ck_broadcasts_whole_place")
        ),
        _points("broadcasts", "created_by_id", "people"),
        _points("broadcasts", "lead_id", "leads"),
        _points("broadcasts", "approved_by_id", "people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_broadcasts")),
        sa.UniqueConstraint("id", "training", name=op.f("uq_broadcasts_id_training")),
    )


def _recipients() -> None:
    table, opened = "broadcast_recipients", sa.text("posted_at IS NULL AND cause IS NULL")
    op.create_table(
        table,
        sa.Column("id", db.base.Id, nullable=False),
        sa.Column("broadcast_id", db.base.Id, nullable=False),
        sa.Column("training", sa.Boolean(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", db.base.Id, nullable=True),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=True),
        sa.Column("cause", sa.String(), nullable=True),
        sa.Column("key", sa.String(), nullable=True),
        sa.Column("posted_at", MOMENT, nullable=True),
        sa.CheckConstraint(
            "NOT training OR key IS NULL", name=op.f("ck_broadcast_recipients_training_never_sends")
        ),
        sa.CheckConstraint(
            "cause IS NULL OR key IS NULL",
            name=op.f("ck_broadcast_recipients_unreachable_not_sent"),
        ),
        sa.CheckConstraint(
            "key IS NULL OR posted_at IS NOT NULL", name=op.f("ck_broadcast_recipients_posted_when")
        ),
        sa.ForeignKeyConstraint(
            ["broadcast_id", "training"], ["broadcasts.id", "broadcasts.training"],
            name=op.f("fk_broadcast_recipients_broadcast_id_training"),
        ),
        _points(table, "person_id", "people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_broadcast_recipients")),
        sa.UniqueConstraint(
            "broadcast_id", "round", "chat_id",
            name=op.f("uq_broadcast_recipients_broadcast_id_round_chat_id"),
        ),
        sa.UniqueConstraint("key", name=op.f("uq_broadcast_recipients_key")),
    )  # fmt: skip
    op.create_index(
        "ix_broadcast_recipients_open", table, ["broadcast_id", "round", "id"],
        sqlite_where=opened, postgresql_where=opened,
    )  # fmt: skip
    op.create_index("ix_broadcast_recipients_chat_id", table, ["chat_id"])


def _one_of(name: str, values: tuple[str, ...]) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=40)


def _points(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}"))
