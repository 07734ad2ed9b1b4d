"""Broadcasts: what ended before is recorded in the audit trail, as it stands now.

An acknowledgement takes the moment of its note, some microseconds later: from now on both are one.
"""

from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        "INSERT INTO dues (key, kind, subject_id, due_at, state, attempts)"
        " SELECT 'broadcast:' || broadcast_id || '\\:settle', 'broadcast.settle', broadcast_id,"
        " max(ended_at), 'waiting', 0 FROM broadcast_rounds"
        " WHERE ended_at IS NOT NULL GROUP BY broadcast_id"
    )
    op.execute(
        "UPDATE broadcast_acks SET at = (SELECT max(n.at) FROM audit_notes n WHERE"
        " n.action = 'broadcast.acknowledged' AND n.actor_id = broadcast_acks.person_id"
        " AND n.subject = 'broadcast:' || broadcast_acks.broadcast_id)"
        " WHERE EXISTS (SELECT 1 FROM audit_notes n WHERE"
        " n.action = 'broadcast.acknowledged' AND n.actor_id = broadcast_acks.person_id"
        " AND n.subject = 'broadcast:' || broadcast_acks.broadcast_id)"
    )


def downgrade() -> None:
    op.execute("DELETE FROM dues WHERE kind = 'broadcast.settle'")
