"""The independent checker: recount from what was kept that nothing was dropped.

It knows the promises (docs/proof.md; db/queries/proof_*.py) and shares no code with those who
keep them. From the raw messages: each report is a lead, each lead is in one hand with a timer or
ended with a reason, each letter is sent, under way, or refused with a cause, each broadcast's
outcomes are those that the audit trail knows. One recount looks at
one moment: the edge gives it a session that sees no later commit, and what may be under way then
has a grace (config/rules/proof.yaml). What the kept ones say stands in heartbeat.py.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.records import Proof
from db.queries import proof as queries
from db.queries.proof_broadcasts import BROADCASTS
from db.queries.proof_leads import LEADS
from db.queries.proof_letters import DUES, LETTERS, WARNINGS
from db.queries.proof_posts import POSTS
from db.queries.proof_rules import Graces, Rule
from services import clock
from services.messaging import alarms
from services.records import recounting, rereading, retention

MOST = 100  # rows that are named for one promise; more are the same fault
PROMISES = (*POSTS, *LEADS, *LETTERS, *DUES, *BROADCASTS)

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Recount:
    """What one recount saw."""

    at: datetime
    checked: dict[str, int]  # rows by what they are
    problems: list[str]  # "held_without_timer lead:17"; a promise is broken
    warnings: list[str]  # the same, of what a person should look at


async def recount(session: AsyncSession, *, all_posts: bool = False) -> Recount:
    """Recount everything; nothing is changed. *all_posts*: also old messages and outcomes."""
    now = clock.now()
    since = None if all_posts else now - timedelta(hours=rules.number("proof", "reread_hours"))
    graces = _graces(now, since)
    problems = [found for rule in PROMISES for found in await _broken(session, rule, graces)]
    recorded, changed = await recounting.changed(session, graces)
    problems += changed[:MOST]
    warnings = [found for rule in WARNINGS for found in await _broken(session, rule, graces)]
    read, missed = await rereading.missed(session, since, most=MOST)
    checked = {**await queries.counts(session), "read_again": read}
    checked["outcomes_recorded"] = recorded
    return Recount(now, checked, problems, warnings + missed)


async def keep(session: AsyncSession, seen: Recount) -> None:
    """Keep a recount; alarm the admins of problems that the last one did not have."""
    last = await queries.newest(session)
    checked = {**seen.checked, "warnings": seen.warnings}
    row = Proof(at=seen.at, checked=checked, problems=seen.problems)
    session.add(row)
    await session.flush()
    log.info("proof.kept", problems=len(seen.problems), warnings=len(seen.warnings))
    if seen.problems and (last is None or last.problems != seen.problems):
        await alarms.raise_alarm(
            session,
            f"proof-{row.id}",
            "proof",
            count=len(seen.problems),
            first=seen.problems[0],
        )


async def _broken(session: AsyncSession, rule: Rule, graces: Graces) -> list[str]:
    """Return what breaks the promise, sorted, so that the same set reads the same."""
    found = await queries.broken(session, rule, graces, limit=MOST)
    names = [f"{rule.about}:{each}" if rule.about else str(each) for each in sorted(set(found))]
    return [f"{rule.key} {name}" for name in names]


def _graces(now: datetime, since: datetime | None) -> Graces:
    def before(name: str) -> datetime:
        unit = name.rpartition("_")[2]
        return now - timedelta(**{unit: rules.number("proof", name)})

    return Graces(
        due=before("due_late_minutes"),
        letter=before("letter_waits_minutes"),
        bulk=before("bulk_waits_hours"),
        tried=before("letter_tried_hours"),
        lease=now - timedelta(minutes=1),
        recent=since or datetime(1970, 1, 1, tzinfo=UTC),
        kept=now - retention.time_of("broadcasts_days"),
    )
