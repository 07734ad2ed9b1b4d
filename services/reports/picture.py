"""Draw how leads went over the days: a bar for each day's new leads, a line for those paid.

Pure. matplotlib takes half a second and 60 MB to import, so it is imported at the first picture.
"""

import io
from dataclasses import dataclass

from services.reports.figures import Course

INCHES = (8.0, 4.0)
DPI = 120  # 960 x 480 pixels: legible on a telephone, under 60 KB
BLUE, ORANGE, GREY = "#2b6cb0", "#dd6b20", "#4a5568"  # told apart also by the colour-blind


@dataclass(frozen=True, slots=True)
class Words:
    """What stands in the picture, in the reader's language."""

    title: str
    new: str
    paid: str
    days: tuple[str, ...]  # a label for each day, as "22 Nov"


def draw(course: Course, words: Words) -> bytes:
    """Return the picture as PNG."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    from matplotlib.ticker import MaxNLocator

    figure = Figure(figsize=INCHES, dpi=DPI, layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    places = range(len(course.days))
    axes.bar(places, course.new, color=BLUE, label=words.new)
    axes.plot(places, course.paid, color=ORANGE, marker="o", markersize=4, label=words.paid)
    axes.set_title(words.title, color=GREY, fontsize=12, loc="left")
    axes.yaxis.set_major_locator(MaxNLocator(integer=True))
    axes.set_ylim(bottom=0, top=max(*course.new, *course.paid, 1) * 1.15)
    shown = list(places)[:: max(1, len(course.days) // 6)]
    axes.set_xticks(shown, [words.days[place] for place in shown])
    axes.spines[["top", "right"]].set_visible(False)
    axes.legend(frameon=False, loc="upper left", ncols=2)
    written = io.BytesIO()
    figure.savefig(written, format="png")
    return written.getvalue()
