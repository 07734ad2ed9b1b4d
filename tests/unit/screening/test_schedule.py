"""Days of the letters of a wave (casework 6.3)."""

from datetime import date, timedelta

import pytest

from db.models.screening import ScreeningState
from services.screening.invitations import schedule

DAY_0 = date(2026, 11, 30)
S = ScreeningState


@pytest.mark.parametrize(
    ("state", "day", "after"),
    [
        (S.PRE_NOTIFIED, 2, None), (S.PRE_NOTIFIED, 3, S.INVITED),
        (S.INVITED, 13, None), (S.INVITED, 14, S.REMINDED_1),
        (S.REMINDED_1, 27, None), (S.REMINDED_1, 28, S.REMINDED_2),
        (S.REMINDED_2, 41, None), (S.REMINDED_2, 42, S.BY_PHONE),
        (S.BY_PHONE, 400, None), (S.DECLINED, 400, None), (S.NEW, 400, None),
    ],
)  # fmt: skip
def test_step_is_due_on_its_day(
    state: ScreeningState, day: int, after: ScreeningState | None
) -> None:
    assert schedule.next_step(state, DAY_0, DAY_0 + timedelta(days=day)) is after


def test_days_between_the_letters_are_kept() -> None:
    assert [schedule.days_between(state) for state in schedule.OPEN] == [3, 11, 14, 14]
