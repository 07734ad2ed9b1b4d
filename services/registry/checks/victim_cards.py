"""Write who of the registry may be a lead's victim, and benefits while none is chosen. Pure."""

from collections.abc import Sequence
from datetime import date

from db.models.leads import Victim
from db.models.lookups import Lookup
from services import texts
from services.eligibility import accident, accident_cards
from services.eligibility.facts import Facts
from services.eligibility.history import History
from services.messaging.messages import Button, Message
from services.people.asked import lines, paragraphs
from services.registry.checks import cards
from services.registry.checks.cards import Frame
from services.registry.found import Candidate

PRESS = "thisvictim"


def candidates(
    lead_id: int, victim: Victim, found: Sequence[Candidate], row: Lookup, frame: Frame
) -> Message:
    """Return the candidates for one victim, with a button each, and one for none of them."""
    language = frame.language
    name = victim.name or texts.plain(texts.say(language, "lead.name_unknown"))
    if not found:
        text = texts.say(language, "victim.not_found", number=lead_id, name=name)
        return Message(paragraphs(text, cards.on_ground(frame)), protected=True)
    listed = [
        texts.say(language, "check.candidate", number=number, told=cards.told(each, frame))
        for number, each in enumerate(found, 1)
    ]
    press = f"{PRESS}:{row.id}.{victim.id}"
    rows = [
        (Button(f"{number}. {cards.short(each)}", press=f"{press}.{number}"),)
        for number, each in enumerate(found, 1)
    ]
    none = texts.plain(texts.say(language, "button.victim_none"))
    text = paragraphs(
        texts.say(language, "victim.which", number=lead_id, name=name),
        lines(*listed),
        texts.say(language, "victim.which_how", lookup=row.id, victim=victim.id),
        cards.on_ground(frame),
    )
    return Message(text, (*rows, (Button(none, press=f"{press}.0"),)), protected=True)


def without_record(lead_id: int, victim: Victim, told: Facts, day: date, language: str) -> Message:
    """Return the benefits from what the report tells alone: most cannot be told yet."""
    found = accident.after_accident(told, History(), day)
    said = accident_cards.benefits(found, day, language)
    name = victim.name or texts.plain(texts.say(language, "lead.name_unknown"))
    head = texts.say(language, "victim.benefits_without", number=lead_id, name=name)
    return Message(paragraphs(head, said.text), said.buttons, protected=True)
