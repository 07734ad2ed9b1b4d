"""Draw how leads stand place by place: in time and overdue, one bar a place.

Pure. Each bar carries its numbers in words, so that colour tells nothing alone.
"""

import io
from dataclasses import dataclass

from services.reports.picture import BLUE, DPI, GREY, ORANGE

WIDE_INCHES, ROW_INCHES, FRAME_INCHES = 8.0, 0.36, 1.3


@dataclass(frozen=True, slots=True)
class Bar:
    """One place."""

    place: str
    in_time: int  # open leads of which nothing is late
    overdue: int
    words: str  # what stands beside the bar


def draw(title: str, in_time: str, overdue: str, bars: list[Bar]) -> bytes:
    """Return the picture as PNG, the first bar on top."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    from matplotlib.ticker import MaxNLocator

    size = (WIDE_INCHES, FRAME_INCHES + ROW_INCHES * len(bars))
    figure = Figure(figsize=size, dpi=DPI, layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    rows = range(len(bars))
    good, late = [bar.in_time for bar in bars], [bar.overdue for bar in bars]
    axes.barh(rows, good, color=BLUE, label=in_time)
    axes.barh(rows, late, left=good, color=ORANGE, hatch="//", edgecolor="white", label=overdue)
    for row, bar in zip(rows, bars, strict=True):
        axes.annotate(
            bar.words, (bar.in_time + bar.overdue, row), xytext=(4, 0), va="center",
            textcoords="offset points", color=GREY, fontsize=9,
        )  # fmt: skip
    axes.set_yticks(rows, [bar.place for bar in bars])
    axes.invert_yaxis()
    longest = max([bar.in_time + bar.overdue for bar in bars], default=0)
    axes.set_xlim(0, max(longest, 1) * 1.6)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.set_title(title, color=GREY, fontsize=12, loc="left")
    axes.spines[["top", "right"]].set_visible(False)
    figure.legend(frameon=False, loc="outside lower left", ncols=2)
    written = io.BytesIO()
    figure.savefig(written, format="png")
    return written.getvalue()
