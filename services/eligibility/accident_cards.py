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
BOTH = (Scheme.EMPLOYMENT, Scheme.LINDUNG)


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
        rules = joined(unsure, language)
        parts.append(texts.say(language, "eligibility.accident.confirm", rules=rules))
    parts.append(texts.say(language, "eligibility.first_check"))
    return Message(_NEWLINE.join(parts))


def _scheme(scheme: Scheme, group: list[Benefit], language: str) -> list[Markup]:
    """A scheme that does not cover the accident is one line with its reason."""
    cover = group[0].cover
    shown = [each for each in group if each.chance is not Chance.UNLIKELY]
    chance = chance_of(group)
    parts = [scheme_head(scheme, chance, language)]
    if scheme in BOTH or chance is not Chance.UNLIKELY:
        parts.append(lines.line(cover.reason, language))
    if chance is not Chance.UNLIKELY:
        parts += [benefit(each, language) for each in shown]
    if hidden := [each for each in group if each not in shown] if shown else []:
        kinds = ", ".join(kind(each, language) for each in hidden)
        parts.append(texts.say(language, "eligibility.accident.unlikely", kinds=kinds))
    return parts


def scheme_head(scheme: Scheme, chance: Chance, language: str) -> Markup:
    """Return a scheme's name with its verdict."""
    named = "pensions" if scheme is Scheme.INVALIDITY else scheme.value
    return texts.say(
        language, "eligibility.accident.scheme",
        scheme=texts.say(language, f"eligibility.scheme.{named}"),
        chance=texts.say(language, f"eligibility.chance.{chance}"),
    )  # fmt: skip


def chance_of(group: Sequence[Benefit]) -> Chance:
    """Return the verdict of a scheme: whether it covers the accident, else its best benefit's."""
    if group[0].cover.scheme in BOTH:
        return group[0].cover.chance
    chances = {each.chance for each in group}
    order = (Chance.LIKELY, Chance.CANNOT_TELL, Chance.UNLIKELY)
    return next(chance for chance in order if chance in chances)


def benefit(found: Benefit, language: str) -> Markup:
    """Return a benefit with its verdict, amounts, and who shares it."""
    applies = found.chance is not Chance.UNLIKELY  # an amount beside a no would be misread
    key = "benefit_amount" if found.amounts and applies else "benefit"
    told = texts.say(
        language, f"eligibility.accident.{key}", kind=kind(found, language),
        chance=texts.say(language, f"eligibility.chance.{found.chance}"),
        amounts=joined(found.amounts, language),
    )  # fmt: skip
    if found.shares is None or not found.shares.shares or not applies:
        return told
    shares = ", ".join(_share(each, language) for each in found.shares.shares)
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


def kind(found: Benefit, language: str) -> str:
    """Return a benefit's name."""
    return texts.plain(texts.say(language, f"eligibility.kind.{found.kind}"))


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


def joined(told: Iterable[Said], language: str) -> str:
    """Return statements in one line."""
    return "; ".join(texts.plain(lines.line(each, language)) for each in told)
