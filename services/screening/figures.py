"""Figures of screening: 5.12 to 5.15 of the indicators, each with numerator and denominator. Pure.

Persons are counted, not visits: of several visits of one person in the period the last one with a
value counts. Days are Malaysian calendar days. The set of cut-offs is named with the figures.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from services.reports.figures import Share
from services.screening.clinics import measuring


@dataclass(frozen=True, slots=True)
class Visit:
    """One attended screening."""

    worker_id: int
    attended_on: date
    first_time: bool | None = None  # never had a comprehensive check before; None: not answered
    values: dict[str, Decimal] | None = None  # None: no result yet
    followed_up_on: date | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one period."""

    first_time: Share  # 5.12, of those who answered
    uptake: Share  # 5.13, of those eligible at the period's start
    overweight: Share  # 5.14, of persons with a valid measurement
    obese: Share
    pressure: Share
    glucose: Share
    cholesterol: Share
    followed_up: Share  # 5.15, of persons with an abnormal result whose days have all passed
    cut_offs: str


def of(
    visits: Iterable[Visit],
    *,
    eligible: int,
    first: date,
    last: date,
    today: date,
    within_days: int = 60,
) -> Figures:
    """Return the figures of the days *first* to *last*; *eligible*: persons at its start.

    Of an abnormal result the first one counts: a later good one does not say it was looked after.
    """
    inside = [visit for visit in visits if first <= visit.attended_on <= last]
    persons = _by_person(inside)
    answered = _latest(persons, lambda visit: visit.first_time is not None)
    settled = today - timedelta(days=within_days)
    abnormal = [visit for visit in _first_abnormal(persons) if visit.attended_on <= settled]
    in_time = [visit for visit in abnormal if _in_time(visit, within_days)]
    return Figures(
        first_time=Share(sum(bool(visit.first_time) for visit in answered), len(answered)),
        uptake=Share(len(persons), eligible),
        overweight=_share(persons, ("bmi",)),
        obese=_obese(persons),
        pressure=_share(persons, ("systolic", "diastolic")),
        glucose=_share(persons, ("glucose",)),
        cholesterol=_share(persons, ("cholesterol",)),
        followed_up=Share(len(in_time), len(abnormal)),
        cut_offs=measuring.cut_offs(),
    )


def _by_person(visits: Iterable[Visit]) -> dict[int, list[Visit]]:
    found: dict[int, list[Visit]] = {}
    for visit in sorted(visits, key=lambda one: one.attended_on):
        found.setdefault(visit.worker_id, []).append(visit)
    return found


def _latest(persons: dict[int, list[Visit]], fits: Callable[[Visit], bool]) -> list[Visit]:
    """Return of each person the last visit that fits."""
    newest = (next(filter(fits, reversed(visits)), None) for visits in persons.values())
    return [visit for visit in newest if visit is not None]


def _first_abnormal(persons: dict[int, list[Visit]]) -> list[Visit]:
    found = (
        next((visit for visit in visits if _beyond(visit, measuring.MEASURES)), None)
        for visits in persons.values()
    )
    return [visit for visit in found if visit is not None]


def _share(persons: dict[int, list[Visit]], names: tuple[str, ...]) -> Share:
    valid = _latest(persons, lambda visit: any(name in (visit.values or {}) for name in names))
    return Share(sum(_beyond(visit, names) for visit in valid), len(valid))


def _obese(persons: dict[int, list[Visit]]) -> Share:
    valid = _latest(persons, lambda visit: "bmi" in (visit.values or {}))
    return Share(sum(measuring.is_obese(visit.values or {}) for visit in valid), len(valid))


def _beyond(visit: Visit, names: Iterable[str]) -> bool:
    return bool(set(measuring.weigh(visit.values or {}).abnormal) & set(names))


def _in_time(visit: Visit, within_days: int) -> bool:
    if visit.followed_up_on is None:
        return False
    return 0 <= (visit.followed_up_on - visit.attended_on).days <= within_days
