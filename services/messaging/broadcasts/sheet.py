"""Write what became of a broadcast as a spreadsheet: what was said, and who was meant."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from db.models.broadcasts import Broadcast
from db.models.messaging import LetterState
from db.queries.broadcast_after import Told
from services import texts
from services.clock import LOCAL
from services.messaging.broadcasts import outcomes
from services.messaging.broadcasts.outcomes import Became
from services.reports import sheets
from services.reports.sheets import Page

_COLUMNS = ("name", "staff_number", "kind", "outcome", "step", "sent_at", "acked_at", "recalled")


class Meant(NamedTuple):
    """Who was meant, and what became of it."""

    told: Sequence[Told]
    unmatched: Sequence[str]  # numbers of who is not on Telegram
    taken_back: Mapping[int, LetterState]  # by chat


def of(language: str, row: Broadcast, meant: Meant, now: datetime) -> bytes:
    """Return the workbook."""
    about = [
        (_say(language, f"broadcast.column.{name}"), value) for name, value in _about(row, now)
    ]
    headline = [_say(language, f"broadcast.column.{name}") for name in _COLUMNS]
    return sheets.write(
        [
            Page(
                _say(language, "broadcast.column.recipients"),
                headline,
                [
                    *(_line(language, row, each, meant.taken_back) for each in meant.told),
                    *(_unmatched(language, number) for number in meant.unmatched),
                ],
            ),
            Page(_say(language, "broadcast.column.about"), ("", ""), about),
        ]
    )


def _about(row: Broadcast, now: datetime) -> Iterable[tuple[str, str]]:
    yield "number", str(row.id)
    yield "text_ms", row.text_ms or ""
    yield "text_en", row.text_en or ""
    yield "audience", "; ".join(row.audience)
    yield "content_hash", row.content_hash or ""
    yield "audience_hash", row.audience_hash or ""
    yield "made_at", _moment(now)


def _line(
    language: str, row: Broadcast, each: Told, taken_back: Mapping[int, LetterState]
) -> list[str]:
    became = outcomes.of(row, each)
    kind = "person" if each.person_id is not None else "group"
    unnamed = "broadcast.column.training" if row.training else "broadcast.column.outside"
    return [
        (each.name or "") if each.inside else _say(language, unnamed),
        (each.staff_number or "") if each.inside else "",
        _say(language, f"broadcast.column.{kind}"),
        _say(language, f"broadcast.outcome.{became}"),
        _say(language, f"broadcast.step.{became}"),
        _moment(each.sent_at) if became is Became.ARRIVED else "",
        _moment(each.acked_at),
        _recalled(language, taken_back.get(each.chat_id)),
    ]


def _unmatched(language: str, number: str) -> list[str]:
    outcome, step = "broadcast.outcome.unmatched", "broadcast.step.unmatched"
    return ["", number, "", _say(language, outcome), _say(language, step), "", "", ""]


def _recalled(language: str, state: LetterState | None) -> str:
    return _say(language, f"broadcast.recall.{outcomes.recalled(state)}") if state else ""


def _moment(value: datetime | None) -> str:
    return value.astimezone(LOCAL).strftime("%d/%m/%Y %H:%M") if value else ""


def _say(language: str, key: str) -> str:
    return texts.plain(texts.say(language, key))
