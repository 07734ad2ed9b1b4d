"""Send the letters of waves, day by day: new persons up to the quota, then the steps that are due.

Each wave works in small transactions, one due row after another, so that nobody waits for it. The
letter of a step is posted together with the step, so a restart sends nothing twice.
"""

from datetime import date, datetime, time, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from config import rules
from db.models.screening import Screening, ScreeningState, Wave, WaveState
from db.models.workers import Purpose, Worker
from db.queries import screening as places
from db.queries import waves as queries
from services import clock
from services.appointments import phone_calls
from services.messaging import daily, due
from services.messaging.outbox import Lane
from services.records import audit
from services.screening import finding, reaching, rounds, standing
from services.screening.invitations import candidates, schedule, trials, wave_cards
from services.screening.nearest import Near, Point
from services.screening.rounds import AREA, Round
from services.workers import consents

DAILY, KIND = "screening.waves", "screening.wave"
_BATCH = 50  # workers in one transaction: some tenths of a second
INVITATION = "screening.wave.invited"  # the text that may be on trial


def at() -> time:
    """Return when the letters of the day begin."""
    return daily.at_minute(rules.number(AREA, "wave_at_minute"))


async def plan(session: AsyncSession, _subject: int) -> None:
    """Plan the day of each wave that runs."""
    for number in await queries.running(session):
        await plan_wave(session, number, clock.now())


async def plan_wave(session: AsyncSession, number: int, moment: datetime) -> None:
    """Plan the next part of a wave's day."""
    await due.plan(session, f"{KIND}:{number}", KIND, number, moment)


async def of_wave(session: AsyncSession, wave_id: int) -> None:
    """Do a part of a wave's day; a due row does it, and plans the next part."""
    wave = await queries.of_id(session, wave_id)
    if wave is None or wave.standing is not WaveState.RUNNING:
        return
    today, round_ = standing.today(), rounds.of(wave.round)
    if round_ is None or today > round_.last_day:
        wave.standing = WaveState.ENDED
        audit.note(session, action="wave.ended", subject=f"wave:{wave.id}")
        return
    letters = Letters(session, round_, today)
    if await _steps(letters, wave) or await _new(letters, wave):
        await plan_wave(session, wave.id, clock.now())


class Letters:
    """The letters of one part of a day; what is near a point is looked up once."""

    def __init__(self, session: AsyncSession, round_: Round, today: date) -> None:
        self.session = session
        self.round = round_
        self.today = today
        self._near: dict[Point, list[Near]] = {}

    async def send(self, place: Screening, worker: Worker, state: ScreeningState) -> None:
        """Take the worker to *state*, with the letter or the call that belongs to it."""
        place.state, place.changed_at = state, clock.now()
        key = f"screening:wave:{place.id}:{place.noticed_on}:{state}"
        at = reaching.welcome(worker, clock.now())
        if state is ScreeningState.BY_PHONE:
            await self._call(place, worker, key, at)
            return
        near, measured_from = await self._around(worker, state)
        variant = None
        if state is ScreeningState.INVITED:
            variant = await trials.show(self.session, INVITATION, worker, at)
        month = schedule.month_of(self.today)
        told = await reaching.tell(
            self.session, worker, key,
            lambda language: wave_cards.letter(
                language, place, self.round, near, measured_from=measured_from,
                month=month, variant=variant,
            ),
            call_for="screening_invite", not_before=at, lane=Lane.BULK,
        )  # fmt: skip
        if not told:  # the call is planned: nothing more is sent
            place.state = ScreeningState.BY_PHONE

    async def _call(self, place: Screening, worker: Worker, key: str, at: datetime) -> None:
        await phone_calls.plan(self.session, key, worker, "screening_invite", at)
        place.state = ScreeningState.BY_PHONE

    async def _around(self, worker: Worker, state: ScreeningState) -> tuple[list[Near], str | None]:
        """Return the clinics near the worker's home or branch, and which of them that is."""
        known = await finding.home(self.session, worker)
        if known is None or state is ScreeningState.PRE_NOTIFIED:
            return [], None
        point, measured_from = known
        if point not in self._near:
            weeks = timedelta(weeks=rules.number(AREA, "weeks_ahead"))
            until = min(self.today + weeks, self.round.last_day)
            self._near[point] = await finding.near(self.session, point, until)
        return self._near[point], measured_from


async def _steps(letters: Letters, wave: Wave) -> bool:
    """Take those who are due a step further; False: nobody is."""
    for state in schedule.OPEN:
        until = letters.today - (schedule.due_on(state, letters.today) - letters.today)
        last = letters.today - timedelta(days=schedule.days_between(state) - 1)
        found = await queries.due(
            letters.session, wave, state, noticed_until=until,
            changed_before=datetime.combine(last, time(), clock.LOCAL),
            consent=consents.counts_from(Purpose.SCREENING), limit=_BATCH,
        )  # fmt: skip
        for place, worker in found:
            after = schedule.next_step(state, place.noticed_on or letters.today, letters.today)
            if after is not None:
                await letters.send(place, worker, after)
        if found:
            return True
    return False


async def _new(letters: Letters, wave: Wave) -> bool:
    """Take new persons up to the quota of the day; False: it is filled, or nobody is left."""
    session = letters.session
    left = wave.quota - await queries.taken_on(session, wave.id, letters.today)
    if left <= 0:
        return False
    found = await candidates.take(session, wave, letters.round, min(left, _BATCH))
    for worker in found:
        place = await places.place(session, wave.round, worker.id, clock.now())
        place.wave_id, place.noticed_on, place.declined_for = wave.id, letters.today, None
        await letters.send(place, worker, ScreeningState.PRE_NOTIFIED)
    wave.last_day = letters.today
    return len(found) == _BATCH
