"""Write detections: the card of an inspector, the list, what is told of one.

Pure. Of nobody but staff more is said than the name that was typed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from db.models.detections import WORKED_ON, Detection, DetectionState
from services import texts
from services.messaging.messages import Button, Message
from services.people.asked import Rows, lines, paragraphs

VISIT, ENDED, SAME = "visit", "detected", "samedetect"  # what presses begin with
ENDS = tuple(state for state in DetectionState if state not in WORKED_ON)
_ROW = 2  # buttons side by side


@dataclass(frozen=True, slots=True)
class Shown:
    """A detection with the names of branch and staff."""

    row: Detection
    branch: str  # name
    reporter: str
    holder: str | None


def card(shown: Shown, language: str, viewer: int) -> Message:
    """Return the card for an inspector or head; only who may press has buttons."""
    row = shown.row
    text = paragraphs(
        lines(head(row, language), _origin(shown, language)),
        lines(*_standing(shown, language)),
        _how(row, language, viewer),
    )
    return Message(text, _buttons(row, language, viewer))


def alike(found: Sequence[Detection], name: str, again: str, language: str) -> Message:
    """Ask whether what was reported is one of these; *again* is pressed if it is none."""
    say = texts.say
    listed_ = lines(*(head(row, language) for row in found))
    rows = [
        (Button(_label(language, "same", number=row.id), press=f"{SAME}:{row.id}"),)
        for row in found
    ]
    other = Button(_label(language, "other"), press=again)
    text = paragraphs(
        say(language, "detection.alike", name=name), listed_,
        say(language, "detection.alike_how", number=found[0].id, name=name),
    )  # fmt: skip
    return Message(text, (*rows, (other,)))


def near(found: Sequence[Detection], own: Detection, language: str) -> Message:
    """Ask whether what was reported is one of these, which stand at that spot."""
    rows = [
        (Button(_label(language, "same", number=row.id), press=f"{SAME}:{row.id}.{own.id}"),)
        for row in found
    ]
    text = paragraphs(
        texts.say(language, "detection.near", number=own.id),
        lines(*(head(row, language) for row in found)),
        texts.say(language, "detection.near_how", number=found[0].id, own=own.id),
    )
    return Message(text, tuple(rows))


def head(row: Detection, language: str) -> Markup:
    """Return number and name."""
    return texts.say(language, "detection.head", number=row.id, name=row.name)


def state(shown: Shown, language: str) -> Markup:
    """Return how far it is, by whom and since when."""
    row = shown.row
    at: datetime = row.ended_at or row.taken_at or row.reported_at
    return texts.say(language, f"detection.state.{row.state}", holder=shown.holder or "", at=at)


def listed(found: Sequence[Shown], language: str) -> Markup:
    """Return the list, a paragraph each."""
    told = [lines(head(each.row, language), state(each, language)) for each in found]
    return paragraphs(*told, texts.say(language, "detection.list_how"))


def _origin(shown: Shown, language: str) -> Markup:
    origin = texts.say(
        language, "detection.origin", branch=shown.branch, name=shown.reporter,
        at=shown.row.reported_at,
    )  # fmt: skip
    if shown.row.lead_id is None:
        return origin
    return lines(origin, texts.say(language, "detection.of_lead", number=shown.row.lead_id))


def _standing(shown: Shown, language: str) -> list[Markup]:
    row = shown.row
    told = [state(shown, language)]
    if row.latitude is not None and row.state in WORKED_ON:
        told.append(texts.say(language, "detection.has_place"))
    if row.file_id is not None and row.state in WORKED_ON:
        told.append(texts.say(language, "detection.has_photo"))
    if row.note:
        told.append(texts.say(language, "detection.note", note=row.note))
    return told


def _how(row: Detection, language: str, viewer: int) -> Markup | None:
    if row.state is DetectionState.OPEN:
        return texts.say(language, "detection.how_take", number=row.id)
    if row.state is DetectionState.TAKEN and row.taken_by_id == viewer:
        return texts.say(language, "detection.how_end", number=row.id)
    return None


def _buttons(row: Detection, language: str, viewer: int) -> Rows:
    if row.state is DetectionState.OPEN:
        return ((Button(_label(language, "visit"), press=f"{VISIT}:{row.id}"),),)
    if row.state is not DetectionState.TAKEN or row.taken_by_id != viewer:
        return ()
    every = [
        Button(_label(language, f"end.{each}"), press=f"{ENDED}:{row.id}.{each}") for each in ENDS
    ]
    return tuple(tuple(every[at : at + _ROW]) for at in range(0, len(every), _ROW))


def _label(language: str, what: str, **values: object) -> str:
    return texts.plain(texts.say(language, f"button.detection.{what}", **values))
