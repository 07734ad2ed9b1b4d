"""No order of events leaves a stale reminder: hypothesis plays them over the real services.

Each letter that goes out is compared with the rows of that moment; after each step places are
counted. SQLite alone: what PostgreSQL adds is concurrency, proved elsewhere.
"""

import os
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import (
    run_state_machine_as_test,
)

from services import clock
from tests.flows.appointment_model import Appointments


@pytest.fixture(autouse=True)
def clock_is_put_back() -> Iterator[None]:
    real = clock.now
    yield
    clock.now = real


def test_no_order_of_events_leaves_a_stale_reminder(sqlite_template: Path) -> None:
    examples = int(os.environ.get("PRIHATIN_MODEL_EXAMPLES", "20"))
    compared: Counter[str] = Counter()
    run_state_machine_as_test(
        partial(Appointments, sqlite_template, compared),  # type: ignore[arg-type]  # a factory will do
        settings=settings(
            max_examples=examples,
            stateful_step_count=15,
            deadline=None,
            phases=(Phase.generate,),  # fifteen steps are read as they are; to shrink takes minutes
            suppress_health_check=list(HealthCheck),
        ),
    )

    # Every other example begins with a reminder told; of ten, one at least must have been seen.
    assert compared["reminder"] >= examples // 10, "no reminder went out: nothing was proved"
    assert compared["standing"] >= examples // 10, "no letter of a booking went out"
