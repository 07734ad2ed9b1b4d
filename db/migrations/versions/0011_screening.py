"""Screening: clinics' hours, places in a round, waves, results, waiting list, wording trials."""

from alembic import op

from db.migrating import (
    check,
    day,
    decimal,
    degrees,
    drop,
    flag,
    index,
    json,
    moment,
    number,
    one_of,
    small,
    text,
    unique,
    whole,
)

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

PLACES = (
    "new", "pre_notified", "invited", "reminded_1", "reminded_2", "by_phone", "declined",
)  # fmt: skip
LIVE = "left_at IS NULL"
DAY = "first_minute >= 0 AND last_minute > first_minute AND last_minute <= 1440"


def upgrade() -> None:
    _trial_looks()
    _waves()
    _screenings()
    _special_days()
    _trial_persons()
    _waiting()
    _weekly_hours()
    _offers()
    _screening_results()


def downgrade() -> None:
    drop(
        "screening_results",
        "offers",
        "weekly_hours",
        "waiting",
        "trial_persons",
        "special_days",
        "screenings",
        "waves",
        "trial_looks",
    )


def _trial_looks() -> None:
    op.create_table(
        "trial_looks",
        text("trial", key=True),
        small("look", key=True),
        moment("at"),
        json("persons"),
        decimal("z", 8, 4),
        decimal("boundary", 8, 4),
        text("stopped_for", null=True),
    )


def _waves() -> None:
    op.create_table(
        "waves",
        number("id", key=True),
        small("round"),
        text("state"),
        whole("quota"),
        one_of("standing", "wavestate", ("planned", "running", "paused", "ended")),
        moment("planned_at"),
        number("planned_by_id", to="people.id"),
        moment("started_at", null=True),
        day("last_day", null=True),
        check("quota", "quota >= 1"),
        unique("round", "state"),
    )


def _screenings() -> None:
    op.create_table(
        "screenings",
        number("id", key=True),
        small("round"),
        number("worker_id", to="workers.id"),
        one_of("state", "screeningstate", PLACES),
        number("wave_id", to="waves.id", null=True),
        day("noticed_on", null=True),
        moment("changed_at"),
        flag("first_time", null=True),
        one_of(
            "declined_for",
            "declinereason",
            ("time", "checked", "afraid", "no_need", "other"),
            null=True,
        ),
        unique("round", "worker_id"),
    )
    index("screenings", "wave_id", "state")
    index("screenings", "worker_id")


def _special_days() -> None:
    op.create_table(
        "special_days",
        number("id", key=True),
        number("provider_id", to="providers.id"),
        day("day"),
        small("first_minute"),
        small("last_minute"),
        small("minutes"),
        small("places"),
        check("within_the_day", DAY),
        check("slots", "minutes BETWEEN 5 AND 1440 AND places BETWEEN 0 AND 99"),
        unique("provider_id", "day", "first_minute"),
    )


def _trial_persons() -> None:
    op.create_table(
        "trial_persons",
        text("trial", key=True),
        number("worker_id", to="workers.id", key=True),
        text("variant"),
        moment("shown_at"),
    )
    index("trial_persons", "trial", "variant")


def _waiting() -> None:
    op.create_table(
        "waiting",
        number("id", key=True),
        small("round"),
        number("worker_id", to="workers.id"),
        number("provider_id", to="providers.id", null=True),
        degrees("latitude", null=True),
        degrees("longitude", null=True),
        text("weekdays"),
        small("first_minute"),
        small("last_minute"),
        moment("joined_at"),
        small("misses"),
        moment("left_at", null=True),
        text("left_for", null=True),
        check(
            "clinic_or_area",
            "(provider_id IS NULL) = (latitude IS NOT NULL AND longitude IS NOT NULL)",
        ),
        check("within_the_day", "first_minute >= 0 AND last_minute <= 1440"),
    )
    index("waiting", "joined_at", "id", name="ix_waiting_order", only=LIVE)
    index("waiting", "worker_id", "round", name="uq_waiting_live", only=LIVE, unique=True)


def _weekly_hours() -> None:
    op.create_table(
        "weekly_hours",
        number("id", key=True),
        number("provider_id", to="providers.id"),
        small("weekday"),
        small("first_minute"),
        small("last_minute"),
        small("minutes"),
        small("places"),
        check("within_the_day", DAY),
        check("slots", "minutes BETWEEN 5 AND 480 AND places BETWEEN 1 AND 99"),
        check("weekday", "weekday BETWEEN 1 AND 7"),
        unique("provider_id", "weekday", "first_minute"),
    )


def _offers() -> None:
    op.create_table(
        "offers",
        number("id", key=True),
        number("waiting_id", to="waiting.id"),
        number("slot_id", to="slots.id"),
        number("appointment_id", to="appointments.id", unique=True),
        small("ahead"),
        text("passed", null=True),
        moment("offered_at"),
        moment("until"),
        one_of("ended_as", "offerend", ("taken", "declined", "lapsed", "withdrawn"), null=True),
        moment("ended_at", null=True),
    )
    index("offers", "slot_id")
    index("offers", "waiting_id")


def _screening_results() -> None:
    op.create_table(
        "screening_results",
        number("id", key=True),
        number("appointment_id", to="appointments.id", unique=True),
        number("worker_id", to="workers.id"),
        number("provider_id", to="providers.id"),
        small("systolic", null=True),
        small("diastolic", null=True),
        decimal("glucose", 4, 1, null=True),
        decimal("cholesterol", 4, 1, null=True),
        decimal("bmi", 4, 1, null=True),
        json("abnormal"),
        json("red_flags"),
        text("cut_offs"),
        day("follow_up_by", null=True),
        small("version"),
        moment("entered_at"),
        number("entered_by_id", to="people.id"),
        check("pressure_whole", "(systolic IS NULL) = (diastolic IS NULL)"),
    )
    index("screening_results", "worker_id")
