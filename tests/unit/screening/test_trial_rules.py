"""Trials: assignment by person, Newcombe's interval, and a stopping rule that keeps its alpha."""

from math import sqrt

import numpy as np
import pytest

from config import rules
from services.screening.invitations import trial_rules
from services.screening.invitations.trial_rules import (
    Arm,
    Trial,
    compare,
    stops_for,
    variant_for,
    wilson,
)

TRIAL = Trial("t", "x", ("a", "b"), 60, 4000, 4, 2.024)


def test_person_keeps_the_text_and_persons_are_even() -> None:
    shown = [variant_for(TRIAL, worker) for worker in range(20_000)]

    assert shown == [variant_for(TRIAL, worker) for worker in range(20_000)]
    assert abs(shown.count("a") - 10_000) < 300  # four standard deviations
    assert variant_for(Trial("u", "x", ("a", "b"), 60, 4000, 4, 2.024), 1) in ("a", "b")


def test_two_trials_divide_people_differently() -> None:
    other = Trial("u", "x", ("a", "b"), 60, 4000, 4, 2.024)
    same = sum(variant_for(TRIAL, w) == variant_for(other, w) for w in range(10_000))

    assert 4_700 < same < 5_300


def test_intervals_are_those_of_the_literature() -> None:
    """Newcombe 1998, table II: 56/70 against 48/80 by method 10 is 0.0524 to 0.3339."""
    found = compare(Arm("a", 80, 48), Arm("b", 70, 56))

    assert (round(found.lower, 4), round(found.upper, 4)) == (0.0524, 0.3339)
    assert found.difference == pytest.approx(0.2)


def test_wilson_keeps_within_nought_and_one() -> None:
    assert wilson(0, 10)[0] == 0
    assert wilson(10, 10)[1] == pytest.approx(1)
    assert wilson(0, 0) == (0, 1)
    assert [round(x, 4) for x in wilson(15, 148)] == [0.0624, 0.1605]  # Newcombe 1998, one sample


def test_nobody_shown_is_no_difference() -> None:
    assert compare(Arm("a", 0, 0), Arm("b", 10, 3)).z == 0
    assert compare(Arm("a", 10, 10), Arm("b", 10, 10)).z == 0


@pytest.mark.parametrize(
    ("look", "z", "reason"),
    [(1, 4.04, None), (1, 4.05, "difference"), (2, 2.86, None), (2, 2.87, "difference"),
     (4, 2.02, "size"), (4, -2.03, "difference")],
)  # fmt: skip
def test_it_stops_by_its_rule(look: int, z: float, reason: str | None) -> None:
    finding = compare(Arm("a", 1, 0), Arm("b", 1, 0))
    asked = trial_rules.Finding(finding.usual, finding.other, 0, 0, 0, z)

    assert stops_for(TRIAL, look, asked) == reason


@pytest.mark.parametrize("looks", [1, 2, 3, 4, 5])
def test_looking_often_keeps_the_error_at_five_percent(looks: int) -> None:
    constant = rules.tables("trials")["boundary_constants"][looks]
    trial = Trial("t", "x", ("a", "b"), 60, 4000, looks, constant)
    steps = np.random.default_rng(looks).normal(size=(200_000, looks)).cumsum(axis=1)

    beyond = np.column_stack(
        [abs(steps[:, k - 1]) / sqrt(k) >= trial.boundary_at(k) for k in range(1, looks + 1)]
    ).any(axis=1)

    assert beyond.mean() == pytest.approx(0.05, abs=0.002)  # four standard errors


def test_the_better_text_wins_only_when_proved() -> None:
    better = compare(Arm("a", 1000, 180), Arm("b", 1000, 300))
    worse = compare(Arm("a", 1000, 300), Arm("b", 1000, 180))

    assert trial_rules.winner(TRIAL, "difference", better) == "b"
    assert trial_rules.winner(TRIAL, "difference", worse) == "a"
    assert trial_rules.winner(TRIAL, "size", better) == "a"


def test_sizes_of_the_looks() -> None:
    assert [TRIAL.size_at(look) for look in (1, 2, 3, 4)] == [1000, 2000, 3000, 4000]
    assert all(trial.persons % trial.looks == 0 for trial in trial_rules.every())


def test_trial_in_force_has_the_power_it_claims() -> None:
    """4 points at 20 %: simulated with its own looks."""
    (trial,) = (each for each in trial_rules.every() if each.name == "invitation-2026")
    chance = np.random.default_rng(3)
    runs, half = 4000, trial.persons // trial.looks // 2
    a = chance.binomial(half, 0.20, size=(runs, trial.looks)).cumsum(axis=1)
    b = chance.binomial(half, 0.24, size=(runs, trial.looks)).cumsum(axis=1)

    won = 0
    for run in range(runs):
        for look in range(1, trial.looks + 1):
            arms = (Arm(n, half * look, int(c[run, look - 1])) for n, c in (("a", a), ("b", b)))
            if stops_for(trial, look, compare(*arms)) == "difference":
                won += 1
                break

    assert won / runs == pytest.approx(0.87, abs=0.025)
