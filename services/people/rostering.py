"""Propose duty for the stretches that nobody covers: fair, rested, nobody on leave.

In working hours all of the squad is on duty and the load decides who is asked; whoever had the
night rests. Outside them - nights, weekends, public holidays - it goes round: whoever had the
fewest hours on call in the last weeks, with a day's rest between where the squad is large enough.
Rest gives way before a stretch stays without anybody; leave never does. What is planned already
stays as it is. Pure. Numbers: config/rules/duty.yaml.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from services.clock import LOCAL
from services.people.duty_hours import (
    Days,
    Span,
    hours,
    lacking,
    midnight,
    overlap,
    present,
    whole,
    without,
)

# Wanted between two duties on call of one person; the longest that somebody can keep.
RESTS = (timedelta(hours=24), timedelta(hours=10), timedelta(0))  # 10: no two nights in a row
AFTER_NIGHT = timedelta(hours=1)  # whoever's night ended so shortly before rests


@dataclass(frozen=True, slots=True)
class Terms:
    """The rules of one roster."""

    begins: time  # of working hours, Malaysian time; a day's duty ends when the next day's begins
    ends: time
    on_call: int  # at once, outside working hours
    fair_within: timedelta  # back, in which hours on call are counted


@dataclass(frozen=True, slots=True)
class Duty:
    """One stretch of duty of one member."""

    person_id: int
    starts_at: datetime
    ends_at: datetime
    here: bool = True  # at the branch of the roster, not at another one

    @property
    def span(self) -> Span:
        """The stretch."""
        return self.starts_at, self.ends_at


@dataclass(frozen=True, slots=True)
class Squad:
    """Who may be put on duty, and what is known of them."""

    members: Sequence[int]
    leave: Mapping[int, Sequence[Days]]
    working: Collection[date]  # working days of the state, from `fair_within` before on


def propose(
    days: Days, not_before: datetime, squad: Squad, known: Sequence[Duty], terms: Terms
) -> list[Duty]:
    """Return the duty to add on *days*, in order; *known* duty is of members anywhere.

    The night before the first day is filled too, if it still lasts.
    """
    first, last = days
    plan = _Plan(squad, known, terms)
    for day in _days(first - timedelta(days=1), last):
        plan.forget(midnight(day - timedelta(days=2)))
        works = day in squad.working
        for slot, in_office in _slots(day, works, terms):
            if slot[1] > max(not_before, midnight(first)):
                plan.fill((max(slot[0], not_before), slot[1]), in_office=in_office)
    return plan.added


class _Plan:
    """A roster as it grows."""

    def __init__(self, squad: Squad, known: Sequence[Duty], terms: Terms) -> None:
        self.squad, self.terms = squad, terms
        self.added: list[Duty] = []
        self.busy: dict[int, list[Span]] = {member: [] for member in squad.members}
        self.calls: dict[int, list[Span]] = {member: [] for member in squad.members}
        self.hours: dict[int, list[float]] = {member: [] for member in squad.members}  # of calls
        self.covers: list[Span] = []
        for duty in known:
            self._note(duty)

    def fill(self, slot: Span, *, in_office: bool) -> None:
        """Add whoever is lacking in a slot."""
        near = [cover for cover in self.covers if overlap(slot, cover)]
        for span, missing in lacking(slot, near, 1 if in_office else self.terms.on_call):
            for member in self._office(span) if in_office else self._on_call(span, missing):
                duty = Duty(member, *span)
                self.added.append(duty)
                self._note(duty)

    def forget(self, before: datetime) -> None:
        """Drop what touches no day to come, so that a long roster takes no longer a day."""
        self.covers = [cover for cover in self.covers if cover[1] > before]
        self.busy = {
            member: [taken for taken in spans if taken[1] > before]
            for member, spans in self.busy.items()
        }

    def _note(self, duty: Duty) -> None:
        there = present(duty.span, self.squad.leave.get(duty.person_id, ()))
        if duty.here:
            self.covers += there
        if duty.person_id in self.busy:  # and no head who took a turn
            self.busy[duty.person_id].append(duty.span)
            calls = [part for span in there for part in without(span, self._office_hours(span))]
            self.calls[duty.person_id] += calls
            self.hours[duty.person_id] += [hours([call]) for call in calls]

    def _office_hours(self, span: Span) -> Iterator[Span]:
        for day in _days(span[0].astimezone(LOCAL).date(), span[1].astimezone(LOCAL).date()):
            if day in self.squad.working:
                yield _at(day, self.terms.begins), _at(day, self.terms.ends)

    def _office(self, span: Span) -> list[int]:
        free = self._free(span)
        rested = [member for member in free if not self._had_night(member, span)]
        return rested or free

    def _on_call(self, span: Span, missing: int) -> list[int]:
        chosen: list[int] = []
        for rest in RESTS:
            free = [m for m in self._free(span) if m not in chosen and self._rests(m, span, rest)]
            free.sort(key=lambda member: self._burden(member, span[0]))
            chosen += free[: missing - len(chosen)]
            if len(chosen) == missing:
                break
        return chosen

    def _free(self, span: Span) -> list[int]:
        return [
            member
            for member in self.squad.members
            if not any(overlap(span, taken) for taken in self.busy[member])
            and not any(overlap(span, whole(d)) for d in self.squad.leave.get(member, ()))
        ]

    def _had_night(self, member: int, span: Span) -> bool:
        return any(timedelta(0) <= span[0] - end < AFTER_NIGHT for _, end in self.calls[member])

    def _rests(self, member: int, span: Span, rest: timedelta) -> bool:
        around = span[0] - rest, span[1] + rest
        return not any(overlap(around, call) for call in self.calls[member])

    def _burden(self, member: int, at: datetime) -> tuple[float, datetime, int]:
        """Hours on call so far, the end of the last one, and who joined first."""
        since = at - self.terms.fair_within
        burden, last = 0.0, since
        for call, length in zip(self.calls[member], self.hours[member], strict=True):
            if since < call[1] and call[0] < at:
                burden, last = burden + length, max(last, call[1])
        return burden, last, self.squad.members.index(member)


def _slots(day: date, works: bool, terms: Terms) -> Iterable[tuple[Span, bool]]:
    begins, ends = _at(day, terms.begins), _at(day, terms.ends)
    return ((begins, ends), works), ((ends, _at(day + timedelta(days=1), terms.begins)), False)


def _at(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, LOCAL)


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=number) for number in range((last - first).days + 1))
