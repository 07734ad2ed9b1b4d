"""Write the answer to "is the pension met?": verdict, three reasons, what would change it.

The sources are a text of their own, for whoever asks. A first check says that it is one, in every
card. Pure: no database, no clock.
"""

from markupsafe import Markup

from services import texts
from services.eligibility import lines
from services.eligibility.assess import Answer
from services.eligibility.history import Scheme
from services.eligibility.parameters import Value
from services.eligibility.said import Said
from services.messaging.messages import Message

MOST_CHANGES = 3  # the most settling ones; a card stays on one screen
_NEWLINE = Markup("\n")
_TAGS = {"A": "statute", "B": "press", "C": "told", "U": "unsourced"}


def answer(given: Answer, language: str) -> Message:
    """Return the card of an answer."""
    parts = [
        _head(given, language),
        *listed(None, given.reasons, language),
        *(lines.line(note, language) for note in given.notes),
        *listed("change", given.changes[:MOST_CHANGES], language),
        *listed("route", given.routes, language),
        *listed("confirm", given.to_confirm, language),
        texts.say(language, "eligibility.first_check"),
    ]
    return Message(_NEWLINE.join(parts))


def sources(given: Answer, language: str) -> Message:
    """Return where each number of the answer stands, since when, and how sure that is."""
    head = texts.say(language, "eligibility.sources", day=given.law_day)
    return Message(_NEWLINE.join([head, *(source(value, language) for value in given.sources)]))


def source(value: Value, language: str, *, told: Markup | None = None) -> Markup:
    """Return one line of the sources; *told* stands for the value."""
    key = "source_of_rule" if lines.is_rule(value) else "source"
    return texts.say(
        language, f"eligibility.{key}",
        rule=texts.say(language, f"eligibility.rule.{value.name}"),
        value=told or lines.amount(value, language), since=lines.since(value, language),
        source=value.source_in(language),
        sure=sure(value, language),
    )  # fmt: skip


def sure(value: Value, language: str) -> Markup:
    """Say how sure the source of a number is."""
    return texts.say(language, f"eligibility.sure.{_TAGS[value.tag]}")


def listed(title: str | None, told: tuple[Said, ...], language: str) -> list[Markup]:
    """Return the statements as bullets under their title; nothing where there are none."""
    if not told:
        return []
    bullets = [
        texts.say(language, "eligibility.bullet", text=lines.line(each, language)) for each in told
    ]
    head = [] if title is None else [texts.say(language, f"eligibility.title.{title}")]
    return head + bullets


def _head(given: Answer, language: str) -> Markup:
    """Verdict in one line, then for whom and by which law, then the amount."""
    scheme = texts.say(language, f"eligibility.scheme.{given.scheme}")
    verdict = texts.say(language, f"eligibility.verdict.{given.verdict}")
    at = lines.day_or_month(given.day, language)
    key = "of_death" if given.scheme is Scheme.SURVIVORS else "of_notice"
    parts = [
        texts.say(language, "eligibility.head", scheme=scheme, verdict=verdict),
        texts.say(language, f"eligibility.{key}", at=at, law=given.law_day),
    ]
    if given.rating and given.monthly is not None and given.average_wage is not None:
        parts.append(
            texts.say(
                language, "eligibility.amount", percent=lines.number(given.rating.percent),
                average=lines.money(given.average_wage), months=given.average.over,
                monthly=lines.money(given.monthly),
            )
        )  # fmt: skip
    elif given.rating:
        percent = lines.number(given.rating.percent)
        parts.append(texts.say(language, "eligibility.rate", percent=percent))
    return _NEWLINE.join(parts)
