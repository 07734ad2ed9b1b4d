"""Waves of invitations: planned for a state with a quota a day, counted first, started, paused.

A coordinator does it for the states of the role; each step stands in the audit trail.
"""

from datetime import datetime, time, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.people import Person
from db.models.screening import Wave, WaveState
from db.queries import waves as queries
from services import access, clock
from services.access import COUNTRY, Action
from services.errors import Refusal
from services.people import roles, typed
from services.people.asked import Asked, post
from services.places import states
from services.records import audit
from services.screening import reporting, standing
from services.screening.invitations import candidates, inviting, wave_cards
from services.screening.rounds import AREA

PLAN = ("plan", "rancang")
START = ("start", "mula")
PAUSE = ("pause", "jeda", "henti")
FIGURES = ("figures", "angka")


async def typed_wish(session: AsyncSession, actor: Person, asked: Asked, words: str) -> None:
    """Do what was typed after /waves: nothing is the list; "plan Pahang 500", "start 3", "pause 3".

    Raises:
        Refusal: not a coordinator of that state, no such wave, or a quota that cannot be.
    """
    grants = await roles.grants_of(session, actor)
    access.require(grants, Action.SCREENING_PLAN)
    first, _, rest = words.strip().partition(" ")
    if not first:
        await show(session, actor, asked)
    elif first.lower() in FIGURES:
        await reporting.show(session, actor, asked)
    elif first.lower() in PLAN:
        await plan(session, actor, asked, rest)
    elif first.lower() in (*START, *PAUSE):
        wanted = WaveState.RUNNING if first.lower() in START else WaveState.PAUSED
        await change(session, actor, asked, typed.number(rest) or 0, wanted)
    else:
        raise Refusal("waves.how", typed=typed.shown(words))


async def plan(session: AsyncSession, actor: Person, asked: Asked, words: str) -> None:
    """Plan a wave, or give it another quota, and tell whom it would reach; nothing is sent.

    Raises:
        Refusal: no such state, not the actor's, or the quota is none.
    """
    place, _, number = words.strip().rpartition(" ")
    state, quota = states.code_of(place), typed.number(number)
    if state is None or quota is None:
        raise typed.unread("waves.how_plan", words)
    most = int(rules.number(AREA, "largest_quota"))
    if not 1 <= quota <= most:
        raise Refusal("waves.quota", typed=quota, most=most)
    await _require(session, actor, state)
    round_ = standing.round_now()
    if not round_.covers(state):
        raise Refusal("waves.not_in_state", state=states.name_of(state))
    wave = await queries.of_state(session, round_.number, state)
    if wave is None:
        wave = Wave(
            round=round_.number, state=state, quota=quota, standing=WaveState.PLANNED,
            planned_at=clock.now(), planned_by_id=actor.id,
        )  # fmt: skip
        session.add(wave)
    wave.quota = quota
    await session.flush()
    audit.note(
        session, action="wave.planned", actor=actor.id, subject=f"wave:{wave.id}", state=state,
        quota=quota,
    )  # fmt: skip
    reach = await candidates.count(session, wave, round_)
    await post(session, asked, "waves.planned", *wave_cards.planned(asked.language, wave, reach))


async def change(
    session: AsyncSession, actor: Person, asked: Asked, number: int, wanted: WaveState
) -> None:
    """Start or pause a wave; the first letters go with the next tick.

    Raises:
        Refusal: there is none in the actor's states, or it has ended.
    """
    wave = await queries.of_id(session, number)
    if wave is None:
        raise Refusal("waves.none_such", number=number)
    await _require(session, actor, wave.state)
    if wave.standing is WaveState.ENDED:
        raise Refusal("waves.ended", number=number)
    if wave.standing is not wanted:
        wave.standing = wanted
        wave.started_at = wave.started_at or clock.now()
        audit.note(session, action=f"wave.{wanted}", actor=actor.id, subject=f"wave:{wave.id}")
    if wanted is WaveState.RUNNING:
        await inviting.plan_wave(session, wave.id, first_moment(clock.now()))
    await show(session, actor, asked, just=wave)


async def show(
    session: AsyncSession, actor: Person, asked: Asked, *, just: Wave | None = None
) -> None:
    """List the waves of the actor's states with how far they are."""
    grants = await roles.grants_of(session, actor)
    within = access.scopes_for(grants, Action.SCREENING_PLAN)
    found = await queries.listed(session, None if COUNTRY in within else within)
    told = [
        (wave, await queries.counts(session, wave.id), await queries.booked(session, wave))
        for wave in found
    ]
    text, buttons = wave_cards.listed(asked.language, told, just)
    await post(session, asked, "waves", text, buttons)


def first_moment(now: datetime) -> datetime:
    """Return when a wave that starts now may send: in its hours at once, else at the next 10:00."""
    local = now.astimezone(clock.LOCAL)
    begins = datetime.combine(local.date(), time(), clock.LOCAL)
    begins += timedelta(minutes=rules.number(AREA, "wave_at_minute"))
    if local < begins:
        return begins
    evening = datetime.combine(local.date(), time(), clock.LOCAL)
    evening += timedelta(minutes=rules.number(AREA, "wave_until_minute"))
    return now if local < evening else begins + timedelta(days=1)


async def _require(session: AsyncSession, actor: Person, state: str) -> None:
    grants = await roles.grants_of(session, actor)
    if not access.may(grants, Action.SCREENING_PLAN, state=state):
        raise Refusal("waves.elsewhere", state=states.name_of(state))
