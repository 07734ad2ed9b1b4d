"""Write the letters about leads that are handed over in one go. Pure."""

from collections.abc import Collection, Sequence
from datetime import datetime

from markupsafe import Markup

from db.models.leads import Lead
from db.models.people import Person
from services import texts
from services.leads.casework.progress_lines import stage_name
from services.leads.hands.plan_lines import todo
from services.messaging.outbox import Button, Message
from services.places import states

SHOWN = 25  # leads of a list; with more a letter could grow beyond 4,096 characters
_NEWLINE = Markup("\n")


def choose(
    leads: Sequence[Lead],
    colleagues: Sequence[Person],
    on_duty: Collection[int],
    language: str,
    only: int | None,
) -> tuple[Markup, tuple[tuple[Button, ...], ...]]:
    """Return the question to whom, with a button for each colleague; *only* is one lead."""
    end = "" if only is None else f".{only}"
    rows = tuple(
        (Button(_label(each, on_duty, language), press=f"handover:{each.id}{end}"),)
        for each in colleagues
    )
    if only is not None:
        return texts.say(language, "handover.to_whom_one", number=only), rows
    return texts.say(language, "handover.to_whom", count=len(leads)), rows


def offered(
    number: int,
    leads: Sequence[Lead],
    giver: str,
    language: str,
    until: datetime,
    *,
    by: str | None = None,
) -> Message:
    """Return the offer with its list, for who shall take over; *by* asks for the giver."""
    if by is None:
        head = texts.say(language, "handover.offered", count=len(leads), name=giver)
    else:
        head = texts.say(language, "handover.offered_for", count=len(leads), name=giver, by=by)
    how = texts.say(language, "handover.answer_how", number=number, until=until)
    rows = (
        (Button(texts.say(language, "handover.button.accept"), press=f"takeover:{number}"),),
        (Button(texts.say(language, "handover.button.decline"), press=f"refuse:{number}"),),
    )
    return Message(_NEWLINE.join([head, *listed(leads, language), how]), rows)


def listed(leads: Sequence[Lead], language: str) -> list[Markup]:
    """Return a line for each lead: number, place, how far, what is next and until when."""
    lines = [
        texts.say(
            language,
            "handover.lead",
            number=each.id,
            place=_place(each) or texts.say(language, "handover.no_place"),
            stage=stage_name(each.stage, language),
            todo=todo(each, language),
            by=each.next_step_by,
        )
        for each in leads[:SHOWN]
    ]
    if more := len(leads) - len(lines):
        lines.append(texts.say(language, "handover.more", count=more))
    return lines


def not_given(numbers: Sequence[int], language: str) -> list[Markup]:
    """Return the line that names leads which were not handed over; none where all were."""
    if not numbers:
        return []
    listed = ", ".join(str(number) for number in numbers)
    return [texts.say(language, "handover.not_given", numbers=listed)]


def _label(person: Person, on_duty: Collection[int], language: str) -> str:
    if person.id in on_duty:
        return texts.plain(texts.say(language, "handover.button.on_duty", name=person.name))
    return person.name


def _place(lead: Lead) -> str:
    return lead.place_name or states.district_name(lead.district or "")
