"""The benefits for an injury or death under a cover: employment injury, or LINDUNG 24 Jam. Pure.

Both pay the same kinds; LINDUNG 24 Jam pays smaller percentages, by its phase.
"""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from services.eligibility import dependants, wages
from services.eligibility.benefits import Benefit, Kind
from services.eligibility.covers import Cover, Scheme
from services.eligibility.daily import Daily
from services.eligibility.facts import Chance, Facts, Outcome, Question, both, chance_of, opposite
from services.eligibility.parameters import Law, NotInForce, Value
from services.eligibility.said import Said, said


@dataclass(frozen=True, slots=True)
class _Scene:
    facts: Facts
    cover: Cover
    rates: Daily
    day: date
    law: Law

    @property
    def injured(self) -> Chance:
        """Whether the person lives."""
        outcome = self.facts.outcome
        return chance_of(None if outcome is None else outcome is Outcome.INJURY)

    @property
    def under_lindung(self) -> bool:
        return self.cover.scheme is Scheme.LINDUNG

    def law_of(self, under_lindung: str, otherwise: str = "") -> Value | None:
        """Return a number by the cover; None where it is not in force on the day."""
        name = otherwise if otherwise and not self.under_lindung else under_lindung
        return next(iter(in_force(name, self.day, self.law)), None)


def benefits(facts: Facts, cover: Cover, rates: Daily, day: date, law: Law) -> tuple[Benefit, ...]:
    """Return the benefits under one cover."""
    scene = _Scene(facts, cover, rates, day, law)
    return (
        _medical(scene),
        _temporary(scene),
        _permanent(scene),
        _attendance(scene),
        _dependants(scene),
    )


def in_force(name: str, day: date, law: Law) -> tuple[Value, ...]:
    """Return a number of the law, or nothing where it is not known for the day."""
    try:
        return (law.at(name, day),)
    except NotInForce:
        return ()


def money(amount: Fraction) -> Decimal:
    """Return an amount in RM."""
    return wages.half_up(amount)


def _medical(scene: _Scene) -> Benefit:
    hours = scene.law.at("employer_notice_hours", scene.day)
    contribution = scene.law_of("lindung_contribution_percent") if scene.under_lindung else None
    reasons = [said("benefit.medical"), said("benefit.employer", hours=int(hours.number))]
    if contribution:
        percent = f"{float(contribution.number):.2f}"
        reasons.append(said("benefit.lindung_contribution", percent=percent))
    found = Benefit(
        Kind.MEDICAL,
        scene.cover,
        both(scene.cover.chance, scene.injured),
        reasons=tuple(reasons),
        claim="accident",
        sources=_used(hours, contribution),
    )
    return _asking(scene, found, None)


def _temporary(scene: _Scene) -> Benefit:
    """From four certified days on, the day of the accident included."""
    days = scene.facts.leave_days
    least = scene.law.at("temporary_leave_days", scene.day)
    enough = None if days is None else days >= least.number
    percent = scene.law_of("lindung_temporary_percent", "temporary_percent")
    amounts: list[Said] = []
    if percent and (daily := scene.rates.rate(percent.number)) is not None:
        amounts.append(said("amount.daily", amount=daily, percent=int(percent.number)))
        if enough and days is not None:
            total = money(Fraction(daily) * days)
            amounts.append(said("amount.leave", amount=total, days=days))
    key = "too_short" if enough is False else "days"
    found = Benefit(
        Kind.TEMPORARY,
        scene.cover,
        both(scene.cover.chance, scene.injured, chance_of(enough)),
        reasons=(said(f"benefit.temporary.{key}", days=int(least.number)),),
        amounts=tuple(amounts),
        claim="accident",
        sources=_used(percent, least),
    )
    return _asking(scene, found, Question.LEAVE_DAYS if enough is None else None)


def _permanent(scene: _Scene) -> Benefit:
    """By the percentage that the Medical Board assesses."""
    assessed = scene.facts.disablement
    disabled = None if assessed is None else assessed > 0
    percent = scene.law_of("lindung_permanent_percent", "permanent_percent")
    lump = scene.law.at("permanent_lump_sum_percent", scene.day)
    limit = scene.law.at("permanent_claim_months", scene.day)
    reasons = [said("benefit.permanent.board", months=int(limit.number))]
    amounts: tuple[Said, ...] = ()
    if assessed and percent:
        key = "lump_sum" if assessed <= lump.number else "for_life"
        share = str(scene.law.number("permanent_commuted_share", scene.day))
        reasons.append(said(f"benefit.permanent.{key}", percent=int(lump.number), share=share))
        daily = scene.rates.rate(percent.number, part=Fraction(assessed) / 100)
        if daily is not None:
            amounts = (said("amount.monthly", amount=scene.rates.monthly(daily)),)
    found = Benefit(
        Kind.PERMANENT,
        scene.cover,
        both(scene.cover.chance, scene.injured, chance_of(disabled)),
        reasons=tuple(reasons),
        amounts=amounts,
        claim="permanent_disablement",
        sources=_used(percent, lump, limit),
    )
    return _asking(scene, found, Question.DISABLEMENT if disabled is None else None)


def _attendance(scene: _Scene) -> Benefit:
    """For the totally disabled who need somebody in constant attendance."""
    assessed = scene.facts.disablement
    needed = scene.law.at("attendance_disablement_percent", scene.day)
    total = None if assessed is None else assessed >= needed.number
    wanted = both(chance_of(total), chance_of(scene.facts.attendance))
    allowance = scene.law_of("attendance_allowance")
    question = Question.DISABLEMENT if total is None else Question.ATTENDANCE
    found = Benefit(
        Kind.ATTENDANCE,
        scene.cover,
        both(scene.cover.chance, scene.injured, wanted),
        reasons=(said("benefit.attendance", percent=int(needed.number)),),
        amounts=(said("amount.monthly", amount=money(allowance.number)),) if allowance else (),
        claim="permanent_disablement",
        sources=_used(allowance, needed),
    )
    return _asking(scene, found, question if wanted is Chance.CANNOT_TELL else None)


def _dependants(scene: _Scene) -> Benefit:
    """For the family of who died; LINDUNG 24 Jam's rate for them was not found."""
    percent = scene.law_of("lindung_dependants", "dependants_percent")
    daily = scene.rates.rate(percent.number) if percent and not scene.under_lindung else None
    monthly = None if daily is None else scene.rates.monthly(daily)
    age = scene.law.at("child_until_age", scene.day)
    shares = dependants.share(scene.facts.dependants, monthly, scene.day, scene.law)
    found = Benefit(
        Kind.DEPENDANTS,
        scene.cover,
        both(scene.cover.chance, opposite(scene.injured)),
        reasons=(said("benefit.dependants"), said("benefit.until", age=int(age.number))),
        amounts=() if monthly is None else (said("amount.monthly", amount=monthly),),
        shares=shares,
        claim="death",
        sources=(*_used(percent, age), *(each.together for each in shares.shares)),
    )
    return _asking(scene, found, Question.DEPENDANTS if shares.missing else None)


def _asking(scene: _Scene, found: Benefit, question: Question | None) -> Benefit:
    """Add what to ask for next: what the cover hangs on comes before the benefit's own."""
    rated = found.kind in (Kind.TEMPORARY, Kind.PERMANENT, Kind.DEPENDANTS)
    outcome = Question.OUTCOME if scene.facts.outcome is None else None
    wages_wanted = Question.DAILY_WAGES if rated and scene.rates.wage is None else None
    estimated = rated and found.amounts and scene.rates.missing
    unlikely = found.chance is Chance.UNLIKELY
    return replace(
        found,
        claim="foreign_worker" if scene.facts.foreign else found.claim,
        ask=None if unlikely else scene.cover.ask or outcome or question or wages_wanted,
        sources=(*found.sources, *(scene.rates.sources if rated else ())),
        flags=(said("confirm.estimate"),) if estimated else (),
    )


def _used(*values: Value | None) -> tuple[Value, ...]:
    return tuple(value for value in values if value is not None)
