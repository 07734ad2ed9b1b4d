"""Screening: clinics' hours, places in a round, waves, results, waiting list, wording trials."""

import sqlalchemy as sa
from alembic import op

import db.base

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

MOMENT = db.base.Moment(timezone=True)


def upgrade() -> None:
    op.create_table(
        "trial_looks",
        sa.Column("trial", sa.String(), nullable=False),
        sa.Column("look", sa.SmallInteger(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("persons", db.base.Json, nullable=False),
        sa.Column("z", sa.Numeric(precision=8, scale=4), nullable=False),
        sa.Column("boundary", sa.Numeric(precision=8, scale=4), nullable=False),
        sa.Column("stopped_for", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("trial", "look", name=op.f("pk_trial_looks")),
    )
    op.create_table(
        "waves",
        sa.Column("id", db.base.Id, nullable=False),
        sa.Column("round", sa.SmallInteger(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("quota", sa.Integer(), nullable=False),
        sa.Column(
            "standing",
            sa.Enum(
                "planned",
                "running",
                "paused",
                "ended",
                name="wavestate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("planned_at", MOMENT, nullable=False),
        sa.Column("planned_by_id", db.base.Id, nullable=False),
        sa.Column("started_at", MOMENT, nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.CheckConstraint("quota >= 1", name=op.f("ck_waves_quota")),
        sa.ForeignKeyConstraint(
            ["planned_by_id"], ["people.id"], name=op.f("fk_waves_planned_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_waves")),
        sa.UniqueConstraint("round", "state", name=op.f("uq_waves_round_state")),
    )
    op.create_table(
        "screenings",
        sa.Column("id", db.base.Id, nullable=False),
        sa.Column("round", sa.SmallInteger(), nullable=False),
        sa.Column("worker_id", db.base.Id, nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "new",
                "pre_notified",
                "invited",
                "reminded_1",
                "reminded_2",
                "by_phone",
                "declined",
                name="screeningstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("wave_id", db.base.Id, nullable=True),
        sa.Column("noticed_on", sa.Date(), nullable=True),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.Column("first_time", sa.Boolean(), nullable=True),
        sa.Column(
            "declined_for",
            sa.Enum(
                "time",
                "checked",
                "afraid",
                "no_need",
                "other",
                name="declinereason",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.ForeignKeyConstraint(["wave_id"], ["waves.id"], name=op.f("fk_screenings_wave_id")),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["workers.id"], name=op.f("fk_screenings_worker_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_screenings")),
        sa.UniqueConstraint("round", "worker_id", name=op.f("uq_screenings_round_worker_id")),
    )
    op.create_index("ix_screenings_wave_id_state", "screenings", ["wave_id", "state"], unique=False)
    op.create_index("ix_screenings_worker_id", "screenings", ["worker_id"], unique=False)
    op.create_table(
        "special_days",
        sa.Column("id", db.base.Id, nullable=False),
        sa.Column("provider_id", db.base.Id, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("first_minute", sa.SmallInteger(), nullable=False),
        sa.Column("last_minute", sa.SmallInteger(), nullable=False),
        sa.Column("minutes", sa.SmallInteger(), nullable=False),
        sa.Column("places", sa.SmallInteger(), nullable=False),
        sa.CheckConstraint(
            "first_minute >= 0 AND last_minute > first_minute AND last_minute <= 1440",
            name=op.f("ck_special_days_within_the_day"),
        ),
        sa.CheckConstraint(
            "minutes BETWEEN 5 AND 1440 AND places BETWEEN 0 AND 99",
            name=op.f("ck_special_days_slots"),
        ),
        sa.ForeignKeyConstraint(
            ["provider_id"], ["providers.id"], name=op.f("fk_special_days_provider_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_special_days")),
        sa.UniqueConstraint(
            "provider_id",
            "day",
            "first_minute",
            name=op.f("uq_special_days_provider_id_day_first_minute"),
        ),
    )
    op.create_table(
        "trial_persons",
        sa.Column("trial", sa.String(), nullable=False),
        sa.Column("worker_id", db.base.Id, nullable=False),
        sa.Column("variant", sa.String(), nullable=False),
        sa.Column("shown_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["workers.id"], name=op.f("fk_trial_persons_worker_id")
        ),
        sa.PrimaryKeyConstraint("trial", "worker_id", name=op.f("pk_trial_persons")),
    )
    op.create_index(
        "ix_trial_persons_trial_variant", "trial_persons", ["trial", "variant"], unique=False
    )
    op.create_table(
        "waiting",
        sa.Column("id", db.base.Id, nullable=False),
        sa.Column("round", sa.SmallInteger(), nullable=False),
        sa.Column("worker_id", db.base.Id, nullable=False),
        sa.Column("provider_id", db.base.Id, nullable=True),
        sa.Column("latitude", sa.Double(), nullable=True),
        sa.Column("longitude", sa.Double(), nullable=True),
        sa.Column("weekdays", sa.String(), nullable=False),
        sa.Column("first_minute", sa.SmallInteger(), nullable=False),
        sa.Column("last_minute", sa.SmallInteger(), nullable=False),
        sa.Column("joined_at", MOMENT, nullable=False),
        sa.Column("misses", sa.SmallInteger(), nullable=False),
        sa.Column("left_at", MOMENT, nullable=True),
        sa.Column("left_for", sa.String(), nullable=True),
        sa.CheckConstraint(
            "(provider_id IS NULL) = (latitude IS NOT NULL AND longitude IS NOT NULL)",
            name=op.f("ck_waiting_clinic_or_area"),
        ),
        sa.CheckConstraint(
            "first_minute >= 0 AND last_minute <= 1440", name=op.f("ck_waiting_within_the_day")
        ),
        sa.ForeignKeyConstraint(
            ["provider_id"], ["providers.id"], name=op.f("fk_waiting_provider_id")
        ),
        sa.ForeignKeyConstraint(["worker_id"], ["workers.id"], name=op.f("fk_waiting_worker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_waiting")),
    )
    op.create_index(
        "ix_waiting_order",
        "waiting",
        ["joined_at", "id"],
        unique=False,
        sqlite_where=sa.text("left_at IS NULL"),
        postgresql_where=sa.text("left_at IS NULL"),
    )
    op.create_index(
        "uq_waiting_live",
        "waiting",
        ["worker_id", "round"],
        unique=True,
        sqlite_where=sa.text("left_at IS NULL"),
        postgresql_where=sa.text("left_at IS NULL"),
    )
    op.create_table(
        "weekly_hours",
        sa.Column("id", db.base.Id, nullable=False),
        sa.Column("provider_id", db.base.Id, nullable=False),
        sa.Column("weekday", sa.SmallInteger(), nullable=False),
        sa.Column("first_minute", sa.SmallInteger(), nullable=False),
        sa.Column("last_minute", sa.SmallInteger(), nullable=False),
        sa.Column("minutes", sa.SmallInteger(), nullable=False),
        sa.Column("places", sa.SmallInteger(), nullable=False),
        sa.CheckConstraint(
            "first_minute >= 0 AND last_minute > first_minute AND last_minute <= 1440",
            name=op.f("ck_weekly_hours_within_the_day"),
        ),
        sa.CheckConstraint(
            "minutes BETWEEN 5 AND 480 AND places BETWEEN 1 AND 99",
            name=op.f("ck_weekly_hours_slots"),
        ),
        sa.CheckConstraint("weekday BETWEEN 1 AND 7", name=op.f("ck_weekly_hours_weekday")),
        sa.ForeignKeyConstraint(
            ["provider_id"], ["providers.id"], name=op.f("fk_weekly_hours_provider_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_weekly_hours")),
        sa.UniqueConstraint(
            "provider_id",
            "weekday",
            "first_minute",
            name=op.f("uq_weekly_hours_provider_id_weekday_first_minute"),
        ),
    )
    op.create_table(
        "offers",
        sa.Column("id", db.base.Id, nullable=False),
        sa.Column("waiting_id", db.base.Id, nullable=False),
        sa.Column("slot_id", db.base.Id, nullable=False),
        sa.Column("appointment_id", db.base.Id, nullable=False),
        sa.Column("ahead", sa.SmallInteger(), nullable=False),
        sa.Column("passed", sa.String(), nullable=True),
        sa.Column("offered_at", MOMENT, nullable=False),
        sa.Column("until", MOMENT, nullable=False),
        sa.Column(
            "ended_as",
            sa.Enum(
                "taken",
                "declined",
                "lapsed",
                "withdrawn",
                name="offerend",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointments.id"], name=op.f("fk_offers_appointment_id")
        ),
        sa.ForeignKeyConstraint(["slot_id"], ["slots.id"], name=op.f("fk_offers_slot_id")),
        sa.ForeignKeyConstraint(["waiting_id"], ["waiting.id"], name=op.f("fk_offers_waiting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offers")),
        sa.UniqueConstraint("appointment_id", name=op.f("uq_offers_appointment_id")),
    )
    op.create_index("ix_offers_slot_id", "offers", ["slot_id"], unique=False)
    op.create_index("ix_offers_waiting_id", "offers", ["waiting_id"], unique=False)
    op.create_table(
        "screening_results",
        sa.Column("id", db.base.Id, nullable=False),
        sa.Column("appointment_id", db.base.Id, nullable=False),
        sa.Column("worker_id", db.base.Id, nullable=False),
        sa.Column("provider_id", db.base.Id, nullable=False),
        sa.Column("systolic", sa.SmallInteger(), nullable=True),
        sa.Column("diastolic", sa.SmallInteger(), nullable=True),
        sa.Column("glucose", sa.Numeric(precision=4, scale=1), nullable=True),
        sa.Column("cholesterol", sa.Numeric(precision=4, scale=1), nullable=True),
        sa.Column("bmi", sa.Numeric(precision=4, scale=1), nullable=True),
        sa.Column("abnormal", db.base.Json, nullable=False),
        sa.Column("red_flags", db.base.Json, nullable=False),
        sa.Column("cut_offs", sa.String(), nullable=False),
        sa.Column("follow_up_by", sa.Date(), nullable=True),
        sa.Column("version", sa.SmallInteger(), nullable=False),
        sa.Column("entered_at", MOMENT, nullable=False),
        sa.Column("entered_by_id", db.base.Id, nullable=False),
        sa.CheckConstraint(
            "(systolic IS NULL) = (diastolic IS NULL)",
            name=op.f("ck_screening_results_pressure_whole"),
        ),
        sa.ForeignKeyConstraint(
            ["appointment_id"],
            ["appointments.id"],
            name=op.f("fk_screening_results_appointment_id"),
        ),
        sa.ForeignKeyConstraint(
            ["entered_by_id"], ["people.id"], name=op.f("fk_screening_results_entered_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["provider_id"], ["providers.id"], name=op.f("fk_screening_results_provider_id")
        ),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["workers.id"], name=op.f("fk_screening_results_worker_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_screening_results")),
        sa.UniqueConstraint("appointment_id", name=op.f("uq_screening_results_appointment_id")),
    )
    op.create_index(
        op.f("ix_screening_results_worker_id"), "screening_results", ["worker_id"], unique=False
    )


def downgrade() -> None:

    op.drop_index(op.f("ix_screening_results_worker_id"), table_name="screening_results")
    op.drop_table("screening_results")
    op.drop_index("ix_offers_waiting_id", table_name="offers")
    op.drop_index("ix_offers_slot_id", table_name="offers")
    op.drop_table("offers")
    op.drop_table("weekly_hours")
    op.drop_index(
        "uq_waiting_live",
        table_name="waiting",
        sqlite_where=sa.text("left_at IS NULL"),
        postgresql_where=sa.text("left_at IS NULL"),
    )
    op.drop_index(
        "ix_waiting_order",
        table_name="waiting",
        sqlite_where=sa.text("left_at IS NULL"),
        postgresql_where=sa.text("left_at IS NULL"),
    )
    op.drop_table("waiting")
    op.drop_index("ix_trial_persons_trial_variant", table_name="trial_persons")
    op.drop_table("trial_persons")
    op.drop_table("special_days")
    op.drop_index("ix_screenings_worker_id", table_name="screenings")
    op.drop_index("ix_screenings_wave_id_state", table_name="screenings")
    op.drop_table("screenings")
    op.drop_table("waves")
    op.drop_table("trial_looks")
