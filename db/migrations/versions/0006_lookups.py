"""Look-ups in the registry: each on a ground, reviewed, and told to whom it concerned."""

import sqlalchemy as sa
from alembic import op

import db.base

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

MOMENT = db.base.Moment(timezone=True)
GROUNDS = ("lead", "visit", "operation", "reason", "broken")
SUBJECTS = ("employer", "person")
OUTCOMES = ("found", "several", "none")
VERDICTS = ("in_order", "asked")
TO_REVIEW = "ground = 'broken' AND reviewed_at IS NULL"


def upgrade() -> None:
    _lookups()
    _desks()
    _findings()
    _tries()
    _delays()
    _victims()


def downgrade() -> None:
    for table in (
        "victim_matches", "lookup_delays", "record_tries", "browsing_findings", "check_desks",
        "lookups",
    ):  # fmt: skip
        op.drop_table(table)


def _states(*states: str, name: str) -> sa.Enum:
    return sa.Enum(*states, name=name, native_enum=False, create_constraint=True, length=40)


def _moment(name: str, *, nullable: bool = True) -> sa.Column[object]:
    return sa.Column(name, MOMENT, nullable=nullable)


def _text(name: str, *, nullable: bool = True) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=nullable)


def _id(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, db.base.Id, nullable=nullable)


def _points(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}"))


def _lookups() -> None:
    op.create_table(
        "lookups",
        _id("id"),
        _moment("at", nullable=False),
        _id("person_id"),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        _text("branch_code"),
        sa.Column("ground", _states(*GROUNDS, name="groundkind"), nullable=False),
        _id("lead_id", nullable=True),
        _text("reason"),
        _text("number"),
        sa.Column("outcome", _states(*OUTCOMES, name="outcome"), nullable=False),
        sa.Column("subject_kind", _states(*SUBJECTS, name="subject"), nullable=True),
        sa.Column("subject_key", sa.BigInteger(), nullable=True),
        sa.Column("candidates", db.base.Json, nullable=False),
        sa.Column("disclosed", db.base.Json, nullable=False),
        sa.Column("disclosed_count", sa.Integer(), nullable=False),
        _moment("reviewed_at"),
        _id("reviewed_by_id", nullable=True),
        sa.Column("verdict", _states(*VERDICTS, name="verdict"), nullable=True),
        _points("lookups", "person_id", "people"),
        _points("lookups", "lead_id", "leads"),
        _points("lookups", "reviewed_by_id", "people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lookups")),
    )
    op.create_index("ix_lookups_person_id_at", "lookups", ["person_id", "at"])
    op.create_index("ix_lookups_subject", "lookups", ["subject_kind", "subject_key"])
    op.create_index(
        "ix_lookups_to_review",
        "lookups",
        ["person_id"],
        sqlite_where=sa.text(TO_REVIEW),
        postgresql_where=sa.text(TO_REVIEW),
    )


def _desks() -> None:
    op.create_table(
        "check_desks",
        sa.Column("person_id", db.base.Id, nullable=False, autoincrement=False),
        sa.Column("ground", _states(*GROUNDS, name="groundkind"), nullable=True),
        _id("lead_id", nullable=True),
        _text("reason"),
        _moment("until"),
        _text("waiting"),
        _moment("waiting_at"),
        _moment("blocked_until"),
        _points("check_desks", "person_id", "people"),
        _points("check_desks", "lead_id", "leads"),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_check_desks")),
    )


def _findings() -> None:
    op.create_table(
        "browsing_findings",
        _text("key", nullable=False),
        _id("person_id"),
        _text("kind", nullable=False),
        _moment("found_at", nullable=False),
        sa.Column("details", db.base.Json, nullable=False),
        _points("browsing_findings", "person_id", "people"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_browsing_findings")),
    )
    op.create_index(op.f("ix_browsing_findings_person_id"), "browsing_findings", ["person_id"])


def _tries() -> None:
    op.create_table(
        "record_tries",
        sa.Column("person_id", db.base.Id, nullable=False, autoincrement=False),
        sa.Column("phone", sa.BigInteger(), nullable=True),
        _moment("phone_at"),
        sa.Column("wrong", sa.Integer(), nullable=False),
        _moment("locked_until"),
        _points("record_tries", "person_id", "people"),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_record_tries")),
    )


def _delays() -> None:
    op.create_table(
        "lookup_delays",
        sa.Column("lookup_id", db.base.Id, nullable=False, autoincrement=False),
        _text("reason", nullable=False),
        _moment("until", nullable=False),
        _id("by_id"),
        _moment("at", nullable=False),
        _points("lookup_delays", "lookup_id", "lookups"),
        _points("lookup_delays", "by_id", "people"),
        sa.PrimaryKeyConstraint("lookup_id", name=op.f("pk_lookup_delays")),
    )


def _victims() -> None:
    op.create_table(
        "victim_matches",
        sa.Column("victim_id", db.base.Id, nullable=False, autoincrement=False),
        sa.Column("outcome", _states(*OUTCOMES, name="outcome"), nullable=False),
        _moment("at", nullable=False),
        sa.Column("chosen_key", sa.BigInteger(), nullable=True),
        _id("chosen_by_id", nullable=True),
        _moment("chosen_at"),
        sa.ForeignKeyConstraint(
            ["victim_id"],
            ["victims.id"],
            ondelete="CASCADE",
            name=op.f("fk_victim_matches_victim_id"),
        ),
        _points("victim_matches", "chosen_by_id", "people"),
        sa.PrimaryKeyConstraint("victim_id", name=op.f("pk_victim_matches")),
    )
