"""One victim from several mentions: short forms of a name, a line of a list, the worst told of all.

Pure.
"""

from dataclasses import replace

from services.leads.reading.chains import Found
from services.leads.reading.names import is_within
from services.leads.reading.report import Outcome, Severity, Victim


def with_listed(
    victims: list[Victim], names: tuple[Victim, ...], severity: Severity, *, dead: bool
) -> list[Victim]:
    """Return the victims with those of the lists; who is told of in both is one."""
    for one in names:
        twin = next((n for n, v in enumerate(victims) if _same(v.name or "", one.name or "")), None)
        known = one.outcome is not Outcome.UNKNOWN
        outcome = one.outcome if known else Outcome.DEATH if dead else as_severity(severity)
        if twin is None:
            victims = [*victims, replace(one, outcome=outcome)]
            continue
        old = victims[twin]
        victims[twin] = replace(
            old,
            name=max((old.name, one.name), key=lambda name: len(name or "")),
            age=old.age if old.age is not None else one.age,
            occupation=old.occupation or one.occupation,
            outcome=one.outcome if known else old.outcome,
        )
    return victims


def each_once(found: list[Found]) -> list[Found]:
    """Drop short forms of a name that is known in full; keep what the later mention adds."""
    kept: list[Found] = []
    for one in found:
        twin = next((n for n, k in enumerate(kept) if _same(one.named.name, k.named.name)), None)
        if twin is None:
            kept.append(one)
            continue
        old = kept[twin]
        best = max((old, one), key=lambda each: (each.age is not None, len(each.named.name)))
        name = max((old.named.name, one.named.name), key=len)
        kept[twin] = replace(
            best,
            named=replace(best.named, name=name),
            outcome=old.outcome or one.outcome,
        )
    return kept


def _same(one: str, other: str) -> bool:
    return is_within(one, other) or is_within(other, one)


def as_severity(severity: Severity) -> Outcome:
    """Return the outcome of somebody of whom only the post's severity is known."""
    if severity is Severity.DEATH:
        return Outcome.DEATH
    return Outcome.UNKNOWN if severity is Severity.UNKNOWN else Outcome.INJURY
