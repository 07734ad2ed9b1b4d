"""Cards on what only one language of a broadcast says. Pure."""

from collections.abc import Sequence

from markupsafe import Markup

from db.models.broadcasts import Broadcast
from services import texts
from services.messaging.broadcasts.cards import PRESS, Card, button
from services.messaging.broadcasts.languages.comparing import Compared, code
from services.messaging.messages import Button
from services.people.asked import lines, paragraphs

LISTED, LONGEST = 20, 60  # names of one language, characters of each: Telegram takes 4096 in all


def differing(language: str, number: int, found: Compared) -> Markup:
    """Say which facts and names only one of the texts states."""
    return paragraphs(
        texts.say(language, "broadcast.differ"),
        _both(language, found.only_ms, found.only_en),
        texts.say(language, "broadcast.differ_how", number=number),
    )


def unsure(language: str, row: Broadcast, found: Compared) -> Card:
    """Ask whether names that one text alone seems to bear are the same facts."""
    text = paragraphs(
        texts.say(language, "broadcast.unsure"),
        _both(language, found.unsure_ms, found.unsure_en),
        texts.say(language, "broadcast.unsure_how", number=row.id, code=code(row)),
    )
    same = Button(
        texts.plain(texts.say(language, "button.broadcast.same")),
        press=f"{PRESS}:same.{row.id}.{code(row)}",
    )
    return text, ((button(language, "back", row, "card"),), (same,))


def confirmed(language: str, found: Compared) -> Markup:
    """Tell of names that the author has confirmed, before it is sent or approved."""
    return lines(
        texts.say(language, "broadcast.confirmed"),
        _both(language, found.unsure_ms, found.unsure_en),
    )


def named(names: Sequence[str]) -> str:
    """List what one text alone says: the first ones, each cut short, and how many more."""
    shown = (each if len(each) <= LONGEST else each[: LONGEST - 1] + "…" for each in names[:LISTED])
    more = f" (+{len(names) - LISTED})" if len(names) > LISTED else ""
    return ", ".join(shown) + more or "–"


def _both(language: str, only_ms: Sequence[str], only_en: Sequence[str]) -> Markup:
    return lines(
        texts.say(language, "broadcast.only_ms", facts=named(only_ms)),
        texts.say(language, "broadcast.only_en", facts=named(only_en)),
    )
