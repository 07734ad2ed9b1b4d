"""Alarm rules and the board name metrics that exist, with labels and values that they have."""

import json
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from prometheus_client import REGISTRY, generate_latest

from bot import metrics
from db.models.messaging import DueState, LetterState
from db.models.registry import Extract
from services import clock
from services.messaging import lease
from services.messaging.outbox import Lane
from services.messaging.outcomes import Answer
from services.records.heartbeat import Heartbeat
from services.records.standing import Extracted, Standing

DEPLOY = Path(__file__).parents[2] / "deploy"
RULES: list[dict[str, Any]] = yaml.safe_load((DEPLOY / "prometheus/alarms.yaml").read_text())[
    "groups"
][0]["rules"]
PANELS: list[dict[str, Any]] = json.loads((DEPLOY / "grafana/prihatin.json").read_text())["panels"]
ASKED = [rule["expr"] for rule in RULES] + [
    target["expr"] for panel in PANELS for target in panel["targets"]
]
VALUES = {  # of labels, where a rule names one
    "answer": {*Answer, "200", "400", "401", "413", "503"},
    "state": {*LetterState, *DueState},
    "lane": {lane.name.lower() for lane in Lane},
    "lease": {lease.COURIER, lease.TICKER, lease.POLLING},
    "outcome": set(metrics.Outcome),
    "job": {"prihatin"},
}
PROMETHEUS_OWN = {"up"}
PROMETHEUS_GIVES = {"job", "instance", "le"}
LABELS = {  # of each metric of ours
    name: {*getattr(metric, "_labelnames", ())}
    for name, metric in REGISTRY._names_to_collectors.items()
    if name.startswith("prihatin_")
}


def told() -> set[str]:
    return {sample.name for family in REGISTRY.collect() for sample in family.samples} | {
        f"{family.name}{end}"
        for family in REGISTRY.collect()
        for end in ("", "_total", "_bucket")
        if family.type in ("counter", "histogram") or not end
    }


@pytest.mark.parametrize("expression", ASKED)
def test_rule_and_board_ask_for_what_is_told(expression: str) -> None:
    names = set(re.findall(r"\b(?:prihatin|process)_\w+", expression))

    assert names <= told() | PROMETHEUS_OWN
    known = set().union(*(LABELS.get(name, PROMETHEUS_GIVES) for name in names)) | PROMETHEUS_GIVES
    for labels in re.findall(r"\bby \((\w+)\)", expression):
        assert labels in known
    for label, values in re.findall(r'(\w+)=~?"([^"]+)"', expression):
        assert label in known
        assert set(values.split("|")) <= VALUES[label]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["alert"])
def test_rule_says_what_is_wrong_and_what_to_do(rule: dict[str, Any]) -> None:
    assert rule["labels"]["severity"] in ("warning", "critical")
    assert set(rule["annotations"]) == {"summary", "do"}


def test_what_is_told_is_how_it_stands_and_nothing_when_the_database_is_out() -> None:
    extract = Extracted(Extract.PERSONS, 9, clock.now(), 60.0, stale=False, synthetic=True)
    seen = Standing(
        letters={LetterState.UNKNOWN: 2},
        letter_waits_seconds=7,
        outbox={Lane.LEAD: (3, 7.0)},
        dues={DueState.FAILED: 1},
        due_late_seconds=90,
        dues_late=4,
        leases={"courier": 5.0},
        branches=54,
        groups=2,
        admins=1,
        clock_ahead=timedelta(0),
        proof=Heartbeat(None, 0, is_well=False),
        extracts=[extract],
    )
    metrics.show(seen)
    lines = generate_latest().decode().splitlines()
    metrics.show(None)
    out = generate_latest().decode()

    assert {
        'prihatin_letters{state="unknown"} 2.0',
        'prihatin_outbox_depth{lane="lead"} 3.0',
        'prihatin_outbox_depth{lane="bulk"} 0.0',
        'prihatin_outbox_oldest_seconds{lane="lead"} 7.0',
        'prihatin_dues{state="failed"} 1.0',
        "prihatin_dues_late 4.0",
        'prihatin_lease_left_seconds{lease="courier"} 5.0',
        'prihatin_registry_age_seconds{extract="persons"} 60.0',
        "prihatin_proof_age_seconds -1.0",
        "prihatin_database_up 1.0",
    } <= set(lines)
    assert "prihatin_database_up 0.0" in out
    assert {"prihatin_dues_late NaN", "prihatin_proof_ok NaN"} <= set(out.splitlines())
    assert "prihatin_letters{" not in out
