"""A roster's file is read row by row; what is wrong is told with its line."""

from datetime import UTC, datetime, timedelta

import pytest

from services import clock
from services.people.roster import LOOK_AHEAD, Wrong, coverage, read

HEADER = "branch,staff_number,starts_at,ends_at\n"
NOW = datetime(2026, 11, 23, tzinfo=UTC)


def hours(start: float, end: float) -> tuple[datetime, datetime]:
    return NOW + timedelta(hours=start), NOW + timedelta(hours=end)


def test_moments_are_malaysian_and_blank_lines_are_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    (row,) = read(HEADER + "\nphg-ktn, p1 ,2026-11-23 08:00,2026-11-23 20:00\n")

    assert (row.line, row.branch, row.staff_number) == (3, "PHG-KTN", "P1")
    assert row.starts_at == datetime(2026, 11, 23, 0, 0, tzinfo=UTC)
    assert row.ends_at == datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        pytest.param("", (1, "header"), id="empty"),
        pytest.param("PHG-KTN,P1,2026-11-23 08:00,2026-11-23 20:00\n", (1, "header"), id="none"),
        pytest.param(HEADER + "PHG-KTN,P1,2026-11-23 08:00\n", (2, "cells"), id="three"),
        pytest.param(HEADER + "PHG-KTN,,2026-11-23 08:00,x\n", (2, "cells"), id="no person"),
        pytest.param(HEADER + "PHG-KTN,P1,23/11/2026,24/11/2026\n", (2, "moment"), id="dates"),
        pytest.param(
            HEADER + "PHG-KTN,P1,2026-11-23 08:00,2026-11-23 08:00\n", (2, "order"), id="no time"
        ),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(content: str, told: tuple[int, str]) -> None:
    with pytest.raises(Wrong) as wrong:
        read(content)

    assert [(problem.line, problem.what) for problem in wrong.value.problems] == [told]


def test_all_wrong_lines_are_told() -> None:
    with pytest.raises(Wrong) as wrong:
        read(HEADER + "x\nPHG-KTN,P1,now,then\n")

    assert [problem.line for problem in wrong.value.problems] == [2, 3]


@pytest.mark.parametrize(
    ("spans", "until", "gap"),
    [
        pytest.param([], None, (0, 336), id="nobody"),
        pytest.param([(-5, 12), (12, 400)], 400, None, id="one after the other"),
        pytest.param([(-5, 12), (14, 400)], 400, (12, 14), id="hole"),
        pytest.param([(-5, 24), (2, 6), (24, 30)], 30, (30, 336), id="one within another"),
        pytest.param([(3, 400)], 400, (0, 3), id="not yet"),
        pytest.param([(-5, 340), (350, 360)], 360, None, id="hole beyond the look"),
    ],
)
def test_coverage_and_first_gap(
    spans: list[tuple[float, float]], until: float | None, gap: tuple[float, float] | None
) -> None:
    found = coverage("PHG-KTN", [hours(*span) for span in spans], NOW)

    assert found.until == (None if until is None else NOW + timedelta(hours=until))
    assert found.gap == (None if gap is None else hours(*gap))
    assert timedelta(hours=336) == LOOK_AHEAD
