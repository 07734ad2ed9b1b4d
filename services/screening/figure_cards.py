"""Words of the figures of screening: numerator, denominator, share, cut-offs, period. Pure.

A share of fewer than five persons is not told: it would tell of each of them.
"""

from collections.abc import Collection
from datetime import date

from markupsafe import Markup

from services import texts
from services.people.asked import lines, paragraphs
from services.places import states as names
from services.reports.figures import Share
from services.screening.figures import Figures

FEWEST = 5


def figures(
    language: str, found: Figures, states: Collection[str] | None, first: date, last: date
) -> Markup:
    """Return the figures of a period and place."""
    where = ", ".join(names.name_of(state) for state in states) if states else "Malaysia"
    shares = (
        ("first_time", found.first_time),
        ("uptake", found.uptake),
        ("overweight", found.overweight),
        ("obese", found.obese),
        ("pressure", found.pressure),
        ("glucose", found.glucose),
        ("cholesterol", found.cholesterol),
        ("followed_up", found.followed_up),
    )
    return paragraphs(
        texts.say(language, "figures.head", place=where, first=first, last=last),
        lines(*(_line(language, name, share) for name, share in shares)),
        texts.say(language, "figures.notes", cut_offs=found.cut_offs),
    )


def _line(language: str, name: str, share: Share) -> Markup:
    label = texts.say(language, f"figures.{name}")
    if share.whole < FEWEST:
        return texts.say(language, "figures.few", label=label, fewest=FEWEST)
    percent = f"{100 * share.part / share.whole:.1f}"
    return texts.say(
        language, "figures.line", label=label, part=share.part, whole=share.whole, percent=percent
    )
