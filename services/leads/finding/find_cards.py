"""What a search found: a line and a button for each lead. Pure; for private chats only."""

from collections.abc import Sequence

from markupsafe import Markup

from db.models.leads import Lead
from services import texts
from services.leads.finding import list_cards
from services.messaging.outbox import Button, Message

_ROW = 4  # numbers side by side


def found(leads: Sequence[Lead], language: str, *, more: bool) -> Message:
    """Return the result; *more*: there are others, which are not shown."""
    if not leads:
        return Message(texts.say(language, "find.none"))
    lines = [
        texts.say(language, "find.found"),
        Markup(""),
        *(_line(each, language) for each in leads),
    ]
    if more:
        lines += [Markup(""), texts.say(language, "find.more")]
    numbers = [Button(str(lead.id), press=f"story:{lead.id}") for lead in leads]
    rows = tuple(tuple(numbers[at : at + _ROW]) for at in range(0, len(numbers), _ROW))
    return Message(Markup("\n").join(lines), rows)


def _line(lead: Lead, language: str) -> Markup:
    names = ", ".join(victim.name for victim in lead.victims if victim.name)
    return texts.say(
        language,
        "find.line",
        number=lead.id,
        names=names or texts.say(language, "lead.name_unknown"),
        place=list_cards.name(lead, language),
        stage=texts.say(language, f"lead.stage.{lead.stage}"),
        day=lead.opened_at,
    )
