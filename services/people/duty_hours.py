"""Stretches of duty: without days of leave, and what nobody covers. Pure."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from services.clock import LOCAL

Span = tuple[datetime, datetime]  # from, and the first moment no longer
Days = tuple[date, date]  # first and last, both included; Malaysian calendar


def midnight(day: date) -> datetime:
    """Return the first moment of a day in Malaysia."""
    return datetime.combine(day, time(), LOCAL)


def whole(days: Days) -> Span:
    """Return the stretch that whole days fill."""
    return midnight(days[0]), midnight(days[1] + timedelta(days=1))


def overlap(one: Span, other: Span) -> bool:
    """Whether two stretches have a moment in common."""
    return one[0] < other[1] and other[0] < one[1]


def without(span: Span, taken: Iterable[Span]) -> list[Span]:
    """Return what is left of a stretch outside *taken*, in order."""
    rest = []
    free_from = span[0]
    for start, end in sorted(taken):
        if start >= span[1]:
            break
        if end <= free_from:
            continue
        if start > free_from:
            rest.append((free_from, start))
        free_from = end
    if free_from < span[1]:
        rest.append((free_from, span[1]))
    return rest


def present(span: Span, leave: Iterable[Days]) -> list[Span]:
    """Return what is left of a stretch of duty on days that are no leave."""
    return without(span, [whole(days) for days in leave])


def lacking(span: Span, covers: Sequence[Span], needed: int) -> list[tuple[Span, int]]:
    """Return where fewer than *needed* of *covers* reach, and how many are lacking there."""
    edges = sorted({*span, *(e for cover in covers for e in cover if span[0] < e < span[1])})
    found: list[tuple[Span, int]] = []
    for start, end in pairwise(edges):
        missing = needed - sum(overlap((start, end), cover) for cover in covers)
        if missing <= 0:
            continue
        if found and found[-1][0][1] == start and found[-1][1] == missing:
            found[-1] = ((found[-1][0][0], end), missing)
        else:
            found.append(((start, end), missing))
    return found


def hours(spans: Iterable[Span]) -> float:
    """Return how long stretches are together, in hours."""
    return sum((end - start).total_seconds() for start, end in spans) / 3600
