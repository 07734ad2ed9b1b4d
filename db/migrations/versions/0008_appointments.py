"""Workers, providers, slots, appointments, reminders, calls; clinics become providers."""

from alembic import op

from db.migrating import (
    check,
    day,
    degrees,
    drop,
    flag,
    index,
    json,
    large,
    moment,
    number,
    one_of,
    small,
    text,
    unique,
)

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

PROVIDERS = (
    "panel_clinic", "rtw_clinic", "hospital", "therapist", "rehabilitation_centre", "office",
)  # fmt: skip
APPOINTMENTS = (
    "screening", "screening_follow_up", "interview", "rtw_clinic", "therapy", "specialist",
    "device_fitting", "vocational", "work_site", "phone",
)  # fmt: skip
STATES = (
    "offered", "booked", "confirmed", "attended", "late", "no_show", "excused", "cancelled_worker",
    "cancelled_provider", "expired",
)  # fmt: skip
REMINDERS = ("d7", "d3", "d1", "h2", "unconfirmed", "missed", "attendance")
REMINDED = ("due", "sent", "merged", "void", "skipped_late", "by_phone")
LIVE = "subject IS NOT NULL AND state IN ('offered', 'booked', 'confirmed')"
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
    drop("clinics")


def downgrade() -> None:
    op.create_table(
        "clinics",
        number("id", key=True),
        text("name", unique=True),
        text("town"),
        text("district"),
        text("state"),
        degrees("latitude"),
        degrees("longitude"),
        flag("synthetic"),
    )
    op.execute(TO_CLINICS)
    drop(
        "reminders",
        "phone_calls",
        "busy",
        "appointment_events",
        "appointments",
        "slots",
        "workers",
        "providers",
    )


def _providers() -> None:
    op.create_table(
        "providers",
        number("id", key=True),
        text("code", unique=True),
        one_of("kind", "providerkind", PROVIDERS),
        text("name"),
        text("address", null=True),
        text("postcode", null=True),
        text("town"),
        text("district"),
        text("state"),
        degrees("latitude"),
        degrees("longitude"),
        text("phone", null=True),
        text("branch_code", to="branches.code", null=True),
        small("capacity"),
        json("services"),
        flag("active"),
        flag("synthetic"),
        check("capacity", "capacity >= 1"),
    )
    index("providers", "kind", "state")


def _workers() -> None:
    op.create_table(
        "workers",
        number("id", key=True),
        large("insured", unique=True),
        text("name"),
        day("born", null=True),
        text("sex", null=True),
        large("phone", null=True),
        text("state"),
        text("branch_code", to="branches.code"),
        number("case_manager_id", to="people.id", null=True),
        number("person_id", to="people.id", null=True, unique=True),
        moment("bound_at", null=True),
        one_of("bound_by", "boundby", ("code", "contact"), null=True),
        moment("silenced_at", null=True),
        day("died_on", null=True),
        moment("created_at"),
        flag("synthetic"),
        check("sex", "sex IN ('M', 'F')"),
        check("bound_at_a_moment", "(person_id IS NULL) = (bound_at IS NULL)"),
    )
    index("workers", "case_manager_id")


def _slots() -> None:
    op.create_table(
        "slots",
        number("id", key=True),
        number("provider_id", to="providers.id"),
        moment("starts_at"),
        moment("ends_at"),
        small("places"),
        small("taken"),
        check("ends_after_start", "ends_at > starts_at"),
        check("never_overbooked", "taken >= 0 AND taken <= places"),
        unique("provider_id", "starts_at"),
    )
    index("slots", "provider_id", "starts_at", name="ix_slots_free", only="taken < places")


def _appointments() -> None:
    op.create_table(
        "appointments",
        number("id", key=True),
        number("worker_id", to="workers.id"),
        one_of("kind", "appointmentkind", APPOINTMENTS),
        text("subject", null=True),
        number("provider_id", to="providers.id"),
        number("slot_id", to="slots.id", null=True),
        number("host_id", to="people.id", null=True),
        moment("starts_at"),
        moment("ends_at"),
        text("place", null=True),
        text("note", null=True),
        one_of("state", "appointmentstate", STATES),
        small("version"),
        moment("offered_until", null=True),
        moment("booked_at"),
        number("booked_by_id", to="people.id", null=True),
        moment("answered_at", null=True),
        flag("wants_change"),
        moment("ended_at", null=True),
        number("ended_by_id", to="people.id", null=True),
        text("reason", null=True),
        text("ticket", null=True, unique=True),
        check("offer_ends", "state <> 'offered' OR offered_until IS NOT NULL"),
        check("ends_after_start", "ends_at > starts_at"),
    )
    index("appointments", "host_id", "starts_at")
    index("appointments", "provider_id", "starts_at")
    index("appointments", "slot_id")
    index("appointments", "worker_id", "starts_at")
    index(
        "appointments",
        "worker_id",
        "subject",
        name="uq_appointments_live_of_subject",
        only=LIVE,
        unique=True,
    )


def _appointment_events() -> None:
    op.create_table(
        "appointment_events",
        number("id", key=True),
        number("appointment_id", to="appointments.id"),
        text("before", null=True),
        one_of("after", "appointmentstate", STATES),
        small("version"),
        moment("at"),
        number("actor_id", to="people.id", null=True),
        text("reason", null=True),
    )
    index("appointment_events", "appointment_id")


def _busy() -> None:
    op.create_table(
        "busy",
        text("party", key=True),
        moment("quarter", key=True),
        number("appointment_id", to="appointments.id"),
    )
    index("busy", "appointment_id")


def _phone_calls() -> None:
    op.create_table(
        "phone_calls",
        number("id", key=True),
        text("key", unique=True),
        number("worker_id", to="workers.id"),
        number("appointment_id", to="appointments.id", null=True),
        text("branch_code", to="branches.code"),
        number("caller_id", to="people.id", null=True),
        text("why"),
        moment("due_at"),
        moment("planned_at"),
        moment("done_at", null=True),
        number("done_by_id", to="people.id", null=True),
        text("outcome", null=True),
    )
    index(
        "phone_calls", "branch_code", "due_at", name="ix_phone_calls_open", only="done_at IS NULL"
    )
    index("phone_calls", "worker_id")


def _reminders() -> None:
    op.create_table(
        "reminders",
        number("id", key=True),
        number("appointment_id", to="appointments.id"),
        one_of("kind", "reminderkind", REMINDERS),
        small("version"),
        moment("due_at"),
        one_of("state", "reminderstate", REMINDED),
        moment("ended_at", null=True),
        unique("appointment_id", "kind", "version"),
    )
    index("reminders", "due_at", "id", name="ix_reminders_due", only="state = 'due'")
