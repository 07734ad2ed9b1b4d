"""Draw the contribution months: a row a year, a square a month, the window framed, gaps empty.

Pure. matplotlib takes half a second and 60 MB to import, so it is imported at the first picture.
Paid and unpaid differ in fill, not in colour alone.
"""

import io
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from babel.dates import get_month_names

from services import texts
from services.eligibility import counting, lines
from services.eligibility.history import History, Scheme, law_day, month_of
from services.eligibility.months import Month
from services.eligibility.parameters import Law, in_force
from services.eligibility.terms import terms

if TYPE_CHECKING:
    from matplotlib.axes import Axes

DPI = 120
WIDTH = 7.0  # inches: 840 pixels
ROW = 0.26  # inches a year
EDGES = 1.5  # inches for title and legend
MOST_YEARS = 45  # a working life; older years are left out and said to be
BLUE, LIGHT, ORANGE, GREY = "#2b6cb0", "#edf2f7", "#dd6b20", "#4a5568"


@dataclass(frozen=True, slots=True)
class Grid:
    """What is drawn: months from the first year's January to the month of the notice."""

    first: Month  # a January
    notice: Month
    entry: Month | None
    paid: frozenset[Month]
    window: tuple[Month, Month]  # first and last month of it
    left_out: bool  # whether older years are not drawn

    @property
    def years(self) -> range:
        """Return the years, oldest first."""
        return range(self.first // 12, self.notice // 12 + 1)

    def shows(self, month: Month) -> bool:
        """Whether a month has a square: one before entry only if it is paid."""
        return month in self.paid or self.entry is None or month >= self.entry


def months(
    history: History, day: date | Month, language: str, law: Law | None = None
) -> bytes | None:
    """Return the picture as PNG; None where the contribution months are not known."""
    if history.paid is None:
        return None
    return _drawn(grid(history, day, law or in_force()), language)


def grid(history: History, day: date | Month, law: Law) -> Grid:
    """Return what is drawn of a history up to the month of *day*."""
    notice = month_of(day)
    window = counting.window(notice, terms(Scheme.INVALIDITY, law_day(day), law))
    paid = frozenset(month for month in history.paid or () if month <= notice)
    oldest = min(filter(None, (history.entry, min(paid, default=None), window[0])))
    first = max(oldest // 12, notice // 12 - MOST_YEARS + 1)
    return Grid(
        Month(first * 12), notice, history.entry, paid, window, left_out=first > oldest // 12
    )


def _drawn(seen: Grid, language: str) -> bytes:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    height = ROW * len(seen.years) + EDGES
    figure = Figure(figsize=(WIDTH, height), dpi=DPI, layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    _squares(axes, seen)
    _labels(axes, seen, language)
    written = io.BytesIO()
    figure.savefig(written, format="png")
    return written.getvalue()


def _squares(axes: "Axes", seen: Grid) -> None:
    """Draw the squares of one kind at once: one by one they take most of a second."""
    months = [Month(month) for month in range(seen.first, seen.notice)]
    drawn = [month for month in months if seen.shows(month)]
    paid = [month for month in drawn if month in seen.paid]
    gaps = [month for month in drawn if month not in seen.paid]
    window = [month for month in months if seen.window[0] <= month <= seen.window[1]]
    for found, colour in ((paid, BLUE), (gaps, LIGHT)):
        _add(axes, seen, found, 0.8, facecolors=colour, edgecolors=GREY, linewidths=0.5)
    _add(axes, seen, window, 0.96, facecolors="none", edgecolors=ORANGE, linewidths=1.5)
    x, y = _place(seen, seen.notice)
    axes.plot(x + 0.5, y + 0.5, marker="x", color=ORANGE, markersize=8, mew=2)


def _add(axes: "Axes", seen: Grid, found: list[Month], side: float, **look: Any) -> None:
    from matplotlib.collections import PolyCollection

    low, high = 0.5 - side / 2, 0.5 + side / 2
    corners = ((low, low), (high, low), (high, high), (low, high))
    places = [_place(seen, month) for month in found]
    squares = [[(x + right, y + down) for right, down in corners] for x, y in places]
    axes.add_collection(PolyCollection(squares, **look), autolim=False)


def _place(seen: Grid, month: Month) -> tuple[int, int]:
    """Return column and row of a month."""
    return month % 12, month // 12 - seen.first // 12


def _labels(axes: "Axes", seen: Grid, language: str) -> None:
    from matplotlib.patches import Patch

    names = get_month_names("abbreviated", locale="en_GB" if language == "en" else language)
    axes.set_xlim(-0.05, 12.05)
    axes.set_ylim(len(seen.years) + 0.05, -0.05)
    axes.set_xticks([x + 0.5 for x in range(12)], [names[x + 1] for x in range(12)])
    axes.set_yticks([y + 0.5 for y in range(len(seen.years))], [str(year) for year in seen.years])
    axes.tick_params(length=0, labelsize=8, labeltop=True, labelbottom=False)
    axes.spines[:].set_visible(False)
    title = _said(language, "title", month=lines.month(seen.notice, language))
    if seen.left_out:
        title += "\n" + _said(language, "left_out", year=seen.first // 12)
    axes.set_title(title, color=GREY, fontsize=11, loc="left")
    handles = [
        Patch(fc=BLUE, ec=GREY, label=_said(language, "paid")),
        Patch(fc=LIGHT, ec=GREY, label=_said(language, "gap")),
        Patch(fc="none", ec=ORANGE, label=_said(language, "window", months=_length(seen))),
    ]
    axes.legend(
        handles=handles, frameon=False, ncols=3, fontsize=8,
        loc="upper center", bbox_to_anchor=(0.5, -0.01),
    )  # fmt: skip


def _length(seen: Grid) -> int:
    return seen.window[1] - seen.window[0] + 1


def _said(language: str, key: str, **values: object) -> str:
    return texts.plain(texts.say(language, f"eligibility.picture.{key}", **values))
