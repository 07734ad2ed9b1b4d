"""A page of leads, one line each, with buttons to open, to filter and to turn the page.

Pure. No victim is named: a list is for finding the number.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from db.models.leads import Lead
from services import texts
from services.leads.casework import progress_lines
from services.leads.finding import listing
from services.leads.finding.listing import Wanted, Whose
from services.messaging.outbox import Button, Message
from services.people import scopes
from services.people.duty_hours import Days
from services.people.scopes import Branches
from services.places import states

_ROW = 4  # numbers side by side
_OFFERED = (Whose.MINE, Whose.BRANCH, Whose.OVERDUE)


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list."""

    wanted: Wanted
    leads: Sequence[Lead]
    count: int  # of the whole list
    holders: Mapping[int, str]  # names by the people's ids
    branches: Branches


def page(found: Page, language: str) -> Message:
    """Return the page."""
    title = texts.say(language, f"leads.{found.wanted.whose}", count=found.count)
    lines = [title, *_filters(found, language), Markup("")]
    lines += [_line(lead, found, language) for lead in found.leads]
    if not found.leads:
        lines.append(texts.say(language, "leads.none"))
    lines += [Markup(""), texts.say(language, "leads.typed")]
    numbers = [Button(str(lead.id), press=f"story:{lead.id}") for lead in found.leads]
    rows = [tuple(numbers[at : at + _ROW]) for at in range(0, len(numbers), _ROW)]
    turning = _turning(found, language)
    rows += [turning] if turning else []
    rows += [_whose(found.wanted, language), _severities(found.wanted, language)]
    return Message(Markup("\n").join(lines), tuple(rows))


def name(lead: Lead, language: str) -> str:
    """Return the place of a lead, as lists name it."""
    place = lead.place_name or states.district_name(lead.district or "")
    return place or str(texts.say(language, "lead.place_unknown"))


def _line(lead: Lead, found: Page, language: str) -> Markup:
    if lead.holder_id is not None:
        who = found.holders[lead.holder_id]
        since = lead.accepted_at or lead.opened_at
    else:
        who = str(texts.say(language, f"leads.who.{lead.custody}"))
        since = lead.ended_at or lead.opened_at
    return texts.say(
        language,
        "leads.line",
        number=lead.id,
        kind=texts.say(language, f"lead.kind.{lead.kind}"),
        place=name(lead, language),
        stage=progress_lines.stage_shown(lead, language),
        who=who,
        since=since,
    )


def _filters(found: Page, language: str) -> list[Markup]:
    wanted = found.wanted
    told = [
        texts.say(language, f"lead.severity.{wanted.severity}") if wanted.severity else None,
        texts.say(language, f"lead.kind.{wanted.kind}") if wanted.kind else None,
        scopes.label(language, wanted.place, found.branches) if wanted.place else None,
        _reported(wanted.days, language) if wanted.days else None,
    ]
    only = ", ".join(str(each) for each in told if each)
    return [texts.say(language, "leads.only", filters=only)] if only else []


def _reported(days: Days, language: str) -> Markup:
    first, last = (texts.day(language, day) for day in days)
    if days[0] == days[1]:
        return texts.say(language, "leads.reported_on", day=first)
    return texts.say(language, "leads.reported", first=first, last=last)


def _turning(found: Page, language: str) -> tuple[Button, ...]:
    wanted = found.wanted
    buttons = []
    if wanted.page:
        back = replace(wanted, page=wanted.page - 1)
        buttons.append(_list_button(texts.say(language, "leads.button.back"), back))
    if found.count > (wanted.page + 1) * listing.PAGE:
        following = replace(wanted, page=wanted.page + 1)
        buttons.append(_list_button(texts.say(language, "button.next_page"), following))
    return tuple(buttons)


def _whose(wanted: Wanted, language: str) -> tuple[Button, ...]:
    return tuple(
        _list_button(
            texts.say(language, f"leads.button.{each}"), replace(wanted, whose=each, page=0)
        )
        for each in _OFFERED
        if each is not wanted.whose
    )


def _severities(wanted: Wanted, language: str) -> tuple[Button, ...]:
    """Offer the other severities, and to take the filters away."""
    offered = [
        _list_button(
            texts.say(language, f"lead.severity.{each}"), replace(wanted, severity=each, page=0)
        )
        for each in listing.SEVERITIES[:2]
        if each != wanted.severity
    ]
    if wanted.severity or wanted.kind or wanted.place or wanted.days:
        everything = Wanted(wanted.whose)
        offered.append(_list_button(texts.say(language, "leads.button.everything"), everything))
    return tuple(offered)


def _list_button(label: Markup, wanted: Wanted) -> Button:
    return Button(texts.plain(label), press=f"leads:{listing.written(wanted)}")
