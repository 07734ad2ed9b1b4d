"""The picture shows contribution months, window and gaps; without months there is none."""

from datetime import date

from matplotlib.figure import Figure

from services.eligibility import months, picture
from services.eligibility.history import History
from services.eligibility.months import Month
from services.eligibility.parameters import in_force

NOTICE = months.read("2026-03")
ENTRY = months.read("2010-04")
HISTORY = History(date(1980, 5, 1), ENTRY, frozenset(Month(m) for m in range(ENTRY, NOTICE + 5, 3)))


def test_picture_is_a_png_in_both_languages() -> None:
    malay, english = (picture.months(HISTORY, NOTICE, language) for language in ("ms", "en"))

    assert malay is not None
    assert english is not None
    assert malay.startswith(b"\x89PNG")
    assert malay != english


def test_grid_begins_with_the_year_of_entry_and_ends_with_the_notice() -> None:
    grid = picture.grid(HISTORY, date(2026, 3, 14), in_force())

    assert list(grid.years) == list(range(2010, 2027))
    assert list(grid.window) == [months.read("2022-11"), months.read("2026-02")]
    assert max(grid.paid) <= NOTICE
    assert not grid.left_out


def test_grid_has_room_for_the_window_of_a_newcomer() -> None:
    grid = picture.grid(History(paid=frozenset()), NOTICE, in_force())

    assert grid.years[0] == 2022


def test_oldest_years_of_a_very_long_life_are_left_out() -> None:
    grid = picture.grid(History(paid=frozenset({months.read("1971-10")})), NOTICE, in_force())

    assert grid.left_out
    assert len(grid.years) == picture.MOST_YEARS


def test_squares_of_one_kind_are_one_drawing() -> None:
    """One by one those of a working life take a second, in which nobody else is answered."""
    axes = Figure().add_subplot()

    picture._squares(axes, picture.grid(HISTORY, NOTICE, in_force()))

    assert len(axes.collections) == 3
    assert not axes.patches


def test_month_before_entry_has_a_square_only_if_it_is_paid() -> None:
    paid = frozenset({months.read("2010-01")})
    grid = picture.grid(History(entry=ENTRY, paid=paid), NOTICE, in_force())

    assert [grid.shows(months.read(f"2010-0{month}")) for month in (1, 2, 4)] == [True, False, True]


def test_months_that_are_not_known_give_no_picture() -> None:
    assert picture.months(History(), NOTICE, "ms") is None
