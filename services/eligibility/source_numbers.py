"""Number the sources of an explanation: one number a document, with all that was taken from it.

Pure. The numbers stand behind each reason; the documents are listed last.
"""

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from services import texts
from services.eligibility import cards, lines
from services.eligibility.parameters import Value


class Numbers:
    """The documents in the order in which they were named, from 1."""

    def __init__(self) -> None:
        self._used: dict[tuple[str, str], dict[Value, None]] = {}  # by source and how sure it is

    def line(self, used: Sequence[Value], language: str) -> list[Markup]:
        """Name the sources of *used* by their numbers; a new document gets the next."""
        for each in used:
            self._used.setdefault(_document(each), {})[each] = None
        every = list(self._used)
        found = sorted({every.index(_document(each)) + 1 for each in used})
        if not found:
            return []
        told = ", ".join(map(str, found))
        return [texts.say(language, "eligibility.why.sources", numbers=told)]

    def listed(self, language: str) -> list[Markup]:
        """Return a line for each document: what it is, how sure, what was taken from it."""
        return [
            _line(number, list(values), language)
            for number, values in enumerate(self._used.values(), 1)
        ]


def _document(value: Value) -> tuple[str, str]:
    return value.source, value.tag


def _line(number: int, values: list[Value], language: str) -> Markup:
    first = values[0]
    taken = "; ".join(_taken(each, language) for each in values)
    return texts.say(
        language, "eligibility.why.document", number=number, source=first.source_in(language),
        sure=cards.sure(first, language), rules=taken,
    )  # fmt: skip


def _taken(value: Value, language: str) -> str:
    """Return the rule with its number; the day only where one is known."""
    told = texts.plain(texts.say(language, f"eligibility.rule.{value.name}"))
    if not lines.is_rule(value):
        amount = lines.amount(value, language)
        told = texts.plain(texts.say(language, "eligibility.why.number", rule=told, value=amount))
    return told if value.since == date.min else f"{told}, {lines.since(value, language)}"
