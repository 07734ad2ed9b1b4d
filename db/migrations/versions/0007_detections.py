"""Detections: premises or persons found not registered; a look-up keeps the name for hours."""

import sqlalchemy as sa
from alembic import op

import db.base

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

MOMENT = db.base.Moment(timezone=True)
STATES = ("open", "taken", "registered", "refused", "not_liable", "duplicate")


def upgrade() -> None:
    op.add_column("lookups", sa.Column("employer_name", sa.String(), nullable=True))
    op.create_table(
        "detections",
        sa.Column("id", db.base.Id, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=True),
        sa.Column("branch_code", sa.String(), nullable=False),
        sa.Column("latitude", sa.Double(), nullable=True),
        sa.Column("longitude", sa.Double(), nullable=True),
        sa.Column("reported_by_id", db.base.Id, nullable=False),
        sa.Column("reported_at", MOMENT, nullable=False),
        sa.Column("lookup_id", db.base.Id, nullable=True),
        sa.Column("state", _states(), nullable=False),
        sa.Column("taken_by_id", db.base.Id, nullable=True),
        sa.Column("taken_at", MOMENT, nullable=True),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.CheckConstraint(
            "state <> 'taken' OR taken_by_id IS NOT NULL", name=op.f("ck_detections_has_holder")
        ),
        sa.ForeignKeyConstraint(
            ["branch_code"], ["branches.code"], name=op.f("fk_detections_branch_code")
        ),
        _points("detections", "reported_by_id", "people"),
        _points("detections", "lookup_id", "lookups"),
        _points("detections", "taken_by_id", "people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_detections")),
        sa.UniqueConstraint("key", name=op.f("uq_detections_key")),
    )
    op.create_index("ix_detections_branch_code_state", "detections", ["branch_code", "state"])
    op.create_table(
        "detection_repeats",
        sa.Column("detection_id", db.base.Id, nullable=False, autoincrement=False),
        sa.Column("person_id", db.base.Id, nullable=False, autoincrement=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("lookup_id", db.base.Id, nullable=True),
        _points("detection_repeats", "detection_id", "detections"),
        _points("detection_repeats", "person_id", "people"),
        _points("detection_repeats", "lookup_id", "lookups"),
        sa.PrimaryKeyConstraint("detection_id", "person_id", name=op.f("pk_detection_repeats")),
    )


def downgrade() -> None:
    op.drop_table("detection_repeats")
    op.drop_table("detections")
    op.drop_column("lookups", "employer_name")


def _states() -> sa.Enum:
    return sa.Enum(
        *STATES, name="detectionstate", native_enum=False, create_constraint=True, length=40
    )


def _points(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}"))
