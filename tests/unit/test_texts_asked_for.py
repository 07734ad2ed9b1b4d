"""The code asks only for texts that exist, and no text stands there that nobody asks for."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from db.models.appointments import AppointmentKind
from db.models.assignments import AssignmentState, HandoverState, Step
from db.models.broadcasts import RECALLING, BroadcastState, RoundKind
from db.models.detections import WORKED_ON, DetectionState
from db.models.leads import ENDS, Ball, Custody, Stage
from db.models.lookups import GroundKind, Outcome, Verdict
from db.models.people import Role
from db.models.registry import EmployerStatus
from db.models.screening import DeclineReason, ScreeningState, WaveState
from db.models.workers import BoundBy, Purpose
from services.access import Action
from services.leads.casework.deadlines import Timer
from services.leads.casework.telling import Event
from services.leads.corrections import Field
from services.leads.intake.located import Moved
from services.leads.parsing import Kind
from services.messaging.broadcasts.outcomes import Became, Recalled
from services.places.nearest import Reason
from services.registry.checks import pensions
from services.registry.checks.browsing import Kind as Browsing
from services.registry.checks.quotas import Limit
from services.screening import rounds
from services.screening.clinics import measuring
from services.screening.eligibility import Answer, WomensTest
from services.workers.binding import Outcome as Bound
from services.workers.identity import Wrong
from tests.unit.catalogue import keys

ROOT = Path(__file__).parents[2]
ASKING = {"say", "Refusal", "answer", "prompt", "has"}  # functions that take a text's key
KEY = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)+|synthetic")
ENUMS: list[tuple[str, list[str]]] = [
    ("role.", [*Role]),
    ("lead.status.", [Custody.UNANSWERED, Custody.DOUBTFUL]),
    ("lead.ended.", [end for end in Stage if end in ENDS]),
    ("lead.stage.", [*Stage]),
    ("lead.ball.", [*Ball]),
    ("lead.told.", [*Event]),
    ("lead.told_group.", [*Event]),
    ("lead.timer.", [*Timer]),
    ("plan.state.", [each for each in AssignmentState if each is not AssignmentState.PLANNED]),
    ("plan.branch_because.", [*Reason]),
    ("handover.over.", [each for each in HandoverState if each is not HandoverState.OFFERED]),
    ("lead.step.", [step for step in Step if step is not Step.SELF]),  # tells who was asked
    ("access.denied.", [*Action]),
    ("field.", [*Field]),
    ("lead.kind.", [*Kind]),
    ("lead.branch_by.", [*Reason]),
    ("change.moved.", [moved for moved in Moved if moved is not Moved.NO]),
    ("location.moved.", [*Moved]),
    ("check.ground.", [*GroundKind]),
    ("check.group.", [*Outcome]),
    ("lead.registry.", [*Outcome]),
    ("check.status.", [*EmployerStatus]),
    ("check.near.", [*Limit]),
    ("check.used.", [*Limit]),
    ("check.over.", [*Limit]),
    ("browsing.", [*Browsing]),
    ("wholooked.purpose.", [*GroundKind]),
    ("button.review.", [*Verdict]),
    ("check.other_day.", [*pensions.SCHEMES.values()]),
    ("review.", [*Verdict]),
    ("detection.state.", [*DetectionState]),
    ("consent.about.", [*Purpose]),
    ("appointment.kind.", [*AppointmentKind]),
    ("mydata.bound.", [*BoundBy]),
    ("enrol.number.", [*Wrong]),
    ("enrol.not_bound.", [Bound.ACCOUNT_TAKEN, Bound.OTHER_ACCOUNT, Bound.DEAD]),
    ("broadcast.state.", [*BroadcastState]),
    ("broadcast.round.", [*RoundKind]),
    ("broadcast.round_at.", [*RoundKind]),
    ("broadcast.outcome.", [*Became]),
    ("broadcast.step.", [*Became]),
    ("broadcast.recall.", [*Recalled]),
    ("broadcast.recalling.", [*RECALLING]),
    ("button.broadcast.recall_", [*RECALLING]),
    ("broadcast.again.", [RoundKind.CHASE, RoundKind.RESEND]),
    ("screening.answer.", [*Answer]),
    ("mydata.invitation.", [*ScreeningState]),
    ("screening.test.", [*WomensTest]),
    ("button.screening.why.", [*DeclineReason]),
    ("waves.standing.", [*WaveState]),
    ("waves.now.", [*WaveState]),
    ("waves.count.", [*ScreeningState]),
    ("clinic.kind.", [*AppointmentKind]),
    ("result.part.", [*measuring.FORM]),
    ("result.ask.", [*measuring.FORM]),
    ("result.measure.", [*measuring.MEASURES]),
    ("result.impossible.", [*measuring.MEASURES]),
    ("screening.test.", [*rounds.every()[0].tests]),
    ("button.detection.end.", [each for each in DetectionState if each not in WORKED_ON]),
]


@cache
def asked_for() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Keys that are surely asked for, all that look like keys, and beginnings put together."""
    sure: set[str] = set()
    alike: set[str] = set()
    beginnings: set[str] = set()
    for folder in ("bot", "handlers", "services"):
        for file in (ROOT / folder).rglob("*.py"):
            if "sandbox" in file.parts:
                continue
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    alike.add(node.value)
                elif isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                    beginnings.add(str(node.values[0].value))
                elif isinstance(node, ast.Call):
                    sure |= set(_keys_in(node))
                    alike |= set(_keys_in(node))
    return frozenset(sure), frozenset(alike), frozenset(b for b in beginnings if b.endswith("."))


def _keys_in(call: ast.Call) -> Iterator[str]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    for argument in call.args:
        for branch in (
            (argument.body, argument.orelse) if isinstance(argument, ast.IfExp) else (argument,)
        ):
            if isinstance(branch, ast.Constant) and isinstance(branch.value, str):
                if name in ASKING and KEY.fullmatch(branch.value):
                    yield branch.value
                if name == "unread" and branch is call.args[0]:  # nothing may have been typed
                    yield from (branch.value, f"{branch.value}.empty")
                if name == "raise_alarm" and branch is call.args[2]:
                    yield f"alarm.{branch.value}"


def test_every_text_asked_for_exists() -> None:
    sure, _, _ = asked_for()

    assert len(sure) > 50, "the search for keys finds nothing"
    assert sorted(sure - keys("ms").keys()) == []


def test_every_text_is_asked_for() -> None:
    _, alike, beginnings = asked_for()
    unused = [
        key
        for key in keys("ms")
        if key not in alike and not any(key.startswith(beginning) for beginning in beginnings)
    ]

    assert unused == []


@pytest.mark.parametrize(("beginning", "cases"), ENUMS, ids=[beginning for beginning, _ in ENUMS])
def test_every_case_has_its_text(beginning: str, cases: list[str]) -> None:
    assert [case for case in cases if f"{beginning}{case}" not in keys("ms")] == []
