"""Texts and buttons of leave. Pure."""

from collections.abc import Sequence

from db.models.people import Leave, Person
from db.models.places import Branch
from services import texts
from services.messaging.outbox import Button
from services.people import roster_cards
from services.people.asked import Rows, paragraphs
from services.people.cards import Card
from services.people.duty_hours import Span

SHOWN = 20  # entries of leave, with a button each


def noted(
    language: str,
    row: Leave,
    person: Person,
    gaps: Sequence[tuple[Branch, Span]],
    *,
    by: str | None = None,
    fill: str | None = None,
    holds: int = 0,
    own: bool = False,
) -> Card:
    """Leave that was noted, and what is without anybody; *by*: to a head, another one's doing.

    *holds*: how many leads the person has in hand; *own*: it is the reader's leave.
    """
    said = {"name": person.name, "first": row.starts_on, "last": row.ends_on, "number": row.id}
    text = (
        texts.say(language, "leave.noted", **said)
        if by is None
        else texts.say(language, "leave.noted_by", by=by, **said)
    )
    missing = [
        texts.say(
            language,
            "roster.nobody_at",
            branch=branch.name,
            stretch=roster_cards.stretch(language, span),
        )
        for branch, span in gaps
    ]
    buttons: Rows = ((_cancel(language, row, person),),)
    if gaps and fill is not None:
        days = row.starts_on, row.ends_on
        buttons += ((roster_cards.fill_button(language, fill, days),),)
    parts = [text, roster_cards.shortened(language, missing)]
    if holds:
        said = {"count": holds, "name": person.name, "staff_number": person.staff_number or ""}
        parts.append(texts.say(language, "leave.holds_own" if own else "leave.holds", **said))
    return paragraphs(*parts), buttons


def listed(language: str, entries: Sequence[tuple[Leave, Person]]) -> Card:
    """Leave from today on, with a button each that takes it back."""
    if not entries:
        return texts.say(language, "leave.none"), ()
    shown = [
        texts.say(
            language,
            "leave.entry",
            number=row.id,
            name=person.name,
            first=row.starts_on,
            last=row.ends_on,
        )
        for row, person in entries
    ]
    text = paragraphs(
        texts.say(language, "leave.title"), roster_cards.shortened(language, shown),
        texts.say(language, "leave.how_to_note"),
    )  # fmt: skip
    return text, tuple((_cancel(language, row, person),) for row, person in entries[:SHOWN])


def _cancel(language: str, row: Leave, person: Person) -> Button:
    name = person.name if len(person.name) <= 30 else person.name[:29] + "…"
    label = texts.say(language, "button.cancel_leave", number=row.id, name=name)
    return Button(texts.plain(label), press=f"leave_cancel:{row.id}")
