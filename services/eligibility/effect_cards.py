"""Write what the months between two days did to a pension, and what the law's change did. Pure."""

from collections.abc import Iterator

from markupsafe import Markup

from services import texts
from services.eligibility import lines
from services.eligibility.assess import Answer
from services.eligibility.comparing import Comparison


def effects(found: Comparison, language: str) -> list[Markup]:
    """Return both effects; each goes on from where the other ends."""
    day = found.earlier.law_day
    months = _effect(found.earlier, found.by_old_law, language)
    law = _effect(found.by_old_law, found.later, language)
    return [
        texts.say(language, "eligibility.effect"),
        texts.say(language, "eligibility.effect.months", day=day, told=months),
        texts.say(language, "eligibility.effect.law", told=law),
    ]


def _effect(before: Answer, after: Answer, language: str) -> str:
    """Return what became another, in one line; "nothing" is said."""
    told = [texts.plain(each) for each in _changes(before, after, language)]
    return "; ".join(told) or texts.plain(texts.say(language, "eligibility.effect.nothing"))


def _changes(before: Answer, after: Answer, language: str) -> Iterator[Markup]:
    if before.verdict is not after.verdict:
        yield texts.say(
            language, "eligibility.effect.verdict",
            before=texts.say(language, f"eligibility.verdict.{before.verdict}"),
            after=texts.say(language, f"eligibility.verdict.{after.verdict}"),
        )  # fmt: skip
    old, new = (_percent(each, language) for each in (before, after))
    if old != new:
        yield texts.say(language, "eligibility.effect.percent", before=old, after=new)
    if before.monthly != after.monthly:
        yield _amount(before, after, language)
    if before.grant is not after.grant:
        old, new = (_grant(each, language) for each in (before, after))
        yield texts.say(language, "eligibility.effect.grant", before=old, after=new)


def _amount(before: Answer, after: Answer, language: str) -> Markup:
    old, new = (_monthly(each, language) for each in (before, after))
    if before.monthly is None or after.monthly is None:
        return texts.say(language, "eligibility.effect.amount", before=old, after=new)
    key = "more" if after.monthly > before.monthly else "less"
    by = lines.money(abs(after.monthly - before.monthly))
    return texts.say(language, f"eligibility.effect.{key}", before=old, after=new, by=by)


def _monthly(answer: Answer, language: str) -> str:
    if answer.monthly is not None:
        return lines.money(answer.monthly)
    key = "unknown" if answer.rating else "none"
    return texts.plain(texts.say(language, f"eligibility.compare.{key}"))


def _percent(answer: Answer, language: str) -> str:
    if answer.rating is None:
        return texts.plain(texts.say(language, "eligibility.compare.none"))
    return f"{lines.number(answer.rating.percent)}%"


def _grant(answer: Answer, language: str) -> str:
    if answer.grant is None:
        return texts.plain(texts.say(language, "eligibility.compare.unknown"))
    return texts.plain(texts.say(language, f"eligibility.{'yes' if answer.grant else 'no'}"))
