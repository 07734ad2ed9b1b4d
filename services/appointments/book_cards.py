"""Write the questions of a booking, with buttons and digits. Pure."""

from collections.abc import Mapping

from markupsafe import Markup

from services import texts
from services.messaging.messages import Button, Message
from services.people.asked import lines, paragraphs

PRESS = "book"  # what presses begin with


def question(name: str, choices: Mapping[str, str], said: str | None, language: str) -> Message:
    """Return what is asked next; *choices* are numbered, a number may be typed."""
    asked = texts.say(language, f"book.ask.{name}" + ("_from" if choices else ""))
    listed = [
        texts.say(language, "book.choice", number=number, label=label)
        for number, label in enumerate(choices.values(), 1)
    ]
    rows = tuple(
        (Button(f"{number} {label}"[:60], press=f"{PRESS}:{name}.{value}"),)
        for number, (value, label) in enumerate(choices.items(), 1)
    )
    before = None if said is None else Markup(said)  # noqa: S704  written by texts.say
    return Message(paragraphs(before, asked, lines(*listed) if listed else None), rows)
