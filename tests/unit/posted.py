"""A post of a Thursday at noon, read as an accident report."""

from datetime import datetime

from services.clock import LOCAL
from services.leads.parsing import Report, read
from services.places.reference import gazetteer

POSTED = datetime(2026, 3, 12, 12, 0, tzinfo=LOCAL)  # a Thursday


def reading(text: str, posted: datetime = POSTED, home: str | None = None) -> Report:
    """Read a text that is a report."""
    report = read(text, posted, gazetteer(), home)
    assert report is not None
    return report
