"""Contribution histories of all kinds, for Hypothesis; nobody's own."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from services.eligibility import months
from services.eligibility.history import History, Scheme
from services.eligibility.months import Month


@dataclass(frozen=True)
class Record:
    """A complete record."""

    scheme: Scheme
    history: History
    day: date

    @property
    def entry(self) -> Month:
        assert self.history.entry is not None
        return self.history.entry

    @property
    def paid(self) -> frozenset[Month]:
        assert self.history.paid is not None
        return self.history.paid


@st.composite
def records(draw: st.DrawFn, *, stray: bool = True) -> Record:
    """Draw a record; *stray* puts contributions before entry and after the notice too."""
    day = draw(st.dates(date(2006, 1, 1), date(2030, 12, 31)))
    notice = months.of(day)
    span = draw(st.one_of(st.integers(0, 60), st.integers(0, 400)))
    entry = Month(notice - span)
    counted = draw(st.sampled_from([*range(min(span, 42) + 1), span * 2 // 3, span // 3]))
    counted = draw(st.one_of(st.just(counted), st.integers(0, span)))
    chosen = draw(st.randoms(use_true_random=True)).sample(range(entry, notice), counted)
    if stray:
        chosen += draw(st.lists(st.integers(entry - 9, entry - 1) | st.integers(notice, notice + 3),
                                max_size=3))  # fmt: skip
    age = draw(st.integers(16, 62)) * 365.25 + draw(st.integers(0, 365))
    born = min(day - timedelta(days=int(age)), months.first_day(entry))
    wage = draw(st.decimals(Decimal("0.01"), Decimal(7000), places=2))
    rise = draw(st.integers(-40, 40))
    known = draw(st.integers(0, 30))
    wages = {
        Month(month): max(wage + rise * (notice - month), Decimal("0.01"))
        for month in chosen
        if notice - month <= known
    }
    paid = frozenset(Month(month) for month in chosen)
    return Record(draw(st.sampled_from(Scheme)), History(born, entry, paid, wages), day)
