"""How the installation stands, in numbers: for /metrics and for the doctor."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.messaging import DueState, LetterState
from db.models.places import Branch, Group
from db.models.registry import Current, Extract
from db.queries import editions, figures, rosters
from services import clock
from services.records import heartbeat

LATE = timedelta(minutes=1)  # of a due row; a ticker looks each second


@dataclass(frozen=True, slots=True)
class Extracted:
    """How old what is answered from the registry is."""

    extract: Extract
    rows: int
    as_of: datetime
    age_seconds: float
    stale: bool  # older than it may be; made up ones never are
    synthetic: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """One look at the database."""

    letters: dict[LetterState, int]  # only states that have some; sent ones are not counted
    letter_waits_seconds: float  # the longest wait of a letter that may be sent; 0: none waits
    dues: dict[DueState, int]  # only what waits or failed
    due_late_seconds: float  # how late the oldest due row is; 0: none is
    branches: int
    groups: int
    admins: int
    clock_ahead: timedelta  # of the real clock here, before the database's clock
    proof: heartbeat.Heartbeat
    extracts: Sequence[Extracted] = ()  # of the registry; one that was never imported is left out
    outbox: Mapping[int, tuple[int, float]] = field(default_factory=dict)
    """By lane: how many wait, and the longest wait in seconds of one that may be sent."""
    dues_late: int = 0  # more than a minute
    leases: Mapping[str, float] = field(default_factory=dict)  # seconds left, by name
    uncovered: Sequence[str] = ()  # branches that have a group and nobody on duty now


async def of(session: AsyncSession) -> Standing:
    """Look at the database."""
    now = clock.now()
    ahead = clock.machine_now() - await figures.now_of(session)
    outbox = {
        lane: (depth, _seconds(now, since))
        for lane, (depth, since) in (await figures.outbox(session, now)).items()
    }
    leases = await figures.leases(session)
    return Standing(
        letters=await figures.letters_left(session),
        letter_waits_seconds=max((oldest for _, oldest in outbox.values()), default=0.0),
        outbox=outbox,
        dues=await figures.dues_left(session),
        dues_late=await figures.dues_before(session, now - LATE),
        leases={name: (until - now).total_seconds() for name, until in leases.items()},
        due_late_seconds=_seconds(now, await figures.longest_due_since(session, now)),
        branches=await figures.rows_of(session, Branch),
        groups=await figures.rows_of(session, Group),
        uncovered=await rosters.uncovered(session, now),
        admins=await figures.live_admins(session),
        clock_ahead=ahead,
        proof=await heartbeat.of(session),
        extracts=[_extracted(row, now) for row in await editions.standing(session)],
    )


def _extracted(row: Current, now: datetime) -> Extracted:
    oldest = now - timedelta(days=rules.number("registry_columns", "stale_days"))
    stale = row.as_of < oldest and not row.synthetic
    age = (now - row.as_of).total_seconds()
    return Extracted(row.extract, row.rows, row.as_of, age, stale, row.synthetic)


def _seconds(now: datetime, since: datetime | None) -> float:
    return (now - since).total_seconds() if since else 0.0
