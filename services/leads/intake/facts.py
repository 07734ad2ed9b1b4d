"""A lead's facts: taken from a report, and changed one by one by what is told later.

Pure: works on rows, knows no database.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, time
from typing import Any

from db.models.leads import Lead, Victim
from services.leads import parsing
from services.leads.corrections import Change, Field, KnownVictim
from services.leads.parsing import Fact, Kind, Outcome, Report, Severity
from services.leads.reading.corrected import OF_VICTIM

_OF_LEAD = {
    Field.PLACE: "place_text",
    Field.ACCIDENT_DATE: "accident_date",
    Field.ACCIDENT_TIME: "accident_time",
    Field.HOSPITAL: "hospital",
    Field.KIND: "kind",
}


def victim(told: parsing.Victim) -> Victim:
    """Return the row of a victim whom a report tells of."""
    return Victim(
        name=told.name,
        age=told.age,
        nric=told.nric,
        nationality=told.nationality,
        occupation=told.occupation,
        employer=told.employer,
        outcome=told.outcome,
    )


def known(victims: Sequence[Victim]) -> list[KnownVictim]:
    """Return the victims as a correction looks at them."""
    return [
        KnownVictim(
            name=each.name,
            age=each.age,
            nric=each.nric,
            employer=each.employer,
            occupation=each.occupation,
            outcome=Outcome(each.outcome or Outcome.UNKNOWN),
        )
        for each in victims
    ]


def change(lead: Lead, changes: Iterable[Change]) -> tuple[Change, ...]:
    """Change the lead and its victims; return what is different now, with what the lead had.

    A victim counted beyond those known is a new one. Who is told no longer is taken out last, so
    that the count holds; the last one stays.
    """
    made = tuple(_made(lead, changes))
    gone = {c.victim for c in made if c.field is Field.VICTIM_NAME and c.new is None}
    stay = [each for n, each in enumerate(lead.victims) if n not in gone]
    if gone and stay:
        lead.victims = stay
    if any(c.field is Field.OUTCOME for c in made):
        lead.severity = _severity(lead)
    lead.missing = [*missing(lead)]
    return made


def tells_besides(old: Report, new: Report) -> bool:
    """Whether an edited report tells more than any `Field` that a card shows."""
    return old.severity != new.severity or old.urls != new.urls


def take_besides(lead: Lead, old: Report, new: Report) -> None:
    """Take over from the edited report of a lead what no `Field` tells."""
    lead.vehicles, lead.urls = list(new.vehicles), list(new.urls)
    if old.severity != new.severity:
        lead.severity = new.severity


def add_besides(lead: Lead, old: Report, new: Report) -> None:
    """Add the same from an edited report of a lead joined into this one; a death stays one."""
    lead.vehicles = list(dict.fromkeys((*lead.vehicles, *new.vehicles)))
    lead.urls = list(dict.fromkeys((*lead.urls, *new.urls)))
    dead = any(each.outcome == Outcome.DEATH for each in lead.victims)
    if old.severity != new.severity and not dead:
        lead.severity = new.severity


def missing(lead: Lead) -> Iterator[Fact]:
    """Yield what an officer still has to find out."""
    victims = lead.victims
    told = {
        Fact.VICTIM_NAME: all(each.name for each in victims),
        Fact.VICTIM_AGE: all(each.age is not None for each in victims),
        Fact.NRIC: all(each.nric for each in victims),
        Fact.EMPLOYER: all(each.employer for each in victims),
        Fact.ACCIDENT_DATE: lead.accident_date is not None,
        Fact.ACCIDENT_TIME: lead.accident_time is not None,
        Fact.PLACE: lead.latitude is not None,
    }
    wanted = {Fact.PLACE} if lead.kind == Kind.MIDDLEMAN else set(told)
    yield from (fact for fact, found in told.items() if fact in wanted and not found)


def wanted(report: Report) -> list[Fact]:
    """Return what a report lacks: of a middleman's no victim is asked for."""
    only_place = report.kind is Kind.MIDDLEMAN
    return [fact for fact in report.missing if not only_place or fact is Fact.PLACE]


def _made(lead: Lead, changes: Iterable[Change]) -> Iterator[Change]:
    for told in changes:
        bearer: Any = lead
        attribute = _OF_LEAD.get(told.field) or OF_VICTIM[told.field]
        if told.field in OF_VICTIM:
            number = told.victim or 0
            while len(lead.victims) <= number:
                lead.victims.append(Victim(outcome=Outcome.UNKNOWN))
            bearer = lead.victims[number]
        had = getattr(bearer, attribute)
        value = _value(told)
        if had != value:
            setattr(bearer, attribute, value)
            yield replace(told, old=_text(had))


def _value(told: Change) -> object:
    if told.new is None:
        return Outcome.UNKNOWN if told.field is Field.OUTCOME else None
    match told.field:
        case Field.VICTIM_AGE:
            return int(told.new)
        case Field.ACCIDENT_DATE:
            return date.fromisoformat(told.new)
        case Field.ACCIDENT_TIME:
            return time.fromisoformat(told.new)
        case _:
            return told.new


def _text(value: object) -> str | None:
    if value is None or value == Outcome.UNKNOWN:
        return None
    return f"{value:%H:%M}" if isinstance(value, time) else str(value)


def _severity(lead: Lead) -> str:
    """Return the severity after an outcome changed: a death outweighs all else."""
    if any(each.outcome == Outcome.DEATH for each in lead.victims):
        return Severity.DEATH
    return Severity.UNKNOWN if lead.severity == Severity.DEATH else lead.severity
