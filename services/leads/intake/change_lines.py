"""Say what was changed of a lead, line by line: "age: 45, was 54". Pure.

An identity number is never shown; what a fact was before is shown only where it was posted.
"""

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from services import texts
from services.leads.corrections import Change, Field
from services.leads.reading.corrected import OF_VICTIM


def lines(language: str, changes: Sequence[Change], *, several: bool, before: bool) -> list[Markup]:
    """Return a line for each change; *several*: victims are told apart; *before*: show old ones."""
    return [_line(language, each, several=several, before=before) for each in changes]


def _line(language: str, change: Change, *, several: bool, before: bool) -> Markup:
    name = texts.say(language, f"field.{change.field}")
    if several and change.field in OF_VICTIM and change.victim is not None:
        name = texts.say(language, "change.of_victim", field=name, order=change.victim + 1)
    if change.new is None:
        return texts.say(language, "change.removed", field=name)
    if change.field is Field.NRIC:
        return texts.say(language, "change.noted", field=name)
    new = _shown(language, change.field, change.new)
    if change.old is None or not before:
        return texts.say(language, "change.new", field=name, new=new)
    old = _shown(language, change.field, change.old)
    return texts.say(language, "change.was", field=name, new=new, old=old)


def _shown(language: str, field: Field, value: str) -> str:
    match field:
        case Field.ACCIDENT_DATE:
            return texts.day(language, date.fromisoformat(value))
        case Field.OUTCOME:
            return str(texts.say(language, f"lead.outcome.{value}"))
        case Field.KIND:
            return str(texts.say(language, f"lead.kind.{value}"))
        case _:
            return value
