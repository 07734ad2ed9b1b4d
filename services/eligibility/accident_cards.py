"""Write which benefits may apply after an accident: by scheme, likely ones with their amounts.

What does not seem to apply is named in one line, never left out. Pure: no database, no clock.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from markupsafe import Markup

from services import texts
from services.eligibility import cards, lines
from services.eligibility.benefits import Benefit
from services.eligibility.covers import Scheme
from services.eligibility.dependants import Share
from services.eligibility.facts import Chance
from services.eligibility.said import Said
from services.leads.casework import papers
from services.messaging.messages import Message

_NEWLINE = Markup("\n")
_BOTH = (Scheme.EMPLOYMENT, Scheme.LINDUNG)


def benefits(
    found: Sequence[Benefit], day: date, language: str, *, claim_kind: tuple[str, str] = ("", "")
) -> Message:
    """Return the overview of an accident on *day*; *claim_kind* are a lead's kind and severity."""
    parts = [texts.say(language, "eligibility.accident.head", day=day)]
    for scheme, group in groupby(found, key=lambda benefit: benefit.cover.scheme):
        parts += _scheme(scheme, list(group), language)
    routes = tuple(dict.fromkeys(route for each in found for route in each.routes))
    parts += cards.listed("route", routes, language)
    open_ones = [each for each in found if each.chance is not Chance.UNLIKELY]
    likely = [each for each in found if each.chance is Chance.LIKELY]
    if needed := _papers(likely, claim_kind, language):
        parts.append(texts.say(language, "eligibility.accident.papers", papers=needed))
    if unsure := dict.fromkeys(said for each in open_ones for said in each.to_confirm):
        rules = _joined(unsure, language)
        parts.append(texts.say(language, "eligibility.accident.confirm", rules=rules))
    parts.append(texts.say(language, "eligibility.first_check"))
    return Message(_NEWLINE.join(parts))


def _scheme(scheme: Scheme, group: list[Benefit], language: str) -> list[Markup]:
    """A scheme that does not cover the accident is one line with its reason."""
    cover = group[0].cover
    shown = [each for each in group if each.chance is not Chance.UNLIKELY]
    chance = cover.chance if scheme in _BOTH else _best(group)
    named = "pensions" if scheme is Scheme.INVALIDITY else scheme.value
    head = texts.say(
        language, "eligibility.accident.scheme",
        scheme=texts.say(language, f"eligibility.scheme.{named}"),
        chance=texts.say(language, f"eligibility.chance.{chance}"),
    )  # fmt: skip
    parts = [head]
    if scheme in _BOTH or chance is not Chance.UNLIKELY:
        parts.append(lines.line(cover.reason, language))
    if chance is not Chance.UNLIKELY:
        parts += [_benefit(each, language) for each in shown]
    if hidden := [each for each in group if each not in shown] if shown else []:
        kinds = ", ".join(_kind(each, language) for each in hidden)
        parts.append(texts.say(language, "eligibility.accident.unlikely", kinds=kinds))
    return parts


def _best(group: list[Benefit]) -> Chance:
    chances = {each.chance for each in group}
    order = (Chance.LIKELY, Chance.CANNOT_TELL, Chance.UNLIKELY)
    return next(chance for chance in order if chance in chances)


def _benefit(benefit: Benefit, language: str) -> Markup:
    applies = benefit.chance is not Chance.UNLIKELY  # an amount beside a no would be misread
    key = "benefit_amount" if benefit.amounts and applies else "benefit"
    told = texts.say(
        language, f"eligibility.accident.{key}", kind=_kind(benefit, language),
        chance=texts.say(language, f"eligibility.chance.{benefit.chance}"),
        amounts=_joined(benefit.amounts, language),
    )  # fmt: skip
    if benefit.shares is None or not benefit.shares.shares or not applies:
        return told
    shares = ", ".join(_share(each, language) for each in benefit.shares.shares)
    return told + _NEWLINE + texts.say(language, "eligibility.accident.shares", shares=shares)


def _share(share: Share, language: str) -> str:
    who = texts.say(language, f"eligibility.who.{share.who}", count=share.count)
    if share.monthly is None:
        said = texts.say(
            language, "eligibility.share", number=share.count, who=who, share=str(share.each)
        )
    else:
        said = texts.say(
            language, "eligibility.share.amount", number=share.count, who=who,
            share=str(share.each), amount=lines.money(share.monthly),
        )  # fmt: skip
    return texts.plain(said)


def _kind(benefit: Benefit, language: str) -> str:
    return texts.plain(texts.say(language, f"eligibility.kind.{benefit.kind}"))


def _papers(likely: Iterable[Benefit], kind: tuple[str, str], language: str) -> str:
    """Name the papers that everybody needs for the likely claims, each once."""
    claims = dict.fromkeys(each.claim for each in likely if each.claim)
    needed = {
        paper.key: None
        for claim in claims
        for paper in papers.checklist(claim, *kind)
        if not paper.if_needed
    }
    return ", ".join(texts.plain(texts.say(language, f"lead.paper.{key}")) for key in needed)


def _joined(told: Iterable[Said], language: str) -> str:
    return "; ".join(texts.plain(lines.line(each, language)) for each in told)
