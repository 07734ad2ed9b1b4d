"""Show the figures of screening (5.12 to 5.15) for the last twelve months, to coordinators."""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person
from db.models.screening import Result
from db.queries import screening_figures as queries
from services import access, clock
from services.access import COUNTRY, Action
from services.people import roles
from services.people.asked import Asked, post
from services.places import reference
from services.screening import eligibility, figure_cards, figures, purposes, standing
from services.screening.clinics import measuring
from services.screening.figures import Figures, Visit
from services.screening.rounds import Round

_MONTHS = 12


async def show(session: AsyncSession, actor: Person, asked: Asked) -> None:
    """Show the figures of the actor's states.

    Raises:
        Refusal: it is not the actor's task, or no round is open.
    """
    grants = await roles.grants_of(session, actor)
    access.require(grants, Action.SCREENING_PLAN)
    scopes = access.scopes_for(grants, Action.SCREENING_PLAN)
    states = None if COUNTRY in scopes else scopes
    last = standing.today()
    first = eligibility.months_before(last, _MONTHS) + timedelta(days=1)
    found = await of(session, standing.round_now(), states, first, last)
    text = figure_cards.figures(asked.language, found, states, first, last)
    await post(session, asked, "screening.figures", text)


async def of(
    session: AsyncSession,
    round_: Round,
    states: Collection[str] | None,
    first: date,
    last: date,
) -> Figures:
    """Return the figures of a period; who was eligible is counted at its first day."""
    visits = await _visits(session, states, first, last)
    born = (
        eligibility.years_before(first, round_.oldest + 1) + timedelta(days=1),
        eligibility.years_before(first, round_.youngest),
    )
    month = first.year * 12 + first.month - 1
    eligible = await queries.eligible(
        session, born, (month - round_.active_within_months, month), _postcodes(states)
    )
    return figures.of(
        visits, eligible=eligible or 0, first=first, last=last, today=standing.today()
    )


async def _visits(
    session: AsyncSession, states: Collection[str] | None, first: date, last: date
) -> list[Visit]:
    since, until = _midnight(first), _midnight(last + timedelta(days=1))
    rows = await queries.visits(session, states, since, until)
    firsts = await queries.first_times(session, {row.worker_id for row in rows})
    results = await queries.results(session, [row.id for row in rows])
    subjects = {row.id: purposes.follow_up_subject(one.id) for row in rows
                if (one := results.get(row.id))}  # fmt: skip
    followed = await queries.follow_ups(session, list(subjects.values()))
    return [
        Visit(
            row.worker_id,
            row.starts_at.astimezone(clock.LOCAL).date(),
            firsts.get((row.worker_id, row.subject or "")),
            _values(results.get(row.id)),
            _day(followed.get(subjects.get(row.id, ""))),
        )
        for row in rows
    ]


def _values(result: Result | None) -> dict[str, Decimal] | None:
    if result is None:
        return None
    found = {name: getattr(result, name) for name in measuring.MEASURES}
    return {name: Decimal(value) for name, value in found.items() if value is not None}


def _postcodes(states: Collection[str] | None) -> list[str] | None:
    if states is None:
        return None
    places = reference.gazetteer().postcodes
    return [code for code, place in places.items() if place.state in states]


def _day(moment: datetime | None) -> date | None:
    return moment.astimezone(clock.LOCAL).date() if moment else None


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), clock.LOCAL)
