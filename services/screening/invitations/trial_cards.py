"""Words of a trial's report: sizes, shares, difference with its interval, what the rule says. Pure.

Shares are shown of looks that were taken alone: who peeks between them is misled by chance.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from db.models.screening import TrialLook
from services import texts
from services.people.asked import lines, paragraphs
from services.screening.invitations import trial_rules
from services.screening.invitations.trial_rules import Arm, Finding, Trial


@dataclass(frozen=True, slots=True)
class Report:
    """What is known of a trial."""

    trial: Trial
    sizes: Mapping[str, int]  # persons shown each text until now
    looks: Sequence[TrialLook]
    finding: Finding | None  # of the last look


def reports(language: str, found: Sequence[Report]) -> Markup:
    """Return the reports of trials."""
    if not found:
        return texts.say(language, "trial.none")
    return paragraphs(*(_report(language, each) for each in found))


def _report(language: str, report: Report) -> Markup:
    trial = report.trial
    shown = "; ".join(f"{name} {report.sizes.get(name, 0)}" for name in trial.variants)
    head = texts.say(language, "trial.head", name=trial.name, text=trial.text)
    rule = texts.say(
        language, "trial.rule", persons=trial.persons, looks=trial.looks, days=trial.within_days
    )
    told = [head, rule, texts.say(language, "trial.shown", sizes=shown)]
    if report.finding is None:
        size = trial.size_at(1)
        told.append(texts.say(language, "trial.no_look", size=size, days=trial.within_days))
        return lines(*told)
    return lines(*told, *_look(language, report, report.looks[-1], report.finding))


def _look(language: str, report: Report, look: TrialLook, finding: Finding) -> list[Markup]:
    told = [
        texts.say(language, "trial.look", number=look.look, looks=report.trial.looks, at=look.at)
    ]
    told += [_arm(language, arm) for arm in (finding.usual, finding.other)]
    told.append(
        texts.say(
            language,
            "trial.difference",
            difference=_points(finding.difference),
            lower=_points(finding.lower),
            upper=_points(finding.upper),
            z=f"{look.z:.2f}",
            boundary=f"{look.boundary:.2f}",
        )
    )
    if look.stopped_for is None:
        size = report.trial.size_at(look.look + 1)
        return [*told, texts.say(language, "trial.goes_on", size=size)]
    winner = trial_rules.winner(report.trial, look.stopped_for, finding)
    key = f"trial.stopped.{look.stopped_for}"
    return [*told, texts.say(language, key, winner=winner)]


def _arm(language: str, arm: Arm) -> Markup:
    return texts.say(
        language, "trial.arm", name=arm.variant, persons=arm.persons, attended=arm.attended,
        share=f"{100 * arm.rate:.1f}",
    )  # fmt: skip


def _points(share: float) -> str:
    return f"{100 * share:+.1f}"
