"""Workers, providers, slots, appointments, reminders, calls; clinics become providers."""

import sqlalchemy as sa
from alembic import op

import db.base

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

MOMENT = db.base.Moment(timezone=True)
STATES = {
    "providerkind": (
        "panel_clinic",
        "rtw_clinic",
        "hospital",
        "therapist",
        "rehabilitation_centre",
        "office",
    ),
    "boundby": ("code", "contact"),
    "appointmentkind": (
        "screening",
        "screening_follow_up",
        "interview",
        "rtw_clinic",
        "therapy",
        "specialist",
        "device_fitting",
        "vocational",
        "work_site",
        "phone",
    ),
    "appointmentstate": (
        "offered",
        "booked",
        "confirmed",
        "attended",
        "late",
        "no_show",
        "excused",
        "cancelled_worker",
        "cancelled_provider",
        "expired",
    ),
    "reminderkind": ("d7", "d3", "d1", "h2", "unconfirmed", "missed"),
    "reminderstate": ("due", "sent", "merged", "void", "skipped_late", "by_phone"),
}
FROM_CLINICS = """
    INSERT INTO providers (code, kind, capacity, services, active,
        name, town, district, state, latitude, longitude, synthetic)
    SELECT 'K' || id, 'panel_clinic', 1, '["screening"]', true,
        name, town, district, state, latitude, longitude, synthetic FROM clinics
"""
TO_CLINICS = """
    INSERT INTO clinics (name, town, district, state, latitude, longitude, synthetic)
    SELECT name, min(town), min(district), min(state), min(latitude), min(longitude),
        max(CAST(synthetic AS integer)) = 1 FROM providers WHERE kind = 'panel_clinic' GROUP BY name
"""


def upgrade() -> None:
    _providers()
    _workers()
    _slots()
    _appointments()
    _appointment_events()
    _busy()
    _phone_calls()
    _reminders()
    op.execute(FROM_CLINICS)
    op.drop_table("clinics")


def downgrade() -> None:
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
    op.execute(TO_CLINICS)
    for table in (
        "reminders",
        "phone_calls",
        "busy",
        "appointment_events",
        "appointments",
        "slots",
        "workers",
        "providers",
    ):
        op.drop_table(table)


def _one_of(name: str) -> sa.Enum:
    return sa.Enum(*STATES[name], name=name, native_enum=False, create_constraint=True, length=40)


def _providers() -> None:
    op.create_table(
        "providers",
        sa.Column("id", db.base.Id, nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("kind", _one_of("providerkind"), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=True),
        sa.Column("postcode", sa.String(), nullable=True),
        sa.Column("town", sa.String(), nullable=False),
        sa.Column("district", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("latitude", sa.Double(), nullable=False),
        sa.Column("longitude", sa.Double(), nullable=False),
        sa.Column("phone", sa.String(), nullable=True),
        sa.Column("branch_code", sa.String(), nullable=True),
        sa.Column("capacity", sa.SmallInteger(), nullable=False),
        sa.Column("services", db.base.Json, nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("synthetic", sa.Boolean(), nullable=False),
        sa.CheckConstraint("capacity >= 1", name=op.f("ck_providers_capacity")),
        sa.ForeignKeyConstraint(
            ["branch_code"], ["branches.code"], name=op.f("fk_providers_branch_code")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_providers")),
        sa.UniqueConstraint("code", name=op.f("uq_providers_code")),
    )
    op.create_index("ix_providers_kind_state", "providers", ["kind", "state"], unique=False)


def _workers() -> None:
    op.create_table(
        "workers",
        sa.Column("id", db.base.Id, nullable=False),
        sa.Column("insured", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("born", sa.Date(), nullable=True),
        sa.Column("sex", sa.String(), nullable=True),
        sa.Column("phone", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("branch_code", sa.String(), nullable=False),
        sa.Column("case_manager_id", db.base.Id, nullable=True),
        sa.Column("person_id", db.base.Id, nullable=True),
        sa.Column("bound_at", MOMENT, nullable=True),
        sa.Column("bound_by", _one_of("boundby"), nullable=True),
        sa.Column("silenced_at", MOMENT, nullable=True),
        sa.Column("died_on", sa.Date(), nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("synthetic", sa.Boolean(), nullable=False),
        sa.CheckConstraint("sex IN ('M', 'F')", name=op.f("ck_workers_sex")),
        sa.CheckConstraint(
            "(person_id IS NULL) = (bound_at IS NULL)", name=op.f("ck_workers_bound_at_a_moment")
        ),
        sa.ForeignKeyConstraint(
            ["branch_code"], ["branches.code"], name=op.f("fk_workers_branch_code")
        ),
        sa.ForeignKeyConstraint(
            ["case_manager_id"], ["people.id"], name=op.f("fk_workers_case_manager_id")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_workers_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workers")),
        sa.UniqueConstraint("insured", name=op.f("uq_workers_insured")),
        sa.UniqueConstraint("person_id", name=op.f("uq_workers_person_id")),
    )
    op.create_index(
        op.f("ix_workers_case_manager_id"), "workers", ["case_manager_id"], unique=False
    )


def _slots() -> None:
    op.create_table(
        "slots",
        sa.Column("id", db.base.Id, nullable=False),
        sa.Column("provider_id", db.base.Id, nullable=False),
        sa.Column("starts_at", MOMENT, nullable=False),
        sa.Column("ends_at", MOMENT, nullable=False),
        sa.Column("places", sa.SmallInteger(), nullable=False),
        sa.Column("taken", sa.SmallInteger(), nullable=False),
        sa.CheckConstraint("ends_at > starts_at", name=op.f("ck_slots_ends_after_start")),
        sa.CheckConstraint(
            "taken >= 0 AND taken <= places", name=op.f("ck_slots_never_overbooked")
        ),
        sa.ForeignKeyConstraint(
            ["provider_id"], ["providers.id"], name=op.f("fk_slots_provider_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_slots")),
        sa.UniqueConstraint(
            "provider_id", "starts_at", name=op.f("uq_slots_provider_id_starts_at")
        ),
    )
    op.create_index(
        "ix_slots_free",
        "slots",
        ["provider_id", "starts_at"],
        unique=False,
        sqlite_where=sa.text("taken < places"),
        postgresql_where=sa.text("taken < places"),
    )


def _appointments() -> None:
    op.create_table(
        "appointments",
        sa.Column("id", db.base.Id, nullable=False),
        sa.Column("worker_id", db.base.Id, nullable=False),
        sa.Column("kind", _one_of("appointmentkind"), nullable=False),
        sa.Column("subject", sa.String(), nullable=True),
        sa.Column("provider_id", db.base.Id, nullable=False),
        sa.Column("slot_id", db.base.Id, nullable=True),
        sa.Column("host_id", db.base.Id, nullable=True),
        sa.Column("starts_at", MOMENT, nullable=False),
        sa.Column("ends_at", MOMENT, nullable=False),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("state", _one_of("appointmentstate"), nullable=False),
        sa.Column("version", sa.SmallInteger(), nullable=False),
        sa.Column("offered_until", MOMENT, nullable=True),
        sa.Column("booked_at", MOMENT, nullable=False),
        sa.Column("booked_by_id", db.base.Id, nullable=True),
        sa.Column("answered_at", MOMENT, nullable=True),
        sa.Column("wants_change", sa.Boolean(), nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.Column("ended_by_id", db.base.Id, nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("ticket", sa.String(), nullable=True),
        sa.CheckConstraint(
            "state <> 'offered' OR offered_until IS NOT NULL",
            name=op.f("ck_appointments_offer_ends"),
        ),
        sa.CheckConstraint("ends_at > starts_at", name=op.f("ck_appointments_ends_after_start")),
        sa.ForeignKeyConstraint(
            ["booked_by_id"], ["people.id"], name=op.f("fk_appointments_booked_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["ended_by_id"], ["people.id"], name=op.f("fk_appointments_ended_by_id")
        ),
        sa.ForeignKeyConstraint(["host_id"], ["people.id"], name=op.f("fk_appointments_host_id")),
        sa.ForeignKeyConstraint(
            ["provider_id"], ["providers.id"], name=op.f("fk_appointments_provider_id")
        ),
        sa.ForeignKeyConstraint(["slot_id"], ["slots.id"], name=op.f("fk_appointments_slot_id")),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["workers.id"], name=op.f("fk_appointments_worker_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointments")),
        sa.UniqueConstraint("ticket", name=op.f("uq_appointments_ticket")),
    )
    op.create_index(
        "ix_appointments_host_id_starts_at", "appointments", ["host_id", "starts_at"], unique=False
    )
    op.create_index(
        "ix_appointments_provider_id_starts_at",
        "appointments",
        ["provider_id", "starts_at"],
        unique=False,
    )
    op.create_index("ix_appointments_slot_id", "appointments", ["slot_id"], unique=False)
    op.create_index(
        "ix_appointments_worker_id_starts_at",
        "appointments",
        ["worker_id", "starts_at"],
        unique=False,
    )
    op.create_index(
        "uq_appointments_live_of_subject",
        "appointments",
        ["worker_id", "subject"],
        unique=True,
        sqlite_where=sa.text("subject IS NOT NULL AND state IN ('offered', 'booked', 'confirmed')"),
        postgresql_where=sa.text(
            "subject IS NOT NULL AND state IN ('offered', 'booked', 'confirmed')"
        ),
    )


def _appointment_events() -> None:
    op.create_table(
        "appointment_events",
        sa.Column("id", db.base.Id, nullable=False),
        sa.Column("appointment_id", db.base.Id, nullable=False),
        sa.Column("before", sa.String(), nullable=True),
        sa.Column("after", _one_of("appointmentstate"), nullable=False),
        sa.Column("version", sa.SmallInteger(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("actor_id", db.base.Id, nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["people.id"], name=op.f("fk_appointment_events_actor_id")
        ),
        sa.ForeignKeyConstraint(
            ["appointment_id"],
            ["appointments.id"],
            name=op.f("fk_appointment_events_appointment_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointment_events")),
    )
    op.create_index(
        "ix_appointment_events_appointment_id",
        "appointment_events",
        ["appointment_id"],
        unique=False,
    )


def _busy() -> None:
    op.create_table(
        "busy",
        sa.Column("party", sa.String(), nullable=False),
        sa.Column("quarter", MOMENT, nullable=False),
        sa.Column("appointment_id", db.base.Id, nullable=False),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointments.id"], name=op.f("fk_busy_appointment_id")
        ),
        sa.PrimaryKeyConstraint("party", "quarter", name=op.f("pk_busy")),
    )
    op.create_index("ix_busy_appointment_id", "busy", ["appointment_id"], unique=False)


def _phone_calls() -> None:
    op.create_table(
        "phone_calls",
        sa.Column("id", db.base.Id, nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("worker_id", db.base.Id, nullable=False),
        sa.Column("appointment_id", db.base.Id, nullable=True),
        sa.Column("branch_code", sa.String(), nullable=False),
        sa.Column("caller_id", db.base.Id, nullable=True),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("planned_at", MOMENT, nullable=False),
        sa.Column("done_at", MOMENT, nullable=True),
        sa.Column("done_by_id", db.base.Id, nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointments.id"], name=op.f("fk_phone_calls_appointment_id")
        ),
        sa.ForeignKeyConstraint(
            ["branch_code"], ["branches.code"], name=op.f("fk_phone_calls_branch_code")
        ),
        sa.ForeignKeyConstraint(
            ["caller_id"], ["people.id"], name=op.f("fk_phone_calls_caller_id")
        ),
        sa.ForeignKeyConstraint(
            ["done_by_id"], ["people.id"], name=op.f("fk_phone_calls_done_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["workers.id"], name=op.f("fk_phone_calls_worker_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_phone_calls")),
        sa.UniqueConstraint("key", name=op.f("uq_phone_calls_key")),
    )
    op.create_index(
        "ix_phone_calls_open",
        "phone_calls",
        ["branch_code", "due_at"],
        unique=False,
        sqlite_where=sa.text("done_at IS NULL"),
        postgresql_where=sa.text("done_at IS NULL"),
    )
    op.create_index(op.f("ix_phone_calls_worker_id"), "phone_calls", ["worker_id"], unique=False)


def _reminders() -> None:
    op.create_table(
        "reminders",
        sa.Column("id", db.base.Id, nullable=False),
        sa.Column("appointment_id", db.base.Id, nullable=False),
        sa.Column("kind", _one_of("reminderkind"), nullable=False),
        sa.Column("version", sa.SmallInteger(), nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("state", _one_of("reminderstate"), nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointments.id"], name=op.f("fk_reminders_appointment_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminders")),
        sa.UniqueConstraint(
            "appointment_id",
            "kind",
            "version",
            name=op.f("uq_reminders_appointment_id_kind_version"),
        ),
    )
    op.create_index(
        "ix_reminders_due",
        "reminders",
        ["due_at", "id"],
        unique=False,
        sqlite_where=sa.text("state = 'due'"),
        postgresql_where=sa.text("state = 'due'"),
    )
