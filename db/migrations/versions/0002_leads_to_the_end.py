"""Leads go on to their end: custody beside stage, plans, joins, posts, history, papers, leave."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from alembic import op

import db.base

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

CUSTODY = ("doubtful", "asked", "unanswered", "held", "ended")
STAGES_BEFORE = ("open", "accepted", "unanswered", "not_a_lead")
STAGES = (
    "confirmed", "assigned", "accepted", "contacted", "visited", "eligibility_decided",
    "documents", "submitted", "approved", "funeral_paid", "pension_paid", "closed", "not_a_lead",
    "not_insured", "not_eligible", "not_traceable", "not_work_related", "duplicate", "withdrawn",
)  # fmt: skip
BALLS = ("us", "family", "employer", "hospital")
ANSWERS_BEFORE = ("asked", "accepted", "declined", "expired", "unreachable", "withdrawn")
ANSWERS = (*ANSWERS_BEFORE, "planned", "off_duty", "returned", "handed_over")
STEPS = ("on_duty", "branch_head", "state", "hq", "group", "self")
ENTRIES = (
    "stage", "ball", "note", "photo", "document", "correction", "edit", "branch", "joined",
    "split", "reminded", "returned", "handed_over",
)  # fmt: skip
POSTS = ("unread", "talk", "doubtful", "lead", "correction", "dismissed")
JOINS = ("proposed", "joined", "refused", "undone", "lapsed")
HANDOVERS = ("offered", "accepted", "declined", "withdrawn")

Checks = dict[str, str]  # name -> condition


def _among(column: str, values: Sequence[str]) -> str:
    listed = ", ".join(f"'{value}'" for value in values)
    return f"{column} IN ({listed})"


LEADS_BEFORE: Checks = {
    "ck_leads_holder_since": "(holder_id IS NULL) = (accepted_at IS NULL)",
    "ck_leads_accepted_is_held": "(stage = 'accepted') = (holder_id IS NOT NULL)",
    "ck_leads_stage": _among("stage", STAGES_BEFORE),
}
LEADS: Checks = {
    "ck_leads_holder_since": "(holder_id IS NULL) = (accepted_at IS NULL)",
    "ck_leads_held_by_somebody": "(custody = 'held') = (holder_id IS NOT NULL)",
    "ck_leads_ended_at_a_moment": "(custody = 'ended') = (ended_at IS NOT NULL)",
    "ck_leads_joined_is_a_duplicate": "joined_into_id IS NULL OR stage = 'duplicate'",
    "ck_leads_custody": _among("custody", CUSTODY),
    "ck_leads_ball": _among("ball", BALLS),
    "ck_leads_stage": _among("stage", STAGES),
}
ASSIGNMENTS_BEFORE: Checks = {
    "ck_assignments_assignmentstate": _among("state", ANSWERS_BEFORE),
    "ck_assignments_step": _among("step", STEPS),
}
ASSIGNMENTS: Checks = {
    "ck_assignments_assignmentstate": _among("state", ANSWERS),
    "ck_assignments_asked_until": "(asked_at IS NULL) = (answer_by IS NULL)",
    "ck_assignments_step": _among("step", STEPS),
}
MOMENT = db.base.Moment(timezone=True)
NEW_IN_LEADS: dict[str, tuple[Any, str | None]] = {  # type, and what old rows get
    "ended_at": (MOMENT, "CASE WHEN stage = 'not_a_lead' THEN opened_at END"),
    "custody": (
        sa.String(40),
        "CASE stage WHEN 'open' THEN 'asked' WHEN 'accepted' THEN 'held' "
        "WHEN 'unanswered' THEN 'unanswered' ELSE 'ended' END",
    ),
    "confidence": (sa.Double(), "1.0"),
    "vehicles": (db.base.Json, "'[]'"),
    "hospital": (sa.String(), None),
    "urls": (db.base.Json, "'[]'"),
    "plan": (sa.Integer(), "1"),
    "ball": (sa.String(40), "'us'"),
    "ball_since": (MOMENT, "opened_at"),
    "next_step_by": (MOMENT, None),
    "first_action_at": (MOMENT, None),
    "first_paid_at": (MOMENT, None),
    "claim": (sa.String(), None),
    "joined_into_id": (db.base.Id, None),
}
REQUIRED_IN_LEADS = ("custody", "confidence", "vehicles", "urls", "plan", "ball", "ball_since")
NEW_TABLES = (
    "posts", "lead_keys", "lead_joins", "lead_documents", "lead_entries", "leaves", "handovers",
    "proofs",
)  # fmt: skip


def upgrade() -> None:
    _leads()
    _assignments()
    op.add_column("groups", sa.Column("asks_when_unsure", sa.Boolean(), nullable=True))
    op.execute("UPDATE groups SET asks_when_unsure = true")
    with op.batch_alter_table("groups") as table:
        table.alter_column("asks_when_unsure", existing_type=sa.Boolean(), nullable=False)
    op.add_column("sightings", sa.Column("edited_at", MOMENT, nullable=True))
    op.add_column("victims", sa.Column("nric", sa.String(), nullable=True))
    op.add_column("duty_shifts", sa.Column("batch", sa.String(), nullable=True))
    _new_tables()


def downgrade() -> None:
    """Go back; what the old tables have no room for is lost, and leads stand as they can."""
    for name in NEW_TABLES:
        op.drop_table(name)
    for name, column in (
        ("duty_shifts", "batch"),
        ("victims", "nric"),
        ("sightings", "edited_at"),
        ("groups", "asks_when_unsure"),
    ):
        with op.batch_alter_table(name) as table:
            table.drop_column(column)
    _assignments_back()
    _leads_back()


def _drop_checks(name: str, checks: Checks) -> None:
    with op.batch_alter_table(name) as table:
        for check in checks:
            table.drop_constraint(op.f(check), type_="check")


@contextmanager
def _with_checks(name: str, checks: Checks) -> Iterator[Any]:
    """Change a table that has no checks and put these on it."""
    with op.batch_alter_table(name) as table:
        yield table
        for check, sql in checks.items():
            table.create_check_constraint(op.f(check), sa.text(sql))


def _leads() -> None:
    for name, (kind, _) in NEW_IN_LEADS.items():
        op.add_column("leads", sa.Column(name, kind, nullable=True))
    for name, (_, value) in NEW_IN_LEADS.items():
        if value is not None:
            op.execute(f"UPDATE leads SET {name} = {value}")  # noqa: S608  constants above
    _drop_checks("leads", LEADS_BEFORE)
    op.execute("UPDATE leads SET stage = 'assigned' WHERE stage IN ('open', 'unanswered')")
    with _with_checks("leads", LEADS) as table:
        for name in REQUIRED_IN_LEADS:
            table.alter_column(name, existing_type=NEW_IN_LEADS[name][0], nullable=False)
        table.alter_column("group_id", existing_type=db.base.Id, nullable=True)
        table.create_foreign_key(
            op.f("fk_leads_joined_into_id"), "leads", ["joined_into_id"], ["id"]
        )
        table.drop_index("ix_leads_branch_code_stage")
        table.create_index("ix_leads_branch_code_custody", ["branch_code", "custody"])
        for column in ("holder_id", "joined_into_id", "opened_at"):
            table.create_index(f"ix_leads_{column}", [column])


def _leads_back() -> None:
    _drop_checks("leads", LEADS)
    op.execute(
        "UPDATE leads SET stage = CASE custody WHEN 'held' THEN 'accepted' "
        "WHEN 'ended' THEN 'not_a_lead' WHEN 'unanswered' THEN 'unanswered' ELSE 'open' END"
    )
    # A lead told in private needs a group now; any of its branch, else any at all.
    op.execute(
        "UPDATE leads SET group_id = COALESCE((SELECT min(groups.id) FROM groups WHERE "
        "groups.branch_code = leads.branch_code), (SELECT min(groups.id) FROM groups)) "
        "WHERE group_id IS NULL"
    )
    with _with_checks("leads", LEADS_BEFORE) as table:
        for column in ("holder_id", "joined_into_id", "opened_at"):
            table.drop_index(f"ix_leads_{column}")
        table.drop_index("ix_leads_branch_code_custody")
        table.create_index("ix_leads_branch_code_stage", ["branch_code", "stage"])
        table.drop_constraint(op.f("fk_leads_joined_into_id"), type_="foreignkey")
        table.alter_column("group_id", existing_type=db.base.Id, nullable=False)
        for name in NEW_IN_LEADS:
            table.drop_column(name)


def _assignments() -> None:
    op.add_column("assignments", sa.Column("plan", sa.Integer(), nullable=True))
    op.add_column("assignments", sa.Column("ask_at", MOMENT, nullable=True))
    op.execute("UPDATE assignments SET plan = 1, ask_at = asked_at")
    _drop_checks("assignments", ASSIGNMENTS_BEFORE)
    with _with_checks("assignments", ASSIGNMENTS) as table:
        table.alter_column("plan", existing_type=sa.Integer(), nullable=False)
        table.alter_column("ask_at", existing_type=MOMENT, nullable=False)
        table.alter_column("asked_at", existing_type=MOMENT, nullable=True)
        table.alter_column("answer_by", existing_type=MOMENT, nullable=True)
        table.drop_constraint(op.f("uq_assignments_lead_id_person_id"), type_="unique")
        table.create_unique_constraint(
            op.f("uq_assignments_lead_id_plan_person_id"), ["lead_id", "plan", "person_id"]
        )
        table.create_index("ix_assignments_person_id_state", ["person_id", "state"])


def _assignments_back() -> None:
    op.execute("DELETE FROM assignments WHERE asked_at IS NULL")
    op.execute(
        "DELETE FROM assignments WHERE EXISTS (SELECT 1 FROM assignments AS later WHERE "
        "later.lead_id = assignments.lead_id AND later.person_id = assignments.person_id "
        "AND later.number > assignments.number)"
    )
    _drop_checks("assignments", ASSIGNMENTS)
    op.execute(
        "UPDATE assignments SET state = 'withdrawn' "
        "WHERE state IN ('off_duty', 'returned', 'handed_over')"
    )
    with _with_checks("assignments", ASSIGNMENTS_BEFORE) as table:
        table.drop_index("ix_assignments_person_id_state")
        table.drop_constraint(op.f("uq_assignments_lead_id_plan_person_id"), type_="unique")
        table.create_unique_constraint(
            op.f("uq_assignments_lead_id_person_id"), ["lead_id", "person_id"]
        )
        table.alter_column("asked_at", existing_type=MOMENT, nullable=False)
        table.alter_column("answer_by", existing_type=MOMENT, nullable=False)
        table.drop_column("plan")
        table.drop_column("ask_at")


def _states(*values: str, name: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=40)


def _new_tables() -> None:
    _proofs()
    _handovers()
    _leaves()
    _lead_documents()
    _lead_entries()
    _lead_joins()
    _lead_keys()
    _posts()


def _proofs() -> None:
    op.create_table(
        "proofs",
        sa.Column("id", db.base.Id, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("checked", db.base.Json, nullable=False),
        sa.Column("problems", db.base.Json, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proofs")),
    )
    with op.batch_alter_table("proofs", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_proofs_at"), ["at"], unique=False)


def _handovers() -> None:
    op.create_table(
        "handovers",
        sa.Column("id", db.base.Id, nullable=False),
        sa.Column("from_id", db.base.Id, nullable=False),
        sa.Column("to_id", db.base.Id, nullable=False),
        sa.Column("offered_by_id", db.base.Id, nullable=False),
        sa.Column("state", _states(*HANDOVERS, name="handoverstate"), nullable=False),
        sa.Column("lead_ids", db.base.Json, nullable=False),
        sa.Column("offered_at", MOMENT, nullable=False),
        sa.Column("answered_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["from_id"], ["people.id"], name=op.f("fk_handovers_from_id")),
        sa.ForeignKeyConstraint(["to_id"], ["people.id"], name=op.f("fk_handovers_to_id")),
        sa.ForeignKeyConstraint(
            ["offered_by_id"], ["people.id"], name=op.f("fk_handovers_offered_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handovers")),
    )
    with op.batch_alter_table("handovers", schema=None) as batch_op:
        batch_op.create_index("ix_handovers_from_id_state", ["from_id", "state"], unique=False)


def _leaves() -> None:
    op.create_table(
        "leaves",
        sa.Column("id", db.base.Id, nullable=False),
        sa.Column("person_id", db.base.Id, nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("noted_at", MOMENT, nullable=False),
        sa.Column("noted_by_id", db.base.Id, nullable=True),
        sa.CheckConstraint("ends_on >= starts_on", name=op.f("ck_leaves_ends_after_start")),
        sa.ForeignKeyConstraint(["noted_by_id"], ["people.id"], name=op.f("fk_leaves_noted_by_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_leaves_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leaves")),
        sa.UniqueConstraint("person_id", "starts_on", name=op.f("uq_leaves_person_id_starts_on")),
    )


def _lead_documents() -> None:
    op.create_table(
        "lead_documents",
        sa.Column("id", db.base.Id, nullable=False),
        sa.Column("lead_id", db.base.Id, nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("received_at", MOMENT, nullable=False),
        sa.Column("received_by_id", db.base.Id, nullable=False),
        sa.ForeignKeyConstraint(["lead_id"], ["leads.id"], name=op.f("fk_lead_documents_lead_id")),
        sa.ForeignKeyConstraint(
            ["received_by_id"], ["people.id"], name=op.f("fk_lead_documents_received_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lead_documents")),
        sa.UniqueConstraint("lead_id", "document", name=op.f("uq_lead_documents_lead_id_document")),
    )


def _lead_entries() -> None:
    op.create_table(
        "lead_entries",
        sa.Column("id", db.base.Id, nullable=False),
        sa.Column("lead_id", db.base.Id, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("by_id", db.base.Id, nullable=True),
        sa.Column("kind", _states(*ENTRIES, name="entrykind"), nullable=False),
        sa.Column("text", sa.String(), nullable=True),
        sa.Column("file_id", sa.String(), nullable=True),
        sa.Column("details", db.base.Json, nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_lead_entries_by_id")),
        sa.ForeignKeyConstraint(["lead_id"], ["leads.id"], name=op.f("fk_lead_entries_lead_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lead_entries")),
    )
    with op.batch_alter_table("lead_entries", schema=None) as batch_op:
        batch_op.create_index("ix_lead_entries_lead_id_id", ["lead_id", "id"], unique=False)


def _lead_joins() -> None:
    op.create_table(
        "lead_joins",
        sa.Column("id", db.base.Id, nullable=False),
        sa.Column("lead_id", db.base.Id, nullable=False),
        sa.Column("joined_id", db.base.Id, nullable=False),
        sa.Column("state", _states(*JOINS, name="joinstate"), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("evidence", db.base.Json, nullable=False),
        sa.Column("proposed_at", MOMENT, nullable=False),
        sa.Column("decided_at", MOMENT, nullable=True),
        sa.Column("decided_by_id", db.base.Id, nullable=True),
        sa.Column("before", db.base.Json, nullable=False),
        sa.CheckConstraint("joined_id <> lead_id", name=op.f("ck_lead_joins_two_leads")),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["people.id"], name=op.f("fk_lead_joins_decided_by_id")
        ),
        sa.ForeignKeyConstraint(["joined_id"], ["leads.id"], name=op.f("fk_lead_joins_joined_id")),
        sa.ForeignKeyConstraint(["lead_id"], ["leads.id"], name=op.f("fk_lead_joins_lead_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lead_joins")),
        sa.UniqueConstraint("lead_id", "joined_id", name=op.f("uq_lead_joins_lead_id_joined_id")),
    )
    with op.batch_alter_table("lead_joins", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_lead_joins_joined_id"), ["joined_id"], unique=False)
        batch_op.create_index(
            "uq_lead_joins_joined_once",
            ["joined_id"],
            unique=True,
            sqlite_where=sa.text("state = 'joined'"),
            postgresql_where=sa.text("state = 'joined'"),
        )


def _lead_keys() -> None:
    op.create_table(
        "lead_keys",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("lead_id", db.base.Id, nullable=False),
        sa.ForeignKeyConstraint(["lead_id"], ["leads.id"], name=op.f("fk_lead_keys_lead_id")),
        sa.PrimaryKeyConstraint("key", "day", "lead_id", name=op.f("pk_lead_keys")),
    )
    with op.batch_alter_table("lead_keys", schema=None) as batch_op:
        batch_op.create_index("ix_lead_keys_lead_id", ["lead_id"], unique=False)


def _posts() -> None:
    op.create_table(
        "posts",
        sa.Column("id", db.base.Id, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("posted_by_id", db.base.Id, nullable=False),
        sa.Column("posted_at", MOMENT, nullable=False),
        sa.Column("edited_at", MOMENT, nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("file_id", sa.String(), nullable=True),
        sa.Column("media_group_id", sa.String(), nullable=True),
        sa.Column("state", _states(*POSTS, name="poststate"), nullable=False),
        sa.Column("forced", sa.Boolean(), nullable=False),
        sa.Column("lead_id", db.base.Id, nullable=True),
        sa.ForeignKeyConstraint(["lead_id"], ["leads.id"], name=op.f("fk_posts_lead_id")),
        sa.ForeignKeyConstraint(
            ["posted_by_id"], ["people.id"], name=op.f("fk_posts_posted_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_posts")),
        sa.UniqueConstraint("chat_id", "message_id", name=op.f("uq_posts_chat_id_message_id")),
    )
    with op.batch_alter_table("posts", schema=None) as batch_op:
        batch_op.create_index(
            "ix_posts_chat_id_media_group_id", ["chat_id", "media_group_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_posts_lead_id"), ["lead_id"], unique=False)
        batch_op.create_index("ix_posts_posted_at", ["posted_at"], unique=False)
