"""Which benefits may apply after an accident, as far as the facts tell. Pure.

Every benefit of every scheme is always in the answer, likely, unlikely or not to be told, so that
none is forgotten. A likely one stays likely, and an unlikely one unlikely, whatever fact is told
later. Act 4 sections 17A-32, Act A1788, Act 789, Act 838; numbers: config/rules/law.
"""

from dataclasses import dataclass
from datetime import date

from services.eligibility import covers, daily, injuries, other_schemes
from services.eligibility.assess import Answer, assess
from services.eligibility.benefits import Benefit, Kind
from services.eligibility.counting import Verdict
from services.eligibility.covers import Cover
from services.eligibility.dependants import share
from services.eligibility.facts import (
    Chance,
    Facts,
    Outcome,
    Question,
    both,
    chance_of,
    either,
    opposite,
)
from services.eligibility.history import History, Scheme
from services.eligibility.parameters import Law, NotInForce, in_force
from services.eligibility.said import Said, said

_CHANCES = {
    Verdict.FULL: Chance.LIKELY,
    Verdict.REDUCED: Chance.LIKELY,
    Verdict.NOT_MET: Chance.UNLIKELY,
    Verdict.CANNOT_TELL: Chance.CANNOT_TELL,
}


@dataclass(frozen=True, slots=True)
class _Scene:
    """What all benefits are judged from."""

    facts: Facts
    day: date  # of the accident
    death_day: date
    law: Law
    at_work: Cover
    private: Cover
    pension: Answer  # survivors' where death is likely or open


def after_accident(
    facts: Facts, history: History, day: date, law: Law | None = None
) -> tuple[Benefit, ...]:
    """Tell of every benefit whether it may apply after an accident on *day*."""
    law = law or in_force()
    at_work, private = covers.employment(facts, day, law), covers.lindung(facts, day, law)
    death_day = facts.died or day
    pension = assess(history, Scheme.SURVIVORS, death_day, law)
    scene = _Scene(facts, day, death_day, law, at_work, private, pension)
    rates = daily.from_history(history, day, law)
    return (
        *injuries.benefits(facts, at_work, rates, day, law),
        *injuries.benefits(facts, private, rates, day, law),
        _survivors(scene),
        *_invalid(scene, assess(history, Scheme.INVALIDITY, day, law)),
        _funeral(scene),
        other_schemes.self_employed(facts, day, law),
        other_schemes.housewife(facts, day, law),
    )


def _survivors(scene: _Scene) -> Benefit:
    """For a death of any cause but an employment injury."""
    facts, pension = scene.facts, scene.pension
    covered = _foreign(facts, scene.death_day, scene.law)
    chance = both(_died(facts), covered, opposite(scene.at_work.chance), _CHANCES[pension.verdict])
    age = scene.law.at("child_until_age", scene.death_day)
    reasons = (
        said(f"benefit.survivors.{pension.verdict}"), *pension.reasons,
        said("benefit.until", age=int(age.number)),
    )  # fmt: skip
    cause = scene.law.at("survivors_cause", scene.death_day)
    used = (cause, *pension.sources, age, scene.law.at("survivors_shares", scene.death_day))
    instead = scene.at_work.chance is Chance.LIKELY  # then nothing of the pension matters
    ask = (
        _outcome_asked(facts)
        or (Question.FOREIGN if covered is Chance.CANNOT_TELL else None)
        or scene.at_work.ask
        or pension.ask
    )
    shares = None
    if facts.outcome is not Outcome.INJURY:
        shares = share(facts.dependants, pension.monthly, scene.death_day, scene.law)
    flags = [each for each in pension.to_confirm if each.key != "confirm.rule"]
    if scene.private.chance is not Chance.UNLIKELY:
        flags.append(said("confirm.with_lindung"))
    return Benefit(
        Kind.SURVIVORS, _scheme(chance), chance,
        (said("benefit.survivors.instead"),) if instead else reasons,
        amounts=_pension(pension), shares=shares, claim="death",
        ask=None if chance is Chance.UNLIKELY else ask,
        sources=(cause,) if instead else used,
        flags=tuple(flags),
        routes=() if facts.outcome is Outcome.INJURY else _routes(pension),
        changes=() if instead or facts.outcome is Outcome.INJURY else pension.changes,
    )  # fmt: skip


def _invalid(scene: _Scene, pension: Answer) -> tuple[Benefit, Benefit]:
    found = _invalidity(scene, pension)
    return found, _attendance(scene, found)


def _invalidity(scene: _Scene, pension: Answer) -> Benefit:
    """For somebody who can no longer earn a third of what is usual, for good."""
    facts = scene.facts
    covered = _foreign(facts, scene.day, scene.law)
    injured = opposite(_died(facts))
    chance = both(injured, covered, chance_of(facts.invalid), _CHANCES[pension.verdict])
    ask = (
        _outcome_asked(facts)
        or (Question.FOREIGN if covered is Chance.CANNOT_TELL else None)
        or (Question.INVALID if facts.invalid is None else None)
        or pension.ask
    )
    shut = Chance.UNLIKELY in (injured, chance_of(facts.invalid))
    return Benefit(
        Kind.INVALIDITY, _scheme(chance), chance,
        (
            said(f"benefit.invalidity.{pension.verdict}"), *pension.reasons,
            said("benefit.invalidity.notice"),
        ),
        amounts=_pension(pension), claim="invalidity",
        ask=None if chance is Chance.UNLIKELY else ask,
        sources=pension.sources,
        flags=tuple(each for each in pension.to_confirm if each.key != "confirm.rule"),
        routes=() if shut else _routes(pension),
        changes=() if shut else pension.changes,
    )  # fmt: skip


def _attendance(scene: _Scene, pension: Benefit) -> Benefit:
    """For an invalidity pensioner; before August 2022 its amount is not known."""
    wanted = chance_of(scene.facts.attendance)
    chance = both(pension.chance, wanted)
    known = injuries.in_force("attendance_allowance", scene.day, scene.law)
    amounts = [said("amount.monthly", amount=injuries.money(each.number)) for each in known]
    ask = pension.ask if pension.chance is Chance.CANNOT_TELL else Question.ATTENDANCE
    return Benefit(
        Kind.ATTENDANCE, _scheme(chance), chance, (said("benefit.invalidity.attendance"),),
        amounts=tuple(amounts), claim="invalidity",
        ask=ask if chance is Chance.CANNOT_TELL else None,
        sources=(*known, scene.law.at("attendance_for_invalidity", scene.day)),
    )  # fmt: skip


def _funeral(scene: _Scene) -> Benefit:
    """For a death by employment or other covered injury, or of one who meets the pension."""
    facts, law, day = scene.facts, scene.law, scene.death_day
    covered = _foreign(facts, day, law)
    insured = both(_CHANCES[scene.pension.verdict], covered)
    chance = both(_died(facts), either(scene.at_work.chance, scene.private.chance, insured))
    amount = law.at("funeral_benefit", day)
    asks = (
        _outcome_asked(facts), scene.at_work.ask, scene.private.ask,
        Question.FOREIGN if covered is Chance.CANNOT_TELL else None, scene.pension.ask,
    )  # fmt: skip
    return Benefit(
        Kind.FUNERAL, _scheme(chance), chance, _funeral_reasons(scene),
        amounts=(said("amount.once", amount=injuries.money(amount.number)),), claim="death",
        ask=next(filter(None, asks), None) if chance is Chance.CANNOT_TELL else None,
        sources=(amount, law.at("funeral_grounds", day)),
        changes=scene.pension.changes if chance is insured is Chance.CANNOT_TELL else (),
    )  # fmt: skip


def _funeral_reasons(scene: _Scene) -> tuple[Said, ...]:
    """Tell how the pension stands only where neither cover is likely."""
    grounds, order = said("benefit.funeral.grounds"), said("benefit.funeral.order")
    if Chance.LIKELY in (scene.at_work.chance, scene.private.chance):
        return grounds, order
    return grounds, said(f"benefit.survivors.{scene.pension.verdict}"), order


def _pension(pension: Answer) -> tuple[Said, ...]:
    if pension.monthly is None:
        return ()
    return (said("amount.monthly", amount=pension.monthly),)


def _routes(pension: Answer) -> tuple[Said, ...]:
    """A pension that is not met is never a bare no."""
    met = pension.verdict in (Verdict.FULL, Verdict.REDUCED)
    return () if met else tuple(each for each in pension.routes if each.key != "route.work")


def _died(facts: Facts) -> Chance:
    return chance_of(None if facts.outcome is None else facts.outcome is Outcome.DEATH)


def _outcome_asked(facts: Facts) -> Question | None:
    return Question.OUTCOME if facts.outcome is None else None


def _foreign(facts: Facts, day: date, law: Law) -> Chance:
    """Whether the invalidity scheme was open to the person on that day."""
    try:
        law.at("foreign_invalidity", day)
    except NotInForce:
        return chance_of(None if facts.foreign is None else not facts.foreign)
    return Chance.LIKELY


def _scheme(chance: Chance) -> Cover:
    return Cover(covers.Scheme.INVALIDITY, chance, said("cover.invalidity"), None)
