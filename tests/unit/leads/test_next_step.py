"""Until when the next step is to be made: on the same day, where any of it is left."""

from datetime import datetime

import pytest

from db.models.leads import Ball, Stage
from services.clock import LOCAL
from services.leads.hands import progress


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 12, day, hour, minute, tzinfo=LOCAL)


@pytest.mark.parametrize(
    ("now", "until"),
    [
        pytest.param(at(28, 9), at(28, 13), id="half a working day"),
        pytest.param(at(28, 21, 30), at(28, 23, 59), id="the same day"),
        pytest.param(at(28, 22), at(29, 2), id="late in the evening"),
        pytest.param(datetime(2026, 12, 31, 23, 59, 30, tzinfo=LOCAL), None, id="the year's end"),
    ],
)
def test_first_contact(now: datetime, until: datetime | None) -> None:
    wanted = until or datetime(2027, 1, 1, 3, 59, 30, tzinfo=LOCAL)

    assert progress.next_step_by(Stage.ACCEPTED, Ball.US, now) == wanted


@pytest.mark.parametrize("ball", [Ball.FAMILY, Ball.HOSPITAL])
def test_nobody_who_was_not_spoken_to_is_waited_for(ball: Ball) -> None:
    assert progress.next_step_by(Stage.ACCEPTED, ball, at(28, 9)) == at(28, 13)
    assert progress.next_step_by(Stage.CONTACTED, ball, at(28, 9)) > at(30, 0)
