"""The house: all first tables, as Alembic wrote them from the models; hence the length."""

import sqlalchemy as sa
from alembic import op

import db.base

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


# Audit notes are never changed and never removed, whoever asks the database.
GUARDS = {
    "sqlite": [
        """CREATE TRIGGER audit_notes_unchanged BEFORE UPDATE ON audit_notes
        BEGIN SELECT RAISE(ABORT, 'audit notes are never changed'); END""",
        """CREATE TRIGGER audit_notes_kept BEFORE DELETE ON audit_notes
        BEGIN SELECT RAISE(ABORT, 'audit notes are never removed'); END""",
    ],
    "postgresql": [
        """CREATE FUNCTION refuse_change_of_audit_notes() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'audit notes are never changed or removed'; END $$""",
        """CREATE TRIGGER audit_notes_unchanged BEFORE UPDATE OR DELETE ON audit_notes
        FOR EACH ROW EXECUTE FUNCTION refuse_change_of_audit_notes()""",
        """CREATE TRIGGER audit_notes_kept BEFORE TRUNCATE ON audit_notes
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_audit_notes()""",
    ],
}


def upgrade() -> None:
    op.create_table(
        "attachments",
        sa.Column("id", db.base.Id, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachments")),
    )
    op.create_table(
        "audit_head",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_head")),
    )
    op.create_table(
        "audit_notes",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", db.base.Moment(timezone=True), nullable=False),
        sa.Column("actor_id", sa.BigInteger(), nullable=True),
        sa.Column("chat_id", sa.BigInteger(), nullable=True),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("ground", sa.String(), nullable=True),
        sa.Column("details", db.base.Json, nullable=False),
        sa.Column("previous", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_audit_notes")),
        sa.UniqueConstraint("hash", name=op.f("uq_audit_notes_hash")),
    )
    with op.batch_alter_table("audit_notes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_audit_notes_action"), ["action"], unique=False)
        batch_op.create_index(batch_op.f("ix_audit_notes_subject"), ["subject"], unique=False)

    op.create_table(
        "branches",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("town", sa.String(), nullable=False),
        sa.Column("district", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=True),
        sa.Column("phone", sa.String(), nullable=True),
        sa.Column("latitude", sa.Double(), nullable=False),
        sa.Column("longitude", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_branches")),
    )
    op.create_table(
        "cards",
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "name", name=op.f("pk_cards")),
    )
    with op.batch_alter_table("cards", schema=None) as batch_op:
        batch_op.create_index(
            "ix_cards_chat_id_message_id", ["chat_id", "message_id"], unique=False
        )

    op.create_table(
        "clinics",
        sa.Column("id", db.base.Id, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("town", sa.String(), nullable=False),
        sa.Column("district", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("latitude", sa.Double(), nullable=False),
        sa.Column("longitude", sa.Double(), nullable=False),
        sa.Column("synthetic", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clinics")),
        sa.UniqueConstraint("name", name=op.f("uq_clinics_name")),
    )
    op.create_table(
        "conversations",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=True),
        sa.Column("data", db.base.Json, nullable=False),
        sa.Column("updated_at", db.base.Moment(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_conversations")),
    )
    op.create_table(
        "dues",
        sa.Column("id", db.base.Id, nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject_id", sa.BigInteger(), nullable=False),
        sa.Column("due_at", db.base.Moment(timezone=True), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "waiting",
                "done",
                "cancelled",
                "failed",
                name="duestate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("ended_at", db.base.Moment(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dues")),
        sa.UniqueConstraint("key", name=op.f("uq_dues_key")),
    )
    with op.batch_alter_table("dues", schema=None) as batch_op:
        batch_op.create_index("ix_dues_state_due_at", ["state", "due_at"], unique=False)

    op.create_table(
        "installation",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_installation")),
    )
    op.create_table(
        "leases",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("holder", sa.String(), nullable=False),
        sa.Column("until", db.base.Moment(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_leases")),
    )
    op.create_table(
        "people",
        sa.Column("id", db.base.Id, nullable=False),
        sa.Column("telegram_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("username", sa.String(), nullable=True),
        sa.Column("staff_number", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("created_at", db.base.Moment(timezone=True), nullable=False),
        sa.Column("chat_opened_at", db.base.Moment(timezone=True), nullable=True),
        sa.Column("blocked_at", db.base.Moment(timezone=True), nullable=True),
        sa.Column("synthetic", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
        sa.UniqueConstraint("staff_number", name=op.f("uq_people_staff_number")),
        sa.UniqueConstraint("telegram_id", name=op.f("uq_people_telegram_id")),
    )
    op.create_table(
        "received_updates",
        sa.Column("update_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("received_at", db.base.Moment(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("update_id", name=op.f("pk_received_updates")),
    )
    with op.batch_alter_table("received_updates", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_received_updates_received_at"), ["received_at"], unique=False
        )

    op.create_table(
        "workers",
        sa.Column("id", db.base.Id, nullable=False),
        sa.Column("nric", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=True),
        sa.Column("synthetic", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workers")),
        sa.UniqueConstraint("nric", name=op.f("uq_workers_nric")),
    )
    op.create_table(
        "duty_shifts",
        sa.Column("id", db.base.Id, nullable=False),
        sa.Column("branch_code", sa.String(), nullable=False),
        sa.Column("person_id", db.base.Id, nullable=False),
        sa.Column("starts_at", db.base.Moment(timezone=True), nullable=False),
        sa.Column("ends_at", db.base.Moment(timezone=True), nullable=False),
        sa.CheckConstraint("ends_at > starts_at", name=op.f("ck_duty_shifts_ends_after_start")),
        sa.ForeignKeyConstraint(
            ["branch_code"], ["branches.code"], name=op.f("fk_duty_shifts_branch_code")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_duty_shifts_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duty_shifts")),
        sa.UniqueConstraint(
            "branch_code",
            "person_id",
            "starts_at",
            name=op.f("uq_duty_shifts_branch_code_person_id_starts_at"),
        ),
    )
    with op.batch_alter_table("duty_shifts", schema=None) as batch_op:
        batch_op.create_index(
            "ix_duty_shifts_branch_code_ends_at", ["branch_code", "ends_at"], unique=False
        )

    op.create_table(
        "employers",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("branch_code", sa.String(), nullable=False),
        sa.Column("town", sa.String(), nullable=False),
        sa.Column("registered_on", sa.Date(), nullable=False),
        sa.Column("synthetic", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["branch_code"], ["branches.code"], name=op.f("fk_employers_branch_code")
        ),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_employers")),
    )
    op.create_table(
        "enquiries",
        sa.Column("id", db.base.Id, nullable=False),
        sa.Column("person_id", db.base.Id, nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("asked_at", db.base.Moment(timezone=True), nullable=False),
        sa.Column("answered_at", db.base.Moment(timezone=True), nullable=True),
        sa.Column("answered_by_id", db.base.Id, nullable=True),
        sa.ForeignKeyConstraint(
            ["answered_by_id"], ["people.id"], name=op.f("fk_enquiries_answered_by_id")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_enquiries_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enquiries")),
    )
    op.create_table(
        "grants",
        sa.Column("id", db.base.Id, nullable=False),
        sa.Column("person_id", db.base.Id, nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "admin",
                "coordinator",
                "branch_head",
                "squad",
                "inspector",
                "case_manager",
                "job_coordinator",
                "clinic",
                "worker",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("granted_at", db.base.Moment(timezone=True), nullable=False),
        sa.Column("granted_by_id", db.base.Id, nullable=True),
        sa.Column("revoked_at", db.base.Moment(timezone=True), nullable=True),
        sa.Column("revoked_by_id", db.base.Id, nullable=True),
        sa.ForeignKeyConstraint(
            ["granted_by_id"], ["people.id"], name=op.f("fk_grants_granted_by_id")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_grants_person_id")),
        sa.ForeignKeyConstraint(
            ["revoked_by_id"], ["people.id"], name=op.f("fk_grants_revoked_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grants")),
    )
    with op.batch_alter_table("grants", schema=None) as batch_op:
        batch_op.create_index("ix_grants_role_scope", ["role", "scope"], unique=False)
        batch_op.create_index(
            "uq_grants_live",
            ["person_id", "role", "scope"],
            unique=True,
            sqlite_where=sa.text("revoked_at IS NULL"),
            postgresql_where=sa.text("revoked_at IS NULL"),
        )

    op.create_table(
        "groups",
        sa.Column("id", db.base.Id, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("branch_code", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("registered_at", db.base.Moment(timezone=True), nullable=False),
        sa.Column("registered_by_id", db.base.Id, nullable=True),
        sa.Column("left_at", db.base.Moment(timezone=True), nullable=True),
        sa.Column("synthetic", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["branch_code"], ["branches.code"], name=op.f("fk_groups_branch_code")
        ),
        sa.ForeignKeyConstraint(
            ["registered_by_id"], ["people.id"], name=op.f("fk_groups_registered_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_groups")),
        sa.UniqueConstraint("chat_id", name=op.f("uq_groups_chat_id")),
    )
    op.create_table(
        "invitations",
        sa.Column("id", db.base.Id, nullable=False),
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "admin",
                "coordinator",
                "branch_head",
                "squad",
                "inspector",
                "case_manager",
                "job_coordinator",
                "clinic",
                "worker",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("staff_number", sa.String(), nullable=True),
        sa.Column("created_at", db.base.Moment(timezone=True), nullable=False),
        sa.Column("created_by_id", db.base.Id, nullable=True),
        sa.Column("expires_at", db.base.Moment(timezone=True), nullable=False),
        sa.Column("used_at", db.base.Moment(timezone=True), nullable=True),
        sa.Column("used_by_id", db.base.Id, nullable=True),
        sa.Column("revoked_at", db.base.Moment(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(used_at IS NULL) = (used_by_id IS NULL)", name=op.f("ck_invitations_used_by_somebody")
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["people.id"], name=op.f("fk_invitations_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["used_by_id"], ["people.id"], name=op.f("fk_invitations_used_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitations")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_invitations_token_hash")),
    )
    op.create_table(
        "letters",
        sa.Column("id", db.base.Id, nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("payload", db.base.Json, nullable=False),
        sa.Column("card", sa.String(), nullable=True),
        sa.Column("attachment_id", db.base.Id, nullable=True),
        sa.Column("lane", sa.SmallInteger(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "waiting",
                "sending",
                "sent",
                "superseded",
                "refused",
                "stale",
                "unknown",
                name="letterstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("created_at", db.base.Moment(timezone=True), nullable=False),
        sa.Column("not_before", db.base.Moment(timezone=True), nullable=True),
        sa.Column("expires_at", db.base.Moment(timezone=True), nullable=True),
        sa.Column("courier", sa.String(), nullable=True),
        sa.Column("ended_at", db.base.Moment(timezone=True), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("cause", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["attachment_id"], ["attachments.id"], name=op.f("fk_letters_attachment_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letters")),
        sa.UniqueConstraint("key", name=op.f("uq_letters_key")),
    )
    with op.batch_alter_table("letters", schema=None) as batch_op:
        batch_op.create_index(
            "ix_letters_card",
            ["card", "chat_id", "id"],
            unique=False,
            sqlite_where=sa.text("card IS NOT NULL"),
            postgresql_where=sa.text("card IS NOT NULL"),
            postgresql_ops={"card": "varchar_pattern_ops"},
        )
        batch_op.create_index(
            "ix_letters_menus",
            ["key"],
            unique=False,
            sqlite_where=sa.text("chat_id = 0"),
            postgresql_where=sa.text("chat_id = 0"),
            postgresql_ops={"key": "varchar_pattern_ops"},
        )
        batch_op.create_index(
            "ix_letters_alarms",
            ["chat_id", "created_at"],
            unique=False,
            sqlite_where=sa.text("substr(key, 1, 6) = 'alarm:'"),
            postgresql_where=sa.text("substr(key, 1, 6) = 'alarm:'"),
        )
        batch_op.create_index(
            "ix_letters_said",
            ["ended_at"],
            unique=False,
            sqlite_where=sa.text("payload <> '{}'"),
            postgresql_where=sa.text("payload <> '{}'"),
        )
        batch_op.create_index(
            "ix_letters_attachment_id",
            ["attachment_id"],
            unique=False,
            sqlite_where=sa.text("attachment_id IS NOT NULL"),
            postgresql_where=sa.text("attachment_id IS NOT NULL"),
        )
        batch_op.create_index(
            "ix_letters_expiring",
            ["expires_at"],
            unique=False,
            sqlite_where=sa.text("state = 'waiting'"),
            postgresql_where=sa.text("state = 'waiting'"),
        )
        batch_op.create_index(
            "ix_letters_sending",
            ["id"],
            unique=False,
            sqlite_where=sa.text("state = 'sending'"),
            postgresql_where=sa.text("state = 'sending'"),
        )
        batch_op.create_index(
            "ix_letters_waiting",
            ["lane", "id", "chat_id"],
            unique=False,
            sqlite_where=sa.text("state = 'waiting'"),
            postgresql_where=sa.text("state = 'waiting'"),
        )
        batch_op.create_index(
            "ix_letters_waiting_in_chat",
            ["chat_id", "id"],
            unique=False,
            sqlite_where=sa.text("state = 'waiting'"),
            postgresql_where=sa.text("state = 'waiting'"),
        )

    op.create_table(
        "contribution_spans",
        sa.Column("id", db.base.Id, nullable=False),
        sa.Column("worker_id", db.base.Id, nullable=False),
        sa.Column("employer_code", sa.String(), nullable=False),
        sa.Column("first_month", sa.Date(), nullable=False),
        sa.Column("last_month", sa.Date(), nullable=False),
        sa.Column("wage", sa.Numeric(precision=10, scale=2), nullable=False),
        sa.CheckConstraint(
            "last_month >= first_month", name=op.f("ck_contribution_spans_ends_after_start")
        ),
        sa.CheckConstraint("wage > 0", name=op.f("ck_contribution_spans_wage_positive")),
        sa.ForeignKeyConstraint(
            ["employer_code"], ["employers.code"], name=op.f("fk_contribution_spans_employer_code")
        ),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["workers.id"], name=op.f("fk_contribution_spans_worker_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contribution_spans")),
    )
    with op.batch_alter_table("contribution_spans", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_contribution_spans_employer_code"), ["employer_code"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_contribution_spans_worker_id"), ["worker_id"], unique=False
        )

    op.create_table(
        "leads",
        sa.Column("id", db.base.Id, nullable=False),
        sa.Column("opened_at", db.base.Moment(timezone=True), nullable=False),
        sa.Column(
            "stage",
            sa.Enum(
                "open",
                "accepted",
                "unanswered",
                "not_a_lead",
                name="stage",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("severity", sa.String(), nullable=False),
        sa.Column("accident_date", sa.Date(), nullable=True),
        sa.Column("accident_time", sa.Time(), nullable=True),
        sa.Column("place_text", sa.String(), nullable=True),
        sa.Column("place_name", sa.String(), nullable=True),
        sa.Column("district", sa.String(), nullable=True),
        sa.Column("state", sa.String(), nullable=True),
        sa.Column("latitude", sa.Double(), nullable=True),
        sa.Column("longitude", sa.Double(), nullable=True),
        sa.Column("branch_code", sa.String(), nullable=False),
        sa.Column("distance_km", sa.Double(), nullable=True),
        sa.Column("branch_reason", sa.String(), nullable=False),
        sa.Column("missing", db.base.Json, nullable=False),
        sa.Column("group_id", db.base.Id, nullable=False),
        sa.Column("posted_by_id", db.base.Id, nullable=False),
        sa.Column("holder_id", db.base.Id, nullable=True),
        sa.Column("accepted_at", db.base.Moment(timezone=True), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(stage = 'accepted') = (holder_id IS NOT NULL)", name=op.f("ck_leads_accepted_is_held")
        ),
        sa.CheckConstraint(
            "(holder_id IS NULL) = (accepted_at IS NULL)", name=op.f("ck_leads_holder_since")
        ),
        sa.ForeignKeyConstraint(
            ["branch_code"], ["branches.code"], name=op.f("fk_leads_branch_code")
        ),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_leads_group_id")),
        sa.ForeignKeyConstraint(["holder_id"], ["people.id"], name=op.f("fk_leads_holder_id")),
        sa.ForeignKeyConstraint(
            ["posted_by_id"], ["people.id"], name=op.f("fk_leads_posted_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leads")),
    )
    with op.batch_alter_table("leads", schema=None) as batch_op:
        batch_op.create_index("ix_leads_branch_code_stage", ["branch_code", "stage"], unique=False)

    op.create_table(
        "assignments",
        sa.Column("id", db.base.Id, nullable=False),
        sa.Column("lead_id", db.base.Id, nullable=False),
        sa.Column("person_id", db.base.Id, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column(
            "step",
            sa.Enum(
                "on_duty",
                "branch_head",
                "state",
                "hq",
                "group",
                "self",
                name="step",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "asked",
                "accepted",
                "declined",
                "expired",
                "unreachable",
                "withdrawn",
                name="assignmentstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("asked_at", db.base.Moment(timezone=True), nullable=False),
        sa.Column("answer_by", db.base.Moment(timezone=True), nullable=False),
        sa.Column("answered_at", db.base.Moment(timezone=True), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["lead_id"], ["leads.id"], name=op.f("fk_assignments_lead_id")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_assignments_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignments")),
        sa.UniqueConstraint("lead_id", "number", name=op.f("uq_assignments_lead_id_number")),
        sa.UniqueConstraint("lead_id", "person_id", name=op.f("uq_assignments_lead_id_person_id")),
    )
    with op.batch_alter_table("assignments", schema=None) as batch_op:
        batch_op.create_index(
            "uq_assignments_one_asked",
            ["lead_id"],
            unique=True,
            sqlite_where=sa.text("state = 'asked'"),
            postgresql_where=sa.text("state = 'asked'"),
        )
        batch_op.create_index(
            "uq_assignments_one_holder",
            ["lead_id"],
            unique=True,
            sqlite_where=sa.text("state = 'accepted'"),
            postgresql_where=sa.text("state = 'accepted'"),
        )

    op.create_table(
        "sightings",
        sa.Column("id", db.base.Id, nullable=False),
        sa.Column("lead_id", db.base.Id, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("posted_by_id", db.base.Id, nullable=False),
        sa.Column("posted_at", db.base.Moment(timezone=True), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["lead_id"], ["leads.id"], name=op.f("fk_sightings_lead_id")),
        sa.ForeignKeyConstraint(
            ["posted_by_id"], ["people.id"], name=op.f("fk_sightings_posted_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sightings")),
        sa.UniqueConstraint("chat_id", "message_id", name=op.f("uq_sightings_chat_id_message_id")),
    )
    with op.batch_alter_table("sightings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sightings_lead_id"), ["lead_id"], unique=False)

    op.create_table(
        "victims",
        sa.Column("id", db.base.Id, nullable=False),
        sa.Column("lead_id", db.base.Id, nullable=False),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("age", sa.Integer(), nullable=True),
        sa.Column("nationality", sa.String(), nullable=True),
        sa.Column("occupation", sa.String(), nullable=True),
        sa.Column("employer", sa.String(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["lead_id"], ["leads.id"], name=op.f("fk_victims_lead_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_victims")),
    )
    with op.batch_alter_table("victims", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_victims_lead_id"), ["lead_id"], unique=False)

    op.execute("INSERT INTO audit_head (id, number, hash) VALUES (1, 0, '" + "0" * 64 + "')")
    for statement in GUARDS[op.get_bind().dialect.name]:
        op.execute(statement)


def downgrade() -> None:
    with op.batch_alter_table("victims", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_victims_lead_id"))

    op.drop_table("victims")
    with op.batch_alter_table("sightings", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sightings_lead_id"))

    op.drop_table("sightings")
    with op.batch_alter_table("assignments", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_assignments_one_holder",
            sqlite_where=sa.text("state = 'accepted'"),
            postgresql_where=sa.text("state = 'accepted'"),
        )
        batch_op.drop_index(
            "uq_assignments_one_asked",
            sqlite_where=sa.text("state = 'asked'"),
            postgresql_where=sa.text("state = 'asked'"),
        )

    op.drop_table("assignments")
    with op.batch_alter_table("leads", schema=None) as batch_op:
        batch_op.drop_index("ix_leads_branch_code_stage")

    op.drop_table("leads")
    with op.batch_alter_table("contribution_spans", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_contribution_spans_worker_id"))
        batch_op.drop_index(batch_op.f("ix_contribution_spans_employer_code"))

    op.drop_table("contribution_spans")
    with op.batch_alter_table("letters", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_letters_card",
            sqlite_where=sa.text("card IS NOT NULL"),
            postgresql_where=sa.text("card IS NOT NULL"),
        )
        batch_op.drop_index(
            "ix_letters_menus",
            sqlite_where=sa.text("chat_id = 0"),
            postgresql_where=sa.text("chat_id = 0"),
        )
        batch_op.drop_index(
            "ix_letters_alarms",
            sqlite_where=sa.text("substr(key, 1, 6) = 'alarm:'"),
            postgresql_where=sa.text("substr(key, 1, 6) = 'alarm:'"),
        )
        batch_op.drop_index(
            "ix_letters_said",
            sqlite_where=sa.text("payload <> '{}'"),
            postgresql_where=sa.text("payload <> '{}'"),
        )
        batch_op.drop_index(
            "ix_letters_attachment_id",
            sqlite_where=sa.text("attachment_id IS NOT NULL"),
            postgresql_where=sa.text("attachment_id IS NOT NULL"),
        )
        batch_op.drop_index(
            "ix_letters_waiting_in_chat",
            sqlite_where=sa.text("state = 'waiting'"),
            postgresql_where=sa.text("state = 'waiting'"),
        )
        batch_op.drop_index(
            "ix_letters_waiting",
            sqlite_where=sa.text("state = 'waiting'"),
            postgresql_where=sa.text("state = 'waiting'"),
        )
        batch_op.drop_index(
            "ix_letters_sending",
            sqlite_where=sa.text("state = 'sending'"),
            postgresql_where=sa.text("state = 'sending'"),
        )
        batch_op.drop_index(
            "ix_letters_expiring",
            sqlite_where=sa.text("state = 'waiting'"),
            postgresql_where=sa.text("state = 'waiting'"),
        )

    op.drop_table("letters")
    op.drop_table("invitations")
    op.drop_table("groups")
    with op.batch_alter_table("grants", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_grants_live",
            sqlite_where=sa.text("revoked_at IS NULL"),
            postgresql_where=sa.text("revoked_at IS NULL"),
        )
        batch_op.drop_index("ix_grants_role_scope")

    op.drop_table("grants")
    op.drop_table("enquiries")
    op.drop_table("employers")
    with op.batch_alter_table("duty_shifts", schema=None) as batch_op:
        batch_op.drop_index("ix_duty_shifts_branch_code_ends_at")

    op.drop_table("duty_shifts")
    op.drop_table("workers")
    with op.batch_alter_table("received_updates", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_received_updates_received_at"))

    op.drop_table("received_updates")
    op.drop_table("people")
    op.drop_table("leases")
    op.drop_table("installation")
    with op.batch_alter_table("dues", schema=None) as batch_op:
        batch_op.drop_index("ix_dues_state_due_at")

    op.drop_table("dues")
    op.drop_table("conversations")
    op.drop_table("clinics")
    with op.batch_alter_table("cards", schema=None) as batch_op:
        batch_op.drop_index("ix_cards_chat_id_message_id")

    op.drop_table("cards")
    op.drop_table("branches")
    with op.batch_alter_table("audit_notes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_audit_notes_subject"))
        batch_op.drop_index(batch_op.f("ix_audit_notes_action"))

    op.drop_table("audit_notes")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_change_of_audit_notes()")
    op.drop_table("audit_head")
    op.drop_table("attachments")
