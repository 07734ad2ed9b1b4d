"""Broadcasts: content, rounds, recipients as counted, acknowledgements; guards on what is fixed."""

from alembic import op
from sqlalchemy import ForeignKeyConstraint

from db.migrating import (
    check,
    degrees,
    drop,
    flag,
    index,
    json,
    large,
    moment,
    number,
    one_of,
    text,
    unique,
    whole,
)

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

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
# A broadcast that needs it goes out as its approver saw it; one that was counted has an end.
APPROVED = (
    "NOT needs_approval OR state IN ('draft', 'asked', 'discarded')"
    " OR (approved_by_id IS NOT NULL AND coalesce(approved_content, '') = content_hash"
    " AND coalesce(approved_audience, '') = audience_hash)"
)
COUNTED = (
    "state IN ('draft', 'discarded') OR (content_hash IS NOT NULL"
    " AND audience_hash IS NOT NULL AND expires_at IS NOT NULL)"
)


def upgrade() -> None:
    _broadcasts()
    _broadcast_rounds()
    _broadcast_recipients()
    _broadcast_acks()
    for guard in GUARDS[op.get_bind().dialect.name]:
        op.execute(guard)


def downgrade() -> None:
    drop("broadcast_acks", "broadcast_recipients", "broadcast_rounds", "broadcasts")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_change_of_broadcasts()")


def _broadcasts() -> None:
    op.create_table(
        "broadcasts",
        number("id", key=True),
        flag("training"),
        number("created_by_id", to="people.id"),
        moment("created_at"),
        one_of("state", "broadcaststate", STATES),
        text("text_ms", null=True),
        text("text_en", null=True),
        text("photo", null=True),
        degrees("latitude", null=True),
        degrees("longitude", null=True),
        flag("wants_ack"),
        text("phone", null=True),
        number("lead_id", to="leads.id", null=True),
        text("urgent_reason", null=True),
        moment("expires_at", null=True),
        json("audience"),
        json("unmatched"),
        json("areas"),
        whole("twice"),
        text("content_hash", null=True),
        text("audience_hash", null=True),
        moment("counted_at", null=True),
        flag("needs_approval"),
        number("approved_by_id", to="people.id", null=True),
        moment("approved_at", null=True),
        text("approved_content", null=True),
        text("approved_audience", null=True),
        moment("starts_at", null=True),
        whole("round"),
        moment("told_at", null=True),
        check("never_ones_own", "approved_by_id <> created_by_id"),
        check("sent_as_approved", APPROVED),
        check("counted_and_with_an_end", COUNTED),
        check("whole_place", "(latitude IS NULL) = (longitude IS NULL)"),
        unique("id", "training"),
    )
    index("broadcasts", "created_by_id")


def _broadcast_rounds() -> None:
    op.create_table(
        "broadcast_rounds",
        number("broadcast_id", to="broadcasts.id", key=True),
        whole("number", key=True),
        one_of("kind", "roundkind", KINDS),
        number("by_id", to="people.id"),
        text("reason", null=True),
        moment("asked_at"),
        moment("started_at", null=True),
        moment("ended_at", null=True),
    )


def _broadcast_recipients() -> None:
    op.create_table(
        "broadcast_recipients",
        number("id", key=True),
        number("broadcast_id"),
        flag("training"),
        whole("round"),
        large("chat_id"),
        number("person_id", to="people.id", null=True),
        text("language"),
        text("state", null=True),
        text("cause", null=True),
        text("key", null=True, unique=True),
        moment("posted_at", null=True),
        check("training_never_sends", "NOT training OR key IS NULL"),
        check("unreachable_not_sent", "cause IS NULL OR key IS NULL"),
        check("posted_when", "key IS NULL OR posted_at IS NOT NULL"),
        ForeignKeyConstraint(
            ["broadcast_id", "training"], ["broadcasts.id", "broadcasts.training"]
        ),
        unique("broadcast_id", "round", "chat_id"),
    )
    index(
        "broadcast_recipients",
        "broadcast_id",
        "round",
        "id",
        name="ix_broadcast_recipients_open",
        only="posted_at IS NULL AND cause IS NULL",
    )
    index("broadcast_recipients", "chat_id")


def _broadcast_acks() -> None:
    op.create_table(
        "broadcast_acks",
        number("broadcast_id", to="broadcasts.id", key=True),
        number("person_id", to="people.id", key=True),
        large("chat_id"),
        moment("at"),
    )
