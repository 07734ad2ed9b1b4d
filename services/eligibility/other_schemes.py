"""The schemes for the self-employed (SKSPS, Act 789) and for housewives (SKSSR, Act 838). Pure.

Told at the depth that could be read: who is in it, what it costs, what kinds it gives.
"""

from datetime import date

from services.eligibility import daily, injuries
from services.eligibility.benefits import Benefit, Kind
from services.eligibility.covers import Cover, Scheme
from services.eligibility.facts import (
    Chance,
    Circumstance,
    Facts,
    Outcome,
    Question,
    both,
    chance_of,
)
from services.eligibility.parameters import Law, Value
from services.eligibility.said import Said, said

PLANS = (1, 2, 3, 4)


def self_employed(facts: Facts, day: date, law: Law) -> Benefit:
    """Tell whether SKSPS may pay: as employment injury does, but no invalidity pension."""
    at_work = None if facts.circumstance is None else facts.circumstance is not Circumstance.PRIVATE
    chance = both(chance_of(facts.self_employed), chance_of(at_work))
    question = Question.SELF_EMPLOYED if facts.self_employed is None else Question.CIRCUMSTANCE
    plan, cost = (_plan(facts.plan, what, day, law) for what in ("earning", "contribution"))
    rate = law.at("self_employed_percent", day)
    rates = daily.from_earning(plan, day, law)
    reasons = [said("benefit.self_employed.gives"), said("benefit.self_employed.dependants")]
    amounts: tuple[Said, ...] = ()
    if plan and cost and (paid := rates.rate(rate.number)) is not None:
        reasons.append(
            said("benefit.self_employed.plan", plan=facts.plan,
                 earning=injuries.money(plan.number),
                 contribution=injuries.money(cost.number))
        )  # fmt: skip
        amounts = (said("amount.monthly_most", amount=rates.monthly(paid)),)
    return Benefit(
        Kind.SELF_EMPLOYED,
        Cover(Scheme.SELF_EMPLOYED, chance, said("cover.self_employed"), None),
        chance, tuple(reasons), amounts=amounts, claim=_claim(facts),
        ask=question if chance is Chance.CANNOT_TELL else None,
        sources=(rate, *((plan,) if plan else ())),
    )  # fmt: skip


def housewife(facts: Facts, day: date, law: Law) -> Benefit:
    """Tell whether SKSSR may pay: an accident at home, or invalidity, of a woman who pays."""
    private = None if facts.circumstance is None else facts.circumstance is Circumstance.PRIVATE
    chance = both(chance_of(facts.housewife), chance_of(private))
    question = Question.HOUSEWIFE if facts.housewife is None else Question.CIRCUMSTANCE
    age, cost = law.at("housewife_before_age", day), law.at("housewife_contribution", day)
    gives = said("benefit.housewife.gives", age=int(age.number), amount=injuries.money(cost.number))
    family = law.at("housewife_family_until_age", day)
    child = law.at("housewife_child_until_age", day)
    survivors = said(
        "benefit.housewife.survivors", family=int(family.number), child=int(child.number)
    )
    return Benefit(
        Kind.HOUSEWIFE,
        Cover(Scheme.HOUSEWIFE, chance, said("cover.housewife"), None),
        chance, (gives, survivors), claim=_claim(facts),
        ask=question if chance is Chance.CANNOT_TELL else None,
        sources=(age, cost, family, child),
    )  # fmt: skip


def _plan(plan: int | None, what: str, day: date, law: Law) -> Value | None:
    return law.at(f"self_employed_plan_{plan}_{what}", day) if plan in PLANS else None


def _claim(facts: Facts) -> str:
    return "death" if facts.outcome is Outcome.DEATH else "accident"
