"""When a worker of a wave gets which letter (casework 6.3). Pure.

Day 0 pre-notice, day 3 invitation, days 14 and 28 reminders, day 42 the phone list, then nothing.
The days between two letters are kept also after a pause, so that nobody gets several at once.
"""

from datetime import date, timedelta

from config import rules
from db.models.screening import ScreeningState
from services.screening.rounds import AREA

_State = ScreeningState
_NEXT = {
    _State.PRE_NOTIFIED: ("invitation_day", _State.INVITED),
    _State.INVITED: ("reminder_day", _State.REMINDED_1),
    _State.REMINDED_1: ("second_reminder_day", _State.REMINDED_2),
    _State.REMINDED_2: ("phone_list_day", _State.BY_PHONE),
}
OPEN = tuple(_NEXT)  # states after which something follows


def next_step(state: ScreeningState, noticed_on: date, today: date) -> ScreeningState | None:
    """Return the step that is due; None: nothing is, today or ever."""
    if state not in _NEXT:
        return None
    _name, after = _NEXT[state]
    return after if today >= due_on(state, noticed_on) else None


def days_between(state: ScreeningState) -> int:
    """Return how many days lie between the letter of *state* and the step after it."""
    before = next((name for name, after in _NEXT.values() if after is state), None)
    days = rules.number(AREA, _NEXT[state][0])
    return int(days - (rules.number(AREA, before) if before else 0))


def due_on(state: ScreeningState, noticed_on: date) -> date:
    """Return the day on which the step after *state* is due."""
    name, _after = _NEXT[state]
    return noticed_on + timedelta(days=rules.number(AREA, name))


def month_of(today: date) -> date:
    """Return a day of the month that the invitation names: three weeks leave time to book."""
    return today + timedelta(days=21)
