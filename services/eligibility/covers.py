"""Which scheme an accident falls under: employment injury, or LINDUNG 24 Jam. Pure.

Employment injury (Act 4 sections 23-26) covers accidents at work, and journeys to and from work
but for an interruption or deviation (section 24(2)); no contributions are needed, and an employer
who did not register changes nothing. LINDUNG 24 Jam (Act A1788) covers other accidents in
Malaysia from its first day on, for those who take part.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from services.eligibility.facts import (
    Chance,
    Circumstance,
    Facts,
    Question,
    both,
    chance_of,
    opposite,
)
from services.eligibility.parameters import Law, NotInForce, Value
from services.eligibility.said import Said, said


class Scheme(StrEnum):
    """Under which scheme a benefit is paid."""

    EMPLOYMENT = "employment"  # Skim Bencana Kerja
    LINDUNG = "lindung"  # LINDUNG 24 Jam, Skim Bencana Bukan Kerja
    INVALIDITY = "invalidity"  # Skim Keilatan
    SELF_EMPLOYED = "self_employed"  # SKSPS
    HOUSEWIFE = "housewife"  # SKSSR


@dataclass(frozen=True, slots=True)
class Cover:
    """Whether an accident falls under a scheme, and why."""

    scheme: Scheme
    chance: Chance
    reason: Said
    ask: Question | None
    sources: tuple[Value, ...] = ()


def employment(facts: Facts, day: date, law: Law) -> Cover:
    """Tell whether it is an employment injury."""
    used = _foreign_since(day, law) if facts.foreign else ()
    if facts.employed is False:
        return _cover(Scheme.EMPLOYMENT, Chance.UNLIKELY, "not_employed")
    if facts.circumstance is Circumstance.PRIVATE:
        return _cover(Scheme.EMPLOYMENT, Chance.UNLIKELY, "private")
    if facts.circumstance is Circumstance.COMMUTING and facts.interrupted:
        return _cover(Scheme.EMPLOYMENT, Chance.UNLIKELY, "interrupted")
    if facts.foreign and not used:
        begins = law.values("foreign_employment_injury")[0]
        reason = said("cover.employment.foreign_too_early", day=begins.since)
        return Cover(Scheme.EMPLOYMENT, Chance.UNLIKELY, reason, None, (begins,))
    if facts.circumstance is None:
        return _cover(Scheme.EMPLOYMENT, Chance.CANNOT_TELL, "open", Question.CIRCUMSTANCE)
    if facts.circumstance is Circumstance.COMMUTING and facts.interrupted is None:
        return _cover(Scheme.EMPLOYMENT, Chance.CANNOT_TELL, "commuting_open", Question.INTERRUPTED)
    if facts.employed is None:
        return _cover(Scheme.EMPLOYMENT, Chance.CANNOT_TELL, "employed_open", Question.EMPLOYED)
    if facts.foreign is None and not _foreign_since(day, law):
        return _cover(Scheme.EMPLOYMENT, Chance.CANNOT_TELL, "employed_open", Question.FOREIGN)
    return Cover(
        Scheme.EMPLOYMENT, Chance.LIKELY, said(f"cover.employment.{facts.circumstance}"), None, used
    )


def lindung(facts: Facts, day: date, law: Law) -> Cover:
    """Tell whether it falls under LINDUNG 24 Jam."""
    try:
        phase = law.at("lindung_phase", day)
    except NotInForce:
        begins = law.values("lindung_phase")[0]
        reason = said("cover.lindung.too_early", day=begins.since)
        return Cover(Scheme.LINDUNG, Chance.UNLIKELY, reason, None, (begins,))
    used = (phase, law.at("lindung_mandatory", day))
    takes_part, question = _takes_part(facts, used[1])
    outside_work, asked = _outside_work(facts)
    parts = (
        ("not_employed", chance_of(facts.employed), Question.EMPLOYED),
        ("work", outside_work, asked),
        ("abroad", opposite(chance_of(facts.abroad)), Question.ABROAD),
        ("released", takes_part, question),
    )
    chance = both(*(each for _, each, _ in parts))
    names = [name for name, each, _ in parts if each is Chance.UNLIKELY]
    asks = [ask for _, each, ask in parts if each is Chance.CANNOT_TELL]
    if names:
        return Cover(Scheme.LINDUNG, chance, said(f"cover.lindung.{names[0]}"), None, used)
    number = int(phase.number)
    key = "open" if asks else "met"
    reason = said(f"cover.lindung.{key}", phase=number)
    return Cover(Scheme.LINDUNG, chance, reason, asks[0] if asks else None, used)


def _outside_work(facts: Facts) -> tuple[Chance, Question]:
    """A journey that was interrupted is private; so is nothing that is at work."""
    if facts.circumstance is Circumstance.COMMUTING:
        return chance_of(facts.interrupted), Question.INTERRUPTED
    private = None if facts.circumstance is None else facts.circumstance is Circumstance.PRIVATE
    return chance_of(private), Question.CIRCUMSTANCE


def _takes_part(facts: Facts, mandatory: Value) -> tuple[Chance, Question]:
    """Foreign workers always take part; citizens must, or may be released, by the day."""
    if facts.foreign or mandatory.number:
        return Chance.LIKELY, Question.LINDUNG
    if facts.foreign is None and facts.lindung is not True:
        return Chance.CANNOT_TELL, Question.FOREIGN
    return chance_of(facts.lindung), Question.LINDUNG


def _foreign_since(day: date, law: Law) -> tuple[Value, ...]:
    try:
        return (law.at("foreign_employment_injury", day),)
    except NotInForce:
        return ()


def _cover(scheme: Scheme, chance: Chance, key: str, ask: Question | None = None) -> Cover:
    return Cover(scheme, chance, said(f"cover.{scheme}.{key}"), ask)
