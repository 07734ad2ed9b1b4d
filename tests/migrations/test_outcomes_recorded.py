"""Broadcasts that ended before are recorded after the migration; acknowledgements get a moment."""

from db import schema
from db.session import Database
from tests.migrations.test_leads_to_the_end import AT, BEFORE, rows, run

ENDED, NOTED = "'2026-03-01 09:00:00+00'", "'2026-03-01 08:00:00.000007+00'"
OLD = [
    *BEFORE[:2],
    "INSERT INTO broadcasts (id, training, created_by_id, created_at, state, wants_ack, audience,"
    " unmatched, areas, twice, needs_approval, round, content_hash, audience_hash, expires_at)"
    f" VALUES (5, '0', 1, {AT}, 'done', '1', '[]', '[]', '[]', 0, '0', 1, 'a', 'b', {ENDED})",
    "INSERT INTO broadcast_rounds (broadcast_id, number, kind, by_id, asked_at, ended_at)"
    f" VALUES (5, 1, 'send', 1, {AT}, {ENDED}), (5, 2, 'chase', 1, {AT}, NULL)",
    f"INSERT INTO broadcast_acks (broadcast_id, person_id, chat_id, at) VALUES (5, 1, 1, {AT})",
    "INSERT INTO audit_notes (number, at, actor_id, action, subject, details, previous, hash)"
    f" VALUES (1, {NOTED}, 1, 'broadcast.acknowledged', 'broadcast\\:5', '{{}}', 'a', 'b')",
]


async def test_old_broadcasts_are_recorded_too(blank: Database) -> None:
    await schema.upgrade(blank, "0016")
    await run(blank, *OLD)
    await schema.upgrade(blank, "0017")

    assert await rows(blank, "SELECT key, kind, subject_id, state FROM dues") == [
        ("broadcast:5:settle", "broadcast.settle", 5, "waiting")
    ]
    assert await rows(blank, "SELECT a.at = n.at FROM broadcast_acks a, audit_notes n") == [(1,)]
    await schema.downgrade(blank, "0016")
    assert await rows(blank, "SELECT count(*) FROM dues") == [(0,)]
